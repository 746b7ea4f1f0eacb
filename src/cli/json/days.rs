//! The forms of a day, and of a night whole.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;

use crate::diary::{
    Bout, Course, Day, Diary, Dose, Factor, Intensity, Moment, Night, Recorded, Strength, Value,
};

use super::{CrampForm, FORMAT, NightForm};

/// One cramp, as `cramp show` answers.
#[derive(Debug, Serialize)]
pub(crate) struct CrampShown {
    /// The version of the form.
    pub(crate) format: u32,
    /// The cramp.
    pub(crate) cramp: CrampForm,
}

/// One night whole, as `cramp show` answers.
#[derive(Debug, Serialize)]
pub(crate) struct NightShown {
    format: u32,
    night: NightForm,
    day: Option<DayForm>,
    courses: Vec<CourseForm>,
    doses: Vec<DoseForm>,
}

impl NightShown {
    /// Returns the form of a night of a diary that holds only this night.
    pub(crate) fn of(diary: &Diary, night: Night) -> Self {
        let in_force = |course: &&Recorded<Course>| course.covers(night.evening());
        Self {
            format: FORMAT,
            night: NightForm::of(diary, night),
            day: diary.days.get(&night.evening()).map(|day| DayForm::of(night, day)),
            courses: diary.courses.iter().filter(in_force).map(CourseForm::from).collect(),
            doses: diary.doses.iter().map(DoseForm::from).collect(),
        }
    }
}

/// What is noted about one day; a factor that is missing is unknown.
#[derive(Debug, Serialize)]
pub(crate) struct DayForm {
    /// The date, YYYY-MM-DD.
    pub(crate) date: String,
    /// The readings: amounts in the factor's unit, `true` or `false`, levels and times as words.
    pub(crate) readings: BTreeMap<String, Json>,
    /// The bouts of exercise.
    pub(crate) exercise: Vec<BoutForm>,
    /// Anything else.
    pub(crate) note: Option<String>,
    /// When something was first noted.
    pub(crate) recorded_at: String,
}

impl DayForm {
    /// Returns the form of the day before a night.
    pub(crate) fn of(night: Night, day: &Day) -> Self {
        let readings = Factor::CATALOGUE
            .iter()
            .filter_map(|factor| Some((factor.column(), value(day.reading(factor)?))))
            .collect();
        Self {
            date: night.evening().to_string(),
            readings,
            exercise: day.bouts.iter().map(BoutForm::from).collect(),
            note: day.note.clone(),
            recorded_at: day.recorded_at.to_rfc3339(),
        }
    }
}

fn value(value: &Value) -> Json {
    match value {
        Value::Amount(amount) => Json::from(*amount),
        Value::Yes => Json::from(true),
        Value::No => Json::from(false),
        Value::Level(word) => Json::from(*word),
        Value::Clock(time) => Json::from(time.format("%H:%M").to_string()),
    }
}

/// One bout of exercise.
#[derive(Debug, Serialize)]
pub(crate) struct BoutForm {
    kind: &'static str,
    minutes: Option<u32>,
    intensity: Option<&'static str>,
    ended: Option<String>,
}

impl From<&Recorded<Bout>> for BoutForm {
    fn from(bout: &Recorded<Bout>) -> Self {
        Self {
            kind: bout.kind.word(),
            minutes: bout.minutes,
            intensity: bout.intensity.map(Intensity::word),
            ended: bout.ended.map(|time| time.format("%H:%M").to_string()),
        }
    }
}

/// One course of a medicine.
#[derive(Debug, Serialize)]
pub(crate) struct CourseForm {
    number: i64,
    key: String,
    medicine: String,
    dose: Option<f64>,
    dose_unit: Option<&'static str>,
    schedule: Option<String>,
    started_on: String,
    stopped_on: Option<String>,
}

impl From<&Recorded<Course>> for CourseForm {
    fn from(course: &Recorded<Course>) -> Self {
        Self {
            number: course.number,
            key: course.key.clone(),
            medicine: course.medicine.name().to_owned(),
            dose: course.strength.as_ref().map(|strength| strength.amount),
            dose_unit: course.strength.as_ref().map(|strength| strength.unit),
            schedule: course.schedule.clone(),
            started_on: course.started_on.to_string(),
            stopped_on: course.stopped_on.map(|date| date.to_string()),
        }
    }
}

/// One dose.
#[derive(Debug, Serialize)]
pub(crate) struct DoseForm {
    number: i64,
    key: String,
    medicine: String,
    date: String,
    taken_at: Option<String>,
    taken: bool,
    dose: Option<f64>,
    dose_unit: Option<&'static str>,
}

impl From<&Recorded<Dose>> for DoseForm {
    fn from(dose: &Recorded<Dose>) -> Self {
        let strength: Option<&Strength> = dose.strength.as_ref();
        Self {
            number: dose.number,
            key: dose.key.clone(),
            medicine: dose.medicine.name().to_owned(),
            date: dose.date.to_string(),
            taken_at: dose.at.as_ref().map(Moment::local_text),
            taken: dose.taken,
            dose: strength.map(|strength| strength.amount),
            dose_unit: strength.map(|strength| strength.unit),
        }
    }
}
