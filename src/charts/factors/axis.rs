//! Axis: nights fewer and more in 100, as far on the left as on the right.

use super::Row;
use crate::analysis::factors::Grade;

/// The axis of the differences: zero in the middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    /// The left edge in pixels.
    pub(super) left: f64,
    /// The right edge in pixels.
    pub(super) right: f64,
    /// The distance of two ticks in nights of 100.
    step: u32,
    /// How many ticks there are on either side of zero.
    steps: u32,
}

impl Axis {
    /// The distances that two ticks may have, in nights of 100.
    const STEPS: [u32; 6] = [1, 2, 5, 10, 20, 50];
    /// The room that a tick needs for its figure, in pixels.
    const ROOM: f64 = 54.0;

    /// Returns the axis on which every difference lies, and every interval from which something can be said.
    ///
    /// Of the intervals of what is too early the widest tenth may be cut.
    pub(super) fn of(rows: &[&Row], matters: f64, left: f64, right: f64) -> Self {
        let furthest = furthest(rows).max(1.25 * matters).min(1.0) * 100.0;
        let most = ((right - left) / 2.0 / Self::ROOM).floor().clamp(2.0, 4.0);
        let reaches = |step: &u32| furthest <= f64::from(*step) * most;
        let step = Self::STEPS.into_iter().find(reaches).unwrap_or(50);
        let steps = (1..4).find(|steps| furthest <= f64::from(steps * step)).unwrap_or(4);
        Self { left, right, step, steps: steps.min(100 / step) }
    }

    /// Returns where a part of the nights lies, −1 to 1; it may lie beyond the edges.
    pub(super) fn at(&self, part: f64) -> f64 {
        let reach = f64::from(self.step * self.steps) / 100.0;
        self.zero() + part / reach * (self.right - self.left) / 2.0
    }

    /// Returns where zero lies.
    pub(super) fn zero(&self) -> f64 {
        (self.left + self.right) / 2.0
    }

    /// Returns where a part of the nights lies, within the edges.
    pub(super) fn within(&self, part: f64) -> f64 {
        self.at(part).clamp(self.left, self.right)
    }

    /// Returns the ticks as parts of the nights, from the left to the right.
    pub(super) fn ticks(&self) -> impl Iterator<Item = f64> {
        let step = f64::from(self.step) / 100.0;
        let ahead = (0..=self.steps).map(move |place| f64::from(place) * step);
        ahead.clone().skip(1).map(|tick| -tick).collect::<Vec<_>>().into_iter().rev().chain(ahead)
    }
}

/// Returns how far from zero the differences reach, and the intervals that are to be seen whole.
fn furthest(rows: &[&Row]) -> f64 {
    let reach = |row: &&&Row| {
        row.found.map(|found| found.rd_interval.low.abs().max(found.rd_interval.high.abs()))
    };
    let (early, sure): (Vec<&&Row>, Vec<&&Row>) =
        rows.iter().partition(|row| row.grade == Some(Grade::TooEarly));
    let mut wide: Vec<f64> = early.iter().filter_map(reach).collect();
    wide.sort_by(f64::total_cmp);
    let most = wide.get(wide.len() * 9 / 10).copied().unwrap_or_default();
    let differences = rows.iter().filter_map(|row| Some(row.found?.rd.abs()));
    sure.iter().filter_map(reach).chain(differences).fold(most, f64::max)
}
