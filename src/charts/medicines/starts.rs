//! Starts: one row for each, with the nights before, the nights since, and how they differ.

use super::super::paper::theme::{self, Type};
use super::super::paper::{Align, Area, Canvas, fitted, width, wrapped};
use super::super::words as said;
use super::{MedicineStart, Medicines, words};
use crate::analysis::medicines::{BeforeAfterGrade, Difference};

/// The rows of a picture, and the sentences below them.
pub(super) struct Starts<'a> {
    shown: Vec<&'a MedicineStart>,
    below: Vec<String>,
}

impl<'a> Starts<'a> {
    /// With more starts than these, those that say least are left out, the earliest first.
    const MOST: usize = 12;
    /// The headings, with the scale.
    const HEAD: f64 = 76.0;
    const ROW: f64 = 57.0;
    const LINE: f64 = 24.0;
    const ABOVE_SENTENCES: f64 = 6.0;

    /// Returns the rows of a chart, with sentences that are no wider than this.
    pub(super) fn of(chart: &'a Medicines, width: f64) -> Self {
        let shown = telling(chart.compared().collect());
        let left_out = chart.compared().count() - shown.len();
        let below = words::below(chart, left_out);
        let lines = below.iter().flat_map(|it| wrapped(it, theme::SMALL, width, 4)).collect();
        Self { shown, below: lines }
    }

    /// Returns the starts that have a row.
    pub(super) fn shown(&self) -> impl Iterator<Item = &'a MedicineStart> {
        self.shown.iter().copied()
    }

    /// Returns the height that the rows need, 0 for none.
    pub(super) fn height(&self) -> f64 {
        self.rows() + Self::LINE * self.below.len() as f64
    }

    fn rows(&self) -> f64 {
        let rows = Self::HEAD + Self::ROW * self.shown.len() as f64 + Self::ABOVE_SENTENCES;
        if self.shown.is_empty() { 0.0 } else { rows }
    }

    /// Draws the rows from the upper edge of this area on.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        if !self.shown.is_empty() {
            let columns = Columns::of(&self.shown, area);
            columns.draw_head(canvas, area.top, &self.shown);
            for (row, start) in self.shown.iter().enumerate() {
                columns.draw_row(canvas, area.top + Self::HEAD + Self::ROW * row as f64, start);
            }
        }
        for (row, line) in self.below.iter().enumerate() {
            let stands = area.top + self.rows() + 18.0 + Self::LINE * row as f64;
            canvas.text((area.left, stands), Align::Left, theme::SMALL, line);
        }
    }
}

/// Returns as many starts as have room, by date: those with a grade beyond "too early" stay, then the latest with figures.
fn telling(mut starts: Vec<&MedicineStart>) -> Vec<&MedicineStart> {
    starts.sort_by_key(|start| {
        let nights = &start.nights;
        let is_possible = nights.grade == Some(BeforeAfterGrade::Possible);
        (is_possible, nights.difference.is_some(), start.started_on)
    });
    let mut starts = starts.split_off(starts.len().saturating_sub(Starts::MOST));
    starts.sort_by_key(|start| start.started_on);
    starts
}

/// Where the columns stand, in pixels from left to right.
struct Columns {
    left: f64,
    name_room: f64,
    before: f64,
    since: f64,
    scale: (f64, f64),
    figures: f64,
    right: f64,
    reach: f64,
}

impl Columns {
    const GAP: f64 = 28.0;
    const SHARE: f64 = 166.0;
    const FIGURES: f64 = 168.0;
    const GRADE: f64 = 92.0;

    fn of(starts: &[&MedicineStart], area: Area) -> Self {
        const SCALE: (f64, f64) = (190.0, 330.0);
        let graded = starts.iter().any(|start| start.nights.grade.is_some());
        let figures = area.right - if graded { Self::GRADE + Self::GAP } else { 0.0 };
        let scale_right = figures - Self::FIGURES - Self::GAP;
        let taken = 2.0 * (Self::SHARE + Self::GAP);
        let names = starts.iter().map(|start| width(&said::medicine(start), theme::NAME));
        let room = scale_right - area.left - taken - names.fold(0.0, f64::max) - Self::GAP;
        let scale = (scale_right - room.clamp(SCALE.0, SCALE.1), scale_right);
        let since = scale.0 - Self::GAP;
        let before = since - Self::SHARE - Self::GAP;
        Self {
            left: area.left,
            name_room: before - Self::SHARE - area.left,
            before,
            since,
            scale,
            figures,
            right: area.right,
            reach: reach(starts),
        }
    }

    /// Returns where so many nights in 100 more or fewer lie.
    fn at(&self, in_100: f64) -> f64 {
        let (left, right) = self.scale;
        (left + right) / 2.0 + (right - left) / 2.0 * (in_100 / self.reach).clamp(-1.0, 1.0)
    }

