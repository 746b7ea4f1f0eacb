//! Draft: a standing fact as the cells of its row, and the fact that they tell.

use chrono::NaiveDate;

use super::super::cell;
use crate::diary::{Fact, Flag, LabResult, LabUnit, PartialDate};

/// The years in which a person can have been born.
const BIRTH_YEARS: std::ops::RangeInclusive<u32> = 1900..=2199;

/// The unit of a weight.
pub(super) const KILOGRAMS: &str = "kg";

/// What a value may be, by the kind of the fact.
pub(super) const VALUES: &str = "birth_year: from 1900 to 2199; pregnancy: the date on which the birth \
    is due; lab: a number; weight: from 1 to 500; work_standing and restricted: yes or no";

/// What kind of fact a row tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum FactKind {
    #[default]
    BirthYear,
    Condition,
    Pregnancy,
    Lab,
    Weight,
    WorkStanding,
    Restricted,
    Reviewed,
}

impl FactKind {
    pub(super) const ALL: &'static [Self] = &[
        Self::BirthYear,
        Self::Condition,
        Self::Pregnancy,
        Self::Lab,
        Self::Weight,
        Self::WorkStanding,
        Self::Restricted,
        Self::Reviewed,
    ];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::BirthYear => "birth_year",
            Self::Condition => "condition",
            Self::Pregnancy => "pregnancy",
            Self::Lab => "lab",
            Self::Weight => "weight",
            Self::WorkStanding => "work_standing",
            Self::Restricted => "restricted",
            Self::Reviewed => "reviewed",
        }
    }

    pub(super) fn of(fact: &Fact) -> Self {
        match fact {
            Fact::BirthYear(_) => Self::BirthYear,
            Fact::Condition { .. } => Self::Condition,
            Fact::Pregnancy { .. } => Self::Pregnancy,
            Fact::Lab(_) => Self::Lab,
            Fact::Weight { .. } => Self::Weight,
            Fact::WorkStanding(_) => Self::WorkStanding,
            Fact::Restricted(_) => Self::Restricted,
            Fact::Reviewed { .. } => Self::Reviewed,
        }
    }
}

/// The cells of one row.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) kind: FactKind,
    pub(super) name: Option<String>,
    pub(super) value: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) flag: Option<Flag>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) since: Option<PartialDate>,
    pub(super) until: Option<PartialDate>,
}

impl Draft {
    /// Returns the cells of a fact.
    pub(super) fn of(fact: &Fact) -> Self {
        let value = |value: String| Self { value: Some(value), ..Self::default() };
        let cells = match fact {
            Fact::BirthYear(year) => value(year.to_string()),
            Fact::Condition { name, since, until } => {
                Self { name: Some(name.clone()), since: *since, until: *until, ..Self::default() }
            }
            Fact::Pregnancy { due, delivered } => {
                Self { until: delivered.map(PartialDate::day), ..value(due.to_string()) }
            }
            Fact::Lab(result) => Self {
                name: Some(result.analyte.clone()),
                unit: Some(result.unit.word().to_owned()),
                flag: result.flag,
                low: result.low,
                high: result.high,
                since: Some(PartialDate::day(result.on)),
                ..value(cell::number(result.value))
            },
            Fact::Weight { kg, on } => Self {
                unit: Some(KILOGRAMS.to_owned()),
                since: Some(PartialDate::day(*on)),
                ..value(cell::number(*kg))
            },
            Fact::WorkStanding(yes) | Fact::Restricted(yes) => value(cell::yes_no(*yes)),
            Fact::Reviewed { on } => Self { since: Some(PartialDate::day(*on)), ..Self::default() },
        };
        Self { kind: FactKind::of(fact), ..cells }
    }

