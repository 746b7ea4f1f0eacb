//! SQL for the standing facts: one table, of which each kind of fact fills its own columns.

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use crate::diary::{Fact, Flag, LabResult, LabUnit, PartialDate, Recorded};

use super::journal::Writer;
use super::{Error, columns, key};

pub(super) fn facts(conn: &Connection) -> Result<Vec<Recorded<Fact>>, Error> {
    let mut statement = conn.prepare("SELECT * FROM profile ORDER BY number")?;
    let mut rows = statement.query([])?;
    let mut facts = Vec::new();
    while let Some(row) = rows.next()? {
        facts.push(columns::recorded(row, read(row)?)?);
    }
    Ok(facts)
}

pub(super) fn insert(
    tx: &Writer<'_>,
    fact: &Fact,
    key: Option<&str>,
    recorded_at: DateTime<FixedOffset>,
) -> Result<i64, Error> {
    let mut insert = tx.write(
        "INSERT INTO profile (kind, name, answer, amount, unit, flag, low, high, on_date, since,
            until, key, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    let last = [key::or_new(tx, key)?.into(), columns::time_text(recorded_at).into()];
    let values = Written::from(fact).values().into_iter().chain(last);
    Ok(insert.insert(params_from_iter(values))?)
}

pub(super) fn update(tx: &Writer<'_>, number: i64, fact: &Fact) -> Result<(), Error> {
    let mut update = tx.write(
        "UPDATE profile SET kind = ?1, name = ?2, answer = ?3, amount = ?4, unit = ?5, flag = ?6,
            low = ?7, high = ?8, on_date = ?9, since = ?10, until = ?11
        WHERE number = ?12",
    )?;
    let values = Written::from(fact).values().into_iter().chain([number.into()]);
    update.execute(params_from_iter(values))?;
    Ok(())
}

pub(super) fn delete(tx: &Writer<'_>, number: i64) -> Result<(), Error> {
    tx.write("DELETE FROM profile WHERE number = ?1")?.execute([number])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Fact, Error> {
    Ok(match row.get_ref("kind")?.as_str().unwrap_or_default() {
        "birth_year" => {
            Fact::BirthYear(columns::known(columns::number(row, "amount", year)?, "amount")?)
        }
        "condition" => Fact::Condition {
            name: row.get("name")?,
            since: columns::partial_date(row, "since")?,
            until: columns::partial_date(row, "until")?,
        },
        "pregnancy" => Fact::Pregnancy {
            due: columns::date(row, "on_date")?,
            delivered: columns::optional_date(row, "until")?,
        },
        "lab" => Fact::Lab(lab_result(row)?),
        "weight" => Fact::Weight { kg: row.get("amount")?, on: columns::date(row, "on_date")? },
        "work_standing" => Fact::WorkStanding(answer(row)?),
        "restricted" => Fact::Restricted(answer(row)?),
        "reviewed" => Fact::Reviewed { on: columns::date(row, "on_date")? },
        _ => return Err(Error::Value { column: "kind" }),
    })
}

fn year(amount: f64) -> Option<i32> {
    columns::whole(amount).filter(|year| PartialDate::year(*year).is_some())
}

fn answer(row: &Row<'_>) -> Result<bool, Error> {
    columns::known(columns::yes_no(row, "answer")?, "answer")
}

fn lab_result(row: &Row<'_>) -> Result<LabResult, Error> {
    Ok(LabResult {
        analyte: row.get("name")?,
        value: row.get("amount")?,
        unit: columns::known(columns::word(row, "unit", LabUnit::from_word)?, "unit")?,
        on: columns::date(row, "on_date")?,
        flag: columns::word(row, "flag", Flag::from_word)?,
        low: row.get("low")?,
        high: row.get("high")?,
    })
}

/// A fact as it stands in its row; what the kind has no use for is empty.
#[derive(Default)]
struct Written<'a> {
    kind: &'static str,
    name: Option<&'a str>,
    answer: Option<bool>,
    amount: Option<f64>,
    unit: Option<LabUnit>,
    flag: Option<Flag>,
    low: Option<f64>,
    high: Option<f64>,
    on: Option<NaiveDate>,
    since: Option<PartialDate>,
    until: Option<PartialDate>,
}

impl<'a> From<&'a Fact> for Written<'a> {
    fn from(fact: &'a Fact) -> Self {
        let of = |kind| Self { kind, ..Self::default() };
        match fact {
            Fact::BirthYear(year) => Self { amount: Some(f64::from(*year)), ..of("birth_year") },
            Fact::Condition { name, since, until } => {
                Self { name: Some(name), since: *since, until: *until, ..of("condition") }
            }
            Fact::Pregnancy { due, delivered } => {
                let until = delivered.map(PartialDate::day);
                Self { on: Some(*due), until, ..of("pregnancy") }
            }
            Fact::Lab(result) => Self::lab(result),
            Fact::Weight { kg, on } => Self { amount: Some(*kg), on: Some(*on), ..of("weight") },
            Fact::WorkStanding(yes) => Self { answer: Some(*yes), ..of("work_standing") },
            Fact::Restricted(yes) => Self { answer: Some(*yes), ..of("restricted") },
            Fact::Reviewed { on } => Self { on: Some(*on), ..of("reviewed") },
        }
    }
}

impl<'a> Written<'a> {
    fn lab(result: &'a LabResult) -> Self {
        Self {
            kind: "lab",
            name: Some(&result.analyte),
            amount: Some(result.value),
            unit: Some(result.unit),
            on: Some(result.on),
            flag: result.flag,
            low: result.low,
            high: result.high,
            ..Self::default()
        }
    }

    /// Returns the values in the order of the columns, from `kind` to `until`.
    fn values(self) -> [Value; 11] {
        let word = |word: &str| word.to_owned();
        [
            word(self.kind).into(),
            self.name.map(word).into(),
            self.answer.map(|yes| word(columns::yes_no_word(yes))).into(),
            self.amount.into(),
            self.unit.map(|unit| word(unit.word())).into(),
            self.flag.map(|flag| word(flag.word())).into(),
            self.low.into(),
            self.high.into(),
            self.on.map(|date| date.to_string()).into(),
            self.since.map(|date| date.to_string()).into(),
            self.until.map(|date| date.to_string()).into(),
        ]
    }
}
