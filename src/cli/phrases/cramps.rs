//! Cramps in words: where, how long, how bad, what helped, and what changed.

use crate::diary::{Cramp, Effect, Muscle, Recorded, Relief, Side, State, Technique};

use super::{clock, duration, moment, night_dates};

/// Returns where it was: "left calf", "both feet"; `None` if nothing is known of it.
pub(crate) fn place(cramp: &Cramp) -> Option<String> {
    let muscle = match (cramp.muscle, cramp.muscle_detail.as_deref(), cramp.side) {
        (Some(Muscle::Other), Some(detail), _) => Some(detail),
        (Some(muscle), _, Some(Side::Both)) => Some(plural(muscle)),
        (Some(muscle), ..) => Some(muscle.name()),
        (None, ..) => None,
    };
    match (cramp.side, muscle) {
        (Some(side), Some(muscle)) => Some(format!("{side} {muscle}")),
        (Some(Side::Both), None) => Some("both sides".to_owned()),
        (Some(side), None) => Some(format!("{side} side")),
        (None, muscle) => muscle.map(str::to_owned),
    }
}

fn plural(muscle: Muscle) -> &'static str {
    match muscle {
        Muscle::Calf => "calves",
        Muscle::Foot => "feet",
        Muscle::Toe => "toes",
        Muscle::Thigh => "thighs",
        Muscle::Hamstring => "hamstrings",
        Muscle::Leg => "legs",
        Muscle::Other => "other",
    }
}

/// Returns what is known of a cramp apart from its time and its note: "left calf, 2 min, pain 7/10".
pub(crate) fn details(cramp: &Cramp) -> String {
    let times = (cramp.count > 1).then(|| format!("{} cramps", cramp.count));
    let parts = [
        times,
        place(cramp),
        cramp.duration.map(duration),
        cramp.pain.map(|pain| format!("pain {}/10", pain.score())),
        cramp.state.map(|state| doing(state).to_owned()),
    ];
    let relief = cramp.relief.iter().map(relief);
    parts.into_iter().flatten().chain(relief).collect::<Vec<_>>().join(", ")
}

/// Returns a cramp as the history names it: "cramp 37 (left calf, Sun 22 Nov 2026, 03:12)".
pub(crate) fn titled(cramp: &Recorded<Cramp>) -> String {
    let when = match &cramp.start {
        Some(start) => moment(start),
        None => cramp.night.to_string(),
    };
    let place = place(cramp).map(|place| format!("{place}, ")).unwrap_or_default();
    format!("cramp {} ({place}{when})", cramp.number)
}

/// Returns the facts of a cramp by name, in the order in which they are told; `None` is unknown.
pub(crate) fn facts(cramp: &Cramp) -> [(&'static str, Option<String>); 9] {
    let place = cramp.muscle_detail.as_deref().or(cramp.muscle.map(Muscle::name));
    let relief: Vec<String> = cramp.relief.iter().map(relief).collect();
    [
        ("night", Some(night_dates(cramp.night))),
        ("time", cramp.start.as_ref().map(clock)),
        ("cramps", Some(cramp.count.to_string())),
        ("muscle", place.map(str::to_owned)),
        ("side", cramp.side.map(|side| side.word().to_owned())),
        ("duration", cramp.duration.map(duration)),
        ("pain", cramp.pain.map(|pain| format!("{}/10", pain.score()))),
        ("state", cramp.state.map(|state| doing(state).to_owned())),
        ("relief", (!relief.is_empty()).then(|| relief.join(", "))),
    ]
}

/// Returns what differs between two states of a cramp: "pain 7/10 (was 5/10)", "side left (was unknown)".
pub(crate) fn changes(before: &Cramp, after: &Cramp) -> Vec<String> {
    let unknown = || "unknown".to_owned();
    let mut changes: Vec<String> = facts(before)
        .into_iter()
        .zip(facts(after))
        .filter(|((_, was), (_, is))| was != is)
        .map(|((name, was), (_, is))| {
            format!("{name} {} (was {})", is.unwrap_or_else(unknown), was.unwrap_or_else(unknown))
        })
        .collect();
    if before.note != after.note {
        changes.push("the note".to_owned());
    }
    changes
}

/// Says that a cramp turned a night, which is named by a word or by its dates.
pub(crate) fn turned(night: &str) -> String {
    format!("The {night} was marked as without a cramp; it is a cramp night now.")
}

fn doing(state: State) -> &'static str {
    match state {
        State::Asleep => "asleep",
        State::LyingAwake => "lying awake",
        State::UpAwake => "while up",
    }
}

fn relief(relief: &Relief) -> String {
    let tried = match relief.technique {
        Technique::Analgesic => "pain reliever",
        Technique::Waiting => "waiting",
        other => other.word(),
    };
    match relief.effect {
        Some(Effect::Full) => format!("{tried} helped"),
        Some(Effect::Partial) => format!("{tried} helped a bit"),
        Some(Effect::None) => format!("{tried} did not help"),
        None => tried.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Night;

    #[test]
    fn both_calves_are_plural() {
        let night = Night::named_after("2026-11-21".parse().unwrap());
        let cramp = |muscle, side| Cramp { muscle, side, ..Cramp::on(night) };
        assert_eq!(
            place(&cramp(Some(Muscle::Calf), Some(Side::Both))).as_deref(),
            Some("both calves")
        );
        assert_eq!(place(&cramp(Some(Muscle::Leg), Some(Side::Left))).as_deref(), Some("left leg"));
        assert_eq!(place(&cramp(None, Some(Side::Right))).as_deref(), Some("right side"));
        assert_eq!(place(&cramp(None, None)), None);
    }
}
