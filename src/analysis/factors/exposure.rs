//! Exposure: what was so on each day of the series, for everything that is held against the nights.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::Series;
use super::comparison::Measure;
use super::doses::as_needed;
use super::subject::Subject;
use crate::diary::{Catalogue, Diary, Factor, Kind, Known, Night, Scanned, Value, Word};

/// What was so on each day of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// What it is about.
    pub subject: Subject,
    /// What the values are.
    pub measure: Measure,
    /// One value for each day of the series; `None` where nothing is known.
    pub values: Vec<Option<f64>>,
}

/// Returns everything that is in the scan of a diary, in the order of the catalogue; medicines last.
///
/// Each noted quantity stands there once ([`Catalogue::scanned`]); one of which nothing is
/// known, and a category of which one level is known, are left out. A medicine that is called
/// like a yes/no factor is the same quantity: its doses are told with the readings. Beside an
/// amount or a category of its name, of which it tells less, it is left out. `series` spans the
/// diary.
pub fn scanned(diary: &Diary, series: &Series) -> Vec<Exposure> {
    let catalogue = diary.catalogue();
    let factors = catalogue.scanned();
    let mut exposures: Vec<Exposure> = of_factors(diary, &catalogue, &factors, series)
        .into_iter()
        .zip(factors)
        .flat_map(|(told, factor)| exposures(factor, told))
        .collect();
    for (medicine, taken) in as_needed(diary, &catalogue, series) {
        let named = catalogue.named(&medicine.folded());
        let is_named = |it: &&mut Exposure| named.is_some() && it.subject.factor() == named;
        match exposures.iter_mut().find(is_named) {
            Some(noted) if noted.is_a_plain_yes_or_no() => noted.join(&taken),
            Some(_) => {}
            None => exposures.push(Exposure {
                subject: Subject::Medicine(medicine.clone()),
                measure: Measure::YesNo,
                values: taken,
            }),
        }
    }
    exposures
}

impl Exposure {
    fn is_a_plain_yes_or_no(&self) -> bool {
        self.measure == Measure::YesNo && matches!(self.subject, Subject::Factor(_))
    }

    /// Takes in what is known of the same yes/no quantity from elsewhere: a yes of either is a yes.
    fn join(&mut self, other: &[Option<f64>]) {
        for (mine, other) in self.values.iter_mut().zip(other) {
            *mine = match (*mine, *other) {
                (Some(one), Some(other)) => Some(one.max(other)),
                (one, other) => one.or(other),
            };
        }
    }
}

/// Returns the exposures of any factor, in the scan or not; none for a time on the clock.
pub fn of_factor(diary: &Diary, factor: &Factor, series: &Series) -> Vec<Exposure> {
    let catalogue = diary.catalogue();
    let values = of_factors(diary, &catalogue, &[factor], series).pop().unwrap_or_default();
    exposures(factor, values)
}

/// Returns the values of each factor on each day of the series.
fn of_factors<'d>(
    diary: &'d Diary,
    catalogue: &Catalogue,
    factors: &[&Factor],
    series: &Series,
) -> Vec<Vec<Option<Told<'d>>>> {
    let mut columns = vec![vec![None; series.nights()]; factors.len()];
    let mut noted: Vec<(&str, usize)> = Vec::new();
    let mut computed: Vec<(&Factor, usize)> = Vec::new();
    for (column, factor) in factors.iter().enumerate() {
        if factor.is_computed() {
            computed.push((factor, column));
        } else {
            noted.push((&factor.key, column));
        }
    }
    noted.sort_unstable();
    let exercise =
        noted.iter().find(|(key, _)| *key == Factor::EXERCISE).map(|(_, column)| *column);
    let mut put = |column: usize, night: usize, told: Option<Told<'d>>| {
        if let Some(place) = columns.get_mut(column).and_then(|column| column.get_mut(night)) {
            *place = told;
        }
    };
    for (date, day) in &diary.days {
        let Some(night) = place(series, *date) else { continue };
        let mut wanted = noted.iter().peekable();
        for (key, value) in &day.readings {
            while wanted.next_if(|(wanted, _)| *wanted < &**key).is_some() {}
            if let Some((_, column)) = wanted.next_if(|(wanted, _)| *wanted == &**key) {
                put(*column, night, Told::of(value));
            }
        }
        if let Some(column) = exercise.filter(|_| !day.bouts.is_empty()) {
            put(column, night, Some(Told::Number(1.0)));
        }
    }
    for (factor, column) in computed {
        let told = |(night, _): (Night, _)| {
            let value = Known::of(diary, catalogue, night.evening()).value(factor)?;
            Told::number(&value)
        };
        if let Some(place) = columns.get_mut(column) {
            *place = series.iter().map(told).collect();
        }
    }
    columns
}

