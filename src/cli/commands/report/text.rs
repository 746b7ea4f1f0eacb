//! The report in a terminal: the same facts, one below the other.

use comfy_table::{CellAlignment, ContentArrangement, Table, TableStyle};

use crate::cli::phrases;
use crate::report::{Counts, Grid, Item, Part, Section, Visit};

/// Where the values of facts begin.
const VALUES: usize = 32;
/// Where they begin at the foot, which names the data with 64 digits.
const SOURCES: usize = 12;
/// How wide the longest bar of the hours is.
const BAR: u64 = 30;

/// Writes the report, no line wider than the terminal.
pub(super) fn written(visit: &Visit, width: usize) -> String {
    let mut lines = vec![phrases::bold(visit.title)];
    lines.extend(phrases::wrapped(&visit.period, width));
    for section in &visit.sections {
        lines.extend(of_section(section, width));
    }
    lines.join("\n")
}

fn of_section(section: &Section, width: usize) -> Vec<String> {
    let heading = [String::new(), phrases::bold(section.heading)];
    let parts = section.parts.iter().flat_map(|part| of_part(part, width));
    heading.into_iter().chain(parts).collect()
}

fn of_part(part: &Part, width: usize) -> Vec<String> {
    match part {
        Part::Items(items) => facts(items, VALUES, width),
        Part::Source(items) => facts(items, SOURCES, width),
        Part::Counts(counts) => vec![fact(counts.what, &kinds(counts), VALUES, width)],
        Part::Hours(counted) => hours(counted),
        Part::Grid(table) => vec![grid(table, width)],
        Part::Said(_, sentences) | Part::Urgent(sentences) => {
            sentences.iter().map(|text| sentence(text, width)).collect()
        }
        Part::Questions(questions) => questions
            .iter()
            .zip(1..)
            .map(|(text, n)| sentence(&format!("{n}. {text}"), width))
            .collect(),
    }
}

fn sentence(text: &str, width: usize) -> String {
    format!("  {}", phrases::hanging(text, 4, width))
}

fn facts(items: &[Item], column: usize, width: usize) -> Vec<String> {
    items.iter().map(|item| fact(&item.what, &told(item), column, width)).collect()
}

/// Writes a fact as a line of two columns, of which the second begins at `column`.
fn fact(what: &str, told: &str, column: usize, width: usize) -> String {
    let what = format!("  {}", phrases::shortened(what));
    let value = phrases::hanging(told, column, width);
    match what.chars().count() < column {
        true => format!("{what:column$}{value}"),
        false => format!("{what}\n{:column$}{value}", ""),
    }
}

fn told(item: &Item) -> String {
    match (item.value.is_nothing(), item.note.is_empty()) {
        (true, false) => item.note.clone(),
        (_, true) => item.measured(),
        (false, false) => format!("{} ({})", item.measured(), item.note),
    }
}

fn kinds(counts: &Counts) -> String {
    let kind = |(kind, count): &(String, u64)| format!("{kind} {count}");
    let note = (!counts.note.is_empty()).then(|| counts.note.clone());
    counts.counts.iter().map(kind).chain(note).collect::<Vec<_>>().join(", ")
}

/// Draws the hours from the first to the last in which any cramp began.
fn hours(counted: &[u64; 24]) -> Vec<String> {
    let highest = counted.iter().copied().max().unwrap_or(0).max(1);
    let begun = |count: &u64| *count > 0;
    let (Some(first), Some(last)) =
        (counted.iter().position(begun), counted.iter().rposition(begun))
    else {
        return Vec::new();
    };
    let hour = |place: usize| {
        let count = counted.get(place).copied().unwrap_or(0);
        let bar = "▪".repeat(usize::try_from((count * BAR).div_ceil(highest)).unwrap_or(0));
        let line = format!("  {:02}:00 {count:>5}  {bar}", (place + 12) % 24);
        line.trim_end().to_owned()
    };
    let heading = "  hour by hour, when they began".to_owned();
    [heading].into_iter().chain((first..=last).map(hour)).collect()
}

/// Sets a table with its columns below each other; numbers stand right, words are broken.
fn grid(grid: &Grid, width: usize) -> String {
    let mut table = Table::new();
    table.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width.saturating_sub(2)).unwrap_or(u16::MAX));
    table.set_header([grid.of].into_iter().chain(grid.columns.iter().map(|column| column.heading)));
    for row in &grid.rows {
        let note = if row.note.is_empty() { String::new() } else { format!(" ({})", row.note) };
        let cells = row.cells.iter().map(ToString::to_string);
        table.add_row([format!("{}{note}", row.name)].into_iter().chain(cells));
    }
    for (place, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        let Some(place) = place.checked_sub(1) else { continue };
        let mut cells = grid.rows.iter().filter_map(|row| row.cells.get(place));
        if cells.all(|cell| cell.is_number() || cell.is_nothing()) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt().lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
