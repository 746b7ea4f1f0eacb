//! Line: the calm line over the bars, with its last figure.

use super::canvas::{Align, Canvas, Point};
use super::plot::{Plot, RIGHT};
use super::{Weekly, theme, words};

/// Draws the calm line, and names it where it ends at the right edge.
///
/// A single point is no line and is left out.
/// Returns whether it needs no further word: it is named, or there is none.
pub(super) fn draw(canvas: &mut Canvas<'_>, plot: &Plot, weekly: &Weekly) -> bool {
    let runs = runs(plot, &weekly.line);
    for (wide, colour) in [(8.0, theme::PAPER), (4.0, theme::LINE)] {
        for run in &runs {
            let points: Vec<Point> = run.iter().map(|(point, _)| *point).collect();
            canvas.line(&points, wide, colour);
        }
    }
    let Some(((x, y), rate)) = runs.last().and_then(|run| run.last()) else { return true };
    if *x < RIGHT - 60.0 {
        return false;
    }
    let stands = y.max(plot.top + 8.0).min(plot.bottom - 52.0) + 4.0;
    canvas.text((RIGHT + 12.0, stands), Align::Left, theme::LINE_FIGURE, &format!("{rate:.1}"));
    for (below, text) in [24.0, 46.0].into_iter().zip(words::line(weekly.line_weeks)) {
        canvas.text((RIGHT + 12.0, stands + below), Align::Left, theme::LINE_LABEL, &text);
    }
    true
}

/// Returns the unbroken parts of the line, each point with its value.
fn runs(plot: &Plot, line: &[Option<f64>]) -> Vec<Vec<(Point, f64)>> {
    let point = |(place, rate): (usize, &Option<f64>)| {
        rate.map(|rate| ((plot.axis.middle(place), plot.height(rate)), rate))
    };
    let points: Vec<_> = line.iter().enumerate().map(point).collect();
    points
        .chunk_by(|a, b| a.is_some() == b.is_some())
        .map(|run| run.iter().flatten().copied().collect::<Vec<_>>())
        .filter(|run| run.len() > 1)
        .collect()
}
