//! The table of the factors: what was counted with and without, the difference, what is missing.

use chrono::NaiveDate;

use crate::analysis::factors::{Finding, Grade, Scan};
use crate::analysis::words::factors as words;
use crate::cli::phrases;

/// The width of the columns of figures; the name before them and what comes last share the rest.
const FIGURES: [usize; 3] = [15, 15, 17];
/// The width of the name where the terminal has 80 columns; it takes what there is besides.
const NAME: usize = 20;
/// Below this many columns the factors are told one below the other.
pub(super) const NARROW: usize = 80;

/// Returns the table, by grade and then by evidence; nothing in the first four weeks.
pub(super) fn lines(scan: &Scan, today: NaiveDate, width: usize) -> Vec<String> {
    if scan.is_young() {
        return Vec::new();
    }
    let found = scan.by_evidence();
    let name = NAME + width.saturating_sub(NARROW).min(20);
    let mut lines = Vec::new();
    if width >= NARROW && !found.is_empty() {
        lines.extend([String::new()].into_iter().chain(header(scan, name)));
    }
    for group in found.chunk_by(|a, b| a.grade == b.grade) {
        let grade = group.first().and_then(|finding| finding.grade);
        if width < NARROW {
            lines.extend([String::new(), phrases::bold(words::heading(grade))]);
            lines.extend(group.iter().map(|finding| stacked(finding, scan, today, width)));
        } else {
            let heads = [words::heading(grade), "", "", "", words::last_heading(grade)];
            lines.push(phrases::bold(&cells(&heads, name)));
            lines.extend(group.iter().map(|finding| row(finding, scan, today, name)));
        }
    }
    let is_early = |finding: &&Finding| finding.grade == Some(Grade::TooEarly);
    if found.iter().any(is_early) && scan.family > 0 && width >= NARROW {
        lines
            .extend(phrases::wrapped(words::NIGHTS_TO_GO, width).iter().map(|it| phrases::dim(it)));
    }
    lines
}

/// Returns the heads of the columns.
fn header(scan: &Scan, name: usize) -> [String; 2] {
    let nights = format!("{}s", scan.outcome.word());
    [["", &*nights, &*nights, "difference in", ""], ["", "with it", "without it", "100 nights", ""]]
        .map(|heads| phrases::dim(&cells(&heads, name)))
}

/// Returns one factor as a line of the table; a long name goes on below.
fn row(finding: &Finding, scan: &Scan, today: NaiveDate, room: usize) -> String {
    let name = in_lines(&words::name(finding), room);
    let sides = finding.shown().and_then(|comparison| comparison.sides).unwrap_or_default();
    let with = words::share(sides.outcome_exposed, sides.exposed);
    let without = words::share(sides.outcome_unexposed, sides.unexposed);
    let difference = finding.best().map_or("–".to_owned(), |(_, found)| words::difference(found));
    let last = words::last_cell(finding, scan, today).unwrap_or_default();
    let first = format!("  {}", name.first().map_or("", String::as_str));
    let mut lines = vec![cells(&[&first, &with, &without, &difference, &last], room)];
    lines.extend(name.iter().skip(1).map(|rest| format!("    {rest}")));
    lines.join("\n")
}

/// Breaks a name into lines that fit its column; a word that does not is broken too.
fn in_lines(name: &str, column: usize) -> Vec<String> {
    let room = column - 3;
    let fitting = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        let pieces: Vec<String> = letters.chunks(room).map(|it| it.iter().collect()).collect();
        pieces.join(" ")
    };
    let words: Vec<String> = name.split(' ').map(fitting).collect();
    phrases::wrapped(&words.join(" "), room)
}

fn cells(cells: &[&str; 5], name: usize) -> String {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip([name].into_iter().chain(FIGURES)) {
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.chars().count()).max(1)));
    }
    line.push_str(cells[4]);
    line.trim_end().to_owned()
}

fn stacked(finding: &Finding, scan: &Scan, today: NaiveDate, width: usize) -> String {
    format!("  {}", phrases::hanging(&words::finding(finding, scan, today), 4, width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_any_length_stays_in_its_column() {
        for name in
            ["water", "tight legs above 4 (the night after)", "hexamethylenediaminetetraacetate"]
        {
            let lines = in_lines(name, NAME);
            assert!(lines.iter().all(|line| line.chars().count() <= NAME - 3), "{lines:?}");
        }
    }

    #[test]
    fn cells_stand_below_each_other_and_never_touch() {
        let line = cells(
            &[
                "water",
                "1056/2210 48 %",
                "97/271 36 %",
                "\u{2212}36 (\u{2212}65 to \u{2212}10)",
                "1 in 40",
            ],
            NAME,
        );
        assert_eq!(line.chars().position(|c| c == '9'), Some(35));
        assert!(line.chars().count() <= 80);
        assert_eq!(cells(&["", "x", "", "", ""], NAME), format!("{:20}x", ""));
    }
}
