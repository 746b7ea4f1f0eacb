//! Shared: the columns that several tables have in common.

use chrono::NaiveDate;

use super::about;
use super::cell::{self, known, optional, set};
use super::column::Column;
use super::field;
use super::guard::guarded;
use crate::diary::{Medicine, Moment, Night, Recorded, Route, Strength};

/// Returns the column of the key.
pub(super) fn key<T: 'static>(name: &str) -> Column<Recorded<T>> {
    Column::required(
        name,
        "the same in every copy of the diary",
        "16 hexadecimal digits",
        |row: &Recorded<T>| row.key.clone(),
        |row, cell| set(&mut row.key, cell::read_key(cell)),
    )
}

/// Returns the column of the time of recording.
pub(super) fn recorded_at<T: 'static>() -> Column<Recorded<T>> {
    Column::required(
        "recorded_at",
        "when it was written down",
        about::MOMENT,
        |row: &Recorded<T>| cell::instant(row.recorded_at),
        |row, cell| set(&mut row.recorded_at, cell::read_instant(cell)),
    )
}

/// Returns a record about which nothing is known yet.
pub(super) fn blank<T>(fact: T) -> Recorded<T> {
    Recorded { number: 0, key: String::new(), recorded_at: Default::default(), fact }
}

/// Returns the same record of what `change` makes of its fact.
pub(super) fn with_fact<T, U>(
    row: Recorded<T>,
    change: impl FnOnce(T) -> Result<U, String>,
) -> Result<Recorded<U>, String> {
    let Recorded { number, key, recorded_at, fact } = row;
    Ok(Recorded { number, key, recorded_at, fact: change(fact)? })
}

/// Returns the columns of a night: its evening and its morning.
pub(super) fn night<R: 'static>(
    get: fn(&R) -> Night,
    place: fn(&mut R) -> &mut Night,
) -> [Column<R>; 2] {
    let evening = Column::required(
        "night_date",
        "the evening on which the night begins",
        about::DATE,
        move |row| get(row).evening().to_string(),
        move |row, cell| set(place(row), cell::read_date(cell).map(Night::named_after)),
    );
    let morning = Column::optional(
        "night_end_date",
        "the morning on which the night ends",
        about::DATE,
        move |row| get(row).morning().to_string(),
        move |row, cell| check_morning(get(row), cell),
    )
    .unknown_as(about::ALWAYS_KNOWN);
    [evening, morning]
}

/// Checks the morning that a night ends on; it is written for readers and not believed.
pub(super) fn check_morning(night: Night, cell: &str) -> Result<(), String> {
    let morning = night.morning().to_string();
    let agrees = |cell: &str| {
        if cell == morning {
            Ok(())
        } else {
            Err("is not the day after the night began".to_owned())
        }
    };
    optional(cell, agrees).map(|_| ())
}

/// Returns the columns of a moment: the local time with its offset, and the time zone.
pub(super) fn moment<R: 'static>(
    name: &str,
    meaning: &str,
    get: fn(&R) -> &Option<Moment>,
    place: fn(&mut R) -> &mut Option<Moment>,
) -> [Column<R>; 2] {
    let time = Column::optional(
        name,
        meaning,
        about::MOMENT,
        move |row| known(get(row).as_ref(), Moment::local_text),
        move |row, cell| set(place(row), optional(cell, read_moment)),
    );
    let zone = Column::optional(
        "time_zone",
        "the time zone of that moment",
        "a name such as Europe/Berlin",
        move |row| known(get(row).as_ref(), |moment| moment.zone().to_owned()),
        move |row, cell| {
            let zone = optional(cell, read_zone)?;
            match (place(row), zone) {
                (None, None) => Ok(()),
                (None, Some(_)) => Err("is there, but no time of the same row".to_owned()),
                (Some(_), None) => Err("is missing; the time of the same row needs it".to_owned()),
                (Some(moment), Some(zone)) => set(moment, Ok(Moment::new(moment.at(), zone))),
            }
        },
    );
    [time, zone]
}

