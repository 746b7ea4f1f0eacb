//! Listing: what is missing, where nobody can be asked: as text, or as JSON.

use serde::Serialize;

use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::json::{FORMAT, NightDates};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Night;

use super::question::{Context, Question};
use super::wording;

#[derive(Serialize)]
struct Form {
    format: u32,
    missing: Vec<Missing>,
}

/// One thing that is missing.
#[derive(Serialize)]
struct Missing {
    kind: &'static str,
    night: NightDates,
    cramp: Option<i64>,
    factor: Option<String>,
    column: Option<String>,
    question: String,
    command: String,
}

/// Lists what is missing; the exit code is 1 where something is.
///
/// # Errors
///
/// If the answer cannot be written as JSON.
pub(super) fn answer(
    missing: &[Question],
    context: &Context,
    session: &Session,
) -> Result<Answer, Failure> {
    let forms: Vec<Missing> = missing.iter().filter_map(|it| Missing::of(it, context)).collect();
    let is_missing = !forms.is_empty();
    if session.json {
        let answer = Answer::json(&Form { format: FORMAT, missing: forms })?;
        return Ok(answer.unless(is_missing));
    }
    if !is_missing {
        return Ok(Answer::text("Nothing is missing."));
    }
    let mut lines = vec![phrases::bold(&format!(
        "Not recorded of the last 7 nights, {}:",
        phrases::count(forms.len(), "thing")
    ))];
    lines.extend(forms.iter().map(|form| format!("- {} {}", form.question, form.commands())));
    lines.push(phrases::dim("on a terminal, `cramp morning` asks question by question"));
    Ok(Answer::lines(&lines, session.width).unless(true))
}

impl Missing {
    fn of(question: &Question, context: &Context) -> Option<Self> {
        let form = |kind, night: Night, command| Self {
            kind,
            night: night.into(),
            cramp: None,
            factor: None,
            column: None,
            question: wording::question(question, context),
            command,
        };
        match question {
            Question::Night(night) => {
                Some(form("night", *night, format!("cramp none {}", night.evening())))
            }
            Question::Cramp(cramp) => {
                let command = format!("cramp edit {} …", cramp.number);
                Some(Self { cramp: Some(cramp.number), ..form("cramp", cramp.night, command) })
            }
            Question::Factor(asked) => {
                let (factor, date) = (&asked.factor, asked.night.evening());
                Some(Self {
                    factor: Some(factor.key.to_string()),
                    column: Some(factor.column()),
                    ..form("factor", asked.night, format!("cramp day {date} {} …", factor.label))
                })
            }
            Question::Nights(_) | Question::Medicines { .. } => None,
        }
    }

    /// Returns the command that answers it; of a night, the one for a cramp too.
    fn commands(&self) -> String {
        match self.kind {
            "night" => format!("`{}`, or `cramp log {} …`", self.command, self.night.evening),
            _ => format!("`{}`", self.command),
        }
    }
}
