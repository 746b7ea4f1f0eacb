//! `cramp none`: confirm that a night was without a cramp.

use chrono::Timelike;

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
    refuse_before_morning(&nights, session)?;
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    refuse_where_a_cramp_stands(&nights, &change)?;
    let mut marked = Vec::new();
    for night in &nights {
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
    Ok(Answer::done(vec![done], session.width))
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
    refuse_tonight(words, session)?;
    let now = session.grammar_now(false);
    let together = NightWords::read(words, &now)?;
    let runs = match named(&together) {
        Some(run) => vec![run],
        None => words
            .iter()
            .map(|word| {
                let read = NightWords::read(std::slice::from_ref(word), &now)?;
                named(&read).ok_or_else(|| not_nights(&together, words))
            })
            .collect::<Result<_, Failure>>()?,
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

/// The hour of the morning from which on "tonight" is the night to come.
const TONIGHT_FROM_H: u32 = 6;

/// Refuses "tonight" by day: it is still to come, and the night before is not meant.
fn refuse_tonight(words: &[String], session: &Session) -> Result<(), Failure> {
    let said = words.iter().any(|word| matches!(&*word.to_lowercase(), "tonight" | "today"));
    match said && session.now.local().hour() >= TONIGHT_FROM_H {
        true => Err(Failure::cannot("tonight is still to come")
            .hint("nothing was recorded; `cramp none` confirms the night that has just ended")),
        false => Ok(()),
    }
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

/// The hour of the morning from which on a night can be called calm.
const KNOWN_FROM_H: u32 = 3;

/// Refuses a night of which most is still to come: nobody knows yet how it will be.
fn refuse_before_morning(nights: &[Night], session: &Session) -> Result<(), Failure> {
    let local = session.now.local();
    let known = |night: &Night| {
        night.morning() < local.date()
            || night.morning() == local.date() && local.hour() >= KNOWN_FROM_H
    };
    match nights.iter().find(|night| !known(night)) {
        Some(night) => Err(Failure::cannot(format!("the {night} is not over"))
            .hint("nothing was recorded; confirm it in the morning, or name an earlier night")),
        None => Ok(()),
    }
}

fn refuse_where_a_cramp_stands(nights: &[Night], change: &Change<'_>) -> Result<(), Failure> {
    let (Some(first), Some(last)) = (nights.first(), nights.last()) else { return Ok(()) };
    let diary = change.view().diary(Some((*first, *last)))?;
    let cramp = |night: &Night| diary.cramps_of(*night).find(|cramp| cramp.is_nocturnal());
    let Some(stands) = nights.iter().find_map(cramp) else { return Ok(()) };
    let calm: Vec<_> = nights.iter().filter(|night| cramp(night).is_none()).collect();
    let hint = match calm.as_slice() {
        [] => format!("if it was recorded by mistake: `cramp delete {}`", stands.number),
        calm => {
            let calm: Vec<_> = calm.iter().map(|night| night.evening().to_string()).collect();
            format!("nothing was recorded; the others: `cramp none {}`", calm.join(" "))
        }
    };
    let message = format!("{} stands on the {}", phrases::titled(stands), stands.night);
    Err(Failure::cannot(message).hint(hint))
}
