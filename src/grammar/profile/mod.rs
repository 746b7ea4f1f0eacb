//! Profile words: one standing fact at a time, for `profile`.

mod condition;
mod lab;
pub(super) mod partial;
mod pregnancy;
mod weight;

#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};

use crate::diary::{Fact, YEARS};

use super::amount::{number, split_unit};
use super::calendar::day;
use super::date::date;
use super::found::{Doubt, Found, fill};
use super::likely::nearest;
use super::text::{Lexicon, Text, Token, first, lookup, optional, skip};
use super::walk::{Leftover, walk};
use super::{Now, Refused};

/// What was said about the profile: a fact, or words that tell none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProfileWords {
    /// What was said, if every word was understood.
    pub said: Option<ProfileSaid>,
    /// The first words that were not; with a likely meaning and no reason they are a name that is
    /// nearly a known one.
    pub leftovers: Vec<Leftover>,
}

/// What can be said about the profile.
#[derive(Clone, Debug, PartialEq)]
pub enum ProfileSaid {
    /// A fact stands.
    Fact(Fact),
    /// The pregnancy ended with a delivery on this date.
    Delivered(NaiveDate),
    /// The records of these numbers go away.
    Remove(Vec<i64>),
}

/// What a line is about.
#[derive(Clone, Copy)]
enum Subject {
    Born,
    Age,
    Condition,
    Pregnant,
    NotPregnant,
    Delivered,
    Lab,
    Weight,
    Work(Option<bool>),
    Restricted(bool),
    Reviewed,
    Remove,
}

/// The words that a line begins with.
const SUBJECTS: Lexicon<Subject> = &[
    (Subject::Born, &["born", "birth year", "year of birth", "birthyear", "birth_year"]),
    (Subject::Age, &["age", "aged"]),
    (Subject::Condition, &["condition", "diagnosed with", "diagnosis"]),
    (Subject::Pregnant, &["pregnant", "pregnancy", "due"]),
    (Subject::NotPregnant, &["not pregnant", "no longer pregnant", "no pregnancy"]),
    (Subject::Delivered, &["delivered", "delivery", "gave birth"]),
    (Subject::Lab, &["lab", "lab result", "laboratory", "laboratory result"]),
    (Subject::Weight, &["weight", "weigh", "weighed"]),
    (Subject::Work(None), &["work", "job"]),
    (
        Subject::Work(Some(true)),
        &["work standing", "work standing yes", "standing work", "standing at work"],
    ),
    (
        Subject::Work(Some(false)),
        &["work not standing", "work standing no", "work no standing", "no standing at work"],
    ),
    (
        Subject::Restricted(true),
        &["restricted", "restricted yes", "restricted movement", "movement restricted"],
    ),
    (
        Subject::Restricted(false),
        &["not restricted", "restricted no", "unrestricted", "movement not restricted"],
    ),
    (
        Subject::Reviewed,
        &["reviewed", "review", "reviewed medicines", "medicines reviewed", "medication review"],
    ),
    (Subject::Remove, &["remove", "delete", "forget"]),
];

impl ProfileWords {
    /// Reads words about the profile.
    ///
    /// # Errors
    /// A day that has to be past is still to come, or the last day is before the first.
    pub fn read(words: &[String], now: &Now) -> Result<Self, Refused> {
        match said(Text::new(words).tokens(), now) {
            Ok(said) => Ok(Self { said: Some(said), leftovers: Vec::new() }),
            Err(Trouble::Left(leftover)) => Ok(Self { said: None, leftovers: vec![leftover] }),
            Err(Trouble::Refused(refused)) => Err(refused),
        }
    }
}

/// Why words tell no fact.
enum Trouble {
    Left(Leftover),
    Refused(Refused),
}

