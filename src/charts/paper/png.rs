//! PNG: the same picture as the SVG, for desks and letters.

use png::{BitDepth, ColorType, Compression, Encoder, Filter, PixelDimensions, Unit};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::Tree;

use super::font;
use crate::charts::Error;

/// 10 000 inches in metres.
const INCHES: u32 = 254;

/// Returns the bytes of a PNG that looks like this SVG: opaque, and with so many dots per inch of paper.
///
/// The letters come from the embedded font alone, so the bytes are the same on every machine.
///
/// # Errors
///
/// [`Error::Svg`] if the text is not SVG, [`Error::Size`] if it is too large
/// to hold in memory, [`Error::Png`] if it cannot be encoded.
pub fn from_svg(svg: &str, dots_per_inch: u32) -> Result<Vec<u8>, Error> {
    let tree = Tree::from_str(svg, &font::options())?;
    let size = tree.size().to_int_size();
    let mut pixmap = Pixmap::new(size.width(), size.height()).ok_or(Error::Size)?;
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    encode(&pixmap, dots_per_inch)
}

/// Surfaces of one colour are packed best as they are: a filter makes the files a quarter larger.
fn encode(pixmap: &Pixmap, dots_per_inch: u32) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let dots = dots_per_inch.saturating_mul(10_000) / INCHES;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: dots, yppu: dots, unit: Unit::Meter }));
    let mut opaque = vec![0; pixmap.pixels().len() * 3];
    for (to, from) in opaque.chunks_exact_mut(3).zip(pixmap.data().chunks_exact(4)) {
        to.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::paper::{Caption, Look, picture};

    fn decoded(bytes: &[u8]) -> (png::OutputInfo, Option<PixelDimensions>, Vec<u8>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        (info, reader.info().pixel_dims, pixels)
    }

    #[test]
    fn the_picture_is_opaque_and_knows_its_size_on_paper() {
        let look = Look::default();
        let svg = picture(&Caption::default(), "", &look, |_| 0.0, |_, _| {}).unwrap();
        let (info, dots, pixels) = decoded(&from_svg(&svg, 144).unwrap());
        assert_eq!((info.width, info.height, info.color_type), (1600, 900, ColorType::Rgb));
        let dots = dots.map(|dots| (dots.xppu, dots.yppu, dots.unit));
        assert_eq!(dots, Some((5669, 5669, Unit::Meter)));
        let white = pixels.iter().filter(|part| **part == 255).count();
        assert!(
            white > pixels.len() * 99 / 100 && white < pixels.len(),
            "only the credit is there"
        );
    }

    #[test]
    fn what_is_not_svg_is_refused() {
        assert!(matches!(from_svg("<svg><text>", 144), Err(Error::Svg(_))));
        assert!(matches!(from_svg("", 144), Err(Error::Svg(_))));
    }
}
