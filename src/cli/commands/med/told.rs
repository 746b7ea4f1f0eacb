//! Told: what the rules about medicines say of an entry that has just been made.

use crate::analysis::{Warning, warnings};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::warned;
use crate::diary::{Diary, WarningRule};
use crate::store::Change;

/// The rules that an entry about a medicine can fire.
const RULES: &[WarningRule] =
    &[WarningRule::SideEffect, WarningRule::StatinAndDarkUrine, WarningRule::Quinine];

/// Returns the part of the diary that the rules look at, with what is dated today.
pub(super) fn watched(change: &Change<'_>, session: &Session) -> Result<Diary, Failure> {
    Ok(change.view().watched(session.tonight())?)
}

/// Returns what is worth saying only now, in words.
pub(super) fn fresh(
    before: &Diary,
    change: &Change<'_>,
    session: &Session,
) -> Result<Vec<String>, Failure> {
    let after = watched(change, session)?;
    let told = warnings(before, session.tonight());
    let is_new = |warning: &Warning<'_>| {
        let mut same = told.iter().filter(|it| it.rule == warning.rule);
        match warning.rule {
            WarningRule::Quinine => same.next().is_none(),
            _ => warning.facts.iter().any(|fact| !same.clone().any(|it| it.facts.contains(fact))),
        }
    };
    let all = warnings(&after, session.tonight()).into_iter();
    let of_medicines = all.filter(|it| RULES.contains(&it.rule) && it.is_open());
    let new: Vec<_> = of_medicines.filter(is_new).collect();
    Ok(warned::lines(&new))
}
