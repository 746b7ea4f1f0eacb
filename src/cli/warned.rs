//! Warned: what the rules say of an entry that has just been made.

use crate::analysis::warnings::{Level, READINGS_OF_ENTRIES, Warning, warnings_of_entries};
use crate::analysis::words;
use crate::diary::{Diary, Night, SignAnswer};
use crate::store::Change;

use super::failure::Failure;
use super::phrases;

/// The diary before an entry, as far as the rules look at it then.
pub(crate) struct Before {
    diary: Diary,
    night: Night,
    tonight: Night,
}

impl Before {
    /// Looks at the diary before something is entered about a night.
    ///
    /// # Errors
    ///
    /// If the diary cannot be read.
    pub(crate) fn of(change: &Change<'_>, night: Night, tonight: Night) -> Result<Self, Failure> {
        Ok(Self { diary: lately(change, night, tonight)?, night, tonight })
    }

    /// Returns what the entry makes worth saying, in words.
    ///
    /// # Errors
    ///
    /// If the diary cannot be read.
    pub(crate) fn told(&self, change: &Change<'_>) -> Result<Vec<String>, Failure> {
        let after = lately(change, self.night, self.tonight)?;
        let known = warnings_of_entries(&self.diary, self.tonight);
        Ok(fresh(&known, warnings_of_entries(&after, self.tonight)))
    }

    /// Returns what the entry makes worth saying, and opens again what was seen, where the facts of it
    /// were changed.
    ///
    /// # Errors
    ///
    /// If the file cannot be used.
    pub(crate) fn told_and_reopened(&self, change: &Change<'_>) -> Result<Vec<String>, Failure> {
        let after = lately(change, self.night, self.tonight)?;
        let known = warnings_of_entries(&self.diary, self.tonight);
        let now = warnings_of_entries(&after, self.tonight);
        for warning in now.iter().filter(|warning| !warning.is_open() && !known.contains(warning)) {
            change.withdraw_acknowledgement(warning.rule, warning.night)?;
        }
        Ok(fresh(&known, now))
    }
}

/// Returns what a cramp that was just logged makes worth saying, with the answers that came with it.
///
/// The diary is read once: without them it is as it was before.
///
/// # Errors
///
/// If the diary cannot be read.
pub(crate) fn of_a_log(
    change: &Change<'_>,
    number: i64,
    signs: &[SignAnswer],
    night: Night,
    tonight: Night,
) -> Result<Vec<String>, Failure> {
    let after = lately(change, night, tonight)?;
    let mut before = after.clone();
    before.cramps.retain(|cramp| cramp.number != number);
    before.signs.retain(|answer| !signs.contains(&answer.fact));
    let known = warnings_of_entries(&before, tonight);
    Ok(fresh(&known, warnings_of_entries(&after, tonight)))
}

/// Returns the part of the diary that matters to an entry about a night.
fn lately(change: &Change<'_>, night: Night, tonight: Night) -> Result<Diary, Failure> {
    Ok(change.view().watched_lately(night, night.max(tonight), READINGS_OF_ENTRIES)?)
}

/// Returns those of the warnings now that are worth saying, in words; nothing where nothing is new.
///
/// What was told before is not told again, unless it is urgent and something was added to it.
fn fresh(known: &[Warning<'_>], mut now: Vec<Warning<'_>>) -> Vec<String> {
    now.retain(|warning| {
        let mut same =
            known.iter().filter(|it| (it.rule, it.level) == (warning.rule, warning.level));
        match warning.level {
            Level::Urgent => same.all(|it| it.facts != warning.facts),
            _ => same.next().is_none(),
        }
    });
    lines(&now)
}

/// Returns warnings in words, the urgent ones strong, with how to say that they were seen.
pub(crate) fn lines(warnings: &[Warning<'_>]) -> Vec<String> {
    let (urgent, others): (Vec<_>, Vec<_>) =
        warnings.iter().cloned().partition(|warning| warning.level == Level::Urgent);
    let mut lines: Vec<String> =
        words::warnings(&urgent).iter().map(|text| phrases::bold(text)).collect();
    if urgent.iter().any(Warning::is_open) {
        lines.push(phrases::dim("seen? `cramp signs acknowledge`"));
    }
    lines.extend(words::warnings(&others));
    lines
}
