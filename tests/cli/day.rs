//! `cramp day`: note something about a day, or show what is noted.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, EVENING, Sandbox};

#[test]
fn before_noon_yesterday_is_meant_and_after_noon_today() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("day water 6 glasses standing 7h")
        .at(EVENING)
        .run("day water 1.5l heels")
        .run("day wed sitting 9h")
        .run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn one_line_tells_a_whole_day() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("day water 6 glasses standing 7h run 45min vigorous heels no stretch")
        .run("day tired 7/10, not hot, 2 beers, bed 23:10 note a long wedding")
        .run("day")
        .run("show");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn water_is_added_and_forgotten() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(EVENING)
        .run("day water 6 glasses")
        .run("day water +250ml")
        .run("day water 1l")
        .run("day forget water")
        .run("day water +250ml")
        .run("day");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn no_and_unknown_are_not_the_same() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(EVENING)
        .run("day no magnesium no alcohol no exercise")
        .run("day forget magnesium")
        .run("day");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn exercise_is_kept_bout_by_bout() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(EVENING)
        .run("day run 45min vigorous ended 19:30")
        .run("day easy walk 30 min")
        .run("day")
        .run("day no exercise")
        .run("day");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn words_that_are_not_understood_are_kept_in_the_note() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(EVENING)
        .run("day water 1.5l ate on the beach")
        .run("day water 6")
        .run_what_is_proposed()
        .run("day");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_is_usually_noted_is_asked_for() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(EVENING)
        .run("day")
        .quietly("day thu water 1l standing 5h heels")
        .quietly("day fri water 2l standing 4h")
        .quietly("day sat water 2l magnesium")
        .run("day")
        .run("day magnesium water 1l")
        .run("day");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_day_to_come_is_refused() {
    let mut sandbox = Sandbox::new();
    sandbox.at(EVENING).run("day tomorrow water 1l").run("day");
    assert_snapshot!(sandbox.scene());
}
