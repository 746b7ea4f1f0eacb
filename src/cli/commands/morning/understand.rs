//! Understand: the words of an answer, read for the question that was asked.

use crate::cli::failure::Failure;
use crate::diary::{Cramp, Factor, Kind, Night, Recorded, Unit, Value, Volume};
use crate::grammar::{Change, CrampWords, DayWords, Leftover, Now};

use super::deed::{DaySaid, Deed};
use super::medicine;
use super::question::{Context, FactorAsked, Question};
use super::wording;

/// What an answer comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Understood {
    /// Something to write.
    Deed(Deed),
    /// On to the next question.
    Onward,
}

const NO: [&str; 4] = ["n", "no", "none", "nothing"];
const NO_CRAMP: [&str; 3] = ["quiet", "no cramp", "no cramps"];
const YES: [&str; 2] = ["y", "yes"];
/// Without apostrophes, which are typed in three ways.
const FORGET: [&str; 11] = [
    "forget",
    "forgot",
    "unknown",
    "no idea",
    "no clue",
    "not sure",
    "dont know",
    "dunno",
    "idk",
    "dont remember",
    "cant remember",
];
/// Words that make an answer to "any cramp?" doubtful, where they are not understood.
const DENIALS: [&str; 8] = ["n", "no", "not", "none", "nothing", "never", "without", "quiet"];
/// What can be done instead of an answer.
const OTHERWISE: &str = "Enter leaves it unknown; free text goes behind `note`.";

/// Reads the words of an answer; `is_answered` tells whether there is one before it.
///
/// Words that are not understood are kept in the note, if the others say something.
///
/// # Errors
///
/// If nothing is understood, or if it is about something else: says why, for the person.
pub(super) fn understand(
    question: &Question,
    is_answered: bool,
    words: &str,
    context: &Context,
) -> Result<Understood, String> {
    let low = words.trim().to_lowercase();
    let forget = || if is_answered { Understood::Deed(Deed::Forget) } else { Understood::Onward };
    if FORGET.contains(&low.replace(['\'', '’'], "").as_str()) {
        return Ok(forget());
    }
    let deed = match question {
        Question::Nights(nights) if is_quiet(&low) => Deed::Quiet(nights.clone()),
        Question::Nights(_) if is_a_cramp(&low) => return Ok(forget()),
        Question::Nights(_) => {
            return Err("Type n if none of them had a cramp; Enter asks night by night.".into());
        }
        Question::Night(night) => one_night(*night, words, context)?,
        Question::Cramp(cramp) => details(cramp, words, context)?,
        Question::Factor(asked) => factor(asked, words, context)?,
        Question::Medicines { date, .. } => {
            Deed::Medicine(medicine::understand(words, *date, context)?)
        }
    };
    Ok(Understood::Deed(deed))
}

/// Tells whether these words, in small letters, say that there was no cramp.
fn is_quiet(words: &str) -> bool {
    NO.contains(&words) || NO_CRAMP.contains(&words)
}

/// Tells whether this word, in small letters, says that there was one.
fn is_a_cramp(word: &str) -> bool {
    YES.contains(&word) || word == "cramp"
}

fn one_night(night: Night, words: &str, context: &Context) -> Result<Deed, String> {
    let words = words.trim();
    if is_quiet(&words.to_lowercase()) {
        return Ok(Deed::Quiet(vec![night]));
    }
    let (first, rest) = words.split_once([' ', ',']).unwrap_or((words, ""));
    let is_said = is_a_cramp(&first.to_lowercase());
    let now = Now { night: Some(night), ..context.now.clone() };
    let said = cramp_words(if is_said { rest } else { words }, &now)?;
    if !is_said && said.says_none() && said.when.is_none() && said.leftovers.len() == 1 {
        return Ok(Deed::Quiet(vec![night]));
    }
    if !is_said && (says_nothing(&said) || said.leftovers.iter().any(denies)) {
        let why = said.leftovers.first().map(|leftover| format!("{} ", why(leftover)));
        let why = why.unwrap_or_default();
        return Err(format!("{why}Type n alone if there was none, y if there was. {OTHERWISE}"));
    }
    if said.when.as_ref().is_some_and(|when| when.night() != night) {
        return Err(format!("That is another time; this asks about the {night}."));
    }
    Ok(Deed::Log { night, said: Box::new(said) })
}

fn details(cramp: &Recorded<Cramp>, words: &str, context: &Context) -> Result<Deed, String> {
    let zone = cramp.start.as_ref().and_then(|start| start.zone().parse().ok());
    let now = Now {
        night: Some(cramp.night),
        zone: zone.unwrap_or(context.now.zone),
        ..context.now.clone()
    };
    let said = cramp_words(words, &now)?;
    if let Some(leftover) = said.leftovers.first().filter(|_| says_nothing(&said)) {
        return Err(format!("{} {OTHERWISE}", why(leftover)));
    }
    let has_moment =
        |when: &crate::grammar::When| when.moment().is_some() && when.night() == cramp.night;
    if said.when.as_ref().is_some_and(|when| !has_moment(when)) {
        let number = cramp.number;
        return Err(format!("This asks about cramp {number}; `cramp edit {number}` moves it."));
    }
    Ok(Deed::Edit { number: cramp.number, night: cramp.night, said: Box::new(said) })
}

fn cramp_words(words: &str, now: &Now) -> Result<CrampWords, String> {
    CrampWords::read(&[words.to_owned()], now).map_err(|refused| because(&Failure::from(refused)))
}

/// Tells whether words say nothing of a cramp; a note is no answer.
fn says_nothing(said: &CrampWords) -> bool {
    let said = CrampWords { note: None, leftovers: Vec::new(), understood: 0, ..said.clone() };
    said == CrampWords::default()
}

