//! Item: what a section of the report is made of, down to one flat row.

use crate::analysis::Interval;

use super::Value;

/// A section of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its name for programs: one or two words joined by `_`.
    pub key: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// What it says, in the order of reading; never empty.
    pub parts: Vec<Part>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Facts, one below the other.
    Items(Vec<Item>),
    /// How often each of some kinds was recorded.
    Counts(Counts),
    /// How many cramps began in each hour of the night, from noon to noon.
    Hours([u64; 24]),
    /// A table.
    Grid(Grid),
    /// Sentences, and what they are, for programs.
    Said(&'static str, Vec<String>),
    /// Sentences that must be seen first.
    Urgent(Vec<String>),
    /// The person's own questions, in their words.
    Questions(Vec<String>),
    /// Where the report comes from, which stands at its foot.
    Source(Vec<Item>),
}

/// One fact: what it is, how much, in which unit, and what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is.
    pub what: String,
    /// How much, which or when.
    pub value: Value,
    /// The unit of the value; empty if it has none.
    pub unit: &'static str,
    /// What belongs to it; empty if nothing does.
    pub note: String,
}

/// How often each of some kinds was recorded, the most frequent first.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    /// What the kinds are.
    pub what: &'static str,
    /// What is counted, in the plural.
    pub unit: &'static str,
    /// Each kind with its number.
    pub counts: Vec<(String, u64)>,
    /// What belongs to it; empty if nothing does.
    pub note: String,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// What it shows, for those who cannot see it.
    pub caption: &'static str,
    /// Its name for style sheets: lower case.
    pub key: &'static str,
    /// What a row is.
    pub of: &'static str,
    /// The columns after the first.
    pub columns: Vec<Column>,
    /// The rows, with as many cells each.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: &'static str,
    /// The unit of its cells; empty if they have none.
    pub unit: &'static str,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is about.
    pub name: String,
    /// One value for each column.
    pub cells: Vec<Value>,
    /// What belongs to it; empty if nothing does.
    pub note: String,
}

impl Item {
    /// Returns a fact without a unit and without a note.
    pub(super) fn new(what: impl Into<String>, value: Value) -> Self {
        Self { what: what.into(), value, unit: "", note: String::new() }
    }

    /// Returns the same fact in a unit.
    pub(super) fn of(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    /// Writes the value with its unit, of which there may be one, for people.
    pub fn measured(&self) -> String {
        match (&self.value, self.unit) {
            (value @ Value::Lasting(_), _) | (value, "") => value.to_string(),
            (Value::Count(1), unit) => format!("1 {}", unit.strip_suffix('s').unwrap_or(unit)),
            (value, unit) => format!("{value} {unit}"),
        }
    }

    /// Returns the same fact with a note.
    pub(super) fn with(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

impl Part {
    /// Returns the part as flat rows; nothing of it is left out.
    pub fn items(&self) -> Vec<Item> {
        match self {
            Self::Items(items) | Self::Source(items) => items.clone(),
            Self::Counts(counts) => counts.items(),
            Self::Hours(hours) => beginning(hours),
            Self::Grid(grid) => grid.items(),
            Self::Said(what, sentences) => said(what, sentences),
            Self::Urgent(sentences) => said("urgent", sentences),
            Self::Questions(questions) => {
                let item = |text: &String| Item::new("question", Value::text(text));
                questions.iter().map(item).collect()
            }
        }
    }
}

fn said(what: &str, sentences: &[String]) -> Vec<Item> {
    sentences.iter().map(|text| Item::new(what, Value::Nothing).with(text)).collect()
}

/// Returns how many cramps began in each hour in which any did.
fn beginning(hours: &[u64; 24]) -> Vec<Item> {
    let clock = (0..24).map(|place| (place + 12) % 24);
    hours
        .iter()
        .zip(clock)
        .filter(|(cramps, _)| **cramps > 0)
        .map(|(cramps, hour)| {
            let what = format!("beginning from {hour:02}:00 to {hour:02}:59");
            Item::new(what, Value::Count(*cramps)).of("cramps")
        })
        .collect()
}

impl Counts {
    fn items(&self) -> Vec<Item> {
        let item = |(kind, count): &(String, u64)| {
            Item::new(format!("{}: {kind}", self.what), Value::Count(*count)).of(self.unit)
        };
        let mut items: Vec<Item> = self.counts.iter().map(item).collect();
        if let Some(first) = items.first_mut() {
            first.note.clone_from(&self.note);
        }
        items
    }
}

impl Grid {
    fn items(&self) -> Vec<Item> {
        let named = self.names().into_iter().zip(&self.rows);
        named.flat_map(|(name, row)| self.items_of(&name, row)).collect()
    }

    /// Returns a name for each row, no two alike: those of the same name by the first date in them.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for row in &self.rows {
            let has_twin = self.rows.iter().filter(|it| it.name == row.name).count() > 1;
            let name = if has_twin { self.dated(row) } else { row.name.clone() };
            let alike = names.iter().filter(|it| **it == name).count();
            let numbered = (alike + 1..).map(|number| format!("{name}, {number}"));
            let mut candidates = [name.clone()].into_iter().chain(numbered);
            names.extend(candidates.find(|it| !names.contains(it)));
        }
        names
    }

    /// Writes the name of a row with the first date in it: "furosemide from 2026-06-20".
    fn dated(&self, row: &Row) -> String {
        let mut cells = self.columns.iter().zip(&row.cells);
        let date = cells.find_map(|(column, cell)| match cell {
            Value::Date(date) => Some(format!(" {} {date}", column.heading)),
            _ => None,
        });
        row.name.clone() + &date.unwrap_or_default()
    }

    fn items_of(&self, name: &str, row: &Row) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for (column, cell) in self.columns.iter().zip(&row.cells) {
            let what = format!("{name}: {}", column.heading);
            if !cell.is_nothing() {
                items.push(Item::new(&*what, cell.clone()).of(column.unit));
            }
            items.extend(besides(&what, cell, column.unit));
        }
        match items.first_mut() {
            Some(first) => first.note.clone_from(&row.note),
            None => items.push(Item::new(name, Value::Nothing).with(&*row.note)),
        }
        items
    }
}

