//! Error: why a table of another program cannot be read as it is mapped.

use super::Problem;

/// Why a table of another program cannot be read as it is mapped.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unmapped {
    /// No field is called so.
    #[error("there is no field {field}")]
    NoField {
        /// What was typed.
        field: String,
        /// The field that was probably meant.
        near: Option<String>,
    },
    /// Nothing in the table is called so.
    #[error("nothing in the file is called {name}")]
    NoName {
        /// What was typed.
        name: String,
        /// What there is.
        names: Vec<String>,
    },
    /// One name has two fields.
    #[error("{0} is mapped twice")]
    Twice(String),
    /// Nothing is mapped; these are the names that could be, each with the field that it may be.
    #[error("nothing of the file is mapped")]
    Nothing(Vec<(String, Option<String>)>),
    /// Rows that cannot be read.
    #[error("rows cannot be read")]
    Rows(Vec<Problem>),
}
