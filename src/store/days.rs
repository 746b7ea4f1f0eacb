//! SQL for days: their readings, bouts of exercise and notes.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::{Connection, params};

use crate::diary::{Bout, BoutKind, Catalogue, Day, Factor, Intensity, Value};

use super::columns::Span;
use super::journal::Writer;
use super::{Error, columns, key};

pub(super) fn days(
    conn: &Connection,
    part: Option<Span>,
    catalogue: &Catalogue,
) -> Result<BTreeMap<NaiveDate, Day>, Error> {
    let bounds = columns::bounds(part);
    let mut days = read_days(conn, &bounds)?;
    read_readings(conn, &bounds, &catalogue.recorded().collect::<Vec<_>>(), "TRUE", &mut days)?;
    read_bouts(conn, &bounds, &mut days)?;
    Ok(days)
}

/// Returns days with only the readings of these factors of the program, and without bouts.
pub(super) fn days_with(
    conn: &Connection,
    part: Option<Span>,
    keys: &[&str],
) -> Result<BTreeMap<NaiveDate, Day>, Error> {
    let bounds = columns::bounds(part);
    let mut days = read_days(conn, &bounds)?;
    let catalogue = Catalogue::built_in();
    let factors: Vec<_> = keys.iter().filter_map(|key| catalogue.by_key(key)).collect();
    let of_these = format!("factor IN ('{}')", keys.join("', '"));
    read_readings(conn, &bounds, &factors, &of_these, &mut days)?;
    Ok(days)
}

/// Begins the record of a day, if there is none yet.
pub(super) fn begin(
    tx: &Writer<'_>,
    date: NaiveDate,
    recorded_at: DateTime<FixedOffset>,
) -> Result<(), Error> {
    tx.write("INSERT INTO days (date, recorded_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute(params![date.to_string(), columns::time_text(recorded_at)])?;
    Ok(())
}

/// Ends the record of a day about which nothing is noted any more: it is unknown again.
pub(super) fn end_if_empty(tx: &Writer<'_>, date: NaiveDate) -> Result<(), Error> {
    tx.write(
        "DELETE FROM days WHERE date = ?1 AND note IS NULL
            AND NOT EXISTS (SELECT 1 FROM readings WHERE date = ?1)
            AND NOT EXISTS (SELECT 1 FROM bouts WHERE date = ?1)",
    )?
    .execute([date.to_string()])?;
    Ok(())
}

/// Sets a reading; one that is so already is left alone.
pub(super) fn set_reading(
    tx: &Writer<'_>,
    date: NaiveDate,
    factor: &str,
    value: &Value,
) -> Result<(), Error> {
    let (amount, word) = columns::amount_and_word(value);
    tx.write(
        "INSERT INTO readings (date, factor, amount, word) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT DO UPDATE SET amount = excluded.amount, word = excluded.word
            WHERE amount IS NOT excluded.amount OR word IS NOT excluded.word",
    )?
    .execute(params![date.to_string(), factor, amount, word])?;
    Ok(())
}

pub(super) fn forget_reading(tx: &Writer<'_>, date: NaiveDate, factor: &str) -> Result<(), Error> {
    tx.write("DELETE FROM readings WHERE date = ?1 AND factor = ?2")?
        .execute(params![date.to_string(), factor])?;
    Ok(())
}

pub(super) fn insert_bout(
    tx: &Writer<'_>,
    date: NaiveDate,
    bout: &Bout,
    key: Option<&str>,
    recorded_at: DateTime<FixedOffset>,
) -> Result<(), Error> {
    tx.write(
        "INSERT INTO bouts (key, date, kind, minutes, intensity, started, ended,
            stretched_before, stretched_after, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        key::or_new(tx, key)?,
        date.to_string(),
        bout.kind.word(),
        bout.minutes,
        bout.intensity.map(Intensity::word),
        bout.started.map(columns::clock_text),
        bout.ended.map(columns::clock_text),
        bout.stretched_before.map(columns::yes_no_word),
        bout.stretched_after.map(columns::yes_no_word),
        columns::time_text(recorded_at),
    ])?;
    Ok(())
}

pub(super) fn delete_bout(tx: &Writer<'_>, number: i64) -> Result<(), Error> {
    tx.write("DELETE FROM bouts WHERE number = ?1")?.execute([number])?;
    Ok(())
}

