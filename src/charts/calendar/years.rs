//! Years: one strip for each, a column for each week, so that seasons and better years are seen.

use chrono::{Datelike, NaiveDate};

use super::super::paper::{Align, Area, Canvas, theme, width};
use super::cell::Pitch;
use super::grid::{Grid, Place};
use super::nights::{Square, Stretch};
use super::words;

/// The years of a picture, each with its place.
pub(super) struct YearSheet {
    body: Area,
    across: usize,
    down: usize,
    weeks: usize,
    /// The room left of each strip for its year and its figures.
    label: f64,
    pub(super) pitch: Pitch,
}

impl YearSheet {
    /// The names of the months above a strip.
    const NAMES: f64 = 28.0;
    const BESIDE: f64 = 16.0;
    const BELOW: f64 = 12.0;
    /// How many times as wide as high a cell may be.
    const FLAT: f64 = 1.6;
    /// Up to this many strips below each other bear the names of their own months.
    const NAMED: usize = 4;

    /// Returns the height in which so many years find room at the usual width, with cells of 7 pixels.
    pub(super) fn needs(years: usize) -> f64 {
        const ACROSS: usize = 3;
        let strip = 7.0 * 7.0 + Self::BELOW;
        Self::NAMES + strip * years.div_ceil(ACROSS) as f64
    }

    /// Sets the years into a body so that their cells become as large as possible.
    pub(super) fn within(body: Area, years: &[Stretch]) -> Self {
        const AFTER: f64 = 10.0;
        const WEEKDAY: f64 = 44.0;
        let texts = years.iter().map(|year| words::Figures::Short.of(year));
        let texts = texts.chain([words::CRAMPS_ON.to_owned()]);
        let longest = texts.map(|text| width(&text, theme::SMALL)).fold(0.0, f64::max);
        let weeks = years.iter().map(weeks_of).max().unwrap_or(1);
        let sheet = |across: usize| {
            let down = years.len().div_ceil(across).max(1);
            let room = (body.width() + Self::BESIDE) / across as f64 - Self::BESIDE;
            let high = Self::step(body, down) - Self::names(down) - Self::BELOW;
            let pitch = |label: f64| {
                let wide = (room - label) / weeks as f64;
                Pitch::within(wide, high / 7.0, Self::FLAT)
            };
            let (narrow, broad) = (longest + AFTER, longest + AFTER + WEEKDAY);
            let label = if pitch(broad).writes_counts() { broad } else { narrow };
            Self { body, across, down, weeks, label, pitch: pitch(label) }
        };
        let sheets = (1..=years.len()).map(sheet);
        sheets.max_by(|a, b| a.pitch.compare(b.pitch)).unwrap_or_else(|| sheet(1))
    }

    /// Returns how far apart so many strips in this body can begin.
    fn step(body: Area, down: usize) -> f64 {
        match down {
            ..=Self::NAMED => body.height() / down as f64,
            _ => (body.height() - Self::NAMES) / down as f64,
        }
    }

    /// Returns what the names of the months take of each step.
    fn names(down: usize) -> f64 {
        if down <= Self::NAMED { Self::NAMES } else { 0.0 }
    }

