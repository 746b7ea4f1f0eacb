//! Acknowledged: the table of the warnings that were seen.

use chrono::{DateTime, FixedOffset};

use super::about::{self, About};
use super::cell::{self, read_word, set};
use super::column::{self, Column};
use super::sheet::Line;
use super::{Dialect, Error, Problem, Table};
use crate::diary::{Diary, Night, WarningRule};

/// A warning of one rule for one night, and when it was seen.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// The rule.
    pub(super) rule: WarningRule,
    /// The night.
    pub(super) night: Night,
    /// When the person said so.
    pub(super) at: DateTime<FixedOffset>,
}

/// Writes the table.
pub(super) fn write(diary: &Diary, dialect: Dialect) -> Result<String, Error> {
    let seen = diary.acknowledged.iter();
    column::write(&columns(), seen.map(|((rule, night), at)| Row::new(*rule, *night, *at)), dialect)
}

/// Returns what a reader has to know of each column.
pub(super) fn about() -> Vec<About> {
    column::about(columns())
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Row>> {
    let night = Night::named_after(Default::default());
    let blank = || Row::new(WarningRule::Frequent, night, Default::default());
    column::read(Table::Acknowledged, bytes, &columns(), blank, Ok, problems)
}

impl Row {
    fn new(rule: WarningRule, night: Night, at: DateTime<FixedOffset>) -> Self {
        Self { rule, night, at }
    }
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::required(
            "rule",
            "the rule of the warning",
            about::words(WarningRule::ALL, WarningRule::word),
            |row: &Row| row.rule.word().to_owned(),
            |row, cell| set(&mut row.rule, read_word(cell, WarningRule::ALL, WarningRule::word)),
        ),
        Column::required(
            "night_date",
            "the evening of the night that it is about",
            about::DATE,
            |row: &Row| row.night.evening().to_string(),
            |row, cell| set(&mut row.night, cell::read_date(cell).map(Night::named_after)),
        ),
        Column::required(
            "acknowledged_at",
            "when the person saw it",
            about::MOMENT,
            |row: &Row| cell::instant(row.at),
            |row, cell| set(&mut row.at, cell::read_instant(cell)),
        ),
    ]
}