pub(super) fn delete_bouts(tx: &Writer<'_>, date: NaiveDate) -> Result<(), Error> {
    tx.write("DELETE FROM bouts WHERE date = ?1")?.execute([date.to_string()])?;
    Ok(())
}

pub(super) fn set_note(tx: &Writer<'_>, date: NaiveDate, note: Option<&str>) -> Result<(), Error> {
    tx.write("UPDATE days SET note = ?2 WHERE date = ?1 AND note IS NOT ?2")?
        .execute(params![date.to_string(), note])?;
    Ok(())
}

fn read_days(
    conn: &Connection,
    bounds: &(String, String),
) -> Result<BTreeMap<NaiveDate, Day>, Error> {
    let mut days = BTreeMap::new();
    let mut statement =
        conn.prepare("SELECT date, note, recorded_at FROM days WHERE date BETWEEN ?1 AND ?2")?;
    let mut rows = statement.query([&bounds.0, &bounds.1])?;
    while let Some(row) = rows.next()? {
        let mut day = Day::new(columns::time(row, "recorded_at")?);
        day.note = row.get("note")?;
        days.insert(columns::date(row, "date")?, day);
    }
    Ok(days)
}

/// Reads the readings for which a condition holds; they have to be of these factors.
fn read_readings(
    conn: &Connection,
    bounds: &(String, String),
    factors: &[&Factor],
    condition: &str,
    days: &mut BTreeMap<NaiveDate, Day>,
) -> Result<(), Error> {
    let mut statement = conn.prepare(&format!(
        "SELECT date, factor, amount, word FROM readings
            WHERE date BETWEEN ?1 AND ?2 AND {condition} ORDER BY date, factor",
    ))?;
    let mut rows = statement.query([&bounds.0, &bounds.1])?;
    let mut days = days.iter_mut().peekable();
    let (mut text, mut date) = (String::new(), NaiveDate::MIN);
    let factors: BTreeMap<_, _> = factors.iter().map(|it| (&*it.key, *it)).collect();
    let mut ahead = factors.values();
    while let Some(row) = rows.next()? {
        let here = row.get_ref(DATE)?.as_str().unwrap_or_default();
        if here != text {
            here.clone_into(&mut text);
            date = columns::date(row, "date")?;
            while days.next_if(|(day, _)| **day < date).is_some() {}
            ahead = factors.values();
        }
        let key = row.get_ref(FACTOR)?.as_str().unwrap_or_default();
        let factor = columns::known(ahead.find(|factor| factor.key == key), "factor")?;
        let value = columns::value(factor, row.get(AMOUNT)?, row.get_ref(WORD)?)?;
        if let Some((_, day)) = days.peek_mut().filter(|(day, _)| **day == date) {
            day.readings.insert(factor.key.clone(), value);
        }
    }
    Ok(())
}

/// The places of the columns of a reading: by far the most rows of a diary are readings.
const DATE: usize = 0;
const FACTOR: usize = 1;
const AMOUNT: usize = 2;
const WORD: usize = 3;

fn read_bouts(
    conn: &Connection,
    bounds: &(String, String),
    days: &mut BTreeMap<NaiveDate, Day>,
) -> Result<(), Error> {
    let mut statement =
        conn.prepare("SELECT * FROM bouts WHERE date BETWEEN ?1 AND ?2 ORDER BY number")?;
    let mut rows = statement.query([&bounds.0, &bounds.1])?;
    while let Some(row) = rows.next()? {
        let kind = columns::word(row, "kind", BoutKind::from_word)?;
        let bout = Bout {
            kind: columns::known(kind, "kind")?,
            minutes: row.get("minutes")?,
            intensity: columns::word(row, "intensity", Intensity::from_word)?,
            started: columns::word(row, "started", columns::clock)?,
            ended: columns::word(row, "ended", columns::clock)?,
            stretched_before: columns::yes_no(row, "stretched_before")?,
            stretched_after: columns::yes_no(row, "stretched_after")?,
        };
        if let Some(day) = days.get_mut(&columns::date(row, "date")?) {
            day.bouts.push(columns::recorded(row, bout)?);
        }
    }
    Ok(())
}
