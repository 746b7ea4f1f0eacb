//! Trackers: the data points of Track & Graph, a row for each.
//!
//! Written by `CSVReadWriterImpl.kt` of SamAmco/track-and-graph: `FeatureName,Timestamp,Value,Label,Note`; older ones have
//! no `Label`, but `1.0:label` as the value.

use super::preset::{Row, Said, columns};
use crate::exchange::sheet::Sheet;

/// The column of the moment.
pub(super) const AT: &str = "Timestamp";

/// The column of what was written beside the value.
const NOTE: &str = "Note";

/// Returns a row for each data point, its value under the name of its tracker.
pub(super) fn rows(sheet: &Sheet) -> Result<Vec<Row>, String> {
    let [name, at, value] = columns(sheet, ["FeatureName", AT, "Value"])?;
    let label = sheet.names().position(|name| name == "Label");
    let note = sheet.names().position(|name| name == NOTE);
    let row = |line: u64, cells: &[String]| {
        let cell = |place: usize| cells.get(place).map_or("", String::as_str);
        let labelled = label.map_or("", cell);
        Row {
            line,
            thing: Some(cell(name).trim().to_owned()),
            cells: vec![
                (AT.to_owned(), Said::of(cell(at))),
                (cell(name).trim().to_owned(), said(cell(value), labelled)),
                (NOTE.to_owned(), Said::of(note.map_or("", cell))),
            ],
            content: [name, at, value].map(cell).map(str::to_owned).into(),
        }
    };
    Ok(sheet.all().map(|(line, cells)| row(line, cells)).collect())
}

/// Returns what a value says: the label if it has one, a length of time in words, else the number.
fn said(value: &str, label: &str) -> Said {
    let parts: Vec<&str> = value.trim().splitn(4, ':').collect();
    let (told, of_value) = match parts[..] {
        [hours, minutes, seconds] => (span(hours, minutes, seconds), ""),
        [hours, minutes, seconds, label] => (span(hours, minutes, seconds), label),
        [number, label] => (whole(number), label),
        _ => (whole(value.trim()), ""),
    };
    let label = if label.trim().is_empty() { of_value } else { label };
    if label.trim().is_empty() { Said::of(&told) } else { Said::of(label) }
}

fn span(hours: &str, minutes: &str, seconds: &str) -> String {
    format!("{hours}h {minutes}min {seconds}s")
}

/// Writes 1.0 as 1.
fn whole(number: &str) -> String {
    number.strip_suffix(".0").unwrap_or(number).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_a_number_a_label_or_a_length_of_time() {
        for (value, label, text) in [
            ("1.0", "", "1"),
            ("-10.1", "", "-10.1"),
            ("0.0", "Label 1", "Label 1"),
            ("0.0:Label 1", "", "Label 1"),
            ("1:10:00", "", "1h 10min 00s"),
            ("1:10:00:", "", "1h 10min 00s"),
        ] {
            assert_eq!(said(value, label), Said::Text(text.to_owned()), "{value}");
        }
        assert_eq!(said("", ""), Said::Nothing);
    }
}
