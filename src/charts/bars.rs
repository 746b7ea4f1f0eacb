//! Bars: one mark for each week, and how many of its nights are recorded.
//!
//! Four states look different, also in grey: a full bar, a hatched one where
//! few nights are recorded, a ring for recorded weeks without a cramp, and a shaded gap where nothing is known.

use plotters::style::RGBColor;

use super::canvas::{Align, Area, Canvas, Point};
use super::font::width;
use super::plot::{HATCHED, Plot};
use super::theme::Type;
use super::{theme, words};
use crate::analysis::Week;

impl Plot {
    /// Shades the weeks about which nothing is recorded, and says so where there is room.
    ///
    /// Returns whether a gap stayed without its word.
    pub(super) fn draw_gaps(&self, canvas: &mut Canvas<'_>, weeks: &[Week]) -> bool {
        let mut wordless = false;
        for (from, run) in runs(weeks, |week| week.known == 0) {
            if run.first().is_none_or(|week| week.known > 0) {
                continue;
            }
            let (left, right) = (self.axis.week(from), self.axis.week(from + run.len()));
            let top = self.top - Self::HEADROOM;
            canvas.fill(Area { left, top, right, bottom: self.bottom }, theme::UNKNOWN);
            let room = right - left - 20.0;
            let text = words::GAP.iter().find(|text| width(text, theme::LABEL) <= room);
            match text {
                Some(text) => {
                    let at = ((left + right) / 2.0, top + 22.0);
                    canvas.text(at, Align::Middle, theme::LABEL, text);
                }
                None => wordless = true,
            }
        }
        wordless
    }

    /// Draws the weeks about which something is recorded.
    pub(super) fn draw_bars(&self, canvas: &mut Canvas<'_>, weeks: &[Week]) {
        if self.is_dense() {
            return self.draw_skyline(canvas, weeks);
        }
        for (place, week) in weeks.iter().enumerate() {
            let Some(rate) = week.cramps_per_week() else { continue };
            let bar = self.bar(place, rate);
            if week.cramps > 0 && week.is_thin() {
                thin_bar(canvas, bar);
            } else if week.cramps > 0 {
                canvas.fill(bar, theme::BAR);
            }
            if rate > self.highest {
                self.draw_cut(canvas, bar, rate);
            }
        }
    }

    /// Draws a ring on zero for each recorded week without a cramp.
    pub(super) fn draw_zeros(&self, canvas: &mut Canvas<'_>, weeks: &[Week]) {
        for (place, week) in weeks.iter().enumerate() {
            if !self.is_dense() && week.known > 0 && week.cramps == 0 {
                let colour = if week.is_thin() { theme::THIN_RING } else { theme::BAR_EDGE };
                let radius = (self.axis.slot() * 0.3).clamp(3.0, 7.0);
                zero(canvas, (self.axis.middle(place), self.bottom), radius, colour);
            }
        }
    }

    /// Draws narrow weeks as one outline without seams; a week without a cramp keeps a low edge.
    fn draw_skyline(&self, canvas: &mut Canvas<'_>, weeks: &[Week]) {
        const LOWEST: f64 = 3.0;
        for (from, run) in runs(weeks, |week| (week.known == 0, week.is_thin())) {
            let mut corners = vec![(self.axis.week(from), self.bottom)];
            for (place, rate) in run.iter().filter_map(Week::cramps_per_week).enumerate() {
                let height = self.height(rate).min(self.bottom - LOWEST);
                corners.push((self.axis.week(from + place), height));
                corners.push((self.axis.week(from + place + 1), height));
            }
            let thin = run.first().is_some_and(Week::is_thin);
            if corners.len() > 1 {
                corners.push((self.axis.week(from + run.len()), self.bottom));
                canvas.fill_shape(&corners, if thin { theme::PALE } else { theme::BAR });
            }
        }
    }

