//! `cramp log`: record a cramp, now or as the words say.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, EVENING, NIGHT, Sandbox};

#[test]
fn half_asleep_nothing_has_to_be_said() {
    let mut sandbox = Sandbox::new();
    sandbox.run("log").at(BREAKFAST).run("edit last left calf 2min").run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn words_come_in_any_order() {
    let mut sandbox = Sandbox::new();
    sandbox
        .run("log left calf 2min 7/10")
        .run("log 7/10 2min calf left")
        .run("log r foot 90s pain 5 stretch helped")
        .run("log 0230 calf")
        .run("log hamstring 20 min ago")
        .run("log yesterday 23:40 both calves")
        .run("log 3 cramps left calf, about half a minute")
        .run("log \"calf asleep, stretched didn't help, walked helped a bit\"")
        .run("log neck 1m30s")
        .run("log calf note slept on the sofa");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn flags_say_the_same_as_words() {
    let mut sandbox = Sandbox::new();
    sandbox
        .run("log 02:30 2x left calf 2min 7/10 asleep stretch helped note on the sofa")
        .run(
            "log --at 02:30 --count 2 --side left --muscle calf --duration 2min --pain 7 \
             --state asleep --relief 'stretch helped' --note 'on the sofa'",
        )
        .run("show 2");
    let shown = |number| {
        let mut shown = sandbox.json(&format!("show {number}"));
        let cramp = shown["cramp"].as_object_mut().unwrap();
        cramp.retain(|name, _| name != "number" && name != "key");
        shown
    };
    assert_eq!(shown(1), shown(2));
    assert_snapshot!(sandbox.scene());
}

#[test]
fn words_and_flags_may_not_say_different_things() {
    let mut sandbox = Sandbox::new();
    sandbox.run("log left calf 3/10 --side right --pain 6").run("log left calf --side left");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_clock_time_is_its_latest_past_occurrence() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("log 02:30 calf")
        .run("log 23:40 calf")
        .run("log 11:40pm foot")
        .run("log 14:30 calf")
        .run("log 9am calf")
        .at(EVENING)
        .run("log 9am calf");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_night_without_a_time_is_enough() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).run("log thu left calf").run("log last night foot").run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_is_still_to_come_is_refused() {
    let mut sandbox = Sandbox::new();
    sandbox.run("log tomorrow 02:30 calf").run("log --at 2026-11-22T04:00 calf").run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_time_that_the_spring_change_skips_is_refused() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at("2026-03-29T08:10:00+02:00")
        .run("log 02:30 left calf")
        .run("log 01:59 left calf")
        .run("log 03:00 left calf")
        .run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn of_two_like_hours_the_earlier_is_taken_and_said_so() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at("2026-10-25T08:10:00+01:00")
        .run("log 02:30 left calf")
        .run_what_is_proposed()
        .run("log 02:30 foot --later");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_cramp_that_began_before_a_change_of_the_clocks_lasted_as_long_as_it_did() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at("2026-03-29T08:10:00+02:00")
        .run("log 1:50-3:10 left calf")
        .run("log 1:50-2:20 left calf")
        .at("2026-10-25T08:10:00+01:00")
        .run("log 1:50-3:10 left calf")
        .run("log 1:50-2:20 left calf")
        .run_what_is_proposed()
        .run("log from 2:50 to 3:10 foot")
        .run_what_is_proposed();
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_typo_never_costs_an_entry() {
    let mut sandbox = Sandbox::new();
    sandbox
        .run("log clf 2min slept on the sofa")
        .run_what_is_proposed()
        .run("show last")
        .run("log left calf 7")
        .run_what_is_proposed()
        .run("log calf 25:00")
        .run("log calf pain 11")
        .run("log left right calf");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_cramp_turns_a_calm_night_into_a_cramp_night() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("none")
        .run("log 02:30 left calf")
        .run("list")
        .run("undo")
        .run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_cramp_while_up_is_kept_and_not_counted() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).run("log 07:40 calf while up").run("none").run("list").run("");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_night_abroad_keeps_its_own_clock() {
    let mut sandbox = Sandbox::new();
    sandbox
        .run("log left calf --tz America/New_York")
        .run("log 03:10 right calf")
        .run("list")
        .run("show 1");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn nights_turn_over_at_noon() {
    let mut sandbox = Sandbox::new();
    sandbox.at("2026-11-22T13:00:00+01:00").run("log 11:59 calf").run("log 12:00 calf").run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn everything_about_a_cramp_can_be_said_in_words() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(NIGHT)
        .run("log left calf 2min 7/10 sudden hard, massage circular motions no help, heating pad helped a bit after 2min")
        .run("log right foot toes curled no warning woke me awake 20min sore 3h distress 6 sleep impact 7 went by itself")
        .run("log calf ibuprofen 400mg, still there, trigger a long walk")
        .run("show 2")
        .run("edit 2 --clear awake --clear toes")
        .run("show");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn flags_say_what_words_say() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(NIGHT)
        .quietly(
            "log --muscle calf --onset gradual --warning yes --hard no --toes extend --opposing no",
        )
        .quietly("edit last --woke yes --awake 20min --sore 3h --distress 6 --sleep-impact 7")
        .quietly("edit last --ended 'still there' --trigger walk --sign swelling")
        .run("show last")
        .run("log --awake soon")
        .run("log --sign odd")
        .run("log hard --hard no");
    assert_snapshot!(sandbox.scene());
}
