//! Key: the marks of a picture that need a word, in one small row.

use super::canvas::{Align, Area, Canvas, Point};
use super::font::width;
use super::theme;

/// Draws a mark into the place that the row has for it.
pub(crate) type Swatch = fn(&mut Canvas<'_>, Area);

/// Draws the marks with their words, ending at this point on the right.
pub(crate) fn draw(canvas: &mut Canvas<'_>, marks: &[(Swatch, String)], end: Point) {
    const SWATCH: f64 = 26.0;
    const GAP: f64 = 8.0;
    const BETWEEN: f64 = 32.0;
    let mut right = end.0;
    for (swatch, text) in marks.iter().rev() {
        canvas.text((right, end.1), Align::Right, theme::LABEL, text);
        right -= width(text, theme::LABEL) + GAP;
        let area = Area { left: right - SWATCH, top: end.1 - 16.0, right, bottom: end.1 + 2.0 };
        swatch(canvas, area);
        right = area.left - BETWEEN;
    }
}
