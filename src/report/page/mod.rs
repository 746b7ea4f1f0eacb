//! Page: the report as one HTML page that needs nothing else: no script, no network, no other file.
//!
//! Whatever a person wrote is escaped by `maud`. The policy of the page lets nothing run and nothing
//! load; of styles it allows the one sheet whose hash it names.

mod hours;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::visit::INTENDED_USE;
use super::{Counts, Grid, Item, Part, Section, Value, Visit};

/// How the page looks, on a screen and on paper.
const STYLE: &str = include_str!("style.css");

/// What the page may do: use its own style sheet, known by its SHA-256, and nothing else.
const POLICY: &str = "default-src 'none'; \
     style-src 'sha256-uYnA3qbDxivYtdKL+nr2W+qoLBshgIkkwAJpVqNmGVo='; \
     base-uri 'none'; form-action 'none'";

/// The weekly chart as SVG: on white, and for dark screens.
#[derive(Clone, Copy, Debug)]
pub struct Charts<'a> {
    /// On white, for paper and for light screens.
    pub light: &'a str,
    /// On black.
    pub dark: &'a str,
}

/// Returns the report as an HTML page; `charts` is SVG that is already safe.
pub fn page(visit: &Visit, charts: Option<Charts<'_>>) -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (visit.title) ", " (visit.made_on) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (head(visit))
                main {
                    @for section in &visit.sections {
                        (of_section(section))
                        @if let Some(charts) = charts.filter(|_| section.key == "often") {
                            (chart(charts))
                        }
                    }
                }
                (foot(visit))
            }
        }
    }
    .into_string()
}

fn head(visit: &Visit) -> Markup {
    html! {
        header {
            h1 { (visit.title) }
            p.period { (visit.period) }
            @if !visit.glance.is_empty() {
                dl.glance {
                    @for item in &visit.glance {
                        div {
                            dt { (item.what) }
                            dd.figure { (item.value) }
                            dd.note { (item.note) }
                        }
                    }
                }
            }
        }
    }
}

fn of_section(section: &Section) -> Markup {
    html! {
        section.(section.key) aria-labelledby=(section.key) {
            h2 id=(section.key) { (section.heading) }
            @for part in &section.parts { (of_part(part)) }
        }
    }
}

fn of_part(part: &Part) -> Markup {
    match part {
        Part::Items(items) => facts(items),
        Part::Counts(counts) => kinds(counts),
        Part::Hours(counted) => hours::hours(counted),
        Part::Grid(table) => grid(table),
        Part::Said(what, sentences) => html! {
            @for text in sentences { p class=(what.replace(' ', "-")) { (text) } }
        },
        Part::Urgent(sentences) => html! { @for text in sentences { p { strong { (text) } } } },
        Part::Questions(questions) => html! {
            ol.questions { @for question in questions { li { (question) } } }
        },
        Part::Source(_) => html! {},
    }
}

fn facts(items: &[Item]) -> Markup {
    html! {
        dl.facts {
            @for item in items {
                div {
                    dt { (item.what) }
                    dd {
                        span.value { (item.measured()) }
                        @if !item.note.is_empty() { " " span.note { (item.note) } }
                    }
                }
            }
        }
    }
}

fn kinds(counts: &Counts) -> Markup {
    let kind = |(kind, count): &(String, u64)| format!("{kind} {count}");
    let told = counts.counts.iter().map(kind).collect::<Vec<_>>().join(" · ");
    html! {
        dl.facts {
            div {
                dt { (counts.what) }
                dd {
                    span.value { (told) }
                    @if !counts.note.is_empty() { " " span.note { (counts.note) } }
                }
            }
        }
    }
}

fn grid(grid: &Grid) -> Markup {
    let is_number = |place: usize| {
        let mut cells = grid.rows.iter().filter_map(|row| row.cells.get(place));
        cells.all(|cell| cell.is_number() || cell.is_nothing())
    };
    let numbers: Vec<bool> = (0..grid.columns.len()).map(is_number).collect();
    let class = |place: usize| numbers.get(place).copied().unwrap_or(false).then_some("number");
    let kind = |place: usize, cell: &Value| match cell {
        Value::Date(_) => Some("date"),
        _ => class(place),
    };
    html! {
        div.wide.(grid.key) tabindex="0" role="group" aria-label=(grid.caption) {
            table {
                caption { (grid.caption) }
                thead {
                    tr {
                        @if grid.of.is_empty() { td {} } @else { th scope="col" { (grid.of) } }
                        @for (place, column) in grid.columns.iter().enumerate() {
                            th scope="col" class=[class(place)] { (column.heading) }
                        }
                    }
                }
                tbody {
                    @for row in &grid.rows {
                        tr {
                            th scope="row" {
                                (row.name)
                                @if !row.note.is_empty() { " " span.note { (row.note) } }
                            }
                            @for (place, cell) in row.cells.iter().enumerate() {
                                td class=[kind(place, cell)] { (cell) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn chart(charts: Charts<'_>) -> Markup {
    html! {
        figure.chart tabindex="0" role="group" aria-label="Cramps per week" {
            div.on-light { (PreEscaped(charts.light)) }
            div.on-dark { (PreEscaped(charts.dark)) }
        }
    }
}

fn foot(visit: &Visit) -> Markup {
    let short: String = visit.foot.data_hash.chars().take(12).collect();
    html! {
        footer {
            p { (INTENDED_USE) " These are health data: show them to whom you choose." }
            p.source {
                "Made on " (visit.made_on) " by cramp " (visit.foot.version)
                " · data " span title=(visit.foot.data_hash) { (short) }
                " · " code { (visit.foot.command) }
            }
        }
    }
}

#[cfg(test)]
mod tests;
