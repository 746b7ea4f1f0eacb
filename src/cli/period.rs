//! Which nights a command is asked about.

use crate::diary::Night;
use crate::grammar::NightWords;
use crate::store::Span;

use super::args::Period;
use super::failure::Failure;
use super::session::Session;

/// Returns the nights that were asked for; `None` if nothing was said.
///
/// # Errors
///
/// If a date is none, or the last night is before the first.
pub(crate) fn asked(period: &Period, session: &Session) -> Result<Option<Span>, Failure> {
    if period.since.is_none() && period.until.is_none() && period.weeks.is_none() {
        return Ok(None);
    }
    span(period, 1, session).map(Some)
}

/// Returns the nights that were asked for; where it is not said, so many weeks up to tonight.
///
/// # Errors
///
/// As [`asked`].
pub(crate) fn span(period: &Period, usual_weeks: u32, session: &Session) -> Result<Span, Failure> {
    let one = |flag, text: &Option<String>| {
        text.as_ref().map(|text| night(flag, text, session)).transpose()
    };
    let last = one("--until", &period.until)?.unwrap_or(session.tonight());
    let weeks = u64::from(period.weeks.unwrap_or(usual_weeks));
    let first = match one("--since", &period.since)? {
        Some(first) => first,
        None if period.until.is_some() && period.weeks.is_none() => EARLIEST,
        None => last.before(weeks * 7 - 1),
    };
    if first > last {
        return Err(Failure::usage("the first night is after the last")
            .hint("give --since the earlier date and --until the later one"));
    }
    Ok((first, last))
}

/// Earlier than any night that can be recorded.
const EARLIEST: Night = Night::named_after(chrono::NaiveDate::MIN);

/// Reads one night, by the date of its evening.
fn night(flag: &str, text: &str, session: &Session) -> Result<Night, Failure> {
    let words = NightWords::read(&[text.to_owned()], &session.grammar_now(false))?;
    match words.nights {
        Some((night, last)) if night == last && words.leftovers.is_empty() => Ok(night),
        _ => Err(Failure::usage(format!("`{text}` is not a date, for {flag}"))
            .hint("write it as 2026-11-21, `21 nov`, `thu` or `yesterday`")),
    }
}
