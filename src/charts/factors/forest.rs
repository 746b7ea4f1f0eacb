//! Forest: each factor a row, with its counts, its interval and its figures.

use super::super::paper::{Align, Area, Canvas, fitted, theme, width};
use super::axis::Axis;
use super::columns::{Columns, Nights};
use super::{Factors, Row, with_it, without_it, words};
use crate::analysis::factors::{Found, Grade};
use crate::analysis::words::factors as said;

/// The rows that could be compared, by grade.
pub(super) struct Forest<'a> {
    /// The chart.
    pub(super) factors: &'a Factors,
    /// Its compared factors, at least one.
    pub(super) rows: &'a [&'a Row],
}

/// How an interval and its point look.
struct Mark {
    tone: theme::Tone,
    wide: f64,
    radius: f64,
    is_hollow: bool,
}

impl Forest<'_> {
    /// The headings of the columns, and the ticks.
    const HEAD: f64 = 128.0;
    /// The heading of a grade.
    const GROUP: f64 = 56.0;
    /// Between the last row of a grade and the rule over the next.
    const BEFORE_RULE: f64 = 8.0;
    /// A row, at least and at most.
    const ROW: (f64, f64) = (34.0, 46.0);
    /// The ticks again, and the word for the band.
    const FOOT: f64 = 68.0;

    /// Returns the height that these rows need at least.
    pub(super) fn needs(rows: &[&Row]) -> f64 {
        Self::HEAD + Self::fixed(rows) + Self::ROW.0 * rows.len() as f64 + Self::FOOT
    }

    /// Returns the height of the headings of the grades.
    fn fixed(rows: &[&Row]) -> f64 {
        Self::GROUP * rows.chunk_by(|a, b| a.grade == b.grade).count() as f64
    }

    /// Draws the rows from the upper edge on; returns where they end.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, body: Area) -> f64 {
        let columns = Columns::of(self.rows, body);
        let axis = Axis::of(self.rows, self.factors.matters, columns.left, columns.right);
        let ruled = (body.top + Self::HEAD).round();
        let top = ruled - Self::BEFORE_RULE;
        let fixed = Self::fixed(self.rows);
        let room = (body.bottom - top - Self::FOOT - fixed) / self.rows.len() as f64;
        let row = room.clamp(Self::ROW.0, Self::ROW.1).floor();
        let bottom = top + fixed + row * self.rows.len() as f64;
        self.draw_ground(canvas, &axis, ruled, bottom);
        self.draw_head(canvas, &columns, &axis, ruled);
        let mut at = top;
        for group in self.rows.chunk_by(|a, b| a.grade == b.grade) {
            draw_group(canvas, group, &columns, at + Self::BEFORE_RULE, body);
            at += Self::GROUP;
            for factor in group {
                draw_row(canvas, factor, (&columns, &axis), at + row / 2.0, body.left);
                at += row;
            }
        }
        self.draw_foot(canvas, &axis, bottom, body);
        bottom + Self::FOOT
    }

    /// Draws the band in which nothing would matter, the ticks and zero.
    fn draw_ground(&self, canvas: &mut Canvas<'_>, axis: &Axis, top: f64, bottom: f64) {
        let (left, right) = (axis.within(-self.factors.matters), axis.within(self.factors.matters));
        canvas.fill(Area { left, top, right, bottom }, theme::SHADE);
        for tick in axis.ticks() {
            let x = axis.at(tick).round() + 0.5;
            canvas.line(&[(x, top), (x, bottom)], 1.0, theme::RULE);
        }
        let zero = axis.zero().round();
        canvas.fill(Area { left: zero - 1.0, top, right: zero + 1.0, bottom }, theme::AXIS);
    }

    /// Writes what the columns hold, and which way is fewer.
    fn draw_head(&self, canvas: &mut Canvas<'_>, columns: &Columns, axis: &Axis, top: f64) {
        let (first, second) = (top - 74.0, top - 38.0);
        let nights = format!("{}s", self.factors.outcome);
        let counts = (columns.with.left, columns.without.shares);
        draw_span(canvas, &nights, counts, first);
        for (column, text) in [(columns.with, "with it"), (columns.without, "without it")] {
            canvas.text((column.shares, second), Align::Right, theme::LABEL, text);
        }
        let differences = (columns.left, columns.interval_end);
        draw_span(
            canvas,
            &format!("{nights} more or fewer in 100 nights of the same month"),
            differences,
            first,
        );
        let zero = axis.zero();
        for (text, way) in [("fewer", -1.0), ("more", 1.0)] {
            let align = if way < 0.0 { Align::Right } else { Align::Left };
            canvas.text((zero + 14.0 * way, second), align, theme::STRONG, text);
            let from = zero + way * (24.0 + width(text, theme::STRONG));
            draw_arrow(canvas, (from, from + way * 34.0), second - 7.0);
        }
        canvas.text((columns.interval, second), Align::Left, theme::LABEL, "likely (95 %)");
        draw_ticks(canvas, axis, top - 10.0);
    }

    /// Writes the ticks again below many rows, and what the band is.
    fn draw_foot(&self, canvas: &mut Canvas<'_>, axis: &Axis, bottom: f64, body: Area) {
        const MANY: usize = 9;
        let mut at = bottom + 26.0;
        if self.rows.len() > MANY {
            draw_ticks(canvas, axis, at);
            at += 28.0;
        }
        let room = 2.0 * (axis.zero() - body.left).min(body.right - axis.zero());
        let text = fitted(&words::foot(self.factors), theme::SMALL, room);
        canvas.text((axis.zero(), at), Align::Middle, theme::SMALL, &text);
    }
}

