//! Calendar: a day or a night, as people name it.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::diary::Night;

use super::Now;
use super::amount::leading_number;
use super::found::Found;
use super::text::{Lexicon, Token, begins, first, lookup, skip};

/// A day or a night that was named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Day {
    /// "today"
    Today,
    /// A calendar date.
    Date(NaiveDate),
    /// The weekday that today is: today with a clock time that has passed, otherwise a week ago.
    SameWeekday,
    /// The morning of a date, when the night named after the day before ends.
    Morning(NaiveDate),
    /// A night: "last night", "friday night".
    Night(Night),
}

impl Day {
    /// Returns the date; of a night, that of its evening.
    pub(super) fn date(self, now: &Now) -> NaiveDate {
        match self {
            Self::Today => now.today(),
            Self::Date(date) | Self::Morning(date) => date,
            Self::SameWeekday => days_before(now.today(), 7),
            Self::Night(night) => night.evening(),
        }
    }

    /// Returns the night; "today" is the night that is now.
    pub(super) fn night(self, now: &Now) -> Night {
        match self {
            Self::Today => now.night(),
            Self::Morning(date) => Night::named_after(date).before(1),
            Self::Night(night) => night,
            Self::Date(_) | Self::SameWeekday => Night::named_after(self.date(now)),
        }
    }
}

/// What is wrong with 31 February.
const NOT_IN_CALENDAR: &str = "is not in the calendar";
/// The first year that a date may have: earlier ones are slips.
const FIRST_YEAR: i32 = 1900;

const WEEKDAYS: Lexicon<Weekday> = &[
    (Weekday::Mon, &["monday", "mon"]),
    (Weekday::Tue, &["tuesday", "tue", "tues"]),
    (Weekday::Wed, &["wednesday", "wed"]),
    (Weekday::Thu, &["thursday", "thu", "thur", "thurs"]),
    (Weekday::Fri, &["friday", "fri"]),
    (Weekday::Sat, &["saturday", "sat"]),
    (Weekday::Sun, &["sunday", "sun"]),
];

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

