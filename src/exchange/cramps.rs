//! Cramps: the table of recorded cramps.

use super::about::{self, About};
use super::cell::{self, optional, set};
use super::column::{self, Column};
use super::sheet::Line;
use super::{Dialect, Error, Problem, Table, field, relief, shared};
use crate::diary::{
    Cramp, Diary, Duration, EndedBy, Muscle, Night, Onset, Recorded, Side, State, Toes,
};

type Row = Recorded<Cramp>;

/// The most cramps that one record can stand for.
pub(super) const MOST: u32 = 999;

/// Writes the table.
pub(super) fn write(diary: &Diary, dialect: Dialect) -> Result<String, Error> {
    column::write(&columns(), diary.cramps.iter().cloned(), dialect)
}

/// Returns what a reader has to know of each column.
pub(super) fn about() -> Vec<About> {
    column::about(columns())
}

/// The columns that no table of another program fills as they are.
const NOT_MAPPED: [&str; 6] =
    ["cramp_id", "night_date", "night_end_date", "started_at", "time_zone", "recorded_at"];

/// Returns the names of the columns that a column of another program may stand for.
pub(super) fn mapped_names() -> impl Iterator<Item = String> {
    let names = columns().into_iter().map(|column| column.name().to_owned());
    names.filter(|name| !NOT_MAPPED.contains(&name.as_str()))
}

/// Reads a cell into the column of this name.
pub(super) fn put(row: &mut Row, name: &str, cell: &str) -> Result<(), String> {
    let column = columns().into_iter().find(|column| column.name() == name);
    column.map_or(Ok(()), |column| column.put(row, cell))
}

/// Returns the columns in which two records of one key differ.
pub(super) fn differing(one: &Row, other: &Row) -> Vec<String> {
    column::differing(&columns(), one, other)
}

/// Reads the table.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Line<Row>> {
    let blank = || shared::blank(Cramp::on(Night::named_after(Default::default())));
    column::read(Table::Cramps, bytes, &columns(), blank, check, problems)
}

fn check(row: Row) -> Result<Row, String> {
    shared::check_near(row.night.evening(), row.start.as_ref())
        .map_err(|apart| format!("night_date and started_at are {apart}"))?;
    Ok(row)
}

fn columns() -> Vec<Column<Row>> {
    [when(), place(), pain(), course(), relief::columns(), after()].into_iter().flatten().collect()
}

fn when() -> Vec<Column<Row>> {
    let mut columns = vec![shared::key("cramp_id")];
    columns.extend(shared::night(|row: &Row| row.night, |row| &mut row.fact.night));
    columns.extend(shared::moment(
        "started_at",
        "when it began; empty if only the night is known",
        |row: &Row| &row.fact.start,
        |row| &mut row.fact.start,
    ));
    columns.push(
        Column::optional(
            "count",
            "how many cramps the row stands for",
            about::range(&(1..=MOST)),
            |row: &Row| row.count.to_string(),
            |row, cell| {
                let count = optional(cell, |cell| cell::read_whole(cell, 1..=MOST));
                set(&mut row.fact.count, count.map(|count| count.unwrap_or(1)))
            },
        )
        .unknown_as("empty cell: 1"),
    );
    columns
}

fn place() -> Vec<Column<Row>> {
    vec![
        field::word(
            "muscle",
            "the muscle that cramped",
            Muscle::ALL,
            Muscle::word,
            |row: &Row| &row.fact.muscle,
            |row| &mut row.fact.muscle,
        ),
        field::text(
            "muscle_detail",
            "the person's own word for the place",
            |row: &Row| &row.fact.muscle_detail,
            |row| &mut row.fact.muscle_detail,
        ),
        field::word(
            "side",
            "the side of the body",
            Side::ALL,
            Side::word,
            |row: &Row| &row.fact.side,
            |row| &mut row.fact.side,
        ),
    ]
}

fn pain() -> Vec<Column<Row>> {
    vec![
        field::of(
            "duration_s",
            "how long it lasted",
            about::range(&(1..=Duration::LONGEST_S)),
            |row: &Row| &row.fact.duration,
            |row| &mut row.fact.duration,
            |duration| duration.seconds().to_string(),
            read_duration,
        )
        .in_unit("s"),
        field::score(
            "pain_0_10",
            "the pain, from none to the worst imaginable",
            |row: &Row| &row.fact.pain,
            |row| &mut row.fact.pain,
        ),
    ]
}

fn course() -> Vec<Column<Row>> {
    vec![
        field::word(
            "onset",
            "how it began",
            Onset::ALL,
            Onset::word,
            |row: &Row| &row.fact.onset,
            |row| &mut row.fact.onset,
        ),
        field::yes_no(
            "warning_sensation",
            "whether a milder feeling came before it",
            |row: &Row| &row.fact.warning_sensation,
            |row| &mut row.fact.warning_sensation,
        ),
        field::yes_no(
            "muscle_hard",
            "whether the muscle was hard",
            |row: &Row| &row.fact.muscle_hard,
            |row| &mut row.fact.muscle_hard,
        ),
        field::word(
            "toes",
            "what the toes did",
            Toes::ALL,
            Toes::word,
            |row: &Row| &row.fact.toes,
            |row| &mut row.fact.toes,
        ),
        field::yes_no(
            "opposing_muscles",
            "whether muscles that work against each other tightened together",
            |row: &Row| &row.fact.opposing_muscles,
            |row| &mut row.fact.opposing_muscles,
        ),
        field::word(
            "state",
            "asleep or awake; a cramp while up is left out of night rates",
            State::ALL,
            State::word,
            |row: &Row| &row.fact.state,
            |row| &mut row.fact.state,
        ),
        field::yes_no(
            "woke",
            "whether it woke the person",
            |row: &Row| &row.fact.woke,
            |row| &mut row.fact.woke,
        ),
    ]
}

fn after() -> Vec<Column<Row>> {
    vec![
        field::word(
            "ended_by",
            "what ended it",
            EndedBy::ALL,
            EndedBy::word,
            |row: &Row| &row.fact.ended_by,
            |row| &mut row.fact.ended_by,
        ),
        field::of(
            "soreness_h",
            "how long the muscle was sore afterwards",
            about::range(&(0.0..=Cramp::LONGEST_SORENESS_H)),
            |row: &Row| &row.fact.soreness_h,
            |row| &mut row.fact.soreness_h,
            |hours| cell::number(*hours),
            |cell| cell::read_between(cell, 0.0, Cramp::LONGEST_SORENESS_H),
        )
        .in_unit("h")
        .holding_numbers(),
        field::whole(
            "awake_min",
            "how long the person was awake afterwards",
            0..=Cramp::LONGEST_AWAKE_MIN,
            |row: &Row| &row.fact.awake_min,
            |row| &mut row.fact.awake_min,
        )
        .in_unit("min"),
        field::score(
            "distress_0_10",
            "the distress, from none to the worst imaginable",
            |row: &Row| &row.fact.distress,
            |row| &mut row.fact.distress,
        ),
        field::text(
            "trigger_noticed",
            "what the person thinks set it off; none if nothing did",
            |row: &Row| &row.fact.trigger,
            |row| &mut row.fact.trigger,
        ),
        field::text("note", "anything else", |row: &Row| &row.fact.note, |row| &mut row.fact.note),
        shared::recorded_at(),
    ]
}

/// Reads a duration in seconds.
pub(super) fn read_duration(cell: &str) -> Result<Duration, String> {
    let seconds = cell::read_whole(cell, 1..=Duration::LONGEST_S)?;
    Duration::from_seconds(seconds).ok_or_else(|| "is not a duration".to_owned())
}
