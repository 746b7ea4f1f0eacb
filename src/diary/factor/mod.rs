//! Factor: something about a day or its night that may matter.

mod built_in;
mod catalogue;
mod computed;
mod known;
mod scan;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

pub use catalogue::Catalogue;
pub use computed::Rule;
pub use known::Known;
pub use scan::{InScan, Scanned};
pub use words::{ExposedWhen, KindName};

use super::written::written;
use super::{Article, Value, Word};

/// One factor: how it is called, how it is written, and when a day counts as exposed.
///
/// Recording, listing, export, import and completion all follow the [`Catalogue`]: adding a
/// factor is adding one entry there.
#[derive(Clone, Debug)]
pub struct Factor {
    /// The name in SQL and JSON, and with its unit in CSV.
    pub key: Word,
    /// What to call it in a sentence.
    pub label: Word,
    /// Other words that people type for it; several words are joined by one space.
    pub aliases: &'static [&'static str],
    /// What a reading of it looks like.
    pub kind: Kind,
    /// When a reading counts as exposed.
    pub exposed: Exposed,
    /// Whether it acts during the day or during the night.
    pub acts: Acts,
    /// The articles that name it.
    pub articles: &'static [Article],
    /// Where its readings come from.
    pub source: Source,
}

/// What a reading of a factor looks like.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A number in one unit, between two limits that can be believed.
    Amount {
        /// The unit in which it is stored.
        unit: Unit,
        /// The least that can be believed.
        least: f64,
        /// The most that can be believed.
        most: f64,
    },
    /// A whole number on a scale.
    Scale {
        /// The lower end.
        least: u8,
        /// The upper end.
        most: u8,
    },
    /// Yes or no.
    YesNo,
    /// One of these levels.
    Category(Cow<'static, [Level]>),
    /// A time on the clock.
    Clock,
}

impl Kind {
    /// The score from 0 to 10.
    pub const SCORE: Self = Self::Scale { least: 0, most: 10 };

    /// Returns the levels of a category; no other kind has any.
    pub fn levels(&self) -> &[Level] {
        match self {
            Self::Category(levels) => levels,
            _ => &[],
        }
    }

    /// Returns the least and the most that an amount can be, or the ends of a scale.
    pub fn ends(&self) -> Option<(f64, f64)> {
        match self {
            Self::Amount { least, most, .. } => Some((*least, *most)),
            Self::Scale { least, most } => Some((f64::from(*least), f64::from(*most))),
            _ => None,
        }
    }

    /// Returns the unit of an amount.
    pub fn unit(&self) -> Option<&Unit> {
        match self {
            Self::Amount { unit, .. } => Some(unit),
            _ => None,
        }
    }
}

/// One level of a category, with other words for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// The word in SQL, CSV and JSON.
    pub word: Word,
    /// Other words that people type for it.
    pub aliases: &'static [&'static str],
    /// Whether a day of this level counts as exposed.
    pub exposed: bool,
}

/// The unit in which an amount is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Millilitres.
    Millilitres,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Seconds.
    Seconds,
    /// Degrees Celsius.
    Celsius,
    /// Standard drinks.
    Drinks,
    /// Servings of a food.
    Servings,
    /// How many times.
    Times,
    /// A unit of the person's own, in lower case: "cups".
    Own(Word),
}

impl Unit {
    /// Returns the unit as it stands at the end of a column name.
    pub fn suffix(&self) -> &str {
        match self {
            Self::Millilitres => "ml",
            Self::Hours => "h",
            Self::Minutes => "min",
            Self::Seconds => "s",
            Self::Celsius => "c",
            Self::Drinks => "units",
            Self::Servings => "servings",
            Self::Times => "times",
            Self::Own(word) => word,
        }
    }

    /// Returns the unit of this ending; one that is not known is the person's own.
    pub fn from_suffix(suffix: &str) -> Self {
        let known = [
            Self::Millilitres,
            Self::Hours,
            Self::Minutes,
            Self::Seconds,
            Self::Celsius,
            Self::Drinks,
            Self::Servings,
            Self::Times,
        ];
        let same = known.into_iter().find(|unit| unit.suffix() == suffix);
        same.unwrap_or_else(|| Self::Own(Cow::Owned(suffix.to_owned())))
    }
}

/// When a reading counts as exposed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Exposed {
    /// When it is below this amount.
    Below(f64),
    /// When it is this amount or more.
    AtLeast(f64),
    /// When it is more than this amount.
    Above(f64),
    /// When the answer is yes.
    Yes,
    /// When the answer is no.
    No,
    /// When its level is one that counts as exposed.
    Levels,
    /// Never: it is an answer, or only helps to place other things in time.
    Never,
}

