//! Cramps in words: where, how long, how bad, what helped, and what changed.

use crate::diary::{
    Cramp, EndedBy, Muscle, Night, Onset, Recorded, Relief, Side, State, Technique, Toes,
};

use crate::analysis::words::{effect, technique};

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
    let mut all: Vec<String> = parts.into_iter().flatten().chain(relief).collect();
    all.extend(experience(cramp).into_iter().filter_map(|it| Some(it.known?.1)));
    all.join(", ")
}

/// One thing that a cramp was like: its name, its value, and how it is told without the name.
struct Experience {
    name: &'static str,
    known: Option<(String, String)>,
}

/// Returns what a cramp was like, in the order in which it is told.
fn experience(cramp: &Cramp) -> [Experience; 11] {
    let is = |name, known: Option<(&str, &str)>| Experience {
        name,
        known: known.map(|(value, told)| (value.to_owned(), told.to_owned())),
    };
    let yes = |name, yes: Option<bool>, so: &str, not: &str| {
        is(name, yes.map(|yes| if yes { ("yes", so) } else { ("no", not) }))
    };
    let measured = |name, known: Option<(String, String)>| Experience { name, known };
    let distress = cramp.distress.map(|score| format!("{}/10", score.score()));
    let trigger = cramp.trigger.as_ref().map(|trigger| match trigger.as_str() {
        Cramp::NO_TRIGGER => ("none noticed".to_owned(), "no trigger noticed".to_owned()),
        trigger => (format!("\"{trigger}\""), format!("trigger \"{trigger}\"")),
    });
    [
        is("onset", cramp.onset.map(began)),
        yes("warning", cramp.warning_sensation, "felt coming", "not felt coming"),
        yes("muscle hard", cramp.muscle_hard, "muscle hard", "muscle not hard"),
        is("toes", cramp.toes.map(toes_did)),
        yes("opposing", cramp.opposing_muscles, "opposing muscles tight", "no opposing muscles"),
        yes("woke you", cramp.woke, "woke you", "did not wake you"),
        measured("awake", cramp.awake_min.map(awake)),
        measured("soreness", cramp.soreness_h.map(sore)),
        measured("distress", distress.map(|score| (score.clone(), format!("distress {score}")))),
        is("end", cramp.ended_by.map(ended_by)),
        measured("trigger", trigger),
    ]
}

fn awake(minutes: u32) -> (String, String) {
    let told = match minutes {
        0 => "back to sleep at once".to_owned(),
        _ => format!("awake for {minutes} min"),
    };
    (format!("{minutes} min"), told)
}

fn sore(hours: f64) -> (String, String) {
    let length = match hours {
        hours if hours <= 0.0 => return ("none".to_owned(), "not sore".to_owned()),
        hours if hours < 1.0 => format!("{:.0} min", hours * 60.0),
        hours => format!("{} h", (hours * 10.0).round() / 10.0),
    };
    let told = format!("sore for {length}");
    (length, told)
}

fn began(onset: Onset) -> (&'static str, &'static str) {
    match onset {
        Onset::Sudden => ("sudden", "sudden"),
        Onset::AfterWarning => ("after a warning", "after a warning"),
        Onset::Gradual => ("gradual", "gradual"),
    }
}

fn toes_did(toes: Toes) -> (&'static str, &'static str) {
    match toes {
        Toes::Still => ("still", "toes still"),
        Toes::Curl => ("curled", "toes curled"),
        Toes::Extend => ("extended", "toes extended"),
    }
}

fn ended_by(ended: EndedBy) -> (&'static str, &'static str) {
    match ended {
        EndedBy::Itself => ("by itself", "went by itself"),
        EndedBy::Relief => ("by relief", "ended by relief"),
        EndedBy::StillPresent => ("not yet", "still there when written down"),
    }
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
pub(crate) fn facts(cramp: &Cramp) -> Vec<(&'static str, Option<String>)> {
    let place = cramp.muscle_detail.as_deref().or(cramp.muscle.map(Muscle::name));
    let relief: Vec<String> = cramp.relief.iter().map(relief).collect();
    let known = [
        ("night", Some(night_dates(cramp.night))),
        ("time", cramp.start.as_ref().map(clock)),
        ("cramps", Some(cramp.count.to_string())),
        ("muscle", place.map(str::to_owned)),
        ("side", cramp.side.map(|side| side.word().to_owned())),
        ("duration", cramp.duration.map(duration)),
        ("pain", cramp.pain.map(|pain| format!("{}/10", pain.score()))),
        ("state", cramp.state.map(|state| doing(state).to_owned())),
        ("relief", (!relief.is_empty()).then(|| relief.join(", "))),
    ];
    let experience =
        experience(cramp).into_iter().map(|it| (it.name, it.known.map(|(value, _)| value)));
    known.into_iter().chain(experience).collect()
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

/// Says that nothing is known of a night any more, and how to say that it was calm.
pub(crate) fn unknown_now(night: Night) -> String {
    let evening = night.evening();
    format!("The {night} is not recorded now; if it was without a cramp: `cramp none {evening}`.")
}

fn doing(state: State) -> &'static str {
    match state {
        State::Asleep => "asleep",
        State::LyingAwake => "lying awake",
        State::UpAwake => "while up",
    }
}

fn relief(relief: &Relief) -> String {
    let tried = match (relief.technique, relief.effect) {
        (Technique::Cold, None) => "ice",
        (Technique::Walking, None) => "walked",
        (Technique::Standing, None) => "stood",
        (tried, _) => technique(tried),
    };
    let tried = match (&relief.detail, relief.technique) {
        (Some(detail), Technique::Massage | Technique::Standing) => format!("{tried} ({detail})"),
        (Some(detail), _) => detail.clone(),
        (None, _) => tried.to_owned(),
    };
    let effect = relief.effect.map(|it| format!(" {}", effect(it))).unwrap_or_default();
    let after = relief.minutes.map(|minutes| format!(" after {minutes} min")).unwrap_or_default();
    format!("{tried}{effect}{after}")
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
