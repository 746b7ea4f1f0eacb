//! The numbers of a picture as text: a table for a terminal, objects for programs.

use comfy_table::{CellAlignment, ContentArrangement, TableStyle};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::charts::{Cell, Chart, Column, Kind, Table, View};
use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::json::FORMAT;
use crate::cli::phrases;
use crate::cli::session::Session;

pub(super) fn answer(views: &[(Kind, View<'_>)], session: &Session) -> Result<Answer, Failure> {
    let charts = views.iter().map(|(kind, view)| (*kind, Chart::of(*kind, view)));
    if session.json {
        let charts = charts.map(|(kind, chart)| Form::of(kind, &chart)).collect();
        return Answer::json(&Forms { format: FORMAT, charts });
    }
    let written: Vec<String> = charts.map(|(_, chart)| written(&chart, session.width)).collect();
    Ok(Answer::text(written.join("\n\n")))
}

/// Below this many columns the cells of a row stand below each other.
const NARROW: usize = 70;

/// Writes the words around a picture and its numbers, no line wider than the terminal.
fn written(chart: &Chart, width: usize) -> String {
    let (caption, table) = (chart.caption(), chart.table());
    let mut lines: Vec<String> =
        phrases::wrapped(&caption.title, width).iter().map(|line| phrases::bold(line)).collect();
    lines.extend(phrases::wrapped(&caption.subtitle, width));
    if !table.rows.is_empty() {
        let rows = if width < NARROW { stacked(&table, width) } else { aligned(&table, width) };
        lines.extend([String::new(), rows, String::new()]);
    }
    for note in table.notes.iter().chain([&caption.source]) {
        lines.extend(phrases::wrapped(note, width).iter().map(|line| phrases::dim(line)));
    }
    lines.join("\n")
}

/// Sets a table with its columns below each other; numbers stand right, words are broken.
fn aligned(table: &Table, width: usize) -> String {
    let mut lines = comfy_table::Table::new();
    lines.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Dynamic);
    lines.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    lines.set_header(table.columns.iter().map(|column| column.heading));
    for row in &table.rows {
        lines.add_row(row.iter().map(Cell::to_string));
    }
    for (place, column) in lines.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        if table.rows.iter().filter_map(|row| row.get(place)).all(Cell::is_number_or_unknown) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    lines.trim_fmt()
}

/// Writes each row as its first cell, and the others below it with their headings.
fn stacked(table: &Table, width: usize) -> String {
    let mut lines = Vec::new();
    for row in &table.rows {
        for (place, (column, cell)) in table.columns.iter().zip(row).enumerate() {
            match place {
                0 => lines.extend(phrases::wrapped(&phrases::bold(&cell.to_string()), width)),
                _ => lines.push(format!("  {}: {cell}", column.heading)),
            }
        }
    }
    lines.join("\n")
}

#[derive(serde::Serialize)]
struct Forms {
    format: u32,
    charts: Vec<Form>,
}

/// A picture as an object.
#[derive(serde::Serialize)]
struct Form {
    chart: &'static str,
    title: String,
    subtitle: String,
    source: String,
    rows: Vec<Row>,
    notes: Vec<String>,
}

impl Form {
    fn of(kind: Kind, chart: &Chart) -> Self {
        let (caption, table) = (chart.caption().clone(), chart.table());
        let columns = table.columns;
        Self {
            chart: kind.word(),
            title: caption.title,
            subtitle: caption.subtitle,
            source: caption.source,
            rows: table.rows.into_iter().map(|cells| Row(columns.clone(), cells)).collect(),
            notes: table.notes,
        }
    }
}

/// So many cramp nights of so many nights.
#[derive(serde::Serialize)]
struct Nights {
    cramp_nights: u64,
    nights: u64,
}

/// A row as an object, in the order of its columns; what is not known is `null`.
struct Row(Vec<Column>, Vec<Cell>);

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (column, cell) in self.0.iter().zip(&self.1) {
            match cell {
                Cell::Text(text) => map.serialize_entry(column.key, text)?,
                Cell::Count(count) => map.serialize_entry(column.key, count)?,
                Cell::Figure(value, _) => map.serialize_entry(column.key, value)?,
                Cell::Nights { cramp_nights, nights } => {
                    let nights = Nights { cramp_nights: *cramp_nights, nights: *nights };
                    map.serialize_entry(column.key, &nights)?;
                }
                Cell::Date(date) => map.serialize_entry(column.key, &date.to_string())?,
                Cell::Unknown => map.serialize_entry(column.key, &None::<()>)?,
            }
        }
        map.end()
    }
}
