//! SQL for cramps, what was tried against them, and the nights without one.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use rusqlite::types::Value;
use rusqlite::{Connection, Params, Row, Transaction, params, params_from_iter};

use crate::diary::{
    Cramp, Duration, Effect, Muscle, Night, Pain, Recorded, Relief, Side, State, Technique,
};

use super::columns::Span;
use super::{Error, columns};

pub(super) fn cramps(conn: &Connection, part: Option<Span>) -> Result<Vec<Recorded<Cramp>>, Error> {
    let (first, last) = columns::bounds(part);
    select(conn, "night BETWEEN ?1 AND ?2", [&first, &last])
}

pub(super) fn cramp(conn: &Connection, number: i64) -> Result<Option<Recorded<Cramp>>, Error> {
    Ok(select(conn, "number = ?1", [number])?.pop())
}

pub(super) fn last_cramp(conn: &Connection) -> Result<Option<Recorded<Cramp>>, Error> {
    Ok(select(conn, LATEST, [])?.pop())
}

/// The cramp that was written down last; an import may bring older ones under higher numbers.
const LATEST: &str =
    "number = (SELECT number FROM cramps ORDER BY datetime(recorded_at) DESC, number DESC LIMIT 1)";

/// Returns the first night about which anything is recorded.
pub(super) fn first_night(conn: &Connection) -> Result<Option<Night>, Error> {
    let earliest: Option<String> = conn.query_row(
        "SELECT min(night) FROM (
            SELECT min(night) AS night FROM cramps
            UNION ALL SELECT min(night) FROM confirmed_none
            UNION ALL SELECT min(date) FROM days
        )",
        [],
        |row| row.get(0),
    )?;
    let night = |text: String| text.parse().map(Night::named_after);
    earliest.map(night).transpose().map_err(|_| Error::Value { column: "night" })
}

pub(super) fn insert_cramp(
    tx: &Transaction<'_>,
    cramp: &Cramp,
    key: Option<&str>,
    recorded_at: DateTime<FixedOffset>,
) -> Result<i64, Error> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO cramps (night, started_at, offset_min, zone, count, muscle, muscle_detail,
            side, duration_s, pain, state, note, key, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
            coalesce(?13, lower(hex(randomblob(8)))), ?14)",
    )?;
    let last = [key.map(str::to_owned).into(), columns::time_text(recorded_at).into()];
    let number = insert.insert(params_from_iter(values(cramp).into_iter().chain(last)))?;
    insert_reliefs(tx, number, &cramp.relief)?;
    Ok(number)
}

pub(super) fn update_cramp(tx: &Transaction<'_>, number: i64, cramp: &Cramp) -> Result<(), Error> {
    let mut update = tx.prepare_cached(
        "UPDATE cramps SET night = ?1, started_at = ?2, offset_min = ?3, zone = ?4, count = ?5,
            muscle = ?6, muscle_detail = ?7, side = ?8, duration_s = ?9, pain = ?10,
            state = ?11, note = ?12
        WHERE number = ?13",
    )?;
    update.execute(params_from_iter(values(cramp).into_iter().chain([number.into()])))?;
    delete_reliefs(tx, number)?;
    insert_reliefs(tx, number, &cramp.relief)
}

/// Returns the facts of a cramp in the order of the columns, from `night` to `note`.
fn values(cramp: &Cramp) -> [Value; 12] {
    let (started_at, offset_min, zone) = columns::moment_columns(cramp.start.as_ref());
    let word = |word: &'static str| word.to_owned();
    [
        cramp.night.evening().to_string().into(),
        started_at.into(),
        offset_min.into(),
        zone.map(str::to_owned).into(),
        cramp.count.into(),
        cramp.muscle.map(|it| word(it.word())).into(),
        cramp.muscle_detail.clone().into(),
        cramp.side.map(|it| word(it.word())).into(),
        cramp.duration.map(Duration::seconds).into(),
        cramp.pain.map(Pain::score).into(),
        cramp.state.map(|it| word(it.word())).into(),
        cramp.note.clone().into(),
    ]
}

pub(super) fn delete_cramp(tx: &Transaction<'_>, number: i64) -> Result<(), Error> {
    delete_reliefs(tx, number)?;
    tx.prepare_cached("DELETE FROM cramps WHERE number = ?1")?.execute([number])?;
    Ok(())
}

