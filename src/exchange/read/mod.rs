//! Read: from the text of the tables to a whole diary, or to every problem in them.

mod distinct;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::sheet::Line;
use super::{
    Problem, Table, acknowledged, classes, cramps, days, doses, exercise, factors, medicines,
    profile, settings, signs,
};
use crate::diary::{Bout, Catalogue, Day, Diary, Factor, Night, Recorded, Settings, SignAnswer};
use distinct::distinct;

/// The bytes of each table that is there.
pub type Tables = BTreeMap<Table, Vec<u8>>;

/// Reads a diary from its tables; a table that is not there is empty.
///
/// Readings and limits may be of the factors that the tables define, and of those that are
/// `known` already. Numbers are given anew, from 1 in the order of the diary. Whether a date
/// lies in the future is for the caller to judge.
///
/// # Errors
///
/// Every bad row of every table, by table and line; no diary then.
pub fn read(tables: &Tables, known: &Catalogue) -> Result<Diary, Vec<Problem>> {
    let mut reading = Reading { tables, diary: Diary::default(), problems: Vec::new() };
    reading.factors();
    let catalogue = catalogue(known, &reading.diary.own_factors);
    let said = reading.nights_and_days(&catalogue);
    reading.medicines();
    reading.profile_and_signs();
    reading.acknowledged();
    reading.settings(&catalogue);
    reading.check_statuses(&said);
    let Reading { mut diary, problems, .. } = reading;
    if !problems.is_empty() {
        return Err(problems);
    }
    diary.sort();
    diary.number();
    Ok(diary)
}

/// Returns the factors of the tables, and those known ones that do not clash with them.
fn catalogue(known: &Catalogue, read: &[Factor]) -> Catalogue {
    let clashes = |factor: &Factor| {
        read.iter().any(|it| it.key == factor.key || it.column() == factor.column())
    };
    let others = known.all().iter().filter(|factor| factor.is_own() && !clashes(factor));
    let own: Vec<_> = read.iter().chain(others).cloned().collect();
    Catalogue::new(&Settings::default(), &own)
}

