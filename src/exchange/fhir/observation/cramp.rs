//! A cramp, with all that is known about it as components.

use chrono::TimeDelta;

use super::{Component, Observation, Value, side};
use crate::diary::{
    Cramp, Duration, Effect, Moment, Muscle, Recorded, Relief, Score, Side, Technique,
};
use crate::exchange::cell;
use crate::exchange::fhir::codes::{self, Code};
use crate::exchange::fhir::datatype::{Annotation, CodeableConcept, Effective, Period};
use crate::exchange::fhir::id::Ids;
use crate::exchange::fhir::measure::{HOURS, MINUTES, SCORE, SECONDS};
use crate::exchange::fhir::text::{Text, spoken};

/// Returns the observation of a cramp.
pub(super) fn observation(record: &Recorded<Cramp>, ids: Ids) -> Observation {
    let cramp = &record.fact;
    let code = if is_in_leg(cramp) {
        CodeableConcept::said("cramp in the leg").coded(codes::CRAMP_IN_LOWER_LIMB)
    } else {
        CodeableConcept::said("cramp").coded(codes::CRAMP)
    };
    let components = [felt(cramp), circumstances(cramp), after(cramp)];
    Observation {
        effective: Some(effective(cramp)),
        body_site: place(cramp).map(|place| CodeableConcept::said(&place).coded(structure(cramp))),
        note: cramp.note.as_ref().and_then(|note| Annotation::of(note)).map(|note| [note]),
        component: components.into_iter().flatten().flatten().chain(reliefs(cramp)).collect(),
        ..Observation::of_record("cramp", record, code, ids)
    }
}

/// Tells whether the person named the leg, by a muscle of it or by its side.
fn is_in_leg(cramp: &Cramp) -> bool {
    match cramp.muscle {
        Some(muscle) => muscle != Muscle::Other,
        None => cramp.muscle_detail.is_none() && cramp.side.is_some(),
    }
}

fn structure(cramp: &Cramp) -> Option<Code> {
    match cramp.muscle? {
        Muscle::Calf => Some(codes::CALF),
        Muscle::Thigh => Some(codes::THIGH),
        Muscle::Foot | Muscle::Toe | Muscle::Hamstring | Muscle::Leg | Muscle::Other => None,
    }
}

/// Returns the place in words, with its side: "left calf", "calf, both sides", "jaw, left".
fn place(cramp: &Cramp) -> Option<String> {
    let detail = cramp.muscle_detail.as_deref().filter(|detail| Text::of(detail).is_some());
    let (place, is_own) = match (cramp.muscle, detail) {
        (None, None) => return cramp.side.map(leg),
        (None | Some(Muscle::Other), Some(detail)) => (detail.to_owned(), true),
        (Some(Muscle::Other), None) => ("another place".to_owned(), true),
        (Some(muscle), Some(detail)) => (format!("{} ({detail})", muscle.name()), false),
        (Some(muscle), None) => (muscle.name().to_owned(), false),
    };
    Some(match cramp.side {
        None => place,
        Some(Side::Both) => format!("{place}, both sides"),
        Some(side) if is_own => format!("{place}, {side}"),
        Some(side) => format!("{side} {place}"),
    })
}

fn leg(side: Side) -> String {
    match side {
        Side::Both => "both legs".to_owned(),
        one => format!("{one} leg"),
    }
}

/// Returns when it was: from its start to its end if both are known, else its start, else its night.
///
/// The duration of several cramps in one record is that of each, and gives no end.
fn effective(cramp: &Cramp) -> Effective {
    let Some(start) = &cramp.start else { return Effective::in_night(cramp.night) };
    let length = cramp.duration.filter(|_| cramp.count == 1).map(Duration::seconds);
    let end = length.and_then(|s| start.at().checked_add_signed(TimeDelta::seconds(s.into())));
    match end {
        None => Effective::At(start.local_text()),
        Some(end) => Effective::During(Period {
            start: start.local_text(),
            end: Some(Moment::new(end, start.zone()).local_text()),
        }),
    }
}

