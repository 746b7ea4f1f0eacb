//! Grid: the cells of one month or year, side by side.

use super::super::paper::{Area, Canvas, theme};
use super::cell::{Mark, Pitch, hatch};
use super::nights::Square;

/// The column and the row of a cell, counted from 0.
pub(super) type Place = (usize, usize);

/// Cells in columns and rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) pitch: Pitch,
}

impl Grid {
    /// Returns where a column begins.
    pub(super) fn x(&self, column: usize) -> f64 {
        self.left + self.pitch.wide * column as f64
    }

    /// Returns where a row begins.
    pub(super) fn y(&self, row: usize) -> f64 {
        self.top + self.pitch.high * row as f64
    }

    /// Returns the rectangle of the cells from one place to another, without the gap behind them.
    pub(super) fn cells(&self, from: Place, to: Place) -> Area {
        Area {
            left: self.x(from.0),
            top: self.y(from.1),
            right: self.x(to.0 + 1) - self.pitch.gap(),
            bottom: self.y(to.1 + 1) - self.pitch.gap(),
        }
    }

    /// Draws the nights.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, nights: &[(Place, &Square)]) {
        let small = self.pitch.joins();
        if small {
            self.draw_joined(canvas, nights);
        }
        for (place, night) in nights {
            let mark = Mark::of(night);
            if !small || matches!(mark, Mark::Cramps(..)) {
                mark.draw(canvas, self.cells(*place, *place), self.pitch);
            }
        }
    }

    /// Draws free nights as one lattice and unknown neighbours as one surface, thousands in a few shapes.
    fn draw_joined(&self, canvas: &mut Canvas<'_>, nights: &[(Place, &Square)]) {
        let gap = self.pitch.gap();
        for (from, to) in surfaces(nights.iter().map(|(place, _)| *place).collect()) {
            let around = self.cells(from, to).inset(-gap);
            let line = |at: f64| (at - (gap + 1.0) / 2.0, at - (gap - 1.0) / 2.0);
            for (left, right) in (from.0..=to.0 + 1).map(|column| line(self.x(column))) {
                canvas.fill(Area { left, right, ..around }, theme::COVERAGE);
            }
            for (top, bottom) in (from.1..=to.1 + 1).map(|row| line(self.y(row))) {
                canvas.fill(Area { top, bottom, ..around }, theme::COVERAGE);
            }
        }
        let unknown = nights.iter().filter(|(_, night)| night.cramps.is_none());
        for (from, to) in surfaces(unknown.map(|(place, _)| *place).collect()) {
            hatch(canvas, self.cells(from, to).inset(-gap), self.pitch);
        }
    }
}

/// Joins neighbouring places into rectangles, each given by its first and its last place.
fn surfaces(mut places: Vec<Place>) -> Vec<(Place, Place)> {
    places.sort_unstable();
    let mut runs: Vec<(Place, Place)> = Vec::new();
    for place in places {
        match runs.last_mut() {
            Some((_, last)) if *last == (place.0, place.1.wrapping_sub(1)) => *last = place,
            _ => runs.push((place, place)),
        }
    }
    let mut joined: Vec<(Place, Place)> = Vec::new();
    for (from, to) in runs {
        let is_beside = |other: &&mut (Place, Place)| {
            other.1.0 + 1 == from.0 && other.0.1 == from.1 && other.1.1 == to.1
        };
        match joined.iter_mut().rev().take(8).find(is_beside) {
            Some(other) => other.1 = to,
            None => joined.push((from, to)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_become_one_rectangle_and_cover_nothing_else() {
        let all = (0..10).flat_map(|column| (0..7).map(move |row| (column, row)));
        assert_eq!(surfaces(all.clone().collect()), [((0, 0), (9, 6))]);
        let holes = [(3, 2), (7, 0), (7, 6)];
        let places: Vec<Place> = all.filter(|place| !holes.contains(place)).collect();
        let mut covered: Vec<Place> = surfaces(places.clone())
            .into_iter()
            .flat_map(|(from, to)| {
                (from.0..=to.0)
                    .flat_map(move |column| (from.1..=to.1).map(move |row| (column, row)))
            })
            .collect();
        covered.sort_unstable();
        assert_eq!(covered, places);
    }
}
