//! The figures of docs/statistics.md: those of its marks, and tables from which others follow.
//!
//! A table stands under `<!-- table NAME -->` and is written here from the readings of the demo, apart
//! from what the program makes of them. What the document says follows from a table is worked out
//! from the table as it is printed, and held against the program's own figures.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::figures::recomputed;
use super::page::{Page, compare, words};

/// The 97.5 % quantile of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;
/// How far apart nights may be and still be alike.
const REACH: usize = 14;

/// The diary of `cramp demo`.
struct Demo {
    page: Page,
    days: Vec<BTreeMap<String, String>>,
}

/// The nights of one month with something and without it, and those of them that had cramps.
struct Month {
    name: String,
    with: f64,
    cramps_with: f64,
    without: f64,
    cramps_without: f64,
}

impl Demo {
    fn new() -> Self {
        let page = Page::new();
        assert!(page.run(&words("demo")).status.success());
        Self::in_folder_of(page)
    }

    fn in_folder_of(page: Page) -> Self {
        let csv = page.folder.path().join("cramp-demo/csv/days.csv");
        let days = csv::Reader::from_path(csv).unwrap().deserialize().map(Result::unwrap).collect();
        Self { page, days }
    }

    fn answer(&self, line: &str) -> Value {
        self.page.json(&format!("--diary cramp-demo/diary.db {line}"))
    }

    fn water(&self) -> Value {
        let answer = self.answer("analyze");
        let factors = answer["scan"]["factors"].as_array().unwrap();
        factors.iter().find(|factor| factor["key"] == "water").unwrap()["lags"][0].clone()
    }

    /// Returns for each night of which both are known its reading of the day, and whether it had cramps.
    fn nights(&self, column: &str, read: impl Fn(&str) -> f64) -> BTreeMap<NaiveDate, (f64, f64)> {
        let known = |day: &&BTreeMap<String, String>| {
            day["night_status"] != "unknown" && !day[column].is_empty()
        };
        let night = |day: &BTreeMap<String, String>| {
            let cramps = if day["night_status"] == "cramp" { 1.0 } else { 0.0 };
            (day["date"].parse().unwrap(), (read(&day[column]), cramps))
        };
        self.days.iter().filter(known).map(night).collect()
    }

    /// Writes the months with more water than the median, and with less.
    fn table_of_months(&self) -> String {
        let split_at = self.water()["split_at"].as_f64().unwrap();
        let is_above = |ml: &str| if ml.parse::<f64>().unwrap() > split_at { 1.0 } else { 0.0 };
        let mut months: BTreeMap<String, Month> = BTreeMap::new();
        for (date, (with, cramps)) in self.nights("water_ml", is_above) {
            let name = date.format("%b %Y").to_string();
            let month = months.entry(date.format("%Y-%m").to_string()).or_insert(Month {
                name,
                with: 0.0,
                cramps_with: 0.0,
                without: 0.0,
                cramps_without: 0.0,
            });
            month.with += with;
            month.cramps_with += with * cramps;
            month.without += 1.0 - with;
            month.cramps_without += (1.0 - with) * cramps;
        }
        let mut table =
            "| month | cramp nights with it | without it | difference in 100 | weight |\n\
                         | --- | --- | --- | --- | --- |\n"
                .to_owned();
        for month in months.values() {
            let difference = 100.0 * month.weighted_difference() / month.weight();
            let difference = number(difference, 0);
            table.push_str(&format!(
                "| {} | {} of {} | {} of {} | {difference} | {:.2} |\n",
                month.name,
                month.cramps_with,
                month.with,
                month.cramps_without,
                month.without,
                month.weight(),
            ));
        }
        table
    }

