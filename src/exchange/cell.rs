//! Cell: how each kind of value is written in one cell, and read back.
//!
//! A reason continues the name of its column: "is 11; it goes from 0 to 10".

use std::ops::RangeInclusive;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Timelike};

use super::guard::{guarded, unguarded};
use crate::diary::{Moment, Night, YEARS, is_recordable};

/// Reads a cell that may be empty; spaces around the value do not matter.
pub(super) fn optional<T>(
    cell: &str,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Result<Option<T>, String> {
    match cell.trim_matches(' ') {
        "" => Ok(None),
        value => read(value).map(Some),
    }
}

/// Puts a value that was read into its place.
pub(super) fn set<T>(place: &mut T, value: Result<T, String>) -> Result<(), String> {
    *place = value?;
    Ok(())
}

/// Writes something that may be unknown; unknown is an empty cell.
pub(super) fn known<T>(value: Option<T>, write: impl FnOnce(T) -> String) -> String {
    value.map(write).unwrap_or_default()
}

/// Writes free text.
pub(super) fn text(text: Option<&String>) -> String {
    known(text, |text| guarded(text))
}

/// Reads free text; every character of it is kept.
pub(super) fn read_text(cell: &str) -> Option<String> {
    (!cell.is_empty()).then(|| unguarded(cell).to_owned())
}

/// Writes a number as short as it can be without loss: "6", "1.5".
pub(super) fn number(amount: f64) -> String {
    let without_minus_zero = amount + 0.0;
    without_minus_zero.to_string()
}

/// Reads a number of digits with at most one decimal point.
pub(super) fn read_number(cell: &str) -> Result<f64, String> {
    let plain = cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && cell.starts_with(|first: char| first.is_ascii_digit());
    let number = cell.parse().ok().filter(|number: &f64| plain && number.is_finite());
    number.ok_or_else(|| "is not a number such as 6 or 1.5".to_owned())
}

/// Reads a number that may stand below zero.
pub(super) fn read_signed(cell: &str) -> Result<f64, String> {
    match cell.strip_prefix('-') {
        Some(amount) => read_number(amount).map(|amount| 0.0 - amount),
        None => read_number(cell),
    }
}

/// Reads a number from a range.
pub(super) fn read_between(cell: &str, least: f64, most: f64) -> Result<f64, String> {
    let amount = read_signed(cell)?;
    if (least..=most).contains(&amount) {
        Ok(amount)
    } else {
        Err(outside(cell, &limit(least), &limit(most)))
    }
}

/// Writes the end of a range; a very long one in short.
fn limit(amount: f64) -> String {
    let plain = number(amount);
    if plain.len() > 12 { format!("{amount:e}") } else { plain }
}

/// Reads a whole number from a range; other programs write one of a column with gaps as `120.0`.
pub(super) fn read_whole(cell: &str, range: RangeInclusive<u32>) -> Result<u32, String> {
    let cell = cell.strip_suffix(".0").unwrap_or(cell);
    if cell.is_empty() || !cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("is not a whole number".to_owned());
    }
    let outside = || outside(cell, &range.start().to_string(), &range.end().to_string());
    cell.parse().ok().filter(|value| range.contains(value)).ok_or_else(outside)
}

/// Says that a plain number lies outside its range; a very long one is not shown.
pub(super) fn outside(cell: &str, least: &str, most: &str) -> String {
    let shown = if cell.len() > 12 { "too large" } else { cell };
    format!("is {shown}; it goes from {least} to {most}")
}

