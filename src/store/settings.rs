//! SQL for the settings: one row for each that differs from what usually holds.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::diary::{Settings, Volume, Word};

use super::journal::Writer;
use super::{Error, columns};

/// What the name of a limit begins with; the key of its factor follows.
const LIMIT: &str = "limit.";

/// What the name of a computed factor in the scan begins with; its key follows.
const SCAN: &str = "scan.";

pub(super) fn settings(conn: &Connection) -> Result<Settings, Error> {
    let mut statement = conn.prepare("SELECT name, value FROM settings")?;
    let mut rows = statement.query([])?;
    let mut settings = Settings::default();
    while let Some(row) = rows.next()? {
        let name = columns::known(row.get_ref("name")?.as_str().ok(), "name")?;
        let value = columns::known(row.get_ref("value")?.as_str().ok(), "value")?;
        read(&mut settings, name, value)?;
    }
    Ok(settings)
}

/// Writes what differs from what usually holds, and takes the rest away.
pub(super) fn replace(tx: &Writer<'_>, settings: &Settings) -> Result<(), Error> {
    let wanted = differing(settings);
    let mut statement = tx.prepare_cached("SELECT name FROM settings")?;
    let names: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut delete = tx.write("DELETE FROM settings WHERE name = ?1")?;
    for name in names.iter().filter(|name| !wanted.contains_key(*name)) {
        delete.execute([name])?;
    }
    write(tx, &wanted)
}

/// Writes what differs from what usually holds, and leaves the rest.
pub(super) fn add(tx: &Writer<'_>, settings: &Settings) -> Result<(), Error> {
    write(tx, &differing(settings))
}

/// Writes settings; a row that is so already is left alone.
fn write(tx: &Writer<'_>, settings: &BTreeMap<String, String>) -> Result<(), Error> {
    let mut insert = tx.write(
        "INSERT INTO settings (name, value) VALUES (?1, ?2)
        ON CONFLICT DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value",
    )?;
    for (name, value) in settings {
        insert.execute([name, value])?;
    }
    Ok(())
}

fn differing(settings: &Settings) -> BTreeMap<String, String> {
    let usual = texts(&Settings::default());
    let mut texts = texts(settings);
    texts.retain(|name, text| usual.get(name) != Some(text));
    texts
}

/// Returns every setting by its name, as it is written.
fn texts(settings: &Settings) -> BTreeMap<String, String> {
    let Settings { glass_ml, water_goal, extra_glass, bedtime, volume, limits, scan } = settings;
    let limits = limits.iter().map(|(key, limit)| (format!("{LIMIT}{key}"), limit.to_string()));
    let scan = scan.iter().map(|key| (format!("{SCAN}{key}"), "yes".to_owned()));
    [
        ("glass_ml", glass_ml.to_string()),
        ("water_goal_glasses", water_goal.to_string()),
        ("extra_glass", columns::yes_no_word(*extra_glass).to_owned()),
        ("bedtime", columns::clock_text(*bedtime)),
        ("volume", volume.word().to_owned()),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .into_iter()
    .chain(limits)
    .chain(scan)
    .collect()
}

fn read(settings: &mut Settings, name: &str, value: &str) -> Result<(), Error> {
    fn known<T>(value: Option<T>) -> Result<T, Error> {
        columns::known(value, "value")
    }
    match name {
        "glass_ml" => settings.glass_ml = known(above_zero(value))?,
        "water_goal_glasses" => settings.water_goal = known(above_zero(value))?,
        "extra_glass" => settings.extra_glass = known(columns::yes_or_no(value))?,
        "bedtime" => settings.bedtime = known(columns::clock(value))?,
        "volume" => settings.volume = known(Volume::from_word(value))?,
        name if name.starts_with(SCAN) => {
            let key = name.strip_prefix(SCAN).unwrap_or_default();
            if known(columns::yes_or_no(value))? {
                settings.scan.insert(Word::Owned(key.to_owned()));
            }
        }
        limit => {
            let key = columns::known(limit.strip_prefix(LIMIT), "name")?;
            settings.limits.insert(Word::Owned(key.to_owned()), known(number(value))?);
        }
    }
    Ok(())
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

fn above_zero(text: &str) -> Option<f64> {
    number(text).filter(|number| *number > 0.0)
}
