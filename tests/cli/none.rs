//! `cramp none`: confirm that a night was without a cramp.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, Sandbox};

#[test]
fn last_night_is_meant_where_none_is_named() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).run("none").run("none").run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn in_the_middle_of_the_night_last_night_is_this_one() {
    let mut sandbox = Sandbox::new();
    sandbox.run("none");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn nights_are_named_by_their_evening() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("none thu")
        .run("none 2 nights ago")
        .run("none 2026-11-10")
        .run("none 1 nov")
        .run("none mon wed")
        .run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_run_of_nights_is_one_change() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).run("none 18..21").run("none 16..21").run("list").run("undo").run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_night_with_a_cramp_is_no_calm_night() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("log thu 23:10 left calf note under the blue blanket")
        .run("none thu")
        .run("none 18..21")
        .run("list");
    let scene = sandbox.scene();
    assert!(scene.contains("hint: if it was recorded by mistake: `cramp delete 1`"));
    assert_snapshot!(scene);
}

#[test]
fn after_the_proposed_deletion_the_night_can_be_confirmed() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("log thu 23:10 left calf")
        .run("none thu")
        .run_what_is_proposed()
        .run("none thu");
    assert_snapshot!(sandbox.scene());
}
