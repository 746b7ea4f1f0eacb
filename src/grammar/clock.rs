//! Clock: a time of day.

use chrono::{NaiveTime, Timelike};

use super::amount::{counted, number, number_word};
use super::dial::{HALVES, NO_HOUR, PARTS, Part, Said, digits_of};
use super::found::Found;
use super::span::{is_unit, whole_number};
use super::text::{Token, first, lookup, optional, skip};

const NO_CLOCK: &str = "is not a clock time";

/// Words after which the digits before them count something, and are no time.
const COUNTED: &[&str] = &[
    "ml", "cl", "dl", "l", "mg", "mcg", "µg", "g", "iu", "ie", "km", "steps", "cramps", "times",
    "x", "glasses", "cups", "drinks", "tablets", "day", "days", "night", "nights", "week", "weeks",
    "out", "percent", "or", "to", "-", "of",
];

/// Reads a time of day: "3:12", "0230", "3am", "11:40 pm", "half past two", "3 in the morning".
///
/// Where the half of the day is left open, it is that of the 24-hour clock.
pub(super) fn clock(tokens: &[Token]) -> Option<Found<NaiveTime>> {
    Some(found(whole(tokens)?))
}

/// Reads a time where nothing else can stand, such as after "at": also "3" and "2.30".
pub(super) fn clock_or_hour(tokens: &[Token]) -> Option<Found<NaiveTime>> {
    clock(tokens).or_else(|| Some(found(bare(tokens)?)))
}

/// Reads an hour of which the half of the day is left open, as on a dial: "half past ten", "11 o'clock".
pub(super) fn on_the_dial(tokens: &[Token]) -> Option<Found<NaiveTime>> {
    let (words, said) = spoken(tokens).or_else(|| on_the_hour(tokens))?;
    let is_told = lookup(skip(tokens, words), PARTS).is_some();
    let is_uhr = tokens.iter().take(words).any(|token| token.low == "uhr");
    (said.open && !is_told && !is_uhr).then(|| found((words, said.in_the(Part::Morning))))
}

/// Reads a bare hour of which the half of the day is left open: "ten", where only a time can stand.
pub(super) fn bare_on_the_dial(tokens: &[Token]) -> Option<Found<NaiveTime>> {
    let (words, said) = bare(tokens).filter(|_| clock(tokens).is_none())?;
    let is_hour = !first(tokens).contains('.') && !first(tokens).starts_with('0');
    (said.open && is_hour).then(|| found((words, said.in_the(Part::Morning))))
}

/// Reads a time of a day's habits, which are kept to the minute.
pub(super) fn habit(tokens: &[Token]) -> Option<Found<NaiveTime>> {
    Some(clock_or_hour(tokens)?.map(to_the_minute))
}

/// Reads when somebody went to bed: where the half of the day is left open, in the evening.
pub(super) fn bed_time(tokens: &[Token]) -> Option<Found<NaiveTime>> {
    let (words, said) = whole(tokens).or_else(|| bare(tokens))?;
    let evening = matches!(said, Said { hour: 5..=12, open: true, .. });
    let said = if evening { said.in_the(Part::Evening) } else { said };
    Some(found((words, said)).map(to_the_minute))
}

fn to_the_minute(time: NaiveTime) -> NaiveTime {
    time.with_second(0).unwrap_or(time)
}

/// Reads a time, with the part of the day after it.
fn whole(tokens: &[Token]) -> Option<(usize, Said)> {
    let (words, said) = None
        .or_else(|| named(first(tokens)))
        .or_else(|| twelve_hours(tokens))
        .or_else(|| spoken(tokens))
        .or_else(|| on_the_hour(tokens))
        .or_else(|| written(tokens))?;
    Some(match lookup(skip(tokens, words), PARTS) {
        Some((more, part)) => (words + more, said.in_the(part)),
        None => (words, said),
    })
}

fn named(word: &str) -> Option<(usize, Said)> {
    let hour = match word {
        "noon" => 12,
        "midnight" => 0,
        _ => return None,
    };
    Some((1, Said { open: false, ..Said::at(hour, 0) }))
}

