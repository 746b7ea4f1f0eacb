//! Nights: one night, or a run of them.

use chrono::Datelike;

use crate::diary::Night;

use super::calendar::day;
use super::date::day_of_month;
use super::text::{Text, first};
use super::walk::{Leftover, walk};
use super::{Now, Refused};

/// Words that name nights.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NightWords {
    /// The first and the last night, both included; `None` if no night is named.
    pub nights: Option<(Night, Night)>,
    /// The words that were not understood.
    pub leftovers: Vec<Leftover>,
    /// How many words were understood.
    pub understood: usize,
}

impl NightWords {
    /// Reads "thu", "last night", "18..21", "2026-11-18..2026-11-21".
    ///
    /// A bare number in a range is the latest such day of the month; both ends are named
    /// after their evening.
    ///
    /// # Errors
    /// A night has not begun, or the last one is before the first.
    pub fn read(words: &[String], now: &Now) -> Result<Self, Refused> {
        let text = Text::new(words);
        let whole = words.join(" ");
        if let Some((from, to)) = whole.split_once("..") {
            let last = end(to, now.night(), now);
            let first = last.and_then(|last| end(from, last, now));
            if let Some(nights) = first.zip(last) {
                let understood = text.tokens().len();
                return Self { nights: Some(nights), understood, ..Self::default() }.checked(now);
            }
        }
        let mut named = None;
        let walked = walk(
            text.tokens(),
            |ahead| {
                let found = day(ahead, now)?.map(|day| day.night(now));
                let meaning = found
                    .meaning
                    .and_then(|night| super::found::fill(&mut named, night, "is a second night"));
                Some(super::found::Found { words: found.words, meaning })
            },
            |_| None,
        );
        let nights = named.map(|night| (night, night));
        Self { nights, leftovers: walked.leftovers, understood: walked.understood }.checked(now)
    }

    fn checked(self, now: &Now) -> Result<Self, Refused> {
        match self.nights {
            Some((_, last)) if last > now.night() => Err(Refused::FutureNight(last)),
            Some((first, last)) if first > last => Err(Refused::NightsBackwards(first, last)),
            _ => Ok(self),
        }
    }
}

/// Reads one end of a range; a bare number is the latest such day of the month up to a night.
fn end(text: &str, latest: Night, now: &Now) -> Option<Night> {
    let text = Text::new(&[text.to_owned()]);
    let tokens = text.tokens();
    if let Some(found) = day(tokens, now).filter(|found| found.words == tokens.len()) {
        return found.meaning.ok().map(|day| day.night(now));
    }
    let day = day_of_month(first(tokens)).filter(|_| tokens.len() == 1)?;
    (0..62).map(|back| latest.before(back)).find(|night| night.evening().day() == day)
}