/// The tables, and what was read of them so far.
struct Reading<'a> {
    tables: &'a Tables,
    diary: Diary,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    /// Returns the rows of a table; none if it is not there.
    fn rows<T>(
        &mut self,
        table: Table,
        read: impl FnOnce(&[u8], &mut Vec<Problem>) -> Vec<Line<T>>,
    ) -> Vec<Line<T>> {
        self.tables.get(&table).map(|bytes| read(bytes, &mut self.problems)).unwrap_or_default()
    }

    /// Returns the records of a table, each with a key of its own.
    fn records<T>(
        &mut self,
        table: Table,
        read: impl FnOnce(&[u8], &mut Vec<Problem>) -> Vec<Line<Recorded<T>>>,
    ) -> Vec<Recorded<T>> {
        let rows = self.rows(table, read);
        distinct(table, &rows, "key", |row| row.key.clone(), &mut self.problems);
        rows.into_iter().map(|row| row.is).collect()
    }

    fn factors(&mut self) {
        let table = Table::Factors;
        let rows = self.rows(table, factors::read);
        let before = self.problems.len();
        distinct(table, &rows, "key", |factor| factor.key.clone(), &mut self.problems);
        if self.problems.len() == before {
            distinct(table, &rows, "column of days.csv", Factor::column, &mut self.problems);
        }
        self.diary.own_factors = rows.into_iter().map(|row| row.is).collect();
    }

    /// Reads the cramps, the days and their bouts; returns the rows that say what a night was.
    ///
    /// A day of which nothing else is noted begins with its bout.
    fn nights_and_days(&mut self, catalogue: &Catalogue) -> Vec<Line<days::Row>> {
        self.diary.cramps = self.records(Table::Cramps, cramps::read);
        let rows = self.rows(Table::Days, |bytes, to| days::read(bytes, catalogue, to));
        distinct(Table::Days, &rows, "date", |row| row.date, &mut self.problems);
        rows.iter().for_each(|row| add_day(&mut self.diary, &row.is));
        for row in self.records(Table::Exercise, exercise::read) {
            add_bout(&mut self.diary, row);
        }
        rows
    }

    fn medicines(&mut self) {
        self.diary.courses = self.records(Table::Medicines, medicines::read);
        self.diary.doses = self.records(Table::Doses, doses::read);
        let rows = self.rows(Table::Classes, classes::read);
        distinct(Table::Classes, &rows, "name", |row| row.0.clone(), &mut self.problems);
        self.diary.classes = rows.into_iter().map(|row| row.is).collect();
    }

    fn profile_and_signs(&mut self) {
        self.diary.profile = self.records(Table::Profile, profile::read);
        let rows = self.rows(Table::Signs, signs::read);
        distinct(Table::Signs, &rows, "key", |row| row.key.clone(), &mut self.problems);
        let place = |row: &Recorded<SignAnswer>| (row.night, row.sign);
        distinct(Table::Signs, &rows, "night and sign", place, &mut self.problems);
        self.diary.signs = rows.into_iter().map(|row| row.is).collect();
    }

    fn acknowledged(&mut self) {
        let table = Table::Acknowledged;
        let rows = self.rows(table, acknowledged::read);
        distinct(table, &rows, "rule and night", |row| (row.rule, row.night), &mut self.problems);
        let seen = rows.iter().map(|row| ((row.is.rule, row.is.night), row.is.at));
        self.diary.acknowledged = seen.collect();
    }

    fn settings(&mut self, catalogue: &Catalogue) {
        let table = Table::Settings;
        let rows = self.rows(table, |bytes, to| settings::read(bytes, catalogue, to));
        distinct(table, &rows, "name", |setting| setting.name.clone(), &mut self.problems);
        for Line { line, is } in &rows {
            let put = match settings::rival(is, &self.diary.settings, catalogue) {
                Some(rival) => Err(format!("name reads a quantity that {rival} reads too")),
                None => settings::apply(&mut self.diary.settings, is),
            };
            if let Err(reason) = put {
                self.problems.push(Problem::new(table.file_name(), *line, reason));
            }
        }
    }

    /// Compares what the rows say of their nights with what was read, if all of that is there.
    fn check_statuses(&mut self, said: &[Line<days::Row>]) {
        if !self.problems.is_empty() || !self.tables.contains_key(&Table::Cramps) {
            return;
        }
        let statuses = days::statuses(&self.diary);
        for Line { line, is: row } in said {
            let found = statuses.get(&Night::named_after(row.date)).map_or("unknown", |s| s.word());
            let said = row.status.map_or(found, |status| status.word());
            if said != found {
                let reason = format!(
                    "night_status is {said}, but by cramps.csv and none_confirmed_at it is {found}"
                );
                self.problems.push(Problem::new(Table::Days.file_name(), *line, reason));
            }
        }
    }
}

/// Adds a date: its day, if something is noted about it, and its night, if it was called calm.
fn add_day(diary: &mut Diary, row: &days::Row) {
    if let Some(confirmed) = row.confirmed {
        diary.confirmed_none.insert(Night::named_after(row.date), confirmed);
    }
    if let Some(recorded_at) = row.recorded_at {
        let (readings, note) = (row.readings.clone(), row.note.clone());
        diary.days.insert(row.date, Day { readings, note, ..Day::new(recorded_at) });
    }
}

fn add_bout(diary: &mut Diary, row: Recorded<(NaiveDate, Bout)>) {
    let Recorded { number, key, recorded_at, fact: (date, fact) } = row;
    let day = diary.days.entry(date).or_insert_with(|| Day::new(recorded_at));
    day.bouts.push(Recorded { number, key, recorded_at, fact });
}

#[cfg(test)]
mod tests;