/// Reads "3am", "2.30am", "11:40 p.m.".
fn twelve_hours(tokens: &[Token]) -> Option<(usize, Said)> {
    let word = first(tokens);
    let glued = HALVES.iter().find_map(|(part, all)| {
        Some((1, all.iter().find_map(|end| word.strip_suffix(end))?, *part))
    });
    let apart = || lookup(skip(tokens, 1), HALVES).map(|(words, part)| (1 + words, word, part));
    let (words, digits, part) = glued.or_else(apart)?;
    let said = digits_of(digits, true)?;
    let hour = if (1..=12).contains(&said.hour) { said.hour } else { NO_HOUR };
    Some((words, Said { hour, open: true, ..said }.in_the(part)))
}

/// Reads "half past two", "quarter to three", "ten past 4".
fn spoken(tokens: &[Token]) -> Option<(usize, Said)> {
    let article = optional(tokens, &["a"]);
    let minutes = match first(skip(tokens, article)) {
        "half" => 30,
        "quarter" => 15,
        word => {
            let minutes = number_word(word).or_else(|| number(word))?;
            whole_number(minutes).filter(|whole| *whole < 30 && minutes.fract() <= 0.0)?
        }
    };
    let minute_word = optional(skip(tokens, article + 1), &["minutes", "min"]);
    let words = article + 1 + minute_word;
    let past = match first(skip(tokens, words)) {
        "past" | "after" => true,
        "to" | "before" if minutes < 30 => false,
        _ => return None,
    };
    let ahead = skip(tokens, words + 1);
    let (more, hour) = hour(ahead).filter(|(n, hour)| !counts(skip(ahead, *n)) && *hour <= 12)?;
    let said =
        if past { Said::at(hour, minutes) } else { Said::at((hour + 23) % 24, 60 - minutes) };
    Some((words + 1 + more, said))
}

/// Reads "3 o'clock", "three in the morning".
fn on_the_hour(tokens: &[Token]) -> Option<(usize, Said)> {
    let (words, hour) = hour(tokens)?;
    let ahead = skip(tokens, words);
    let o_clock = optional(ahead, &["o'clock", "oclock", "uhr"]);
    let is_said = o_clock > 0 || lookup(ahead, PARTS).is_some();
    is_said.then_some((words + o_clock, Said::at(hour, 0)))
}

/// Reads "3:12", "02:30:15", "0230", "300", "03.10", "23h40".
fn written(tokens: &[Token]) -> Option<(usize, Said)> {
    let word = first(tokens);
    let is_number = word.bytes().all(|b| b.is_ascii_digit());
    let is_amount = counts(skip(tokens, 1)) && !word.starts_with('0');
    if is_number && (word.len() < 3 || is_amount) {
        return None;
    }
    if let Some((hours, minutes)) = word.split_once('h') {
        let minutes = if minutes.is_empty() { "00" } else { minutes };
        let said = digits_of(&format!("{hours}:{minutes}"), false)?;
        return (13..=23).contains(&said.hour).then_some((1, said));
    }
    let is_date = tokens.first().is_some_and(|token| token.raw.ends_with('.'));
    let has_dot = word.contains('.');
    let said = digits_of(word, has_dot && word.len() == 5 && !is_date)?;
    (!has_dot || said.time().is_some()).then_some((1, said))
}

/// Reads a bare hour, or "2.30".
fn bare(tokens: &[Token]) -> Option<(usize, Said)> {
    if let Some(said) = digits_of(first(tokens), true).filter(|_| first(tokens).contains('.')) {
        return Some((1, said));
    }
    let (words, hour) = hour(tokens)?;
    (!counts(skip(tokens, words))).then_some((words, Said::at(hour, 0)))
}

/// Reads a whole number from 0 to 24, in digits or as a word.
fn hour(tokens: &[Token]) -> Option<(usize, u32)> {
    let (words, number) = counted(tokens)?;
    let is_short = words == 1 && first(tokens).len() <= 2 || number_word(first(tokens)).is_some();
    let hour = whole_number(number).filter(|hour| *hour <= 24 && number.fract() <= 0.0)?;
    is_short.then_some((words, hour))
}

