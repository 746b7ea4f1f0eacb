//! Span: a length of time.

use std::time;

use crate::diary::Duration;

use super::amount::{amount, counted, number, split_unit};
use super::found::{Doubt, Found};
use super::likely;
use super::negation::ends_at;
use super::text::{Text, Token, begins, first, optional, skip};

const SECOND: f64 = 1.0;
const MINUTE: f64 = 60.0;
const HOUR: f64 = 3600.0;

/// Reads a length of time: "2min", "1h30m", "1 h 5 min", "half an hour", "7h30".
///
/// Hours come before minutes and minutes before seconds. Returns the words it takes and the seconds.
pub(super) fn span(tokens: &[Token]) -> Option<(usize, f64)> {
    let (mut words, mut seconds, mut unit) = part(tokens)?;
    loop {
        let and = optional(skip(tokens, words), &["and"]);
        match part(skip(tokens, words + and)) {
            Some((more, further, smaller)) if smaller < unit => {
                words += and + more;
                seconds += further;
                unit = smaller;
            }
            _ => return Some((words, seconds)),
        }
    }
}

/// Reads how long a cramp lasted; "20 min ago" and "20 min from now" are no durations.
pub(super) fn duration(tokens: &[Token]) -> Option<Found<Duration>> {
    const NOT_ONE: &str = "is not a duration from 1 second to 24 hours";
    if let Some(found) = vague(tokens) {
        return Some(found);
    }
    let is_time_of_day = is_late_hour(first(tokens));
    let is_of_a_moment = |ahead: &[Token]| {
        first(ahead) == "ago" || begins(ahead, "from now").is_some() || is_time_of_day
    };
    let (words, seconds) = span(tokens).filter(|(n, _)| !is_of_a_moment(skip(tokens, *n)))?;
    let whole = whole_number(seconds).and_then(Duration::from_seconds);
    Some(whole.map_or(Found::doubt(words, NOT_ONE), |duration| Found::new(words, duration)))
}

/// Reads lengths that leave open how long: "2:30 min", "2-3 min", "a couple of minutes".
fn vague(tokens: &[Token]) -> Option<Found<Duration>> {
    const EITHER: &str = "could be a time or a duration; write 2min30s";
    const RANGE: &str = "is a range; write one length, such as 2min";
    let word = first(tokens);
    if clock_like(word).is_some() && is_unit(first(skip(tokens, 1))) {
        return Some(Found::doubt(2, EITHER));
    }
    if let Some(found) = as_long_as(tokens) {
        return Some(found);
    }
    let couple = ["a couple of", "a couple", "couple of"];
    if let Some(words) = couple.iter().find_map(|phrase| begins(tokens, phrase)) {
        let (_, short) = SHORT.iter().find(|(unit, _)| *unit == first(skip(tokens, words)))?;
        let doubt = Doubt::because("leaves open how long").likely(format!("2{short}"));
        return Some(Found { words: words + 1, meaning: Err(doubt) });
    }
    let (before, ahead) = match word.split_once(['-', '–']) {
        Some((low, high)) if is_digits(low) => {
            let high = Text::new(&[high.to_owned()]);
            (0, [high.tokens(), tokens.get(1..2).unwrap_or_default()].concat())
        }
        _ => {
            let (low, _) = counted(tokens)?;
            let or = optional(skip(tokens, low), &["to", "or", "-", "–"]);
            if or == 0 {
                return None;
            }
            (low + or, skip(tokens, low + or).iter().take(A_LENGTH).cloned().collect())
        }
    };
    Some(Found::doubt(before + span(&ahead)?.0, RANGE))
}

/// Reads "for 1:30" and "lasted 5": lengths that do not say their unit.
fn as_long_as(tokens: &[Token]) -> Option<Found<Duration>> {
    const UNITS: &str = "could be minutes or hours";
    const UNIT: &str = "needs a unit, such as min or s";
    let before = tokens.iter().take_while(|t| LASTED.contains(&&*t.low)).count();
    let about = optional(skip(tokens, before), &["about", "around"]);
    let word = first(skip(tokens, before + about));
    let words = before + about + 1;
    if before == 0 {
        return None;
    }
    if let Some((minutes, seconds)) = clock_like(word) {
        let likely = format!("{minutes}min{seconds}s");
        return Some(Found { words, meaning: Err(Doubt::because(UNITS).likely(likely)) });
    }
    let is_whole = span(skip(tokens, before + about)).is_some()
        || nearest_unit(first(skip(tokens, words))).is_some();
    let bare = number(word).filter(|_| !is_whole);
    let alone =
        skip(tokens, words).first().is_none_or(|next| !next.low.starts_with(char::is_alphabetic))
            || tokens.get(words - 1).is_some_and(ends_at);
    bare.filter(|_| alone || before > 1 || first(tokens) != "for")?;
    Some(Found { words, meaning: Err(Doubt::because(UNIT).likely(format!("{word} min"))) })
}

/// Words that say that a length follows.
const LASTED: &[&str] = &["for", "lasted", "lasting", "lasts"];

/// Splits what looks like a time on the clock: "2:30".
fn clock_like(word: &str) -> Option<(&str, &str)> {
    word.split_once(':').filter(|(hours, minutes)| is_digits(hours) && is_digits(minutes))
}

