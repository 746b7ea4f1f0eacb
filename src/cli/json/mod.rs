//! The JSON that `--json` prints, field by field (docs/json.md).

mod check;
mod copies;
mod days;
mod factors;
mod history;
mod medicines;
mod nights;
mod profile;
mod report;
mod scan;
mod summary;
mod truth;
mod warnings;

use serde::Serialize;

use crate::diary::Night;

use super::failure::Failure;

pub(crate) use check::{CheckedForm, SalvagedForm, SlipForm};
pub(crate) use copies::CopyForm;
pub(crate) use days::{CourseForm, CrampShown, DayForm, DoseForm, NightShown, SignForm};
pub(crate) use factors::{FactorForm, SettingForm, settings};
pub(crate) use history::EntryForm;
pub(crate) use nights::{CrampForm, NightForm};
pub(crate) use profile::ProfileForm;
pub(crate) use report::ReportForm;
pub(crate) use scan::ScanForm;
pub(crate) use summary::SummaryForm;
pub(crate) use truth::{MadeUpForm, TruthForm};
pub(crate) use warnings::WarningForm;

/// The version of these forms; a field that changes its meaning or goes away raises it.
pub(crate) const FORMAT: u32 = 1;

/// Writes a value as JSON, indented, with a line break at its end.
///
/// # Errors
///
/// If the value cannot be written as JSON, which no value of ours is.
pub(crate) fn text(value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| text + "\n")
        .map_err(|error| Failure::cannot(format!("the answer cannot be written as JSON: {error}")))
}

/// A night, by both its dates.
#[derive(Debug, Serialize)]
pub(crate) struct NightDates {
    /// The date of the evening, YYYY-MM-DD: the name of the night.
    pub(crate) evening: String,
    /// The date of the morning.
    pub(crate) morning: String,
}

impl From<Night> for NightDates {
    fn from(night: Night) -> Self {
        Self { evening: night.evening().to_string(), morning: night.morning().to_string() }
    }
}