/// Reads a line by what it is about.
fn said(tokens: &[Token], now: &Now) -> Result<ProfileSaid, Trouble> {
    const BEFORE: &[&str] = &["i", "i'm", "am", "have", "was", "my", "the"];
    let tokens = skip(tokens, tokens.iter().take_while(|t| BEFORE.contains(&&*t.low)).count());
    let Some((words, subject)) = lookup(tokens, SUBJECTS) else {
        return without_subject(tokens, now).map(ProfileSaid::Fact);
    };
    let (head, ahead) = tokens.split_at(words.min(tokens.len()));
    let fact = match subject {
        Subject::Born => born(head, ahead, now)?,
        Subject::Age => return Err(age(tokens, now)),
        Subject::Condition => condition::condition(head, ahead, now)?,
        Subject::Pregnant => pregnancy::pregnancy(head, ahead, now)?,
        Subject::NotPregnant => return Err(needs(head, NOT_PREGNANT)),
        Subject::Delivered => return delivered(head, ahead, now),
        Subject::Lab => Fact::Lab(lab::result(head, ahead, now)?),
        Subject::Weight => weight::weight(head, ahead, now)?,
        Subject::Work(None) => return Err(needs(head, "needs `standing` or `not standing`")),
        Subject::Work(Some(yes)) => alone(ahead, Fact::WorkStanding(yes))?,
        Subject::Restricted(yes) => alone(ahead, Fact::Restricted(yes))?,
        Subject::Reviewed => {
            let on = past_day(ahead, now)?;
            Fact::Reviewed { on: on.unwrap_or(now.today()) }
        }
        Subject::Remove => return remove(head, ahead),
    };
    Ok(ProfileSaid::Fact(fact))
}

const NOT_PREGNANT: &str =
    "does not say how it ended; `delivered` with its date does, `remove` takes a record out";

/// Reads what says by itself what it is: a known condition, a known analyte.
fn without_subject(tokens: &[Token], now: &Now) -> Result<Fact, Trouble> {
    if lab::names_one(tokens) {
        return Ok(Fact::Lab(lab::result(&[], tokens, now)?));
    }
    if condition::names_one(tokens, now) {
        return condition::condition(&[], tokens, now);
    }
    let heads = SUBJECTS.iter().flat_map(|(_, all)| all.iter().copied());
    let heads = heads.filter(|head| !head.contains([' ', '_']));
    let word = tokens.first().map_or("", |token| &token.raw);
    let likely = nearest(first(tokens), heads).map(str::to_owned);
    let left = match likely {
        Some(_) => Leftover { text: word.to_owned(), reason: Some(NOT_UNDERSTOOD), likely },
        None => Leftover { text: text_of(tokens), reason: None, likely: None },
    };
    Err(Trouble::Left(left))
}

const NOT_UNDERSTOOD: &str = "is not understood";

/// Reads "born 1958"; of a whole date the year is kept.
fn born(head: &[Token], ahead: &[Token], now: &Now) -> Result<Fact, Trouble> {
    let mut year = None;
    gather(ahead, |ahead| birth_year(ahead, now), |it| fill(&mut year, it, "is a second year"))?;
    year.map(Fact::BirthYear).ok_or_else(|| needs(head, "needs the year, such as 1958"))
}

fn birth_year(tokens: &[Token], now: &Now) -> Option<Found<i32>> {
    let word = first(tokens);
    let this_year = now.today().year();
    let year: Option<i32> = word.parse().ok().filter(|_| word.bytes().all(|b| b.is_ascii_digit()));
    match (year, word.len()) {
        (Some(year), 4) if year > this_year => Some(Found::doubt(1, "is still to come")),
        (Some(year), 4) if year < *YEARS.start() => Some(Found::doubt(1, "is before 1900")),
        (Some(year), 4) => Some(Found::new(1, year)),
        (Some(short), 2) if date(tokens, now).is_none() => {
            let doubt = Doubt::because("needs all four digits of the year");
            let last_century = (2000 + short > this_year).then(|| format!("born {}", 1900 + short));
            Some(Found { words: 1, meaning: Err(Doubt { likely: last_century, ..doubt }) })
        }
        _ => {
            let found = date(tokens, now)?;
            let said = |date: &NaiveDate| {
                let year = date.year().to_string();
                tokens.iter().take(found.words).any(|token| token.low.contains(&year))
            };
            let year = found.meaning.clone().and_then(|date| match said(&date) {
                true if date > now.today() => Err(Doubt::because("is still to come")),
                true => Ok(date.year()),
                false => Err(Doubt::because("needs its year")),
            });
            Some(Found { words: found.words, meaning: year })
        }
    }
}

/// Refuses an age, which is another one next year.
fn age(tokens: &[Token], now: &Now) -> Trouble {
    let age = tokens.iter().find_map(|token| token.low.parse::<i32>().ok());
    let year = age.filter(|age| (0..=120).contains(age)).map(|age| now.today().year() - age);
    Trouble::Left(Leftover {
        text: text_of(tokens),
        reason: Some("changes every year; give the year of birth"),
        likely: year.map(|year| format!("born {year}")),
    })
}