/// Tells whether words that are not understood may say that there was no cramp.
fn denies(leftover: &Leftover) -> bool {
    let low = leftover.text.to_lowercase();
    let mut words = low.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    words.any(|word| DENIALS.contains(&word) || word.ends_with("n't"))
}

/// Reads words about the day: as a whole if they can be, else as far as they are understood.
fn factor(asked: &FactorAsked, words: &str, context: &Context) -> Result<Deed, String> {
    let (mut refusal, mut in_part) = (String::new(), None);
    for attempt in attempts(&asked.factor, words, context) {
        match day_said(asked, &attempt, words.trim(), context) {
            Ok(said) if said.leftovers.is_empty() => return Ok(Deed::Note(said)),
            Ok(said) if in_part.is_none() && is_fair(&said, asked, words) => in_part = Some(said),
            Ok(said) => refusal = why_not(&said.leftovers, &asked.factor.key).unwrap_or_default(),
            Err(why) => refusal = why,
        }
    }
    let refused = || format!("{refusal} It can be: {}.", wording::example(&asked.factor, context));
    in_part.map(Deed::Note).ok_or_else(refused)
}

/// Tells whether an answer that is understood in part is what the person said.
///
/// Words that were put in must not be left over, and "no idea" is not a "no".
fn is_fair(said: &DaySaid, asked: &FactorAsked, words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let forgets = |leftover: &Leftover| leftover.text.to_lowercase().starts_with("forget");
    let first = words.first().map(|word| word.to_lowercase()).unwrap_or_default();
    let is_doubtful = asked.factor.kind == Kind::YesNo && DENIALS.contains(&first.as_str());
    let typed = words.join(" ");
    let is_lost = is_doubtful || said.leftovers.iter().any(forgets);
    !is_lost && said.leftovers.iter().all(|leftover| typed.contains(&leftover.text))
}

/// Returns the answer as it could be meant: as it stands, with a unit, behind the name of the factor.
fn attempts(factor: &Factor, words: &str, context: &Context) -> Vec<String> {
    let (key, words) = (&factor.key, words.trim());
    let is_none = NO.contains(&words.to_lowercase().as_str());
    match &factor.kind {
        Kind::Amount { .. } if is_none => vec![format!("no {key}")],
        Kind::Amount { unit: Unit::Millilitres, .. } => {
            let unit = match context.catalogue.settings().volume {
                Volume::Glasses => " glasses",
                Volume::FluidOunces => " oz",
                Volume::Millilitres => "",
            };
            let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
            let with_unit = format!("{key} {first}{unit} {rest}").trim_end().to_owned();
            vec![words.to_owned(), with_unit, format!("{key} {words}")]
        }
        _ => vec![words.to_owned(), format!("{key} {words}")],
    }
}

/// Reads words about the day, which have to tell the factor.
///
/// A name alone says yes, so where the name was put before what was `typed`, that has to say yes too.
fn day_said(
    asked: &FactorAsked,
    words: &str,
    typed: &str,
    context: &Context,
) -> Result<DaySaid, String> {
    let (factor, date) = (&asked.factor, asked.night.evening());
    let first = typed.split([' ', ',']).next().unwrap_or_default().to_lowercase();
    let is_name_enough = words == typed || YES.contains(&first.as_str());
    let said = DayWords::read(&[words.to_owned()], &context.now, &context.catalogue)
        .map_err(|refused| because(&Failure::from(refused)))?;
    if said.date.is_some_and(|said| said != date) {
        return Err("That is about another day.".to_owned());
    }
    let note = said.note_text();
    let mut readings = Vec::new();
    for (factor, change) in said.readings {
        match change {
            Change::Set(value) => readings.push((factor.clone(), value)),
            Change::Add(_) => return Err("Say how much it was in all.".to_owned()),
            Change::Forget => return Err("Nothing is noted yet. Enter leaves it unknown.".into()),
        }
    }
    let is_exercise = factor.key == Factor::EXERCISE && !said.bouts.is_empty();
    let tells = |(told, value): &(Factor, Value)| {
        told == factor && (is_name_enough || *value != Value::Yes)
    };
    if !is_exercise && !readings.iter().any(tells) {
        let untold = || format!("That does not say anything about {}.", factor.label);
        return Err(why_not(&said.leftovers, &factor.key).unwrap_or_else(untold));
    }
    Ok(DaySaid { date, readings, bouts: said.bouts, note, leftovers: said.leftovers })
}

/// Says what is wrong with words.
fn why(leftover: &Leftover) -> String {
    let reason = leftover.reason.unwrap_or("is not understood");
    let likely = leftover.likely.as_ref().map(|likely| format!(" Did you mean `{likely}`?"));
    format!("\"{}\" {reason}.{}", leftover.text, likely.unwrap_or_default())
}

/// Says what is wrong with an answer; the name before it is not what the person typed.
fn why_not(leftovers: &[Leftover], name: &str) -> Option<String> {
    let typed = |text: &str| text.strip_prefix(name).unwrap_or(text).trim().to_owned();
    let typed = leftovers.iter().map(|leftover| Leftover {
        text: typed(&leftover.text),
        reason: leftover.reason,
        likely: leftover.likely.as_deref().map(typed),
    });
    typed.into_iter().find(|leftover| !leftover.text.is_empty()).map(|leftover| why(&leftover))
}

/// Says what happened, and what to do about it, as sentences.
pub(super) fn because(failure: &Failure) -> String {
    let hint = failure.hint.as_ref().map(|hint| format!(" {}.", wording::sentence(hint)));
    format!("{}.{}", wording::sentence(&failure.message), hint.unwrap_or_default())
}