impl Mark {
    /// Returns the look of a grade: the surer, the darker and the larger.
    fn of(grade: Option<Grade>) -> Self {
        let (tone, wide, radius) = match grade {
            Some(Grade::Clear) => (theme::LINE, 4.0, 9.0),
            Some(Grade::Possible) => (theme::BAR_EDGE, 3.0, 7.5),
            Some(Grade::NoSign) => (theme::AXIS, 2.0, 5.5),
            Some(Grade::TooEarly) => (theme::AXIS, 1.5, 5.5),
            None => (theme::BAR_EDGE, 2.0, 6.5),
        };
        Self { tone, wide, radius, is_hollow: grade == Some(Grade::TooEarly) }
    }

    /// Draws an interval with small caps, or with an arrow head where it leaves the axis, and its point.
    fn draw(&self, canvas: &mut Canvas<'_>, found: &Found, axis: &Axis, at: f64) {
        const CAP: f64 = 6.0;
        /// A short interval is at least this many times as long as the radius of its point.
        const SHARE: f64 = 4.0;
        const LEAST: f64 = 4.0;
        let (low, high) = (found.rd_interval.low, found.rd_interval.high);
        canvas.line(&[(axis.within(low), at), (axis.within(high), at)], self.wide, self.tone);
        for (limit, edge, way) in [(low, axis.left, -1.0), (high, axis.right, 1.0)] {
            let x = axis.at(limit);
            if (x - edge) * way > 0.5 {
                let head = [
                    (edge - 9.0 * way, at - 6.0),
                    (edge + 4.0 * way, at),
                    (edge - 9.0 * way, at + 6.0),
                ];
                canvas.fill_shape(&head, self.tone);
            } else {
                canvas.line(&[(x, at - CAP), (x, at + CAP)], self.wide, self.tone);
            }
        }
        let point = (axis.within(found.rd), at);
        let radius = self.radius.min((axis.at(high) - axis.at(low)) / SHARE).max(LEAST);
        if self.is_hollow {
            canvas.dot(point, radius, theme::PAPER);
            canvas.ring(point, radius, 2.0, self.tone);
        } else {
            canvas.dot(point, radius + 2.0, theme::PAPER);
            canvas.dot(point, radius, self.tone);
        }
    }
}

