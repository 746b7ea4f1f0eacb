//! SQL for cramps, what was tried against them, and the nights without one.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use rusqlite::types::Value;
use rusqlite::{Connection, Params, Row, params, params_from_iter};

use crate::diary::{
    Cramp, Duration, Effect, EndedBy, Muscle, Night, Onset, Recorded, Relief, Score, Side, State,
    Technique, Toes,
};

use super::columns::Span;
use super::journal::Writer;
use super::{Error, columns, key};

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

/// The cramp that was written down last: the highest number of this diary, whatever its clock said,
/// unless one that was imported later was written down later elsewhere.
///
/// An import keeps the time at which a cramp was written down, which is not that of its entry.
pub(super) const LATEST: &str = "number = (
    SELECT number FROM cramps
    WHERE number >= coalesce((
        SELECT max(here.number)
        FROM entries
            JOIN changes ON changes.entry = entries.id
            JOIN cramps AS here ON here.number = row ->> 'number' AND here.recorded_at = entries.at
        WHERE entries.kind = 'change' AND table_name = 'cramps' AND deed = 'insert'
    ), 0)
    ORDER BY datetime(recorded_at) DESC, number DESC LIMIT 1
)";

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
    tx: &Writer<'_>,
    cramp: &Cramp,
    key: Option<&str>,
    recorded_at: DateTime<FixedOffset>,
) -> Result<i64, Error> {
    let mut insert = tx.write(
        "INSERT INTO cramps (night, started_at, offset_min, zone, count, muscle, muscle_detail,
            side, duration_s, pain, state, onset, warning_sensation, muscle_hard, toes,
            opposing_muscles, woke, awake_min, soreness_h, distress, ended_by, trigger_noticed,
            note, key, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
            ?19, ?20, ?21, ?22, ?23, ?24, ?25)",
    )?;
    let last = [key::or_new(tx, key)?.into(), columns::time_text(recorded_at).into()];
    let number = insert.insert(params_from_iter(values(cramp).into_iter().chain(last)))?;
    insert_reliefs(tx, number, &cramp.relief)?;
    Ok(number)
}

pub(super) fn update_cramp(tx: &Writer<'_>, number: i64, cramp: &Cramp) -> Result<(), Error> {
    let mut update = tx.write(
        "UPDATE cramps SET night = ?1, started_at = ?2, offset_min = ?3, zone = ?4, count = ?5,
            muscle = ?6, muscle_detail = ?7, side = ?8, duration_s = ?9, pain = ?10,
            state = ?11, onset = ?12, warning_sensation = ?13, muscle_hard = ?14, toes = ?15,
            opposing_muscles = ?16, woke = ?17, awake_min = ?18, soreness_h = ?19, distress = ?20,
            ended_by = ?21, trigger_noticed = ?22, note = ?23
        WHERE number = ?24",
    )?;
    update.execute(params_from_iter(values(cramp).into_iter().chain([number.into()])))?;
    delete_reliefs(tx, number)?;
    insert_reliefs(tx, number, &cramp.relief)
}

/// Returns the facts of a cramp in the order of the columns, from `night` to `note`.
fn values(cramp: &Cramp) -> [Value; 23] {
    let (started_at, offset_min, zone) = columns::moment_columns(cramp.start.as_ref());
    let word = |word: &'static str| word.to_owned();
    let yes_no = |yes: Option<bool>| yes.map(|yes| word(columns::yes_no_word(yes)));
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
        cramp.pain.map(Score::score).into(),
        cramp.state.map(|it| word(it.word())).into(),
        cramp.onset.map(|it| word(it.word())).into(),
        yes_no(cramp.warning_sensation).into(),
        yes_no(cramp.muscle_hard).into(),
        cramp.toes.map(|it| word(it.word())).into(),
        yes_no(cramp.opposing_muscles).into(),
        yes_no(cramp.woke).into(),
        cramp.awake_min.into(),
        cramp.soreness_h.into(),
        cramp.distress.map(Score::score).into(),
        cramp.ended_by.map(|it| word(it.word())).into(),
        cramp.trigger.clone().into(),
        cramp.note.clone().into(),
    ]
}