/// Reads one of a few fixed words.
pub(super) fn read_word<T: Copy>(
    cell: &str,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Result<T, String> {
    all.iter().copied().find(|value| word(*value) == cell).ok_or_else(|| {
        let words: Vec<_> = all.iter().map(|value| word(*value)).collect();
        format!("is not one of {}", words.join(", "))
    })
}

/// Writes yes or no.
pub(super) fn yes_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

/// Reads yes or no.
pub(super) fn read_yes_no(cell: &str) -> Result<bool, String> {
    match cell {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("is neither yes nor no".to_owned()),
    }
}

/// Reads a date, `2026-11-21`.
pub(super) fn read_date(cell: &str) -> Result<NaiveDate, String> {
    let date = NaiveDate::parse_from_str(cell, "%Y-%m-%d").ok().filter(|_| cell.len() == 10);
    believable(date.ok_or_else(|| "is not a date such as 2026-11-21".to_owned())?)
}

/// Refuses a date outside the years of which a diary is kept.
pub(super) fn believable(date: NaiveDate) -> Result<NaiveDate, String> {
    if is_recordable(date) {
        Ok(date)
    } else {
        Err(format!("is outside the years {} to {}", YEARS.start(), YEARS.end()))
    }
}

/// Refuses a time on the clock whose day or night is outside those years.
pub(super) fn believable_time(local: NaiveDateTime) -> Result<(), String> {
    believable(local.date())?;
    believable(Night::containing(local).evening())?;
    Ok(())
}

/// Places a time on the clock, which a diary can have and some clock has shown.
pub(super) fn placed(
    local: NaiveDateTime,
    moment: impl Fn(NaiveDateTime) -> Option<Moment>,
) -> Result<Moment, String> {
    believable_time(local)?;
    moment(local).ok_or_else(|| "does not exist: the clocks were put forward over it".to_owned())
}

/// Writes a time on the clock, to the minute: `22:30`.
pub(super) fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Reads a time on the clock; spreadsheets add `:00`, which is fine.
pub(super) fn read_clock(cell: &str) -> Result<NaiveTime, String> {
    NaiveTime::parse_from_str(cell, "%H:%M")
        .or_else(|_| NaiveTime::parse_from_str(cell, "%H:%M:%S"))
        .ok()
        .filter(|time| time.second() == 0 && time.nanosecond() == 0)
        .ok_or_else(|| "is not a time to the minute such as 22:30".to_owned())
}

/// Writes when something was recorded, with the offset in force then.
pub(super) fn instant(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}

/// Reads a time with its offset, `2026-11-22T03:12:00+01:00`.
pub(super) fn read_instant(cell: &str) -> Result<DateTime<FixedOffset>, String> {
    let at = DateTime::parse_from_rfc3339(cell)
        .map_err(|_| "is not a time with its offset such as 2026-11-22T03:12:00+01:00")?;
    believable(at.date_naive())?;
    Ok(at)
}

/// Reads the key of a record.
pub(super) fn read_key(cell: &str) -> Result<String, String> {
    let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if cell.len() == 16 && cell.bytes().all(hexadecimal) {
        Ok(cell.to_owned())
    } else {
        Err("is not a key of 16 hexadecimal digits".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_lose_nothing() {
        for (amount, cell) in [(6.0, "6"), (1.5, "1.5"), (0.1, "0.1"), (-0.0, "0"), (2e4, "20000")]
        {
            assert_eq!(number(amount), cell);
            assert!((read_number(cell).unwrap() - amount).abs() < f64::MIN_POSITIVE);
        }
    }

    #[test]
    fn only_plain_decimal_numbers_are_read() {
        for cell in ["", "1,5", "1e3", "-1", "+1", ".5", "inf", "NaN", "0x10", "1.2.3", "１"] {
            assert!(read_number(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn a_number_below_zero_is_read_where_the_range_goes_there() {
        for (cell, amount) in [("-12.5", -12.5), ("-0", 0.0), ("7", 7.0)] {
            assert_eq!(read_between(cell, -60.0, 60.0), Ok(amount), "{cell}");
        }
        assert_eq!(read_between("-1", 0.0, 24.0).unwrap_err(), "is -1; it goes from 0 to 24");
        for cell in ["-", "--1", "- 1", "-.5", &"9".repeat(400)] {
            assert!(read_signed(cell).is_err(), "{cell}");
        }
        assert!(read_between("-1", 0.0, f64::MAX).unwrap_err().len() < 60);
    }

    #[test]
    fn a_reason_tells_the_range_and_shows_no_more_than_digits() {
        assert_eq!(read_whole("11", 0..=10).unwrap_err(), "is 11; it goes from 0 to 10");
        assert_eq!(read_whole("10.0", 0..=10), Ok(10), "as programs write a column with gaps");
        for cell in ["secret", "", ".0", "1.5", "1.00.0"] {
            assert_eq!(read_whole(cell, 0..=10).unwrap_err(), "is not a whole number", "{cell}");
        }
        let long = "9".repeat(40);
        assert_eq!(read_whole(&long, 1..=9).unwrap_err(), "is too large; it goes from 1 to 9");
    }

    #[test]
    fn a_date_is_of_the_calendar_and_of_our_times() {
        assert!(read_date("2026-02-28").is_ok());
        for cell in
            ["2026-02-30", "2026-2-3", "1899-12-31", "2200-01-01", "21.11.2026", "+262142-1"]
        {
            assert!(read_date(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn a_clock_time_is_to_the_minute() {
        assert_eq!(read_clock("06:39:00"), read_clock("06:39"));
        assert!(read_clock("06:39:01").is_err() && read_clock("24:00").is_err());
    }

    #[test]
    fn a_recorded_time_keeps_its_offset_and_its_fraction() {
        for cell in ["2026-11-22T03:12:00+01:00", "2026-11-22T03:12:00.250-09:30"] {
            assert_eq!(instant(read_instant(cell).unwrap()), cell);
        }
        assert!(read_instant("2026-11-22T03:12:00").is_err());
    }

    #[test]
    fn a_key_that_a_spreadsheet_turned_into_a_number_is_refused() {
        assert!(read_key("00ff00ff00ff00ff").is_ok());
        assert!(read_key("1.23457E+15").is_err() && read_key("00FF00FF00FF00FF").is_err());
    }
}
