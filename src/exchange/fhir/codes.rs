//! Codes: every code that a coded export holds, with where it comes from.
//!
//! Only codes of which we are sure stand here; everything else is told in words. A code never says
//! more than the person did: no disease, no judgement. `docs/fhir.md` lists the table with its licences.

use serde::Serialize;

/// A code of a code system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Code {
    /// The system, by its URL.
    pub(super) system: &'static str,
    /// The code in it.
    pub(super) code: &'static str,
}

/// SNOMED CT, whose use needs a licence in some countries.
const SNOMED: &str = "http://snomed.info/sct";
/// LOINC, with its notice in `docs/fhir.md`.
const LOINC: &str = "http://loinc.org";
/// UCUM, the units.
pub(super) const UCUM: &str = "http://unitsofmeasure.org";

const fn snomed(code: &'static str) -> Code {
    Code { system: SNOMED, code }
}

const fn loinc(code: &'static str) -> Code {
    Code { system: LOINC, code }
}

/// Cramp (finding), wherever it is.
pub(super) const CRAMP: Code = snomed("55300003");
/// Cramp in lower limb.
pub(super) const CRAMP_IN_LOWER_LIMB: Code = snomed("449917004");
/// Calf of leg structure.
pub(super) const CALF: Code = snomed("53840002");
/// Thigh structure.
pub(super) const THIGH: Code = snomed("68367000");
/// Left.
pub(super) const LEFT: Code = snomed("7771000");
/// Right.
pub(super) const RIGHT: Code = snomed("24028007");
/// Right and left.
pub(super) const BOTH: Code = snomed("51440002");
/// Pain severity, 0 to 10 verbal numeric rating, reported.
pub(super) const PAIN: Code = loinc("72514-3");
/// Exercise duration.
pub(super) const EXERCISE_DURATION: Code = loinc("55411-3");

/// A survey: what a person was asked, or told. Of FHIR itself.
pub(super) const SURVEY: Code =
    Code { system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "survey" };
/// A condition that nobody has confirmed. Of FHIR itself.
pub(super) const UNCONFIRMED: Code = Code {
    system: "http://terminology.hl7.org/CodeSystem/condition-ver-status",
    code: "unconfirmed",
};

const CLINICAL: &str = "http://terminology.hl7.org/CodeSystem/condition-clinical";
/// A condition that lasts. Of FHIR itself.
pub(super) const ACTIVE: Code = Code { system: CLINICAL, code: "active" };
/// A condition that has ended. Of FHIR itself.
pub(super) const INACTIVE: Code = Code { system: CLINICAL, code: "inactive" };

const INTERPRETATION: &str = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
/// A result that the laboratory itself called low. Of FHIR itself.
pub(super) const LOW: Code = Code { system: INTERPRETATION, code: "L" };
/// A result that the laboratory itself called normal. Of FHIR itself.
pub(super) const NORMAL: Code = Code { system: INTERPRETATION, code: "N" };
/// A result that the laboratory itself called high. Of FHIR itself.
pub(super) const HIGH: Code = Code { system: INTERPRETATION, code: "H" };

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Code; 16] = [
        CRAMP,
        CRAMP_IN_LOWER_LIMB,
        CALF,
        THIGH,
        LEFT,
        RIGHT,
        BOTH,
        PAIN,
        EXERCISE_DURATION,
        SURVEY,
        UNCONFIRMED,
        ACTIVE,
        INACTIVE,
        LOW,
        NORMAL,
        HIGH,
    ];

    #[test]
    fn every_code_is_documented_with_its_system() {
        let documented = include_str!("../../../docs/fhir.md");
        for Code { system, code } in ALL {
            assert!(documented.contains(&format!("`{code}`")), "{code}");
            assert!(documented.contains(&format!("`{system}`")), "{system}");
        }
    }

    #[test]
    fn the_check_digits_of_snomed_and_loinc_are_right() {
        for Code { system, code } in ALL {
            let digits = code.replace('-', "");
            match system {
                SNOMED => assert!(is_verhoeff(&digits), "{code}"),
                LOINC => assert!(is_luhn(&digits), "{code}"),
                _ => {}
            }
        }
    }

    fn is_luhn(digits: &str) -> bool {
        let digits = digits.bytes().rev().map(|byte| u32::from(byte - b'0'));
        let doubled = digits.enumerate().map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => digit,
            (_, twice) => twice / 10 + twice % 10,
        });
        doubled.sum::<u32>() % 10 == 0
    }

    /// As SNOMED International describes the check digit of its identifiers (Verhoeff's dihedral scheme).
    fn is_verhoeff(digits: &str) -> bool {
        const MOVE: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
        let moved = |digit: u8, times: usize| (0..times).fold(digit, |d, _| MOVE[usize::from(d)]);
        let check = digits
            .bytes()
            .rev()
            .enumerate()
            .fold(0, |sum, (place, byte)| turned(sum, moved(byte - b'0', place % 8)));
        check == 0
    }

    /// The product of two symmetries of a pentagon: 0 to 4 turn it, 5 to 9 mirror it.
    fn turned(one: u8, other: u8) -> u8 {
        match (one < 5, other < 5) {
            (true, true) => (one + other) % 5,
            (true, false) => (one + other) % 5 + 5,
            (false, true) => (5 + one - other) % 5 + 5,
            (false, false) => (5 + one - other) % 5,
        }
    }
}
