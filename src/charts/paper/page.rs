//! Page: the words around a picture, from the finding down to the source.

use super::canvas::{Align, Canvas};
use super::font::{fitted, width, wrapped};
use super::look::Size;
use super::theme::{self, Type};

/// The distance of every text from the left and the right edge of the page.
pub(crate) const MARGIN: f64 = 72.0;
/// The height at the lower edge that belongs to the footer.
pub(crate) const FOOT: f64 = 90.0;

/// The words around a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// The finding.
    pub title: String,
    /// What the finding rests on; at most three lines are shown.
    pub subtitle: String,
    /// Where the figures come from.
    pub source: String,
}

/// What stands right of the source.
const CREDIT: &str = "cramp, a diary for night cramps";

impl Caption {
    /// Writes where the figures come from on the left, and who drew them on the right.
    pub(crate) fn draw_footer(&self, canvas: &mut Canvas<'_>, page: (f64, f64)) {
        const STANDS: f64 = 44.0;
        let (left, right, stands) = (MARGIN, page.0 - MARGIN, page.1 - STANDS);
        let room = right - left - width(CREDIT, theme::FOOTER) - 24.0;
        let source = fitted(&self.source, theme::FOOTER, room);
        canvas.text((left, stands), Align::Left, theme::FOOTER, &source);
        canvas.text((right, stands), Align::Right, theme::FOOTER, CREDIT);
    }
}

/// Tells whether a finding can be written in full over a picture of the usual width.
pub(crate) fn fits_as_title(title: &str) -> bool {
    let room = f64::from(Size::USUAL.width) - 2.0 * MARGIN;
    width(title, Heading::title_of(Heading::SMALLEST)) <= room
}

/// Title and subtitle as they fit a page.
pub(crate) struct Heading {
    title: (Type, String),
    subtitle: Vec<String>,
}

impl Heading {
    const TITLE_STANDS: f64 = 92.0;
    const LEADING: f64 = 36.0;
    /// The smallest part of its size that a title may have.
    const SMALLEST: f64 = 0.74;

    /// Cuts the words to a page of this width.
    pub(crate) fn of(caption: &Caption, page: f64) -> Self {
        let room = page - 2.0 * MARGIN;
        let fits = |kind: &Type| width(&caption.title, *kind) <= room;
        let sizes = [1.0, 0.87].map(Self::title_of);
        let kind = sizes.into_iter().find(fits).unwrap_or(Self::title_of(Self::SMALLEST));
        let subtitle = match caption.subtitle.is_empty() {
            true => Vec::new(),
            false => wrapped(&caption.subtitle, theme::SUBTITLE, room, 3),
        };
        Self { title: (kind, fitted(&caption.title, kind, room)), subtitle }
    }

    fn title_of(part: f64) -> Type {
        Type { size: (theme::TITLE.size * part).round(), ..theme::TITLE }
    }

    /// Returns where the last of the lines stands.
    pub(crate) fn bottom(&self) -> f64 {
        Self::TITLE_STANDS + 8.0 + Self::LEADING * self.subtitle.len() as f64
    }

    /// Writes the lines.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>) {
        let (kind, title) = &self.title;
        canvas.text((MARGIN, Self::TITLE_STANDS), Align::Left, *kind, title);
        let mut stands = Self::TITLE_STANDS + 8.0;
        for line in &self.subtitle {
            stands += Self::LEADING;
            canvas.text((MARGIN, stands), Align::Left, theme::SUBTITLE, line);
        }
    }
}