    /// Writes how alike nights are that lie some nights apart, and how alike days with magnesium are.
    fn table_of_likeness(&self) -> String {
        let scan = &self.answer("analyze")["scan"];
        let rho: Vec<f64> =
            scan["likeness"].as_array().unwrap().iter().map(|it| it.as_f64().unwrap()).collect();
        let deviations = self.magnesium();
        let row = |name: &str, cell: &dyn Fn(usize) -> String| {
            let cells: Vec<String> = (1..=REACH).map(cell).collect();
            format!("| {name} | {} |\n", cells.join(" | "))
        };
        [
            row("nights apart", &|apart| apart.to_string()),
            format!("|{}\n", " --- |".repeat(REACH + 1)),
            row("cramps, ρ", &|apart| number(rho[apart - 1], 2)),
            row("magnesium, g", &|apart| number(likeness(&deviations, apart), 2)),
        ]
        .concat()
    }

    /// Returns by how far magnesium lies from the mean of its month, for each night that is compared.
    fn magnesium(&self) -> BTreeMap<NaiveDate, f64> {
        let nights = self.nights("magnesium", |reading| if reading == "yes" { 1.0 } else { 0.0 });
        let mut months: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        let month = |date: &NaiveDate| date.format("%Y-%m").to_string();
        for (date, (taken, _)) in &nights {
            months.entry(month(date)).or_default().push(*taken);
        }
        let mean = |date: &NaiveDate| {
            let taken = &months[&month(date)];
            taken.iter().sum::<f64>() / taken.len() as f64
        };
        nights.iter().map(|(date, (taken, _))| (*date, taken - mean(date))).collect()
    }
}

impl Month {
    /// Reads a row of the table.
    fn printed(row: &str) -> Self {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let counts = |cell: &str| -> Vec<f64> {
            cell.split(" of ").map(|count| count.parse().unwrap()).collect()
        };
        let (with, without) = (counts(cells[2]), counts(cells[3]));
        Self {
            name: cells[1].to_owned(),
            with: with[1],
            cramps_with: with[0],
            without: without[1],
            cramps_without: without[0],
        }
    }

    fn weight(&self) -> f64 {
        self.with * self.without / (self.with + self.without)
    }

    /// Returns its weight times the difference of its two shares, also where it has no nights of one kind.
    fn weighted_difference(&self) -> f64 {
        (self.cramps_with * self.without - self.cramps_without * self.with)
            / (self.with + self.without)
    }
}

/// Writes a number with so many decimals; what rounds to 0 has no sign.
fn number(figure: f64, decimals: usize) -> String {
    let number = format!("{figure:.decimals$}");
    let is_zero = number.parse() == Ok(0.0);
    number.replace('-', if is_zero { "" } else { "\u{2212}" })
}

/// Returns how alike deviations are that lie so many nights apart: Σ r·r′ / Σ r².
fn likeness(deviations: &BTreeMap<NaiveDate, f64>, apart: usize) -> f64 {
    let later = |date: &NaiveDate| deviations.get(&(*date + Days::new(apart as u64)));
    let pairs = deviations.iter().filter_map(|(date, r)| Some(r * later(date)?));
    pairs.sum::<f64>() / deviations.values().map(|r| r * r).sum::<f64>()
}

/// Returns how many clumped nights count like one: 1 + 2 Σ (1 − k/15)·ρ·g, at least 1.
fn clumping(rho: &[f64], g: &[f64]) -> f64 {
    let terms = (1..).zip(rho.iter().zip(g));
    let sum: f64 = terms.map(|(apart, (rho, g))| (1.0 - f64::from(apart) / 15.0) * rho * g).sum();
    (1.0 + 2.0 * sum).max(1.0)
}

#[track_caller]
fn close(found: f64, figure: &Value) {
    let figure = figure.as_f64().unwrap();
    assert!((found - figure).abs() < 1e-9, "{found} is not {figure}");
}