/// Writes the grade over its rows, below a thin rule.
fn draw_group(canvas: &mut Canvas<'_>, group: &[&Row], columns: &Columns, top: f64, body: Area) {
    let grade = group.first().and_then(|row| row.grade);
    canvas.line(&[(body.left, top + 0.5), (body.right, top + 0.5)], 1.0, theme::UNKNOWN_EDGE);
    let (stands, heading) = (top + 34.0, said::heading(grade));
    canvas.text((body.left, stands), Align::Left, theme::HEADING, heading);
    let about = body.left + width(heading, theme::HEADING) + 14.0;
    let words = fitted(words::about(grade), theme::SMALL, columns.left - about - 24.0);
    canvas.text((about, stands), Align::Left, theme::SMALL, &words);
    let last = said::last_heading(grade);
    if !last.is_empty() {
        canvas.text((columns.evidence, stands), Align::Left, theme::LABEL, last);
    }
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    row: &Row,
    (columns, axis): (&Columns, &Axis),
    middle: f64,
    left: f64,
) {
    let Some(found) = &row.found else { return };
    let stands = middle + 7.0;
    draw_name(canvas, row, (left, stands), columns.names);
    let sides = row.sides.unwrap_or_default();
    draw_nights(canvas, columns.with, with_it(&sides), stands);
    draw_nights(canvas, columns.without, without_it(&sides), stands);
    Mark::of(row.grade).draw(canvas, found, axis, middle);
    let (difference, interval) = (said::signed(found.rd), said::limits(found.rd_interval));
    canvas.text((columns.difference, stands), Align::Right, theme::STRONG, &difference);
    canvas.text((columns.interval, stands), Align::Left, theme::LABEL, &interval);
    if let Some(evidence) = &row.evidence {
        canvas.text((columns.evidence, stands), Align::Left, theme::LABEL, evidence);
    }
}

/// Writes how many of how many nights counted, and their share.
fn draw_nights(canvas: &mut Canvas<'_>, column: Nights, nights: (usize, usize), stands: f64) {
    canvas.text((column.counts, stands), Align::Right, theme::LABEL, &words::counts(nights));
    canvas.text((column.shares, stands), Align::Right, theme::NAME, &words::share(nights));
}

/// Writes a name, shortened before the night that is meant is given up.
fn draw_name(canvas: &mut Canvas<'_>, row: &Row, at: (f64, f64), end: f64) {
    const GAP: f64 = 10.0;
    let lag = row.lag.map_or(0.0, |lag| width(lag, theme::SMALL) + GAP);
    let name = fitted(&row.name, theme::NAME, end - at.0 - lag);
    canvas.text(at, Align::Left, theme::NAME, &name);
    if let Some(lag) = row.lag {
        let from = at.0 + width(&name, theme::NAME) + GAP;
        canvas.text((from, at.1), Align::Left, theme::SMALL, lag);
    }
}

fn draw_ticks(canvas: &mut Canvas<'_>, axis: &Axis, stands: f64) {
    for tick in axis.ticks() {
        canvas.text((axis.at(tick), stands), Align::Middle, theme::LABEL, &said::signed(tick));
    }
}

/// Writes what several columns have in common, over a thin rule as wide as they are.
fn draw_span(canvas: &mut Canvas<'_>, text: &str, (left, right): (f64, f64), stands: f64) {
    canvas.text(((left + right) / 2.0, stands), Align::Middle, theme::LABEL, text);
    let rule = stands.round() + 10.5;
    canvas.line(&[(left, rule), (right, rule)], 1.0, theme::UNKNOWN_EDGE);
}

fn draw_arrow(canvas: &mut Canvas<'_>, (from, to): (f64, f64), at: f64) {
    let back = 8.0_f64.copysign(from - to);
    canvas.line(&[(from, at), (to, at)], 2.0, theme::INK);
    canvas.line(&[(to + back, at - 6.0), (to, at), (to + back, at + 6.0)], 2.0, theme::INK);
}
