//! How each word of the diary is written in a column, both ways.

use std::borrow::Cow;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use rusqlite::Row;
use rusqlite::types::{FromSql, Type, ValueRef};

use crate::diary::{
    Factor, Kind, Medicine, Moment, Night, PartialDate, Recorded, Strength, Value, is_recordable,
};

use super::Error;

/// The first and the last night of a part of the diary, both included.
pub type Span = (Night, Night);

/// A column of a row: by its name, or faster by its place.
pub(super) trait Column: Copy {
    /// Returns the name.
    fn name(self) -> &'static str;

    /// Returns the place in the row.
    fn place(self, row: &Row<'_>) -> Result<usize, Error>;
}

impl Column for &'static str {
    fn name(self) -> &'static str {
        self
    }

    fn place(self, row: &Row<'_>) -> Result<usize, Error> {
        Ok(row.as_ref().column_index(self)?)
    }
}

/// A column whose place is known.
#[derive(Clone, Copy)]
pub(super) struct Placed {
    name: &'static str,
    place: usize,
}

impl Column for Placed {
    fn name(self) -> &'static str {
        self.name
    }

    fn place(self, _row: &Row<'_>) -> Result<usize, Error> {
        Ok(self.place)
    }
}

/// Finds the columns of a query by their names, which have to be asked for in its order.
pub(super) fn in_order(names: &'static [&'static str]) -> impl FnMut(&'static str) -> Placed {
    let mut ahead = names.iter().enumerate();
    move |name| {
        let found = ahead.find(|(_, it)| **it == name);
        Placed { name, place: found.map_or(names.len(), |(place, _)| place) }
    }
}

/// Returns the value of a column that a person or another program may have spoiled.
pub(super) fn known<T>(value: Option<T>, column: impl Column) -> Result<T, Error> {
    value.ok_or(Error::Value { column: column.name() })
}

pub(super) fn date(row: &Row<'_>, column: impl Column) -> Result<NaiveDate, Error> {
    known(row.get_ref(column.place(row)?)?.as_str().ok().and_then(day), column)
}

pub(super) fn optional_date(
    row: &Row<'_>,
    column: impl Column,
) -> Result<Option<NaiveDate>, Error> {
    word(row, column, day)
}

/// Reads a day that a diary can have.
fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok().filter(|date| is_recordable(*date))
}

pub(super) fn partial_date(
    row: &Row<'_>,
    column: impl Column,
) -> Result<Option<PartialDate>, Error> {
    word(row, column, |text| text.parse().ok())
}

pub(super) fn night(row: &Row<'_>, column: impl Column) -> Result<Night, Error> {
    date(row, column).map(Night::named_after)
}

pub(super) fn time(row: &Row<'_>, column: impl Column) -> Result<DateTime<FixedOffset>, Error> {
    let text = row.get_ref(column.place(row)?)?.as_str().ok();
    known(text.and_then(|text| DateTime::parse_from_rfc3339(text).ok()), column)
}

pub(super) fn text(row: &Row<'_>, column: impl Column) -> Result<Option<String>, Error> {
    word(row, column, |text| Some(text.to_owned()))
}

/// Reads a text that stands for something, such as the word of an enum, if there is one.
pub(super) fn word<T>(
    row: &Row<'_>,
    column: impl Column,
    read: fn(&str) -> Option<T>,
) -> Result<Option<T>, Error> {
    match row.get_ref(column.place(row)?)? {
        ValueRef::Null => Ok(None),
        text => known(text.as_str().ok().and_then(read), column).map(Some),
    }
}

/// Reads a list of texts that stand for something; none where the column is empty.
pub(super) fn words<T>(
    row: &Row<'_>,
    column: impl Column,
    read: fn(&str) -> Option<T>,
) -> Result<Vec<T>, Error> {
    match row.get_ref(column.place(row)?)? {
        ValueRef::Null => Ok(Vec::new()),
        text => known(text.as_str().ok(), column)?
            .split(SEPARATOR)
            .map(|word| known(read(word), column))
            .collect(),
    }
}

/// Writes a list of texts; an empty list is an empty column.
pub(super) fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let words: Vec<_> = words.into_iter().collect();
    (!words.is_empty()).then(|| words.join(SEPARATOR))
}

/// What stands between the texts of a list.
pub(super) const SEPARATOR: &str = ";";

pub(super) fn yes_no(row: &Row<'_>, column: impl Column) -> Result<Option<bool>, Error> {
    word(row, column, yes_or_no)
}

pub(super) fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

pub(super) fn yes_no_word(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// Reads a number that stands for something, if there is one.
pub(super) fn number<N: FromSql, T>(
    row: &Row<'_>,
    column: impl Column,
    read: fn(N) -> Option<T>,
) -> Result<Option<T>, Error> {
    match row.get_ref(column.place(row)?)? {
        ValueRef::Null => Ok(None),
        number => known(N::column_result(number).ok().and_then(read), column).map(Some),
    }
}

/// Returns a number that has to be a whole one.
pub(super) fn whole<N: FromStr>(number: f64) -> Option<N> {
    number.to_string().parse().ok()
}

/// Reads the three columns of a moment; the first holds the instant.
pub(super) fn moment<C: Column>(
    row: &Row<'_>,
    [instant, offset_min, zone]: [C; 3],
) -> Result<Option<Moment>, Error> {
    if row.get_ref(instant.place(row)?)?.data_type() == Type::Null {
        return Ok(None);
    }
    let offset = |minutes: i32| minutes.checked_mul(60).and_then(FixedOffset::east_opt);
    let offset = known(number(row, offset_min, offset)?, offset_min)?;
    let at = time(row, instant)?.with_timezone(&offset);
    let zone: String = row.get(zone.place(row)?)?;
    known(Some(Moment::new(at, zone)).filter(Moment::is_recordable), instant).map(Some)
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
        return known(amount.is_finite().then_some(Value::Amount(amount)), "amount");
    }
    let value = match (&factor.kind, word.as_str().unwrap_or_default()) {
        (Kind::YesNo, "yes") => Some(Value::Yes),
        (Kind::YesNo, "no") => Some(Value::No),
        (Kind::Category(_), word) => {
            factor.level(word).map(|level| Value::Level(level.word.clone()))
        }
        (Kind::Clock, word) => clock(word).map(Value::Clock),
        _ => None,
    };
    known(value, "word")
}

/// Writes the value of a factor for the two columns `amount` and `word`.
pub(super) fn amount_and_word(value: &Value) -> (Option<f64>, Option<Cow<'_, str>>) {
    let word = match value {
        Value::Amount(amount) => return (Some(*amount), None),
        Value::Yes => Cow::Borrowed("yes"),
        Value::No => Cow::Borrowed("no"),
        Value::Level(word) => Cow::Borrowed(&**word),
        Value::Clock(time) => Cow::Owned(clock_text(*time)),
    };
    (None, Some(word))
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
