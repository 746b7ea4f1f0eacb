//! `cramp history`: every change, the latest first.

use serde::Serialize;

use crate::cli::answer::Answer;
use crate::cli::args::History;
use crate::cli::failure::Failure;
use crate::cli::json::{EntryForm, FORMAT};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::store::{Entry, EntryKind};

#[derive(Serialize)]
struct Form {
    format: u32,
    entries: Vec<EntryForm>,
}

pub(crate) fn run(args: &History, session: &Session) -> Result<Answer, Failure> {
    let entries = session.look()?.view().history(args.most)?;
    if session.json {
        let forms = entries.iter().map(EntryForm::from).collect();
        let answer = Answer::json(&Form { format: FORMAT, entries: forms })?;
        return Ok(answer.unless(entries.is_empty()));
    }
    if entries.is_empty() {
        return Ok(Answer::nothing("Nothing was changed yet."));
    }
    let lines: Vec<_> = entries.iter().map(|entry| line(entry, session.width)).collect();
    Ok(Answer::text(lines.join("\n")))
}

/// The columns before the words: the time.
const TIME: usize = 24;

fn line(entry: &Entry, width: usize) -> String {
    let at = phrases::date_and_time(entry.at.naive_local());
    let words = match entry.kind {
        EntryKind::Change => entry.words.clone(),
        EntryKind::Undo => format!("undo: {}", entry.words),
        EntryKind::Redo => format!("redo: {}", entry.words),
    };
    let words = if entry.undone { format!("{words} (undone)") } else { words };
    let line = format!("{:<TIME$}{}", at.to_string(), phrases::hanging(&words, TIME, width));
    if entry.undone { phrases::dim(&line) } else { line }
}
