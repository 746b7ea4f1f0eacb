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
        .run("settings standing over 5h")
        .run("settings tired legs 11")
        .run("settings reset standing foo")
        .run("settings hydration 20000ml")
        .run("settings glass 240ml");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_longest_name_is_meant_and_water_is_the_goal() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("settings bed rest 3h")
        .run("settings bed 22:30")
        .run("settings hydration 1500ml")
        .run("settings water 1800ml")
        .run("settings reset hydration")
        .run("factors add coffee --unit cups --exposed-above 2")
        .run("settings coffee 4")
        .run("settings water 6")
        .run("settings --json");
    assert_snapshot!(sandbox.scene());
}
