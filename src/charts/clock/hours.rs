//! Hours: the strip from noon to noon, along which everything stands.

use super::super::paper::{Align, Area, Canvas, theme};
use crate::analysis::HalfHours;

/// A night on the clock, in hours.
const NIGHT: f64 = 24.0;
const MIDNIGHT: u32 = 12;

/// The strip from noon to noon: hours since noon from the left edge to the right edge.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hours {
    /// Where the cramps stand.
    pub(super) area: Area,
}

impl Hours {
    /// The height of the row below the strip in which the hours are named.
    pub(super) const BELOW: f64 = 56.0;
    /// How far the first and the last name of an hour reach beyond the strip.
    pub(super) const BEYOND: f64 = 28.0;

    /// Returns where this many hours since noon lie.
    pub(super) fn x(&self, since_noon: f64) -> f64 {
        self.area.left + self.area.width() * since_noon / NIGHT
    }

    /// Returns the left and the right edge of the half hour of this place.
    pub(super) fn half_hour(&self, place: usize) -> (f64, f64) {
        let edge = |place: usize| self.x(place as f64 * NIGHT / HalfHours::COUNT as f64);
        (edge(place), edge(place + 1))
    }

    /// Returns the parts of the strip from one time to a later one, in hours since noon: two where a noon lies between.
    pub(super) fn parts(&self, from: f64, to: f64) -> Vec<(f64, f64)> {
        let start = from.rem_euclid(NIGHT);
        let end = start + (to - from).clamp(0.0, NIGHT);
        let parts = match end <= NIGHT {
            true => vec![(start, end)],
            false => vec![(start, NIGHT), (0.0, end - NIGHT)],
        };
        parts.into_iter().map(|(from, to)| (self.x(from), self.x(to))).collect()
    }

    /// Draws the line at midnight down to this height.
    pub(super) fn draw_midnight(&self, canvas: &mut Canvas<'_>, height: f64) {
        let x = self.x(MIDNIGHT.into());
        canvas.line(&[(x, self.area.top), (x, height)], 1.5, theme::UNKNOWN_EDGE);
    }

    /// Draws the line on which the cramps stand, and the hours below it.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let Area { left, right, bottom, .. } = self.area;
        canvas.fill(Area { left, top: bottom, right, bottom: bottom + 2.0 }, theme::AXIS);
        for hour in 0..=24 {
            let x = self.x(hour.into());
            let (wide, long, kind) = match hour {
                MIDNIGHT => (3.0, 14.0, theme::STRONG),
                _ if hour % 3 == 0 => (1.5, 12.0, theme::LABEL),
                _ => (1.0, 7.0, theme::LABEL),
            };
            canvas.line(&[(x, bottom + 2.0), (x, bottom + long)], wide, theme::AXIS);
            if hour % 3 == 0 {
                let text = format!("{:02}:00", (hour + 12) % 24);
                canvas.text((x, bottom + 38.0), Align::Middle, kind, &text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRIP: Hours =
        Hours { area: Area { left: 100.0, top: 0.0, right: 580.0, bottom: 100.0 } };

    #[test]
    fn the_strip_runs_from_noon_to_noon_with_midnight_in_its_middle() {
        assert_eq!((STRIP.x(0.0), STRIP.x(12.0), STRIP.x(24.0)), (100.0, 340.0, 580.0));
        assert_eq!((STRIP.half_hour(0), STRIP.half_hour(47)), ((100.0, 110.0), (570.0, 580.0)));
    }

    #[test]
    fn what_goes_past_noon_goes_on_at_the_other_end() {
        assert_eq!(STRIP.parts(10.0, 18.0), [(300.0, 460.0)]);
        assert_eq!(STRIP.parts(21.0, 28.0), [(520.0, 580.0), (100.0, 180.0)]);
        assert_eq!(STRIP.parts(-2.0, 1.0), [(540.0, 580.0), (100.0, 120.0)]);
        assert_eq!(STRIP.parts(3.0, 30.0), [(160.0, 580.0), (100.0, 160.0)]);
        assert_eq!(STRIP.parts(3.0, 3.0), [(160.0, 160.0)]);
    }
}
