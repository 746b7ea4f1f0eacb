//! SQL for the answers to warning signs, and for the warnings that were seen.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, params};

use crate::diary::{Night, Recorded, Side, Sign, SignAnswer, SignDetail, WarningRule};

use super::columns::Span;
use super::journal::Writer;
use super::{Error, columns, key};

/// The warnings that were seen, and when.
type Acknowledged = BTreeMap<(WarningRule, Night), DateTime<FixedOffset>>;

pub(super) fn answers(
    conn: &Connection,
    part: Option<Span>,
) -> Result<Vec<Recorded<SignAnswer>>, Error> {
    let (first, last) = columns::bounds(part);
    let mut statement = conn.prepare("SELECT * FROM signs WHERE night BETWEEN ?1 AND ?2")?;
    let mut rows = statement.query([first, last])?;
    let mut answers = Vec::new();
    while let Some(row) = rows.next()? {
        let answer = SignAnswer {
            night: columns::night(row, "night")?,
            sign: columns::known(columns::word(row, "sign", Sign::from_word)?, "sign")?,
            yes: columns::known(columns::yes_no(row, "answer")?, "answer")?,
            side: columns::word(row, "side", Side::from_word)?,
            details: columns::words(row, "details", SignDetail::from_word)?,
        };
        answers.push(columns::recorded(row, answer)?);
    }
    Ok(answers)
}

/// Puts an answer in the place of the one for the same night and sign, which keeps its number and key.
pub(super) fn answer(
    tx: &Writer<'_>,
    answer: &SignAnswer,
    key: Option<&str>,
    recorded_at: DateTime<FixedOffset>,
) -> Result<(), Error> {
    tx.write(
        "INSERT INTO signs (key, night, sign, answer, side, details, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (night, sign) DO UPDATE SET answer = excluded.answer, side = excluded.side,
            details = excluded.details, recorded_at = excluded.recorded_at",
    )?
    .execute(params![
        key::or_new(tx, key)?,
        answer.night.evening().to_string(),
        answer.sign.word(),
        columns::yes_no_word(answer.yes),
        answer.side.map(Side::word),
        columns::list(answer.details.iter().map(|detail| detail.word())),
        columns::time_text(recorded_at),
    ])?;
    Ok(())
}

pub(super) fn forget(tx: &Writer<'_>, night: Night, sign: Sign) -> Result<bool, Error> {
    let rows = tx
        .write("DELETE FROM signs WHERE night = ?1 AND sign = ?2")?
        .execute(params![night.evening().to_string(), sign.word()])?;
    Ok(rows > 0)
}

pub(super) fn acknowledged(conn: &Connection, part: Option<Span>) -> Result<Acknowledged, Error> {
    let (first, last) = columns::bounds(part);
    let mut statement = conn.prepare("SELECT * FROM acknowledged WHERE night BETWEEN ?1 AND ?2")?;
    let mut rows = statement.query([first, last])?;
    let mut acknowledged = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let rule = columns::word(row, "rule", WarningRule::from_word)?;
        let warning = (columns::known(rule, "rule")?, columns::night(row, "night")?);
        acknowledged.insert(warning, columns::time(row, "acknowledged_at")?);
    }
    Ok(acknowledged)
}

pub(super) fn withdraw_acknowledgement(
    tx: &Writer<'_>,
    rule: WarningRule,
    night: Night,
) -> Result<(), Error> {
    tx.write("DELETE FROM acknowledged WHERE rule = ?1 AND night = ?2")?
        .execute(params![rule.word(), night.evening().to_string()])?;
    Ok(())
}

/// Notes when a warning was seen; of two times the later one stays.
pub(super) fn acknowledge(
    tx: &Writer<'_>,
    rule: WarningRule,
    night: Night,
    at: DateTime<FixedOffset>,
) -> Result<(), Error> {
    tx.write(
        "INSERT INTO acknowledged (rule, night, acknowledged_at) VALUES (?1, ?2, ?3)
        ON CONFLICT DO UPDATE SET acknowledged_at = excluded.acknowledged_at
            WHERE datetime(excluded.acknowledged_at) > datetime(acknowledged_at)",
    )?
    .execute(params![rule.word(), night.evening().to_string(), columns::time_text(at)])?;
    Ok(())
}
