//! Names: every phrase by which the catalogue knows a factor or one of its levels.

use crate::diary::{Catalogue, Factor, Level};

use super::text::{Token, begins};

/// What a phrase of the catalogue names.
#[derive(Clone, Copy)]
pub(super) enum Named<'c> {
    Factor(&'c Factor),
    Level(&'c Factor, &'c Level),
}

/// Looks up the longest phrase of the catalogue that the words begin with.
pub(super) fn named<'c>(tokens: &[Token], catalogue: &'c Catalogue) -> Option<(usize, Named<'c>)> {
    phrases(catalogue)
        .filter_map(|(phrase, named)| Some((called(tokens, phrase)?, named)))
        .max_by_key(|(words, _)| *words)
}

/// Returns how many words a name takes, if the tokens begin with it; a key may be typed with spaces.
pub(super) fn called(tokens: &[Token], name: &str) -> Option<usize> {
    let spoken = || name.contains('_').then(|| begins(tokens, &name.replace('_', " ")))?;
    begins(tokens, name).or_else(spoken)
}

/// Returns the single words of the catalogue, for guessing.
pub(super) fn words(catalogue: &Catalogue) -> impl Iterator<Item = &str> {
    phrases(catalogue).map(|(phrase, _)| phrase).filter(|phrase| !phrase.contains([' ', '_']))
}

/// Returns every phrase for what can be noted.
fn phrases(catalogue: &Catalogue) -> impl Iterator<Item = (&str, Named<'_>)> {
    catalogue.noted().flat_map(|factor| {
        let levels = factor.kind.levels().iter().flat_map(move |level| {
            let words = std::iter::once(&*level.word).chain(level.aliases.iter().copied());
            words.map(move |word| (word, Named::Level(factor, level)))
        });
        factor.names().into_iter().map(move |name| (name, Named::Factor(factor))).chain(levels)
    })
}
