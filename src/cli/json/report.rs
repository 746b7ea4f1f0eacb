//! The form of the report.

use serde::Serialize;

use crate::report::{Item, Visit};

use super::FORMAT;

/// Everything that the report says, as flat facts.
#[derive(Debug, Serialize)]
pub(crate) struct ReportForm {
    format: u32,
    title: &'static str,
    period: String,
    made_on: String,
    version: &'static str,
    data_hash: String,
    command: String,
    items: Vec<ItemForm>,
}

#[derive(Debug, Serialize)]
struct ItemForm {
    section: &'static str,
    item: String,
    value: Option<String>,
    unit: Option<&'static str>,
    note: Option<String>,
}

impl ReportForm {
    /// Returns the form of a report.
    pub(crate) fn of(visit: &Visit) -> Self {
        Self {
            format: FORMAT,
            title: visit.title,
            period: visit.period.clone(),
            made_on: visit.made_on.to_string(),
            version: visit.foot.version,
            data_hash: visit.foot.data_hash.clone(),
            command: visit.foot.command.clone(),
            items: visit.items().into_iter().map(ItemForm::of).collect(),
        }
    }
}

impl ItemForm {
    fn of((section, item): (&'static str, Item)) -> Self {
        let known = |text: String| (!text.is_empty()).then_some(text);
        Self {
            section,
            value: known(item.value.plain()),
            unit: (!item.unit.is_empty()).then_some(item.unit),
            note: known(item.note),
            item: item.what,
        }
    }
}
