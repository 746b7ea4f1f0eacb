//! Doses: dots along a lane, or ticks where days are narrow, and how many there are.

use super::super::paper::{Align, Area, Canvas, Point, theme};
use super::super::weeks::TimeAxis;
use super::{DoseMark, Lane};
use crate::analysis::words::counted;

/// The height of the doses of a lane.
pub(super) const HEIGHT: f64 = 24.0;

/// Draws the doses as dots, or as ticks where days are narrow, and counts them at the right.
pub(super) fn draw(canvas: &mut Canvas<'_>, axis: &TimeAxis, lane: &Lane, top: f64) {
    const DOT: f64 = 2.5;
    if lane.doses.is_empty() {
        return;
    }
    let middle = top + HEIGHT / 2.0;
    canvas.line(&[(axis.left(), middle), (axis.end(), middle)], 1.0, theme::RULE);
    let day = axis.slot() / 7.0;
    let radius = (day * 0.4).min(6.0);
    let at = |dose: &DoseMark| axis.date(dose.date) + day / 2.0;
    for x in apart(lane.doses.iter().filter(|it| it.taken).map(at), axis, 3.0) {
        let tick = Area { left: x - 0.8, top: middle - 9.0, right: x + 0.8, bottom: middle + 9.0 };
        if radius < DOT {
            canvas.fill(tick, theme::COURSE_EDGE);
        } else {
            canvas.dot((x, middle), radius, theme::COURSE_EDGE);
        }
    }
    let hollow = radius.max(MISSED);
    for x in apart(lane.doses.iter().filter(|it| !it.taken).map(at), axis, hollow) {
        draw_missed(canvas, (x, middle), hollow);
    }
    draw_counts(canvas, lane, (axis.end() + 12.0, middle));
}

/// The smallest mark of a missed dose.
const MISSED: f64 = 3.5;

fn draw_missed(canvas: &mut Canvas<'_>, at: Point, radius: f64) {
    canvas.dot(at, radius, theme::PAPER);
    canvas.ring(at, radius, 1.8, theme::COURSE_EDGE);
}

/// Writes how many doses were taken, and below with their mark how many were missed.
fn draw_counts(canvas: &mut Canvas<'_>, lane: &Lane, (left, middle): Point) {
    let (taken, missed) = lane.counted();
    let mut stands = middle + 6.0;
    if taken > 0 {
        canvas.text((left, stands), Align::Left, theme::SMALL, &counted(taken, "dose"));
        stands += 20.0;
    }
    if missed > 0 {
        draw_missed(canvas, (left + 5.0, stands - 6.0), MISSED);
        let at = (left + 15.0, stands);
        canvas.text(at, Align::Left, theme::SMALL, &format!("{missed} missed"));
    }
}

/// Returns these places as far as they are in sight, each at least so far from the one before.
fn apart(places: impl Iterator<Item = f64>, axis: &TimeAxis, least: f64) -> Vec<f64> {
    let mut kept: Vec<f64> = Vec::new();
    for place in places {
        let x = place.clamp(axis.left(), axis.end());
        if kept.last().is_none_or(|last| *last + least <= x) {
            kept.push(x);
        }
    }
    kept
}
