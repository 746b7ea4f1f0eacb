//! Window: from a start to an end on the clock.
//!
//! How long that is follows when the day is known: the clocks may have changed in between.

use chrono::{NaiveTime, TimeDelta};

use crate::diary::Duration;

use super::clock::{clock, clock_or_hour};
use super::found::{Doubt, Found};
use super::text::{Text, Token, first, optional, skip};

/// The longest cramp that is said by its start and its end; a longer one is a slip.
const LONGEST_HOURS: i64 = 12;
const NO_WINDOW: &str = "is not a start and an end of one cramp";

/// A start and an end on the clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Window {
    pub(super) start: NaiveTime,
    pub(super) end: NaiveTime,
    /// How long it is on a clock that does not change.
    pub(super) length: Duration,
}

/// Reads "from 3:05 to 3:10", "3:05 until 3:10" and "3:05-3:10".
pub(super) fn window(tokens: &[Token]) -> Option<Found<Window>> {
    if let Some((start, end)) = first(tokens).split_once(['-', '–']) {
        let at = |text: &str| clock(Text::new(&[text.to_owned()]).tokens());
        return Some(between(1, at(start)?, at(end)?));
    }
    let from = optional(tokens, &["from", "between"]);
    let ahead = skip(tokens, from);
    let start = if from > 0 { from_hour(ahead) } else { clock(ahead) }?;
    let to = start.words + optional(skip(ahead, start.words), &["to", "until", "till", "-", "–"]);
    if to == start.words {
        return None;
    }
    let end = if from > 0 { clock_or_hour(skip(ahead, to)) } else { clock(skip(ahead, to)) }?;
    Some(between(from + to + end.words, start, end))
}

/// Reads a time after "from"; the "to" that follows it does not count anything.
fn from_hour(tokens: &[Token]) -> Option<Found<NaiveTime>> {
    clock(tokens).or_else(|| clock_or_hour(tokens.get(..1)?))
}

fn between(words: usize, start: Found<NaiveTime>, end: Found<NaiveTime>) -> Found<Window> {
    let length = |start: NaiveTime, end: NaiveTime| {
        let seconds = (end - start).num_seconds().rem_euclid(TimeDelta::days(1).num_seconds());
        let believable = seconds <= TimeDelta::hours(LONGEST_HOURS).num_seconds();
        Duration::from_seconds(u32::try_from(seconds).ok().filter(|_| believable)?)
    };
    let meaning = start.meaning.and_then(|start| {
        let end = end.meaning?;
        let length = length(start, end).ok_or(Doubt::because(NO_WINDOW))?;
        Ok(Window { start, end, length })
    });
    Found { words, meaning }
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn a_start_and_an_end_say_how_long_it_lasted() {
        for (text, start, end, seconds) in [
            ("from 3:05 to 3:10", "03:05:00", "03:10:00", 300),
            ("3:05-3:10", "03:05:00", "03:10:00", 300),
            ("3:05 - 3:10", "03:05:00", "03:10:00", 300),
            ("23:50 until 0:10", "23:50:00", "00:10:00", 1200),
            ("from 3 to 3:10", "03:00:00", "03:10:00", 600),
        ] {
            let words = tokens(text);
            let (start, end) = (start.parse().unwrap(), end.parse().unwrap());
            let length = Duration::from_seconds(seconds).unwrap();
            let expected = Window { start, end, length };
            assert_eq!(window(&words), Some(Found::new(words.len(), expected)), "{text}");
        }
        for text in ["3:10-3:05", "3:05-3:05", "3:05-25:00"] {
            assert!(window(&tokens(text)).unwrap().meaning.is_err(), "{text}");
        }
        for text in ["3:05", "from 3:05", "3:05 to sleep", "2-3", "from to", "-"] {
            assert_eq!(window(&tokens(text)), None, "{text}");
        }
    }
}
