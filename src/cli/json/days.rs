//! The forms of a day, and of a night whole.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;

use crate::diary::{
    Bout, Catalogue, Class, Course, Day, Diary, Dose, Intensity, Known, Moment, Night, Recorded,
    Route, Side, SignAnswer, SignDetail, Strength, Value,
};

use super::{CrampForm, FORMAT, NightDates, NightForm, WarningForm};
use crate::analysis::warnings;

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
    computed: BTreeMap<String, Option<Json>>,
    courses: Vec<CourseForm>,
    doses: Vec<DoseForm>,
    signs: Vec<SignForm>,
    warnings: Vec<WarningForm>,
}

impl NightShown {
    /// Returns the form of a night of a diary.
    pub(crate) fn of(diary: &Diary, night: Night, tonight: Night) -> Self {
        let (catalogue, date) = (diary.catalogue(), night.evening());
        let in_force = |course: &&Recorded<Course>| course.covers(date);
        let known = Known::of(diary, &catalogue, date);
        let computed = catalogue
            .computed()
            .map(|factor| (factor.column(), known.value(factor).as_ref().map(value)));
        let doses = diary.doses.iter().filter(|dose| dose.date == date);
        let signs = diary.signs.iter().filter(|answer| answer.night == night);
        Self {
            format: FORMAT,
            night: NightForm::of(diary, night),
            day: diary.days.get(&date).map(|day| DayForm::of(night, day, &catalogue)),
            computed: computed.collect(),
            courses: diary
                .courses
                .iter()
                .filter(in_force)
                .map(|it| CourseForm::of(diary, it))
                .collect(),
            doses: doses.map(|dose| DoseForm::of(diary, dose)).collect(),
            signs: signs.map(SignForm::from).collect(),
            warnings: warnings(diary, tonight)
                .iter()
                .filter(|warning| warning.night == night)
                .map(WarningForm::from)
                .collect(),
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
    pub(crate) fn of(night: Night, day: &Day, catalogue: &Catalogue) -> Self {
        let readings = catalogue
            .recorded()
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
        Value::Level(word) => Json::from(&**word),
        Value::Clock(time) => Json::from(time.format("%H:%M").to_string()),
    }
}

/// One bout of exercise.
#[derive(Debug, Serialize)]
pub(crate) struct BoutForm {
    kind: &'static str,
    minutes: Option<u32>,
    intensity: Option<&'static str>,
    started: Option<String>,
    ended: Option<String>,
    stretched_before: Option<bool>,
    stretched_after: Option<bool>,
}

impl From<&Recorded<Bout>> for BoutForm {
    fn from(bout: &Recorded<Bout>) -> Self {
        Self {
            kind: bout.kind.word(),
            minutes: bout.minutes,
            intensity: bout.intensity.map(Intensity::word),
            started: bout.started.map(|time| time.format("%H:%M").to_string()),
            ended: bout.ended.map(|time| time.format("%H:%M").to_string()),
            stretched_before: bout.stretched_before,
            stretched_after: bout.stretched_after,
        }
    }
}

/// One course of a medicine.
#[derive(Debug, Serialize)]
pub(crate) struct CourseForm {
    number: i64,
    key: String,
    medicine: String,
    classes: Vec<&'static str>,
    dose: Option<f64>,
    dose_unit: Option<&'static str>,
    route: Option<&'static str>,
    schedule: Option<String>,
    started_on: String,
    stopped_on: Option<String>,
    suspected_side_effect: Option<bool>,
    recommended_by: Option<String>,
    note: Option<String>,
}

impl CourseForm {
    /// Returns the form of a course, with the classes that its medicine has in this diary.
    pub(crate) fn of(diary: &Diary, course: &Recorded<Course>) -> Self {
        let classes = diary.classes_of(&course.medicine, course.route);
        Self {
            number: course.number,
            key: course.key.clone(),
            medicine: course.medicine.name().to_owned(),
            classes: classes.into_iter().map(Class::word).collect(),
            route: course.route.map(Route::word),
            suspected_side_effect: course.suspected_side_effect,
            recommended_by: course.recommended_by.clone(),
            note: course.note.clone(),
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
    classes: Vec<&'static str>,
    date: String,
    taken_at: Option<String>,
    taken: bool,
    dose: Option<f64>,
    dose_unit: Option<&'static str>,
    route: Option<&'static str>,
}

impl DoseForm {
    /// Returns the form of a dose, with the classes that its medicine has in this diary.
    pub(crate) fn of(diary: &Diary, dose: &Recorded<Dose>) -> Self {
        let classes = diary.classes_of(&dose.medicine, dose.route);
        let strength: Option<&Strength> = dose.strength.as_ref();
        Self {
            number: dose.number,
            key: dose.key.clone(),
            medicine: dose.medicine.name().to_owned(),
            classes: classes.into_iter().map(Class::word).collect(),
            route: dose.route.map(Route::word),
            date: dose.date.to_string(),
            taken_at: dose.at.as_ref().map(Moment::local_text),
            taken: dose.taken,
            dose: strength.map(|strength| strength.amount),
            dose_unit: strength.map(|strength| strength.unit),
        }
    }
}

/// The answer to one warning sign; a sign that is missing was not asked.
#[derive(Debug, Serialize)]
pub(crate) struct SignForm {
    number: i64,
    key: String,
    night: NightDates,
    sign: &'static str,
    answer: bool,
    side: Option<&'static str>,
    details: Vec<&'static str>,
    recorded_at: String,
}

impl From<&Recorded<SignAnswer>> for SignForm {
    fn from(answer: &Recorded<SignAnswer>) -> Self {
        Self {
            number: answer.number,
            key: answer.key.clone(),
            night: answer.night.into(),
            sign: answer.sign.word(),
            answer: answer.yes,
            side: answer.side.map(Side::word),
            details: answer.details.iter().copied().map(SignDetail::word).collect(),
            recorded_at: answer.recorded_at.to_rfc3339(),
        }
    }
}
