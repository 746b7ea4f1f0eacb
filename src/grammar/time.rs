//! Time: one group of words that says something about a moment.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::Now;
use super::calendar::{Day, day};
use super::clock::clock;
use super::found::Found;
use super::span::{span, whole_number};
use super::text::{Token, begins, first, optional, skip, without_sign};

/// Words that say something about a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Time {
    Day(Day),
    Clock(NaiveTime),
    Local(NaiveDateTime),
    Instant(DateTime<FixedOffset>),
}

/// Reads words that say something about a moment.
pub(super) fn time(tokens: &[Token], now: &Now) -> Option<Found<Time>> {
    None.or_else(|| ago(tokens, now))
        .or_else(|| iso(first(tokens)))
        .or_else(|| day(tokens, now).map(|found| found.map(Time::Day)))
        .or_else(|| clock(tokens).map(|found| found.map(Time::Clock)))
}

/// Reads "just now", "20 min ago" and "-20m".
fn ago(tokens: &[Token], now: &Now) -> Option<Found<Time>> {
    let here = now.moment.at();
    if let Some(words) = ["just now", "right now", "now"].iter().find_map(|p| begins(tokens, p)) {
        return Some(Found::new(words, Time::Instant(here)));
    }
    let (words, seconds) = match first(tokens).strip_prefix('-') {
        Some(_) => span(&without_sign(tokens))?,
        None => {
            let (words, seconds) = span(tokens)?;
            (words + begins(skip(tokens, words), "ago")?, seconds)
        }
    };
    let back = whole_number(seconds).map(|seconds| TimeDelta::seconds(i64::from(seconds)));
    let then = back.and_then(|back| here.checked_sub_signed(back));
    let instant = then.filter(|then| then.date_naive() > NaiveDate::default());
    Some(instant.map_or(Found::doubt(words, "is too long ago"), |instant| {
        Found::new(words, Time::Instant(instant))
    }))
}

/// Reads "at" or "on" before time words as belonging to them.
pub(super) fn time_with_preposition(tokens: &[Token], now: &Now) -> Option<Found<Time>> {
    let words = optional(tokens, &["at", "on"]);
    Some(time(skip(tokens, words), now)?.after(words))
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
