//! `cramp chart`: the weekly chart as PNG or SVG.

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
    assert_eq!(png_size(&png), (1600, 900));
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

#[test]
fn an_empty_diary_has_a_chart_that_says_so() {
    let sandbox = Sandbox::new();
    let svg = sandbox.text("chart --format svg --out -");
    assert_snapshot!(words_of(&svg));
}

#[test]
fn the_words_on_the_chart_tell_the_finding() {
    let mut sandbox = ten_nights();
    sandbox.quietly("med start furosemide 40mg daily since 10 nov");
    let svg = sandbox.text("chart --format svg --out -");
    assert_snapshot!(words_of(&svg));
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

/// Returns the width and height that a PNG says it has.
fn png_size(png: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}
