//! Band: a medicine course along the time axis.

use chrono::Days;

use super::super::paper::{Area, Canvas, theme};
use super::Strip;
use super::axis::TimeAxis;

/// A course as far as it is in sight, in pixels from left to right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Band {
    /// Where it begins to be seen.
    pub(crate) from: f64,
    /// Where it ends to be seen.
    pub(crate) to: f64,
    /// Whether it began before the axis does.
    pub(crate) began_before: bool,
    /// Whether it goes on after the axis ends.
    pub(crate) goes_on: bool,
}

impl Band {
    /// From its upper to its lower edge.
    pub(crate) const HEIGHT: f64 = 28.0;
    /// A course of a few days is still seen after thirty years.
    const NARROWEST: f64 = 3.0;
    const POINT: f64 = 12.0;

    /// Returns the course as far as it is in sight; `None` if it is not.
    pub(crate) fn of(course: &Strip, axis: &TimeAxis) -> Option<Self> {
        let end = course.last.map(|last| last.checked_add_days(Days::new(1)).unwrap_or(last));
        let start = axis.date(course.first);
        let end = end.map_or(f64::MAX, |end| axis.date(end));
        let (from, to) = (start.max(axis.left()), end.min(axis.end()));
        let latest = axis.end() - Self::NARROWEST;
        (from < to).then(|| Self {
            from: from.min(latest),
            to: to.max(from.min(latest) + Self::NARROWEST),
            began_before: start < axis.left(),
            goes_on: end > axis.end(),
        })
    }

    /// Returns the length of its point: 0 unless it goes on.
    pub(crate) fn point(&self) -> f64 {
        if self.goes_on { Self::POINT } else { 0.0 }
    }

    /// Draws it with a notch where it began before and a point where it goes on.
    ///
    /// Its last day has an edge, unless another begins there, which has one itself.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, top: f64, is_followed: bool) {
        let Self { from, to, .. } = *self;
        let (bottom, middle) = (top + Self::HEIGHT, top + Self::HEIGHT / 2.0);
        let point = self.point().min(to - from);
        let notch = if self.began_before { (Self::POINT / 2.0).min(to - from) } else { 0.0 };
        let corners = [
            (from, top),
            (to - point, top),
            (to, middle),
            (to - point, bottom),
            (from, bottom),
            (from + notch, middle),
        ];
        canvas.fill_shape(&corners, theme::COURSE);
        let edge = |at: f64| Area { left: at, top, right: at + 3.0, bottom };
        if !self.began_before {
            canvas.fill(edge(from), theme::COURSE_EDGE);
        }
        if !self.goes_on && !is_followed {
            canvas.fill(edge(to - 3.0), theme::COURSE_EDGE);
        }
    }
}
