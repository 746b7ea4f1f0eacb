//! The look of every picture: colours, sizes and type, decided once, for white paper and for black.
//!
//! One family of blues carries the cramps and one warm tone the medicines, so that colour-blind
//! eyes tell them apart. In grey the calm line is farthest from the paper, the bars are in the middle,
//! and thin weeks are hatched: nothing is told by colour alone.

use plotters::style::RGBColor;

use super::look::Paper;

/// A colour by its part in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tone {
    light: RGBColor,
    dark: RGBColor,
}

impl Tone {
    const fn of(light: u32, dark: u32) -> Self {
        Self { light: colour(light), dark: colour(dark) }
    }

    /// Returns the colour that it has on this paper.
    pub(super) fn on(self, paper: Paper) -> RGBColor {
        match paper {
            Paper::Light => self.light,
            Paper::Dark => self.dark,
        }
    }
}

/// Returns the colour that is written as 0xRRGGBB.
const fn colour(hex: u32) -> RGBColor {
    let [_, red, green, blue] = hex.to_be_bytes();
    RGBColor(red, green, blue)
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Type {
    /// The size of the letters in pixels.
    pub(crate) size: f64,
    /// Whether it is bold.
    pub(crate) bold: bool,
    /// The colour.
    pub(crate) tone: Tone,
}

/// The page.
pub(crate) const PAPER: Tone = Tone::of(0xffffff, 0x13161a);
/// Titles, and whatever must be read first.
pub(crate) const INK: Tone = Tone::of(0x1b1f24, 0xd9d4ca);
/// Labels and notes; at least 4.5 : 1 against the page.
pub(crate) const QUIET: Tone = Tone::of(0x5c6670, 0x9a9d9f);
/// The line that stands for zero.
pub(crate) const AXIS: Tone = Tone::of(0x78828c, 0x6d757d);
/// Grid lines behind everything.
pub(crate) const RULE: Tone = Tone::of(0xe5e8eb, 0x2a2f35);
/// What nobody recorded.
pub(crate) const UNKNOWN: Tone = Tone::of(0xeff0ed, 0x1e2226);
/// The strokes of a texture that stands for what nobody recorded.
pub(crate) const UNKNOWN_EDGE: Tone = Tone::of(0xb9bebb, 0x4a5056);
/// A quiet surface behind marks: a band in which nothing matters.
pub(crate) const SHADE: Tone = Tone::of(0xeef2f7, 0x1c232b);
/// The usual time in bed, from its outer quartiles in to its inner ones.
pub(crate) const IN_BED: [Tone; 3] =
    [Tone::of(0xf6f8fb, 0x171b21), Tone::of(0xeff3f8, 0x1b2129), Tone::of(0xe7edf4, 0x202832)];
/// The first cramps of their nights.
pub(crate) const FIRST: Tone = Tone::of(0x3f79ac, 0x7faed6);
/// Later cramps of the same nights.
pub(crate) const LATER: Tone = Tone::of(0x9cc3e4, 0x46708f);
/// Cramps.
pub(crate) const BAR: Tone = Tone::of(0x86b3d9, 0x4d7ba3);
/// The ring of a week without a cramp, and edges of what is blue.
pub(crate) const BAR_EDGE: Tone = Tone::of(0x3f79ac, 0x7faed6);
/// The outline and the hatching of a thin week.
pub(crate) const THIN: Tone = Tone::of(0x6c9eca, 0x5b8ab3);
/// The ring of a thin week without a cramp.
pub(crate) const THIN_RING: Tone = Tone::of(0xa0c2de, 0x4a6b88);
/// How many nights of a narrow week are recorded; what is there and does not matter yet.
pub(crate) const COVERAGE: Tone = Tone::of(0xbec5cb, 0x474e55);
/// Few cramps, or few nights, where there is no room for hatching.
pub(crate) const PALE: Tone = Tone::of(0xcddfef, 0x2b3f52);
/// The calm line, and what is clear.
pub(crate) const LINE: Tone = Tone::of(0x10345a, 0xd6e6f5);
/// Medicine courses.
pub(crate) const COURSE: Tone = Tone::of(0xf5deb8, 0x4e3b1c);
/// The first and last day of a medicine course, and doses.
pub(crate) const COURSE_EDGE: Tone = Tone::of(0xc48a30, 0xc48f3c);
/// The name on a medicine course.
pub(crate) const COURSE_INK: Tone = Tone::of(0x543c12, 0xead6b0);
/// Pain of a cramp, from 0 to 2, 3 to 5, 6 to 8, 9 and 10.
pub(crate) const DEPTHS: [Tone; 4] = [
    Tone::of(0xb4d0e8, 0x2f4d69),
    Tone::of(0x74a5d2, 0x4a7cab),
    Tone::of(0x2f6fa9, 0x83b2dc),
    Tone::of(0x0f355c, 0xd6e6f5),
];
/// What is written on each depth of pain.
pub(crate) const DEPTH_INKS: [Tone; 4] = [
    Tone::of(0x1b1f24, 0xd9d4ca),
    Tone::of(0x1b1f24, 0x000000),
    Tone::of(0xffffff, 0x13161a),
    Tone::of(0xffffff, 0x13161a),
];
/// A cramp whose pain was not noted: two halves of a cell.
pub(crate) const DEPTH_UNKNOWN: [Tone; 2] =
    [Tone::of(0xdfeaf5, 0x223244), Tone::of(0x6b9ccb, 0x4f81af)];

/// The finding.
pub(crate) const TITLE: Type = Type { size: 46.0, bold: true, tone: INK };
/// What the finding rests on.
pub(crate) const SUBTITLE: Type = Type { size: 26.0, bold: false, tone: QUIET };
/// A heading over some rows.
pub(crate) const HEADING: Type = Type { size: 22.0, bold: true, tone: INK };
/// Names of rows.
pub(crate) const NAME: Type = Type { size: 20.0, bold: false, tone: INK };
/// Numbers and months along the axes, and whatever labels a shape.
pub(crate) const LABEL: Type = Type { size: 20.0, bold: false, tone: QUIET };
/// Years, and figures that are looked for.
pub(crate) const STRONG: Type = Type { size: 20.0, bold: true, tone: INK };
/// What stands in a small place; no text is smaller.
pub(crate) const SMALL: Type = Type { size: 17.0, bold: false, tone: QUIET };
/// Where the figures come from.
pub(crate) const FOOTER: Type = Type { size: 19.0, bold: false, tone: QUIET };
/// The sentence of a picture with nothing to draw.
pub(crate) const MESSAGE: Type = Type { size: 34.0, bold: false, tone: QUIET };
/// The name of a medicine course.
pub(crate) const COURSE_LABEL: Type = Type { tone: COURSE_INK, ..LABEL };
/// The strength of a medicine course.
pub(crate) const COURSE_SMALL: Type = Type { tone: COURSE_INK, ..SMALL };
/// The figure at the end of the calm line, and its name below.
pub(crate) const LINE_FIGURE: Type = Type { size: 26.0, bold: true, tone: LINE };
/// The name of the calm line.
pub(crate) const LINE_LABEL: Type = Type { tone: LINE, ..LABEL };

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of WCAG 2.2.
    fn luminance(RGBColor(red, green, blue): RGBColor) -> f64 {
        let linear = |part: u8| match f64::from(part) / 255.0 {
            part if part <= 0.04045 => part / 12.92,
            part => ((part + 0.055) / 1.055).powf(2.4),
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(a: Tone, b: Tone, paper: Paper) -> f64 {
        let (a, b) = (luminance(a.on(paper)), luminance(b.on(paper)));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_is_read_on_both_papers() {
        for paper in [Paper::Light, Paper::Dark] {
            for (text, behind) in [
                (INK, PAPER),
                (QUIET, PAPER),
                (LINE, PAPER),
                (QUIET, UNKNOWN),
                (QUIET, SHADE),
                (QUIET, IN_BED[2]),
                (COURSE_INK, COURSE),
                (DEPTH_INKS[0], DEPTHS[0]),
                (DEPTH_INKS[1], DEPTHS[1]),
                (DEPTH_INKS[2], DEPTHS[2]),
                (DEPTH_INKS[3], DEPTHS[3]),
                (INK, DEPTH_UNKNOWN[0]),
            ] {
                let contrast = contrast(text, behind, paper);
                assert!(contrast >= 4.5, "{text:?} on {behind:?}, {paper:?}: {contrast:.2}");
            }
        }
    }

    #[test]
    fn pain_is_told_by_depth_alone_even_in_grey() {
        for paper in [Paper::Light, Paper::Dark] {
            let shades = [&[PAPER][..], &DEPTHS].concat();
            for two in shades.windows(2) {
                let contrast = contrast(two[0], two[1], paper);
                assert!(contrast > 1.4, "{two:?}, {paper:?}: {contrast:.2}");
            }
        }
    }
}
