//! How each word of the diary is written in a column, both ways.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use rusqlite::Row;
use rusqlite::types::{FromSql, ValueRef};

use crate::diary::{Factor, Kind, Medicine, Moment, Night, Recorded, Strength, Value};

use super::Error;

/// The first and the last night of a part of the diary, both included.
pub type Span = (Night, Night);

/// Returns the value of a column that a person or another program may have spoiled.
fn known<T>(value: Option<T>, column: &'static str) -> Result<T, Error> {
    value.ok_or(Error::Value { column })
}

pub(super) fn date(row: &Row<'_>, column: &'static str) -> Result<NaiveDate, Error> {
    known(row.get_ref(column)?.as_str().ok().and_then(|text| text.parse().ok()), column)
}

pub(super) fn optional_date(
    row: &Row<'_>,
    column: &'static str,
) -> Result<Option<NaiveDate>, Error> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| known(text.parse().ok(), column)).transpose()
}

pub(super) fn night(row: &Row<'_>, column: &'static str) -> Result<Night, Error> {
    date(row, column).map(Night::named_after)
}

pub(super) fn time(row: &Row<'_>, column: &'static str) -> Result<DateTime<FixedOffset>, Error> {
    let text = row.get_ref(column)?.as_str().ok();
    known(text.and_then(|text| DateTime::parse_from_rfc3339(text).ok()), column)
}

/// Reads one of the fixed words of an enum, if there is one.
pub(super) fn word<T>(
    row: &Row<'_>,
    column: &'static str,
    read: fn(&str) -> Option<T>,
) -> Result<Option<T>, Error> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| known(read(&text), column)).transpose()
}

/// Reads a number that stands for something, if there is one.
pub(super) fn number<N: FromSql, T>(
    row: &Row<'_>,
    column: &'static str,
    read: fn(N) -> Option<T>,
) -> Result<Option<T>, Error> {
    let number: Option<N> = row.get(column)?;
    number.map(|number| known(read(number), column)).transpose()
}

/// Reads the three columns of a moment; the first holds the instant.
pub(super) fn moment(row: &Row<'_>, instant: &'static str) -> Result<Option<Moment>, Error> {
    if row.get_ref(instant)?.data_type() == rusqlite::types::Type::Null {
        return Ok(None);
    }
    let at = time(row, instant)?;
    let offset = FixedOffset::east_opt(row.get::<_, i32>("offset_min")? * 60);
    let offset = known(offset, "offset_min")?;
    Ok(Some(Moment::new(at.with_timezone(&offset), row.get::<_, String>("zone")?)))
}

pub(super) fn strength(row: &Row<'_>) -> Result<Option<Strength>, Error> {
    let amount: Option<f64> = row.get("dose")?;
    let unit: Option<String> = row.get("dose_unit")?;
    match (amount, unit) {
        (Some(amount), Some(unit)) => known(Strength::new(amount, &unit), "dose_unit").map(Some),
        _ => Ok(None),
    }
}

pub(super) fn medicine(row: &Row<'_>) -> Result<Medicine, Error> {
    known(Medicine::named(&row.get::<_, String>("name")?), "name")
}

/// Wraps a fact with its number, its key and the time it was written down.
pub(super) fn recorded<T>(row: &Row<'_>, fact: T) -> Result<Recorded<T>, Error> {
    let recorded_at = time(row, "recorded_at")?;
    Ok(Recorded { number: row.get("number")?, key: row.get("key")?, recorded_at, fact })
}

/// Reads the value of a factor from the two columns `amount` and `word`.
pub(super) fn value(
    factor: &Factor,
    amount: Option<f64>,
    word: ValueRef<'_>,
) -> Result<Value, Error> {
    if let Some(amount) = amount {
        return Ok(Value::Amount(amount));
    }
    let value = match (factor.kind, word.as_str().unwrap_or_default()) {
        (Kind::YesNo, "yes") => Some(Value::Yes),
        (Kind::YesNo, "no") => Some(Value::No),
        (Kind::Category(_), word) => factor.level(word).map(Value::Level),
        (Kind::Clock, word) => clock(word).map(Value::Clock),
        _ => None,
    };
    known(value, "word")
}

/// Writes the value of a factor for the two columns `amount` and `word`.
pub(super) fn amount_and_word(value: &Value) -> (Option<f64>, Option<String>) {
    match value {
        Value::Amount(amount) => (Some(*amount), None),
        Value::Yes => (None, Some("yes".to_owned())),
        Value::No => (None, Some("no".to_owned())),
        Value::Level(word) => (None, Some((*word).to_owned())),
        Value::Clock(time) => (None, Some(clock_text(*time))),
    }
}

pub(super) fn clock(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

pub(super) fn clock_text(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Writes the three columns of a moment.
pub(super) fn moment_columns(
    moment: Option<&Moment>,
) -> (Option<String>, Option<i32>, Option<&str>) {
    match moment {
        Some(moment) => (Some(moment.utc_text()), Some(moment.offset_min()), Some(moment.zone())),
        None => (None, None, None),
    }
}

/// Writes the time at which something was written down.
pub(super) fn time_text(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// Returns the first and the last date of a part of the diary, as text to compare with.
pub(super) fn bounds(part: Option<Span>) -> (String, String) {
    match part {
        Some((first, last)) => (first.evening().to_string(), last.evening().to_string()),
        None => ("0000-01-01".to_owned(), "9999-12-31".to_owned()),
    }
}
