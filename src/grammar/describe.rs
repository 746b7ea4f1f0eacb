//! Describe: what was understood, said back in one fixed form.

use std::fmt;

use crate::diary::{
    Bout, BoutKind, Cramp, Effect, EndedBy, Fact, Factor, Kind, LabResult, Muscle, Onset, Relief,
    Side, State, Technique, Toes, Value,
};

use super::relief::may_be_doing;
use super::{
    Change, CrampWords, DayWords, Leftover, MedicineWords, NightWords, ProfileSaid, ProfileWords,
    SignSaid, When,
};

const DATE: &str = "%a %-d %b %Y";
const DATE_TIME: &str = "%a %-d %b %Y %H:%M";

/// Writes "Sun 22 Nov 2026 03:12, left calf, 2 min, pain 7".
impl fmt::Display for CrampWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.when.as_ref().map(|when| match when {
            When::At { moment, ambiguous: None } => moment.local().format(DATE_TIME).to_string(),
            When::At { moment, ambiguous: Some(_) } => {
                format!("{} (UTC{:+} min)", moment.local().format(DATE_TIME), moment.offset_min())
            }
            When::On { night, .. } => format!("{night}, time unknown"),
        }));
        parts.extend(
            self.count.map(|n| if n == 1 { "1 cramp".to_owned() } else { format!("{n} cramps") }),
        );
        parts.extend(self.place());
        parts.extend(self.duration.map(|duration| length(duration.seconds())));
        parts.extend(self.pain.map(|pain| format!("pain {}", pain.score())));
        parts.extend(self.state.map(|state| match state {
            State::Asleep => "asleep".to_owned(),
            State::LyingAwake => "lying awake".to_owned(),
            State::UpAwake => "up and about".to_owned(),
        }));
        parts.extend(self.experience());
        parts.extend(self.relief.iter().map(tried));
        parts.extend(self.signs.iter().map(sign));
        parts.extend(remarks(self.note.as_deref(), &self.leftovers));
        f.write_str(&parts.join(", "))
    }
}

impl CrampWords {
    fn experience(&self) -> Vec<String> {
        let is = |yes: Option<bool>, so: &str, not: &str| {
            yes.map(|yes| if yes { so.to_owned() } else { not.to_owned() })
        };
        let parts = [
            self.onset.map(|onset| match onset {
                Onset::Sudden => "sudden".to_owned(),
                Onset::AfterWarning => "after a warning".to_owned(),
                Onset::Gradual => "gradual".to_owned(),
            }),
            is(self.warning_sensation, "warned", "not warned"),
            is(self.muscle_hard, "muscle hard", "muscle not hard"),
            self.toes.map(|toes| match toes {
                Toes::Still => "toes still".to_owned(),
                Toes::Curl => "toes curled".to_owned(),
                Toes::Extend => "toes extended".to_owned(),
            }),
            is(self.opposing_muscles, "opposing muscles", "no opposing muscles"),
            is(self.woke, "woke", "did not wake"),
            self.awake_min.map(|minutes| format!("awake {minutes} min")),
            self.soreness_h.map(|hours| format!("sore {hours} h")),
            self.distress.map(|score| format!("distress {}", score.score())),
            self.sleep_impact.map(|score| format!("sleep impact {}", score.score())),
            self.ended_by.map(|ended| match ended {
                EndedBy::Itself => "ended by itself".to_owned(),
                EndedBy::Relief => "ended by relief".to_owned(),
                EndedBy::StillPresent => "still there".to_owned(),
            }),
            self.trigger.as_ref().map(|trigger| match trigger.as_str() {
                Cramp::NO_TRIGGER => "no trigger".to_owned(),
                trigger => format!("trigger “{trigger}”"),
            }),
        ];
        parts.into_iter().flatten().collect()
    }

    fn place(&self) -> Option<String> {
        let muscle = match self.muscle {
            Some(Muscle::Other) => self.muscle_detail.as_deref(),
            muscle => muscle.map(Muscle::name),
        };
        match (self.side, muscle) {
            (Some(Side::Both), Some(muscle)) => Some(format!("{muscle} on both sides")),
            (Some(side), Some(muscle)) => Some(format!("{side} {muscle}")),
            (Some(Side::Both), None) => Some("both sides".to_owned()),
            (Some(side), None) => Some(format!("{side} side")),
            (None, muscle) => muscle.map(str::to_owned),
        }
    }
}

