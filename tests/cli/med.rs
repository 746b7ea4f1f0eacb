//! `cramp med`: medicines, their courses and their doses.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, EVENING, Sandbox};

#[test]
fn a_course_begins_and_ends() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("med list")
        .run("med start furosemide 40mg daily since 1 Mar")
        .run("med start magnesium citrate 300 mg every evening")
        .run("med start vitamin D3 1000 IU daily from 2026-03-01 until 20 oct")
        .run("med list")
        .run("med stop furosemide yesterday")
        .run("med list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn another_dose_is_another_course() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("med start furosemide 40mg daily since 1 Mar")
        .run("med start furosemide 20mg daily since 15 nov")
        .run("med list")
        .run("undo")
        .run("med list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_same_course_twice_is_refused() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("med start furosemide 40mg daily since 1 Mar")
        .run("med start furosemide 40mg daily since 1 Apr")
        .run("med start furosemide 20mg since 1 feb");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn doses_are_taken_or_missed() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(EVENING)
        .run("med took ibuprofen 400mg 20:15")
        .run("med took ibuprofen")
        .run("med took ibuprofen yesterday")
        .run("med missed magnesium yesterday")
        .run("med list")
        .run("show 2026-11-21");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_near_miss_is_refused_with_the_name_that_is_known() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(EVENING)
        .quietly("med start furosemide 40mg daily")
        .run("med took furosemid")
        .run("med took FUROSEMIDE")
        .run("med took furosemid --new")
        .run("med list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_medicine_that_is_not_taken_cannot_be_stopped() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(EVENING)
        .run("med stop furosemide")
        .quietly("med start furosemide 40mg since 1 mar")
        .run("med stop furosemide on 20 feb");
    let scene = sandbox.scene();
    assert!(!errors_of(&scene).contains("furosemide"));
    assert_snapshot!(scene);
}

#[test]
fn a_word_that_is_not_understood_is_refused() {
    let mut sandbox = Sandbox::new();
    sandbox.at(EVENING).run("med took ibuprofen 400mg 25:00").run("med took 400mg");
    assert_snapshot!(sandbox.scene());
}

/// Returns what a scene says on standard error.
fn errors_of(scene: &str) -> String {
    scene.lines().filter(|line| line.starts_with("stderr|")).collect()
}
