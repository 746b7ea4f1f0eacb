//! The embedded font: what a text measures, and how it is made to fit.
//!
//! Widths are the sums of the advances of Noto Sans; kerning makes some texts a little narrower.
//! A browser without Noto Sans takes the next family of [`FAMILIES`], up to a tenth wider.

use std::sync::{Arc, LazyLock};

use resvg::usvg;
use resvg::usvg::fontdb::{Database, Source};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::theme::Type;

/// Whose letters these are, and under which licence.
pub const LICENCE: &str = include_str!("noto-sans.txt");

/// The font families of every text, the embedded one first.
pub(crate) const FAMILIES: &str = "Noto Sans, DejaVu Sans, sans-serif";

/// No line is read beyond this many letters; hardly one has room for as many.
const LONGEST: usize = 300;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for face in [ttf_noto_sans::REGULAR, ttf_noto_sans::BOLD] {
        fonts.load_font_source(Source::Binary(Arc::new(face)));
    }
    Arc::new(fonts)
});

/// Returns how SVG text is read: with the embedded faces and no font of the machine.
pub(crate) fn options() -> usvg::Options<'static> {
    usvg::Options { fontdb: FONTS.clone(), ..usvg::Options::default() }
}

/// Returns the text without the characters that XML cannot hold.
pub(crate) fn writable(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .filter(|letter| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// Returns the text as it stands between two tags.
pub(crate) fn escaped(text: &str) -> String {
    writable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Returns the width of a text in pixels.
pub(crate) fn width(text: &str, kind: Type) -> f64 {
    let face = if kind.bold { ttf_noto_sans::BOLD } else { ttf_noto_sans::REGULAR };
    let Ok(font) = FontRef::new(face) else { return 0.0 };
    let letters = font.charmap();
    let (unscaled, at) = (Size::unscaled(), LocationRef::default());
    let glyphs = font.glyph_metrics(unscaled, at);
    let advance = |letter: char| glyphs.advance_width(letters.map(letter).unwrap_or_default());
    let units: f32 = writable(text).chars().filter_map(advance).sum();
    f64::from(units) * kind.size / f64::from(font.metrics(unscaled, at).units_per_em)
}

/// Returns the text, shortened with an ellipsis if it is wider than this many pixels.
///
/// Empty if not even two letters fit.
pub(crate) fn fitted(text: &str, kind: Type, room: f64) -> String {
    let letters: Vec<char> = text.chars().take(LONGEST).collect();
    let whole = String::from_iter(&letters);
    if whole.len() == text.len() && width(&whole, kind) <= room {
        return whole;
    }
    let short = |kept: &usize| {
        let start = String::from_iter(letters.iter().take(*kept));
        start.trim_end().to_owned() + "…"
    };
    let lengths: Vec<usize> = (2..letters.len()).collect();
    let fit = lengths.partition_point(|kept| width(&short(kept), kind) <= room);
    fit.checked_sub(1).and_then(|last| lengths.get(last)).map_or_else(String::new, short)
}

/// Returns the text broken into at most `most` lines: between sentences if that takes no more of them,
/// else between words. The last line is shortened if need be.
pub(crate) fn wrapped(text: &str, kind: Type, room: f64, most: usize) -> Vec<String> {
    let sentences = broken(text.split_inclusive(". "), kind, room, most);
    let lines = broken(text.split_inclusive(char::is_whitespace), kind, room, most);
    let are_whole = sentences.iter().all(|line| width(line, kind) <= room);
    if are_whole && sentences.len() <= lines.len() {
        return sentences;
    }
    lines.iter().map(|line| fitted(line, kind, room)).collect()
}

/// Breaks a text between its parts; the last of the lines takes what is left.
fn broken<'a>(
    parts: impl Iterator<Item = &'a str>,
    kind: Type,
    room: f64,
    most: usize,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        let full = lines.len() == most;
        match lines.last_mut() {
            Some(line) if full || width(format!("{line}{part}").trim_end(), kind) <= room => {
                line.push_str(part);
            }
            _ => lines.push(part.to_owned()),
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Type = super::super::theme::LABEL;

    /// Returns the width of the ink as resvg draws it.
    fn drawn(text: &str, kind: Type) -> f64 {
        let weight = if kind.bold { "bold" } else { "normal" };
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><text font-family=\"{FAMILIES}\" \
             font-size=\"{}\" font-weight=\"{weight}\">{}</text></svg>",
            kind.size,
            escaped(text)
        );
        let tree = usvg::Tree::from_str(&svg, &options()).unwrap();
        f64::from(tree.root().bounding_box().width())
    }

    #[test]
    fn no_text_is_drawn_wider_than_it_is_measured() {
        for kind in [PLAIN, Type { bold: true, ..PLAIN }] {
            for text in ["AVAVA To Ty", "29/114 25 %", "−17 (−28 to −5)", "Größe <&>", "fluoxétine"]
            {
                let (measured, drawn) = (width(text, kind), drawn(text, kind));
                assert!(
                    drawn <= measured + 0.5 && measured < drawn * 1.12 + 3.0,
                    "{text}: {measured} {drawn}"
                );
            }
        }
    }

    #[test]
    fn widths_grow_with_the_text_its_size_and_its_weight() {
        let narrow = width("ill", PLAIN);
        assert!(narrow > 5.0 && narrow < width("www", PLAIN));
        assert!(width("cramps", PLAIN) < width("cramps", Type { bold: true, ..PLAIN }));
        let twice = width("cramps", Type { size: 2.0 * PLAIN.size, ..PLAIN });
        assert!((twice / width("cramps", PLAIN) - 2.0).abs() < 0.01);
        assert!(width("", PLAIN).abs() < 1e-9);
    }

    #[test]
    fn a_text_that_fits_is_left_alone_and_a_longer_one_ends_in_an_ellipsis() {
        assert_eq!(fitted("Größe <&>", PLAIN, 300.0), "Größe <&>");
        let short = fitted("Hydrochlorothiazid", PLAIN, 100.0);
        assert!(short.starts_with("Hydro") && short.ends_with('…'), "{short}");
        assert!(width(&short, PLAIN) <= 100.0);
        assert_eq!(fitted("Hydrochlorothiazid", PLAIN, 10.0), "");
        assert!(width(&fitted(&"ß".repeat(100_000), PLAIN, 500.0), PLAIN) <= 500.0);
    }

    #[test]
    fn a_long_sentence_is_broken_between_words() {
        let text = "Fewer cramps than in the weeks before, and no factor stands out";
        let lines = wrapped(text, PLAIN, 400.0, 2);
        assert_eq!(lines.join(" "), text);
        assert_eq!(lines.len(), 2);
        let lines = wrapped(text, PLAIN, 200.0, 2);
        assert!(lines.len() == 2 && lines[1].ends_with('…'));
        assert!(lines.iter().all(|line| width(line, PLAIN) <= 200.0));
    }

    #[test]
    fn sentences_are_kept_whole_where_each_has_room() {
        let text = "26 weeks, 25 May to 21 November 2026. No clear trend over 12 months. The end";
        let lines = wrapped(text, PLAIN, 420.0, 3);
        let expected =
            ["26 weeks, 25 May to 21 November 2026.", "No clear trend over 12 months. The end"];
        assert_eq!(lines, expected);
    }

    #[test]
    fn letters_that_no_xml_can_hold_are_left_out() {
        assert_eq!(writable("a\u{0}b\u{7}\tc\u{ffff}"), "ab c");
        assert_eq!(escaped("<&>"), "&lt;&amp;&gt;");
    }
}
