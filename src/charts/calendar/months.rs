//! Months: a young diary, month by month, with its weeks from above to below.

use chrono::{Datelike, Months, NaiveDate};

use super::super::paper::theme::{self, Type};
use super::super::paper::{Align, Area, Canvas, Point, width};
use super::cell::{Mark, Pitch};
use super::grid::{Grid, Place};
use super::nights::{Square, Stretch};
use super::words;

/// The months of a picture, each with its place.
pub(super) struct MonthSheet {
    body: Area,
    across: usize,
    weeks: usize,
    pub(super) pitch: Pitch,
}

impl MonthSheet {
    /// The name of the month, its figures, and the days of the week.
    const HEAD: f64 = 66.0;
    const BESIDE: f64 = 30.0;
    const BELOW: f64 = 30.0;
    /// No cell needs to be higher.
    const HIGHEST: f64 = 84.0;
    /// How many times as wide as high a cell may be.
    const FLAT: f64 = 2.5;

    /// Sets the months into a body so that their cells become as large as possible.
    pub(super) fn within(body: Area, months: &[Stretch]) -> Self {
        let weeks = months.iter().map(|month| weeks_of(month.first.evening())).max().unwrap_or(1);
        let pitch = |across: usize| {
            let down = months.len().div_ceil(across) as f64;
            let wide = (body.width() + Self::BESIDE) / across as f64 - Self::BESIDE;
            let high = (body.height() + Self::BELOW) / down - Self::BELOW - Self::HEAD;
            Pitch::within(wide / 7.0, (high / weeks as f64).min(Self::HIGHEST), Self::FLAT)
        };
        let arrangements = 1..=months.len();
        let across = arrangements.max_by(|a, b| pitch(*a).compare(pitch(*b))).unwrap_or(1);
        Self { body, across, weeks, pitch: pitch(across) }
    }

    /// Draws every month with its head.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, months: &[Stretch], nights: &[Square]) {
        let wide = 7.0 * self.pitch.wide - self.pitch.gap();
        let heads = Heads::of(months, wide);
        let mut rest = nights;
        for (place, month) in months.iter().enumerate() {
            let (shown, later) = rest.split_at(month.coverage.nights.min(rest.len()));
            rest = later;
            let (left, top) = self.corner(place, wide);
            heads.draw(canvas, place, (left, top + 22.0), wide);
            let grid = Grid { left, top: top + Self::HEAD, pitch: self.pitch };
            self.draw_weekdays(canvas, grid, top + 54.0);
            self.draw_nights(canvas, grid, month, shown);
        }
    }

    /// Returns the upper left corner of the month of this place.
    fn corner(&self, place: usize, wide: f64) -> (f64, f64) {
        let between = self.across.saturating_sub(1).max(1) as f64;
        let beside = (self.body.width() - wide * self.across as f64) / between;
        let beside = beside.min(2.0 * Self::BESIDE);
        let high = Self::HEAD + self.pitch.high * self.weeks as f64 + Self::BELOW;
        let (column, row) = ((place % self.across) as f64, (place / self.across) as f64);
        ((self.body.left + (wide + beside) * column).round(), (self.body.top + high * row).round())
    }

    /// Draws the nights of a month; without the days written, weeks before the diary take no room.
    fn draw_nights(&self, canvas: &mut Canvas<'_>, grid: Grid, month: &Stretch, nights: &[Square]) {
        let writes_days = self.pitch.writes_days();
        let above = if writes_days { 0 } else { place_of(month.first.evening()).1 };
        let place = |night: &Square| {
            let (column, row) = place_of(night.night.evening());
            (column, row - above)
        };
        let placed: Vec<_> = nights.iter().map(|night| (place(night), night)).collect();
        if writes_days {
            draw_rules(canvas, grid, weeks_of(month.first.evening()));
        }
        grid.draw(canvas, &placed);
        if writes_days {
            draw_days(canvas, grid, month, &placed);
        }
    }

    fn draw_weekdays(&self, canvas: &mut Canvas<'_>, grid: Grid, stands: f64) {
        let letters = if self.pitch.wide >= 48.0 { 3 } else { 1 };
        for (column, name) in words::WEEKDAYS.iter().enumerate() {
            let middle = grid.cells((column, 0), (column, 0)).middle().0;
            let name: String = name.chars().take(letters).collect();
            canvas.text((middle, stands), Align::Middle, theme::SMALL, &name);
        }
    }
}

