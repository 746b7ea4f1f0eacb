//! `cramp signs`: warning signs, what the rules say, and that it was seen.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, EVENING, NIGHT, Sandbox};

#[test]
fn an_urgent_sign_stays_until_it_is_acknowledged() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(NIGHT)
        .run("log left calf 2min swelling left")
        .at(BREAKFAST)
        .run("")
        .run("signs acknowledge")
        .run("")
        .run("signs")
        .at(EVENING)
        .run("signs thu skin cold pale")
        .run("signs acknowledge w06")
        .run("signs acknowledge");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn answers_are_yes_no_or_taken_back() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("signs no swelling no weakness")
        .run("signs no swelling")
        .run("signs swelling")
        .run("signs forget swelling")
        .run("signs forget swelling")
        .run("undo")
        .run("signs");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn words_that_name_no_sign_are_refused() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("signs")
        .run("signs sweling")
        .run("signs the left leg is odd")
        .run("signs thu")
        .run("signs no skin cold")
        .run("signs tomorrow fever")
        .run("signs acknowledge w99")
        .run("signs acknowledge");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_lesser_warning_is_told_once_and_waits_in_the_list() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("log 2:10 left calf")
        .run("log 3:10 left calf")
        .run("log 4:10 left calf")
        .run("log 5:10 left calf")
        .run("")
        .run("signs");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_course_after_which_cramps_doubled_is_asked_about() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).quietly("none 2026-10-10..2026-11-06");
    for night in 8..=19 {
        sandbox.quietly(&format!("log 2026-11-{night:02} 23:40 calf"));
    }
    sandbox
        .quietly("med start amlodipine 5mg daily since 7 nov")
        .run("signs")
        .run("med suspect amlodipine no")
        .run("signs");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_changed_cramp_opens_its_warning_again() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(NIGHT)
        .run("log calf 12min")
        .at(BREAKFAST)
        .run("signs acknowledge")
        .run("edit last 15min stretch no help")
        .run("");
    assert_snapshot!(sandbox.scene());
}