fn delivered(head: &[Token], ahead: &[Token], now: &Now) -> Result<ProfileSaid, Trouble> {
    let on = past_day(ahead, now)?;
    on.map(ProfileSaid::Delivered).ok_or_else(|| {
        needs(head, "needs the day, such as `delivered 25 feb` or `delivered today`")
    })
}

/// Reads the numbers of records: "3", "#3 and 5".
fn remove(head: &[Token], ahead: &[Token]) -> Result<ProfileSaid, Trouble> {
    const NUMBERS: &str = "needs the number of a record; `cramp profile` shows them";
    let numbers: Result<Vec<i64>, _> = ahead
        .iter()
        .filter(|token| token.low != "and")
        .map(|token| token.low.trim_start_matches('#').parse())
        .collect();
    match numbers {
        Ok(numbers) if !numbers.is_empty() => Ok(ProfileSaid::Remove(numbers)),
        _ => Err(needs(head, NUMBERS)),
    }
}

/// Returns a fact that no further words may follow.
fn alone(ahead: &[Token], fact: Fact) -> Result<Fact, Trouble> {
    gather(ahead, |_| None::<Found<()>>, Ok)?;
    Ok(fact)
}

/// Reads the one day that these words name; it must not be still to come.
fn past_day(ahead: &[Token], now: &Now) -> Result<Option<NaiveDate>, Trouble> {
    let mut on = None;
    let recognise = |ahead: &[Token]| day(ahead, now).map(|found| found.map(|day| day.date(now)));
    gather(ahead, recognise, |day| fill(&mut on, day, SECOND_DAY))?;
    not_to_come(on, now)
}

const SECOND_DAY: &str = "is a second day";

fn not_to_come(on: Option<NaiveDate>, now: &Now) -> Result<Option<NaiveDate>, Trouble> {
    on.map(|on| now.refuse_unless_day(on)).transpose().map_err(Trouble::Refused)?;
    Ok(on)
}

/// Gives every word to the recogniser; the first that it does not take is the trouble.
fn gather<T>(
    tokens: &[Token],
    recognise: impl Fn(&[Token]) -> Option<Found<T>>,
    put: impl FnMut(T) -> Result<(), Doubt>,
) -> Result<(), Trouble> {
    let walked = walk(tokens, recognise, put, |_| None);
    match walked.leftovers.into_iter().next() {
        Some(left) => {
            let reason = left.reason.or(Some(NOT_UNDERSTOOD));
            Err(Trouble::Left(Leftover { reason, ..left }))
        }
        None => Ok(()),
    }
}

/// Returns the trouble of words that do not say enough.
fn needs(head: &[Token], reason: &'static str) -> Trouble {
    let left = Leftover { text: text_of(head), reason: Some(reason), likely: None };
    Trouble::Left(left)
}

/// Returns the trouble of a name that is nearly a known one.
fn nearly(typed: String, known: String) -> Trouble {
    Trouble::Left(Leftover { text: typed, reason: None, likely: Some(known) })
}

/// Tells whether each word of a name is, give or take a slip, that of a known name.
fn is_nearly(typed: &str, known: &str) -> bool {
    let (typed, known) = (typed.replace('\'', ""), known.replace('\'', ""));
    let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (typed, known) = (words(&typed), words(&known));
    let pairs = || typed.iter().zip(&known);
    typed.concat() == known.concat()
        || typed.len() == known.len()
            && pairs().all(|(typed, known)| typed == known || super::is_near(typed, known))
}

/// The word that keeps a name as it is typed.
const EXACTLY: &str = "exactly";

/// Returns the words as typed.
fn text_of(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.raw.as_str()).collect::<Vec<_>>().join(" ")
}

/// Returns the words as compared.
fn low_of(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.low.as_str()).collect::<Vec<_>>().join(" ")
}

/// Reads a number and the word behind it, apart or glued: "72kg", "3.2 mmol/L".
fn number_and_unit(tokens: &[Token]) -> Option<(usize, f64, &str)> {
    let (digits, glued) = split_unit(first(tokens));
    let value = number(digits)?;
    if glued.is_empty() {
        let unit = first(skip(tokens, 1));
        return Some((1 + usize::from(!unit.is_empty()), value, unit));
    }
    Some((1, value, glued))
}

/// Skips "on" and "at" before a day.
fn day_with_preposition(tokens: &[Token], now: &Now) -> Option<Found<NaiveDate>> {
    let before = optional(tokens, &["on", "from", "at"]);
    let found = day(skip(tokens, before), now)?;
    Some(found.after(before).map(|day| day.date(now)))
}
