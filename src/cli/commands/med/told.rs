//! Told: what the rules about medicines say of an entry that has just been made.

use crate::analysis::warnings::{Warning, warnings_of_medicines};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::warned;
use crate::diary::{Diary, WarningRule};
use crate::store::Change;

/// Returns what is worth saying only now, in words.
pub(super) fn fresh(
    before: &Diary,
    change: &Change<'_>,
    session: &Session,
) -> Result<Vec<String>, Failure> {
    let after = change.view().watched(session.tonight())?;
    let told = warnings_of_medicines(before, session.tonight());
    let is_new = |warning: &Warning<'_>| {
        let mut same = told.iter().filter(|it| it.rule == warning.rule);
        match warning.rule {
            WarningRule::Quinine => same.next().is_none(),
            _ => warning.facts.iter().any(|fact| !same.clone().any(|it| it.facts.contains(fact))),
        }
    };
    let all = warnings_of_medicines(&after, session.tonight()).into_iter();
    let new: Vec<_> = all.filter(|it| it.is_open() && is_new(it)).collect();
    Ok(warned::lines(&new))
}
