//! Plot: where the bars stand, with the steps of the scale and the months.

use super::axis::TimeAxis;
use super::canvas::{Align, Area, Canvas};
use super::font::width;
use super::page::MARGIN;
use super::strips::Strips;
use super::{WIDTH, theme};

/// The left edge of the first week.
pub(super) const LEFT: f64 = MARGIN + 44.0;
/// The right edge of the last week; right of it there is room for a word about a row.
pub(super) const RIGHT: f64 = WIDTH as f64 - MARGIN - 160.0;
/// The height of the rows below the bars: recorded nights, months, years.
pub(super) const BELOW: f64 = 118.0;

/// The narrowest bar that is hatched.
pub(super) const HATCHED: f64 = 12.0;

/// Where the bars stand: the time axis, the lines of zero and of the highest step, and its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plot {
    /// The weeks from left to right.
    pub(super) axis: TimeAxis,
    /// The height of the highest step.
    pub(super) top: f64,
    /// The height of zero.
    pub(super) bottom: f64,
    /// The value of the highest step.
    pub(super) highest: f64,
}

impl Plot {
    /// Above the highest step there is room for a word.
    pub(super) const HEADROOM: f64 = 30.0;
    /// In narrower weeks than this, bars stand without gaps and are not hatched or labelled.
    const DENSE: f64 = 8.0;

    /// Returns the height of a value; those above the scale are cut at its top.
    pub(super) fn height(&self, value: f64) -> f64 {
        let share = (value / self.highest).clamp(0.0, 1.0);
        self.bottom - (self.bottom - self.top) * share
    }

    /// Tells whether the weeks are too narrow for marks of their own.
    pub(super) fn is_dense(&self) -> bool {
        self.axis.slot() < Self::DENSE
    }

    /// Tells whether the bars of thin weeks are wide enough to be hatched.
    pub(super) fn is_hatched(&self) -> bool {
        !self.is_dense() && self.bar(0, 0.0).width() >= HATCHED
    }

    /// Returns the bar of the week of this place, from zero up to the value.
    pub(super) fn bar(&self, place: usize, value: f64) -> Area {
        const WIDEST: f64 = 76.0;
        let wide = (self.axis.slot() * 0.72).min(WIDEST).round();
        let left = (self.axis.middle(place) - wide / 2.0).round();
        Area { left, top: self.height(value).round(), right: left + wide, bottom: self.bottom }
    }

    /// Draws the steps of the scale.
    pub(super) fn draw_steps(&self, canvas: &mut Canvas<'_>, steps: &[u32]) {
        for step in steps {
            let height = self.height(f64::from(*step)).round() + 0.5;
            if *step > 0 {
                canvas.line(&[(LEFT, height), (RIGHT, height)], 1.0, theme::RULE);
            }
            let at = (LEFT - 12.0, height + 7.0);
            canvas.text(at, Align::Right, theme::LABEL, &step.to_string());
        }
    }

    /// Draws the line on which the bars stand.
    pub(super) fn draw_zero_line(&self, canvas: &mut Canvas<'_>) {
        let area = Area { left: LEFT, top: self.bottom, right: RIGHT, bottom: self.bottom + 2.0 };
        canvas.fill(area, theme::AXIS);
    }

    /// Marks the month starts, past the numbers below the bars and down to the lowest medicine course.
    pub(super) fn draw_months(&self, canvas: &mut Canvas<'_>, strips: f64) {
        let rows = [self.bottom + 70.0, self.bottom + 96.0];
        let below = self.bottom + BELOW;
        for tick in self.axis.months() {
            let x = self.axis.date(tick.date).round() + 0.5;
            let mut mark = |from, to, colour| canvas.line(&[(x, from), (x, to)], 1.0, colour);
            if tick.begins {
                mark(self.bottom + 2.0, self.bottom + 10.0, theme::AXIS);
                mark(self.bottom + 48.0, rows[1], theme::RULE);
            }
            if tick.begins && strips > 0.0 {
                mark(below + Strips::CAPTION, below + strips, theme::RULE);
            }
            let from = if tick.begins { x + 7.0 } else { x };
            let words =
                [tick.month.map(|m| (m, theme::LABEL)), tick.year.map(|y| (y, theme::STRONG))];
            for (row, (text, kind)) in rows.into_iter().zip(words.into_iter().flatten()) {
                if from + width(&text, kind) <= RIGHT + 20.0 {
                    canvas.text((from, row), Align::Left, kind, &text);
                }
            }
        }
    }
}