    /// Writes the headings, and draws the scale if there is any difference to show.
    fn draw_head(&self, canvas: &mut Canvas<'_>, top: f64, starts: &[&MedicineStart]) {
        let stands = top + 32.0;
        let line = Area { left: self.left, top, right: self.right, bottom: top + 1.0 };
        canvas.fill(line, theme::RULE);
        canvas.text((self.left, stands), Align::Left, theme::HEADING, words::STARTS);
        canvas.text((self.before, stands), Align::Right, theme::SMALL, words::BEFORE);
        canvas.text((self.since, stands), Align::Right, theme::SMALL, words::SINCE);
        if starts.iter().any(|start| start.nights.difference.is_some()) {
            self.draw_scale(canvas, top, starts.len());
        }
    }

    /// Draws the scale of the differences through so many rows.
    fn draw_scale(&self, canvas: &mut Canvas<'_>, top: f64, rows: usize) {
        let stands = top + 32.0;
        let middle = (self.at(0.0), stands);
        canvas.text(middle, Align::Middle, theme::SMALL, words::IN_100);
        canvas.text((self.figures, stands), Align::Right, theme::SMALL, words::LIKELY);
        let bottom = top + Starts::HEAD + Starts::ROW * rows as f64 - 8.0;
        for in_100 in [-self.reach, 0.0, self.reach] {
            let x = self.at(in_100).round() + 0.5;
            let tone = if in_100.abs() < 1.0 { theme::AXIS } else { theme::RULE };
            canvas.line(&[(x, top + 62.0), (x, bottom)], 1.0, tone);
            let text = words::of_scale(in_100);
            canvas.text((x, top + 56.0), Align::Middle, theme::SMALL, &text);
        }
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, top: f64, start: &MedicineStart) {
        let (stands, nights) = (top + 22.0, &start.nights);
        let (kind, name) = self.name(start);
        canvas.text((self.left, stands), Align::Left, kind, &name);
        let room = self.scale.0 - Self::GAP - self.left;
        let since = words::since(start, |text| width(text, theme::SMALL) <= room);
        let since = fitted(&since, theme::SMALL, room);
        canvas.text((self.left, stands + 23.0), Align::Left, theme::SMALL, &since);
        let is_enough = nights.difference.is_some();
        for (x, side) in [(self.before, nights.before), (self.since, nights.since)] {
            let kind = if is_enough { theme::NAME } else { theme::LABEL };
            canvas.text((x, stands), Align::Right, kind, &words::share(&side, is_enough));
        }
        match nights.difference {
            Some(difference) => self.draw_difference(canvas, stands, &difference, nights.grade),
            None => {
                let text = words::needed();
                canvas.text((self.figures, stands), Align::Right, theme::LABEL, &text);
            }
        }
        if let Some(grade) = nights.grade {
            let kind = if is_possible(grade) { theme::STRONG } else { theme::LABEL };
            canvas.text((self.right, stands), Align::Right, kind, grade.word());
        }
    }

    /// Returns the name as it fits: in smaller letters before it is shortened.
    fn name(&self, start: &MedicineStart) -> (Type, String) {
        let name = said::medicine(start);
        let small = Type { size: theme::SMALL.size, ..theme::NAME };
        let fits = width(&name, theme::NAME) <= self.name_room;
        let kind = if fits { theme::NAME } else { small };
        let name = fitted(&name, kind, self.name_room);
        (kind, name)
    }

    /// Draws a difference as a point on the line that likely holds it, and writes both.
    fn draw_difference(
        &self,
        canvas: &mut Canvas<'_>,
        stands: f64,
        difference: &Difference,
        grade: Option<BeforeAfterGrade>,
    ) {
        let height = stands - 7.0;
        let in_100 = |part: f64| self.at(part * 100.0);
        let (low, high) = (in_100(difference.interval.low), in_100(difference.interval.high));
        let (x, firm) = (in_100(difference.size), grade.is_some_and(is_possible));
        let tone = if firm { theme::LINE } else { theme::BAR_EDGE };
        canvas.line(&[(low, height), (high, height)], 3.0, tone);
        canvas.dot((x, height), 7.5, tone);
        if !firm {
            canvas.dot((x, height), 4.5, theme::PAPER);
        }
        let text = words::figures(difference);
        canvas.text((self.figures, stands), Align::Right, theme::NAME, &text);
    }
}

fn is_possible(grade: BeforeAfterGrade) -> bool {
    grade == BeforeAfterGrade::Possible
}

/// Returns how many nights in 100 the scale reaches on either side.
fn reach(starts: &[&MedicineStart]) -> f64 {
    const STEPS: [f64; 6] = [20.0, 30.0, 40.0, 50.0, 60.0, 80.0];
    let ends = starts.iter().filter_map(|start| start.nights.difference).map(|difference| {
        let limits = difference.interval.times(100.0);
        limits.low.abs().max(limits.high.abs())
    });
    let farthest = ends.fold(0.0, f64::max);
    STEPS.into_iter().find(|step| farthest <= *step).unwrap_or(100.0)
}
