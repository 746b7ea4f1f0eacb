//! Window: from a start to an end on the clock.

use chrono::{NaiveTime, TimeDelta};

use crate::diary::Duration;

use super::clock::{clock, clock_or_hour};
use super::found::{Doubt, Found};
use super::text::{Text, Token, first, optional, skip};

/// The longest cramp that is said by its start and its end; a longer one is a slip.
const LONGEST_HOURS: i64 = 12;
const NO_WINDOW: &str = "is not a start and an end of one cramp";

/// Reads "from 3:05 to 3:10", "3:05 until 3:10" and "3:05-3:10" as the start and how long it lasted.
pub(super) fn window(tokens: &[Token]) -> Option<Found<(NaiveTime, Duration)>> {
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

fn between(
    words: usize,
    start: Found<NaiveTime>,
    end: Found<NaiveTime>,
) -> Found<(NaiveTime, Duration)> {
    let length = |start: NaiveTime, end: NaiveTime| {
        let seconds = (end - start).num_seconds().rem_euclid(TimeDelta::days(1).num_seconds());
        let believable = seconds <= TimeDelta::hours(LONGEST_HOURS).num_seconds();
        Duration::from_seconds(u32::try_from(seconds).ok().filter(|_| believable)?)
    };
    let meaning = start.meaning.and_then(|start| {
        let duration = length(start, end.meaning?).ok_or(Doubt::because(NO_WINDOW))?;
        Ok((start, duration))
    });
    Found { words, meaning }
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn a_start_and_an_end_say_how_long_it_lasted() {
        for (text, start, seconds) in [
            ("from 3:05 to 3:10", "03:05:00", 300),
            ("3:05-3:10", "03:05:00", 300),
            ("3:05 - 3:10", "03:05:00", 300),
            ("23:50 until 0:10", "23:50:00", 1200),
            ("from 3 to 3:10", "03:00:00", 600),
        ] {
            let words = tokens(text);
            let expected = (start.parse().unwrap(), Duration::from_seconds(seconds).unwrap());
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
