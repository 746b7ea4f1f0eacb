//! `cramp edit`: change a cramp.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, Sandbox};

#[test]
fn the_words_of_log_change_a_cramp() {
    let mut sandbox = Sandbox::new();
    sandbox
        .run("log calf")
        .at(BREAKFAST)
        .run("edit last left 2min 7/10 asleep, stretch helped")
        .run("edit 1 --pain 6 --note 'woke the cat'")
        .run("edit 1 02:50")
        .run("show 1");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_last_cramp_is_the_one_logged_last_even_where_the_clock_was_set_back() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at("2026-11-22T03:25:00+01:00")
        .run("log left calf")
        .at("2026-11-20T03:25:00+01:00")
        .run("log right foot")
        .run("edit last 5/10")
        .run("delete last");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_detail_goes_back_to_unknown() {
    let mut sandbox = Sandbox::new();
    sandbox
        .quietly("log left calf 2min 7/10 asleep stretch helped note woke the cat")
        .run("edit last --clear duration --clear note")
        .run("edit last --clear time --clear muscle --clear side")
        .run("edit last --clear pain --clear state --clear relief")
        .run("show last");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_day_without_a_time_keeps_the_time_of_the_clock() {
    let mut sandbox = Sandbox::new();
    sandbox.run("log 23:40 left calf").run("edit last thu").run("show last");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn words_that_are_not_understood_change_nothing() {
    let mut sandbox = Sandbox::new();
    sandbox
        .quietly("log left calf 2min")
        .run("edit last clf")
        .run("edit last right 11/10")
        .run("edit last")
        .run("edit last left calf")
        .run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_cramp_moved_onto_a_calm_night_makes_it_a_cramp_night() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("none thu")
        .quietly("log 02:30 left calf")
        .run("edit last thu 23:10")
        .run("list");
    assert_snapshot!(sandbox.scene());
}