written! {
    /// When a factor acts.
    Acts {
        /// During the day before the night.
        Day = "day",
        /// During the night itself.
        Night = "night",
    }
}

/// Where the readings of a factor come from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// The person notes them.
    Recorded,
    /// The person notes them, and has defined the factor.
    Own {
        /// Whether it is noted no more; what was noted stays.
        retired: bool,
    },
    /// They follow from other readings, and are never asked for.
    Computed(Rule),
}

impl Factor {
    /// The key of the factor that bouts of exercise speak about too.
    pub const EXERCISE: &'static str = "exercise";

    /// The key of the factor whose limit is the goal of the settings.
    pub const WATER: &'static str = "water";

    /// Returns the name of its CSV column: the key, and the unit of an amount or the ends of a scale.
    pub fn column(&self) -> String {
        match &self.kind {
            Kind::Amount { unit, .. } => {
                format!("{}_{}", self.key, unit.suffix().replace(' ', "_"))
            }
            Kind::Scale { least, most } => format!("{}_{least}_{most}", self.key),
            _ => self.key.clone().into_owned(),
        }
    }

    /// Returns the level that this exact word stands for, if the factor is a category.
    pub fn level(&self, word: &str) -> Option<&Level> {
        self.kind.levels().iter().find(|level| level.word == word)
    }

    /// Returns every phrase by which it can be called.
    pub fn names(&self) -> BTreeSet<&str> {
        [&*self.key, &*self.label].into_iter().chain(self.aliases.iter().copied()).collect()
    }

    /// Tells whether the person notes it, and has not retired it.
    pub fn is_noted(&self) -> bool {
        matches!(self.source, Source::Recorded | Source::Own { retired: false })
    }

    /// Tells whether it follows from other readings.
    pub fn is_computed(&self) -> bool {
        matches!(self.source, Source::Computed(_))
    }

    /// Tells whether the person has defined it.
    pub fn is_own(&self) -> bool {
        matches!(self.source, Source::Own { .. })
    }

    /// Tells whether this value can be a reading of the factor.
    pub fn accepts(&self, value: &Value) -> bool {
        match (&self.kind, value) {
            (kind, Value::Amount(amount)) => {
                let is_step = !matches!(kind, Kind::Scale { .. }) || amount.fract() == 0.0;
                kind.ends().is_some_and(|(least, most)| (least..=most).contains(amount)) && is_step
            }
            (Kind::YesNo, Value::Yes | Value::No) => true,
            (Kind::Category(_), Value::Level(word)) => self.level(word).is_some(),
            (Kind::Clock, Value::Clock(_)) => true,
            _ => false,
        }
    }

    /// Tells whether a reading counts as exposed; `None` for a factor that never does by itself.
    pub fn is_exposed(&self, value: &Value) -> Option<bool> {
        match (self.exposed, value) {
            (Exposed::Below(limit), Value::Amount(amount)) => Some(*amount < limit),
            (Exposed::AtLeast(limit), Value::Amount(amount)) => Some(*amount >= limit),
            (Exposed::Above(limit), Value::Amount(amount)) => Some(*amount > limit),
            (Exposed::Yes, Value::Yes) | (Exposed::No, Value::No) => Some(true),
            (Exposed::Yes, Value::No) | (Exposed::No, Value::Yes) => Some(false),
            (Exposed::Levels, Value::Level(word)) => self.level(word).map(|level| level.exposed),
            _ => None,
        }
    }

    /// Returns the number by which a day is told exposed or not, if there is one that can be set.
    pub fn limit(&self) -> Option<f64> {
        self.exposed.limit().or(match &self.source {
            Source::Computed(rule) => rule.limit,
            _ => None,
        })
    }

    /// Returns the numbers that [`Factor::limit`] can be; `None` where there is none to be set.
    ///
    /// That of water is none of its own: it follows from the goal and the glass.
    pub fn limits(&self) -> Option<RangeInclusive<f64>> {
        const MOST_OF_A_RULE: f64 = 1000.0;
        if self.key == Self::WATER || self.limit().is_none() {
            return None;
        }
        let (least, most) = self.kind.ends().unwrap_or((0.0, MOST_OF_A_RULE));
        Some(least..=most)
    }

    /// Puts another number in the place of [`Factor::limit`]; nothing happens where there is none.
    fn set_limit(&mut self, limit: f64) {
        match (&mut self.exposed, &mut self.source) {
            (Exposed::Below(old) | Exposed::AtLeast(old) | Exposed::Above(old), _) => *old = limit,
            (_, Source::Computed(rule)) => rule.limit = rule.limit.map(|_| limit),
            _ => {}
        }
    }
}

/// A factor is known by its key.
impl PartialEq for Factor {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}
