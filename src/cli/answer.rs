//! Answer: what a command has to say, before anything is printed.

use clap::builder::StyledStr;
use serde::Serialize;

use super::failure::Failure;
use super::json::{self, FORMAT};
use super::phrases;
use super::screen;

/// What a command has to say.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// The result, for standard output.
    pub(crate) result: Content,
    /// Remarks beside the result, for standard error.
    pub(crate) remarks: Vec<String>,
    /// Whether what was looked for was there (exit code 0), or not (1).
    pub(crate) found: Found,
}

/// What goes to standard output.
#[derive(Debug)]
pub(crate) enum Content {
    /// Lines for a person or a program; styles in them are dropped where nobody would see them.
    Text(String),
    /// The help of a command, with styles of its own; nothing of the diary is in it.
    Help(StyledStr),
    /// One JSON value.
    Json(String),
    /// Bytes of a file, as they are.
    Bytes(Vec<u8>),
}

impl Default for Content {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// Whether what was looked for was there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Found {
    /// It was there, or the deed is done.
    #[default]
    Yes,
    /// There is nothing.
    Nothing,
    /// The diary is there, and damaged (3).
    Damaged,
}

impl Answer {
    /// Returns an answer of this text, as it is.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let mut text = text.into();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        Self { result: Content::Text(text), ..Self::default() }
    }

    /// Returns an answer of these lines, each broken to the width and then indented.
    pub(crate) fn lines(lines: &[String], width: usize) -> Self {
        let lines: Vec<_> = lines.iter().map(|line| phrases::paragraph(line, width)).collect();
        Self::text(lines.join("\n"))
    }

    /// Returns an answer of this help.
    pub(crate) fn help(text: StyledStr) -> Self {
        Self { result: Content::Help(text), ..Self::default() }
    }

    /// Returns the answer to a deed: what was done, and the way back.
    pub(crate) fn done(mut lines: Vec<String>, width: usize) -> Self {
        lines.push(phrases::dim("not so? `cramp undo`"));
        Self::lines(&lines, width)
    }

    /// Returns an answer of these bytes, as they are.
    pub(crate) fn bytes(bytes: Vec<u8>) -> Self {
        Self { result: Content::Bytes(bytes), ..Self::default() }
    }

    /// Returns an answer that says that there is nothing.
    pub(crate) fn nothing(text: impl Into<String>) -> Self {
        Self { found: Found::Nothing, ..Self::text(text) }
    }

    /// Says that there is nothing, if that is so; the exit code is then 1.
    #[must_use]
    pub(crate) fn unless(self, nothing: bool) -> Self {
        Self { found: if nothing { Found::Nothing } else { self.found }, ..self }
    }

    /// Says that the diary is damaged; the exit code is then 3.
    #[must_use]
    pub(crate) fn of_a_damaged_diary(self) -> Self {
        Self { found: Found::Damaged, ..self }
    }

    /// Returns an answer as JSON, indented.
    ///
    /// # Errors
    ///
    /// As [`json::text`].
    pub(crate) fn json(value: &impl Serialize) -> Result<Self, Failure> {
        Ok(Self::json_text(json::text(value)?))
    }

    /// Returns an answer of this JSON, as it is.
    pub(crate) fn json_text(text: String) -> Self {
        Self { result: Content::Json(text), ..Self::default() }
    }

    /// Returns the answer as JSON; lines for a person become one field.
    ///
    /// # Errors
    ///
    /// As [`Answer::json`].
    pub(crate) fn into_json(self) -> Result<Self, Failure> {
        let Content::Text(text) = &self.result else { return Ok(self) };
        let answer = screen::plain(text.trim_end());
        Ok(Self { result: Self::json(&Said { format: FORMAT, answer })?.result, ..self })
    }
}

/// What a command says that has no form of its own.
#[derive(Serialize)]
struct Said {
    format: u32,
    answer: String,
}