/// What stands above the months: their names, and on how many nights there were cramps.
struct Heads {
    name: Type,
    texts: Vec<(String, String)>,
}

impl Heads {
    /// Returns what fits above months of this width; the figures of a single month stand in the title.
    fn of(months: &[Stretch], wide: f64) -> Self {
        const BROAD: f64 = 300.0;
        const BETWEEN: f64 = 10.0;
        let name = if wide < BROAD { theme::STRONG } else { theme::HEADING };
        let names = months.iter().enumerate();
        let names: Vec<String> =
            names.map(|(place, it)| words::month(it.first, wide >= BROAD, place == 0)).collect();
        let fits = |place: usize, text: &str| {
            width(&names[place], name) + BETWEEN + width(text, theme::SMALL) <= wide
        };
        let form = words::Figures::fitting(months, fits).filter(|_| months.len() > 1);
        let figures = months.iter().map(|it| form.map_or_else(String::new, |form| form.of(it)));
        Self { name, texts: names.iter().cloned().zip(figures).collect() }
    }

    /// Writes the head of the month of this place.
    fn draw(&self, canvas: &mut Canvas<'_>, place: usize, (left, stands): Point, wide: f64) {
        let Some((name, figures)) = self.texts.get(place) else { return };
        canvas.text((left, stands), Align::Left, self.name, name);
        if !figures.is_empty() {
            canvas.text((left + wide, stands), Align::Right, theme::SMALL, figures);
        }
    }
}

/// Draws a quiet line above each week.
fn draw_rules(canvas: &mut Canvas<'_>, grid: Grid, weeks: usize) {
    for week in 0..weeks {
        let y = grid.y(week) - grid.pitch.gap() / 2.0;
        let right = grid.cells((6, week), (6, week)).right;
        canvas.line(&[(grid.left, y), (right, y)], 1.0, theme::RULE);
    }
}

/// Writes the day into each cell, and pale where the diary has no night.
fn draw_days(canvas: &mut Canvas<'_>, grid: Grid, month: &Stretch, placed: &[(Place, &Square)]) {
    let outside = Type { tone: theme::UNKNOWN_EDGE, ..theme::SMALL };
    let days = start_of(month.first.evening()).iter_days();
    for day in days.take_while(|day| day.month() == month.first.evening().month()) {
        let place = place_of(day);
        let cell = grid.cells(place, place);
        let night = placed.iter().find(|(at, _)| *at == place).map(|(_, night)| Mark::of(night));
        let (text, stands) = (day.day().to_string(), (cell.left + 7.0, cell.top + 20.0));
        if night == Some(Mark::Unknown) {
            let right = stands.0 + width(&text, theme::SMALL) + 3.0;
            let behind =
                Area { left: cell.left + 4.0, top: cell.top + 4.0, right, bottom: stands.1 + 4.0 };
            canvas.fill(behind, theme::UNKNOWN);
        }
        let kind = night.map_or(outside, |mark| Type { tone: mark.ink(), ..theme::SMALL });
        canvas.text(stands, Align::Left, kind, &text);
    }
}

/// Returns the day of the week and the week of the month.
fn place_of(day: NaiveDate) -> Place {
    let before = start_of(day).weekday().num_days_from_monday() + day.day0();
    ((before % 7) as usize, (before / 7) as usize)
}

/// Returns in how many weeks the month of a day lies.
fn weeks_of(day: NaiveDate) -> usize {
    let next = start_of(day).checked_add_months(Months::new(1));
    let last = next.and_then(|next| next.pred_opt()).unwrap_or(day);
    place_of(last).1 + 1
}

fn start_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}
