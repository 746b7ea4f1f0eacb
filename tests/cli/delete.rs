//! `cramp delete`: delete cramps by number.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, Sandbox};

#[test]
fn deleted_cramps_come_back_with_undo() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("log 02:30 left calf 2min stretch helped")
        .quietly("log 03:30 right calf")
        .quietly("log 04:30 left foot")
        .run("delete 1 2")
        .run("list")
        .run("delete last")
        .run("list")
        .run("undo")
        .run("undo")
        .run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_number_is_never_given_twice() {
    let mut sandbox = Sandbox::new();
    sandbox.quietly("log calf").run("delete 1").run("log foot");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn all_of_them_or_none() {
    let mut sandbox = Sandbox::new();
    sandbox.quietly("log calf").run("delete 1 2").run("list");
    assert_snapshot!(sandbox.scene());
}
