//! 3. The cramps: how long, how bad, when in the night, where.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::analysis::words;
use crate::analysis::{HalfHours, Quartiles};
use crate::diary::{Cramp, Muscle, Side};

use super::super::visit::Look;
use super::super::{Counts, Item, Part, Value};
use super::items;

pub(super) fn parts(look: &Look<'_>) -> Vec<Part> {
    let (first, last) = look.nights();
    let all: Vec<&Cramp> = look
        .asked
        .diary
        .cramps
        .iter()
        .map(|cramp| &cramp.fact)
        .filter(|cramp| (first..=last).contains(&cramp.night))
        .collect();
    let (cramps, up): (Vec<&Cramp>, Vec<&Cramp>) =
        all.into_iter().partition(|cramp| cramp.is_nocturnal());
    let facts = [duration(&cramps), pain(&cramps), while_up(&up)];
    [
        items(facts),
        counted("muscle", &cramps, |cramp| Some(place(cramp)?.to_owned())),
        counted("side", &cramps, |cramp| cramp.side.map(|side| Side::word(side).to_owned())),
        hours(&cramps),
        look.summary
            .as_ref()
            .and_then(|summary| summary.clock.as_ref())
            .map(|clock| Part::Said("time of night", vec![words::clock(clock)])),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn duration(cramps: &[&Cramp]) -> Option<Item> {
    let seconds: Vec<f64> =
        cramps.iter().filter_map(|it| Some(it.duration?.seconds().into())).collect();
    let found = Quartiles::of(seconds.iter().copied())?;
    let (least, most) = ends(&seconds)?;
    let (least, most) = (words::lasting(least), words::lasting(most));
    let note = format!("from {least} to {most}, {} noted", found.n);
    Some(Item::new("median duration", Value::Lasting(found.median)).of("s").with(note))
}

fn pain(cramps: &[&Cramp]) -> Option<Item> {
    let scores: Vec<f64> = cramps.iter().filter_map(|it| Some(it.pain?.score().into())).collect();
    let found = Quartiles::of(scores.iter().copied())?;
    let (least, most) = ends(&scores)?;
    let note = format!("from {least} to {most}, {} noted", found.n);
    Some(Item::new("median pain", Value::Text(words::short(found.median))).of("of 10").with(note))
}

/// Returns the least and the most of some values.
fn ends(values: &[f64]) -> Option<(f64, f64)> {
    let least = values.iter().copied().min_by(f64::total_cmp)?;
    Some((least, values.iter().copied().max_by(f64::total_cmp)?))
}

fn while_up(cramps: &[&Cramp]) -> Option<Item> {
    let count: u32 = cramps.iter().map(|cramp| cramp.count).sum();
    let item = || Item::new("cramps while up and about", Value::Count(count.into()));
    (count > 0).then(|| item().with("counted nowhere else"))
}

/// Returns the person's own word for a place where the muscle says too little, else the muscle.
fn place(cramp: &Cramp) -> Option<&str> {
    match cramp.muscle? {
        Muscle::Other => Some(cramp.muscle_detail.as_deref().unwrap_or(Muscle::Other.name())),
        muscle => Some(muscle.name()),
    }
}

fn counted(
    what: &'static str,
    cramps: &[&Cramp],
    kind: impl Fn(&Cramp) -> Option<String>,
) -> Option<Part> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut unknown = 0;
    for cramp in cramps {
        match kind(cramp) {
            Some(kind) => *counts.entry(kind).or_default() += u64::from(cramp.count),
            None => unknown += cramp.count,
        }
    }
    let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let note = if unknown > 0 { format!("{unknown} not noted") } else { String::new() };
    (!counts.is_empty()).then_some(Part::Counts(Counts { what, unit: "cramps", counts, note }))
}

/// Returns how many cramps began in each hour; `None` where no start is known.
fn hours(cramps: &[&Cramp]) -> Option<Part> {
    let found = HalfHours::of(cramps.iter().copied());
    let hour = |hour: usize| u64::from(found.cramps(2 * hour) + found.cramps(2 * hour + 1));
    (found.timed() > 0).then(|| Part::Hours(std::array::from_fn(hour)))
}

#[cfg(test)]
mod tests {
    use super::super::super::made_up::{diary_of, fact, first, look, values};
    use super::*;
    use crate::diary::{Duration, Moment, Score, State};

    fn cramp(change: impl FnOnce(&mut Cramp)) -> Cramp {
        let mut cramp = Cramp::on(first());
        change(&mut cramp);
        cramp
    }

    #[test]
    fn length_and_pain_have_a_median_a_range_and_their_number() {
        let of = |seconds, pain| {
            cramp(|it| {
                (it.duration, it.pain) = (Duration::from_seconds(seconds), Score::new(pain));
            })
        };
        let diary = diary_of([of(30, 3), of(90, 5), of(600, 9), cramp(|_| {})]);
        let found = values(&parts(&look(&diary)));
        let said = "90 s (from 30 s to 10 min, 3 noted)";
        assert_eq!(fact(&found, "median duration"), said);
        assert_eq!(fact(&found, "median pain"), "5 of 10 (from 3 to 9, 3 noted)");
    }

    #[test]
    fn places_are_counted_with_what_is_not_noted_and_own_words_stay() {
        let diary = diary_of([
            cramp(|it| (it.muscle, it.count) = (Some(Muscle::Calf), 2)),
            cramp(|it| {
                (it.muscle, it.muscle_detail) = (Some(Muscle::Other), Some("<arch>".to_owned()));
            }),
            cramp(|_| {}),
        ]);
        let found = values(&parts(&look(&diary)));
        assert_eq!(fact(&found, "muscle: calf"), "2 cramps (1 not noted)");
        assert_eq!(fact(&found, "muscle: <arch>"), "1 cramps");
    }

    #[test]
    fn a_cramp_while_up_is_told_and_counted_nowhere_else() {
        let diary = diary_of([cramp(|it| {
            (it.state, it.pain) = (Some(State::UpAwake), Score::new(9));
        })]);
        let found = values(&parts(&look(&diary)));
        assert_eq!(found.len(), 1);
        assert_eq!(fact(&found, "cramps while up and about"), "1 (counted nowhere else)");
    }

    #[test]
    fn the_hours_run_from_noon_to_noon() {
        let at = |time: &str| Cramp::at(Moment::new(time.parse().unwrap(), "UTC"));
        let diary = diary_of([at("2026-11-02T03:30:00+00:00"), at("2026-11-02T12:10:00+00:00")]);
        let parts = parts(&look(&diary));
        let hours = parts.iter().find_map(|part| match part {
            Part::Hours(hours) => Some(hours),
            _ => None,
        });
        assert_eq!((hours.unwrap()[15], hours.unwrap()[0]), (1, 1));
    }
}
