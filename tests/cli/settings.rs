//! `cramp settings`: the glass, the goal, the bed time, the units and the limits.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, Sandbox};

#[test]
fn measures_and_limits_are_the_persons_own() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("settings")
        .run("day water 6 glasses")
        .run("settings glass 200ml")
        .run("settings goal 7")
        .run("settings bedtime 22:30")
        .run("settings units ml")
        .run("settings extra-glass on")
        .run("settings standing 5h")
        .run("settings late exercise 2h")
        .run("settings")
        .run("day water 6 glasses")
        .run("settings reset standing")
        .run("undo");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_cannot_be_is_refused_with_what_can() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("settings colour blue")
        .run("settings glass 5ml")
        .run("settings glass")
        .run("settings goal none")
        .run("settings units pints")
        .run("settings standing 30h")
        .run("settings hot 3")
        .run("settings late exercise soon")
        .run("settings glass 240ml");
    assert_snapshot!(sandbox.scene());
}
