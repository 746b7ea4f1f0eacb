//! Clock: when in the night cramps begin, on a strip from noon to noon.
//!
//! ```text
//! hours   the strip, where nights turn over at noon and midnight is its middle
//! bars    the cramps of each half hour
//! bed     the shade of the usual time in bed
//! mean    the mean of the first cramps and its spread
//! words   what it all says
//! ```

mod bars;
mod bed;
mod hours;
mod mean;
mod words;

use std::ops::RangeInclusive;

use super::paper::{Area, Canvas, picture};
use super::{Caption, Cell, Column, Error, Look, Table, View};
use crate::analysis::words::since_noon;
use crate::analysis::{ClockTimes, HalfHours, NightHalves, Series, TimeInBed};
use crate::diary::Cramp;
use bars::Bars;
use hours::Hours;

/// Where the line stands that says what the bars are, below the upper edge of the body.
const KEY: f64 = 52.0;

/// Everything that the clock shows, numbers and words.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    /// The finding, and what it rests on.
    pub caption: Caption,
    /// How many cramps begin in each half hour.
    pub cramps: HalfHours,
    /// The mean and spread of the first cramps; `None` without a time.
    pub times: Option<ClockTimes>,
    /// The usual time in bed; `None` where no night noted it.
    pub in_bed: Option<TimeInBed>,
    /// A sentence for the middle of a picture without a time.
    pub message: Option<String>,
}

impl Clock {
    /// Returns the chart of the nights of a view.
    pub fn of(view: &View<'_>) -> Self {
        let series = Series::between(view.diary, view.first, view.last);
        let counted = |cramp: &&Cramp| {
            cramp.is_nocturnal() && (view.first..=view.last).contains(&cramp.night)
        };
        let shown = || view.diary.cramps.iter().map(|cramp| &cramp.fact).filter(counted);
        let (cramps, times) = (HalfHours::of(shown()), ClockTimes::of(shown()));
        let halves = NightHalves::of(view.diary, shown());
        Self {
            caption: Caption {
                title: words::title(&series, times.as_ref()),
                subtitle: words::subtitle(&series, times.as_ref(), halves.as_ref()),
                source: words::source(&series, &cramps),
            },
            message: words::message(&series, &cramps, view.diary.span().is_none()),
            cramps,
            times,
            in_bed: TimeInBed::of(view.diary, view.first, view.last),
        }
    }

    /// Returns the picture as SVG text.
    ///
    /// # Errors
    ///
    /// [`Error::Drawing`] if plotters refuses a shape.
    pub fn draw(&self, look: &Look) -> Result<String, Error> {
        let needs = |_| 600.0;
        picture(&self.caption, &words::description(self), look, needs, |canvas, body| {
            self.draw_on(canvas, body);
        })
    }

    /// Returns the same numbers as a table: the hours from the first to the last in which a cramp began.
    pub fn table(&self) -> Table {
        const COLUMNS: [Column; 5] = [
            Column { key: "from", heading: "from" },
            Column { key: "to", heading: "to" },
            Column { key: "first_cramps", heading: "first of a night" },
            Column { key: "later_cramps", heading: "later" },
            Column { key: "share_percent", heading: "share in %" },
        ];
        let row = |hour: usize| {
            let (first, later) = self.cramps.hour(hour);
            let share = self.cramps.share(first + later).map(|share| 100.0 * share);
            vec![
                since_noon(hour as f64).into(),
                since_noon(hour as f64 + 1.0).into(),
                first.into(),
                later.into(),
                Cell::figure(share, 0),
            ]
        };
        Table {
            columns: COLUMNS.to_vec(),
            rows: self.hours().into_iter().flatten().map(row).collect(),
            notes: words::notes(self),
        }
    }

    /// Returns the hours since noon from the first to the last in which a cramp began.
    fn hours(&self) -> Option<RangeInclusive<usize>> {
        let begun = |hour: &usize| self.cramps.hour(*hour) != (0, 0);
        Some((0..24).find(begun)?..=(0..24).rev().find(begun)?)
    }

    fn draw_on(&self, canvas: &mut Canvas<'_>, body: Area) {
        let bars = Bars::of(&self.cramps);
        let mean = self.times.filter(|times| times.nights > 1 && times.mean_and_spread().is_some());
        let hours = self.hours_within(body, &bars, mean.is_some());
        if let Some(message) = &self.message {
            let (x, y) = hours.area.middle();
            canvas.message((x, y + 12.0), hours.area.width(), message);
            return hours.draw(canvas);
        }
        let shaded = match &self.in_bed {
            Some(usual) => bed::draw(canvas, &hours, usual),
            None => Vec::new(),
        };
        bars.draw_scale(canvas, &hours, &shaded);
        bars.draw_key(canvas, body, body.top + KEY);
        hours.draw_midnight(canvas, bars.height_at_midnight(&hours));
        bars.draw(canvas, &hours);
        bars.draw_seams(canvas, &hours);
        hours.draw(canvas);
        if let Some(times) = mean {
            mean::draw(canvas, &hours, &times, body);
        }
    }

    /// Returns the strip in a body, with room for the words above, below and left of it.
    fn hours_within(&self, body: Area, bars: &Bars<'_>, has_mean: bool) -> Hours {
        let is_empty = self.message.is_some();
        let above = KEY + if has_mean { mean::ABOVE } else { 32.0 };
        let below = if self.in_bed.is_some() && !is_empty { bed::BELOW } else { 0.0 };
        let before = if is_empty { Hours::BEYOND } else { bars.room() };
        Hours {
            area: Area {
                left: (body.left + before.max(Hours::BEYOND)).round(),
                top: (body.top + above).round(),
                right: (body.right - Hours::BEYOND).round(),
                bottom: (body.bottom - Hours::BELOW - below).round(),
            },
        }
    }
}

#[cfg(test)]
mod tests;