/// What was felt.
fn felt(cramp: &Cramp) -> Vec<Option<Component>> {
    let pain = |pain: Score| Component {
        code: CodeableConcept::said("pain, 0 to 10").coded(codes::PAIN),
        value: Value::Amount(SCORE.of(pain.score())),
    };
    let seconds = cramp.duration.map(|duration| Value::Amount(SECONDS.of(duration.seconds())));
    let several = (cramp.count > 1).then_some(Value::Count(cramp.count));
    vec![
        cramp.pain.map(pain),
        Component::told("duration", seconds),
        Component::told("side", cramp.side.map(|it| Value::Concept(side(it)))),
        Component::told("woke the person", cramp.woke.map(Value::YesNo)),
        Component::told("number of cramps in this record", several),
    ]
}

/// How it began, and what it was like.
fn circumstances(cramp: &Cramp) -> Vec<Option<Component>> {
    let word = |word: &str| Value::concept(&spoken(word));
    let yes_no =
        |question, answer: Option<bool>| Component::told(question, answer.map(Value::YesNo));
    vec![
        Component::told("what the person was doing", cramp.state.map(|it| word(it.word()))),
        Component::told("how it began", cramp.onset.map(|it| word(it.word()))),
        yes_no("a milder feeling announced it", cramp.warning_sensation),
        yes_no("the muscle was hard", cramp.muscle_hard),
        Component::told("what the toes did", cramp.toes.map(|it| word(it.word()))),
        yes_no("opposing muscles tightened together", cramp.opposing_muscles),
    ]
}

/// How it ended, and what came of it.
fn after(cramp: &Cramp) -> Vec<Option<Component>> {
    let ended = cramp.ended_by.map(|it| Value::concept(&spoken(it.word())));
    let awake = cramp.awake_min.map(|minutes| Value::Amount(MINUTES.of(minutes)));
    let sore = cramp.soreness_h.map(|hours| Value::Amount(HOURS.of(hours)));
    let distress = cramp.distress.map(|score| Value::Amount(SCORE.of(score.score())));
    let trigger = cramp.trigger.as_deref().map(|it| match it {
        Cramp::NO_TRIGGER => "nothing",
        trigger => trigger,
    });
    let trigger = trigger.and_then(Text::of).map(Value::Words);
    vec![
        Component::told("how it ended", ended),
        Component::told("awake afterwards", awake),
        Component::told("sore afterwards", sore),
        Component::told("distress, 0 to 10", distress),
        Component::told("what set it off, as the person sees it", trigger),
    ]
}

fn reliefs(cramp: &Cramp) -> impl Iterator<Item = Component> {
    let told =
        |relief| Component::told("tried against it", Text::of(&tried(relief)).map(Value::Words));
    cramp.relief.iter().filter_map(told)
}

/// Returns what was tried, and how it worked: "heat (warm compress): helped, after 2 min".
fn tried(relief: &Relief) -> String {
    let technique = match relief.technique {
        Technique::ToesUp => "calf stretch with toes up".to_owned(),
        Technique::Waiting => "waiting".to_owned(),
        other => spoken(other.word()),
    };
    let detail = relief.detail.as_ref().map(|detail| format!(" ({detail})"));
    let effect = relief.effect.map(|effect| match effect {
        Effect::None => "did not help".to_owned(),
        Effect::Partial => "helped somewhat".to_owned(),
        Effect::Full => "helped".to_owned(),
    });
    let minutes =
        relief.minutes.map(|minutes| format!("after {} min", cell::number(minutes.into())));
    let worked: Vec<_> = [effect, minutes].into_iter().flatten().collect();
    let worked = if worked.is_empty() { String::new() } else { format!(": {}", worked.join(", ")) };
    format!("{technique}{}{worked}", detail.unwrap_or_default())
}
