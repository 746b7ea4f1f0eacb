//! Canvas: shapes and texts in pixels, drawn by plotters as SVG.
//!
//! plotters counts in whole numbers. The canvas therefore draws at sixteen
//! times the size and lets the `viewBox` shrink it, so that a line may lie on any sixteenth of a pixel.

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, ShapeStyle, TextStyle};

use super::font::{FAMILIES, fitted, writable};
use super::look::Paper;
use super::theme::{self, Tone, Type};
use crate::charts::Error;

/// How many drawing units make a pixel.
const MULTIPLE: u32 = 16;

/// A point in pixels from the upper left corner.
pub(crate) type Point = (f64, f64);

/// Which part of a text stands at the point it is drawn at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// Its beginning.
    Left,
    /// Its middle.
    Middle,
    /// Its end.
    Right,
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    /// The left edge.
    pub(crate) left: f64,
    /// The upper edge.
    pub(crate) top: f64,
    /// The right edge.
    pub(crate) right: f64,
    /// The lower edge.
    pub(crate) bottom: f64,
}

impl Area {
    /// Returns the distance between the left and the right edge.
    pub(crate) fn width(self) -> f64 {
        self.right - self.left
    }

    /// Returns the distance between the upper and the lower edge.
    pub(crate) fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Returns the point in its middle.
    pub(crate) fn middle(self) -> Point {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// Returns the rectangle made smaller by this much on every side.
    pub(crate) fn inset(self, by: f64) -> Self {
        Self {
            left: self.left + by,
            top: self.top + by,
            right: self.right - by,
            bottom: self.bottom - by,
        }
    }
}

/// A picture that is being drawn.
pub(crate) struct Canvas<'a> {
    backend: SVGBackend<'a>,
    paper: Paper,
    failed: Option<String>,
}

impl<'a> Canvas<'a> {
    /// Begins a picture of this width and height in pixels, whose SVG goes into `svg`.
    pub(super) fn new(svg: &'a mut String, (width, height): (f64, f64), paper: Paper) -> Self {
        let backend = SVGBackend::with_string(svg, (length(width), length(height)));
        Self { backend, paper, failed: None }
    }

    /// Ends the picture.
    ///
    /// # Errors
    ///
    /// [`Error::Drawing`] if plotters refused a shape.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        let presented = self.backend.present();
        self.keep(presented);
        self.failed.map_or(Ok(()), |reason| Err(Error::Drawing(reason)))
    }

    /// Fills a rectangle.
    pub(crate) fn fill(&mut self, area: Area, tone: Tone) {
        let corners = (corner((area.left, area.top)), corner((area.right, area.bottom)));
        let drawn = self.backend.draw_rect(corners.0, corners.1, &self.style(tone, 1.0), true);
        self.keep(drawn);
    }

    /// Fills a shape with these corners.
    pub(crate) fn fill_shape(&mut self, corners: &[Point], tone: Tone) {
        let corners = corners.iter().map(|point| corner(*point));
        let drawn = self.backend.fill_polygon(corners, &self.style(tone, 1.0));
        self.keep(drawn);
    }

    /// Draws a line through these points.
    pub(crate) fn line(&mut self, points: &[Point], wide: f64, tone: Tone) {
        let points = points.iter().map(|point| corner(*point));
        let drawn = self.backend.draw_path(points, &self.style(tone, wide));
        self.keep(drawn);
    }

    /// Draws a straight line in dashes.
    pub(crate) fn dashes(&mut self, from: Point, to: Point, wide: f64, tone: Tone) {
        const DASH: f64 = 6.0;
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let long = f64::hypot(dx, dy);
        let at = |along: f64| (from.0 + dx * along / long, from.1 + dy * along / long);
        let mut along = 0.0;
        while along < long {
            self.line(&[at(along), at((along + DASH).min(long))], wide, tone);
            along += 2.0 * DASH;
        }
    }

    /// Draws the outline of a rectangle, half of it outside.
    pub(crate) fn outline(&mut self, area: Area, wide: f64, tone: Tone) {
        let Area { left, top, right, bottom } = area;
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.line(&[&corners[..], &corners[1..2]].concat(), wide, tone);
    }

    /// Fills a circle.
    pub(crate) fn dot(&mut self, centre: Point, radius: f64, tone: Tone) {
        let radius = length(radius);
        let drawn = self.backend.draw_circle(corner(centre), radius, &self.style(tone, 1.0), true);
        self.keep(drawn);
    }

    /// Draws a circle.
    pub(crate) fn ring(&mut self, centre: Point, radius: f64, wide: f64, tone: Tone) {
        let radius = length(radius);
        let drawn =
            self.backend.draw_circle(corner(centre), radius, &self.style(tone, wide), false);
        self.keep(drawn);
    }

    /// Writes a text whose letters stand on the height of the point.
    ///
    /// plotters can only hang a text from its top, 0.76 em above the line it stands on.
    pub(crate) fn text(&mut self, at: Point, align: Align, kind: Type, text: &str) {
        const SVG_SIZE_FACTOR: f64 = 1.24;
        let size = kind.size * f64::from(MULTIPLE) * SVG_SIZE_FACTOR;
        let weight = if kind.bold { FontStyle::Bold } else { FontStyle::Normal };
        let h_pos = match align {
            Align::Left => HPos::Left,
            Align::Middle => HPos::Center,
            Align::Right => HPos::Right,
        };
        let colour = kind.tone.on(self.paper);
        let look = TextStyle::from((FAMILIES, size).into_font().style(weight))
            .color(&colour)
            .pos(Pos::new(h_pos, VPos::Top));
        let top = (at.0, at.1 - 0.76 * kind.size);
        let drawn = self.backend.draw_text(&writable(text), &look, corner(top));
        self.keep(drawn);
    }

    /// Writes the sentence of a picture with nothing to draw around a point, no wider than this.
    pub(crate) fn message(&mut self, at: Point, room: f64, text: &str) {
        self.text(at, Align::Middle, theme::MESSAGE, &fitted(text, theme::MESSAGE, room));
    }

    fn style(&self, tone: Tone, wide: f64) -> ShapeStyle {
        let colour = tone.on(self.paper);
        ShapeStyle { color: colour.into(), filled: true, stroke_width: length(wide) }
    }

    /// Remembers the first failure, so that drawing reads as a list of what is drawn.
    fn keep<E: std::fmt::Display>(&mut self, outcome: Result<(), E>) {
        if let Err(error) = outcome {
            self.failed.get_or_insert_with(|| error.to_string());
        }
    }
}

fn corner(point: Point) -> (i32, i32) {
    (unit(point.0), unit(point.1))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` cuts at the ends of the range and turns NaN to 0"
)]
fn unit(pixels: f64) -> i32 {
    (pixels * f64::from(MULTIPLE)).round() as i32
}

/// Returns a length in drawing units, 0 for one below 0.
pub(super) fn length(pixels: f64) -> u32 {
    u32::try_from(unit(pixels)).unwrap_or(0)
}
