//! Habits: the check marks of Loop Habit Tracker, a column for each habit and a row for each date.
//!
//! The export is a zip or a folder; `Checkmarks.csv` at its top has all habits, and one in the folder of each
//! habit has its notes too. Written by `HabitsCSVExporter.kt` and `Entry.kt` of iSoron/uhabits.

use super::preset::{Row, Said, columns};
use crate::exchange::sheet::Sheet;

/// The column of the date.
pub(super) const DATE: &str = "Date";

/// Returns a row for each habit and date, so that a new habit leaves the keys of the others as they are.
pub(super) fn rows(sheet: &Sheet) -> Result<Vec<Row>, String> {
    let [date] = columns(sheet, [DATE])?;
    let mut rows = Vec::new();
    for (line, cells) in sheet.all() {
        let day = cells.get(date).map_or("", String::as_str);
        let habits = sheet.names().zip(cells).enumerate();
        for (_, (habit, mark)) in
            habits.filter(|(place, (habit, _))| *place != date && !habit.is_empty())
        {
            rows.push(Row {
                line,
                thing: None,
                cells: vec![(DATE.to_owned(), Said::of(day)), (habit.to_owned(), said(mark))],
                content: vec!["loop".to_owned(), day.to_owned(), habit.to_owned(), mark.clone()],
            });
        }
    }
    Ok(rows)
}

/// Returns what a mark says: in words since 2022, as their numbers before.
///
/// `YES_AUTO` follows from how often the habit is planned, and nobody ticked it: it says nothing, as do a day
/// that was skipped and one without an answer. Other numbers are thousandths of what was measured.
fn said(mark: &str) -> Said {
    match mark.trim() {
        "YES_MANUAL" | "2" => Said::Yes,
        "NO" | "0" => Said::No,
        "YES_AUTO" | "SKIP" | "UNKNOWN" | "1" | "3" | "-1" | "-3" => Said::Nothing,
        mark => match mark.parse::<u32>() {
            Ok(thousandths) => Said::Text((f64::from(thousandths) / 1000.0).to_string()),
            Err(_) => Said::of(mark),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_ticked_or_measured_is_known() {
        for (mark, is) in [
            ("YES_MANUAL", Said::Yes),
            ("NO", Said::No),
            ("YES_AUTO", Said::Nothing),
            ("SKIP", Said::Nothing),
            ("UNKNOWN", Said::Nothing),
            ("-1", Said::Nothing),
            ("1500", Said::Text("1.5".to_owned())),
            ("2000000", Said::Text("2000".to_owned())),
            ("Sick", Said::Text("Sick".to_owned())),
            ("", Said::Nothing),
        ] {
            assert_eq!(said(mark), is, "{mark}");
        }
    }
}
