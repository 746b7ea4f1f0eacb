//! Medicines: courses and doses under the weekly rate, and the nights before and since each start.
//!
//! ```text
//! words    what is said about them
//! lanes    one lane for each medicine: its name, its courses as bands
//! ├── doses   its doses as marks
//! starts   one row for each start: before, since, and the difference with its interval
//! ```

mod doses;
mod lanes;
mod starts;
mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::paper::{Area, Canvas, picture};
use super::weeks::{Plot, TimeAxis};
use super::words as said;
use super::{Caption, Cell, Column, Error, Look, Rates, Strip, Table, View};
use crate::analysis::medicines::BeforeAfterGrade;
use crate::analysis::{MedicineStart, Series};
use crate::diary::{Diary, Dose, Medicine};
use lanes::Lanes;
use starts::Starts;

/// Everything that the chart of the medicines shows, numbers and words.
#[derive(Clone, Debug, PartialEq)]
pub struct Medicines {
    /// The finding, and what it rests on.
    pub caption: Caption,
    /// The weeks, and the calm line through them.
    pub rates: Rates,
    /// The medicines with a course or a dose in sight: those with courses first, by first day.
    pub lanes: Vec<Lane>,
    /// The starts of single medicines, by date. A class begins with one of them, on the same day.
    pub starts: Vec<MedicineStart>,
    /// A sentence for the middle of the weeks if no night is recorded.
    pub message: Option<String>,
}

/// One medicine as far as it is in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its name.
    pub medicine: String,
    /// Its courses by first day, each with its strength, or with an empty label if that is unknown.
    pub courses: Vec<Strip>,
    /// Its doses by date.
    pub doses: Vec<DoseMark>,
}

/// One dose of a medicine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoseMark {
    /// The day it counts for.
    pub date: NaiveDate,
    /// Whether it was taken, or missed.
    pub taken: bool,
}

impl Medicines {
    /// Returns the chart of the nights of a view.
    pub fn of(view: &View<'_>) -> Self {
        let series = Series::between(view.diary, view.first, view.last);
        let days = (view.first.evening(), view.last.morning());
        let mut starts = MedicineStart::within(view.diary, &series, view.window());
        starts.retain(|start| start.taken.class().is_none() && start.started_on <= days.1);
        let lanes = lanes_of(view.diary, days);
        let is_recorded = !view.diary.courses.is_empty() || !view.diary.doses.is_empty();
        Self {
            caption: Caption {
                title: words::title(&lanes, &starts, is_recorded),
                subtitle: words::subtitle(&series, &lanes),
                source: said::source(&series),
            },
            rates: Rates::of(view),
            lanes,
            starts,
            message: said::message(&series, view.diary.span().is_none() && !is_recorded),
        }
    }

    /// Returns the picture as SVG text.
    ///
    /// # Errors
    ///
    /// [`Error::Drawing`] if plotters refuses a shape.
    pub fn draw(&self, look: &Look) -> Result<String, Error> {
        let needs = |body: Area| PLOT_FROM + LOWEST_PLOT + self.below(body.width());
        picture(&self.caption, &words::description(self), look, needs, |canvas, body| {
            self.draw_on(canvas, body);
        })
    }

    /// Returns the same numbers as a table.
    pub fn table(&self) -> Table {
        const COLUMNS: [Column; 8] = [
            Column { key: "medicine", heading: "medicine" },
            Column { key: "started_on", heading: "started" },
            Column { key: "before", heading: "before" },
            Column { key: "since", heading: "since" },
            Column { key: "difference_per_100_nights", heading: "in 100" },
            Column { key: "low_per_100_nights", heading: "from" },
            Column { key: "high_per_100_nights", heading: "to" },
            Column { key: "grade", heading: "grade" },
        ];
        Table {
            columns: COLUMNS.to_vec(),
            rows: self.starts.iter().map(row).collect(),
            notes: words::notes(self),
        }
    }

    /// Returns the starts that have recorded nights before them.
    fn compared(&self) -> impl Iterator<Item = &MedicineStart> {
        self.starts.iter().filter(|start| has_nights_before(start))
    }

    /// Returns the height of all that stands below the bars in a body of this width.
    fn below(&self, width: f64) -> f64 {
        let body = Area { left: 0.0, top: 0.0, right: width, bottom: 0.0 };
        BELOW_BARS + self.lanes(body).height() + MONTHS + Starts::of(self, width).height()
    }