/// Writes "Sat 21 Nov 2026: water 1440 ml, standing 7 h".
impl fmt::Display for DayWords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(date) = self.date {
            write!(f, "{}: ", date.format(DATE))?;
        }
        let mut parts: Vec<_> =
            self.readings.iter().map(|(factor, c)| reading(factor, c)).collect();
        parts.extend(self.bouts.iter().map(bout));
        parts.extend(self.forget_note.then(|| "note forgotten".to_owned()));
        parts.extend(remarks(self.note.as_deref(), &self.leftovers));
        f.write_str(&parts.join(", "))
    }
}

/// Writes "furosemide, 40 mg, daily, from Sun 1 Mar 2026".
impl fmt::Display for MedicineWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.medicine.as_ref().map(|medicine| medicine.name().to_owned()));
        parts.extend(self.strength.as_ref().map(|s| format!("{} {}", s.amount, s.unit)));
        parts.extend(self.route.map(|route| route.word().to_owned()));
        parts.extend(self.schedule.clone());
        parts.extend(self.from.map(|date| format!("from {}", date.format(DATE))));
        parts.extend(self.until.map(|date| format!("until {}", date.format(DATE))));
        parts.extend(self.when.as_ref().map(|when| match when.moment() {
            Some(moment) => format!("at {}", moment.local().format(DATE_TIME)),
            None => format!("on {}", when.date().format(DATE)),
        }));
        parts.extend(self.recommended_by.as_ref().map(|who| format!("recommended by “{who}”")));
        parts.extend(remarks(self.note.as_deref(), &self.leftovers));
        f.write_str(&parts.join(", "))
    }
}

/// Writes "night of Thu 19 → Fri 20 Nov 2026".
impl fmt::Display for NightWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = self.nights.map(|(first, last)| {
            if first == last { first.to_string() } else { format!("{first} to {last}") }
        });
        let parts: Vec<_> = named.into_iter().chain(remarks(None, &self.leftovers)).collect();
        f.write_str(&parts.join(", "))
    }
}

/// Writes "condition diabetes, since 2015".
impl fmt::Display for ProfileWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = self.said.as_ref().map(|said| match said {
            ProfileSaid::Fact(fact) => fact_said(fact),
            ProfileSaid::Delivered(on) => format!("delivered on {}", on.format(DATE)),
            ProfileSaid::Remove(numbers) => {
                let numbers: Vec<_> = numbers.iter().map(i64::to_string).collect();
                format!("without record {}", numbers.join(", "))
            }
        });
        let parts: Vec<_> = said.into_iter().chain(remarks(None, &self.leftovers)).collect();
        f.write_str(&parts.join(", "))
    }
}

fn remarks(note: Option<&str>, leftovers: &[Leftover]) -> Vec<String> {
    let left = leftovers.iter().map(|left| {
        let reason = left.reason.map_or(String::new(), |reason| format!(" {reason}"));
        let likely = left.likely.as_ref().map_or(String::new(), |words| format!(" ({words}?)"));
        format!("not understood: “{}”{reason}{likely}", left.text)
    });
    note.map(|note| format!("note “{note}”")).into_iter().chain(left).collect()
}

fn tried(relief: &Relief) -> String {
    let technique = match relief.technique {
        Technique::Waiting => "waiting",
        Technique::ToesUp => "toes pulled up",
        Technique::Cold if relief.effect.is_none() => "ice",
        Technique::Walking if may_be_doing(relief) => "walked",
        Technique::Standing if may_be_doing(relief) => "stood",
        other => other.word(),
    };
    let detail = relief.detail.as_ref().map(|detail| format!(" ({detail})")).unwrap_or_default();
    let effect = match relief.effect {
        None => "",
        Some(Effect::Full) => " helped",
        Some(Effect::Partial) => " helped a bit",
        Some(Effect::None) => " did not help",
    };
    let after = relief.minutes.map(|minutes| format!(" after {minutes} min")).unwrap_or_default();
    format!("{technique}{detail}{effect}{after}")
}

