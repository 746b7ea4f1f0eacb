//! The look of every picture: colours, sizes and type, decided once.
//!
//! One family of blues carries the cramps and one warm tone the medicines, so
//! that colour-blind eyes tell them apart. In grey the calm line is darkest, the bars are in the middle,
//! and thin weeks are hatched: nothing is told by colour alone.

use plotters::style::RGBColor;

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    /// The size of the letters in pixels.
    pub(super) size: f64,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// The colour.
    pub(super) colour: RGBColor,
}

/// The page.
pub(super) const PAPER: RGBColor = RGBColor(255, 255, 255);
/// Titles, and whatever must be read first.
pub(super) const INK: RGBColor = RGBColor(27, 31, 36);
/// Labels and notes; at least 4.5 : 1 against the page.
pub(super) const QUIET: RGBColor = RGBColor(92, 102, 112);
/// The line that stands for zero.
pub(super) const AXIS: RGBColor = RGBColor(120, 130, 140);
/// Grid lines behind everything.
pub(super) const RULE: RGBColor = RGBColor(229, 232, 235);
/// Weeks about which nothing is recorded.
pub(super) const UNKNOWN: RGBColor = RGBColor(239, 240, 237);
/// Cramps of a week.
pub(super) const BAR: RGBColor = RGBColor(134, 179, 217);
/// The ring of a week without a cramp.
pub(super) const BAR_EDGE: RGBColor = RGBColor(63, 121, 172);
/// The outline and the hatching of a thin week.
pub(super) const THIN: RGBColor = RGBColor(108, 158, 202);
/// The ring of a thin week without a cramp.
pub(super) const THIN_RING: RGBColor = RGBColor(160, 194, 222);
/// How many nights of a narrow week are recorded.
pub(super) const COVERAGE: RGBColor = RGBColor(190, 197, 203);
/// A thin week where there is no room for hatching.
pub(super) const PALE: RGBColor = RGBColor(205, 223, 239);
/// The calm line.
pub(super) const LINE: RGBColor = RGBColor(16, 52, 90);
/// Medicine courses.
pub(super) const COURSE: RGBColor = RGBColor(245, 222, 184);
/// The first and last day of a medicine course.
pub(super) const COURSE_EDGE: RGBColor = RGBColor(196, 138, 48);
/// The name on a medicine course.
pub(super) const COURSE_INK: RGBColor = RGBColor(84, 60, 18);

/// The finding.
pub(super) const TITLE: Type = Type { size: 46.0, bold: true, colour: INK };
/// What the finding rests on.
pub(super) const SUBTITLE: Type = Type { size: 26.0, bold: false, colour: QUIET };
/// Numbers and months along the axes, and whatever labels a shape.
pub(super) const LABEL: Type = Type { size: 20.0, bold: false, colour: QUIET };
/// Years, and the figure at the end of a line.
pub(super) const STRONG: Type = Type { size: 20.0, bold: true, colour: INK };
/// Where the figures come from.
pub(super) const FOOTER: Type = Type { size: 19.0, bold: false, colour: QUIET };
/// The sentence of a picture with nothing to draw.
pub(super) const MESSAGE: Type = Type { size: 34.0, bold: false, colour: QUIET };
/// The name of a medicine course.
pub(super) const COURSE_LABEL: Type = Type { colour: COURSE_INK, ..LABEL };
/// The figure at the end of the calm line, and its name below.
pub(super) const LINE_FIGURE: Type = Type { size: 26.0, bold: true, colour: LINE };
/// The name of the calm line.
pub(super) const LINE_LABEL: Type = Type { colour: LINE, ..LABEL };