    /// Draws every year with its label.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, years: &[Stretch], nights: &[Square]) {
        let mut rest = nights;
        for (place, year) in years.iter().enumerate() {
            let (shown, later) = rest.split_at(year.coverage.nights.min(rest.len()));
            rest = later;
            let (column, row) = (place / self.down, place % self.down);
            let grid = self.grid(column, row);
            self.draw_label(canvas, year, grid);
            if row == 0 {
                let at = (grid.left - self.label, grid.top - 10.0);
                canvas.text(at, Align::Left, theme::SMALL, words::CRAMPS_ON);
            }
            if row == 0 || self.down <= Self::NAMED {
                self.draw_names(canvas, year, grid);
            }
            let placed: Vec<_> =
                shown.iter().map(|it| (place_of(it.night.evening()), it)).collect();
            grid.draw(canvas, &placed);
            draw_steps(canvas, year, grid);
        }
    }

    /// Returns the cells of the strip of this place.
    fn grid(&self, column: usize, row: usize) -> Grid {
        let wide = self.label + self.pitch.wide * self.weeks as f64;
        let rest = self.body.width() - wide * self.across as f64;
        let beside = if self.across > 1 { rest / (self.across - 1) as f64 } else { 0.0 };
        let calm = 7.0 * self.pitch.high + Self::names(self.down) + 3.0 * Self::BELOW;
        let step = Self::step(self.body, self.down).min(calm);
        Grid {
            left: (self.body.left + (wide + beside) * column as f64 + self.label).round(),
            top: (self.body.top + Self::NAMES + step * row as f64).round(),
            pitch: self.pitch,
        }
    }

    /// Writes the year with its figures left of its strip, and the weekdays where there is room.
    fn draw_label(&self, canvas: &mut Canvas<'_>, year: &Stretch, grid: Grid) {
        let left = grid.left - self.label;
        let name = year.first.evening().year().to_string();
        canvas.text((left, grid.top + 17.0), Align::Left, theme::STRONG, &name);
        let figures = words::Figures::Short.of(year);
        canvas.text((left, grid.top + 39.0), Align::Left, theme::SMALL, &figures);
        if !self.pitch.writes_counts() {
            return;
        }
        for (row, name) in words::WEEKDAYS.iter().enumerate().step_by(2) {
            let middle = grid.cells((0, row), (0, row)).middle().1;
            let at = (grid.left - 8.0, middle + 6.0);
            canvas.text(at, Align::Right, theme::SMALL, name);
        }
    }

    /// Names the months above a strip, with one letter where there is little room.
    fn draw_names(&self, canvas: &mut Canvas<'_>, year: &Stretch, grid: Grid) {
        const ROOM: f64 = 42.0;
        let letters = if 4.0 * self.pitch.wide >= ROOM { 3 } else { 1 };
        let (begins, ends) = (year.first.evening(), year.last().evening());
        let is_shown = |first: &NaiveDate| {
            *first <= ends && (first.year(), first.month()) >= (begins.year(), begins.month())
        };
        let all = self.down > Self::NAMED;
        let mut end = f64::INFINITY;
        for first in month_starts(begins).filter(|it| all || is_shown(it)).rev() {
            let (column, row) = place_of(if all { first } else { first.max(begins) });
            let is_whole = row == 0 || first.month() == 1 || first < begins;
            let x = grid.x(if is_whole { column } else { column + 1 });
            let name: String = first.format("%b").to_string().chars().take(letters).collect();
            if x + width(&name, theme::SMALL) + 6.0 <= end {
                canvas.text((x, grid.top - 10.0), Align::Left, theme::SMALL, &name);
                end = x;
            }
        }
    }
}

/// Draws the stepped lines between the months that are shown.
fn draw_steps(canvas: &mut Canvas<'_>, year: &Stretch, grid: Grid) {
    let aside = grid.pitch.gap() / 2.0;
    let (top, bottom) = (grid.y(0), grid.y(7) - 2.0 * aside);
    for first in month_starts(year.first.evening()) {
        if first <= year.first.evening() || first > year.last().evening() {
            continue;
        }
        let (column, row) = place_of(first);
        let (x, after, y) =
            (grid.x(column) - aside, grid.x(column + 1) - aside, grid.y(row) - aside);
        let line = [(after, top), (after, y), (x, y), (x, bottom)];
        let line = if row == 0 { &[(x, top), (x, bottom)][..] } else { &line[..] };
        canvas.line(line, 1.5, theme::AXIS);
    }
}

/// Returns the first day of each month of the year of this day.
fn month_starts(day: NaiveDate) -> impl DoubleEndedIterator<Item = NaiveDate> {
    (1..=12).filter_map(move |month| NaiveDate::from_ymd_opt(day.year(), month, 1))
}

/// Returns how many weeks a year touches, 53 or 54.
fn weeks_of(year: &Stretch) -> usize {
    let december = NaiveDate::from_ymd_opt(year.first.evening().year(), 12, 31);
    december.map_or(1, |december| place_of(december).0 + 1)
}

/// Returns the week of the year, from Monday on, and the day of the week.
fn place_of(day: NaiveDate) -> Place {
    let january = day.with_ordinal(1).unwrap_or(day).weekday().num_days_from_monday();
    let before = january + day.ordinal0();
    ((before / 7) as usize, (before % 7) as usize)
}
