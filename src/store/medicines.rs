//! SQL for medicines, their classes, courses and doses.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use crate::diary::{Class, Course, Dose, Medicine, Recorded, Route, Strength};

use super::columns::Span;
use super::journal::Writer;
use super::{Error, columns, key};

pub(super) fn medicines(conn: &Connection) -> Result<Vec<Medicine>, Error> {
    let mut statement = conn.prepare("SELECT name FROM medicines ORDER BY folded")?;
    let mut rows = statement.query([])?;
    let mut medicines = Vec::new();
    while let Some(row) = rows.next()? {
        medicines.push(columns::medicine(row)?);
    }
    Ok(medicines)
}

/// Returns the classes that the person gave to medicines, by their folded names.
pub(super) fn classes(conn: &Connection) -> Result<BTreeMap<String, Vec<Class>>, Error> {
    let mut statement =
        conn.prepare("SELECT folded, classes FROM medicines WHERE classes IS NOT NULL")?;
    let mut rows = statement.query([])?;
    let mut classes = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let given = columns::words(row, "classes", Class::from_word)?;
        classes.insert(row.get("folded")?, in_order(&given));
    }
    Ok(classes)
}

/// Sets the classes of a medicine, which is added if it is new; an empty list is none of its own.
pub(super) fn set_classes(
    tx: &Writer<'_>,
    medicine: &Medicine,
    classes: &[Class],
) -> Result<(), Error> {
    let id = medicine_id(tx, medicine)?;
    let classes = columns::list(in_order(classes).into_iter().map(Class::word));
    tx.write("UPDATE medicines SET classes = ?2 WHERE id = ?1 AND classes IS NOT ?2")?
        .execute(params![id, classes])?;
    Ok(())
}

fn in_order(classes: &[Class]) -> Vec<Class> {
    let mut classes = classes.to_vec();
    classes.sort_unstable();
    classes.dedup();
    classes
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
            route: columns::word(row, "route", Route::from_word)?,
            schedule: row.get("schedule")?,
            started_on: columns::date(row, "started_on")?,
            stopped_on: columns::optional_date(row, "stopped_on")?,
            suspected_side_effect: columns::yes_no(row, "suspected_side_effect")?,
            recommended_by: row.get("recommended_by")?,
            note: row.get("note")?,
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
            at: columns::moment(row, ["taken_at", "offset_min", "zone"])?,
            taken: columns::known(columns::yes_no(row, "taken")?, "taken")?,
            strength: columns::strength(row)?,
            route: columns::word(row, "route", Route::from_word)?,
        };
        doses.push(columns::recorded(row, dose)?);
    }
    Ok(doses)
}

