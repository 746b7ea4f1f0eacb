//! Bearable: an entry in each row, with its category; symptoms and factors stand in `detail`.
//!
//! The program is closed. Its columns are those that readers of its exports name: `date`, `date formatted`, `weekday`,
//! `time of day`, `category`, `rating/amount`, `detail`, `notes` (bcwilsondotcom/obsidian-bearable-import-plugin,
//! andrewmiller0728/BearableDataProcessing, OmegaJak/bearable-csv).

use super::preset::{Row, Said, columns};
use crate::exchange::sheet::Sheet;

/// The column of the date.
pub(super) const DATE: &str = "date formatted";

/// The column of the time, or of the part of the day.
pub(super) const TIME: &str = "time of day";

/// The column of the notes.
const NOTES: &str = "notes";

/// Returns a row for each thing that an entry names.
pub(super) fn rows(sheet: &Sheet) -> Result<Vec<Row>, String> {
    let wanted = [DATE, TIME, "category", "rating/amount", "detail", NOTES];
    let [date, time, category, rating, detail, notes] = columns(sheet, wanted)?;
    let mut rows = Vec::new();
    for (line, cells) in sheet.all() {
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.trim());
        for (name, said) in things(cell(category), cell(rating), cell(detail)) {
            rows.push(Row {
                line,
                thing: Some(name.clone()),
                content: [date, time, category, rating]
                    .map(cell)
                    .into_iter()
                    .chain([name.as_str()])
                    .map(str::to_owned)
                    .collect(),
                cells: vec![
                    (DATE.to_owned(), Said::of(cell(date))),
                    (TIME.to_owned(), Said::of(cell(time))),
                    (name, said),
                    (NOTES.to_owned(), Said::of(cell(notes))),
                ],
            });
        }
    }
    Ok(rows)
}

/// Returns what an entry names: `Headache (Mild)`, or `Coffee - A lot | Email`, or its category alone.
///
/// How bad a symptom was is a step from none to four, and no score from 0 to 10: only whether there was one is taken.
fn things(category: &str, rating: &str, detail: &str) -> Vec<(String, Said)> {
    if detail.is_empty() {
        return vec![(category.to_owned(), measured(rating))];
    }
    let is_symptom = category.eq_ignore_ascii_case("symptom");
    let parts = detail.split('|').map(str::trim).filter(|part| !part.is_empty());
    let thing = |part: &str| {
        let (name, level) = match part.strip_suffix(')').and_then(|part| part.rsplit_once(" (")) {
            Some(of_symptom) => of_symptom,
            None => part.rsplit_once(" - ").unwrap_or((part, "")),
        };
        let is_none = |text: &str| text.eq_ignore_ascii_case("none") || text == "0";
        let said = if is_none(level) || is_none(rating) {
            Said::No
        } else if is_symptom || rating.is_empty() {
            Said::Yes
        } else {
            measured(rating)
        };
        let name = name.trim_start_matches(|c: char| !c.is_alphanumeric()).trim();
        (name.to_owned(), said)
    };
    parts.map(thing).collect()
}

/// Returns what was measured: a number, or `7:30` as a length of time.
fn measured(rating: &str) -> Said {
    match rating.split_once(':') {
        Some((hours, minutes)) => Said::Text(format!("{hours}h {minutes}min")),
        None => Said::of(rating),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_in_a_detail_is_told_by_itself() {
        let text = |text: &str| Said::Text(text.to_owned());
        let named = |name: &str, said: Said| (name.to_owned(), said);
        assert_eq!(things("Symptom", "3", "Leg cramp (Severe)"), [named("Leg cramp", Said::Yes)]);
        assert_eq!(things("Symptom", "0", "Leg cramp (None)"), [named("Leg cramp", Said::No)]);
        assert_eq!(
            things("Factors", "", "☕ Coffee - A lot | Alcohol - None | Yoga"),
            [named("Coffee", Said::Yes), named("Alcohol", Said::No), named("Yoga", Said::Yes)]
        );
        assert_eq!(things("Sleep", "7:30", ""), [named("Sleep", text("7h 30min"))]);
        assert_eq!(things("Mood", "6", ""), [named("Mood", text("6"))]);
    }
}
