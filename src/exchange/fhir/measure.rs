//! Measure: the units of the diary as UCUM writes them.

use std::borrow::Cow;

use super::codes::UCUM;
use super::datatype::{Decimal, Quantity};
use super::text::Text;
use crate::diary::{LabUnit, Strength, Unit};

/// A unit: how people write it, and its UCUM code if it has one.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    shown: Cow<'static, str>,
    code: Option<&'static str>,
}

pub(super) const SECONDS: Measure = ucum("s", "s");
pub(super) const MINUTES: Measure = ucum("min", "min");
pub(super) const HOURS: Measure = ucum("h", "h");
pub(super) const KILOGRAMS: Measure = ucum("kg", "kg");
pub(super) const SCORE: Measure = ucum("score", "{score}");

const fn ucum(shown: &'static str, code: &'static str) -> Measure {
    Measure { shown: Cow::Borrowed(shown), code: Some(code) }
}

impl Measure {
    /// Returns so much of the unit.
    pub(super) fn of(&self, amount: impl Into<f64>) -> Quantity {
        Quantity {
            value: Decimal(amount.into()),
            unit: Text::of(&self.shown),
            system: self.code.map(|_| UCUM),
            code: self.code,
        }
    }
}

impl From<&Unit> for Measure {
    fn from(unit: &Unit) -> Self {
        match unit {
            Unit::Millilitres => ucum("mL", "mL"),
            Unit::Hours => HOURS,
            Unit::Minutes => MINUTES,
            Unit::Seconds => SECONDS,
            Unit::Celsius => ucum("°C", "Cel"),
            Unit::Drinks => ucum("standard drinks", "{drink}"),
            Unit::Servings => ucum("servings", "{serving}"),
            Unit::Times => ucum("times", "1"),
            Unit::Own(word) => Self { shown: word.clone(), code: None },
        }
    }
}

impl From<LabUnit> for Measure {
    fn from(unit: LabUnit) -> Self {
        let code = match unit {
            LabUnit::MilliequivalentsPerLitre => "meq/L",
            LabUnit::MicrogramsPerLitre => "ug/L",
            LabUnit::MicromolesPerLitre => "umol/L",
            other => other.word(),
        };
        ucum(unit.word(), code)
    }
}

impl From<&Strength> for Measure {
    fn from(strength: &Strength) -> Self {
        let code = match strength.unit {
            "mg" => Some("mg"),
            "µg" => Some("ug"),
            "g" => Some("g"),
            "ml" => Some("mL"),
            "IU" => Some("[IU]"),
            _ => None,
        };
        Self { shown: Cow::Borrowed(strength.unit), code }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_code_is_plain_ascii() {
        let strengths = Strength::UNITS.iter().filter_map(|unit| Strength::new(1.0, unit));
        let laboratory = LabUnit::ALL.iter().map(|unit| Measure::from(*unit));
        for measure in strengths.map(|it| Measure::from(&it)).chain(laboratory) {
            assert!(measure.code.is_none_or(|code| code.is_ascii()), "{measure:?}");
        }
    }

    #[test]
    fn a_unit_of_ones_own_has_no_code() {
        let cups = Measure::from(&Unit::Own("cups".into())).of(2.0);
        assert_eq!((cups.system, cups.code), (None, None));
        assert_eq!(cups.unit, Text::of("cups"));
    }
}
