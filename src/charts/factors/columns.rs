//! Columns: where names, counts, the forest and the figures stand.

use super::super::paper::{Area, theme, width};
use super::{Row, with_it, without_it, words};
use crate::analysis::factors::{Found, Sides};
use crate::analysis::words::factors as said;

/// Between two columns.
const GAP: f64 = 28.0;
/// Between a count and its share, a difference and its interval.
const CLOSE: f64 = 10.0;

/// Counts and shares of the nights of one side, both ending on the right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nights {
    /// Where the column begins.
    pub(super) left: f64,
    /// Where the counts end.
    pub(super) counts: f64,
    /// Where the shares end, and the column.
    pub(super) shares: f64,
}

/// Where each column stands, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// Where the names may end.
    pub(super) names: f64,
    /// Nights with it.
    pub(super) with: Nights,
    /// Nights without it.
    pub(super) without: Nights,
    /// The left edge of the forest.
    pub(super) left: f64,
    /// The right edge of the forest.
    pub(super) right: f64,
    /// Where the differences end.
    pub(super) difference: f64,
    /// Where the intervals begin.
    pub(super) interval: f64,
    /// Where the intervals end.
    pub(super) interval_end: f64,
    /// Where the last column begins.
    pub(super) evidence: f64,
}

impl Columns {
    /// Measures what stands in the columns; the forest gets what is left of the body.
    pub(super) fn of(rows: &[&Row], body: Area) -> Self {
        /// The smallest width of a column of figures, for its heading.
        const HEADING: f64 = 122.0;
        const NAMES: f64 = 0.272;
        let widest = |text: &dyn Fn(&Row) -> String, kind| {
            rows.iter().map(|row| width(&text(row), kind)).fold(0.0, f64::max).ceil()
        };
        let nights = |left: f64, side: fn(&Sides) -> (usize, usize)| {
            let of = |row: &Row| side(&row.sides.unwrap_or_default());
            let counts = widest(&|row| words::counts(of(row)), theme::NAME);
            let shares = widest(&|row| words::share(of(row)), theme::LABEL);
            let end = left + (counts + CLOSE + shares).max(HEADING);
            Nights { left, counts: end - shares - CLOSE, shares: end }
        };
        let lag = |row: &Row| row.lag.map_or(0.0, |lag| width(lag, theme::SMALL) + CLOSE);
        let name = |row: &&Row| width(&row.name, theme::NAME) + lag(row);
        let names = rows.iter().map(name).fold(200.0, f64::max).min(NAMES * body.width());
        let names = (body.left + names).ceil();
        let with = nights(names + GAP, with_it);
        let without = nights(with.shares + GAP, without_it);
        let last = widest(&|row| row.evidence.clone().unwrap_or_default(), theme::LABEL);
        let evidence = body.right - last.max(if last > 0.0 { HEADING } else { 0.0 });
        let found = |text: fn(&Found) -> String| {
            move |row: &Row| row.found.as_ref().map(text).unwrap_or_default()
        };
        let gap = if last > 0.0 { GAP } else { 0.0 };
        let interval_end = evidence - gap;
        let interval = interval_end
            - widest(&found(|it| said::limits(it.rd_interval)), theme::LABEL).max(HEADING);
        let difference = interval - CLOSE;
        let right = difference - widest(&found(|found| said::signed(found.rd)), theme::STRONG);
        Self {
            names,
            with,
            without,
            left: without.shares + GAP + 8.0,
            right: right - GAP,
            difference,
            interval,
            interval_end,
            evidence,
        }
    }
}
