//! Bed: a shade behind the cramps for the usual time in bed.

use super::super::paper::{Align, Area, Canvas, theme, width};
use super::hours::Hours;
use super::words;
use crate::analysis::TimeInBed;

/// The height of the words below the hours.
pub(super) const BELOW: f64 = 62.0;

/// Shades the usual time in bed, the deeper the more nights lie in it, and names it below the hours.
///
/// The shades reach from quartile to quartile. Returns the parts of the strip between the medians.
pub(super) fn draw(canvas: &mut Canvas<'_>, hours: &Hours, usual: &TimeInBed) -> Vec<(f64, f64)> {
    let (bed, rise) = (usual.bed_h, usual.rise_h);
    let spans = [(bed.lower, rise.upper), (bed.median, rise.median), (bed.upper, rise.lower)];
    let (top, bottom) = (hours.area.top, hours.area.bottom + Hours::BELOW + BELOW);
    for ((from, to), tone) in spans.into_iter().zip(theme::IN_BED) {
        for (left, right) in hours.parts(from, to) {
            canvas.fill(Area { left, top, right, bottom }, tone);
        }
    }
    let parts = hours.parts(bed.median, rise.median);
    let longest = |a: &&(f64, f64), b: &&(f64, f64)| (a.1 - a.0).total_cmp(&(b.1 - b.0));
    if let Some((left, right)) = parts.iter().max_by(longest) {
        const INSET: f64 = 10.0;
        let [times, nights] = words::in_bed(usual);
        let half = width(&times, theme::NAME).max(width(&nights, theme::SMALL)) / 2.0;
        let x = ((left + right) / 2.0)
            .clamp(hours.area.left + INSET + half, hours.area.right - INSET - half);
        canvas.text((x, bottom - 36.0), Align::Middle, theme::NAME, &times);
        canvas.text((x, bottom - 12.0), Align::Middle, theme::SMALL, &nights);
    }
    parts
}
