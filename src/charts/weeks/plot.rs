//! Plot: where the bars stand, with the steps of the scale and the months.

use super::super::paper::{Align, Area, Canvas, theme, width};
use super::Rates;
use super::axis::{TimeAxis, whole_steps};
use crate::analysis::Week;

/// The height of the rows below the bars: recorded nights, months, years.
pub(crate) const BELOW: f64 = 118.0;

/// The narrowest bar that is hatched.
pub(super) const HATCHED: f64 = 12.0;

/// Bars over weeks: the time axis, the scale, and what stands where.
#[derive(Clone, Debug)]
pub(crate) struct Plot<'a> {
    /// The weeks from left to right.
    pub(crate) axis: TimeAxis,
    /// The height of the highest step.
    pub(crate) top: f64,
    /// The height of zero.
    pub(crate) bottom: f64,
    /// What is shown.
    pub(super) rates: &'a Rates,
    /// One for each bar: a week, or so many together that bars do not become hairs.
    pub(super) bars: Vec<Week>,
    /// How many weeks a bar stands for.
    pub(super) together: usize,
    steps: Vec<u32>,
}

impl<'a> Plot<'a> {
    /// Above the highest step there is room for a word.
    pub(crate) const HEADROOM: f64 = 30.0;

    /// Returns the plot of these rates between the height of the highest step and that of zero.
    pub(crate) fn of(rates: &'a Rates, axis: TimeAxis, top: f64, bottom: f64) -> Self {
        let together = weeks_together(axis.slot());
        let bars = Week::put_together(&rates.weeks, together);
        let drawn: Vec<f64> = rates.runs().concat().into_iter().map(|(_, rate)| rate).collect();
        let steps = whole_steps(highest(&bars, &drawn));
        Self { axis, top: top.round(), bottom: bottom.round(), rates, bars, together, steps }
    }

    /// Returns the height of a value; those above the scale are cut at its top.
    pub(super) fn height(&self, value: f64) -> f64 {
        let share = (value / self.highest()).clamp(0.0, 1.0);
        self.bottom - (self.bottom - self.top) * share
    }

    /// Returns the value of the highest step.
    pub(super) fn highest(&self) -> f64 {
        self.steps.last().map_or(1.0, |step| f64::from(*step))
    }

    /// Tells whether the bars of thin weeks are wide enough to be hatched.
    pub(super) fn is_hatched(&self) -> bool {
        self.bars.last().is_some_and(|week| self.bar(week, 0.0).width() >= HATCHED)
    }

    /// Returns from where to where the place of a bar reaches.
    pub(super) fn place(&self, week: &Week) -> (f64, f64) {
        let left = self.axis.date(week.monday);
        (left, left + self.axis.slot() * f64::from(week.weeks))
    }

    /// Returns the bar of these weeks, from zero up to the value.
    pub(super) fn bar(&self, week: &Week, value: f64) -> Area {
        const WIDEST: f64 = 76.0;
        let (from, to) = self.place(week);
        let wide = ((to - from) * 0.72).min(WIDEST).round().max(1.0);
        let left = ((from + to - wide) / 2.0).round();
        Area { left, top: self.height(value).round(), right: left + wide, bottom: self.bottom }
    }

    /// Draws the steps of the scale.
    pub(super) fn draw_steps(&self, canvas: &mut Canvas<'_>) {
        let (left, right) = (self.axis.left(), self.axis.right());
        for step in &self.steps {
            let height = self.height(f64::from(*step)).round() + 0.5;
            if *step > 0 {
                canvas.line(&[(left, height), (right, height)], 1.0, theme::RULE);
            }
            let at = (left - 12.0, height + 7.0);
            canvas.text(at, Align::Right, theme::LABEL, &step.to_string());
        }
    }

    /// Draws the line on which the bars stand.
    pub(crate) fn draw_zero_line(&self, canvas: &mut Canvas<'_>) {
        let (left, right) = (self.axis.left(), self.axis.right());
        let area = Area { left, top: self.bottom, right, bottom: self.bottom + 2.0 };
        canvas.fill(area, theme::AXIS);
    }