pub(super) fn delete_cramp(tx: &Writer<'_>, number: i64) -> Result<(), Error> {
    delete_reliefs(tx, number)?;
    tx.write("DELETE FROM cramps WHERE number = ?1")?.execute([number])?;
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
    tx: &Writer<'_>,
    night: Night,
    said: DateTime<FixedOffset>,
) -> Result<bool, Error> {
    let rows = tx
        .write(
            "INSERT INTO confirmed_none (night, recorded_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        )?
        .execute(params![night.evening().to_string(), columns::time_text(said)])?;
    Ok(rows > 0)
}

pub(super) fn withdraw_none(tx: &Writer<'_>, night: Night) -> Result<bool, Error> {
    let evening = night.evening().to_string();
    let stands =
        tx.prepare_cached("SELECT 1 FROM confirmed_none WHERE night = ?1")?.exists([&evening])?;
    if stands {
        tx.write("DELETE FROM confirmed_none WHERE night = ?1")?.execute([&evening])?;
    }
    Ok(stands)
}

fn insert_reliefs(tx: &Writer<'_>, cramp: i64, reliefs: &[Relief]) -> Result<(), Error> {
    if reliefs.is_empty() {
        return Ok(());
    }
    let mut insert = tx.write(
        "INSERT INTO reliefs (cramp, position, technique, detail, effect, minutes)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, relief) in (1_i64..).zip(reliefs) {
        insert.execute(params![
            cramp,
            position,
            relief.technique.word(),
            relief.detail,
            relief.effect.map(Effect::word),
            relief.minutes,
        ])?;
    }
    Ok(())
}

fn delete_reliefs(tx: &Writer<'_>, cramp: i64) -> Result<(), Error> {
    tx.write("DELETE FROM reliefs WHERE cramp = ?1")?.execute([cramp])?;
    Ok(())
}

/// Returns the cramps for which a condition holds, with what was tried against each.
fn select(
    conn: &Connection,
    condition: &str,
    params: impl Params + Clone,
) -> Result<Vec<Recorded<Cramp>>, Error> {
    let mut reliefs = reliefs(conn, condition, params.clone())?;
    let columns = COLUMNS.join(", ");
    let sql = format!("SELECT {columns} FROM cramps WHERE {condition} ORDER BY number");
    let mut statement = conn.prepare_cached(&sql)?;
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
        "SELECT cramp, technique, detail, effect, minutes
        FROM reliefs JOIN cramps ON number = cramp
        WHERE {condition} ORDER BY cramp, position"
    ))?;
    let mut rows = statement.query(params)?;
    let mut reliefs: BTreeMap<i64, Vec<Relief>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let technique = columns::word(row, "technique", Technique::from_word)?;
        reliefs.entry(row.get("cramp")?).or_default().push(Relief {
            technique: columns::known(technique, "technique")?,
            detail: row.get("detail")?,
            effect: columns::word(row, "effect", Effect::from_word)?,
            minutes: columns::number(row, "minutes", minutes)?,
        });
    }
    Ok(reliefs)
}

/// Returns minutes that can follow a cramp: no more than a day's.
fn minutes(minutes: u32) -> Option<u32> {
    (minutes <= Cramp::LONGEST_AWAKE_MIN).then_some(minutes)
}

fn hours_of_soreness(hours: f64) -> Option<f64> {
    (0.0..=Cramp::LONGEST_SORENESS_H).contains(&hours).then_some(hours)
}

/// The columns of a cramp in the order in which they are read: there are too many to look for each.
const COLUMNS: [&str; 26] = [
    "number",
    "key",
    "recorded_at",
    "night",
    "started_at",
    "offset_min",
    "zone",
    "count",
    "muscle",
    "muscle_detail",
    "side",
    "duration_s",
    "pain",
    "state",
    "onset",
    "warning_sensation",
    "muscle_hard",
    "toes",
    "opposing_muscles",
    "woke",
    "awake_min",
    "soreness_h",
    "distress",
    "ended_by",
    "trigger_noticed",
    "note",
];

fn read(row: &Row<'_>) -> Result<Recorded<Cramp>, Error> {
    let mut at = columns::in_order(&COLUMNS);
    let cramp = Cramp {
        night: columns::night(row, at("night"))?,
        start: columns::moment(row, [at("started_at"), at("offset_min"), at("zone")])?,
        count: columns::known(columns::number(row, at("count"), Some)?, "count")?,
        muscle: columns::word(row, at("muscle"), Muscle::from_word)?,
        muscle_detail: columns::text(row, at("muscle_detail"))?,
        side: columns::word(row, at("side"), Side::from_word)?,
        duration: columns::number(row, at("duration_s"), Duration::from_seconds)?,
        pain: columns::number(row, at("pain"), Score::new)?,
        state: columns::word(row, at("state"), State::from_word)?,
        onset: columns::word(row, at("onset"), Onset::from_word)?,
        warning_sensation: columns::yes_no(row, at("warning_sensation"))?,
        muscle_hard: columns::yes_no(row, at("muscle_hard"))?,
        toes: columns::word(row, at("toes"), Toes::from_word)?,
        opposing_muscles: columns::yes_no(row, at("opposing_muscles"))?,
        woke: columns::yes_no(row, at("woke"))?,
        awake_min: columns::number(row, at("awake_min"), minutes)?,
        soreness_h: columns::number(row, at("soreness_h"), hours_of_soreness)?,
        distress: columns::number(row, at("distress"), Score::new)?,
        relief: Vec::new(),
        ended_by: columns::word(row, at("ended_by"), EndedBy::from_word)?,
        trigger: columns::text(row, at("trigger_noticed"))?,
        note: columns::text(row, at("note"))?,
    };
    columns::recorded(row, cramp)
}
