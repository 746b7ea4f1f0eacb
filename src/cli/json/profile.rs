//! The form of the profile.

use chrono::NaiveDate;
use serde::Serialize;

use crate::cli::phrases;
use crate::diary::{Diary, Fact, Flag, LabResult, PartialDate, Recorded, Trimester};

use super::FORMAT;

/// Every standing fact; `null` is unknown.
#[derive(Debug, Serialize)]
pub(crate) struct ProfileForm {
    format: u32,
    /// The year of birth.
    birth_year: Option<i32>,
    /// The age that is reached in the year of today.
    age: Option<i32>,
    /// Whether the work means long standing.
    work_standing: Option<bool>,
    /// Whether movement is restricted for good.
    restricted: Option<bool>,
    conditions: Vec<ConditionForm>,
    pregnancies: Vec<PregnancyForm>,
    laboratory: Vec<LabForm>,
    weights: Vec<WeightForm>,
    /// When the medicines were last reviewed.
    reviewed_on: Option<String>,
    /// How many medicines have a course in force today.
    active_medicines: usize,
    /// How many conditions last today.
    active_conditions: usize,
}

#[derive(Debug, Serialize)]
struct ConditionForm {
    number: i64,
    key: String,
    name: String,
    label: String,
    since: Option<String>,
    until: Option<String>,
}

#[derive(Debug, Serialize)]
struct PregnancyForm {
    number: i64,
    key: String,
    due_on: String,
    delivered_on: Option<String>,
    trimester: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct LabForm {
    number: i64,
    key: String,
    analyte: String,
    value: f64,
    unit: &'static str,
    flag: Option<&'static str>,
    low: Option<f64>,
    high: Option<f64>,
    on: String,
}

#[derive(Debug, Serialize)]
struct WeightForm {
    number: i64,
    key: String,
    kg: f64,
    on: String,
}

impl ProfileForm {
    /// Returns the profile of a diary on a date, with how many medicines and conditions are in force.
    pub(crate) fn of(diary: &Diary, today: NaiveDate, medicines: usize, conditions: usize) -> Self {
        let facts = || diary.profile.iter();
        let of_first = |read: fn(&Fact) -> Option<bool>| facts().find_map(|fact| read(fact));
        Self {
            format: FORMAT,
            birth_year: diary.birth_year(),
            age: diary.age_on(today),
            work_standing: of_first(|fact| match fact {
                Fact::WorkStanding(yes) => Some(*yes),
                _ => None,
            }),
            restricted: of_first(|fact| match fact {
                Fact::Restricted(yes) => Some(*yes),
                _ => None,
            }),
            conditions: facts().filter_map(condition).collect(),
            pregnancies: facts().filter_map(|fact| pregnancy(fact, today)).collect(),
            laboratory: facts().filter_map(laboratory).collect(),
            weights: facts().filter_map(weight).collect(),
            reviewed_on: facts().filter_map(reviewed_on).max().map(|on| on.to_string()),
            active_medicines: medicines,
            active_conditions: conditions,
        }
    }
}

fn condition(record: &Recorded<Fact>) -> Option<ConditionForm> {
    let Fact::Condition { name, since, until } = &record.fact else { return None };
    Some(ConditionForm {
        number: record.number,
        key: record.key.clone(),
        name: name.clone(),
        label: phrases::condition(name).to_owned(),
        since: since.as_ref().map(PartialDate::to_string),
        until: until.as_ref().map(PartialDate::to_string),
    })
}

fn pregnancy(record: &Recorded<Fact>, today: NaiveDate) -> Option<PregnancyForm> {
    let Fact::Pregnancy { due, delivered } = &record.fact else { return None };
    Some(PregnancyForm {
        number: record.number,
        key: record.key.clone(),
        due_on: due.to_string(),
        delivered_on: delivered.map(|on| on.to_string()),
        trimester: Trimester::on(today, *due, *delivered).map(Trimester::word),
    })
}

fn laboratory(record: &Recorded<Fact>) -> Option<LabForm> {
    let Fact::Lab(LabResult { analyte, value, unit, on, flag, low, high }) = &record.fact else {
        return None;
    };
    Some(LabForm {
        number: record.number,
        key: record.key.clone(),
        analyte: analyte.clone(),
        value: *value,
        unit: unit.word(),
        flag: flag.map(Flag::word),
        low: *low,
        high: *high,
        on: on.to_string(),
    })
}

fn weight(record: &Recorded<Fact>) -> Option<WeightForm> {
    let Fact::Weight { kg, on } = &record.fact else { return None };
    Some(WeightForm { number: record.number, key: record.key.clone(), kg: *kg, on: on.to_string() })
}

fn reviewed_on(record: &Recorded<Fact>) -> Option<NaiveDate> {
    match record.fact {
        Fact::Reviewed { on } => Some(on),
        _ => None,
    }
}
