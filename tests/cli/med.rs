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

#[test]
fn a_medicine_has_the_classes_of_the_dictionary_or_the_persons_own() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("med start Lasix 40mg daily since 1 Mar")
        .run("med start zestoretic daily")
        .run("med start homebrew 2 tablets nightly")
        .run("med class homebrew diuretic loop")
        .run("med class lasix dictionary")
        .run("med class homebrew watery")
        .run("med class homebrew")
        .run("med list")
        .run("med class homebrew dictionary")
        .run("med list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_name_near_to_one_of_the_dictionary_is_never_taken_for_it() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("med start furosemid 40mg daily")
        .run("med start furosemid 40mg daily --new")
        .run("med list")
        .run("med start losec 20mg daily");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_is_not_said_is_carried_forward() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("med start furosemide 40mg daily since 1 Mar")
        .run("med start furosemide 80mg since 1 nov")
        .run("med stop furosemide on 10 nov")
        .run("med start furosemide since 15 nov")
        .run("med took furosemide yesterday")
        .run("med list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_route_can_change_the_class() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("med start levonorgestrel intrauterine since 1 mar")
        .run("med start microgynon daily since 1 mar")
        .run("med took iron sucrose 200mg infusion 8:00")
        .run("med list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_suspicion_is_noted_and_taken_back() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("med start amlodipine 5mg daily since 1 nov")
        .run("med suspect amlodipine")
        .run("")
        .run("med suspect amlodipine no")
        .run("med suspect aspirin");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn courses_and_doses_are_corrected_by_their_numbers() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("med start furosemide 40mg daily since 1 Mar")
        .quietly("med took ibuprofen 40mg 22:15")
        .run("med edit dose 1 400mg 22:30")
        .run("med edit course 1 since 15 mar, note with breakfast")
        .run("med edit course 1 until 1 feb")
        .run("med list")
        .run("med delete dose 1")
        .run("med delete dose 1")
        .run("undo")
        .run("med list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_name_keeps_its_words() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("med start water pills since march")
        .run("med class water tablet loop")
        .run("med start water tablet daily since 2019")
        .run("med start the pill 1 tablet daily since last year")
        .run("med start asthma inhaler 2 puffs 1-0-1")
        .run("med start prednisolone eye drops morning and evening")
        .run("med list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_word_for_another_command_is_refused_with_that_command() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("med start furosemide 40mg daily since 1 mar")
        .run("med start furosemide stop")
        .run("med start stopped furosemide")
        .run("med took nothing")
        .run("med took 2 ibuprofen")
        .run("med took ibuprofen 400 at 3 in the morning")
        .run("med took ibuprofen 400 mg at 3 in the morning")
        .run("med start magnesium with a long name 300mg")
        .run("med start magnesium 99999999999 mg")
        .run("med start magnesium -5mg")
        .run("med stop furosemide since monday because of cramps")
        .run("med stop furosemide on monday note because of cramps")
        .run("med took furosemide still taken");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn two_courses_of_one_medicine_never_share_a_day() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("med start furosemide 40mg daily since 1 Mar until 1 apr")
        .quietly("med start furosemide 20mg daily since 15 apr until 1 may")
        .run("med edit course 1 until 2026-05-01")
        .run("med edit course 1 still taken")
        .run("med edit course 2 still taken")
        .run("med edit course 2 still taken until 1 may")
        .run("med start furosemide 80mg since 1 feb")
        .run("med list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_class_is_given_to_a_medicine_that_is_meant() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("med start furosemide 40mg daily since 1 Mar")
        .run("med class furosmide loop")
        .run("med class furosemide unclassified loop")
        .run("med class furosemide unclassified")
        .run("med class loop");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_dose_is_missed_once() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(EVENING)
        .quietly("med start furosemide 40mg daily since 1 Mar")
        .run("med missed furosemide")
        .run("med missed furosemide")
        .run("med missed furosemide 8:00")
        .run("med took furosemide")
        .run("med took furosemide");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_second_suspicion_of_one_day_is_told_after_the_first_was_seen() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("med start amlodipine 5mg daily since 1 nov")
        .quietly("med start ramipril 5mg daily since 1 nov")
        .run("med suspect amlodipine")
        .run("signs ack")
        .run("med suspect ramipril")
        .run("signs ack")
        .run("med suspect ramipril no")
        .run("med suspect ramipril yes")
        .run("signs");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn quinine_is_told_on_the_day_it_is_noted() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("med took tonic water")
        .run("med took tonic water")
        .run("signs")
        .run("undo")
        .run("undo")
        .run("med start quinine 200mg");
    assert_snapshot!(sandbox.scene());
}
