//! `cramp none`: confirm that a night was without a cramp.

use crate::cli::answer::Answer;
use crate::cli::args::Nights;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Night;
use crate::grammar::{Leftover, NightWords};
use crate::store::Change;

/// More nights than this at once are more likely a slip than a memory.
const MOST: usize = 366;

pub(crate) fn run(args: &Nights, session: &Session) -> Result<Answer, Failure> {
    let nights = nights(&args.nights, session)?;
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let mut marked = Vec::new();
    for night in &nights {
        refuse_where_a_cramp_stands(*night, &change)?;
        if change.confirm_none(*night)? {
            marked.push(*night);
        }
    }
    let words = words(&marked);
    if !change.commit(&words)? {
        let known = format!("Known already: {}.", self::words(&nights));
        return Ok(Answer::lines(&[known], session.width));
    }
    let done = format!("{}.", phrases::sentence(&words));
    Ok(Answer::done(done, session.width))
}

/// Returns "no cramp in the night of …", or how many nights it was.
fn words(nights: &[Night]) -> String {
    match nights {
        [night] => format!("no cramp in the {night}"),
        [first, .., last] if first.until(*last) + 1 == nights.len() as i64 => format!(
            "no cramp in {}, from the {first} to the {last}",
            phrases::count(nights.len(), "night")
        ),
        _ => {
            let dates: Vec<_> = nights.iter().map(|night| phrases::night_dates(*night)).collect();
            format!("no cramp in the nights of {}", phrases::list(&dates))
        }
    }
}

/// Reads the nights: all words together as one night or one run, else each word by itself.
fn nights(words: &[String], session: &Session) -> Result<Vec<Night>, Failure> {
    if words.is_empty() {
        return Ok(vec![session.last_night()]);
    }
    let now = session.grammar_now(false);
    let together = NightWords::read(words, &now)?;
    let runs = match named(&together) {
        Some(run) => vec![run],
        None => words
            .iter()
            .map(|word| named(&NightWords::read(std::slice::from_ref(word), &now).ok()?))
            .collect::<Option<_>>()
            .ok_or_else(|| not_nights(&together, words))?,
    };
    let mut nights: Vec<Night> =
        runs.into_iter().flat_map(|(first, last)| first.through(last).take(MOST + 1)).collect();
    nights.sort_unstable();
    nights.dedup();
    if nights.len() > MOST {
        return Err(Failure::usage("that is more than a year of nights at once")
            .hint("confirm a year or less at a time, such as 2026-01-01..2026-06-30"));
    }
    Ok(nights)
}

/// Returns the run of nights, if every word was understood.
fn named(read: &NightWords) -> Option<(Night, Night)> {
    read.nights.filter(|_| read.leftovers.is_empty())
}

fn not_nights(read: &NightWords, words: &[String]) -> Failure {
    let message = match read.leftovers.first() {
        Some(Leftover { text, reason: Some(reason), .. }) => format!("\"{text}\" {reason}"),
        _ => format!("\"{}\" does not name nights", words.join(" ")),
    };
    Failure::usage(message)
        .hint("name a night by its evening: `thu`, `yesterday`, `18..21`, `2026-11-18`")
}

fn refuse_where_a_cramp_stands(night: Night, change: &Change<'_>) -> Result<(), Failure> {
    let diary = change.view().night(night)?;
    let Some(cramp) = diary.cramps_of(night).find(|cramp| cramp.is_nocturnal()) else {
        return Ok(());
    };
    Err(Failure::cannot(format!("{} stands on the {night}", phrases::titled(cramp)))
        .hint(format!("if it is not so: `cramp delete {}`, then confirm the night", cramp.number)))
}
