//! Read: from the text of the tables to a whole diary, or to every problem in them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::sheet::Line;
use super::{Problem, Table, cramps, days, doses, exercise, medicines};
use crate::diary::{Bout, Day, Diary, Night, Recorded};

/// The bytes of each table that is there.
pub type Tables = BTreeMap<Table, Vec<u8>>;

/// Reads a diary from its tables; a table that is not there is empty.
///
/// Numbers are given anew, from 1 in the order of the diary. Whether a date lies in the
/// future is for the caller to judge.
///
/// # Errors
///
/// Every bad row of every table, by table and line; no diary then.
pub fn read(tables: &Tables) -> Result<Diary, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut diary = Diary::default();
    if let Some(bytes) = tables.get(&Table::Cramps) {
        let rows = cramps::read(bytes, &mut problems);
        diary.cramps = distinct(Table::Cramps, rows, &mut problems);
    }
    let nights = tables.get(&Table::Days).map(|bytes| days::read(bytes, &mut problems));
    let said = add_days(&mut diary, nights.unwrap_or_default(), &mut problems);
    if let Some(bytes) = tables.get(&Table::Exercise) {
        let rows = exercise::read(bytes, &mut problems);
        add_bouts(&mut diary, distinct(Table::Exercise, rows, &mut problems));
    }
    if let Some(bytes) = tables.get(&Table::Medicines) {
        let rows = medicines::read(bytes, &mut problems);
        diary.courses = distinct(Table::Medicines, rows, &mut problems);
    }
    if let Some(bytes) = tables.get(&Table::Doses) {
        let rows = doses::read(bytes, &mut problems);
        diary.doses = distinct(Table::Doses, rows, &mut problems);
    }
    if problems.is_empty() && tables.contains_key(&Table::Cramps) {
        check_statuses(&diary, &said, &mut problems);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    diary.sort();
    diary.number();
    Ok(diary)
}

/// Returns the records; a key that stands there twice is a problem.
fn distinct<T>(
    table: Table,
    rows: Vec<Line<Recorded<T>>>,
    problems: &mut Vec<Problem>,
) -> Vec<Recorded<T>> {
    let mut keys = BTreeMap::new();
    for row in &rows {
        if let Some(first) = keys.insert(row.is.key.clone(), row.line) {
            let reason = format!("the same key stands on line {first}");
            problems.push(Problem::new(table.file_name(), row.line, reason));
        }
    }
    rows.into_iter().map(|row| row.is).collect()
}

/// Adds the days and the calm nights, and returns the rows that say what a night was.
fn add_days(
    diary: &mut Diary,
    rows: Vec<Line<days::Row>>,
    problems: &mut Vec<Problem>,
) -> Vec<Line<days::Row>> {
    let mut dates = BTreeMap::new();
    for Line { line, is: row } in &rows {
        if let Some(first) = dates.insert(row.date, line) {
            let reason = format!("the same date stands on line {first}");
            problems.push(Problem::new(Table::Days.file_name(), *line, reason));
        }
        if let Some(confirmed) = row.confirmed {
            diary.confirmed_none.insert(Night::named_after(row.date), confirmed);
        }
        if let Some(recorded_at) = row.recorded_at {
            let (readings, note) = (row.readings.clone(), row.note.clone());
            diary.days.insert(row.date, Day { readings, note, ..Day::new(recorded_at) });
        }
    }
    rows
}

/// Adds the bouts to their days; a day of which nothing else is noted begins with its bout.
fn add_bouts(diary: &mut Diary, rows: Vec<Recorded<(NaiveDate, Bout)>>) {
    for row in rows {
        let Recorded { number, key, recorded_at, fact: (date, fact) } = row;
        let day = diary.days.entry(date).or_insert_with(|| Day::new(recorded_at));
        day.bouts.push(Recorded { number, key, recorded_at, fact });
    }
}

