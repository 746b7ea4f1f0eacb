//! Key: the marks of a picture that need a word, in one small row.

use super::bars;
use super::canvas::{Align, Area, Canvas};
use super::font::width;
use super::theme;

/// A mark with a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A week with few recorded nights.
    Thin,
    /// The same where weeks are too narrow for hatching.
    Pale,
    /// A recorded week without a cramp.
    Free,
    /// A week about which nothing is recorded.
    Unknown,
    /// The calm line.
    Line,
}

/// Draws the marks with their words, ending at this point on the right.
pub(super) fn draw(canvas: &mut Canvas<'_>, marks: &[(Mark, String)], end: (f64, f64)) {
    const SWATCH: f64 = 26.0;
    const GAP: f64 = 8.0;
    const BETWEEN: f64 = 32.0;
    let mut right = end.0;
    for (mark, text) in marks.iter().rev() {
        canvas.text((right, end.1), Align::Right, theme::LABEL, text);
        right -= width(text, theme::LABEL) + GAP;
        let area = Area { left: right - SWATCH, top: end.1 - 16.0, right, bottom: end.1 + 2.0 };
        swatch(canvas, *mark, area);
        right = area.left - BETWEEN;
    }
}

fn swatch(canvas: &mut Canvas<'_>, mark: Mark, area: Area) {
    let middle = ((area.left + area.right) / 2.0, (area.top + area.bottom) / 2.0);
    match mark {
        Mark::Thin => bars::thin_bar(canvas, area),
        Mark::Pale => canvas.fill(area, theme::PALE),
        Mark::Free => bars::zero(canvas, (area.right - 8.0, middle.1), 6.0, theme::BAR_EDGE),
        Mark::Unknown => {
            canvas.fill(area, theme::UNKNOWN);
            canvas.outline(area.inset(0.5), 1.0, theme::RULE);
        }
        Mark::Line => {
            canvas.line(&[(area.left, middle.1), (area.right, middle.1)], 4.0, theme::LINE)
        }
    }
}