/// Words of the calendar that a mistyped word may have meant.
pub(super) const WORDS: &[&str] = &[
    "yesterday",
    "today",
    "tonight",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Reads a day or a night.
pub(super) fn day(tokens: &[Token], now: &Now) -> Option<Found<Day>> {
    if let Some(words) = begins(tokens, "night of") {
        let named = day(skip(tokens, words), now)?.after(words);
        return Some(named.map(|day| Day::Night(Night::named_after(day.date(now)))));
    }
    let named =
        word(tokens, now).or_else(|| date(tokens, now).map(|found| found.map(Day::Date)))?;
    let part_of_day = first(skip(tokens, named.words));
    let narrow = |day: Day| match part_of_day {
        "night" => Day::Night(Night::named_after(day.date(now))),
        "morning" => Day::Morning(day.date(now)),
        _ => day,
    };
    let further = usize::from(matches!(part_of_day, "night" | "morning" | "evening"));
    Some(named.after(further).map(narrow))
}

/// Reads a day that is named by its distance or by its weekday.
fn word(tokens: &[Token], now: &Now) -> Option<Found<Day>> {
    let today = now.today();
    let yesterday = days_before(today, 1);
    let named: [(&str, Day); 6] = [
        ("today", Day::Today),
        ("yesterday", Day::Date(yesterday)),
        ("last night", Day::Night(Night::named_after(yesterday))),
        ("lastnight", Day::Night(Night::named_after(yesterday))),
        ("tonight", Day::Night(now.night())),
        ("this morning", Day::Morning(today)),
    ];
    if let Some(found) =
        named.iter().find_map(|(phrase, day)| Some(Found::new(begins(tokens, phrase)?, *day)))
    {
        return Some(found);
    }
    let last = usize::from(first(tokens) == "last");
    if let Some((words, weekday)) = lookup(skip(tokens, last), WEEKDAYS) {
        return Some(Found::new(last + words, past_weekday(weekday, last > 0, today)));
    }
    days_ago(tokens, today)
}

/// Reads "3 days ago" and "2 nights ago".
fn days_ago(tokens: &[Token], today: NaiveDate) -> Option<Found<Day>> {
    let (words, number) = leading_number(tokens)?;
    let (unit, ago) = (first(skip(tokens, words)), first(skip(tokens, words + 1)));
    let days = u64::from(super::span::whole_number(number)?);
    if ago != "ago" || number.fract() > 0.0 {
        return None;
    }
    let date = today.checked_sub_days(Days::new(match unit {
        "day" | "days" | "night" | "nights" => days,
        "week" | "weeks" => days * 7,
        _ => return None,
    }));
    let date = date.filter(|date| date.year() >= FIRST_YEAR);
    Some(match (date, unit) {
        (None, _) => Found::doubt(words + 2, NOT_IN_CALENDAR),
        (Some(date), "night" | "nights") => {
            Found::new(words + 2, Day::Night(Night::named_after(date)))
        }
        (Some(date), _) => Found::new(words + 2, Day::Date(date)),
    })
}

fn past_weekday(weekday: Weekday, last: bool, today: NaiveDate) -> Day {
    match today.weekday().days_since(weekday) {
        0 if last => Day::Date(days_before(today, 7)),
        0 => Day::SameWeekday,
        days => Day::Date(days_before(today, u64::from(days))),
    }
}

/// Reads a calendar date: "2025-02-20", "24.02.2025", "20 feb", "feb 20 2025".
///
/// Without a year it is the latest one that is not in the future.
pub(super) fn date(tokens: &[Token], now: &Now) -> Option<Found<NaiveDate>> {
    let today = now.today();
    if let Some(date) = in_one_word(first(tokens)) {
        return Some(date.map_or(Found::doubt(1, NOT_IN_CALENDAR), |date| Found::new(1, date)));
    }
    let month_at = |at: usize| lookup(skip(tokens, at), MONTHS).map(|(_, month)| month);
    let day_at = |at: usize| day_of_month(first(skip(tokens, at)));
    let (day, month) = match (day_at(0), month_at(0)) {
        (Some(day), _) => (day, month_at(1)?),
        (_, Some(month)) => (day_at(1)?, month),
        _ => return None,
    };
    let year = year(first(skip(tokens, 2)), today);
    let (words, date) = match year {
        Some(year) => (3, NaiveDate::from_ymd_opt(year, month, day)),
        None => (2, latest(today, |year| NaiveDate::from_ymd_opt(year, month, day))),
    };
    Some(date.map_or(Found::doubt(words, NOT_IN_CALENDAR), |date| Found::new(words, date)))
}

/// Returns the latest date of the past eight years that is not in the future.
fn latest(today: NaiveDate, date_in: impl Fn(i32) -> Option<NaiveDate>) -> Option<NaiveDate> {
    (0..=8).find_map(|back| date_in(today.year() - back).filter(|date| *date <= today))
}

/// Reads a date of three numbers: `None` if it has no such shape, `Some(None)` if there is no such day.
fn in_one_word(word: &str) -> Option<Option<NaiveDate>> {
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let separator = if word.contains('-') { '-' } else { '.' };
    let parts: Vec<&str> = word.split(separator).collect();
    let (year, month, day) = match (separator, parts.as_slice()) {
        ('-', [year, month, day]) if year.len() == 4 => (year, month, day),
        ('.', [day, month, year]) if year.len() == 4 => (year, month, day),
        _ => return None,
    };
    if ![year, month, day].into_iter().all(digits) {
        return None;
    }
    let numbers = year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok());
    let date = numbers.and_then(|((y, m), d)| NaiveDate::from_ymd_opt(y, m, d));
    Some(date.filter(|date| date.year() >= FIRST_YEAR))
}

/// Reads "20", "20th", "1st" as a day of the month.
pub(super) fn day_of_month(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    let digits = digits.unwrap_or(word);
    let short = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    short.then(|| digits.parse().ok()).flatten()
}

/// Reads a year of this century that has begun; "2130" after a date is a clock time.
fn year(word: &str, today: NaiveDate) -> Option<i32> {
    let year = (word.len() == 4).then(|| word.parse().ok()).flatten()?;
    (2000..=today.year()).contains(&year).then_some(year)
}

fn days_before(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}
