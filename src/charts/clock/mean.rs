//! Mean: at what time the first cramp of a night begins on average, and how far the times spread.

use super::super::paper::{Align, Area, Canvas, theme, width};
use super::hours::Hours;
use crate::analysis::ClockTimes;
use crate::analysis::words::{clock_mean, since_noon};

/// The height between the strip and the line above it, for the words and the bracket.
pub(super) const ABOVE: f64 = 124.0;

/// Draws a line at the mean, a bracket from one spread before it to one after it, and what they are.
pub(super) fn draw(canvas: &mut Canvas<'_>, hours: &Hours, times: &ClockTimes, body: Area) {
    let (Some((mean, spread)), Some(name)) = (times.mean_and_spread(), clock_mean(times)) else {
        return;
    };
    let mean = (mean + 12.0).rem_euclid(24.0);
    let (x, bracket) = (hours.x(mean), hours.area.top - 22.0);
    canvas.line(&[(x, bracket), (x, hours.area.bottom)], 2.5, theme::LINE);
    draw_bracket(canvas, hours, (mean - spread, mean + spread), bracket);
    for (kind, text, stands) in [
        (theme::LINE_FIGURE, since_noon(mean), bracket - 42.0),
        (theme::LINE_LABEL, name, bracket - 15.0),
    ] {
        let half = width(&text, kind) / 2.0;
        let middle = x.clamp(body.left + half, body.right - half);
        canvas.text((middle, stands), Align::Middle, kind, &text);
    }
}

/// Draws a level line between two times in hours since noon, with a short foot at each of its ends.
fn draw_bracket(canvas: &mut Canvas<'_>, hours: &Hours, (from, to): (f64, f64), height: f64) {
    const FOOT: f64 = 9.0;
    const WIDE: f64 = 2.5;
    for (left, right) in hours.parts(from, to) {
        canvas.line(&[(left, height), (right, height)], WIDE, theme::LINE);
    }
    for end in [from, to].map(|end| hours.x(end.rem_euclid(24.0))) {
        canvas.line(&[(end, height - WIDE / 2.0), (end, height + FOOT)], WIDE, theme::LINE);
    }
}