fn sign(said: &SignSaid) -> String {
    let name = said.sign.word().replace('_', " ");
    let side = said.side.map(|side| format!(" {side}")).unwrap_or_default();
    let details: String = said.details.iter().map(|d| format!(" {d}")).collect();
    format!("{name} {}{side}{details}", if said.yes { "yes" } else { "no" })
}

fn reading(factor: &Factor, change: &Change) -> String {
    let label = &factor.label;
    let unit = match &factor.kind {
        Kind::Amount { unit, .. } => format!(" {}", unit.suffix()),
        Kind::Scale { most, .. } => format!(" of {most}"),
        _ => String::new(),
    };
    match change {
        Change::Set(Value::Amount(amount)) => format!("{label} {amount}{unit}"),
        Change::Set(Value::Yes) => format!("{label} yes"),
        Change::Set(Value::No) => format!("{label} no"),
        Change::Set(Value::Level(level)) => format!("{label} {level}"),
        Change::Set(Value::Clock(time)) => format!("{label} {}", time.format("%H:%M")),
        Change::Add(amount) => format!("{label} {amount}{unit} more"),
        Change::Forget => format!("{label} back to unknown"),
    }
}

fn bout(bout: &Bout) -> String {
    let kind = match bout.kind {
        BoutKind::Other => "exercise",
        kind => kind.word(),
    };
    let mut text = kind.to_owned();
    text.extend(bout.minutes.map(|minutes| format!(" {minutes} min")));
    text.extend(bout.intensity.map(|intensity| format!(" {intensity}")));
    text.extend(bout.started.map(|started| format!(" from {}", started.format("%H:%M"))));
    text.extend(bout.ended.map(|ended| format!(" until {}", ended.format("%H:%M"))));
    let stretched = |is: Option<bool>, when: &str| {
        is.map(|is| format!("{} stretched {when}", if is { "," } else { ", not" }))
    };
    text.extend(stretched(bout.stretched_before, "before"));
    text.extend(stretched(bout.stretched_after, "after"));
    text
}

/// Writes a length of time: "1 h 5 min", "1 min 30 s".
fn length(seconds: u32) -> String {
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
    let named = parts.iter().filter(|(count, _)| *count > 0);
    named.map(|(count, unit)| format!("{count} {unit}")).collect::<Vec<_>>().join(" ")
}

fn fact_said(fact: &Fact) -> String {
    let is = |yes: &bool| if *yes { "yes" } else { "no" };
    let parts = match fact {
        Fact::BirthYear(year) => vec![format!("birth year {year}")],
        Fact::Condition { name, since, until } => {
            let since = since.map(|date| format!("since {date}"));
            let until = until.map(|date| format!("until {date}"));
            [Some(format!("condition {name}")), since, until].into_iter().flatten().collect()
        }
        Fact::Pregnancy { due, delivered } => {
            let delivered = delivered.map(|date| format!("delivered {}", date.format(DATE)));
            let due = format!("due {}", due.format(DATE));
            [Some("pregnancy".to_owned()), Some(due), delivered].into_iter().flatten().collect()
        }
        Fact::Lab(result) => lab_said(result),
        Fact::Weight { kg, on } => {
            vec![format!("weight {kg} kg"), format!("on {}", on.format(DATE))]
        }
        Fact::WorkStanding(yes) => vec![format!("standing at work {}", is(yes))],
        Fact::Restricted(yes) => vec![format!("restricted {}", is(yes))],
        Fact::Reviewed { on } => vec![format!("medicines reviewed on {}", on.format(DATE))],
    };
    parts.join(", ")
}

fn lab_said(result: &LabResult) -> Vec<String> {
    let limits = match (result.low, result.high) {
        (None, None) => None,
        (Some(low), Some(high)) => Some(format!("limits {low} to {high}")),
        (Some(low), None) => Some(format!("lower limit {low}")),
        (None, Some(high)) => Some(format!("upper limit {high}")),
    };
    let parts = [
        Some(format!("{} {} {}", result.analyte, result.value, result.unit)),
        result.flag.map(|flag| flag.to_string()),
        limits,
        Some(format!("on {}", result.on.format(DATE))),
    ];
    parts.into_iter().flatten().collect()
}
