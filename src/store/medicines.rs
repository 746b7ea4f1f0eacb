//! SQL for medicines, their courses and their doses.

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::diary::{Course, Dose, Medicine, Recorded, Strength};

use super::columns::Span;
use super::{Error, columns};

pub(super) fn medicines(conn: &Connection) -> Result<Vec<Medicine>, Error> {
    let mut statement = conn.prepare("SELECT name FROM medicines ORDER BY folded")?;
    let mut rows = statement.query([])?;
    let mut medicines = Vec::new();
    while let Some(row) = rows.next()? {
        medicines.push(columns::medicine(row)?);
    }
    Ok(medicines)
}

pub(super) fn courses(conn: &Connection) -> Result<Vec<Recorded<Course>>, Error> {
    let mut statement = conn.prepare(
        "SELECT courses.*, name FROM courses JOIN medicines ON id = medicine
        ORDER BY started_on, number",
    )?;
    let mut rows = statement.query([])?;
    let mut courses = Vec::new();
    while let Some(row) = rows.next()? {
        let course = Course {
            medicine: columns::medicine(row)?,
            strength: columns::strength(row)?,
            schedule: row.get("schedule")?,
            started_on: columns::date(row, "started_on")?,
            stopped_on: columns::optional_date(row, "stopped_on")?,
        };
        courses.push(columns::recorded(row, course)?);
    }
    Ok(courses)
}

pub(super) fn doses(conn: &Connection, part: Option<Span>) -> Result<Vec<Recorded<Dose>>, Error> {
    let (first, last) = columns::bounds(part);
    let mut statement = conn.prepare(
        "SELECT doses.*, name FROM doses JOIN medicines ON id = medicine
        WHERE date BETWEEN ?1 AND ?2 ORDER BY date, number",
    )?;
    let mut rows = statement.query([first, last])?;
    let mut doses = Vec::new();
    while let Some(row) = rows.next()? {
        let dose = Dose {
            medicine: columns::medicine(row)?,
            date: columns::date(row, "date")?,
            at: columns::moment(row, "taken_at")?,
            taken: row.get::<_, String>("taken")? == "yes",
            strength: columns::strength(row)?,
        };
        doses.push(columns::recorded(row, dose)?);
    }
    Ok(doses)
}

pub(super) fn insert_course(
    tx: &Transaction<'_>,
    course: &Course,
    key: Option<&str>,
    recorded_at: DateTime<FixedOffset>,
) -> Result<(), Error> {
    let medicine = medicine_id(tx, &course.medicine)?;
    let (dose, unit) = dose_columns(course.strength.as_ref());
    tx.prepare_cached(
        "INSERT INTO courses
            (key, medicine, dose, dose_unit, schedule, started_on, stopped_on, recorded_at)
        VALUES (coalesce(?1, lower(hex(randomblob(8)))), ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        key,
        medicine,
        dose,
        unit,
        course.schedule,
        course.started_on.to_string(),
        course.stopped_on.map(|date| date.to_string()),
        columns::time_text(recorded_at),
    ])?;
    Ok(())
}

pub(super) fn stop_course(tx: &Transaction<'_>, number: i64, last: NaiveDate) -> Result<(), Error> {
    tx.prepare_cached("UPDATE courses SET stopped_on = ?2 WHERE number = ?1")?
        .execute(params![number, last.to_string()])?;
    Ok(())
}

pub(super) fn insert_dose(
    tx: &Transaction<'_>,
    dose: &Dose,
    key: Option<&str>,
    recorded_at: DateTime<FixedOffset>,
) -> Result<(), Error> {
    let medicine = medicine_id(tx, &dose.medicine)?;
    let (taken_at, offset_min, zone) = columns::moment_columns(dose.at.as_ref());
    let (amount, unit) = dose_columns(dose.strength.as_ref());
    tx.prepare_cached(
        "INSERT INTO doses
            (key, medicine, date, taken_at, offset_min, zone, taken, dose, dose_unit, recorded_at)
        VALUES (coalesce(?1, lower(hex(randomblob(8)))), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        key,
        medicine,
        dose.date.to_string(),
        taken_at,
        offset_min,
        zone,
        if dose.taken { "yes" } else { "no" },
        amount,
        unit,
        columns::time_text(recorded_at),
    ])?;
    Ok(())
}

fn dose_columns(strength: Option<&Strength>) -> (Option<f64>, Option<&str>) {
    (strength.map(|strength| strength.amount), strength.map(|strength| strength.unit))
}

/// Returns the id of a medicine, which is added if it is new.
fn medicine_id(tx: &Transaction<'_>, medicine: &Medicine) -> Result<i64, Error> {
    let known = tx
        .prepare_cached("SELECT id FROM medicines WHERE folded = ?1")?
        .query_row([medicine.folded()], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    tx.prepare_cached("INSERT INTO medicines (name, folded) VALUES (?1, ?2)")?
        .insert(params![medicine.name(), medicine.folded()])
        .map_err(Error::from)
}
