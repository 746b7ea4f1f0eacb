//! Days: the table of dates, each with its night, its readings and its note.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::about::{self, About};
use super::cell::{self, known, optional, set};
use super::column::{self, Column};
use super::shared::check_morning;
use super::sheet::Line;
use super::{Dialect, Error, Problem, Table, field, reading};
use crate::diary::{Catalogue, Diary, Factor, Night, NightStatus, Value, Word};

/// One date: the waking day and the night after it.
#[derive(Default)]
pub(super) struct Row {
    /// The date of the day, and of the evening on which the night begins.
    pub(super) date: NaiveDate,
    /// What the table says about the night; written for readers and not believed.
    pub(super) status: Option<NightStatus>,
    /// When the person said that the night was without a cramp.
    pub(super) confirmed: Option<DateTime<FixedOffset>>,
    /// The readings of the day.
    pub(super) readings: BTreeMap<Word, Value>,
    /// The note of the day.
    pub(super) note: Option<String>,
    /// When the day was first noted; `None` where there is only a night.
    pub(super) recorded_at: Option<DateTime<FixedOffset>>,
}

/// Writes the table: a column for each factor that the diary knows, retired ones included.
pub(super) fn write(diary: &Diary, dialect: Dialect) -> Result<String, Error> {
    let rows = statuses(diary).into_iter().map(|(night, status)| row(diary, night, status));
    column::write(&columns(&diary.catalogue()), rows, dialect)
}

/// Reads the table, with a column for each factor of the catalogue.
pub(super) fn read(
    bytes: &[u8],
    catalogue: &Catalogue,
    problems: &mut Vec<Problem>,
) -> Vec<Line<Row>> {
    column::read(Table::Days, bytes, &columns(catalogue), Row::default, check, problems)
}

/// Returns what a reader has to know of each column.
pub(super) fn about(catalogue: &Catalogue) -> Vec<About> {
    column::about(columns(catalogue))
}

/// Returns every night that gets a row, with what is known about it.
///
/// The rule is that of [`Diary::status`], for all nights in one pass.
pub(super) fn statuses(diary: &Diary) -> BTreeMap<Night, NightStatus> {
    let days = diary.days.keys().copied().map(Night::named_after);
    let cramps = diary.cramps.iter().map(|cramp| cramp.night);
    let nocturnal = diary.cramps.iter().filter(|cramp| cramp.is_nocturnal());
    days.chain(cramps)
        .map(|night| (night, NightStatus::Unknown))
        .chain(diary.confirmed_none.keys().map(|night| (*night, NightStatus::Free)))
        .chain(nocturnal.map(|cramp| (cramp.night, NightStatus::Cramp)))
        .collect()
}

fn row(diary: &Diary, night: Night, status: NightStatus) -> Row {
    let date = night.evening();
    let day = diary.days.get(&date);
    Row {
        date,
        status: Some(status),
        confirmed: diary.confirmed_none.get(&night).copied(),
        readings: day.map(|day| day.readings.clone()).unwrap_or_default(),
        note: day.and_then(|day| day.note.clone()),
        recorded_at: day.map(|day| day.recorded_at),
    }
}

fn check(row: Row) -> Result<Row, String> {
    if row.recorded_at.is_none() && (!row.readings.is_empty() || row.note.is_some()) {
        return Err("recorded_at is missing; the readings and the note need it".to_owned());
    }
    Ok(row)
}

/// The names of the columns that are there beside those of the factors.
pub(super) const FIXED: [&str; 6] =
    ["date", "night_end_date", "night_status", "none_confirmed_at", "note", "recorded_at"];

fn columns(catalogue: &Catalogue) -> Vec<Column<Row>> {
    let mut columns = night();
    columns.extend(catalogue.recorded().map(factor));
    columns.push(field::text("note", "anything else", |row: &Row| &row.note, |row| &mut row.note));
    columns.push(field::of(
        "recorded_at",
        "when something was first noted about the day",
        about::MOMENT,
        |row: &Row| &row.recorded_at,
        |row| &mut row.recorded_at,
        |at| cell::instant(*at),
        cell::read_instant,
    ));
    columns
}

fn night() -> Vec<Column<Row>> {
    vec![
        Column::required(
            "date",
            "the day, and the evening on which its night begins",
            about::DATE,
            |row: &Row| row.date.to_string(),
            |row, cell| set(&mut row.date, cell::read_date(cell)),
        ),
        Column::optional(
            "night_end_date",
            "the morning on which the night ends",
            about::DATE,
            |row: &Row| Night::named_after(row.date).morning().to_string(),
            |row, cell| check_morning(Night::named_after(row.date), cell),
        )
        .unknown_as(about::ALWAYS_KNOWN),
        field::word(
            "night_status",
            "what is known of the night",
            NightStatus::ALL,
            NightStatus::word,
            |row: &Row| &row.status,
            |row| &mut row.status,
        )
        .unknown_as(NightStatus::Unknown.word()),
        field::of(
            "none_confirmed_at",
            "when the person said that the night was without a cramp",
            about::MOMENT,
            |row: &Row| &row.confirmed,
            |row| &mut row.confirmed,
            |at| cell::instant(*at),
            cell::read_instant,
        ),
    ]
}

fn factor(factor: &Factor) -> Column<Row> {
    let unit = factor.kind.unit().map_or_else(String::new, |unit| unit.suffix().to_owned());
    let (key, known_factor) = (factor.key.clone(), factor.clone());
    let column = Column::optional(
        &factor.column(),
        &factor.label,
        reading::allowed(factor),
        move |row: &Row| known(row.readings.get(&key), reading::value),
        move |row, cell| {
            if let Some(value) = optional(cell, |cell| reading::read_value(&known_factor, cell))? {
                row.readings.insert(known_factor.key.clone(), value);
            }
            Ok(())
        },
    );
    column.in_unit(&unit).holding_numbers()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_beside_those_of_the_factors_are_the_fixed_ones() {
        let text = write(&Diary::default(), Dialect::Plain).unwrap();
        let factors: Vec<_> = Catalogue::built_in().recorded().map(Factor::column).collect();
        let names = text.trim_end().split(',');
        let fixed: Vec<_> = names.filter(|name| !factors.iter().any(|it| it == name)).collect();
        assert_eq!(fixed, FIXED);
    }
}
