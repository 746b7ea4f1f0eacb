//! Datatype: the parts that resources are made of, as FHIR R4 calls them.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::codes::Code;
use super::text::Text;
use crate::diary::Night;

/// What something is: in words, and in codes where there are any.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct CodeableConcept {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    coding: Vec<Code>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Text>,
}

impl CodeableConcept {
    /// Returns what these words say.
    pub(super) fn said(words: &str) -> Self {
        Self { coding: Vec::new(), text: Some(Text::named(words)) }
    }

    /// Returns the same with a code beside the words, if there is one.
    pub(super) fn coded(self, code: impl Into<Option<Code>>) -> Self {
        Self { coding: code.into().into_iter().collect(), ..self }
    }
}

/// What a code of FHIR itself says; it needs no words.
impl From<Code> for CodeableConcept {
    fn from(code: Code) -> Self {
        Self { coding: vec![code], text: None }
    }
}

/// A finite number, without a decimal point where it is whole: "6.0" would claim a precision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Decimal(pub(super) f64);

impl Serialize for Decimal {
    #[expect(clippy::cast_possible_truncation, reason = "it is whole, and small enough")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const LARGE: f64 = 1e15;
        if self.0.fract() == 0.0 && self.0.abs() < LARGE {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// An amount with its unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Quantity {
    pub(super) value: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) system: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<&'static str>,
}

/// A time from a beginning to an end, both included; an open end is not known, or has not come.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Period {
    pub(super) start: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<String>,
}

/// When something was so.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) enum Effective {
    /// On a date, or at a time with its offset.
    #[serde(rename = "effectiveDateTime")]
    At(String),
    /// During a time.
    #[serde(rename = "effectivePeriod")]
    During(Period),
}

impl Effective {
    /// On this date.
    pub(super) fn on(date: NaiveDate) -> Self {
        Self::At(date.to_string())
    }

    /// In this night, of which FHIR gets both dates.
    pub(super) fn in_night(night: Night) -> Self {
        let (evening, morning) = (night.evening().to_string(), night.morning().to_string());
        Self::During(Period { start: evening, end: Some(morning) })
    }
}

/// Another resource of the same Bundle.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Reference {
    pub(super) reference: String,
}

/// The key that a record has in the diary, and in its CSV.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Identifier {
    pub(super) value: String,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Annotation {
    text: Text,
}

impl Annotation {
    /// Returns a remark of these words, unless they are blank.
    pub(super) fn of(words: &str) -> Option<Self> {
        Text::of(words).map(|text| Self { text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_claims_no_precision() {
        for (amount, json) in [(6.0, "6"), (-0.0, "0"), (1.5, "1.5"), (-12.0, "-12")] {
            assert_eq!(serde_json::to_string(&Decimal(amount)).unwrap(), json);
        }
    }
}