pub(super) fn insert_course(
    tx: &Writer<'_>,
    course: &Course,
    key: Option<&str>,
    recorded_at: DateTime<FixedOffset>,
) -> Result<(), Error> {
    let medicine = medicine_id(tx, &course.medicine)?;
    let mut insert = tx.write(
        "INSERT INTO courses (medicine, dose, dose_unit, route, schedule, started_on, stopped_on,
            suspected_side_effect, recommended_by, note, key, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    let last = [key::or_new(tx, key)?.into(), columns::time_text(recorded_at).into()];
    insert.execute(params_from_iter(course_values(medicine, course).into_iter().chain(last)))?;
    Ok(())
}

pub(super) fn update_course(tx: &Writer<'_>, number: i64, course: &Course) -> Result<(), Error> {
    let medicine = medicine_id(tx, &course.medicine)?;
    let mut update = tx.write(
        "UPDATE courses SET medicine = ?1, dose = ?2, dose_unit = ?3, route = ?4, schedule = ?5,
            started_on = ?6, stopped_on = ?7, suspected_side_effect = ?8, recommended_by = ?9,
            note = ?10
        WHERE number = ?11",
    )?;
    let values = course_values(medicine, course).into_iter().chain([number.into()]);
    update.execute(params_from_iter(values))?;
    Ok(())
}

/// Returns the facts of a course in the order of the columns, from `medicine` to `note`.
fn course_values(medicine: i64, course: &Course) -> [Value; 10] {
    let [dose, unit] = strength_values(course.strength.as_ref());
    [
        medicine.into(),
        dose,
        unit,
        course.route.map(|route| route.word().to_owned()).into(),
        course.schedule.clone().into(),
        course.started_on.to_string().into(),
        course.stopped_on.map(|date| date.to_string()).into(),
        course.suspected_side_effect.map(|yes| columns::yes_no_word(yes).to_owned()).into(),
        course.recommended_by.clone().into(),
        course.note.clone().into(),
    ]
}

pub(super) fn stop_course(tx: &Writer<'_>, number: i64, last: NaiveDate) -> Result<(), Error> {
    tx.write("UPDATE courses SET stopped_on = ?2 WHERE number = ?1")?
        .execute(params![number, last.to_string()])?;
    Ok(())
}

pub(super) fn delete_course(tx: &Writer<'_>, number: i64) -> Result<(), Error> {
    tx.write("DELETE FROM courses WHERE number = ?1")?.execute([number])?;
    Ok(())
}

pub(super) fn insert_dose(
    tx: &Writer<'_>,
    dose: &Dose,
    key: Option<&str>,
    recorded_at: DateTime<FixedOffset>,
) -> Result<(), Error> {
    let medicine = medicine_id(tx, &dose.medicine)?;
    let mut insert = tx.write(
        "INSERT INTO doses (medicine, date, taken_at, offset_min, zone, taken, dose, dose_unit,
            route, key, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    let last = [key::or_new(tx, key)?.into(), columns::time_text(recorded_at).into()];
    insert.execute(params_from_iter(dose_values(medicine, dose).into_iter().chain(last)))?;
    Ok(())
}

pub(super) fn update_dose(tx: &Writer<'_>, number: i64, dose: &Dose) -> Result<(), Error> {
    let medicine = medicine_id(tx, &dose.medicine)?;
    let mut update = tx.write(
        "UPDATE doses SET medicine = ?1, date = ?2, taken_at = ?3, offset_min = ?4, zone = ?5,
            taken = ?6, dose = ?7, dose_unit = ?8, route = ?9
        WHERE number = ?10",
    )?;
    let values = dose_values(medicine, dose).into_iter().chain([number.into()]);
    update.execute(params_from_iter(values))?;
    Ok(())
}

/// Returns the facts of a dose in the order of the columns, from `medicine` to `route`.
fn dose_values(medicine: i64, dose: &Dose) -> [Value; 9] {
    let (taken_at, offset_min, zone) = columns::moment_columns(dose.at.as_ref());
    let [amount, unit] = strength_values(dose.strength.as_ref());
    [
        medicine.into(),
        dose.date.to_string().into(),
        taken_at.into(),
        offset_min.into(),
        zone.map(str::to_owned).into(),
        columns::yes_no_word(dose.taken).to_owned().into(),
        amount,
        unit,
        dose.route.map(|route| route.word().to_owned()).into(),
    ]
}

pub(super) fn delete_dose(tx: &Writer<'_>, number: i64) -> Result<(), Error> {
    tx.write("DELETE FROM doses WHERE number = ?1")?.execute([number])?;
    Ok(())
}

/// Returns what `dose` and `dose_unit` hold, of courses as of doses.
fn strength_values(strength: Option<&Strength>) -> [Value; 2] {
    let unit = strength.map(|strength| strength.unit.to_owned());
    [strength.map(|strength| strength.amount).into(), unit.into()]
}

/// Returns the id of a medicine, which is added if it is new.
fn medicine_id(tx: &Writer<'_>, medicine: &Medicine) -> Result<i64, Error> {
    let known = tx
        .prepare_cached("SELECT id FROM medicines WHERE folded = ?1")?
        .query_row([medicine.folded()], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    tx.write("INSERT INTO medicines (name, folded) VALUES (?1, ?2)")?
        .insert(params![medicine.name(), medicine.folded()])
        .map_err(Error::from)
}
