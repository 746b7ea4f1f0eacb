//! Warned: what the rules say of an entry that has just been made.

use crate::analysis::warnings::{Level, READINGS_OF_ENTRIES, Warning, warnings_of_entries};
use crate::analysis::words;
use crate::diary::{Diary, Night, SignAnswer};
use crate::store::Change;

use super::failure::Failure;
use super::phrases;

/// Returns the part of the diary that matters to an entry about a night.
///
/// # Errors
///
/// If the diary cannot be read.
pub(crate) fn lately(change: &Change<'_>, night: Night, tonight: Night) -> Result<Diary, Failure> {
    Ok(change.view().watched_lately(night, night.max(tonight), READINGS_OF_ENTRIES)?)
}

/// Returns a diary without a cramp and some answers: as it was before they were logged.
pub(crate) fn without(diary: &Diary, cramp: i64, signs: &[SignAnswer]) -> Diary {
    let mut before = diary.clone();
    before.cramps.retain(|it| it.number != cramp);
    before.signs.retain(|answer| !signs.contains(&answer.fact));
    before
}

/// Returns what an entry makes worth saying, in words; nothing where nothing is new.
///
/// What was told before it is not told again, unless it is urgent and something was added to it.
pub(crate) fn fresh(before: &Diary, after: &Diary, tonight: Night) -> Vec<String> {
    let told = warnings_of_entries(before, tonight);
    let is_new = |warning: &Warning<'_>| {
        let mut same =
            told.iter().filter(|it| (it.rule, it.level) == (warning.rule, warning.level));
        match warning.level {
            Level::Urgent => same.all(|it| it.facts != warning.facts),
            _ => same.next().is_none(),
        }
    };
    let new: Vec<_> = warnings_of_entries(after, tonight).into_iter().filter(is_new).collect();
    lines(&new)
}

/// Opens again what was seen, where the facts of it were changed.
///
/// # Errors
///
/// If the file cannot be written.
pub(crate) fn reopen(
    before: &Diary,
    after: &Diary,
    tonight: Night,
    change: &Change<'_>,
) -> Result<(), Failure> {
    let known = warnings_of_entries(before, tonight);
    for warning in warnings_of_entries(after, tonight).iter().filter(|warning| !warning.is_open()) {
        if !known.contains(warning) {
            change.withdraw_acknowledgement(warning.rule, warning.night)?;
        }
    }
    Ok(())
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
