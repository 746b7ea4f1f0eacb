//! Marks: those that the picture has, in words, in one row above it.

use super::super::paper::{Align, Area, Canvas, Point, theme, width};
use super::cell::{Mark, Pitch};
use super::nights::Square;
use super::words;

/// Draws the marks that occur with their words, from this point on to the right.
pub(super) fn draw(canvas: &mut Canvas<'_>, nights: &[Square], pitch: Pitch, start: Point) {
    const SWATCH: (f64, f64) = (26.0, 20.0);
    const AFTER: f64 = 8.0;
    const BETWEEN: f64 = 28.0;
    let (mut left, stands) = start;
    let occurring = occurring(nights, pitch.writes_counts());
    if occurring.iter().any(|(mark, _)| matches!(mark, Mark::Cramps(1, Some(_)))) {
        canvas.text(start, Align::Left, theme::LABEL, words::PAIN);
        left += width(words::PAIN, theme::LABEL) + 2.0 * AFTER;
    }
    let looks = if pitch.writes_counts() { SWATCH.1 } else { 15.0 };
    for (mark, text) in occurring {
        let (top, right) = (stands - 17.0, left + SWATCH.0);
        let area = Area { left, top, right, bottom: top + SWATCH.1 };
        mark.draw(canvas, area, Pitch { wide: looks, high: looks });
        canvas.text((right + AFTER, stands), Align::Left, theme::LABEL, text);
        left = right + AFTER + width(text, theme::LABEL) + BETWEEN;
    }
}

/// Returns the marks that occur, the whole scale of pain if any of it does.
fn occurring(nights: &[Square], counts: bool) -> Vec<(Mark, &'static str)> {
    let any = |is: fn(Mark) -> bool| nights.iter().any(|night| is(Mark::of(night)));
    let scale = Mark::STEPS.into_iter().enumerate();
    let mut marks: Vec<(Mark, &str)> = Vec::new();
    if any(|mark| matches!(mark, Mark::Cramps(_, Some(_)))) {
        marks.extend(scale.map(|(step, text)| (Mark::Cramps(1, Some(step)), text)));
    }
    if any(|mark| matches!(mark, Mark::Cramps(_, None))) {
        marks.push((Mark::Cramps(1, None), words::PAIN_UNKNOWN));
    }
    if any(|mark| matches!(mark, Mark::Cramps(2.., _))) {
        let text = if counts { words::COUNT } else { words::SEVERAL };
        marks.push((Mark::Cramps(2, Some(1)), text));
    }
    if any(|mark| mark == Mark::Free) {
        marks.push((Mark::Free, words::FREE));
    }
    if any(|mark| mark == Mark::Unknown) {
        marks.push((Mark::Unknown, words::UNKNOWN));
    }
    marks
}
