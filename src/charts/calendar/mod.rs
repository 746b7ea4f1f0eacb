//! Calendar: each night a cell, from the first to the last.
//!
//! ```text
//! nights   each night, and what months and years of them come to
//! months   a young diary: its months, the days of a week side by side
//! years    a longer one: a strip for each year, a column for each week
//! ├── grid     cells in columns and rows
//! │   └── cell     what one cell looks like
//! └── marks    the words for what the cells look like
//! words    the sentences
//! ```

mod cell;
mod grid;
mod marks;
mod months;
mod nights;
mod words;
mod years;

pub use nights::{Square, Stretch};

use self::months::MonthSheet;
use self::years::YearSheet;
use super::paper::{Area, Canvas, picture};
use super::words as said;
use super::{Caption, Cell, Column, Error, Look, Table, View};
use crate::analysis::words::{contradictions, unknown};
use crate::analysis::{Coverage, Series};

/// Up to this many calendar months are shown month by month: a year, from mid-month to mid-month.
const YOUNG: usize = 13;

/// Everything that the calendar shows, numbers and words.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// The finding, and what it rests on.
    pub caption: Caption,
    /// Each night in order, without holes.
    pub nights: Vec<Square>,
    /// The calendar months of these nights.
    pub months: Vec<Stretch>,
    /// The calendar years of these nights.
    pub years: Vec<Stretch>,
    /// Words of caution about the nights.
    pub cautions: Vec<String>,
    /// A sentence for the middle of a picture without a night.
    pub message: Option<String>,
}

impl Calendar {
    /// Returns the chart of the nights of a view.
    pub fn of(view: &View<'_>) -> Self {
        let series = Series::between(view.diary, view.first, view.last);
        let is_empty = view.diary.span().is_none();
        let nights = if is_empty { Vec::new() } else { Square::each(view.diary, &series) };
        let months = Stretch::months(&series, &nights);
        let cautions = [unknown(&Coverage::of(&series)), contradictions(series.contradictions())];
        Self {
            caption: Caption {
                title: words::title(&series, is_empty),
                subtitle: words::subtitle(&series, is_empty),
                source: words::source(&series, months.len()),
            },
            years: Stretch::years(&series, &nights),
            cautions: cautions.into_iter().flatten().filter(|_| series.known() > 0).collect(),
            message: said::message(&series, is_empty).filter(|_| is_empty),
            months,
            nights,
        }
    }

    /// Returns the picture as SVG text.
    ///
    /// # Errors
    ///
    /// [`Error::Drawing`] if plotters refuses a shape.
    pub fn draw(&self, look: &Look) -> Result<String, Error> {
        const MONTHS: f64 = 480.0;
        let sheet = if self.is_young() { MONTHS } else { YearSheet::needs(self.years.len()) };
        let (description, needs) = (words::description(self), |_| MARKS + sheet);
        picture(&self.caption, &description, look, needs, |canvas, body| {
            self.draw_on(canvas, body);
        })
    }

    /// Returns the same numbers as a table.
    pub fn table(&self) -> Table {
        const COLUMNS: [Column; 8] = [
            Column { key: "month", heading: "month" },
            Column { key: "nights", heading: "nights" },
            Column { key: "known_nights", heading: "recorded" },
            Column { key: "free_nights", heading: "no cramp" },
            Column { key: "cramp_nights", heading: "cramp nights" },
            Column { key: "cramps", heading: "cramps" },
            Column { key: "unknown_nights", heading: "unknown" },
            Column { key: "worst_pain", heading: "worst pain" },
        ];
        let row = |month: &Stretch| {
            let Coverage { nights, known, cramp_nights } = month.coverage;
            let counted = |count: Cell| if known > 0 { count } else { Cell::Unknown };
            vec![
                month.first.evening().format("%Y-%m").to_string().into(),
                nights.into(),
                known.into(),
                counted((known - cramp_nights).into()),
                counted(cramp_nights.into()),
                counted(month.cramps.into()),
                month.coverage.unknown().into(),
                month.worst_pain.map(|pain| u32::from(pain.score())).into(),
            ]
        };
        Table {
            columns: COLUMNS.to_vec(),
            rows: self.months.iter().map(row).collect(),
            notes: self.cautions.clone(),
        }
    }

    /// Tells whether the diary is shown month by month.
    fn is_young(&self) -> bool {
        self.months.len() <= YOUNG
    }

    fn draw_on(&self, canvas: &mut Canvas<'_>, body: Area) {
        if self.nights.is_empty() {
            let message = self.message.as_deref().unwrap_or_default();
            return canvas.message(body.middle(), body.width(), message);
        }
        let below = Area { top: body.top + MARKS, ..body };
        let pitch = if self.is_young() {
            let sheet = MonthSheet::within(below, &self.months);
            sheet.draw(canvas, &self.months, &self.nights);
            sheet.pitch
        } else {
            let sheet = YearSheet::within(below, &self.years);
            sheet.draw(canvas, &self.years, &self.nights);
            sheet.pitch
        };
        marks::draw(canvas, &self.nights, pitch, (body.left, body.top + 44.0));
    }
}

/// The height of the row that says what the marks mean, with the room below it.
const MARKS: f64 = 76.0;

#[cfg(test)]
mod tests;
