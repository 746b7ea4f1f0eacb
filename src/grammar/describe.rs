//! Describe: what was understood, said back in one fixed form.

use std::fmt;

use crate::diary::{Bout, Effect, Factor, Kind, Muscle, Relief, Side, State, Technique, Value};

use super::{Change, CrampWords, DayWords, Leftover, MedicineWords, NightWords, When};

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
        parts.extend(self.relief.iter().map(tried));
        parts.extend(remarks(self.note.as_deref(), &self.leftovers));
        f.write_str(&parts.join(", "))
    }
}

impl CrampWords {
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
impl fmt::Display for DayWords {
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
        parts.extend(self.schedule.clone());
        parts.extend(self.from.map(|date| format!("from {}", date.format(DATE))));
        parts.extend(self.until.map(|date| format!("until {}", date.format(DATE))));
        parts.extend(self.when.as_ref().map(|when| match when.moment() {
            Some(moment) => format!("at {}", moment.local().format(DATE_TIME)),
            None => format!("on {}", when.date().format(DATE)),
        }));
        parts.extend(remarks(None, &self.leftovers));
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
        other => other.word(),
    };
    match relief.effect {
        None => technique.to_owned(),
        Some(Effect::Full) => format!("{technique} helped"),
        Some(Effect::Partial) => format!("{technique} helped a bit"),
        Some(Effect::None) => format!("{technique} did not help"),
    }
}

fn reading(factor: &Factor, change: &Change) -> String {
    let label = factor.label;
    let unit = match factor.kind {
        Kind::Amount(unit, _) => format!(" {}", unit.suffix()),
        Kind::Score => " of 10".to_owned(),
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
        crate::diary::BoutKind::Other => "exercise",
        kind => kind.word(),
    };
    let mut text = kind.to_owned();
    text.extend(bout.minutes.map(|minutes| format!(" {minutes} min")));
    text.extend(bout.intensity.map(|intensity| format!(" {intensity}")));
    text.extend(bout.ended.map(|ended| format!(" until {}", ended.format("%H:%M"))));
    text
}

/// Writes a length of time: "1 h 5 min", "1 min 30 s".
fn length(seconds: u32) -> String {
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
    let named = parts.iter().filter(|(count, _)| *count > 0);
    named.map(|(count, unit)| format!("{count} {unit}")).collect::<Vec<_>>().join(" ")
}