fn check_statuses(diary: &Diary, said: &[Line<days::Row>], problems: &mut Vec<Problem>) {
    let statuses = days::statuses(diary);
    for Line { line, is: row } in said {
        let found = statuses.get(&Night::named_after(row.date)).map_or("unknown", |s| s.word());
        let said = row.status.map_or(found, |status| status.word());
        if said != found {
            let reason = format!(
                "night_status is {said}, but by cramps.csv and none_confirmed_at it is {found}"
            );
            problems.push(Problem::new(Table::Days.file_name(), *line, reason));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::made_up;
    use super::*;
    use crate::diary::NightStatus;

    fn written(diary: &Diary) -> Tables {
        Table::ALL.iter().map(|table| (*table, table.write(diary).unwrap().into_bytes())).collect()
    }

    fn told(table: Table, text: &str) -> Vec<String> {
        let problems = read(&Tables::from([(table, text.into())])).unwrap_err();
        problems.iter().map(ToString::to_string).collect()
    }

    const CRAMPS: &str = "cramp_id,night_date,started_at,time_zone,pain_0_10,relief,\
                          relief_effect,note,recorded_at\n";
    const DAYS: &str = "date,night_status,none_confirmed_at,standing_h,hot_day,recorded_at\n";
    const AT: &str = "2026-11-22T08:00:00+01:00";

    fn cramp(cells: &str) -> String {
        told(Table::Cramps, &format!("{CRAMPS}00000000000000aa,{cells},{AT}\n")).remove(0)
    }

    fn days(rows: &[&str]) -> Tables {
        let text = format!("{DAYS}{}\n", rows.join("\n"));
        Tables::from([(Table::Days, text.into()), (Table::Cramps, CRAMPS.into())])
    }

    #[test]
    fn a_value_outside_its_range_is_told_with_the_range() {
        assert_eq!(
            cramp("2026-11-21,,,11,,,"),
            "cramps.csv:2: pain_0_10 is 11; it goes from 0 to 10"
        );
    }

    #[test]
    fn a_time_and_its_zone_come_together() {
        assert_eq!(
            cramp("2026-11-21,2026-11-22T03:12:00+01:00,,,,,"),
            "cramps.csv:2: time_zone is missing; the time of the same row needs it"
        );
        assert_eq!(
            cramp("2026-11-21,,Europe/Berlin,,,,"),
            "cramps.csv:2: time_zone is there, but no time of the same row"
        );
        assert!(cramp("2026-11-21,2026-11-22T03:12:00+01:00,=1,,,,").contains("Europe/Berlin"));
    }

    #[test]
    fn the_night_is_believed_unless_it_lies_far_from_the_start() {
        assert_eq!(
            cramp("2026-11-18,2026-11-22T03:12:00+01:00,Europe/Berlin,,,,"),
            "cramps.csv:2: night_date and started_at are more than two days apart"
        );
        let text =
            format!("{CRAMPS}00000000000000aa,2026-11-20,2026-11-22T03:12:00+01:00,UTC,,,,,{AT}");
        let diary = read(&Tables::from([(Table::Cramps, text.into())])).unwrap();
        assert_eq!(diary.cramps[0].night.evening().to_string(), "2026-11-20");
    }

    #[test]
    fn each_relief_has_its_effect_or_none_has() {
        assert_eq!(
            cramp("2026-11-21,,,,stretch;heat,full,"),
            "cramps.csv:2: relief_effect does not hold one entry for each entry of relief"
        );
        assert!(cramp("2026-11-21,,,,stretch;magic,,").contains("relief is not one of stretch,"));
    }

    #[test]
    fn a_note_in_the_wrong_cell_is_never_quoted() {
        for place in 0..6 {
            let mut cells = ["2026-11-21", "", "", "", "", ""];
            cells[place] = "secret";
            assert!(!cramp(&format!("{},", cells.join(","))).contains("secret"), "{place}");
        }
    }

    #[test]
    fn the_same_key_or_date_twice_is_a_problem() {
        let row = format!("00000000000000aa,2026-11-21,,,,,,,{AT}\n");
        assert_eq!(
            told(Table::Cramps, &format!("{CRAMPS}{row}{row}")),
            ["cramps.csv:3: the same key stands on line 2"]
        );
        let row = format!("2026-11-21,,{AT},,,\n");
        assert_eq!(
            told(Table::Days, &format!("{DAYS}{row}{row}")),
            ["days.csv:3: the same date stands on line 2"]
        );
    }

    #[test]
    fn the_status_of_a_night_is_checked_and_not_believed() {
        assert_eq!(
            read(&days(&["2026-11-21,cramp,,,,"])).unwrap_err()[0].to_string(),
            "days.csv:2: night_status is cramp, but by cramps.csv and none_confirmed_at it is \
             unknown"
        );
        let diary = read(&days(&[&format!("2026-11-21,,{AT},,,")])).unwrap();
        assert_eq!(diary.confirmed_none.len(), 1);
        let mut alone = days(&["2026-11-21,cramp,,,,"]);
        alone.remove(&Table::Cramps);
        assert_eq!(read(&alone).unwrap().cramps.len(), 0);
    }

    #[test]
    fn readings_need_the_time_at_which_they_were_recorded() {
        assert_eq!(
            told(Table::Days, &format!("{DAYS}2026-11-21,,,7,,\n")),
            ["days.csv:2: recorded_at is missing; the readings and the note need it"]
        );
        assert_eq!(
            told(Table::Days, &format!("{DAYS}2026-11-21,,,25,,{AT}\n")),
            ["days.csv:2: standing_h is 25; it goes from 0 to 24"]
        );
    }

    #[test]
    fn a_date_that_holds_only_a_cramp_or_a_calm_night_has_no_day() {
        let diary = read(&days(&[&format!("2026-11-21,none,{AT},,,")])).unwrap();
        assert!(diary.days.is_empty());
    }

    #[test]
    fn a_mistyped_column_is_named_instead_of_dropped() {
        assert_eq!(
            told(Table::Days, "date,waterml,recorded_at\n"),
            ["days.csv:1: waterml is not a column of this table"]
        );
        assert_eq!(
            told(Table::Doses, "dose_id,name,date,recorded_at\n"),
            ["doses.csv:1: the column taken is missing"]
        );
    }

    #[test]
    fn no_tables_are_an_empty_diary() {
        assert_eq!(read(&Tables::new()), Ok(Diary::default()));
        assert_eq!(read(&written(&Diary::default())), Ok(Diary::default()));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_identical(diary in made_up::diary()) {
            let tables = written(&diary);
            let back = read(&tables).unwrap();
            prop_assert_eq!(format!("{back:#?}"), format!("{diary:#?}"));
            prop_assert_eq!(written(&back), tables);
        }

        #[test]
        fn the_rows_of_days_follow_the_rule_of_the_diary(diary in made_up::diary()) {
            for (night, status) in days::statuses(&diary) {
                prop_assert_eq!(status, diary.status(night));
            }
            let listed = days::statuses(&diary);
            for night in diary.span().into_iter().flat_map(|(first, last)| first.through(last)) {
                let left_out = !listed.contains_key(&night);
                prop_assert!(!left_out || diary.status(night) == NightStatus::Unknown);
            }
        }

        #[test]
        fn line_ends_and_the_order_of_columns_do_not_matter(diary in made_up::diary()) {
            let turned = |text: &[u8]| {
                let mut reader =
                    csv::ReaderBuilder::new().has_headers(false).from_reader(text);
                let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
                for record in reader.records() {
                    let record = record.unwrap();
                    writer.write_record(record.iter().rev()).unwrap();
                }
                writer.into_inner().unwrap()
            };
            let tables: Tables =
                written(&diary).iter().map(|(table, text)| (*table, turned(text))).collect();
            prop_assert_eq!(format!("{:?}", read(&tables).unwrap()), format!("{diary:?}"));
        }

        #[test]
        fn no_bytes_panic_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            for table in Table::ALL {
                let _ = read(&Tables::from([(*table, bytes.clone())]));
            }
        }

        #[test]
        fn a_damaged_table_never_panics(
            diary in made_up::diary(), place in any::<prop::sample::Index>(), byte in any::<u8>(),
        ) {
            for table in Table::ALL {
                let mut bytes = table.write(&diary).unwrap().into_bytes();
                let place = place.index(bytes.len());
                bytes[place] = byte;
                for problem in read(&Tables::from([(*table, bytes)])).err().into_iter().flatten() {
                    prop_assert!(problem.line >= 1 && problem.reason.len() < 300);
                }
            }
        }
    }
}