    /// Returns the fact that the cells tell; none of them may be left over.
    pub(super) fn fact(mut self) -> Result<Fact, String> {
        let fact = match self.kind {
            FactKind::BirthYear => Fact::BirthYear(self.birth_year()?),
            FactKind::Condition => self.condition()?,
            FactKind::Pregnancy => Fact::Pregnancy {
                due: self.value(cell::read_date)?,
                delivered: self.until.take().map(|date| whole("until", date)).transpose()?,
            },
            FactKind::Lab => Fact::Lab(self.lab()?),
            FactKind::Weight => self.weight()?,
            FactKind::WorkStanding => Fact::WorkStanding(self.value(cell::read_yes_no)?),
            FactKind::Restricted => Fact::Restricted(self.value(cell::read_yes_no)?),
            FactKind::Reviewed => Fact::Reviewed { on: self.on()? },
        };
        match self.left_over() {
            Some(column) => Err(format!("{column} does not go with the kind {}", self.kind.word())),
            None => Ok(fact),
        }
    }

    fn birth_year(&mut self) -> Result<i32, String> {
        let year = self.value(|cell| cell::read_whole(cell, BIRTH_YEARS))?;
        i32::try_from(year).map_err(|_| "value is not a year".to_owned())
    }

    fn condition(&mut self) -> Result<Fact, String> {
        let name = self.take_name()?;
        let (since, until) = (self.since.take(), self.until.take());
        if since.zip(until).is_some_and(|(since, until)| until.last() < since.first()) {
            return Err("until is before since".to_owned());
        }
        Ok(Fact::Condition { name, since, until })
    }

    fn lab(&mut self) -> Result<LabResult, String> {
        let unit = self.unit.take().ok_or("unit is missing")?;
        Ok(LabResult {
            analyte: self.take_name()?,
            value: self.value(cell::read_number)?,
            unit: read_unit(&unit)?,
            on: self.on()?,
            flag: self.flag.take(),
            low: self.low.take(),
            high: self.high.take(),
        })
    }

    fn weight(&mut self) -> Result<Fact, String> {
        let kg = self.value(|cell| cell::read_between(cell, 1.0, 500.0))?;
        match self.unit.take().as_deref() {
            Some(KILOGRAMS) => Ok(Fact::Weight { kg, on: self.on()? }),
            _ => Err(format!("unit is not {KILOGRAMS}")),
        }
    }

    fn take_name(&mut self) -> Result<String, String> {
        self.name.take().ok_or_else(|| "name is missing".to_owned())
    }

    fn value<T>(&mut self, read: impl FnOnce(&str) -> Result<T, String>) -> Result<T, String> {
        let cell = self.value.take().ok_or("value is missing")?;
        read(&cell).map_err(|reason| format!("value {reason}"))
    }

    /// Takes the one date of a fact that belongs to a day.
    fn on(&mut self) -> Result<NaiveDate, String> {
        whole("since", self.since.take().ok_or("since is missing")?)
    }

    fn left_over(&self) -> Option<&'static str> {
        let cells = [
            ("name", self.name.is_some()),
            ("value", self.value.is_some()),
            ("unit", self.unit.is_some()),
            ("flag", self.flag.is_some()),
            ("low", self.low.is_some()),
            ("high", self.high.is_some()),
            ("since", self.since.is_some()),
            ("until", self.until.is_some()),
        ];
        cells.iter().find(|(_, is_there)| *is_there).map(|(column, _)| *column)
    }
}

/// Reads a unit, in any case.
fn read_unit(cell: &str) -> Result<LabUnit, String> {
    let low = cell.to_lowercase();
    let known = LabUnit::ALL.iter().find(|unit| unit.word().to_lowercase() == low);
    let unit = known.map_or(cell, |unit| unit.word());
    cell::read_word(unit, LabUnit::ALL, LabUnit::word).map_err(|reason| format!("unit {reason}"))
}

/// Returns the day of a date that must be known to the day.
fn whole(column: &str, date: PartialDate) -> Result<NaiveDate, String> {
    if date.first() == date.last() {
        Ok(date.first())
    } else {
        Err(format!("{column} is not a whole date such as 2026-11-21"))
    }
}
