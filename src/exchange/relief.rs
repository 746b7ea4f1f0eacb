//! Relief: what was tried and how it worked, as four lists of the same length.

use super::about;
use super::cell::{self, known, optional, read_text, read_whole, read_word, set};
use super::column::Column;
use super::list;
use crate::diary::{Cramp, Effect, Recorded, Relief, Technique};

type Row = Recorded<Cramp>;

/// The longest time after which something can have helped, in minutes.
const LONGEST_MIN: u32 = 24 * 60;

/// Returns the columns; what is unknown of one of several reliefs is an empty entry.
pub(super) fn columns() -> Vec<Column<Row>> {
    vec![
        Column::optional(
            "relief",
            "what was tried, in order",
            about::several(Technique::ALL, Technique::word),
            |row: &Row| list::write(&row.relief, |relief| relief.technique.word().to_owned()),
            |row, cell| set(&mut row.fact.relief, list::read(cell, read_technique)),
        ),
        beside(
            "relief_detail",
            "how exactly, one entry for each entry of relief",
            about::TEXT.to_owned(),
            |relief| cell::text(relief.detail.as_ref()),
            |relief, entry| set(&mut relief.detail, Ok(read_text(entry))),
        ),
        beside(
            "relief_effect",
            "how well it worked, one entry for each entry of relief",
            about::words(Effect::ALL, Effect::word),
            |relief| known(relief.effect, |effect| effect.word().to_owned()),
            |relief, entry| {
                let effect = |entry: &str| read_word(entry, Effect::ALL, Effect::word);
                set(&mut relief.effect, optional(entry, effect))
            },
        ),
        beside(
            "minutes_to_relief",
            "after how long it worked, one entry for each entry of relief",
            about::range(&(0..=LONGEST_MIN)),
            |relief| known(relief.minutes, |minutes| minutes.to_string()),
            |relief, entry| {
                let minutes = |entry: &str| read_whole(entry, 0..=LONGEST_MIN);
                set(&mut relief.minutes, optional(entry, minutes))
            },
        )
        .in_unit("min"),
    ]
}

/// Returns a column that says something of each relief.
fn beside(
    name: &str,
    meaning: &str,
    values: String,
    write: fn(&Relief) -> String,
    read: fn(&mut Relief, &str) -> Result<(), String>,
) -> Column<Row> {
    Column::optional(
        name,
        meaning,
        values,
        move |row: &Row| list::write(&row.relief, write),
        move |row, cell| list::read_beside(cell, &mut row.fact.relief, "relief", read),
    )
}

fn read_technique(entry: &str) -> Result<Relief, String> {
    read_word(entry, Technique::ALL, Technique::word).map(Relief::by)
}
