//! The form of what the nights say about a start of a medicine.

use serde::Serialize;

use crate::analysis::Coverage;
use crate::analysis::medicines::{
    BeforeAfterGrade, Change, Difference, MedicineStart, StudentTest,
};
use crate::diary::Class;

use super::summary::IntervalForm;

/// One start of a regular medicine, or of a class of them; `class` is `null` for a medicine by its name.
#[derive(Debug, Serialize)]
pub(super) struct MedicineStartForm {
    class: Option<&'static str>,
    medicines: Vec<String>,
    started_on: String,
    stopped_on: Option<String>,
    nights_before: NightsForm,
    nights_since: NightsForm,
    difference: Option<f64>,
    difference_interval: Option<IntervalForm>,
    clumping: Option<f64>,
    test: Option<StudentForm>,
    grade: Option<&'static str>,
    other_changes: Vec<ChangeForm>,
}

/// The nights on one side of the start.
#[derive(Debug, Serialize)]
struct NightsForm {
    nights: usize,
    known_nights: usize,
    cramp_nights: usize,
    share: Option<f64>,
}

#[derive(Debug, Serialize)]
struct StudentForm {
    t: f64,
    degrees_of_freedom: f64,
    p: f64,
}

#[derive(Debug, Serialize)]
struct ChangeForm {
    on: String,
    change: &'static str,
    medicine: String,
}

impl From<&MedicineStart> for MedicineStartForm {
    fn from(start: &MedicineStart) -> Self {
        let (nights, medicines) = (&start.nights, start.taken.medicines());
        let test = |difference: Difference| difference.test.map(StudentForm::from);
        Self {
            class: start.taken.class().map(Class::word),
            medicines: medicines.iter().map(|it| it.name().to_owned()).collect(),
            started_on: start.started_on.to_string(),
            stopped_on: start.stopped_on.map(|date| date.to_string()),
            nights_before: nights.before.into(),
            nights_since: nights.since.into(),
            difference: nights.difference.map(|it| it.size),
            difference_interval: nights.difference.map(|it| it.interval.into()),
            clumping: nights.difference.map(|it| it.clumping),
            test: nights.difference.and_then(test),
            grade: nights.grade.map(BeforeAfterGrade::word),
            other_changes: start.changes.iter().map(ChangeForm::from).collect(),
        }
    }
}

impl From<Coverage> for NightsForm {
    fn from(coverage: Coverage) -> Self {
        Self {
            nights: coverage.nights,
            known_nights: coverage.known,
            cramp_nights: coverage.cramp_nights,
            share: coverage.share(),
        }
    }
}

impl From<StudentTest> for StudentForm {
    fn from(test: StudentTest) -> Self {
        Self { t: test.t, degrees_of_freedom: test.freedom, p: test.p }
    }
}

impl From<&Change> for ChangeForm {
    fn from(change: &Change) -> Self {
        Self {
            on: change.on.to_string(),
            change: change.kind.word(),
            medicine: change.medicine.name().to_owned(),
        }
    }
}
