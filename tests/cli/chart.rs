//! `cramp chart`: pictures as PNG or SVG, and their numbers as text.

use std::collections::BTreeSet;
use std::fs;

use insta::assert_snapshot;

use crate::list::ten_nights;
use crate::sandbox::{Sandbox, mode};

/// The first bytes of every PNG.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

#[test]
fn the_picture_is_named_after_the_week() {
    let mut sandbox = ten_nights();
    sandbox.run("chart").at("2027-01-03T09:00:00+01:00").run("chart --format svg");
    let png = fs::read(sandbox.path("cramp-weekly-2026-W47.png")).unwrap();
    assert!(png.starts_with(SIGNATURE));
    let picture = Pixels::of(&png);
    assert_eq!((picture.width, picture.height), (1600, 900));
    let svg = fs::read_to_string(sandbox.path("cramp-weekly-2026-W53.svg")).unwrap();
    assert!(svg.starts_with("<svg"), "{svg:.80}");
    assert_eq!(mode(&sandbox.path("cramp-weekly-2026-W47.png")), 0o600);
    assert_eq!(mode(&sandbox.path("cramp-weekly-2026-W53.svg")), 0o600);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_picture_goes_where_it_is_told() {
    let mut sandbox = ten_nights();
    fs::create_dir(sandbox.path("pictures")).unwrap();
    sandbox
        .run("chart --out mine.png")
        .run("chart --out mine.svg")
        .run("chart --out pictures")
        .run("chart weekly --out mine.png --weeks 4")
        .run("chart --out nowhere/mine.png");
    assert!(sandbox.path("pictures/cramp-weekly-2026-W47.png").exists());
    assert!(fs::read(sandbox.path("mine.png")).unwrap().starts_with(SIGNATURE));
    assert!(fs::read(sandbox.path("mine.svg")).unwrap().starts_with(b"<svg"));
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_dash_is_standard_output() {
    let sandbox = ten_nights();
    let svg = sandbox.text("chart --format svg --out -");
    assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
    assert!(sandbox.output("chart --out -").stdout.starts_with(SIGNATURE));
}

#[test]
fn the_same_diary_gives_the_same_bytes() {
    let sandbox = ten_nights();
    let draw = |line| sandbox.output(line).stdout;
    assert_eq!(draw("chart --out -"), draw("chart --out -"));
    assert_eq!(draw("chart --format svg --out -"), draw("chart --format svg --out -"));
}

/// The kinds of pictures.
const KINDS: [&str; 5] = ["weekly", "factors", "clock", "calendar", "medicines"];

#[test]
fn an_empty_diary_has_charts_that_say_so() {
    let sandbox = Sandbox::new();
    assert_snapshot!(words_of_all(&sandbox));
}

#[test]
fn the_words_on_the_charts_tell_the_finding() {
    let mut sandbox = ten_nights();
    sandbox.quietly("med start furosemide 40mg daily since 10 nov");
    assert_snapshot!(words_of_all(&sandbox));
}

#[test]
fn all_five_go_into_a_folder_or_nowhere() {
    let mut sandbox = ten_nights();
    sandbox
        .run("chart --all --out pictures")
        .run("chart --all --out drawings --format svg --dark")
        .run("chart clock --out new-folder/")
        .run("chart --all --out -")
        .run("chart weekly --all")
        .run("chart --out mine.png")
        .run("chart --all --out mine.png")
        .run("chart --all --out pictures.svg");
    for kind in KINDS {
        let png = sandbox.path(&format!("pictures/cramp-{kind}-2026-W47.png"));
        assert!(fs::read(&png).unwrap().starts_with(SIGNATURE), "{kind}");
        assert_eq!(mode(&png), 0o600);
        let svg = sandbox.path(&format!("drawings/cramp-{kind}-2026-W47-dark.svg"));
        assert!(fs::read(svg).unwrap().starts_with(b"<svg"), "{kind}");
    }
    assert!(sandbox.path("new-folder/cramp-clock-2026-W47.png").exists());
    assert_eq!(mode(&sandbox.path("new-folder")), 0o700);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_picture_has_the_size_and_the_paper_that_were_asked_for() {
    let sandbox = ten_nights();
    let drawn = |line: &str| Pixels::of(&sandbox.output(&format!("chart {line} --out -")).stdout);
    for kind in KINDS {
        let usual = drawn(kind);
        assert!(usual.width == 1600 && usual.height >= 900, "{kind}");
        let small = drawn(&format!("{kind} --size 800x600"));
        assert_eq!((small.width, small.height), (800, 600), "{kind}");
        let (light, dark) = (usual.share(|grey| grey > 250), usual.share(|grey| grey < 40));
        assert!(light > 0.5 && dark > 0.001 && light < 0.99, "{kind}: {light} {dark}");
        let night = drawn(&format!("{kind} --dark"));
        let (light, dark) = (night.share(|grey| grey > 180), night.share(|grey| grey < 40));
        assert!(dark > 0.5 && light > 0.001 && dark < 0.99, "{kind}: {light} {dark}");
        for (name, picture) in [("light", &usual), ("dark", &night)] {
            let title = picture.ink(72..900, 50..100);
            let margin = picture.ink(0..60, 0..picture.height);
            assert!(title > 0.03 && margin < 1e-9, "{kind}, {name}: {title} {margin}");
        }
    }
    let a5 = drawn("--size a5");
    assert_eq!((a5.width, a5.height, a5.dots_per_metre), (2480, 1748, 11811));
}

#[test]
fn a_size_that_is_none_is_refused() {
    let mut sandbox = ten_nights();
    sandbox
        .run("chart --size huge --out -")
        .run("chart --size 1600x100 --out -")
        .run("chart --text --dark")
        .run("chart dial");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_same_numbers_come_as_a_table() {
    let mut sandbox = ten_nights();
    sandbox.quietly("med start furosemide 40mg daily since 10 nov");
    for kind in KINDS {
        sandbox.run(&format!("chart {kind} --text"));
    }
    sandbox.run("--json chart weekly --text");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn no_picture_takes_the_place_of_another() {
    let mut sandbox = ten_nights();
    sandbox
        .run("chart --out pictures/")
        .run("chart --weeks 4 --out pictures/")
        .run("chart --dark --out pictures/")
        .run("chart --size 800x600 --out pictures/")
        .run("chart --since 2026-11-16 --out pictures/")
        .run("chart --since 2020-01-01 --until 2020-02-01 --out pictures/");
    assert_eq!(fs::read_dir(sandbox.path("pictures")).unwrap().count(), 6);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn no_line_of_a_table_is_wider_than_the_terminal_and_no_number_is_broken() {
    let mut sandbox = Sandbox::new();
    sandbox.quietly("demo");
    let whole = sandbox.text("--diary cramp-demo/diary.db chart --all --text");
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| c.is_whitespace() || "(),;:".contains(c));
        words.filter(|it| it.contains(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
    };
    for width in [40, 60, 80, 120] {
        let output = sandbox
            .command()
            .env("COLUMNS", width.to_string())
            .args(["--diary", "cramp-demo/diary.db", "chart", "--all", "--text"])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        for line in text.lines() {
            assert!(line.chars().count() <= width, "{width}: {line:?}");
        }
        let (there, all) = (words(&text), words(&whole));
        assert_eq!(all.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "{width}");
    }
}

#[test]
fn the_licence_of_the_letters_comes_with_the_program() {
    let licence = Sandbox::new().text("chart --font-licence");
    assert!(licence.starts_with("The letters in the pictures are Noto Sans"));
    assert!(licence.contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION"));
}

/// The shapes of every picture, so that a change of any is seen.
#[test]
fn the_drawings_are_pinned() {
    let mut sandbox = ten_nights();
    sandbox.quietly("med start furosemide 40mg daily since 10 nov");
    for kind in KINDS {
        let svg = sandbox.text(&format!("chart {kind} --format svg --out -"));
        assert_snapshot!(format!("the_drawing_of_{kind}"), svg);
    }
}

/// Returns the texts of the drawings of every kind.
fn words_of_all(sandbox: &Sandbox) -> String {
    let said = KINDS.map(|kind| {
        let svg = sandbox.text(&format!("chart {kind} --format svg --out -"));
        format!("{kind}\n{}\n", words_of(&svg))
    });
    said.join("\n")
}

/// Returns the texts of a drawing, one a line.
fn words_of(svg: &str) -> String {
    let texts = svg.split("<text").skip(1).filter_map(|part| {
        let (_, text) = part.split_once('>')?;
        let (text, _) = text.split_once("</text>")?;
        Some(text.trim().to_owned())
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// A picture as it is seen.
struct Pixels {
    width: usize,
    height: usize,
    dots_per_metre: u32,
    greys: Vec<u8>,
}

impl Pixels {
    fn of(png: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        let grey = |pixel: &[u8]| {
            let sum: u32 = pixel.iter().map(|part| u32::from(*part)).sum();
            u8::try_from(sum / 3).unwrap()
        };
        Self {
            width: info.width as usize,
            height: info.height as usize,
            dots_per_metre: reader.info().pixel_dims.unwrap().xppu,
            greys: bytes.chunks(3).map(grey).collect(),
        }
    }

    /// Returns the share of pixels of which this is so.
    fn share(&self, is_so: impl Fn(u8) -> bool) -> f64 {
        self.greys.iter().filter(|grey| is_so(**grey)).count() as f64 / self.greys.len() as f64
    }

    /// Returns the share of pixels in an area that differ clearly from the paper.
    fn ink(&self, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> f64 {
        let paper = self.greys[0];
        let area = columns.len() * rows.len();
        let pixels = rows.flat_map(|y| columns.clone().map(move |x| (x, y)));
        let ink = pixels.filter(|(x, y)| self.greys[y * self.width + x].abs_diff(paper) > 60);
        ink.count() as f64 / area as f64
    }
}
