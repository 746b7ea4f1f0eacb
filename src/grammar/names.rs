//! Names: every phrase by which the catalogue knows a factor or one of its levels.

use crate::diary::{Factor, Kind};

use super::text::{Token, begins};

/// What a phrase of the catalogue names.
#[derive(Clone, Copy)]
pub(super) enum Named {
    Factor(&'static Factor),
    Level(&'static Factor, &'static str),
}

/// Looks up the longest phrase of the catalogue that the words begin with.
pub(super) fn named(tokens: &[Token]) -> Option<(usize, Named)> {
    phrases()
        .filter_map(|(phrase, named)| Some((begins(tokens, phrase)?, named)))
        .max_by_key(|(words, _)| *words)
}

/// Returns the single words of the catalogue, for guessing.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    phrases().map(|(phrase, _)| phrase).filter(|phrase| !phrase.contains([' ', '_']))
}

/// Returns every phrase of the catalogue.
fn phrases() -> impl Iterator<Item = (&'static str, Named)> {
    Factor::CATALOGUE.iter().flat_map(|factor| {
        let levels = match factor.kind {
            Kind::Category(levels) => levels,
            _ => &[],
        };
        let names = [factor.key, factor.label].into_iter().chain(factor.aliases.iter().copied());
        let levels = levels.iter().flat_map(move |level| {
            std::iter::once(level.word)
                .chain(level.aliases.iter().copied())
                .map(move |word| (word, Named::Level(factor, level.word)))
        });
        names.map(move |name| (name, Named::Factor(factor))).chain(levels)
    })
}
