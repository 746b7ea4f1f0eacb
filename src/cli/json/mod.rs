//! The JSON that `--json` prints, field by field (docs/json.md).

mod days;
mod factors;
mod history;
mod medicines;
mod nights;
mod profile;
mod scan;
mod summary;
mod warnings;

use serde::Serialize;

use crate::diary::Night;

pub(crate) use days::{CourseForm, CrampShown, DayForm, DoseForm, NightShown, SignForm};
pub(crate) use factors::{FactorForm, SettingForm, settings};
pub(crate) use history::EntryForm;
pub(crate) use nights::{CrampForm, NightForm};
pub(crate) use profile::ProfileForm;
pub(crate) use scan::ScanForm;
pub(crate) use summary::SummaryForm;
pub(crate) use warnings::WarningForm;

/// The version of these forms; a field that changes its meaning or goes away raises it.
pub(crate) const FORMAT: u32 = 1;

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