pub(super) fn confirmed_none(
    conn: &Connection,
    part: Option<Span>,
) -> Result<BTreeMap<Night, DateTime<FixedOffset>>, Error> {
    let (first, last) = columns::bounds(part);
    let mut statement = conn
        .prepare("SELECT night, recorded_at FROM confirmed_none WHERE night BETWEEN ?1 AND ?2")?;
    let mut rows = statement.query([first, last])?;
    let mut nights = BTreeMap::new();
    while let Some(row) = rows.next()? {
        nights.insert(columns::night(row, "night")?, columns::time(row, "recorded_at")?);
    }
    Ok(nights)
}

pub(super) fn confirm_none(
    tx: &Transaction<'_>,
    night: Night,
    said: DateTime<FixedOffset>,
) -> Result<bool, Error> {
    let rows = tx
        .prepare_cached(
            "INSERT INTO confirmed_none (night, recorded_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        )?
        .execute(params![night.evening().to_string(), columns::time_text(said)])?;
    Ok(rows > 0)
}

pub(super) fn withdraw_none(tx: &Transaction<'_>, night: Night) -> Result<bool, Error> {
    let rows = tx
        .prepare_cached("DELETE FROM confirmed_none WHERE night = ?1")?
        .execute([night.evening().to_string()])?;
    Ok(rows > 0)
}

fn insert_reliefs(tx: &Transaction<'_>, cramp: i64, reliefs: &[Relief]) -> Result<(), Error> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO reliefs (cramp, position, technique, effect) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (position, relief) in (1_i64..).zip(reliefs) {
        insert.execute(params![
            cramp,
            position,
            relief.technique.word(),
            relief.effect.map(Effect::word)
        ])?;
    }
    Ok(())
}

fn delete_reliefs(tx: &Transaction<'_>, cramp: i64) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM reliefs WHERE cramp = ?1")?.execute([cramp])?;
    Ok(())
}

/// Returns the cramps for which a condition holds, with what was tried against each.
fn select(
    conn: &Connection,
    condition: &str,
    params: impl Params + Clone,
) -> Result<Vec<Recorded<Cramp>>, Error> {
    let mut reliefs = reliefs(conn, condition, params.clone())?;
    let mut statement =
        conn.prepare_cached(&format!("SELECT * FROM cramps WHERE {condition} ORDER BY number"))?;
    let mut rows = statement.query(params)?;
    let mut cramps = Vec::new();
    while let Some(row) = rows.next()? {
        let mut cramp = read(row)?;
        cramp.fact.relief = reliefs.remove(&cramp.number).unwrap_or_default();
        cramps.push(cramp);
    }
    Ok(cramps)
}

fn reliefs(
    conn: &Connection,
    condition: &str,
    params: impl Params,
) -> Result<BTreeMap<i64, Vec<Relief>>, Error> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT cramp, technique, effect FROM reliefs JOIN cramps ON number = cramp
        WHERE {condition} ORDER BY cramp, position"
    ))?;
    let mut rows = statement.query(params)?;
    let mut reliefs: BTreeMap<i64, Vec<Relief>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let technique = columns::word(row, "technique", Technique::from_word)?;
        let technique = technique.ok_or(Error::Value { column: "technique" })?;
        let effect = columns::word(row, "effect", Effect::from_word)?;
        reliefs.entry(row.get("cramp")?).or_default().push(Relief { technique, effect });
    }
    Ok(reliefs)
}

fn read(row: &Row<'_>) -> Result<Recorded<Cramp>, Error> {
    let cramp = Cramp {
        night: columns::night(row, "night")?,
        start: columns::moment(row, "started_at")?,
        count: row.get("count")?,
        muscle: columns::word(row, "muscle", Muscle::from_word)?,
        muscle_detail: row.get("muscle_detail")?,
        side: columns::word(row, "side", Side::from_word)?,
        duration: columns::number(row, "duration_s", Duration::from_seconds)?,
        pain: columns::number(row, "pain", Pain::new)?,
        state: columns::word(row, "state", State::from_word)?,
        relief: Vec::new(),
        note: row.get("note")?,
    };
    columns::recorded(row, cramp)
}
