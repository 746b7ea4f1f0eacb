//! Nights: one night, or a run of them.

use chrono::Datelike;

use crate::diary::Night;

use super::calendar::{day, is_weekday};
use super::date::day_of_month;
use super::found::fill;
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
    /// Reads "thu", "last night", "21", "18..21", "mon to wed", "2026-11-18..2026-11-21".
    ///
    /// A bare number is the latest such day of the month; both ends of a range are named
    /// after their evening.
    ///
    /// # Errors
    /// A night has not begun or is of a year of which no diary is kept, or the last one is before the first.
    pub fn read(words: &[String], now: &Now) -> Result<Self, Refused> {
        let text = Text::new(words);
        let whole: Vec<_> = text.tokens().iter().map(|token| token.low.as_str()).collect();
        let whole = whole.join(" ");
        let run = ["..", " to ", " until ", " through ", " - "].iter().find_map(|between| {
            let (from, to) = whole.split_once(between)?;
            if let Some(night) = to_come(from, to, now) {
                return Some((night, night));
            }
            let last = end(to, now.night(), A_MONTH, now)?;
            Some((end(from.strip_prefix("from ").unwrap_or(from), last, FORTNIGHT, now)?, last))
        });
        let one = || end(&whole, now.night(), A_MONTH, now).map(|night| (night, night));
        if let Some(nights) = run.or_else(one) {
            let understood = text.tokens().len();
            return Self { nights: Some(nights), understood, ..Self::default() }.checked(now);
        }
        let mut named = None;
        let walked = walk(
            text.tokens(),
            |ahead| Some(day(ahead, now)?.map(|day| day.night(now))),
            |night| fill(&mut named, night, "is a second night"),
            |_| None,
        );
        let nights = named.map(|night| (night, night));
        Self { nights, leftovers: walked.leftovers, understood: walked.understood }.checked(now)
    }

    fn checked(self, now: &Now) -> Result<Self, Refused> {
        if let Some((first, last)) = self.nights {
            now.refuse_unless_night(last)?;
            if first > last {
                return Err(Refused::NightsBackwards(first, last));
            }
            now.refuse_unless_night(first)?;
        }
        Ok(self)
    }
}

/// Returns the end of a run such as "21..30" that begins before today and ends after it.
///
/// The same days of the month before are hardly meant.
fn to_come(from: &str, to: &str, now: &Now) -> Option<Night> {
    let today = now.today();
    let (from, to) = (day_of_month(from)?, day_of_month(to)?);
    let there = || today.with_day(to).or_else(|| today.succ_opt()).map(Night::named_after);
    (from <= today.day() && today.day() < to).then(there)?
}

/// Within so many nights every day of the month comes once.
const A_MONTH: u64 = 31;
const A_WEEK: u64 = 7;
/// A run from one bare day of the month to another is not longer: "21..18" is a slip, not four weeks.
const FORTNIGHT: u64 = 14;

/// Reads one end of a range.
///
/// A bare number is the latest such day of the month up to a night, if it lies within so many nights.
fn end(text: &str, latest: Night, within: u64, now: &Now) -> Option<Night> {
    let text = Text::new(&[text.to_owned()]);
    let tokens = text.tokens();
    if let Some(found) = day(tokens, now).filter(|found| found.words == tokens.len()) {
        let night = found.meaning.ok()?.night(now);
        let is_weekday = tokens.len() == 1 && is_weekday(tokens);
        return Some(if is_weekday && night > latest { night.before(A_WEEK) } else { night });
    }
    let day = day_of_month(first(tokens)).filter(|_| tokens.len() == 1)?;
    (0..within).map(|back| latest.before(back)).find(|night| night.evening().day() == day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Moment;

    fn read(words: &str) -> Result<NightWords, Refused> {
        let at = "2026-11-22T08:10:00+01:00".parse().unwrap();
        let zone = chrono_tz::Europe::Berlin;
        let now = Now { moment: Moment::new(at, zone.name()), zone, later: false, night: None };
        NightWords::read(&[words.to_owned()], &now)
    }

    fn dates(words: &str) -> Option<(String, String)> {
        let (first, last) = read(words).unwrap().nights?;
        Some((first.evening().to_string(), last.evening().to_string()))
    }

    #[test]
    fn bare_days_of_the_month_are_the_latest_ones() {
        let run = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        assert_eq!(dates("18..21"), run("2026-11-18", "2026-11-21"));
        assert_eq!(dates("30..2"), run("2026-10-30", "2026-11-02"));
        assert_eq!(dates("21"), run("2026-11-21", "2026-11-21"));
        assert_eq!(dates("21..18"), None, "four weeks back are a slip");
    }

    #[test]
    fn a_run_of_weekdays_ends_at_the_latest() {
        let run = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        assert_eq!(dates("mon to wed"), run("2026-11-16", "2026-11-18"));
        assert_eq!(dates("from fri to mon"), run("2026-11-13", "2026-11-16"));
    }

    #[test]
    fn a_night_to_come_cannot_be_named() {
        assert!(matches!(read("tomorrow"), Err(Refused::FutureNight(_))));
        assert!(matches!(read("2026-11-18..2026-11-30"), Err(Refused::FutureNight(_))));
    }
}