/// Tells whether these words, after a number, say what it counts.
fn counts(tokens: &[Token]) -> bool {
    let word = first(tokens);
    COUNTED.contains(&word) || is_unit(word)
}

fn found((words, said): (usize, Said)) -> Found<NaiveTime> {
    said.time().map_or(Found::doubt(words, NO_CLOCK), |time| Found::new(words, time))
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn times_are_read_on_both_clocks() {
        for (text, expected) in [
            ("3:12", "03:12:00"),
            ("03:12", "03:12:00"),
            ("23:40", "23:40:00"),
            ("0230", "02:30:00"),
            ("3:12am", "03:12:00"),
            ("3AM", "03:00:00"),
            ("3 am", "03:00:00"),
            ("12am", "00:00:00"),
            ("12pm", "12:00:00"),
            ("11:40 p.m.", "23:40:00"),
            ("noon", "12:00:00"),
            ("midnight", "00:00:00"),
            ("24:00", "00:00:00"),
            ("02:30:15", "02:30:15"),
            ("300", "03:00:00"),
            ("03.10", "03:10:00"),
            ("2.30am", "02:30:00"),
            ("23h40", "23:40:00"),
            ("3 o'clock", "03:00:00"),
            ("half past two", "02:30:00"),
            ("quarter to three", "02:45:00"),
            ("a quarter past 2", "02:15:00"),
            ("ten to three", "02:50:00"),
            ("quarter to one", "00:45:00"),
            ("3 in the morning", "03:00:00"),
            ("11 at night", "23:00:00"),
            ("12:30 at night", "00:30:00"),
            ("2:15 at night", "02:15:00"),
            ("quarter past eight in the evening", "20:15:00"),
        ] {
            let words = tokens(text);
            let time = expected.parse().unwrap();
            assert_eq!(clock(&words), Some(Found::new(words.len(), time)), "{text}");
        }
    }

    #[test]
    fn impossible_times_are_doubted() {
        for text in ["25:00", "24:10", "13:75", "2475", "675", "13pm", "0am", "123:00"] {
            assert_eq!(clock(&tokens(text)).unwrap().meaning.unwrap_err().reason, Some(NO_CLOCK));
        }
    }

    #[test]
    fn where_a_time_must_stand_a_bare_hour_is_one() {
        let hour = |text: &str| clock_or_hour(&tokens(text)).map(|found| found.meaning.unwrap());
        assert_eq!(hour("3"), NaiveTime::from_hms_opt(3, 0, 0));
        assert_eq!(hour("three"), NaiveTime::from_hms_opt(3, 0, 0));
        assert_eq!(hour("2.30"), NaiveTime::from_hms_opt(2, 30, 0));
        for text in ["3 min", "3 cramps", "3 to 4 min", "7/10", "25", "3 days ago", ""] {
            assert_eq!(hour(text), None, "{text}");
        }
    }

    #[test]
    fn beds_are_gone_to_in_the_evening() {
        for (text, expected) in [
            ("11", "23:00:00"),
            ("10:30", "22:30:00"),
            ("12:30", "00:30:00"),
            ("1:30", "01:30:00"),
            ("23h", "23:00:00"),
            ("09:30", "09:30:00"),
            ("9am", "09:00:00"),
            ("22:30:45", "22:30:00"),
        ] {
            let time = expected.parse().unwrap();
            assert_eq!(bed_time(&tokens(text)), Some(Found::new(1, time)), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_time() {
        for text in [
            "",
            "2.30",
            "3",
            "20.11.",
            "31.12",
            "400 mg",
            "1000 steps",
            "5 to 10 min",
            "3h10",
            "3:5",
            "am",
            "calf",
            "a:pm",
            ":",
            "äbcd",
            "1:é0",
        ] {
            assert_eq!(clock(&tokens(text)), None, "{text}");
        }
    }
}
