//! Cell: one night as a mark; cramps, none and unknown are three textures, pain is depth.

use std::cmp::Ordering;

use super::super::paper::theme::{self, Tone, Type};
use super::super::paper::{Align, Area, Canvas, hatching, width};
use super::nights::Square;
use crate::diary::Score;

/// How far apart cells begin, in pixels, to the right and downward.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pitch {
    pub(super) wide: f64,
    pub(super) high: f64,
}

impl Pitch {
    /// Returns cells as large as these lengths allow, in whole pixels.
    ///
    /// A cell is at most `flat` times as wide as high, and at most 1.3 times as high as wide.
    pub(super) fn within(wide: f64, high: f64, flat: f64) -> Self {
        const TALL: f64 = 1.3;
        Self { wide: wide.min(high * flat).floor(), high: high.min(wide * TALL).floor() }
    }

    /// Returns the shorter side.
    pub(super) fn shorter(self) -> f64 {
        self.wide.min(self.high)
    }

    /// Tells which cells are larger: those whose shorter side is, then those with more surface.
    pub(super) fn compare(self, other: Self) -> Ordering {
        let shorter = self.shorter().total_cmp(&other.shorter());
        shorter.then((self.wide * self.high).total_cmp(&(other.wide * other.high)))
    }

    /// Returns the distance between two cells.
    pub(super) fn gap(self) -> f64 {
        (self.shorter() * 0.12).round().clamp(1.0, 4.0)
    }

    /// Tells whether the day of the month stands in each cell.
    pub(super) fn writes_days(self) -> bool {
        self.wide >= 56.0 && self.high >= 38.0
    }

    /// Tells whether neighbours about which nothing is known become one surface, and free ones one lattice.
    pub(super) fn joins(self) -> bool {
        self.shorter() < 14.0
    }

    /// Tells whether the number of cramps is written; otherwise a dot says that there are several.
    pub(super) fn writes_counts(self) -> bool {
        self.shorter() >= 17.0
    }
}

/// What a cell tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing is recorded.
    Unknown,
    /// There was no cramp.
    Free,
    /// So many cramps, and the step of the pain; `None` where it was not noted.
    Cramps(u32, Option<usize>),
}

impl Mark {
    /// The pain of each step.
    pub(super) const STEPS: [&str; 4] = ["0–2", "3–5", "6–8", "9–10"];

    /// Returns what the cell of a night tells.
    pub(super) fn of(square: &Square) -> Self {
        match square.cramps {
            None => Self::Unknown,
            Some(0) => Self::Free,
            Some(count) => Self::Cramps(count, square.pain.map(step)),
        }
    }

    /// Returns the colour of what is written on the mark.
    pub(super) fn ink(self) -> Tone {
        match self {
            Self::Unknown | Self::Free => theme::QUIET,
            Self::Cramps(_, Some(step)) => theme::DEPTH_INKS[step],
            Self::Cramps(_, None) => theme::INK,
        }
    }

    /// Draws the mark into a cell.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, area: Area, pitch: Pitch) {
        match self {
            Self::Unknown => hatch(canvas, area, pitch),
            Self::Free => {
                let wide = if pitch.shorter() < 16.0 { 1.0 } else { 1.5 };
                canvas.outline(area.inset(wide / 2.0), wide, theme::COVERAGE);
            }
            Self::Cramps(count, step) => {
                match step {
                    Some(step) => canvas.fill(area, theme::DEPTHS[step]),
                    None => half(canvas, area),
                }
                self.draw_count(canvas, area, pitch, count);
            }
        }
    }

    /// Says that there are several cramps: how many where there is room, otherwise with a dot.
    fn draw_count(self, canvas: &mut Canvas<'_>, area: Area, pitch: Pitch, count: u32) {
        if count < 2 {
            return;
        }
        let text = count.to_string();
        let ((x, y), tone) = (area.middle(), self.ink());
        let small = Type { bold: true, tone, ..theme::SMALL };
        if pitch.writes_days() {
            let at = (area.right - 7.0, area.bottom - 8.0);
            canvas.text(at, Align::Right, Type { tone, ..theme::HEADING }, &text);
        } else if pitch.writes_counts() && width(&text, small) <= area.width() {
            canvas.text((x, y + 6.0), Align::Middle, small, &text);
        } else {
            canvas.dot((x, y), (pitch.shorter() * 0.17).max(1.1), tone);
        }
    }
}

/// Hatches what nobody recorded; the lines of neighbouring cells are in step.
pub(super) fn hatch(canvas: &mut Canvas<'_>, area: Area, pitch: Pitch) {
    let spacing = (pitch.shorter() * 0.45).clamp(3.5, 8.0);
    canvas.fill(area, theme::UNKNOWN);
    for (from, to) in hatching(area, spacing) {
        canvas.line(&[from, to], 1.0, theme::UNKNOWN_EDGE);
    }
}

/// Draws a cramp whose pain was not noted: split from corner to corner.
fn half(canvas: &mut Canvas<'_>, area: Area) {
    let Area { left, top, right, bottom } = area;
    let [upper, lower] = theme::DEPTH_UNKNOWN;
    canvas.fill(area, upper);
    canvas.fill_shape(&[(right, top), (right, bottom), (left, bottom)], lower);
}

/// Returns the step of a pain: 0 to 2, 3 to 5, 6 to 8, 9 and 10.
fn step(pain: Score) -> usize {
    match pain.score() {
        0..=2 => 0,
        3..=5 => 1,
        6..=8 => 2,
        _ => 3,
    }
}