    fn lanes(&self, body: Area) -> Lanes<'_> {
        Lanes::of(&self.lanes, TimeAxis::within(body, &self.rates))
    }

    fn draw_on(&self, canvas: &mut Canvas<'_>, body: Area) {
        let top = body.top + PLOT_FROM;
        let zero = body.bottom - self.below(body.width());
        let plot = Plot::of(&self.rates, TimeAxis::within(body, &self.rates), top, zero);
        match &self.message {
            Some(message) => plot.draw_message(canvas, message),
            None => plot.draw(canvas, body, top - Plot::HEADROOM - 16.0),
        }
        let (lanes, rows) = (self.lanes(body), Starts::of(self, body.width()));
        let top = plot.bottom + BELOW_BARS;
        let bottom = top + lanes.height();
        plot.draw_months(canvas, &[(top - 8.0, bottom + 52.0)]);
        plot.draw_month_names(canvas, [bottom + 26.0, bottom + 52.0]);
        for start in rows.shown() {
            lanes.draw_pole(canvas, &plot, top, start);
        }
        lanes.draw(canvas, top);
        rows.draw(canvas, Area { top: bottom + MONTHS, ..body });
    }
}

/// From the upper edge of the body to the highest step of the scale.
const PLOT_FROM: f64 = 88.0;
/// The lowest that the bars may become.
const LOWEST_PLOT: f64 = 220.0;
/// The height of the names of months and years below the lanes.
const MONTHS: f64 = 66.0;
/// Below the bars there is a row that tells how many nights are recorded.
const BELOW_BARS: f64 = 56.0;

/// Tells whether a start has any recorded night before it.
fn has_nights_before(start: &MedicineStart) -> bool {
    start.nights.before.known > 0
}

/// Returns the row of one start; shares of nights that are too few to compare stay unknown.
fn row(start: &MedicineStart) -> Vec<Cell> {
    let (nights, in_100) = (&start.nights, |part: f64| part * 100.0);
    let difference = nights.difference;
    vec![
        said::medicine(start).into(),
        start.started_on.into(),
        Cell::nights((nights.before.cramp_nights, nights.before.known)),
        Cell::nights((nights.since.cramp_nights, nights.since.known)),
        Cell::figure(difference.map(|it| in_100(it.size)), 0),
        Cell::figure(difference.map(|it| in_100(it.interval.low)), 0),
        Cell::figure(difference.map(|it| in_100(it.interval.high)), 0),
        nights.grade.map(BeforeAfterGrade::word).into(),
    ]
}

/// Returns what there is of each medicine between two days, both included.
fn lanes_of(diary: &Diary, (first, last): (NaiveDate, NaiveDate)) -> Vec<Lane> {
    let mut medicines: BTreeMap<&Medicine, Lane> = BTreeMap::new();
    for course in diary.courses.iter().filter(|course| course.touches(first, last)) {
        let strip = Strip::of(
            course,
            course.strength.as_ref().map(ToString::to_string).unwrap_or_default(),
        );
        lane(&mut medicines, &course.medicine).courses.push(strip);
    }
    let is_near = |dose: &Dose| (first..=last).contains(&dose.date);
    for dose in diary.doses.iter().map(|it| &it.fact).filter(|it| is_near(it)) {
        let mark = DoseMark { date: dose.date, taken: dose.taken };
        lane(&mut medicines, &dose.medicine).doses.push(mark);
    }
    let mut lanes: Vec<Lane> = medicines.into_values().collect();
    lanes.sort_by_key(|lane| (lane.courses.is_empty(), lane.first()));
    lanes
}

fn lane<'a, 'b>(
    medicines: &'b mut BTreeMap<&'a Medicine, Lane>,
    medicine: &'a Medicine,
) -> &'b mut Lane {
    let name = || medicine.name().to_owned();
    medicines.entry(medicine).or_insert_with(|| Lane {
        medicine: name(),
        courses: Vec::new(),
        doses: Vec::new(),
    })
}

impl Lane {
    /// Returns the first day on which there is anything of it.
    fn first(&self) -> Option<NaiveDate> {
        let courses = self.courses.iter().map(|course| course.first);
        courses.chain(self.doses.iter().map(|dose| dose.date)).min()
    }

    /// Returns how many doses were taken, and how many were missed.
    fn counted(&self) -> (usize, usize) {
        let taken = self.doses.iter().filter(|dose| dose.taken).count();
        (taken, self.doses.len() - taken)
    }
}

#[cfg(test)]
mod tests;
