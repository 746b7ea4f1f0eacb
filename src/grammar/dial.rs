//! Dial: a time of day as it was said, before it is known which half of the day is meant.

use chrono::NaiveTime;

use super::text::Lexicon;

/// A time as it was said; it may be none that a clock shows.
#[derive(Clone, Copy)]
pub(super) struct Said {
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) second: u32,
    /// Whether the half of the day was left open: "3:12", but not "03:12" nor "3:12am".
    pub(super) open: bool,
}

/// A part of the day, which tells its two halves apart.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
}

/// The phrases for a part of the day.
pub(super) const PARTS: Lexicon<Part> = &[
    (Part::Morning, &["in the morning"]),
    (Part::Afternoon, &["in the afternoon"]),
    (Part::Evening, &["in the evening"]),
    (Part::Night, &["at night", "in the night"]),
];

/// The two halves of the day.
pub(super) const HALVES: Lexicon<Part> =
    &[(Part::Morning, &["am", "a.m"]), (Part::Afternoon, &["pm", "p.m"])];

impl Said {
    /// Returns a time to the minute.
    pub(super) fn at(hour: u32, minute: u32) -> Self {
        Self { hour, minute, second: 0, open: (1..=12).contains(&hour) }
    }

    /// Returns the time, if a clock shows it; "24:00" is midnight.
    pub(super) fn time(self) -> Option<NaiveTime> {
        let hour = if (self.hour, self.minute, self.second) == (24, 0, 0) { 0 } else { self.hour };
        NaiveTime::from_hms_opt(hour, self.minute, self.second)
    }

    /// Settles the half of the day.
    pub(super) fn in_the(self, part: Part) -> Self {
        let hour = match (part, self.hour) {
            _ if !self.open => self.hour,
            (Part::Afternoon, 12) => 12,
            (Part::Afternoon, hour) => hour + 12,
            (_, 12) => 0,
            (Part::Evening, hour @ 4..) | (Part::Night, hour @ 6..) => hour + 12,
            (_, hour) => hour,
        };
        Self { hour, open: false, ..self }
    }
}

/// An hour that no clock shows.
pub(super) const NO_HOUR: u32 = 99;

/// Reads digits in the shape of a time.
pub(super) fn digits_of(text: &str, dotted: bool) -> Option<Said> {
    let is_digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split([':', '.']).collect();
    if !parts.iter().all(is_digits) || (text.contains('.') && (!dotted || text.contains(':'))) {
        return None;
    }
    let (hours, minutes, seconds) = match parts.as_slice() {
        [digits] if digits.len() > 4 => return None,
        [digits] if digits.len() > 2 => {
            let (hours, minutes) = digits.split_at_checked(digits.len() - 2)?;
            (hours, minutes, "00")
        }
        [hours] => (*hours, "00", "00"),
        [hours, minutes] if minutes.len() == 2 || hours.len() > 2 => (*hours, *minutes, "00"),
        [hours, minutes, seconds] if minutes.len() == 2 && seconds.len() == 2 => {
            (*hours, *minutes, *seconds)
        }
        _ => return None,
    };
    let read = |digits: &str| digits.parse().unwrap_or(NO_HOUR);
    let said = Said { second: read(seconds), ..Said::at(read(hours), read(minutes)) };
    Some(Said { open: said.open && !hours.starts_with('0'), ..said })
}