    /// Marks a thin week's bar that is higher than the scale, with its value where there is room.
    fn draw_cut(&self, canvas: &mut Canvas<'_>, bar: Area, rate: f64) {
        let middle = (bar.left + bar.right) / 2.0;
        let half = (bar.width() / 2.0).min(7.0);
        let tip = [(middle - half, bar.top - 3.0), (middle + half, bar.top - 3.0)];
        canvas.fill_shape(&[tip[0], tip[1], (middle, bar.top - 3.0 - half)], theme::THIN);
        let text = format!("{rate:.0}");
        if width(&text, theme::LABEL) + 4.0 <= self.axis.slot() {
            let stands = (middle, bar.top - 5.0 - half - 4.0);
            canvas.text(stands, Align::Middle, Type { size: 18.0, ..theme::LABEL }, &text);
        }
    }

    /// Writes the number of recorded nights under each week, or draws it as a small bar where there is no room.
    pub(super) fn draw_nights(&self, canvas: &mut Canvas<'_>, weeks: &[Week], stands: f64) {
        const NARROWEST: f64 = 20.0;
        if self.axis.slot() >= NARROWEST {
            for (place, week) in weeks.iter().enumerate().filter(|(_, week)| week.known > 0) {
                let at = (self.axis.middle(place), stands);
                canvas.text(at, Align::Middle, theme::LABEL, &week.known.to_string());
            }
            return;
        }
        const FULL: f64 = 14.0;
        for (from, run) in runs(weeks, |week| week.known) {
            let known = run.first().map_or(0, |week| week.known);
            let top = stands - FULL * f64::from(known) / 7.0;
            let (left, right) = (self.axis.week(from), self.axis.week(from + run.len()));
            if known > 0 {
                canvas.fill(Area { left, top, right, bottom: stands }, theme::COVERAGE);
            }
        }
    }
}

/// Draws the bar of a week with few recorded nights: an outline, hatched where it is wide enough.
pub(super) fn thin_bar(canvas: &mut Canvas<'_>, bar: Area) {
    const SPACING: f64 = 8.0;
    if bar.width() < HATCHED {
        return canvas.fill(bar, theme::PALE);
    }
    canvas.fill(bar, theme::PAPER);
    for (from, to) in hatching(bar, SPACING) {
        canvas.line(&[from, to], 1.5, theme::THIN);
    }
    canvas.outline(bar.inset(0.75), 1.5, theme::THIN);
}

/// Draws the ring that stands for zero.
pub(super) fn zero(canvas: &mut Canvas<'_>, centre: Point, radius: f64, colour: RGBColor) {
    canvas.dot(centre, radius, theme::PAPER);
    canvas.ring(centre, radius, 2.5, colour);
}

/// Returns the rising lines that hatch a rectangle, in step with those of its neighbours.
fn hatching(area: Area, spacing: f64) -> Vec<(Point, Point)> {
    let Area { left, top, right, bottom } = area;
    let end = right + bottom;
    let first = ((left + top) / spacing).ceil() * spacing;
    std::iter::successors(Some(first), |sum| Some(sum + spacing))
        .take_while(|sum| *sum < end)
        .map(|sum| {
            let low = (left.max(sum - bottom), bottom.min(sum - left));
            let high = (right.min(sum - top), top.max(sum - right));
            (low, high)
        })
        .collect()
}

/// Returns the runs of neighbouring weeks that are alike, each with the place of its first week.
fn runs<K: PartialEq>(weeks: &[Week], alike: impl Fn(&Week) -> K) -> Vec<(usize, &[Week])> {
    let mut place = 0;
    weeks
        .chunk_by(|a, b| alike(a) == alike(b))
        .map(|run| {
            let from = place;
            place += run.len();
            (from, run)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatching_stays_inside_its_bar() {
        let area = Area { left: 10.0, top: 20.0, right: 50.0, bottom: 200.0 };
        let lines = hatching(area, 8.0);
        assert!(lines.len() > 20);
        for (x, y) in lines.into_iter().flat_map(|(from, to)| [from, to]) {
            assert!((10.0..=50.0).contains(&x) && (20.0..=200.0).contains(&y), "{x} {y}");
        }
        assert!(hatching(Area { bottom: 20.0, right: 10.0, ..area }, 8.0).len() <= 1);
    }
}
