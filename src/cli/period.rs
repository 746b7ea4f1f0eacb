//! Which nights a command is asked about.

use crate::diary::Night;
use crate::grammar::NightWords;
use crate::store::Span;

use super::args::Period;
use super::failure::Failure;
use super::session::Session;

/// Returns the nights that were asked for; `None` if nothing was said.
///
/// An open end is tonight, and an open beginning is earlier than any night.
///
/// # Errors
///
/// If a date is none, or the last night is before the first.
pub(crate) fn asked(period: &Period, session: &Session) -> Result<Option<Span>, Failure> {
    if period.since.is_none() && period.until.is_none() && period.weeks.is_none() {
        return Ok(None);
    }
    let one = |flag, text: &Option<String>| {
        text.as_ref().map(|text| night(flag, text, session)).transpose()
    };
    let last = one("--until", &period.until)?.unwrap_or(session.tonight());
    let first = match (one("--since", &period.since)?, period.weeks) {
        (Some(first), _) => first,
        (None, Some(weeks)) => weeks_up_to(last, weeks),
        (None, None) => EARLIEST,
    };
    if first > last {
        return Err(Failure::usage("the first night is after the last")
            .hint("give --since the earlier date and --until the later one"));
    }
    Ok(Some((first, last)))
}

/// Returns the first night of so many weeks that end with this one.
pub(crate) fn weeks_up_to(last: Night, weeks: u32) -> Night {
    last.before(u64::from(weeks) * 7 - 1)
}

/// Earlier than any night that can be recorded.
pub(crate) const EARLIEST: Night = Night::named_after(chrono::NaiveDate::MIN);

/// Reads the night that a flag names, by the date of its evening.
///
/// # Errors
///
/// If it is no night, or more than one, or has not begun yet.
pub(crate) fn night(flag: &str, text: &str, session: &Session) -> Result<Night, Failure> {
    let words = NightWords::read(&[text.to_owned()], &session.grammar_now(false))?;
    match words.nights {
        Some((night, last)) if night == last && words.leftovers.is_empty() => Ok(night),
        _ => Err(Failure::usage(format!("`{text}` is not a date, for {flag}"))
            .hint("write it as 2026-11-21, `21 nov`, `thu` or `yesterday`")),
    }
}
