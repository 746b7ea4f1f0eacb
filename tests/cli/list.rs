//! `cramp list`: nights and their cramps, the latest first.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, Sandbox};

/// Ten nights of all kinds.
pub(crate) fn ten_nights() -> Sandbox {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("log 02:30 left calf 2min 7/10 asleep stretch helped")
        .quietly("log 05:10 right calf 40s 4/10")
        .quietly("none 2026-11-20")
        .quietly("log 2026-11-18 23:50 left foot 3min note the new shoes, all day long, and far too warm")
        .quietly("none 2026-11-16..2026-11-17")
        .quietly("log 2026-11-13 both calves 5/10");
    sandbox
}

#[test]
fn unknown_nights_are_neither_calm_nor_left_out() {
    let mut sandbox = ten_nights();
    sandbox.run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_part_of_the_diary_is_asked_for() {
    let mut sandbox = ten_nights();
    sandbox
        .quietly("log 2026-02-20 2:15 calf")
        .run("list --weeks 1")
        .run("list --since 2026-11-16 --until '18 nov'")
        .run("list --until 2026-02-28")
        .run("list --since 2026-05-01 --until 2026-05-31")
        .run("list --all");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn an_empty_diary_is_said_to_be_empty() {
    let mut sandbox = Sandbox::new();
    sandbox.run("list --all");
    assert!(!sandbox.diary().exists(), "looking writes nothing");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_narrow_terminal_breaks_the_lines() {
    let mut sandbox = ten_nights();
    sandbox.run_with(&[("COLUMNS", Some("60"))], "list --weeks 1");
    assert_snapshot!(sandbox.scene());
}
