//! Subject: what is held against the nights, and what it is called.

use super::comparison::Lag;
use crate::diary::{Acts, Factor, Medicine, Unit, Word};

/// What is held against the nights.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A factor.
    Factor(Factor),
    /// One level of a category, against all others.
    Level(Factor, Word),
    /// A medicine that is taken as needed.
    Medicine(Medicine),
}

impl Subject {
    /// Returns the name in JSON: `water`, `footwear=heels`, `medicine=ibuprofen`.
    pub fn key(&self) -> String {
        match self {
            Self::Factor(factor) => factor.key.clone().into_owned(),
            Self::Level(factor, level) => format!("{}={level}", factor.key),
            Self::Medicine(medicine) => format!("medicine={}", medicine.folded()),
        }
    }

    /// Returns what to call it in a sentence: "water", "footwear: heels", "ibuprofen".
    pub fn label(&self) -> String {
        match self {
            Self::Factor(factor) => factor.label.clone().into_owned(),
            Self::Level(factor, level) => format!("{}: {level}", factor.label),
            Self::Medicine(medicine) => medicine.name().to_owned(),
        }
    }

    /// Returns the unit of its amounts, if it has one.
    pub fn unit(&self) -> Option<&Unit> {
        match self {
            Self::Factor(factor) => factor.kind.unit(),
            Self::Level(..) | Self::Medicine(_) => None,
        }
    }

    /// Returns the factor that it belongs to; a medicine to none.
    pub fn factor(&self) -> Option<&Factor> {
        match self {
            Self::Factor(factor) | Self::Level(factor, _) => Some(factor),
            Self::Medicine(_) => None,
        }
    }

    /// Tells whether these words name it, however they are joined: "heels", "footwear heels".
    pub fn is_called(&self, words: &str) -> bool {
        let called = |name: &str| joined(name) == joined(words);
        let is_level = |factor: &Factor, word: &Word| {
            factor.level(word).is_some_and(|level| level.aliases.iter().any(|it| called(it)))
        };
        called(&self.key())
            || called(&self.label())
            || match self {
                Self::Factor(factor) => factor.names().into_iter().any(called),
                Self::Level(factor, word) => called(word) || is_level(factor, word),
                Self::Medicine(medicine) => called(medicine.name()),
            }
    }

    /// Returns the nights that each day is held against: what acts in the night has only its own.
    pub(super) fn lags(&self) -> &'static [Lag] {
        match self.factor().map(|factor| factor.acts) {
            Some(Acts::Night) => &[Lag::SameNight],
            _ => &[Lag::SameNight, Lag::NightAfter],
        }
    }
}

/// Returns words in lower case, joined by single spaces.
fn joined(words: &str) -> String {
    let parts = words.split(|c: char| c.is_whitespace() || "=_-:".contains(c));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    parts.join(" ")
}
