//! The table of the factors: what was counted with and without, the difference, what is missing.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::analysis::factors::{Comparison, Finding, Grade, Scan};
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
    let mut found: Vec<&Finding> = scan.findings.iter().collect();
    found.sort_by(|a, b| by_evidence(a, b));
    let name = NAME + width.saturating_sub(NARROW).min(20);
    let mut lines = Vec::new();
    if width >= NARROW && !found.is_empty() {
        lines.extend([String::new()].into_iter().chain(header(scan, name)));
    }
    for group in found.chunk_by(|a, b| a.grade == b.grade) {
        let grade = group.first().and_then(|finding| finding.grade);
        if width < NARROW {
            lines.extend([String::new(), phrases::bold(heading(grade))]);
            lines.extend(group.iter().map(|finding| stacked(finding, scan, today, width)));
        } else {
            let heads = [heading(grade), "", "", "", last_heading(grade)];
            lines.push(phrases::bold(&cells(&heads, name)));
            lines.extend(group.iter().map(|finding| row(finding, scan, today, name)));
        }
    }
    let is_early = |finding: &&Finding| finding.grade == Some(Grade::TooEarly);
    if found.iter().any(is_early) && scan.family > 0 && width >= NARROW {
        lines.extend(phrases::wrapped(NIGHTS_TO_GO, width).iter().map(|it| phrases::dim(it)));
    }
    lines
}

/// What the last column means where it is too early.
const NIGHTS_TO_GO: &str = "Nights to go: with it noted, until a doubling (where that cannot be, a halving) would show, and \
     when that is at the present pace. Enough: it would have shown; something smaller cannot be told \
     yet.";

fn by_evidence(a: &Finding, b: &Finding) -> Ordering {
    let rank = |finding: &Finding| {
        let grades = [Grade::Clear, Grade::Possible, Grade::NoSign, Grade::TooEarly];
        finding.grade.and_then(|grade| grades.iter().position(|it| *it == grade))
    };
    let p = |finding: &Finding| finding.best().map_or(2.0, |(_, found)| found.p);
    rank(a).cmp(&rank(b)).then(p(a).total_cmp(&p(b)))
}

fn heading(grade: Option<Grade>) -> &'static str {
    match grade {
        Some(Grade::Clear) => "Clear",
        Some(Grade::Possible) => "Possible",
        Some(Grade::NoSign) => "No sign",
        Some(Grade::TooEarly) => "Too early",
        None => "Figures, without grades",
    }
}

fn last_heading(grade: Option<Grade>) -> &'static str {
    match grade {
        Some(Grade::Clear | Grade::Possible) => "by chance",
        Some(Grade::TooEarly) => "nights to go",
        Some(Grade::NoSign) | None => "",
    }
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
    let comparison =
        finding.best().map(|(comparison, _)| comparison).or(finding.comparisons.first());
    let sides = comparison.and_then(|comparison| comparison.sides).unwrap_or_default();
    let with = words::share(sides.outcome_exposed, sides.exposed);
    let without = words::share(sides.outcome_unexposed, sides.unexposed);
    let difference = finding.best().map_or("–".to_owned(), |(_, found)| words::difference(found));
    let last = last_cell(finding, comparison, scan, today).unwrap_or_default();
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

/// Returns how rarely chance shows as much, or what is still missing.
fn last_cell(
    finding: &Finding,
    comparison: Option<&Comparison>,
    scan: &Scan,
    today: NaiveDate,
) -> Option<String> {
    match (finding.grade?, finding.more_nights(), comparison?.found.as_ref()) {
        (Grade::Clear | Grade::Possible, ..) => finding.p_adjusted().map(words::one_in),
        (Grade::NoSign, ..) => None,
        (Grade::TooEarly, Some(0), _) => Some("enough".to_owned()),
        (Grade::TooEarly, Some(more), _) => Some(match words::enough_on(finding, scan, today) {
            Some(date) => format!("{more}, {}", date.format("%b %Y")),
            None => more.to_string(),
        }),
        (Grade::TooEarly, None, Err(shut)) => {
            Some(words::more_in_short(comparison?, *shut, scan.outcome))
        }
        (Grade::TooEarly, None, Ok(_)) => None,
    }
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
