//! Calendar: a day or a night, as people name it.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::diary::Night;

use super::Now;
use super::amount::leading_number;
use super::date::{NOT_IN_CALENDAR, date};
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
    /// The evening of a date.
    Evening(NaiveDate),
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
            Self::Date(date) | Self::Morning(date) | Self::Evening(date) => date,
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
            Self::Date(_) | Self::Evening(_) | Self::SameWeekday => {
                Night::named_after(self.date(now))
            }
        }
    }
}

const WEEKDAYS: Lexicon<Weekday> = &[
    (Weekday::Mon, &["monday", "mon"]),
    (Weekday::Tue, &["tuesday", "tue", "tues"]),
    (Weekday::Wed, &["wednesday", "wed"]),
    (Weekday::Thu, &["thursday", "thu", "thur", "thurs"]),
    (Weekday::Fri, &["friday", "fri"]),
    (Weekday::Sat, &["saturday", "sat"]),
    (Weekday::Sun, &["sunday", "sun"]),
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

/// Tells whether the first word names a day of the week.
pub(super) fn is_weekday(tokens: &[Token]) -> bool {
    lookup(tokens, WEEKDAYS).is_some()
}

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
        "evening" => Day::Evening(day.date(now)),
        _ => day,
    };
    let further = usize::from(matches!(part_of_day, "night" | "morning" | "evening"));
    Some(named.after(further).map(narrow))
}

/// Reads a day that is named by its distance or by its weekday.
fn word(tokens: &[Token], now: &Now) -> Option<Found<Day>> {
    let today = now.today();
    let yesterday = days_before(today, 1);
    let named: [(&str, Day); 9] = [
        ("today", Day::Today),
        ("tomorrow", Day::Date(today.succ_opt().unwrap_or(today))),
        ("yesterday", Day::Date(yesterday)),
        ("last night", Day::Night(Night::named_after(yesterday))),
        ("night before last", Day::Night(Night::named_after(days_before(today, 2)))),
        ("lastnight", Day::Night(Night::named_after(yesterday))),
        ("tonight", Day::Night(now.night())),
        ("this morning", Day::Morning(today)),
        ("this evening", Day::Evening(today)),
    ];
    if let Some(found) =
        named.iter().find_map(|(phrase, day)| Some(Found::new(begins(tokens, phrase)?, *day)))
    {
        return Some(found);
    }
    if is_no_weekday(tokens) {
        return None;
    }
    let last = usize::from(first(tokens) == "last");
    if let Some((words, weekday)) = lookup(skip(tokens, last), WEEKDAYS) {
        return Some(Found::new(last + words, past_weekday(weekday, last > 0, today)));
    }
    days_ago(tokens, today)
}

/// Tells whether "sat" or "sun" is a word of its own here: "sat at the desk", "sun was up".
fn is_no_weekday(tokens: &[Token]) -> bool {
    const BEHIND: &[&str] =
        &["at", "all", "in", "down", "for", "up", "was", "is", "shone", "too", "most", "long"];
    matches!(first(tokens), "sat" | "sun") && BEHIND.contains(&first(skip(tokens, 1)))
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

fn days_before(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}
