//! The embedded font: what a text measures, and how it is made to fit.
//!
//! Widths are those of Noto Sans, measured by the same library that makes the
//! PNG. A browser without Noto Sans takes the next family of [`FAMILIES`], up to a tenth wider.

use std::sync::{Arc, LazyLock};

use resvg::usvg;
use resvg::usvg::fontdb::{Database, Source};

use super::theme::Type;

/// The font families of every text, the embedded one first.
pub(super) const FAMILIES: &str = "Noto Sans, DejaVu Sans, sans-serif";

/// No text is read beyond this many letters; no line has room for as many.
const LONGEST: usize = 300;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for face in [ttf_noto_sans::REGULAR, ttf_noto_sans::BOLD] {
        fonts.load_font_source(Source::Binary(Arc::new(face)));
    }
    Arc::new(fonts)
});

/// Returns how SVG text is read: with the embedded faces and no font of the machine.
pub(super) fn options() -> usvg::Options<'static> {
    usvg::Options { fontdb: FONTS.clone(), ..usvg::Options::default() }
}

/// Returns the text without the characters that XML cannot hold.
pub(super) fn writable(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .filter(|letter| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// Returns the text as it stands between two tags.
pub(super) fn escaped(text: &str) -> String {
    writable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Returns the width of a text in pixels.
pub(super) fn width(text: &str, kind: Type) -> f64 {
    let weight = if kind.bold { "bold" } else { "normal" };
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><text font-family=\"{FAMILIES}\" font-size=\"{}\" \
         font-weight=\"{weight}\">{}</text></svg>",
        kind.size,
        escaped(text)
    );
    usvg::Tree::from_str(&svg, &options())
        .map_or(0.0, |tree| f64::from(tree.root().bounding_box().width()))
}

/// Returns the text, shortened with an ellipsis if it is wider than this many pixels.
///
/// Empty if not even two letters fit.
pub(super) fn fitted(text: &str, kind: Type, room: f64) -> String {
    let letters: Vec<char> = text.chars().take(LONGEST).collect();
    let whole = String::from_iter(&letters);
    if width(&whole, kind) <= room {
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

/// Returns the text broken between words into at most `most` lines; the last one is shortened if need be.
pub(super) fn wrapped(text: &str, kind: Type, room: f64, most: usize) -> Vec<String> {
    let text: String = text.chars().take(LONGEST).collect();
    if width(&text, kind) <= room {
        return vec![text];
    }
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let full = lines.len() == most;
        match lines.last_mut() {
            Some(line) if full || width(&format!("{line} {word}"), kind) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| fitted(line, kind, room)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Type = super::super::theme::LABEL;

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
    fn letters_that_no_xml_can_hold_are_left_out() {
        assert_eq!(writable("a\u{0}b\u{7}\tc\u{ffff}"), "ab c");
        assert_eq!(escaped("<&>"), "&lt;&amp;&gt;");
    }
}
