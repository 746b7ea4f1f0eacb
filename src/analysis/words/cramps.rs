//! Words for the cramps themselves: how long, how bad, and where.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::diary::{Effect, Muscle, Side, Technique};

use super::super::{Quartiles, Tried};
use super::numbers::{counted, lasting, short};
use super::parts::capitalised;

/// What stands over the things that were tried.
pub const TRIED: &str = "What was tried in a cramp";
/// What is said where nobody noted what came of it.
pub const NOT_NOTED: &str = "not noted";

/// Below this many values a middle half says nothing.
const ENOUGH_FOR_HALF: usize = 4;

/// Says how long cramps last; the quartiles are in seconds.
pub fn duration(seconds: &Quartiles) -> String {
    spread("A cramp lasts about", seconds, lasting)
}

/// Says how bad cramps are, 0 to 10.
pub fn pain(scores: &Quartiles) -> String {
    spread("Pain out of 10 is about", scores, short)
}

/// Says which muscles cramp, the most frequent first: "calf 53, foot 13"; `None` if none was noted.
pub fn muscles(counts: &BTreeMap<Muscle, u32>) -> Option<String> {
    most_first(counts.iter().map(|(muscle, count)| (muscle.name(), *count)))
}

/// Says which legs cramp, the most frequent first: "left 40, right 25"; `None` if none was noted.
pub fn sides(counts: &BTreeMap<Side, u32>) -> Option<String> {
    most_first(counts.iter().map(|(side, count)| (side.word(), *count)))
}

/// Returns what to call something tried against a cramp: "pulling the toes up".
pub fn technique(technique: Technique) -> &'static str {
    match technique {
        Technique::Analgesic => "pain reliever",
        Technique::Waiting => "waiting",
        Technique::ToesUp => "pulling the toes up",
        other => other.word(),
    }
}

/// Says what came of something tried against a cramp.
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Full => "helped",
        Effect::Partial => "helped a bit",
        Effect::None => "did not help",
    }
}

/// Says how often each thing was tried and what came of it: "Stretch, 3 times: helped 2, not noted 1."
///
/// Empty where nothing was tried.
pub fn tried(tried: &[(Technique, Tried)]) -> Vec<String> {
    const CAUTION: &str = "Cramps also end by themselves, so this does not show what ended one.";
    let line = |(what, tried): &(Technique, Tried)| {
        let came = [
            (tried.full, effect(Effect::Full)),
            (tried.partial, effect(Effect::Partial)),
            (tried.none, effect(Effect::None)),
            (tried.unknown, NOT_NOTED),
        ];
        let came = came.iter().filter(|(count, _)| *count > 0);
        let came: Vec<_> = came.map(|(count, said)| format!("{said} {count}")).collect();
        let times = counted(tried.times() as usize, "time");
        format!("{}, {times}: {}.", capitalised(technique(*what)), came.join(", "))
    };
    let mut said: Vec<String> = tried.iter().map(line).collect();
    if !said.is_empty() {
        said.push(CAUTION.to_owned());
    }
    said
}

fn spread(begin: &str, found: &Quartiles, written: impl Fn(f64) -> String) -> String {
    let median = written(found.median);
    if found.n < ENOUGH_FOR_HALF {
        return format!("{begin} {median} ({} noted).", found.n);
    }
    let (lower, upper) = (written(found.lower), written(found.upper));
    if lower == upper {
        return format!("{begin} {median}, at least half of them the same ({} noted).", found.n);
    }
    format!("{begin} {median}, half of them between {lower} and {upper} ({} noted).", found.n)
}

fn most_first<'a>(counts: impl Iterator<Item = (&'a str, u32)>) -> Option<String> {
    let mut counts: Vec<_> = counts.collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let parts: Vec<_> = counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_half_is_said_with_its_number() {
        let found = Quartiles { n: 70, lower: 54.0, median: 99.0, upper: 184.0 };
        assert_eq!(
            duration(&found),
            "A cramp lasts about 1 min 39 s, half of them between 54 s and 3 min 4 s (70 noted)."
        );
        let found = Quartiles { n: 8, lower: 4.0, median: 5.0, upper: 6.5 };
        assert_eq!(
            pain(&found),
            "Pain out of 10 is about 5, half of them between 4 and 6.5 (8 noted)."
        );
    }

    #[test]
    fn a_handful_of_values_has_no_middle_half() {
        let found = Quartiles { n: 3, lower: 30.0, median: 60.0, upper: 90.0 };
        assert_eq!(duration(&found), "A cramp lasts about 1 min (3 noted).");
        let same = Quartiles { n: 9, lower: 5.0, median: 5.0, upper: 5.0 };
        assert_eq!(
            pain(&same),
            "Pain out of 10 is about 5, at least half of them the same (9 noted)."
        );
    }

    #[test]
    fn the_most_frequent_muscle_comes_first() {
        let counts = BTreeMap::from([(Muscle::Foot, 53), (Muscle::Calf, 13), (Muscle::Leg, 13)]);
        assert_eq!(muscles(&counts).unwrap(), "foot 53, calf 13, leg 13");
        assert_eq!(sides(&BTreeMap::new()), None);
    }

    #[test]
    fn what_was_tried_has_its_times_and_what_came_of_them_and_no_cause() {
        let found = [
            (Technique::ToesUp, Tried { full: 2, partial: 1, none: 0, unknown: 1 }),
            (Technique::Heat, Tried { none: 1, ..Tried::default() }),
        ];
        assert_eq!(
            tried(&found),
            [
                "Pulling the toes up, 4 times: helped 2, helped a bit 1, not noted 1.",
                "Heat, 1 time: did not help 1.",
                "Cramps also end by themselves, so this does not show what ended one.",
            ]
        );
        assert_eq!(tried(&[]), [""; 0]);
    }
}
