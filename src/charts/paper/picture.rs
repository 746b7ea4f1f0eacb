//! Picture: the words around, the body between them, and the SVG text of it all.

use super::canvas::{Area, Canvas, length};
use super::font::escaped;
use super::look::{Look, Size};
use super::page::{Caption, FOOT, Heading, MARGIN};
use super::theme;
use crate::charts::Error;

/// Returns the SVG text of a caption and of what `draw` puts into the body between its lines.
///
/// `needs` tells the height that a body between some edges needs; it is asked about one of the usual width.
/// A picture of the usual size grows with it; in one of another size everything becomes smaller until the
/// body has as much.
/// `description` is for screen readers.
///
/// # Errors
///
/// [`Error::Drawing`] if plotters refuses a shape.
pub(crate) fn picture(
    caption: &Caption,
    description: &str,
    look: &Look,
    needs: impl FnOnce(Area) -> f64,
    draw: impl FnOnce(&mut Canvas<'_>, Area),
) -> Result<String, Error> {
    let (usual, tall) = (f64::from(Size::USUAL.width), f64::from(Size::USUAL.height));
    let top = Heading::of(caption, usual).bottom();
    let body = Area { left: MARGIN, top, right: usual - MARGIN, bottom: tall - FOOT };
    let least = top + needs(body) + FOOT;
    let (size, (width, height)) = sheet(look.size, least);
    let heading = Heading::of(caption, width);
    let mut svg = String::new();
    let mut canvas = Canvas::new(&mut svg, (width, height), look.paper);
    canvas.fill(Area { left: 0.0, top: 0.0, right: width, bottom: height }, theme::PAPER);
    heading.draw(&mut canvas);
    caption.draw_footer(&mut canvas, (width, height));
    let (top, right) = (heading.bottom(), width - MARGIN);
    draw(&mut canvas, Area { left: MARGIN, top, right, bottom: height - FOOT });
    canvas.finish()?;
    let shapes = svg.split_once('>').map_or("", |(_, shapes)| shapes);
    Ok(format!(
        "<svg width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" stroke-linejoin=\"round\" role=\"img\" \
         xmlns=\"http://www.w3.org/2000/svg\">\n<title>{}</title>\n<desc>{}</desc>{}",
        size.width,
        size.height,
        length(width),
        length(height),
        escaped(&caption.title),
        escaped(description),
        shapes.replace("\n</text>", "</text>")
    ))
}

/// Returns the size of a picture in pixels, and of the sheet on which it is laid out.
///
/// The sheet is as wide as a usual picture, so that letters keep their share of the
/// width; it is wider where a body that needs more height has to fit the shape that was asked for.
fn sheet(asked: Option<Size>, least: f64) -> (Size, (f64, f64)) {
    let usual = (f64::from(Size::USUAL.width), f64::from(Size::USUAL.height));
    let Some(size) = asked else {
        let height = least.ceil().max(usual.1);
        return (Size { height: pixels(height), ..Size::USUAL }, (usual.0, height));
    };
    let height = usual.0 / size.ratio();
    if height >= least { (size, (usual.0, height)) } else { (size, (least * size.ratio(), least)) }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` cuts at the ends of the range"
)]
fn pixels(length: f64) -> u32 {
    length as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_picture_grows_and_one_of_a_given_size_shrinks_what_is_on_it() {
        let (size, page) = sheet(None, 500.0);
        assert_eq!((size.width, size.height, page), (1600, 900, (1600.0, 900.0)));
        assert_eq!(sheet(None, 1234.5).0.height, 1235);
        let small = Size::of_pixels(800, 400);
        assert_eq!(sheet(small, 700.0).1, (1600.0, 800.0));
        assert_eq!(sheet(small, 1000.0).1, (2000.0, 1000.0));
        assert_eq!(sheet(small, 1000.0).0, small.unwrap());
    }
}