/// Reads a moment whose time zone follows in the next column.
fn read_moment(cell: &str) -> Result<Moment, String> {
    let at = cell::read_instant(cell)?;
    cell::believable_time(at.naive_local())?;
    if at.timestamp_subsec_nanos() == 0 {
        Ok(Moment::new(at, ""))
    } else {
        Err("has a fraction of a second".to_owned())
    }
}

fn read_zone(cell: &str) -> Result<String, String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "/_+-".contains(c);
    let named = cell.starts_with(|first: char| first.is_ascii_alphabetic());
    if named && cell.len() <= 64 && cell.chars().all(fits) {
        Ok(cell.to_owned())
    } else {
        Err("is not the name of a time zone such as Europe/Berlin".to_owned())
    }
}

/// Tells why a date cannot go with a moment: the two lie more than two days apart.
///
/// The date was fixed at entry and is believed; this far off, a cell has slipped.
pub(super) fn check_near(date: NaiveDate, moment: Option<&Moment>) -> Result<(), &'static str> {
    let apart = moment.map_or(0, |moment| (moment.local().date() - date).num_days());
    if apart.abs() <= 2 { Ok(()) } else { Err("more than two days apart") }
}

/// Returns the column of the name of a medicine.
pub(super) fn name<R: 'static>(
    get: fn(&R) -> &Option<Medicine>,
    place: fn(&mut R) -> &mut Option<Medicine>,
) -> Column<R> {
    Column::required(
        "name",
        "the medicine, as the person calls it",
        about::TEXT,
        move |row| known(get(row).as_ref(), |medicine| guarded(medicine.name())),
        move |row, cell| set(place(row), read_medicine(cell).map(Some)),
    )
}

/// Returns the columns of a strength: the amount, and the unit.
pub(super) fn strength<R: 'static>(
    get: fn(&R) -> &Option<Strength>,
    place: fn(&mut R) -> &mut Option<Strength>,
) -> [Column<R>; 2] {
    let amount = Column::optional(
        "dose",
        "how much of it",
        "a number above 0",
        move |row| known(get(row).as_ref(), |strength| cell::number(strength.amount)),
        move |row, cell| set(place(row), optional(cell, read_amount)),
    )
    .holding_numbers();
    let unit = Column::optional(
        "dose_unit",
        "the unit of the dose",
        about::words(Strength::UNITS, |unit| unit),
        move |row| known(get(row).as_ref(), |strength| strength.unit.to_owned()),
        move |row, cell| {
            let unit = optional(cell, |cell| cell::read_word(cell, Strength::UNITS, |unit| unit))?;
            match (place(row), unit) {
                (None, None) => Ok(()),
                (None, Some(_)) => Err("is there, but no dose".to_owned()),
                (Some(_), None) => Err("is missing; the dose needs it".to_owned()),
                (Some(strength), Some(unit)) => set(&mut strength.unit, Ok(unit)),
            }
        },
    );
    [amount, unit]
}

/// Reads the amount of a strength whose unit follows in the next column.
fn read_amount(cell: &str) -> Result<Strength, String> {
    let amount = cell::read_number(cell)?;
    Strength::new(amount, "units").ok_or_else(|| "is not above 0".to_owned())
}

/// Returns the column of the way in which a medicine is taken.
pub(super) fn route<R: 'static>(
    get: fn(&R) -> &Option<Route>,
    place: fn(&mut R) -> &mut Option<Route>,
) -> Column<R> {
    field::word("route", "how it is taken", Route::ALL, Route::word, get, place)
}

/// Reads the name of a medicine.
pub(super) fn read_medicine(cell: &str) -> Result<Medicine, String> {
    let name = cell::read_text(cell).and_then(|name| Medicine::named(&name));
    name.ok_or_else(|| "is missing".to_owned())
}
