//! Line: the calm line over the bars, with its last figure.

use super::super::paper::{Align, Canvas, Point, theme};
use super::plot::Plot;
use super::words;

/// Draws the calm line, and names it where it ends at the right edge.
///
/// Returns whether it needs no further word: it is named, or there is none.
pub(super) fn draw(canvas: &mut Canvas<'_>, plot: &Plot<'_>) -> bool {
    let runs: Vec<Vec<(Point, f64)>> =
        plot.rates.runs().iter().map(|run| placed(plot, run)).collect();
    for (wide, tone) in [(8.0, theme::PAPER), (4.0, theme::LINE)] {
        for run in &runs {
            let points: Vec<Point> = run.iter().map(|(point, _)| *point).collect();
            canvas.line(&points, wide, tone);
        }
    }
    let Some(((x, y), rate)) = runs.last().and_then(|run| run.last()) else { return true };
    let right = plot.axis.right();
    if *x < right - 60.0 {
        return false;
    }
    let stands = y.max(plot.top + 8.0).min(plot.bottom - 52.0) + 4.0;
    canvas.text((right + 12.0, stands), Align::Left, theme::LINE_FIGURE, &format!("{rate:.1}"));
    for (below, text) in [24.0, 46.0].into_iter().zip(words::line(plot.rates.line_weeks)) {
        canvas.text((right + 12.0, stands + below), Align::Left, theme::LINE_LABEL, &text);
    }
    true
}

/// Returns where the points of a part of the line lie, each with its value.
fn placed(plot: &Plot<'_>, run: &[(usize, f64)]) -> Vec<(Point, f64)> {
    let place =
        |(week, rate): &(usize, f64)| ((plot.axis.middle(*week), plot.height(*rate)), *rate);
    run.iter().map(place).collect()
}
