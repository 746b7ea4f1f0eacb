//! FHIR R4 out: a diary as one Bundle of type `collection`, for software of a doctor or a researcher.
//!
//! | of the diary | resource |
//! | --- | --- |
//! | the person: the year of birth | Patient |
//! | cramp, known night, reading, bout, sign, laboratory result and the rest of the profile | Observation |
//! | course, dose | MedicationStatement |
//! | condition | Condition, unconfirmed |
//!
//! Everything has its plain words; the few codes beside them stand in one table, [`codes`]. What is
//! unknown has no resource and no element: it never becomes 0 or "no". What is exported how, and what
//! is left out, is told in `docs/fhir.md`.
//!
//! Nothing is read back, and nothing is written here: a [`Bundle`] is a value that serde can write.

mod bundle;
mod codes;
mod condition;
mod datatype;
mod id;
mod measure;
mod medication_statement;
mod observation;
mod patient;
mod text;

#[cfg(test)]
mod tests;

pub use bundle::Bundle;