/// Returns what a cell says besides its figure: the limits of a difference, the nights of a rate.
fn besides(what: &str, cell: &Value, unit: &'static str) -> Vec<Item> {
    match cell {
        Value::Difference(_, Interval { low, high }) => {
            let limit = |name: &str, limit: f64| {
                Item::new(format!("{what}, {name} limit"), Value::Number(limit * 100.0, 0)).of(unit)
            };
            vec![limit("lower", *low), limit("upper", *high)]
        }
        Value::Rate(_, nights) => {
            let what = format!("{what}, recorded nights");
            vec![Item::new(what, Value::count(*nights)).of("nights")]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(part: &Part) -> Vec<String> {
        let line = |it: Item| format!("{}|{}|{}|{}", it.what, it.value.plain(), it.unit, it.note);
        part.items().into_iter().map(line).collect()
    }

    #[test]
    fn a_table_becomes_one_row_for_each_cell_that_holds_something() {
        let grid = Grid {
            caption: "",
            key: "",
            of: "factor",
            columns: vec![
                Column { heading: "with it", unit: "nights" },
                Column { heading: "difference", unit: "nights in 100" },
            ],
            rows: vec![
                Row {
                    name: "water".into(),
                    cells: vec![
                        Value::Share(1, 9),
                        Value::Difference(0.1, Interval { low: -0.2, high: 0.4 }),
                    ],
                    note: "possible".into(),
                },
                Row { name: "heels".into(), cells: vec![Value::Nothing; 2], note: "few".into() },
            ],
        };
        assert_eq!(
            flat(&Part::Grid(grid)),
            [
                "water: with it|1 of 9|nights|possible",
                "water: difference|10|nights in 100|",
                "water: difference, lower limit|-20|nights in 100|",
                "water: difference, upper limit|40|nights in 100|",
                "heels|||few",
            ]
        );
    }

    #[test]
    fn rows_of_one_name_are_told_apart_by_their_dates() {
        let course = |name: &str, dose: u64, day: &str| Row {
            name: name.into(),
            cells: vec![Value::Count(dose), Value::Date(day.parse().unwrap())],
            note: String::new(),
        };
        let grid = Grid {
            caption: "",
            key: "",
            of: "medicine",
            columns: ["dose", "from"].map(|heading| Column { heading, unit: "" }).to_vec(),
            rows: vec![
                course("furosemide", 80, "2026-06-20"),
                course("furosemide", 40, "2026-03-01"),
                course("furosemide", 20, "2026-03-01"),
                course("magnesium", 1, "2026-03-01"),
            ],
        };
        let doses: Vec<String> = flat(&Part::Grid(grid)).into_iter().step_by(2).collect();
        assert_eq!(
            doses,
            [
                "furosemide from 2026-06-20: dose|80||",
                "furosemide from 2026-03-01: dose|40||",
                "furosemide from 2026-03-01, 2: dose|20||",
                "magnesium: dose|1||",
            ]
        );
    }

    #[test]
    fn hours_run_from_noon_and_empty_ones_are_left_out() {
        let mut hours = [0; 24];
        (hours[0], hours[15]) = (1, 7);
        assert_eq!(
            flat(&Part::Hours(hours)),
            ["beginning from 12:00 to 12:59|1|cramps|", "beginning from 03:00 to 03:59|7|cramps|"]
        );
    }

    #[test]
    fn kinds_and_sentences_keep_what_they_are() {
        let counts = Counts {
            what: "muscle",
            unit: "cramps",
            counts: vec![("calf".into(), 5), ("foot".into(), 2)],
            note: "1 not noted".into(),
        };
        assert_eq!(
            flat(&Part::Counts(counts)),
            ["muscle: calf|5|cramps|1 not noted", "muscle: foot|2|cramps|"]
        );
        assert_eq!(flat(&Part::Said("trend", vec!["Too early.".into()])), ["trend|||Too early."]);
    }
}