/// One reading, as far as it can be held against a night.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Told<'d> {
    Number(f64),
    Level(&'d Word),
}

impl<'d> Told<'d> {
    fn of(value: &'d Value) -> Option<Self> {
        match value {
            Value::Level(word) => Some(Self::Level(word)),
            value => Self::number(value),
        }
    }

    /// Reads a value that is not a level; a time on the clock cannot be held against anything.
    fn number<'n>(value: &Value) -> Option<Told<'n>> {
        match value {
            Value::Amount(amount) => Some(Told::Number(*amount)),
            Value::Yes => Some(Told::Number(1.0)),
            Value::No => Some(Told::Number(0.0)),
            Value::Level(_) | Value::Clock(_) => None,
        }
    }

    fn amount(self) -> Option<f64> {
        match self {
            Self::Number(amount) => Some(amount),
            Self::Level(_) => None,
        }
    }
}

/// Returns the place of a date in the series.
fn place(series: &Series, date: NaiveDate) -> Option<usize> {
    let place = usize::try_from((date - series.first().evening()).num_days()).ok()?;
    (place < series.nights()).then_some(place)
}

/// Returns a factor as it is held against the nights; nothing where nothing is known.
fn exposures(factor: &Factor, told: Vec<Option<Told<'_>>>) -> Vec<Exposure> {
    let is_any = factor.scan() == Scanned::Any;
    let measure = match factor.kind {
        Kind::Category(_) => return levels(factor, &told),
        Kind::Clock => return Vec::new(),
        Kind::YesNo => Measure::YesNo,
        Kind::Amount { .. } | Kind::Scale { .. } if is_any => Measure::YesNo,
        Kind::Amount { .. } | Kind::Scale { .. } => Measure::Amount,
    };
    let value = |amount: f64| if is_any { f64::from(u8::from(amount > 0.0)) } else { amount };
    let values: Vec<_> = told.into_iter().map(|told| told?.amount().map(value)).collect();
    let known = values.iter().any(Option::is_some);
    let exposure = Exposure { subject: Subject::Factor(factor.clone()), measure, values };
    known.then_some(exposure).into_iter().collect()
}

/// Returns one yes/no exposure for each level that was noted, against all other noted days.
///
/// Of two levels only the rarer one, since the other tells the same; on a tie the first of the alphabet.
fn levels(factor: &Factor, told: &[Option<Told<'_>>]) -> Vec<Exposure> {
    let mut counts: BTreeMap<&Word, usize> = BTreeMap::new();
    for told in told.iter().flatten() {
        if let Told::Level(word) = told {
            *counts.entry(word).or_default() += 1;
        }
    }
    let kept: Vec<&Word> = match counts.len() {
        0 | 1 => Vec::new(),
        2 => counts
            .iter()
            .min_by_key(|(_, count)| **count)
            .map(|(word, _)| *word)
            .into_iter()
            .collect(),
        _ => counts.keys().copied().collect(),
    };
    let exposure = |level: &Word| Exposure {
        subject: Subject::Level(factor.clone(), level.clone()),
        measure: Measure::YesNo,
        values: told
            .iter()
            .map(|told| match told {
                Some(Told::Level(word)) => Some(f64::from(u8::from(*word == level))),
                _ => None,
            })
            .collect(),
    };
    kept.into_iter().map(exposure).collect()
}
