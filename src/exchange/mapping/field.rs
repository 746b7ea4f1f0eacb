//! Field: what a name can mean, and how that is called.

use super::cell;
use super::told::Told;
use super::when::WhenField;
use super::{Reader, Unmapped};
use crate::diary::{Catalogue, Factor, Kind};
use crate::exchange::cramps;
use crate::grammar::is_near;

/// What a name of a table means.
#[derive(Clone, Debug)]
pub(super) enum Field {
    /// When it was.
    When(WhenField),
    /// Yes, or words of `cramp log`: there was a cramp; no says nothing.
    Cramp,
    /// Whether the night had a cramp: no confirms that it was calm.
    Cramped,
    /// Something of a cramp, in words.
    Told(Told),
    /// A column of `cramps.csv`.
    Column(String),
    /// A reading of a factor.
    Reading(Box<Reading>),
    /// A note of the cramp that the row is, else of the day.
    Note,
    /// The medicine that was taken.
    Medicine,
    /// How much of it.
    Dose,
}

/// A reading of a factor, and how a bare number is meant.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) factor: Factor,
    /// The unit of a bare number, if the name says it.
    pub(super) unit: Option<String>,
    /// Whether the rows of one day add up.
    pub(super) adds: bool,
}

/// The fields that have a word of their own.
const WORDS: &[(&str, Field)] = &[
    ("at", Field::When(WhenField::At)),
    ("started_at", Field::When(WhenField::At)),
    ("date", Field::When(WhenField::Date)),
    ("time", Field::When(WhenField::Time)),
    ("night", Field::When(WhenField::Night)),
    ("night_date", Field::When(WhenField::Night)),
    ("morning", Field::When(WhenField::Morning)),
    ("night_end_date", Field::When(WhenField::Morning)),
    ("cramp", Field::Cramp),
    ("cramped", Field::Cramped),
    ("place", Field::Told(Told::Place)),
    ("muscle", Field::Told(Told::Place)),
    ("side", Field::Told(Told::Place)),
    ("pain", Field::Told(Told::Pain)),
    ("duration", Field::Told(Told::Duration { unit: "" })),
    ("duration_s", Field::Told(Told::Duration { unit: "s" })),
    ("duration_min", Field::Told(Told::Duration { unit: "min" })),
    ("duration_h", Field::Told(Told::Duration { unit: "h" })),
    ("note", Field::Note),
    ("medicine", Field::Medicine),
    ("dose", Field::Dose),
];

/// Returns every word for a field: those of its own, the columns of a cramp, the factors.
pub fn vocabulary(catalogue: &Catalogue) -> Vec<String> {
    let own = WORDS.iter().map(|(word, _)| (*word).to_owned());
    let columns = cramps::mapped_names();
    let factors = catalogue.recorded().flat_map(|it| [it.key.clone().into_owned(), it.column()]);
    let mut all: Vec<String> = Vec::new();
    for word in own.chain(columns).chain(factors) {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    all
}

impl Field {
    /// Returns the field of this name.
    pub(super) fn named(typed: &str, reader: &Reader<'_>) -> Result<Self, Unmapped> {
        let name = typed.trim().to_lowercase();
        let own = || WORDS.iter().find(|(word, _)| *word == name).map(|(_, field)| field.clone());
        let column =
            || cramps::mapped_names().any(|it| it == name).then(|| Self::Column(name.clone()));
        let reading = || Reading::named(&name, reader).map(Box::new).map(Self::Reading);
        own().or_else(column).or_else(reading).ok_or_else(|| {
            let all = vocabulary(reader.catalogue);
            let bare = name.replace('_', "");
            let near = all.iter().find(|word| is_near(&bare, &word.replace('_', "")));
            Unmapped::NoField { field: typed.to_owned(), near: near.cloned() }
        })
    }

    /// Returns the field that a name of a table may be, by the words that people type for it.
    pub(super) fn suggested(name: &str, catalogue: &Catalogue) -> Option<String> {
        let name = name.trim().to_lowercase();
        let word = || WORDS.iter().find(|(word, _)| *word == name).map(|(word, _)| *word);
        let factor = catalogue.named(&name).filter(|factor| !factor.is_computed());
        factor.map(|factor| factor.key.clone().into_owned()).or_else(|| word().map(str::to_owned))
    }

    /// Tells whether it says something of a cramp, so that a row that has it may be one.
    pub(super) fn describes_a_cramp(&self) -> bool {
        matches!(self, Self::Cramp | Self::Told(_) | Self::Column(_))
    }

    /// Tells whether a row that has it may be something else than a cramp.
    pub(super) fn is_of_something_else(&self) -> bool {
        matches!(self, Self::Cramp | Self::Cramped | Self::Reading(_) | Self::Medicine | Self::Dose)
    }
}

impl Reading {
    /// Finds the factor of `water`, `water_ml`, `water_glasses`; with a plus before it the rows of a day add up.
    fn named(name: &str, reader: &Reader<'_>) -> Option<Self> {
        let (adds, name) = name.strip_prefix('+').map_or((false, name), |name| (true, name));
        let noted = |factor: &&Factor| !factor.is_computed();
        let reading = |factor: &Factor, unit: Option<&str>| Self {
            factor: factor.clone(),
            unit: unit.map(str::to_owned),
            adds,
        };
        let by_column = reader.catalogue.recorded().find(|factor| factor.column() == name);
        let column =
            by_column.map(|factor| reading(factor, factor.kind.unit().map(|it| it.suffix())));
        let plain = || reader.catalogue.named(name).filter(noted).map(|it| reading(it, None));
        let in_unit = || {
            let (key, unit) = name.rsplit_once('_')?;
            let factor = reader.catalogue.named(key).filter(noted)?;
            let reading = reading(factor, Some(unit));
            cell::is_unit_of(&reading, reader).then_some(reading)
        };
        let found = column.or_else(plain).or_else(in_unit)?;
        (!adds || matches!(found.factor.kind, Kind::Amount { .. })).then_some(found)
    }
}
