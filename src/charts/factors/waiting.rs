//! Waiting: a picture without a factor: a calm sentence, and the nights that are there so far.

use super::super::paper::{Align, Area, Canvas, theme};
use super::words;
use crate::analysis::factors::NIGHTS_NEEDED;

/// Writes the sentence in the middle; over it the nights of four weeks, those that are there filled.
pub(super) fn draw(canvas: &mut Canvas<'_>, body: Area, message: &str, nights: Option<usize>) {
    const WEEK: usize = 7;
    const RADIUS: f64 = 15.0;
    const NIGHT: f64 = 44.0;
    const BETWEEN_WEEKS: f64 = 20.0;
    let (x, y) = body.middle();
    canvas.message((x, y + 40.0), body.width(), message);
    let Some(nights) = nights else { return };
    let after = |place: usize| NIGHT * place as f64 + BETWEEN_WEEKS * (place / WEEK) as f64;
    let left = x - after(NIGHTS_NEEDED - 1) / 2.0;
    for place in 0..NIGHTS_NEEDED {
        let at = (left + after(place), y - 50.0);
        if place < nights {
            canvas.dot(at, RADIUS, theme::BAR);
        } else {
            canvas.ring(at, RADIUS, 2.0, theme::UNKNOWN_EDGE);
        }
    }
    canvas.text((x, y + 80.0), Align::Middle, theme::LABEL, &words::needed());
}
