//! SQL for the factors that the person has added.

use std::borrow::Cow;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use crate::diary::{Acts, Exposed, ExposedWhen, Factor, Kind, KindName, Level, Source, Unit, Word};

use super::journal::Writer;
use super::{Error, columns};

pub(super) fn factors(conn: &Connection) -> Result<Vec<Factor>, Error> {
    let mut statement = conn.prepare("SELECT * FROM factors ORDER BY position, key")?;
    let mut rows = statement.query([])?;
    let mut factors = Vec::new();
    while let Some(row) = rows.next()? {
        factors.push(read(row)?);
    }
    Ok(factors)
}

/// Adds a factor as the last one; returns false if there is one of its key.
pub(super) fn insert(tx: &Writer<'_>, factor: &Factor) -> Result<bool, Error> {
    let rows = tx
        .write(
            "INSERT INTO factors (key, label, kind, unit, least, most, levels, exposed,
                exposed_limit, exposed_levels, acts, retired, position)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                (SELECT coalesce(max(position), 0) + 1 FROM factors))
            ON CONFLICT DO NOTHING",
        )?
        .execute(params_from_iter(values(factor)?))?;
    Ok(rows > 0)
}

/// Puts a factor in the place of that of its key; one that is so already is left alone.
pub(super) fn update(tx: &Writer<'_>, factor: &Factor) -> Result<(), Error> {
    tx.write(
        "UPDATE factors SET label = ?2, kind = ?3, unit = ?4, least = ?5, most = ?6, levels = ?7,
            exposed = ?8, exposed_limit = ?9, exposed_levels = ?10, acts = ?11, retired = ?12
        WHERE key = ?1
            AND (label, kind, unit, least, most, levels, exposed, exposed_limit, exposed_levels, acts, retired)
                IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params_from_iter(values(factor)?))?;
    Ok(())
}

pub(super) fn delete(tx: &Writer<'_>, key: &str) -> Result<(), Error> {
    tx.write("DELETE FROM factors WHERE key = ?1")?.execute([key])?;
    Ok(())
}

/// Returns what is known of a factor in the order of the columns, from `key` to `retired`.
fn values(factor: &Factor) -> Result<[Value; 12], Error> {
    let (least, most) = factor.kind.ends().unzip();
    let levels = factor.kind.levels();
    if levels.iter().any(|level| level.word.is_empty() || level.word.contains(columns::SEPARATOR)) {
        return Err(Error::Value { column: "levels" });
    }
    let exposed_levels = levels.iter().filter(|level| level.exposed);
    let retired = matches!(factor.source, Source::Own { retired: true });
    let text = |text: &str| text.to_owned();
    Ok([
        text(&factor.key).into(),
        text(&factor.label).into(),
        text(factor.kind.name().word()).into(),
        factor.kind.unit().map(|unit| text(unit.suffix())).into(),
        least.into(),
        most.into(),
        columns::list(levels.iter().map(|level| &*level.word)).into(),
        text(factor.exposed.when().word()).into(),
        factor.exposed.limit().into(),
        columns::list(exposed_levels.map(|level| &*level.word)).into(),
        text(factor.acts.word()).into(),
        text(columns::yes_no_word(retired)).into(),
    ])
}

fn read(row: &Row<'_>) -> Result<Factor, Error> {
    let retired = columns::known(columns::yes_no(row, "retired")?, "retired")?;
    Ok(Factor {
        key: Cow::Owned(row.get("key")?),
        label: Cow::Owned(row.get("label")?),
        aliases: &[],
        kind: kind(row)?,
        exposed: exposed(row)?,
        acts: columns::known(columns::word(row, "acts", Acts::from_word)?, "acts")?,
        articles: &[],
        source: Source::Own { retired },
    })
}

fn kind(row: &Row<'_>) -> Result<Kind, Error> {
    let end = |column| -> Result<u8, Error> {
        columns::known(columns::number(row, column, columns::whole)?, column)
    };
    let unit = |suffix: &str| Some(Unit::from_suffix(suffix));
    let name = columns::known(columns::word(row, "kind", KindName::from_word)?, "kind")?;
    Ok(match name {
        KindName::Amount => Kind::Amount {
            unit: columns::known(columns::word(row, "unit", unit)?, "unit")?,
            least: row.get("least")?,
            most: row.get("most")?,
        },
        KindName::Scale => Kind::Scale { least: end("least")?, most: end("most")? },
        KindName::YesNo => Kind::YesNo,
        KindName::Category => Kind::Category(Cow::Owned(levels(row)?)),
        KindName::Clock => Kind::Clock,
    })
}

fn levels(row: &Row<'_>) -> Result<Vec<Level>, Error> {
    let word = |word: &str| (!word.is_empty()).then(|| Word::Owned(word.to_owned()));
    let exposed = columns::words(row, "exposed_levels", word)?;
    let words = columns::words(row, "levels", word)?;
    if words.is_empty() || exposed.iter().any(|level| !words.contains(level)) {
        return Err(Error::Value { column: "levels" });
    }
    let level = |word: Word| Level { exposed: exposed.contains(&word), word, aliases: &[] };
    Ok(words.into_iter().map(level).collect())
}

fn exposed(row: &Row<'_>) -> Result<Exposed, Error> {
    let when = columns::known(columns::word(row, "exposed", ExposedWhen::from_word)?, "exposed")?;
    columns::known(Exposed::of(when, row.get("exposed_limit")?), "exposed")
}
