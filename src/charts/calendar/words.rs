//! The words of the calendar.

use chrono::Datelike;

use super::super::words as said;
use super::nights::Stretch;
use super::{Calendar, YOUNG};
use crate::analysis::Series;
use crate::analysis::words::counted;
use crate::diary::Night;

/// What stands before the scale of pain.
pub(super) const PAIN: &str = "worst pain of the night";
/// A cramp whose pain is not known.
pub(super) const PAIN_UNKNOWN: &str = "pain not noted";
/// A number in a cell.
pub(super) const COUNT: &str = "number of cramps";
/// A dot in a cell.
pub(super) const SEVERAL: &str = "2 or more cramps";
/// A night that was said to be free of cramps.
pub(super) const FREE: &str = "no cramp";
/// A night without a word.
pub(super) const UNKNOWN: &str = "not recorded";
/// What stands above the figures of the years: on so many of so many nights.
pub(super) const CRAMPS_ON: &str = "cramp nights";
/// The days of the week, in short.
pub(super) const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const NAMED: &str = "A night is named by the evening it begins on";

/// Returns the finding: on how many of the recorded nights there were cramps.
pub(super) fn title(series: &Series, diary_is_empty: bool) -> String {
    let (on, known) = (series.cramp_nights(), series.known());
    let nights = counted(known, "recorded night");
    match (on, known) {
        _ if diary_is_empty => "Night cramps, night by night".to_owned(),
        (_, 0) => format!("Nothing recorded in {}", counted(series.nights(), "night")),
        (0, _) => format!("No cramps on {nights}"),
        (on, known) if on == known && known > 1 => format!("Cramps on all {nights}"),
        (on, _) => format!("Cramps on {on} of {nights}"),
    }
}

/// Returns from when to when, and how a night is named.
pub(super) fn subtitle(series: &Series, diary_is_empty: bool) -> String {
    match diary_is_empty {
        true => format!("Each night will have a cell. {NAMED}."),
        false => format!("{}. {NAMED}.", said::span(series)),
    }
}

/// Returns how many nights are recorded, and how the cells of years are read.
pub(super) fn source(series: &Series, months: usize) -> String {
    let recorded = said::source(series);
    match months {
        0 => String::new(),
        1..=YOUNG => recorded,
        _ => format!("{recorded}. Each column is a week, from Monday down to Sunday"),
    }
}

/// Returns what a screen reader says about the calendar.
pub(super) fn description(calendar: &Calendar) -> String {
    let young = calendar.is_young();
    let stretches = if young { &calendar.months } else { &calendar.years };
    let caption = [calendar.caption.subtitle.clone(), calendar.caption.source.clone()];
    let stretches = stretches.iter().map(|stretch| {
        let name = stretch.first.evening().format(if young { "%B %Y" } else { "%Y" });
        format!("{name}: {}", Figures::Long.of(stretch))
    });
    said::joined(caption.into_iter().chain(stretches)) + "."
}

/// Returns the name of a month; in a narrow place the year stands where it begins.
pub(super) fn month(first: Night, broad: bool, is_first: bool) -> String {
    let evening = first.evening();
    let form = match broad {
        true => "%B %Y",
        _ if is_first || evening.month() == 1 => "%b %Y",
        _ => "%b",
    };
    evening.format(form).to_string()
}

/// How much is said of a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figures {
    /// "cramps on 5 of 21 recorded nights"
    Long,
    /// "cramps on 5 of 21"
    Middle,
    /// "5 of 21"
    Short,
}

impl Figures {
    /// Returns the longest form that fits each of the months, of which it gets the place and the text.
    pub(super) fn fitting(
        stretches: &[Stretch],
        fits: impl Fn(usize, &str) -> bool,
    ) -> Option<Self> {
        [Self::Long, Self::Middle, Self::Short]
            .into_iter()
            .find(|form| stretches.iter().enumerate().all(|(place, it)| fits(place, &form.of(it))))
    }

    /// Says on how many of the recorded nights there were cramps.
    pub(super) fn of(self, stretch: &Stretch) -> String {
        let (on, known) = (stretch.coverage.cramp_nights, stretch.coverage.known);
        match self {
            Self::Long if known == 0 => "no night recorded".to_owned(),
            Self::Middle | Self::Short if known == 0 => "–".to_owned(),
            Self::Long => format!("cramps on {on} of {}", counted(known, "recorded night")),
            Self::Middle => format!("cramps on {on} of {known}"),
            Self::Short => format!("{on} of {known}"),
        }
    }
}
