//! Date: a calendar date, with or without its year.

use chrono::{Datelike, NaiveDate};

use crate::diary::YEARS;

use super::Now;
use super::found::{Doubt, Found};
use super::text::{Lexicon, Token, first, lookup, skip};

/// What is wrong with 31 February.
pub(super) const NOT_IN_CALENDAR: &str = "is not in the calendar";
/// What is wrong with "20 feb 0215".
const NO_YEAR: &str = "has no year that can be; write a time after a date as 2:15";

/// What is wrong with "11/5".
const EITHER: &str = "could be two days; write the month as a word";

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
    if let Some(likely) = two_days(first(tokens), today) {
        return Some(Found { words: 1, meaning: Err(Doubt::because(EITHER).likely(likely)) });
    }
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

/// Tells whether a date could be two days, as "11/5" could; returns the later one that has been.
fn two_days(word: &str, today: NaiveDate) -> Option<String> {
    let mut parts = word.split('/');
    let (one, other, of_year) = (parts.next()?, parts.next()?, parts.next());
    let is_date = of_year.is_some() || day_and_month_of(word).is_some();
    let (one, other) = (day_of_month(one)?, day_of_month(other)?);
    if !is_date || one == other || !(1..=12).contains(&one) || !(1..=12).contains(&other) {
        return None;
    }
    let in_year = |day: u32, month: u32| match of_year {
        Some(of_year) => NaiveDate::from_ymd_opt(of_this_century(of_year)?, month, day),
        None => latest(today, |year| NaiveDate::from_ymd_opt(year, month, day)),
    };
    let both = [in_year(one, other)?, in_year(other, one)?];
    let later = both.into_iter().filter(|date| *date <= today).max().unwrap_or(both[0]);
    Some(later.format("%-d %b %Y").to_string().to_lowercase())
}

/// Reads the year of a date of three numbers: "2026", "26".
fn of_this_century(year: &str) -> Option<i32> {
    let digits = year.bytes().all(|byte| byte.is_ascii_digit());
    match year.len() {
        2 if digits => Some(2000 + year.parse::<i32>().ok()?),
        4 if digits => year.parse().ok(),
        _ => None,
    }
}

/// Reads "22/11" and "20.11.", the day first; "7/10" and "3/5" may be scores, and "1/2" a half.
fn day_and_month(tokens: &[Token]) -> Option<(u32, u32)> {
    let word = first(tokens);
    if word.contains('/') {
        return day_and_month_of(word);
    }
    let (day, month) =
        word.split_once('.').filter(|_| tokens.first().is_some_and(ends_with_dot))?;
    in_a_year(day, month)
}

/// Reads "22/11".
fn day_and_month_of(word: &str) -> Option<(u32, u32)> {
    const PARTS_OF_ONE: &[&str] = &["1/2", "1/3", "2/3", "1/4", "3/4"];
    let (day, month) = match word.split_once('/')? {
        (_, "10") | ("1" | "2" | "3" | "4" | "5", "5") => return None,
        parts => parts,
    };
    in_a_year(day, month).filter(|_| !PARTS_OF_ONE.contains(&word))
}

fn in_a_year(day: &str, month: &str) -> Option<(u32, u32)> {
    let (day, month) = (day_of_month(day)?, day_of_month(month)?);
    (1..=12).contains(&month).then_some((day, month))
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
        ('.' | '/', [day, month, year]) if matches!(year.len(), 2 | 4) => (year, month, day),
        _ => return None,
    };
    if ![year, month, day].into_iter().all(digits) {
        return None;
    }
    let numbers = of_this_century(year).zip(month.parse().ok()).zip(day.parse().ok());
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
