//! Plan: which questions a diary leaves open, and in which order they are asked.

use chrono::Timelike;

use crate::cli::commands::day;
use crate::cli::phrases;
use crate::diary::{Course, Cramp, Diary, Factor, Kind, Night, NightStatus, Recorded, Value};
use crate::grammar::Now;
use crate::store::Span;

use super::question::{Context, Detail, FactorAsked, Question};

/// How many nights are looked through.
const NIGHTS: u64 = 7;
/// How many days before are looked at for what is usual.
const USUAL_DAYS: u64 = 28;
/// On fewer noted days than these, nothing is usual yet.
const FEW_DAYS: usize = 3;
/// What is asked for while nothing is usual yet.
const AT_FIRST: [&str; 6] =
    ["water", "exercise", "stretch_bedtime", "standing", "footwear", "leg_fatigue"];
/// The most questions of one round.
const MOST: usize = 15;
/// The hour of the morning from which on a night can be asked about.
const KNOWN_FROM_H: u32 = 3;

/// Returns the part of the diary that the questions follow from.
pub(super) fn part(now: &Now) -> Span {
    (last_night(now).before(USUAL_DAYS), now.night().max(last_night(now)))
}

/// Returns what is missing: nights, then details of cramps, then factors of the last day.
pub(super) fn missing(diary: &Diary, begun: Option<Night>, context: &Context) -> Vec<Question> {
    let nights = nights(begun, &context.now);
    let unknown = nights.iter().filter(|night| diary.status(**night) == NightStatus::Unknown);
    let mut questions: Vec<Question> = unknown.copied().map(Question::Night).collect();
    let cramps = nights.iter().flat_map(|night| diary.cramps_of(*night).rev());
    questions.extend(cramps.filter_map(about));
    questions.extend(factors(diary, context).into_iter().map(Question::Factor));
    questions
}

/// Returns the questions of one round: at most fifteen; several unknown nights first at once.
pub(super) fn round(missing: Vec<Question>, courses: &[String], now: &Now) -> Vec<Question> {
    let unknown: Vec<Night> = missing
        .iter()
        .filter_map(|question| match question {
            Question::Night(night) => Some(*night),
            _ => None,
        })
        .collect();
    let last = (!courses.is_empty()).then(|| Question::Medicines {
        courses: courses.to_vec(),
        date: last_night(now).evening(),
    });
    let mut questions = Vec::new();
    questions.extend((unknown.len() > 1).then_some(Question::Nights(unknown)));
    questions.extend(missing);
    questions.truncate(MOST - usize::from(last.is_some()));
    questions.extend(last);
    questions
}

/// Returns the question about a cramp, if anything is unknown of it that is asked for.
pub(super) fn about(cramp: &Recorded<Cramp>) -> Option<Question> {
    (!Detail::unknown_of(cramp).is_empty()).then(|| Question::Cramp(cramp.clone()))
}

/// Returns the courses that cover the last day, in words.
pub(super) fn in_force(courses: &[Recorded<Course>], now: &Now) -> Vec<String> {
    let date = last_night(now).evening();
    courses.iter().filter(|it| it.covers(date)).map(|course| phrases::course(course)).collect()
}

/// Returns the night that ended, or will end, on the morning of today.
fn last_night(now: &Now) -> Night {
    Night::named_after(now.today()).before(1)
}

/// Returns the nights to look through, the latest first: those since the diary began, at least one.
///
/// A night that is not over yet is left out.
fn nights(begun: Option<Night>, now: &Now) -> Vec<Night> {
    let latest = last_night(now);
    let is_over = now.local().hour() >= KNOWN_FROM_H;
    let last = if is_over { latest } else { latest.before(1) };
    let first = latest.before(NIGHTS - 1);
    let first = begun.map_or(latest, |begun| begun.min(latest)).max(first);
    let mut nights: Vec<Night> =
        first.through(last).filter(|night| night.is_recordable()).collect();
    nights.reverse();
    nights
}

/// Returns the factors of the last day that are usually noted, and are not.
fn factors(diary: &Diary, context: &Context) -> Vec<FactorAsked> {
    let night = last_night(&context.now);
    let date = night.evening();
    let catalogue = &context.catalogue;
    let noted = diary.days.keys().filter(|other| **other < date).count();
    let usual = if noted >= FEW_DAYS {
        day::usual(diary, catalogue, date)
    } else {
        let here = diary.days.get(&date);
        let known = |factor: &Factor| here.is_some_and(|day| day.tells(factor));
        let first = AT_FIRST.iter().filter_map(|key| catalogue.by_key(key));
        first.filter(|factor| factor.is_noted() && !known(factor)).collect()
    };
    let usual = usual.into_iter();
    let ask = |factor: &Factor| FactorAsked {
        factor: factor.clone(),
        night,
        usually: usually(diary, factor, night),
    };
    usual.map(ask).collect()
}

/// Returns the median of what was noted of an amount or a score in the days before a night.
fn usually(diary: &Diary, factor: &Factor, night: Night) -> Option<f64> {
    if !matches!(factor.kind, Kind::Amount { .. } | Kind::Scale { .. }) {
        return None;
    }
    let days = diary.days.range(night.before(USUAL_DAYS).evening()..night.evening());
    let mut amounts: Vec<f64> = days
        .filter_map(|(_, day)| match day.reading(factor) {
            Some(Value::Amount(amount)) => Some(*amount),
            _ => None,
        })
        .collect();
    amounts.sort_by(f64::total_cmp);
    let middle = amounts.len() / 2;
    match amounts.len() % 2 {
        1 => amounts.get(middle).copied(),
        _ => Some((amounts.get(middle.checked_sub(1)?)? + amounts.get(middle)?) / 2.0),
    }
}