/// More words than a length of time takes.
const A_LENGTH: usize = 12;

const SHORT: &[(&str, &str)] =
    &[("minutes", "min"), ("min", "min"), ("mins", "min"), ("hours", "h"), ("seconds", "s")];

/// Tells whether a word such as "23h40" is an hour on the clock: no cramp lasts that long.
fn is_late_hour(word: &str) -> bool {
    let hours =
        word.split_once('h').filter(|(_, minutes)| minutes.is_empty() || is_digits(minutes));
    hours.and_then(|(hours, _)| hours.parse().ok()).is_some_and(|hours| (13..24).contains(&hours))
}

/// Rounds to a whole number; `None` where it does not fit.
pub(super) fn whole_number(number: f64) -> Option<u32> {
    let whole = time::Duration::try_from_secs_f64(number.round()).ok()?;
    u32::try_from(whole.as_secs()).ok()
}

/// Reads one part: its words, its seconds, and the size of its smallest unit.
fn part(tokens: &[Token]) -> Option<(usize, f64, f64)> {
    if let Some((seconds, unit)) = in_one_word(first(tokens)) {
        return Some((1, seconds, unit));
    }
    let amount = amount(tokens)?;
    let unit = unit_seconds(amount.unit)?;
    let half = begins(skip(tokens, amount.words), "and a half");
    let number = amount.number + half.map_or(0.0, |_| 0.5);
    Some((amount.words + half.unwrap_or(0), number * unit, unit))
}

/// Reads "1h30m" and "7h30": a last number without a unit counts in the next smaller one.
fn in_one_word(word: &str) -> Option<(f64, f64)> {
    let (mut rest, mut seconds, mut unit) = (word, 0.0, f64::INFINITY);
    while !rest.is_empty() {
        let (digits, tail) = split_unit(rest);
        let letters = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
        let (name, further) = tail.split_at(letters);
        let smaller = match name {
            "" if further.is_empty() && unit >= MINUTE => unit / 60.0,
            _ => unit_seconds(name)?,
        };
        if smaller >= unit || smaller.is_infinite() {
            return None;
        }
        seconds += number(digits)? * smaller;
        (rest, unit) = (further, smaller);
    }
    unit.is_finite().then_some((seconds, unit))
}

/// Returns the unit of time that a mistyped word probably stands for: "minuets", "mn".
pub(super) fn nearest_unit(word: &str) -> Option<&'static str> {
    const SLIPS: &[(&str, &str)] = &[("mn", "min"), ("mns", "min"), ("minis", "min"), ("sc", "s")];
    const NAMES: &[&str] =
        &["seconds", "second", "secs", "minutes", "minute", "mins", "hours", "hour"];
    if let Some((_, unit)) = SLIPS.iter().find(|(slip, _)| *slip == word) {
        return Some(*unit);
    }
    match likely::nearest(word, NAMES.iter().copied())?.chars().next()? {
        's' => Some("s"),
        'm' => Some("min"),
        _ => Some("h"),
    }
}

/// Tells whether a word is a unit of time.
pub(super) fn is_unit(word: &str) -> bool {
    unit_seconds(word).is_some()
}

fn unit_seconds(name: &str) -> Option<f64> {
    match name {
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(HOUR),
        "m" | "min" | "mins" | "minute" | "minutes" => Some(MINUTE),
        "s" | "sec" | "secs" | "second" | "seconds" => Some(SECOND),
        _ => None,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn lengths_of_time_are_read_as_people_write_them() {
        for (text, seconds) in [
            ("2min", 120),
            ("2 min", 120),
            ("90s", 90),
            ("90 sec", 90),
            ("1m30s", 90),
            ("1m30", 90),
            ("1h", 3600),
            ("1 h 5 min", 3900),
            ("1 hour and 5 minutes", 3900),
            ("a minute", 60),
            ("half a minute", 30),
            ("3m", 180),
            ("1,5 min", 90),
            ("ninety seconds", 90),
            ("ten minutes", 600),
            ("one and a half minutes", 90),
            ("a minute and a half", 90),
            ("two and a half minutes", 150),
            ("3h10", 11_400),
        ] {
            let expected = Duration::from_seconds(seconds).unwrap();
            let words = tokens(text);
            assert_eq!(duration(&words), Some(Found::new(words.len(), expected)), "{text}");
        }
    }

    #[test]
    fn impossible_durations_are_doubted() {
        for text in [
            "0 min",
            "0s",
            "25h",
            "1:30 min",
            "2-3 min",
            "2-3min",
            "2 to 3 min",
            "2 or 3 minutes",
            "99999999999999999999h",
        ] {
            let found = duration(&tokens(text)).unwrap();
            assert!(found.meaning.is_err(), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_duration() {
        for text in [
            "",
            "2",
            "min",
            "s5",
            "1:30",
            "30s2m",
            "2x",
            "-2min",
            "5 minutes from now",
            "5 min ago",
            "23h40",
            "a few minutes",
        ] {
            assert_eq!(duration(&tokens(text)), None, "{text}");
        }
    }
}
