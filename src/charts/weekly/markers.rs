//! Markers: nights of which a doctor should hear now, in a row above the bars.

use super::super::paper::{Align, Canvas, theme, width};
use super::super::weeks::TimeAxis;
use super::{Telling, words};

/// The height of the row.
pub(super) const HEIGHT: f64 = 26.0;
const RADIUS: f64 = 7.0;

/// Draws one mark for each night, or for some nights too near to be told apart, and says what they are.
pub(super) fn draw(canvas: &mut Canvas<'_>, telling: &[Telling], axis: &TimeAxis, top: f64) {
    let height = top + HEIGHT / 2.0;
    let mut places: Vec<f64> = Vec::new();
    for warning in telling {
        let place = axis.date(warning.night.evening()) + axis.slot() / 14.0;
        if places.last().is_none_or(|last| place - last > 2.0 * RADIUS) {
            places.push(place);
        }
    }
    let Some(last) = places.last() else { return };
    for place in &places {
        let corners = [
            (place - RADIUS, height),
            (*place, height - RADIUS),
            (place + RADIUS, height),
            (*place, height + RADIUS),
        ];
        canvas.fill_shape(&corners, theme::INK);
    }
    let at = last + RADIUS + 8.0;
    let fits = |text: &&&str| at + width(text, theme::SMALL) <= axis.beyond();
    if let Some(text) = words::TELLING.iter().find(fits) {
        canvas.text((at, height + 6.0), Align::Left, theme::SMALL, text);
    }
}
