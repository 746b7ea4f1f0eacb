//! Factors: what goes with the nights, as a forest of differences with their intervals.
//!
//! ```text
//! Summary ─► Row for each factor ─┬─► forest: names, counts, intervals, figures
//!                                 ├─► below: what is not compared yet, and the links in words
//!                                 └─► waiting: a picture without a factor
//! columns  where what stands, measured       axis  nights in 100, fewer on the left
//! ```

mod axis;
mod below;
mod columns;
mod forest;
#[cfg(test)]
mod tests;
mod waiting;
mod words;

use super::paper::{Area, Canvas, picture};
use super::{Caption, Cell, Column, Error, Look, Table, View};
use crate::analysis::factors::{Comparison, Finding, Found, Grade, Scan, Sides};
use crate::analysis::words::factors as said;
use crate::analysis::{Series, Summary};
use below::Below;
use forest::Forest;

/// Everything that the chart of the factors shows, numbers and words.
#[derive(Clone, Debug, PartialEq)]
pub struct Factors {
    /// The finding, and what it rests on.
    pub caption: Caption,
    /// What makes a night count: "cramp night" or "bad night".
    pub outcome: &'static str,
    /// Every factor, in the order of its evidence.
    pub rows: Vec<Row>,
    /// A smaller difference than this part of the nights would not matter, above 0.
    pub matters: f64,
    /// What that is in words: "one cramp night a week".
    pub what_matters: String,
    /// What may be said of each link, in full.
    pub readings: Vec<String>,
    /// What has to be said with the links.
    pub cautions: Vec<String>,
    /// The sentence of a picture without a factor.
    pub message: Option<String>,
    /// The recorded nights while they are too few to compare anything, below 28.
    pub nights_so_far: Option<usize>,
}

/// One factor against the nights.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is compared: "water above 1500 ml".
    pub name: String,
    /// Which night is meant, where it is not that of the same day: "the night after".
    pub lag: Option<&'static str>,
    /// What may be said; `None` for picked nights.
    pub grade: Option<Grade>,
    /// The nights with and without it; `None` for an amount that cannot be parted.
    pub sides: Option<Sides>,
    /// How they compare; `None` where they could not be compared.
    pub found: Option<Found>,
    /// How rarely chance shows as much, or what is still missing: "1 in 40", "158, Jun 2027".
    pub evidence: Option<String>,
    /// Why it was not compared: "3 more with it".
    pub missing: Option<String>,
}

impl Factors {
    /// Over the list of what is missing where there is no forest.
    const ABOVE_LIST: f64 = 32.0;

    /// Returns the chart of the nights of a view.
    pub fn of(view: &View<'_>) -> Self {
        match Summary::of(view.diary, view.window()) {
            Some(summary) => Self::of_scan(view, &summary),
            None => Self::without_a_night(view),
        }
    }

    /// Returns the picture as SVG text.
    ///
    /// # Errors
    ///
    /// [`Error::Drawing`] if plotters refuses a shape.
    pub fn draw(&self, look: &Look) -> Result<String, Error> {
        let needs = |body: Area| self.needs(body);
        picture(&self.caption, &words::description(self), look, needs, |canvas, body| {
            self.draw_on(canvas, body);
        })
    }

    /// Returns the same numbers as a table.
    pub fn table(&self) -> Table {
        const COLUMNS: [Column; 8] = [
            Column { key: "factor", heading: "factor" },
            Column { key: "grade", heading: "grade" },
            Column { key: "with_it", heading: "with it" },
            Column { key: "without_it", heading: "without" },
            Column { key: "difference_per_100_nights", heading: "in 100" },
            Column { key: "low_per_100_nights", heading: "from" },
            Column { key: "high_per_100_nights", heading: "to" },
            Column { key: "evidence", heading: "chance/to go" },
        ];
        let hundred = |part: Option<f64>| Cell::figure(part.map(|part| part * 100.0), 0);
        let row = |row: &Row| {
            let found = row.found;
            let sides = |side: fn(&Sides) -> (usize, usize)| {
                row.sides.map_or(Cell::Unknown, |it| Cell::nights(side(&it)))
            };
            vec![
                row.whole_name().into(),
                row.grade.map(Grade::word).into(),
                sides(with_it),
                sides(without_it),
                hundred(found.map(|found| found.rd)),
                hundred(found.map(|found| found.rd_interval.low)),
                hundred(found.map(|found| found.rd_interval.high)),
                row.evidence.clone().or(row.missing.clone()).into(),
            ]
        };
        Table {
            columns: COLUMNS.to_vec(),
            rows: self.rows.iter().map(row).collect(),
            notes: [&self.readings[..], &self.cautions, &self.explained()].concat(),
        }
    }

