//! Time: one group of words that says something about a moment.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::Now;
use super::calendar::{Day, day};
use super::clock::{bare_on_the_dial, clock, clock_or_hour, on_the_dial};
use super::found::Found;
use super::span::{span, whole_number};
use super::text::{Token, begins, first, optional, skip, without_sign};

/// Words that say something about a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Time {
    Day(Day),
    Clock(NaiveTime),
    /// A time on a dial, before noon, of which the half of the day was left open.
    Dial(NaiveTime),
    Local(NaiveDateTime),
    Instant(DateTime<FixedOffset>),
}

/// Reads words that say something about a moment.
pub(super) fn time(tokens: &[Token], now: &Now) -> Option<Found<Time>> {
    None.or_else(|| ago(tokens, now))
        .or_else(|| iso(first(tokens)))
        .or_else(|| day(tokens, now).map(|found| found.map(Time::Day)))
        .or_else(|| on_the_dial(tokens).map(|found| found.map(Time::Dial)))
        .or_else(|| clock(tokens).map(|found| found.map(Time::Clock)))
}

/// Reads "just now", "20 min ago", "-20m", and "in 5 minutes", which is still to come.
fn ago(tokens: &[Token], now: &Now) -> Option<Found<Time>> {
    let here = now.moment.at();
    if let Some(words) = ["just now", "right now", "now"].iter().find_map(|p| begins(tokens, p)) {
        return Some(Found::new(words, Time::Instant(here)));
    }
    let to_come = optional(tokens, &["in"]);
    let (words, seconds) = match first(tokens).strip_prefix('-') {
        Some(_) => span(&without_sign(tokens))?,
        None => span(skip(tokens, to_come)).map(|(words, seconds)| (to_come + words, seconds))?,
    };
    let ahead = skip(tokens, words);
    let from_now = begins(ahead, "from now");
    let length = whole_number(seconds).map(|seconds| TimeDelta::seconds(i64::from(seconds)));
    if from_now.is_some() || (to_come > 0 && first(ahead) != "ago") {
        let words = words + from_now.unwrap_or(0);
        let then = length.and_then(|length| here.checked_add_signed(length));
        let to_come = Found::doubt(words, "is too far to come");
        return Some(then.map_or(to_come, |then| Found::new(words, Time::Instant(then))));
    }
    let ago = optional(ahead, &["ago"]);
    if ago == 0 && !first(tokens).starts_with('-') {
        return None;
    }
    let words = words + ago;
    let then = length.and_then(|length| here.checked_sub_signed(length));
    let instant = then.filter(|then| then.date_naive() > NaiveDate::default());
    Some(instant.map_or(Found::doubt(words, "is too long ago"), |instant| {
        Found::new(words, Time::Instant(instant))
    }))
}

/// Reads time words with the prepositions before them; after "at" or "around" a bare hour is a time.
pub(super) fn time_with_preposition(tokens: &[Token], now: &Now) -> Option<Found<Time>> {
    const BEFORE_AN_HOUR: &[&str] = &["at", "around", "about", "roughly", "approximately"];
    let about = tokens.iter().take_while(|t| BEFORE_AN_HOUR.contains(&t.low.as_str())).count();
    let words = about + optional(skip(tokens, about), &["on"]);
    let ahead = skip(tokens, words);
    let hour = || {
        let dial = || bare_on_the_dial(ahead).map(|found| found.map(Time::Dial));
        let told = || clock_or_hour(ahead).map(|found| found.map(Time::Clock));
        dial().or_else(told).filter(|_| about > 0)
    };
    Some(time(ahead, now).or_else(hour)?.after(words))
}

/// Reads ISO 8601: "2025-02-20T02:15", with seconds and with an offset if wanted.
fn iso(word: &str) -> Option<Found<Time>> {
    const LOCAL: [&str; 2] = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S%.f"];
    const OFFSET: [&str; 2] = ["%Y-%m-%dT%H:%M%z", "%Y-%m-%dT%H:%M:%S%.f%z"];
    let (date, _) = word.split_once('t')?;
    if date.len() != 10 || !date.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None;
    }
    let text = word.to_uppercase().replace('Z', "+00:00");
    let second = |time: NaiveDateTime| time.with_nanosecond(0);
    let local = LOCAL.iter().find_map(|f| NaiveDateTime::parse_from_str(&text, f).ok());
    let fixed = OFFSET.iter().find_map(|f| DateTime::parse_from_str(&text, f).ok());
    let time = (local.and_then(second).map(Time::Local))
        .or(fixed.and_then(|at| at.with_nanosecond(0)).map(Time::Instant));
    Some(time.map_or(Found::doubt(1, "is not a date and time"), |time| Found::new(1, time)))
}