    /// Writes a sentence where the bars would stand.
    pub(crate) fn draw_message(&self, canvas: &mut Canvas<'_>, message: &str) {
        let (left, right) = (self.axis.left(), self.axis.right());
        let middle = ((left + right) / 2.0, (self.top + self.bottom) / 2.0 + 12.0);
        canvas.message(middle, right - left, message);
        self.draw_zero_line(canvas);
    }

    /// Marks where months begin on the line of zero, and between these heights below it.
    pub(crate) fn draw_months(&self, canvas: &mut Canvas<'_>, below: &[(f64, f64)]) {
        for tick in self.axis.months().iter().filter(|tick| tick.begins) {
            let x = self.axis.date(tick.date).round() + 0.5;
            let mut mark = |from, to, tone| canvas.line(&[(x, from), (x, to)], 1.0, tone);
            mark(self.bottom + 2.0, self.bottom + 10.0, theme::AXIS);
            for (from, to) in below {
                mark(*from, *to, theme::RULE);
            }
        }
    }

    /// Writes the months and years, which stand on these heights.
    pub(crate) fn draw_month_names(&self, canvas: &mut Canvas<'_>, rows: [f64; 2]) {
        for tick in self.axis.months() {
            let x = self.axis.date(tick.date).round() + 0.5;
            let from = if tick.begins { x + 7.0 } else { x };
            let words =
                [tick.month.map(|m| (m, theme::LABEL)), tick.year.map(|y| (y, theme::STRONG))];
            for (row, (text, kind)) in rows.into_iter().zip(words.into_iter().flatten()) {
                if from + width(&text, kind) <= self.axis.right() + 20.0 {
                    canvas.text((from, row), Align::Left, kind, &text);
                }
            }
        }
    }
}

/// Returns how many weeks a bar stands for, so that it is wide enough to be told from its neighbours.
fn weeks_together(slot: f64) -> usize {
    const NARROWEST: f64 = 8.0;
    const MOST: usize = 52;
    let is_wide_enough = |weeks: &usize| slot * *weeks as f64 >= NARROWEST;
    [1, 2, 4, 13, 26].into_iter().find(is_wide_enough).unwrap_or(MOST)
}

/// Returns the highest value that the scale must show.
///
/// Thin weeks do not count unless there is nothing else: one bad night of
/// two would otherwise press all other weeks flat.
fn highest(bars: &[Week], line: &[f64]) -> f64 {
    let rates = |thin: bool| {
        bars.iter().filter(move |week| week.is_thin() == thin).filter_map(Week::cramps_per_week)
    };
    let solid = rates(false).chain(line.iter().copied()).fold(0.0, f64::max);
    if rates(false).next().is_some() { solid } else { rates(true).fold(solid, f64::max) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Series;
    use crate::charts::made_up::{diary, night};

    #[test]
    fn one_bad_night_of_a_thin_week_does_not_press_the_others_flat() {
        let highest = |counts: &[Option<u32>]| {
            let first = night("2026-06-01");
            let last = first.after(counts.len() as u64 - 1);
            {
                let series = Series::between(&diary(first, counts), first, last);
                highest(&Week::of(&series), &[])
            }
        };
        let counts = [vec![Some(1); 7], vec![Some(9)], vec![None; 6], vec![Some(1); 7]].concat();
        assert!(highest(&counts) < 8.0);
        assert!(highest(&[Some(2), None]) > 13.0, "unless there is nothing else");
    }

    #[test]
    fn bars_are_never_hairs() {
        for (weeks, expected) in [(3, 1), (26, 1), (150, 1), (200, 2), (522, 4), (1566, 13)] {
            let axis = TimeAxis::new("1996-11-25".parse().unwrap(), weeks, 116.0, 1368.0);
            assert_eq!(weeks_together(axis.slot()), expected, "{weeks} weeks");
        }
    }
}
