//! Date: a calendar date, with or without its year.

use chrono::{Datelike, NaiveDate};

use crate::diary::YEARS;

use super::Now;
use super::found::Found;
use super::text::{Lexicon, Token, first, lookup, skip};

/// What is wrong with 31 February.
pub(super) const NOT_IN_CALENDAR: &str = "is not in the calendar";
/// What is wrong with "20 feb 0215".
const NO_YEAR: &str = "has no year that can be; write a time after a date as 2:15";

const MONTHS: Lexicon<u32> = &[
    (1, &["january", "jan"]),
    (2, &["february", "feb"]),
    (3, &["march", "mar"]),
    (4, &["april", "apr"]),
    (5, &["may"]),
    (6, &["june", "jun"]),
    (7, &["july", "jul"]),
    (8, &["august", "aug"]),
    (9, &["september", "sep", "sept"]),
    (10, &["october", "oct"]),
    (11, &["november", "nov"]),
    (12, &["december", "dec"]),
];

/// Reads a calendar date: "2025-02-20", "24.02.2025", "20 feb", "feb 20 2025".
///
/// Without a year it is the latest one that is not in the future.
pub(super) fn date(tokens: &[Token], now: &Now) -> Option<Found<NaiveDate>> {
    let today = now.today();
    if let Some(date) = in_one_word(first(tokens)) {
        return Some(date.map_or(Found::doubt(1, NOT_IN_CALENDAR), |date| Found::new(1, date)));
    }
    if let Some((day, month)) = day_and_month(tokens) {
        let date = latest(today, |year| NaiveDate::from_ymd_opt(year, month, day));
        return Some(date.map_or(Found::doubt(1, NOT_IN_CALENDAR), |date| Found::new(1, date)));
    }
    let month_at = |at: usize| lookup(skip(tokens, at), MONTHS).map(|(_, month)| month);
    let day_at = |at: usize| day_of_month(first(skip(tokens, at)));
    let (day, month) = match (day_at(0), month_at(0)) {
        (Some(day), _) => (day, month_at(1)?),
        (_, Some(month)) => (day_at(1)?, month),
        _ => return None,
    };
    let (words, date) = match year(first(skip(tokens, 2))) {
        Some(year) if !YEARS.contains(&year) => return Some(Found::doubt(3, NO_YEAR)),
        Some(year) => (3, NaiveDate::from_ymd_opt(year, month, day)),
        None => (2, latest(today, |year| NaiveDate::from_ymd_opt(year, month, day))),
    };
    Some(date.map_or(Found::doubt(words, NOT_IN_CALENDAR), |date| Found::new(words, date)))
}

/// Returns the latest date of the past eight years that is not in the future.
fn latest(today: NaiveDate, date_in: impl Fn(i32) -> Option<NaiveDate>) -> Option<NaiveDate> {
    (0..=8).find_map(|back| date_in(today.year() - back).filter(|date| *date <= today))
}

/// Reads "22/11" and "20.11.", the day first; "7/10" and "3/5" may be scores, and "1/2" a half.
fn day_and_month(tokens: &[Token]) -> Option<(u32, u32)> {
    const PARTS_OF_ONE: &[&str] = &["1/2", "1/3", "2/3", "1/4", "3/4"];
    let word = first(tokens);
    let (day, month) = match word.split_once('/') {
        Some((_, "10")) | Some(("1" | "2" | "3" | "4" | "5", "5")) => return None,
        Some(parts) => parts,
        None => word.split_once('.').filter(|_| tokens.first().is_some_and(ends_with_dot))?,
    };
    let (day, month) = (day_of_month(day)?, day_of_month(month)?);
    (!PARTS_OF_ONE.contains(&word) && (1..=12).contains(&month)).then_some((day, month))
}

fn ends_with_dot(token: &Token) -> bool {
    token.raw.ends_with('.')
}

/// Reads a date of three numbers: `None` if it has no such shape, `Some(None)` if there is no such day.
fn in_one_word(word: &str) -> Option<Option<NaiveDate>> {
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let separator = ['-', '/'].into_iter().find(|mark| word.contains(*mark)).unwrap_or('.');
    let parts: Vec<&str> = word.split(separator).collect();
    let (year, month, day) = match (separator, parts.as_slice()) {
        ('-', [year, month, day]) if year.len() == 4 => (year, month, day),
        ('.' | '/', [day, month, year]) if year.len() == 4 => (year, month, day),
        _ => return None,
    };
    if ![year, month, day].into_iter().all(digits) {
        return None;
    }
    let numbers = year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok());
    Some(numbers.and_then(|((y, m), d)| NaiveDate::from_ymd_opt(y, m, d)))
}

/// Reads "20", "20th", "1st" as a day of the month.
pub(super) fn day_of_month(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    let digits = digits.unwrap_or(word);
    let short = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    short.then(|| digits.parse().ok()).flatten()
}

/// Reads a year: four digits after a day and a month are never a clock time.
fn year(word: &str) -> Option<i32> {
    let is_year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    is_year.then(|| word.parse().ok()).flatten()
}
