//! Canvas: shapes and texts in pixels, drawn by plotters as SVG.
//!
//! plotters counts in whole numbers. The canvas therefore draws at sixteen
//! times the size and lets the `viewBox` shrink it, so that a line may lie on any sixteenth of a pixel.

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, RGBColor, ShapeStyle, TextStyle};

use super::font::{FAMILIES, escaped, writable};
use super::theme::Type;
use super::{Error, HEIGHT, WIDTH, theme};

const PAGE: Area = Area { left: 0.0, top: 0.0, right: WIDTH as f64, bottom: HEIGHT as f64 };

/// A point in pixels from the upper left corner.
pub(super) type Point = (f64, f64);

/// Which part of a text stands at the point it is drawn at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Its beginning.
    Left,
    /// Its middle.
    Middle,
    /// Its end.
    Right,
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    /// The left edge.
    pub(super) left: f64,
    /// The upper edge.
    pub(super) top: f64,
    /// The right edge.
    pub(super) right: f64,
    /// The lower edge.
    pub(super) bottom: f64,
}

impl Area {
    /// Returns the distance between the left and the right edge.
    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    /// Returns the rectangle made smaller by this much on every side.
    pub(super) fn inset(self, by: f64) -> Self {
        Self {
            left: self.left + by,
            top: self.top + by,
            right: self.right - by,
            bottom: self.bottom - by,
        }
    }
}

/// A picture that is being drawn.
pub(super) struct Canvas<'a> {
    backend: SVGBackend<'a>,
    failed: Option<String>,
}

/// Returns the SVG text of what `draw` puts on a canvas, with its title and description for screen readers.
///
/// # Errors
///
/// [`Error::Drawing`] if plotters refuses a shape.
pub(super) fn picture(
    title: &str,
    description: &str,
    draw: impl FnOnce(&mut Canvas<'_>),
) -> Result<String, Error> {
    let mut svg = String::new();
    let size = (WIDTH * Canvas::MULTIPLE, HEIGHT * Canvas::MULTIPLE);
    let mut canvas = Canvas { backend: SVGBackend::with_string(&mut svg, size), failed: None };
    canvas.fill(PAGE, theme::PAPER);
    draw(&mut canvas);
    let presented = canvas.backend.present();
    canvas.keep(presented);
    if let Some(reason) = canvas.failed.take() {
        return Err(Error::Drawing(reason));
    }
    drop(canvas);
    let shapes = svg.split_once('>').map_or("", |(_, shapes)| shapes);
    Ok(format!(
        "<svg width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {} {}\" stroke-linejoin=\"round\" \
         role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">\n<title>{}</title>\n<desc>{}</desc>{}",
        size.0,
        size.1,
        escaped(title),
        escaped(description),
        shapes.replace("\n</text>", "</text>")
    ))
}

impl Canvas<'_> {
    /// How many drawing units make a pixel.
    const MULTIPLE: u32 = 16;

    /// Fills a rectangle.
    pub(super) fn fill(&mut self, area: Area, colour: RGBColor) {
        let corners = (units((area.left, area.top)), units((area.right, area.bottom)));
        let drawn = self.backend.draw_rect(corners.0, corners.1, &style(colour, 1.0), true);
        self.keep(drawn);
    }

    /// Fills a shape with these corners.
    pub(super) fn fill_shape(&mut self, corners: &[Point], colour: RGBColor) {
        let corners = corners.iter().map(|corner| units(*corner));
        let drawn = self.backend.fill_polygon(corners, &style(colour, 1.0));
        self.keep(drawn);
    }

    /// Draws a line through these points.
    pub(super) fn line(&mut self, points: &[Point], wide: f64, colour: RGBColor) {
        let points = points.iter().map(|point| units(*point));
        let drawn = self.backend.draw_path(points, &style(colour, wide));
        self.keep(drawn);
    }

    /// Draws the outline of a rectangle, half of it outside.
    pub(super) fn outline(&mut self, area: Area, wide: f64, colour: RGBColor) {
        let Area { left, top, right, bottom } = area;
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.line(&[&corners[..], &corners[1..2]].concat(), wide, colour);
    }

    /// Fills a circle.
    pub(super) fn dot(&mut self, centre: Point, radius: f64, colour: RGBColor) {
        let radius = length(radius);
        let drawn = self.backend.draw_circle(units(centre), radius, &style(colour, 1.0), true);
        self.keep(drawn);
    }

    /// Draws a circle.
    pub(super) fn ring(&mut self, centre: Point, radius: f64, wide: f64, colour: RGBColor) {
        let radius = length(radius);
        let drawn = self.backend.draw_circle(units(centre), radius, &style(colour, wide), false);
        self.keep(drawn);
    }

    /// Writes a text whose letters stand on the height of the point.
    ///
    /// plotters can only hang a text from its top, 0.76 em above the line it stands on.
    pub(super) fn text(&mut self, at: Point, align: Align, kind: Type, text: &str) {
        const SVG_SIZE_FACTOR: f64 = 1.24;
        let size = kind.size * f64::from(Self::MULTIPLE) * SVG_SIZE_FACTOR;
        let weight = if kind.bold { FontStyle::Bold } else { FontStyle::Normal };
        let h_pos = match align {
            Align::Left => HPos::Left,
            Align::Middle => HPos::Center,
            Align::Right => HPos::Right,
        };
        let look = TextStyle::from((FAMILIES, size).into_font().style(weight))
            .color(&kind.colour)
            .pos(Pos::new(h_pos, VPos::Top));
        let top = (at.0, at.1 - 0.76 * kind.size);
        let drawn = self.backend.draw_text(&writable(text), &look, units(top));
        self.keep(drawn);
    }

    /// Remembers the first failure, so that drawing reads as a list of what is drawn.
    fn keep<E: std::fmt::Display>(&mut self, outcome: Result<(), E>) {
        if let Err(error) = outcome {
            self.failed.get_or_insert_with(|| error.to_string());
        }
    }
}

fn style(colour: RGBColor, wide: f64) -> ShapeStyle {
    ShapeStyle { color: colour.into(), filled: true, stroke_width: length(wide) }
}

fn units(point: Point) -> (i32, i32) {
    (unit(point.0), unit(point.1))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` cuts at the ends of the range and turns NaN to 0"
)]
fn unit(pixels: f64) -> i32 {
    (pixels * f64::from(Canvas::MULTIPLE)).round() as i32
}

fn length(pixels: f64) -> u32 {
    u32::try_from(unit(pixels)).unwrap_or(0)
}