    fn of_scan(view: &View<'_>, summary: &Summary) -> Self {
        let scan = &summary.scan;
        let series = Series::between(view.diary, view.first, view.last);
        let findings = if scan.is_young() { Vec::new() } else { scan.by_evidence() };
        let links = || findings.iter().filter(|it| it.grade.is_some_and(Grade::is_link));
        Self {
            caption: words::caption(scan, &series),
            outcome: scan.outcome.word(),
            rows: findings.iter().map(|finding| Row::of(finding, scan, view)).collect(),
            matters: scan.levels.matters,
            what_matters: words::what_matters(scan),
            readings: links().map(|finding| said::finding(finding, scan, view.today)).collect(),
            cautions: findings.iter().flat_map(|finding| said::cautions(finding, scan)).collect(),
            message: findings.is_empty().then(|| words::message(scan)),
            nights_so_far: scan.is_young().then_some(scan.known),
        }
    }

    fn without_a_night(view: &View<'_>) -> Self {
        Self {
            caption: Caption { title: words::TITLE.to_owned(), ..Caption::default() },
            outcome: "cramp night",
            rows: Vec::new(),
            matters: 0.0,
            what_matters: String::new(),
            readings: Vec::new(),
            cautions: Vec::new(),
            message: Some(words::nothing_recorded(view).to_owned()),
            nights_so_far: Some(0),
        }
    }

    /// Says what the last column means where it is too early, and what a picture without a factor says.
    fn explained(&self) -> Vec<String> {
        let is_early = |row: &Row| row.found.is_some() && row.grade == Some(Grade::TooEarly);
        let nights_to_go = self.rows.iter().any(is_early).then(|| said::NIGHTS_TO_GO.to_owned());
        let needed = self.nights_so_far.map(|_| format!("{}.", words::needed()));
        let message = self.message.iter().map(|message| format!("{message}."));
        message.chain(needed).chain(nights_to_go).collect()
    }

    /// Returns the factors that could be compared, and those that could not.
    fn parted(&self) -> (Vec<&Row>, Vec<&Row>) {
        self.rows.iter().partition(|row| row.found.is_some())
    }

    /// Returns the height that a body between these edges needs.
    fn needs(&self, body: Area) -> f64 {
        const WAITING: f64 = 400.0;
        let (compared, missing) = self.parted();
        let below = Below::of(self, &missing, body.width());
        match (self.rows.is_empty(), compared.is_empty()) {
            (true, _) => WAITING,
            (false, true) => Self::ABOVE_LIST + below.needs(),
            (false, false) => Forest::needs(&compared) + below.needs(),
        }
    }

    fn draw_on(&self, canvas: &mut Canvas<'_>, body: Area) {
        if let Some(message) = &self.message {
            return waiting::draw(canvas, body, message, self.nights_so_far);
        }
        let (compared, missing) = self.parted();
        let below = Below::of(self, &missing, body.width());
        let room = Area { bottom: body.bottom - below.needs(), ..body };
        let end = if compared.is_empty() {
            body.top + Self::ABOVE_LIST
        } else {
            Forest { factors: self, rows: &compared }.draw(canvas, room)
        };
        below.draw(canvas, Area { top: end, ..body });
    }
}

impl Row {
    fn of(finding: &Finding, scan: &Scan, view: &View<'_>) -> Self {
        let shown = finding.shown();
        let label = || finding.subject.label();
        Self {
            name: shown.map_or_else(label, |shown| said::exposure(&finding.subject, shown)),
            lag: shown.and_then(|shown| said::lag(shown.lag)),
            grade: finding.grade,
            sides: shown.and_then(|shown| shown.sides),
            found: finding.best().map(|(_, found)| *found),
            evidence: said::last_cell(finding, scan, view.today),
            missing: shown.and_then(|shown| missing(shown, scan)),
        }
    }

    /// Returns what is compared, with the night that is meant.
    fn whole_name(&self) -> String {
        self.lag.map_or_else(|| self.name.clone(), |lag| format!("{} ({lag})", self.name))
    }
}

fn missing(shown: &Comparison, scan: &Scan) -> Option<String> {
    let shut = shown.found.as_ref().err()?;
    Some(said::more_to_go(shown, *shut, scan.outcome))
}

/// Returns the nights with it that counted, and how many there are.
fn with_it(sides: &Sides) -> (usize, usize) {
    (sides.outcome_exposed, sides.exposed)
}

/// Returns the nights without it that counted, and how many there are.
fn without_it(sides: &Sides) -> (usize, usize) {
    (sides.outcome_unexposed, sides.unexposed)
}
