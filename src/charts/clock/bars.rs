//! Bars: the cramps of each half hour, the later ones of a night upon the first ones.

use super::super::paper::key::{self, Swatch};
use super::super::paper::{Align, Area, Canvas, theme, width};
use super::super::weeks::whole_steps;
use super::hours::Hours;
use super::words;
use crate::analysis::HalfHours;

/// The scale reaches at least so many cramps, so that a single one is no tower.
const LOWEST_TOP: u32 = 4;

/// The bars of the half hours, and their scale.
pub(super) struct Bars<'a> {
    cramps: &'a HalfHours,
    steps: Vec<u32>,
    highest: u32,
}

impl<'a> Bars<'a> {
    /// Returns the bars of these cramps.
    pub(super) fn of(cramps: &'a HalfHours) -> Self {
        let steps = whole_steps(cramps.highest().max(LOWEST_TOP).into());
        let highest = steps.last().copied().unwrap_or(LOWEST_TOP);
        Self { cramps, steps, highest }
    }

    /// Returns the room that the numbers of the scale take left of the strip.
    pub(super) fn room(&self) -> f64 {
        width(&self.highest.to_string(), theme::LABEL) + 12.0
    }

    /// Draws the steps of the scale, light where the strip is shaded.
    pub(super) fn draw_scale(&self, canvas: &mut Canvas<'_>, hours: &Hours, shaded: &[(f64, f64)]) {
        let Area { left, right, .. } = hours.area;
        for step in &self.steps {
            let height = self.height(hours, *step) + 0.5;
            if *step > 0 {
                canvas.line(&[(left, height), (right, height)], 1.0, theme::RULE);
                for (left, right) in shaded {
                    canvas.line(&[(*left, height), (*right, height)], 1.0, theme::PAPER);
                }
            }
            let at = (left - 12.0, height + 7.0);
            canvas.text(at, Align::Right, theme::LABEL, &step.to_string());
        }
    }

    /// Says what the scale counts and, once a night has more than one cramp, what the tones mean.
    pub(super) fn draw_key(&self, canvas: &mut Canvas<'_>, body: Area, stands: f64) {
        canvas.text((body.left, stands), Align::Left, theme::LABEL, words::SCALE);
        if self.cramps.later.iter().all(|later| *later == 0) {
            return;
        }
        let marks: [(Swatch, &str); 2] = [(first, words::FIRST), (later, words::LATER)];
        let marks = marks.map(|(swatch, text)| (swatch, text.to_owned()));
        key::draw(canvas, &marks, (body.right, stands));
    }

    /// Draws the bars.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, hours: &Hours) {
        for place in 0..HalfHours::COUNT {
            let (left, right) = hours.half_hour(place);
            let (left, right) = (left.round() + 1.0, right.round() - 1.0);
            let mut bottom = hours.area.bottom;
            for (cramps, tone) in [
                (self.cramps.first[place], theme::FIRST),
                (self.cramps.cramps(place), theme::LATER),
            ] {
                let top = self.height(hours, cramps);
                if top < bottom {
                    canvas.fill(Area { left, top, right, bottom }, tone);
                }
                bottom = top;
            }
        }
    }

    /// Parts single cramps of a bar where they are large enough to be counted.
    pub(super) fn draw_seams(&self, canvas: &mut Canvas<'_>, hours: &Hours) {
        const LEAST: f64 = 24.0;
        if hours.area.height() / f64::from(self.highest) < LEAST {
            return;
        }
        for place in 0..HalfHours::COUNT {
            let (left, right) = hours.half_hour(place);
            for cramp in 1..self.cramps.cramps(place) {
                let height = self.height(hours, cramp);
                canvas.line(&[(left, height), (right, height)], 2.0, theme::PAPER);
            }
        }
    }

    /// Returns the height above both bars that meet at midnight.
    pub(super) fn height_at_midnight(&self, hours: &Hours) -> f64 {
        const MIDNIGHT: usize = HalfHours::COUNT / 2;
        let beside = [MIDNIGHT - 1, MIDNIGHT].map(|place| self.cramps.cramps(place));
        self.height(hours, beside[0].max(beside[1]))
    }

    /// Returns the height of so many cramps.
    fn height(&self, hours: &Hours, cramps: u32) -> f64 {
        let share = f64::from(cramps) / f64::from(self.highest);
        (hours.area.bottom - hours.area.height() * share).round()
    }
}

fn first(canvas: &mut Canvas<'_>, area: Area) {
    canvas.fill(area, theme::FIRST);
}

fn later(canvas: &mut Canvas<'_>, area: Area) {
    canvas.fill(area, theme::LATER);
}
