//! Bars: one mark for each week, and how many of its nights are recorded.
//!
//! Four states look different, also in grey: a full bar, a hatched one where
//! few nights are recorded, a ring for recorded weeks without a cramp, and a shaded gap where nothing is known.

use super::super::paper::theme::{self, Tone};
use super::super::paper::{Align, Area, Canvas, Point, hatching, width};
use super::plot::{HATCHED, Plot};
use super::words;

impl Plot<'_> {
    /// Shades the weeks about which nothing is recorded, and says so where there is room.
    ///
    /// Returns whether a gap stayed without its word.
    pub(super) fn draw_gaps(&self, canvas: &mut Canvas<'_>) -> bool {
        let mut wordless = false;
        for run in self.bars.chunk_by(|a, b| (a.known == 0) == (b.known == 0)) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            if first.known > 0 {
                continue;
            }
            let (left, right) = (self.place(first).0, self.place(last).1);
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
    pub(super) fn draw_bars(&self, canvas: &mut Canvas<'_>) {
        for week in &self.bars {
            let Some(rate) = week.cramps_per_week() else { continue };
            let bar = self.bar(week, rate);
            if week.cramps > 0 && week.is_thin() {
                thin_bar(canvas, bar);
            } else if week.cramps > 0 {
                canvas.fill(bar, theme::BAR);
            }
            if rate > self.highest() {
                self.draw_cut(canvas, bar, rate);
            }
        }
    }

    /// Draws a ring on zero for each recorded week without a cramp.
    pub(super) fn draw_zeros(&self, canvas: &mut Canvas<'_>) {
        for week in self.bars.iter().filter(|week| week.known > 0 && week.cramps == 0) {
            let tone = if week.is_thin() { theme::THIN_RING } else { theme::BAR_EDGE };
            let (from, to) = self.place(week);
            let radius = ((to - from) * 0.3).clamp(3.0, 7.0);
            ring(canvas, ((from + to) / 2.0, self.bottom), radius, tone);
        }
    }

    /// Marks a thin week's bar that is higher than the scale, with its value where there is room.
    fn draw_cut(&self, canvas: &mut Canvas<'_>, bar: Area, rate: f64) {
        let middle = (bar.left + bar.right) / 2.0;
        let half = (bar.width() / 2.0).min(7.0);
        let tip = [(middle - half, bar.top - 3.0), (middle + half, bar.top - 3.0)];
        canvas.fill_shape(&[tip[0], tip[1], (middle, bar.top - 3.0 - half)], theme::THIN);
        let text = format!("{rate:.0}");
        if width(&text, theme::SMALL) + 4.0 <= bar.width() {
            let stands = (middle, bar.top - 9.0 - half);
            canvas.text(stands, Align::Middle, theme::SMALL, &text);
        }
    }

    /// Writes the number of recorded nights under each bar, or draws it as a small bar where there is no room.
    pub(super) fn draw_nights(&self, canvas: &mut Canvas<'_>, stands: f64) {
        const NARROWEST: f64 = 20.0;
        const FULL: f64 = 14.0;
        let are_written = self.together == 1 && self.axis.slot() >= NARROWEST;
        for week in self.bars.iter().filter(|week| week.known > 0) {
            let (left, right) = self.place(week);
            if are_written {
                let at = ((left + right) / 2.0, stands);
                canvas.text(at, Align::Middle, theme::LABEL, &week.known.to_string());
            } else {
                let top = stands - FULL * f64::from(week.known) / f64::from(7 * week.weeks);
                let area = Area { left: left + 0.5, top, right: right - 0.5, bottom: stands };
                canvas.fill(area, theme::COVERAGE);
            }
        }
    }
}

/// Draws the bar of a week with few recorded nights: an outline, hatched where it is wide enough.
pub(crate) fn thin_bar(canvas: &mut Canvas<'_>, bar: Area) {
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
pub(crate) fn ring(canvas: &mut Canvas<'_>, centre: Point, radius: f64, tone: Tone) {
    canvas.dot(centre, radius, theme::PAPER);
    canvas.ring(centre, radius, 2.5, tone);
}
