//! `cramp` alone: where things stand.

use insta::assert_snapshot;

use crate::list::ten_nights;
use crate::sandbox::{BREAKFAST, Sandbox};

#[test]
fn a_newcomer_is_told_how_to_begin() {
    let mut sandbox = Sandbox::new();
    sandbox.run("");
    assert!(!sandbox.diary().exists(), "looking writes nothing");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_first_night_and_the_first_week() {
    let mut sandbox = Sandbox::new();
    sandbox.run("log left calf 2min 7/10").run("").at(BREAKFAST).run("");
    for day in 23..=28 {
        sandbox.at(&format!("2026-11-{day}T08:10:00+01:00"));
        match day {
            24 | 25 => sandbox.quietly("none"),
            27 => sandbox.quietly("log 04:15 right calf 1min"),
            _ => &mut sandbox,
        };
    }
    sandbox.run("").run_what_is_proposed().run("");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn last_night_is_told_before_the_weeks() {
    let mut sandbox = ten_nights();
    sandbox.run("").at("2026-11-22T23:40:00+01:00").quietly("log left calf").run("");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn help_fits_on_a_page() {
    let mut sandbox = Sandbox::new();
    sandbox.run("-h");
    assert_snapshot!(sandbox.scene());
}
