//! Below: what is not compared yet, and the links in words where there is room.

use super::super::paper::{Align, Area, Canvas, fitted, theme, width, wrapped};
use super::{Factors, Row};

/// Some sentences under a heading, broken into lines.
struct Paragraph {
    heading: &'static str,
    lines: Vec<String>,
}

impl Paragraph {
    const LEADING: f64 = 29.0;

    fn of(heading: &'static str, sentences: &[String], room: f64) -> Self {
        const MOST_LINES: usize = 4;
        let broken = |it: &String| wrapped(it, theme::LABEL, room, MOST_LINES);
        Self { heading, lines: sentences.iter().flat_map(broken).collect() }
    }

    /// Returns the height with its heading; 0 where there is nothing to say.
    fn height(&self) -> f64 {
        match self.lines.len() {
            0 => 0.0,
            lines => Below::HEAD + Self::LEADING * lines as f64 + 8.0,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, body: Area) {
        if self.lines.is_empty() {
            return;
        }
        draw_heading(canvas, self.heading, "", body);
        let mut stands = body.top + Below::HEAD + 6.0;
        for line in &self.lines {
            canvas.text((body.left, stands), Align::Left, theme::LABEL, line);
            stands += Self::LEADING;
        }
    }
}

/// What stands below the forest.
pub(super) struct Below<'a> {
    missing: &'a [&'a Row],
    readings: &'a [String],
    cautions: &'a [String],
    columns: usize,
    room: f64,
}

impl<'a> Below<'a> {
    const HEAD: f64 = 62.0;
    const WITH_CARE: &'static str = "With care";
    const ROW: f64 = 32.0;
    /// The narrowest column of names with what is missing.
    const NARROWEST: f64 = 600.0;
    /// Between two columns.
    const GAP: f64 = 64.0;

    /// Lays out the rows in as many columns as a body of this width has room for.
    pub(super) fn of(factors: &'a Factors, missing: &'a [&'a Row], room: f64) -> Self {
        let fits = |columns: &usize| Self::NARROWEST * *columns as f64 <= room;
        let columns = (2..=6).take_while(fits).last().unwrap_or(1);
        let (readings, cautions) = (&factors.readings, &factors.cautions);
        Self { missing, readings, cautions, columns, room }
    }

    /// Returns the height of the rows and of the cautions; only the links in words do without where
    /// there is no room.
    pub(super) fn needs(&self) -> f64 {
        self.rows() + Paragraph::of(Self::WITH_CARE, self.cautions, self.room).height()
    }

    /// Returns the height of what is missing, 0 for nothing.
    fn rows(&self) -> f64 {
        match self.missing.len() {
            0 => 0.0,
            rows => Self::HEAD + Self::ROW * rows.div_ceil(self.columns) as f64 + 8.0,
        }
    }

    /// Draws the rows from the upper edge on, and below them the links in words if there is room, and the cautions.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, body: Area) {
        if !self.missing.is_empty() {
            self.draw_missing(canvas, body);
        }
        let mut top = body.top + self.rows();
        let links = Paragraph::of("In words", self.readings, self.room);
        let cautions = Paragraph::of(Self::WITH_CARE, self.cautions, self.room);
        if top + links.height() + cautions.height() <= body.bottom {
            links.draw(canvas, Area { top, ..body });
            top += links.height();
        }
        cautions.draw(canvas, Area { top, ..body });
    }

    fn draw_missing(&self, canvas: &mut Canvas<'_>, body: Area) {
        draw_heading(canvas, "Not compared yet", "and what is missing most", body);
        let column = (body.width() + Self::GAP) / self.columns as f64;
        let names = self.missing.iter().map(|row| width(&row.name, theme::NAME));
        let room = names.fold(160.0, f64::max).min((column - Self::GAP) * 0.56);
        let in_column = self.missing.len().div_ceil(self.columns);
        for (place, rows) in self.missing.chunks(in_column).enumerate() {
            let left = (body.left + column * place as f64).round();
            let mut stands = body.top + Self::HEAD + 8.0;
            for row in rows {
                let name = fitted(&row.name, theme::NAME, room);
                canvas.text((left, stands), Align::Left, theme::NAME, &name);
                let missing = row.missing.as_deref().unwrap_or_default();
                let beyond = column - Self::GAP - room - 32.0;
                let missing = fitted(missing, theme::LABEL, beyond);
                let from = (left + room + 32.0, stands);
                canvas.text(from, Align::Left, theme::LABEL, &missing);
                stands += Self::ROW;
            }
        }
    }
}

/// Writes a heading below a thin rule, and a few quiet words after it.
fn draw_heading(canvas: &mut Canvas<'_>, text: &str, more: &str, body: Area) {
    let (rule, stands) = (body.top.round() + 0.5, body.top + 36.0);
    canvas.line(&[(body.left, rule), (body.right, rule)], 1.0, theme::UNKNOWN_EDGE);
    canvas.text((body.left, stands), Align::Left, theme::HEADING, text);
    if !more.is_empty() {
        let from = body.left + width(text, theme::HEADING) + 12.0;
        canvas.text((from, stands), Align::Left, theme::LABEL, more);
    }
}
