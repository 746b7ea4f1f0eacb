//! Medicine: what was different, handed on to `cramp med`.

use crate::cli::args::{Med, MedWords};
use crate::cli::commands::med;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::grammar::MedicineWords;

use super::deed::Written;
use super::question::Context;

/// What was different with a medicine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MedicineSaid {
    verb: Verb,
    words: Vec<String>,
}

/// The commands of `cramp med` that answer the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Start,
    Stop,
    Took,
    Missed,
}

const VERBS: [(&str, Verb); 8] = [
    ("start", Verb::Start),
    ("started", Verb::Start),
    ("stop", Verb::Stop),
    ("stopped", Verb::Stop),
    ("took", Verb::Took),
    ("taken", Verb::Took),
    ("missed", Verb::Missed),
    ("forgot", Verb::Missed),
];

/// Reads "missed furosemide": the first word says what happened. A dose without a day is of the day asked about.
///
/// # Errors
///
/// If the first word is none of these, or nothing follows it.
pub(super) fn understand(
    words: &str,
    date: chrono::NaiveDate,
    context: &Context,
) -> Result<MedicineSaid, String> {
    let mut words = words.split_whitespace().map(str::to_owned);
    let first = words.next().unwrap_or_default().to_lowercase();
    let mut words: Vec<String> = words.collect();
    let found = VERBS.iter().find(|(word, _)| *word == first).filter(|_| !words.is_empty());
    let Some((_, verb)) = found else {
        return Err("Begin with missed, took, stop or start, and then the name.".to_owned());
    };
    if matches!(verb, Verb::Took | Verb::Missed) {
        let said = MedicineWords::read_dose(&words, &context.now);
        let has_no_day = |said: MedicineWords| said.when.is_none() && said.from.is_none();
        if said.is_ok_and(has_no_day) {
            words.push(date.to_string());
        }
    }
    Ok(MedicineSaid { verb: *verb, words })
}

/// Writes it as `cramp med` does.
///
/// # Errors
///
/// As `cramp med`.
pub(super) fn write(said: &MedicineSaid, session: &Session) -> Result<Written, Failure> {
    let words = MedWords { words: said.words.clone(), new: false };
    let command = match said.verb {
        Verb::Start => Med::Start(words),
        Verb::Stop => Med::Stop(words),
        Verb::Took => Med::Took(words),
        Verb::Missed => Med::Missed(words),
    };
    med::run(Some(&command), session)?;
    let written = session.look()?.view().history(1)?;
    let words = written.into_iter().next().map(|entry| entry.words).unwrap_or_default();
    Ok(Written::told(words, None))
}
