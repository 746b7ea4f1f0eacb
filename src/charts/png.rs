//! PNG: the same picture as the SVG, for desks and letters.

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::Tree;

use super::{Error, font};

/// 144 dots per inch, in dots per metre.
const DOTS_PER_METRE: u32 = 5669;

/// Returns the bytes of a PNG that looks like this SVG: opaque, 144 dots per inch.
///
/// The letters come from the embedded font alone, so the bytes are the same on every machine.
///
/// # Errors
///
/// [`Error::Svg`] if the text is not SVG, [`Error::Size`] if it is too large
/// to hold in memory, [`Error::Png`] if it cannot be encoded.
pub fn from_svg(svg: &str) -> Result<Vec<u8>, Error> {
    let tree = Tree::from_str(svg, &font::options())?;
    let size = tree.size().to_int_size();
    let mut pixmap = Pixmap::new(size.width(), size.height()).ok_or(Error::Size)?;
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    encode(&pixmap)
}

fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let (xppu, yppu) = (DOTS_PER_METRE, DOTS_PER_METRE);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu, yppu, unit: Unit::Meter }));
    let opaque: Vec<u8> = pixmap
        .pixels()
        .iter()
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::{HEIGHT, WIDTH};

    fn decoded(bytes: &[u8]) -> (png::OutputInfo, Option<PixelDimensions>, Vec<u8>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        (info, reader.info().pixel_dims, pixels)
    }

    #[test]
    fn the_picture_is_opaque_and_knows_its_size_on_paper() {
        let svg = crate::charts::canvas::picture("", "", |_| {}).unwrap();
        let (info, dots, pixels) = decoded(&from_svg(&svg).unwrap());
        assert_eq!((info.width, info.height, info.color_type), (WIDTH, HEIGHT, ColorType::Rgb));
        let dots = dots.map(|dots| (dots.xppu, dots.yppu, dots.unit));
        assert_eq!(dots, Some((5669, 5669, Unit::Meter)));
        assert!(pixels.iter().all(|part| *part == 255));
    }

    #[test]
    fn what_is_not_svg_is_refused() {
        assert!(matches!(from_svg("<svg><text>"), Err(Error::Svg(_))));
        assert!(matches!(from_svg(""), Err(Error::Svg(_))));
    }
}
