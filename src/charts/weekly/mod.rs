//! Weekly: cramps per week as bars, with the calm line, the medicine courses and what a doctor should hear.
//!
//! ```text
//! brackets    before and since the start of a medicine
//! markers     nights worth telling a doctor
//! words       the sentences of this picture
//! ```

mod brackets;
mod markers;
mod words;

use chrono::NaiveDate;

use super::paper::{Area, Canvas, picture};
use super::weeks::{BELOW, Plot, Strips, TimeAxis};
use super::words as said;
use super::{Caption, Cell, Column, Error, Look, Rates, Strip, Table, View};
use crate::analysis::{MedicineStart, Series, Week, warnings};
use crate::diary::{Course, Diary, Night};
use brackets::Brackets;

/// Everything that the weekly chart shows, numbers and words.
#[derive(Clone, Debug, PartialEq)]
pub struct Weekly {
    /// The finding, and what it rests on.
    pub caption: Caption,
    /// The weeks, and the calm line through them.
    pub rates: Rates,
    /// Medicine courses.
    pub courses: Vec<Strip>,
    /// The starts of regular medicines, with the nights before and since.
    pub starts: Vec<MedicineStart>,
    /// What is worth telling a doctor on the last night, by night.
    pub telling: Vec<Telling>,
    /// A sentence for the middle of a picture in which no night is recorded.
    pub message: Option<String>,
}

/// A night of which a doctor should hear, and what to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The night.
    pub night: Night,
    /// What was recorded, and whom to tell how soon.
    pub said: String,
}

impl Weekly {
    /// Returns the chart of the nights of a view.
    pub fn of(view: &View<'_>) -> Self {
        let series = Series::between(view.diary, view.first, view.last);
        let starts = starts(view);
        let compared = starts.iter().any(|start| start.nights.difference.is_some());
        let telling = telling(view);
        let source = [
            Some(said::source(&series)),
            compared.then(|| words::CAUTION.to_owned()),
            (compared && view.picked).then(|| words::ONLY_PICKED.to_owned()),
            (!telling.is_empty()).then(|| words::ONLY_NOW.to_owned()),
        ];
        Self {
            caption: Caption {
                title: said::title(&series),
                subtitle: said::joined([said::span(&series)].into_iter().chain(said::trend(view))),
                source: said::joined(source.into_iter().flatten()),
            },
            rates: Rates::of(view),
            courses: courses(view.diary, view.first.evening(), view.last.evening()),
            starts,
            telling,
            message: said::message(&series, view.diary.span().is_none()),
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
        const COLUMNS: [Column; 6] = [
            Column { key: "monday", heading: "week of" },
            Column { key: "known_nights", heading: "nights recorded" },
            Column { key: "cramp_nights", heading: "cramp nights" },
            Column { key: "cramps", heading: "cramps" },
            Column { key: "cramps_per_7_nights", heading: "per 7 nights" },
            Column { key: "average", heading: "average" },
        ];
        let row = |(week, average): (&Week, &Option<f64>)| {
            let counted = |count: u32| Cell::from((week.known > 0).then_some(count));
            vec![
                week.monday.into(),
                week.known.into(),
                counted(week.cramp_nights),
                counted(week.cramps),
                Cell::figure(week.cramps_per_week(), 1),
                Cell::figure(*average, 1),
            ]
        };
        Table {
            columns: COLUMNS.to_vec(),
            rows: self.rates.weeks.iter().zip(&self.rates.line).map(row).collect(),
            notes: words::notes(self),
        }
    }

    /// Returns the height that a body between these edges needs.
    fn needs(&self, body: Area) -> f64 {
        const LOWEST_BARS: f64 = 260.0;
        self.rows(body).map_or(0.0, |rows| rows.bars - body.top + LOWEST_BARS + rows.below())
    }

    fn rows(&self, body: Area) -> Option<Rows> {
        self.rates.weeks.first()?;
        let axis = TimeAxis::within(body, &self.rates);
        let brackets = Brackets::place(&self.starts, &axis);
        let caption = body.top + 56.0;
        let markers = caption + 16.0 + brackets.height();
        let marked = if self.telling.is_empty() { 0.0 } else { markers::HEIGHT };
        let strips = Strips::place(&self.courses, &axis);
        Some(Rows {
            axis,
            caption,
            brackets,
            markers,
            bars: markers + marked + Plot::HEADROOM,
            strips,
        })
    }

    fn draw_on(&self, canvas: &mut Canvas<'_>, body: Area) {
        let Some(rows) = self.rows(body) else { return };
        let plot = Plot::of(&self.rates, rows.axis, rows.bars, body.bottom - rows.below());
        match &self.message {
            Some(message) => plot.draw_message(canvas, message),
            None => plot.draw(canvas, body, rows.caption),
        }
        rows.brackets.draw(canvas, rows.caption + 16.0, &plot);
        markers::draw(canvas, &self.telling, &rows.axis, rows.markers);
        let (zero, strips) = (plot.bottom, plot.bottom + BELOW);
        plot.draw_months(canvas, &[(zero + 48.0, zero + 96.0), rows.strips.lanes(strips)]);
        plot.draw_month_names(canvas, [zero + 70.0, zero + 96.0]);
        rows.strips.draw(canvas, body.left, strips);
    }
}

/// What stands above and below the bars, and where.
struct Rows {
    axis: TimeAxis,
    caption: f64,
    brackets: Brackets,
    markers: f64,
    bars: f64,
    strips: Strips,
}

impl Rows {
    /// Returns the height of everything below zero.
    fn below(&self) -> f64 {
        BELOW + self.strips.height()
    }
}

/// Returns the starts of single medicines in the span, by date.
///
/// Unless the nights were picked, the nights before a start are compared even where they lie before the span.
fn starts(view: &View<'_>) -> Vec<MedicineStart> {
    let picked = view.window().map(|(first, last)| Series::between(view.diary, first, last));
    let Some(series) = picked.or_else(|| Series::of(view.diary)) else { return Vec::new() };
    let mut starts = MedicineStart::within(view.diary, &series, view.window());
    let span = view.first.evening()..=view.last.evening();
    starts.retain(|it| it.taken.class().is_none() && span.contains(&it.started_on));
    starts
}

/// Returns what is worth telling a doctor on the last night of the span, by night.
///
/// Most warnings are told for two or four weeks, the urgent ones until they are acknowledged.
fn telling(view: &View<'_>) -> Vec<Telling> {
    let mut telling: Vec<Telling> = warnings(view.diary, view.last)
        .iter()
        .filter(|warning| (view.first..=view.last).contains(&warning.night))
        .map(|warning| Telling {
            night: warning.night,
            said: crate::analysis::words::warning(warning),
        })
        .collect();
    telling.sort_by_key(|telling| telling.night);
    telling
}

/// Returns the courses of which at least one day lies in the span.
fn courses(diary: &Diary, first: NaiveDate, last: NaiveDate) -> Vec<Strip> {
    let label = |course: &Course| {
        let name = [course.medicine.name().to_owned()].into_iter();
        name.chain(course.strength.as_ref().map(ToString::to_string)).collect::<Vec<_>>().join(" ")
    };
    let in_sight = diary.courses.iter().filter(|course| course.touches(first, last));
    in_sight.map(|course| Strip::of(course, label(course))).collect()
}

#[cfg(test)]
mod tests;
