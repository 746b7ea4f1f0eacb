//! Clock: a time of day.

use chrono::NaiveTime;

use super::found::Found;
use super::text::{Token, first, skip};

const NO_CLOCK: &str = "is not a clock time";

/// Reads a time of day: "3:12", "0230", "3am", "11:40 pm", "noon", "midnight".
pub(super) fn clock(tokens: &[Token]) -> Option<Found<NaiveTime>> {
    let word = first(tokens);
    match word {
        "noon" => return Some(found(1, Some((12, 0)))),
        "midnight" => return Some(found(1, Some((0, 0)))),
        _ => {}
    }
    let half = |text: &str| match text {
        "am" | "a.m" => Some(0),
        "pm" | "p.m" => Some(12),
        _ => None,
    };
    let split = word.find(['a', 'p']).and_then(|at| word.split_at_checked(at));
    if let Some((digits, add)) = split.and_then(|(digits, end)| Some((digits, half(end)?))) {
        return Some(found(1, twelve_hours(hours_minutes(digits)?, add)));
    }
    if let Some(add) = half(first(skip(tokens, 1))) {
        return Some(found(2, twelve_hours(hours_minutes(word)?, add)));
    }
    let is_written_out = word.contains(':') || word.len() == 4;
    is_written_out.then(|| hours_minutes(word)).flatten().map(|time| found(1, time))
}

/// Reads the digits: `None` if they have no such shape, `Some(None)` if they count too far.
fn hours_minutes(text: &str) -> Option<Option<(u32, u32)>> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (hours, minutes) = match text.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 || hours.len() > 2 => (hours, minutes),
        Some(_) => return None,
        None if text.len() == 4 => text.split_at_checked(2)?,
        None => (text, "00"),
    };
    if !digits(hours) || !digits(minutes) {
        return None;
    }
    Some(hours.parse().ok().zip(minutes.parse().ok()))
}

/// Moves a time of the 12-hour clock to the 24-hour clock.
fn twelve_hours(time: Option<(u32, u32)>, add: u32) -> Option<(u32, u32)> {
    let (hours, minutes) = time?;
    (1..=12).contains(&hours).then_some((hours % 12 + add, minutes))
}

fn found(words: usize, time: Option<(u32, u32)>) -> Found<NaiveTime> {
    let time = time.and_then(|(hours, minutes)| NaiveTime::from_hms_opt(hours, minutes, 0));
    time.map_or(Found::doubt(words, NO_CLOCK), |time| Found::new(words, time))
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
        ] {
            let words = tokens(text);
            let time = expected.parse().unwrap();
            assert_eq!(clock(&words), Some(Found::new(words.len(), time)), "{text}");
        }
    }

    #[test]
    fn impossible_times_are_doubted() {
        for text in ["25:00", "24:10", "13:75", "2475", "13pm", "0am", "123:00"] {
            assert_eq!(clock(&tokens(text)).unwrap().meaning.unwrap_err().reason, Some(NO_CLOCK));
        }
    }

    #[test]
    fn other_words_are_no_time() {
        for text in ["", "2.30", "3", "230", "3:5", "am", "calf", "a:pm", ":", "äbcd", "1:é0"] {
            assert_eq!(clock(&tokens(text)), None, "{text}");
        }
    }
}
