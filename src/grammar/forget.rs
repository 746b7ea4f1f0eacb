//! Forget: what goes back to unknown.

use crate::diary::{Catalogue, Factor};

use super::bout::{self, bout};
use super::names::{Named, named};
use super::reading::factor_alone;
use super::text::{Token, begins, lookup, optional, skip};

/// What was said to be forgotten; never nothing.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Forgotten<'c> {
    /// These readings; exercise stands for its bouts too.
    pub(super) factors: Vec<&'c Factor>,
    /// The note of the day.
    pub(super) note: bool,
}

/// Reads "forget water", "forget water and standing", "forget running", "forget note".
///
/// A name with a value after it says something new, and ends the list.
pub(super) fn forget<'c>(
    tokens: &[Token],
    catalogue: &'c Catalogue,
) -> Option<(usize, Forgotten<'c>)> {
    let mut words = begins(tokens, "forget")?;
    let mut forgotten = Forgotten::default();
    while let Some((more, factor)) = next(skip(tokens, words), &forgotten, catalogue) {
        match factor {
            Some(factor) => forgotten.factors.push(factor),
            None => forgotten.note = true,
        }
        words += more;
    }
    (forgotten != Forgotten::default()).then_some((words, forgotten))
}

/// Returns the next thing to forget, and how many words it takes; a factor, or the note.
fn next<'c>(
    tokens: &[Token],
    before: &Forgotten<'_>,
    catalogue: &'c Catalogue,
) -> Option<(usize, Option<&'c Factor>)> {
    let small =
        tokens.iter().take_while(|t| matches!(t.low.as_str(), "and" | "the" | "my")).count();
    let ahead = skip(tokens, small);
    if optional(ahead, &["note", "notes"]) > 0 {
        return Some((small + 1, None));
    }
    let named = match named(ahead, catalogue) {
        _ if *before != Forgotten::default() => factor_alone(ahead, catalogue),
        Some((words, Named::Factor(factor) | Named::Level(factor, _))) => Some((words, factor)),
        None => None,
    };
    let exercise = || {
        let (words, _) = lookup(ahead, bout::KINDS)?;
        let is_new = *before != Forgotten::default() && bout(ahead)?.words > words;
        Some((words, catalogue.by_key(Factor::EXERCISE).filter(|_| !is_new)?))
    };
    named.or_else(exercise).map(|(words, factor)| (small + words, Some(factor)))
}