/// Puts the tables in their places.
fn with_tables(document: &str, tables: &[(&str, String)]) -> String {
    let written = |block: &str| {
        let table = tables.iter().find_map(|(name, table)| {
            let mark = format!("<!-- table {name} -->");
            block.starts_with(&mark).then(|| format!("{mark}\n{}", table.trim_end()))
        });
        assert!(table.is_some() || !block.starts_with("<!-- table"), "an unknown table:\n{block}");
        table.unwrap_or_else(|| block.to_owned())
    };
    document.split("\n\n").map(written).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn every_figure_of_the_statistics_is_that_of_the_demo() {
    let document = fs::read_to_string("docs/statistics.md").unwrap();
    let mut page = Page::new();
    let document = page.answered(&document);
    let demo = Demo::in_folder_of(page);
    let tables = [("months", demo.table_of_months()), ("likeness", demo.table_of_likeness())];
    let answers: RefCell<BTreeMap<String, Value>> = RefCell::default();
    let document = recomputed(&with_tables(&document, &tables), |line| {
        let mut answers = answers.borrow_mut();
        answers.entry(line.to_owned()).or_insert_with(|| demo.answer(line)).clone()
    });
    compare("docs/statistics.md", document.as_bytes());
}

#[test]
fn the_difference_follows_from_the_table_of_months() {
    let demo = Demo::new();
    let water = demo.water();
    let table = demo.table_of_months();
    let months: Vec<Month> = table.lines().skip(2).map(Month::printed).collect();
    let sum = |part: fn(&Month) -> f64| months.iter().map(part).sum::<f64>();
    close(sum(|month| month.with), &water["exposed"]);
    close(sum(|month| month.without), &water["unexposed"]);
    close(sum(|month| month.cramps_with), &water["outcome_exposed"]);
    close(sum(|month| month.cramps_without), &water["outcome_unexposed"]);

    let found = &water["found"];
    let weight = sum(Month::weight);
    let difference = sum(Month::weighted_difference) / weight;
    close(difference, &found["difference"]);
    let with = sum(|it| it.cramps_with * it.without / (it.with + it.without));
    let without = sum(|it| it.cramps_without * it.with / (it.with + it.without));
    close(with / without, &found["ratio"]);

    let p = sum(|Month { with: n1, cramps_with: a, without: n0, cramps_without: c, .. }| {
        let n = n1 + n0;
        (n1 * n1 * c - n0 * n0 * a + n1 * n0 * (n0 - n1) / 2.0) / (n * n)
    });
    let q = sum(|Month { with: n1, cramps_with: a, without: n0, cramps_without: c, .. }| {
        (a * (n0 - c) + c * (n1 - a)) / (2.0 * (n1 + n0))
    });
    let zz = Z * Z * found["clumping_of_the_difference"].as_f64().unwrap();
    let middle = difference + zz * p / (2.0 * weight * weight);
    let reach = (middle * middle - difference * difference + zz * q / (weight * weight)).sqrt();
    close(middle - reach, &found["difference_interval"]["low"]);
    close(middle + reach, &found["difference_interval"]["high"]);

    let [u, v0, d] = ["u", "v0", "clumping"].map(|name| found[name].as_f64().unwrap());
    close(u / (v0 * d).sqrt(), &found["z"]);
}

#[test]
fn the_clumping_factor_follows_from_the_table_of_likeness() {
    let demo = Demo::new();
    let answer = demo.answer("analyze --factor magnesium");
    let scan = &answer["scan"];
    let figure = scan["factors"][0]["lags"][0]["found"]["clumping"].clone();
    let rho: Vec<f64> =
        scan["likeness"].as_array().unwrap().iter().map(|it| it.as_f64().unwrap()).collect();
    let deviations = demo.magnesium();
    let g: Vec<f64> = (1..=REACH).map(|apart| likeness(&deviations, apart)).collect();
    close(clumping(&rho, &g), &figure);

    let table = demo.table_of_likeness().replace('\u{2212}', "-");
    let printed = |row: &str| -> Vec<f64> {
        row.split('|').filter_map(|cell| cell.trim().parse().ok()).collect()
    };
    let rows: Vec<Vec<f64>> = table.lines().skip(2).map(printed).collect();
    assert_eq!((rows[0].len(), rows[1].len()), (REACH, REACH));
    assert!((clumping(&rows[0], &rows[1]) - figure.as_f64().unwrap()).abs() < 0.01);
}
