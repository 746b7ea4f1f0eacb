//! Rules about self-care: whether measures and relief bring anything.

use std::collections::BTreeMap;

use super::{Fact, Fired, Level, Look, Told, cramps};
use crate::diary::{
    Catalogue, Cramp, Diary, Factor, Intensity, Known, Moment, Night, Recorded, WarningRule,
};

/// The measures that the articles name and that are kept on purpose, by the keys of their factors;
/// each is kept on a day that does not count as exposed.
pub(in crate::analysis) const MEASURES: &[&str] = &[
    "stretch_bedtime",
    "calf_wall",
    "hamstring_seated",
    "ankle_rotations",
    "toe_flexes",
    "below_water_goal",
    "foot_pillow",
    "feet_raised",
];

/// So many minutes of light or moderate exercise on a day are a measure too.
const GENTLE_EXERCISE_MIN: u64 = 20;

/// W14, by measures: do cramps stay although the person looks after themselves?
///
/// For the doctor where at least one measure was kept on 5 days or more of each of the 4 weeks up to
/// tonight, and these weeks have not even a quarter fewer cramp nights per known night than the 4
/// weeks before. A measure is stretching, water at the goal of the day, a pillow at the feet, raised
/// feet, or 20 minutes of gentle exercise; the days of a week may be those of different measures. No
/// answer with fewer than 14 known nights in either, and none without a cramp night in the last 4
/// weeks. Source: articles 001 and 003; the numbers are a design choice, the quarter is that of the
/// Cochrane reviews.
pub(super) fn no_fall<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let (first, last) = (look.tonight.before(27), look.tonight);
    let (now, before) = (look.nights.tally(first, last), look.nights.tally_just_before(first, 28));
    let enough = now.known >= 14 && before.known >= 14;
    let latest = look.nights.latest(first, last).filter(|_| enough && now.is_no_fall(&before));
    let Some((night, recorded_at)) = latest else { return Vec::new() };
    let Some(kept) = kept_up(look.diary, look.tonight) else { return Vec::new() };
    let told = Told::SelfCare { kept, now, before };
    vec![Fired::by(WarningRule::NoResponse, Level::Doctor, vec![Fact { night, recorded_at, told }])]
}

/// W14, by relief: does nothing that is tried help?
///
/// For the doctor where 3 or more of the last 5 cramps of which an effect is known had only the effect
/// "none". Told for 28 nights after the latest of them. No answer with
/// fewer than 3 such cramps. Source: articles 001 and 003; the numbers are a design choice.
pub(super) fn no_relief<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let mut known: Vec<_> = look.diary.cramps.iter().filter(|cramp| tells_effect(cramp)).collect();
    known.sort_by(|a, b| place(b).cmp(&place(a)));
    known.truncate(5);
    let failed: Vec<_> =
        known.iter().copied().filter(|cramp| cramps::nothing_helped(cramp)).collect();
    let latest = failed.iter().map(|cramp| cramp.night).max();
    let recorded_at = failed.iter().map(|cramp| cramp.recorded_at).max();
    let Some((night, recorded_at)) = latest.zip(recorded_at).filter(|_| failed.len() >= 3) else {
        return Vec::new();
    };
    let told = Told::Unrelieved { failed: failed.len(), of: known.len() };
    vec![Fired::by(WarningRule::NoResponse, Level::Doctor, vec![Fact { night, recorded_at, told }])]
}

/// Returns the measures that were kept in the 4 weeks up to tonight, and on how many days each, the
/// most kept first; `None` unless each week has 5 days on which at least one was kept.
fn kept_up(diary: &Diary, tonight: Night) -> Option<Vec<(&'static str, usize)>> {
    let catalogue = diary.catalogue();
    let mut days = BTreeMap::new();
    for week in 0..4 {
        let nights = (0..7).map(|night| tonight.before(7 * week + night));
        let kept: Vec<_> = nights.map(|night| kept(diary, &catalogue, night)).collect();
        if kept.iter().filter(|measures| !measures.is_empty()).count() < 5 {
            return None;
        }
        kept.into_iter().flatten().for_each(|key| *days.entry(key).or_insert(0) += 1);
    }
    let mut kept: Vec<_> = days.into_iter().collect();
    kept.sort_by_key(|(_, days)| std::cmp::Reverse(*days));
    Some(kept)
}

/// Returns the measures that are known to have been kept on the day of a night.
fn kept(diary: &Diary, catalogue: &Catalogue, night: Night) -> Vec<&'static str> {
    let known = Known::of(diary, catalogue, night.evening());
    let is_kept = |key: &str| {
        let value = |factor: &Factor| factor.is_exposed(&known.value(factor)?);
        catalogue.by_key(key).and_then(value) == Some(false)
    };
    let exercised = gentle_minutes(diary, night) >= GENTLE_EXERCISE_MIN;
    let measures = MEASURES.iter().copied().filter(|key| is_kept(key));
    measures.chain(exercised.then_some(Factor::EXERCISE)).collect()
}

fn gentle_minutes(diary: &Diary, night: Night) -> u64 {
    let Some(day) = diary.days.get(&night.evening()) else { return 0 };
    day.bouts
        .iter()
        .filter(|bout| matches!(bout.intensity, Some(Intensity::Light | Intensity::Moderate)))
        .filter_map(|bout| bout.minutes.map(u64::from))
        .sum()
}

fn tells_effect(cramp: &Cramp) -> bool {
    cramp.relief.iter().any(|relief| relief.effect.is_some())
}

/// Returns the place of a cramp among all: an unknown start comes last in its night.
fn place(cramp: &Recorded<Cramp>) -> impl Ord + '_ {
    let start = cramp.start.as_ref().map(Moment::at);
    (cramp.night, start.is_none(), start, cramp.recorded_at, cramp.number, &cramp.key)
}
