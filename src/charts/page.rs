//! Page: the words around a picture, from the finding down to the source.

use super::canvas::{Align, Canvas};
use super::font::{fitted, width, wrapped};
use super::theme::Type;
use super::{HEIGHT, WIDTH, theme};

/// The distance of every text from the edge of the page.
pub(super) const MARGIN: f64 = 72.0;
/// Where the last line of the page stands.
pub(super) const FOOT: f64 = HEIGHT as f64 - 44.0;

const ROOM: f64 = WIDTH as f64 - 2.0 * MARGIN;
const HEAD: f64 = 92.0;

/// Writes title and subtitle, and returns where the last of their lines stands.
pub(super) fn heading(canvas: &mut Canvas<'_>, title: &str, subtitle: &str) -> f64 {
    const LEADING: f64 = 36.0;
    let smaller = |part: f64| Type { size: (theme::TITLE.size * part).round(), ..theme::TITLE };
    let fits = |kind: &Type| width(title, *kind) <= ROOM;
    let kind = [1.0, 0.87].map(smaller).into_iter().find(fits).unwrap_or(smaller(0.74));
    canvas.text((MARGIN, HEAD), Align::Left, kind, &fitted(title, kind, ROOM));
    let mut stands = HEAD + 8.0;
    for line in wrapped(subtitle, theme::SUBTITLE, ROOM, 2) {
        stands += LEADING;
        canvas.text((MARGIN, stands), Align::Left, theme::SUBTITLE, &line);
    }
    stands
}

/// Writes where the figures come from on the left, and who drew them on the right.
pub(super) fn footer(canvas: &mut Canvas<'_>, source: &str, credit: &str) {
    let half = ROOM / 2.0 - 12.0;
    let (left, right) = (fitted(source, theme::FOOTER, half), fitted(credit, theme::FOOTER, half));
    canvas.text((MARGIN, FOOT), Align::Left, theme::FOOTER, &left);
    canvas.text((MARGIN + ROOM, FOOT), Align::Right, theme::FOOTER, &right);
}
