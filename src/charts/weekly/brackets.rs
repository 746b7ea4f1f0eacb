//! Brackets: the 8 weeks before the start of a regular medicine, and the first 8 weeks since.

use chrono::{Days, NaiveDate};

use super::super::paper::{Align, Area, Canvas, theme, width};
use super::super::weeks::{Plot, TimeAxis};
use super::words;
use crate::analysis::MedicineStart;
use crate::analysis::medicines::BeforeAfter;

/// The brackets of a picture, each with its place.
pub(super) struct Brackets {
    placed: Vec<Bracket>,
    lanes: usize,
}

/// One bracket where it will be drawn, in pixels from left to right.
struct Bracket {
    lane: usize,
    from: Option<f64>,
    start: f64,
    to: Option<f64>,
    edges: (f64, f64),
    before: String,
    since: String,
}

impl Brackets {
    const MOST_LANES: usize = 2;
    const LANE: f64 = 40.0;
    const BETWEEN: f64 = 24.0;

    /// Gives each start with enough nights on both sides a lane in which it touches no other.
    ///
    /// Where no lane is left, and where 8 weeks are too narrow for words, there is no bracket: the
    /// chart of the medicines has all of them.
    pub(super) fn place(starts: &[MedicineStart], axis: &TimeAxis) -> Self {
        let mut all = Self { placed: Vec::new(), lanes: 0 };
        for bracket in starts.iter().rev().filter_map(|start| Bracket::on(start, axis)) {
            if let Some(lane) = (0..Self::MOST_LANES).find(|lane| all.is_free(*lane, &bracket)) {
                all.lanes = all.lanes.max(lane + 1);
                all.placed.push(Bracket { lane, ..bracket });
            }
        }
        all
    }

    /// Returns the height that the brackets need, 0 for none.
    pub(super) fn height(&self) -> f64 {
        Self::LANE * self.lanes as f64
    }

    /// Draws the brackets below this height, each with a line down to zero where the medicine starts.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, top: f64, plot: &Plot<'_>) {
        let height = |bracket: &Bracket| top + Self::LANE * (bracket.lane + 1) as f64 - 10.0;
        for bracket in &self.placed {
            bracket.draw(canvas, height(bracket), plot.bottom);
        }
        for bracket in &self.placed {
            bracket.write(canvas, height(bracket));
        }
        if !self.placed.is_empty() {
            for (line, text) in [14.0, 34.0].into_iter().zip(words::BRACKETS) {
                let at = (plot.axis.right() + 12.0, top + line);
                canvas.text(at, Align::Left, theme::SMALL, text);
            }
        }
    }

    fn is_free(&self, lane: usize, bracket: &Bracket) -> bool {
        self.placed.iter().filter(|other| other.lane == lane).all(|other| {
            bracket.edges.1 + Self::BETWEEN < other.edges.0
                || other.edges.1 + Self::BETWEEN < bracket.edges.0
        })
    }
}

impl Bracket {
    const PAD: f64 = 8.0;

    fn on(start: &MedicineStart, axis: &TimeAxis) -> Option<Self> {
        const NARROWEST: f64 = 40.0;
        start.nights.difference?;
        let (left, right) = (axis.left(), axis.end());
        let days = Days::new(BeforeAfter::NIGHTS);
        let date = |date: Option<NaiveDate>| axis.date(date.unwrap_or(start.started_on));
        let (from, at) =
            (date(start.started_on.checked_sub_days(days)), axis.date(start.started_on));
        let to = date(start.started_on.checked_add_days(days));
        if at - from < NARROWEST || at < left || at >= right {
            return None;
        }
        let (from, to) = ((from >= left).then_some(from), (to <= right).then_some(to));
        let edges = (from.unwrap_or(left), to.unwrap_or(right));
        let before = fitting(words::before(start), at - edges.0, at - left)?;
        let since = fitting(words::since(start), edges.1 - at, axis.right() - at)?;
        let reach = |text: &str| width(text, theme::SMALL) + 2.0 * Self::PAD;
        let edges = (edges.0.min(at - reach(&before)), edges.1.max(at + reach(&since)));
        Some(Self { lane: 0, from, start: at, to, edges, before, since })
    }

    fn draw(&self, canvas: &mut Canvas<'_>, height: f64, zero: f64) {
        const TICK: f64 = 7.0;
        let (start, tone) = (self.start.round() + 0.5, theme::COURSE_EDGE);
        let left = self.from.unwrap_or(self.edges.0);
        let right = self.to.unwrap_or(self.edges.1);
        canvas.line(&[(left, height), (right, height)], 2.0, tone);
        for edge in [self.from, self.to].into_iter().flatten() {
            canvas.line(&[(edge, height), (edge, height + TICK)], 2.0, tone);
        }
        for (edge, point) in [(self.from, left - TICK), (self.to, right + TICK)] {
            if edge.is_none() {
                let base = if point < left { left } else { right };
                let corners = [(base, height - TICK), (point, height), (base, height + TICK)];
                canvas.fill_shape(&corners, tone);
            }
        }
        canvas.dashes((start, height), (start, zero), 1.5, tone);
    }

    /// Writes the nights of both sides above the bracket, on paper of their own.
    fn write(&self, canvas: &mut Canvas<'_>, height: f64) {
        let (start, stands) = (self.start.round() + 0.5, height - 8.0);
        let texts = [
            (start - Self::PAD, Align::Right, &self.before),
            (start + Self::PAD, Align::Left, &self.since),
        ];
        for (at, align, text) in texts {
            let wide = width(text, theme::SMALL);
            let left = if align == Align::Left { at } else { at - wide };
            let (top, bottom) = (stands - 15.0, stands + 4.0);
            canvas.fill(Area { left, top, right: left + wide, bottom }, theme::PAPER);
            canvas.text((at, stands), align, theme::SMALL, text);
        }
    }
}

/// Returns the longest text that fits its half of the bracket, else the shortest if the page has room for it.
fn fitting(texts: Vec<String>, half: f64, page: f64) -> Option<String> {
    let fits = |text: &String, room: f64| width(text, theme::SMALL) + 2.0 * Bracket::PAD <= room;
    let inside = texts.iter().find(|text| fits(text, half));
    inside.or(texts.last().filter(|text| fits(text, page))).cloned()
}
