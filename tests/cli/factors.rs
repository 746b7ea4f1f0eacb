//! `cramp factors`: the catalogue, and factors of one's own.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, Sandbox};

#[test]
fn the_catalogue_is_listed_with_its_rules() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("factors")
        .run("factors show water")
        .run("factors show sleep position")
        .run("factors show dehydration");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_factor_of_ones_own_behaves_like_a_built_in_one() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("factors add coffee --unit cups --exposed-above 2")
        .run("factors add long flight")
        .run("factors add mood --score --exposed-below 4")
        .run("factors add couch --levels sofa,armchair,floor --exposed-levels sofa --night")
        .run("day coffee 3 cups, long flight, mood 3, sofa")
        .run("day coffee +1")
        .run("day 3 cups of coffee")
        .run("day coffe 2")
        .run("show")
        .run("factors rename coffee strong coffee")
        .run("factors show strong coffee")
        .run("day strong coffee 2 cups")
        .run("factors retire couch")
        .run("day sofa")
        .run("settings coffee 4 cups")
        .run("factors show coffee")
        .run("export --out tables")
        .run("--diary other.db import tables")
        .run("--diary other.db show")
        .run("factors restore couch")
        .run("undo");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_name_or_a_rule_that_cannot_be_is_refused() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("factors add stood")
        .run("factors add heels")
        .run("factors add 2nd")
        .run("factors add tea --unit ;")
        .run("factors add tea --levels green")
        .run("factors add tea --yes-no --exposed-above 2")
        .run("factors add tea --levels green,black --exposed-levels blue")
        .run("factors rename water sea")
        .run("factors retire tea")
        .run("factors show tea");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_name_that_the_day_understands_already_is_refused() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).run("factors add coffee --unit cups");
    for name in [
        "no",
        "yes",
        "note",
        "forget",
        "date",
        "today",
        "monday",
        "sat",
        "run",
        "left",
        "glasses",
        "the",
        "two",
        "hard",
        "light therapy",
        "recorded at",
        "night status",
        "water ml",
        "leg fatigue 0 10",
        "coffee cups",
    ] {
        sandbox.run(&format!("factors add {name}"));
    }
    sandbox
        .run("factors add sofa --levels sofa,bed")
        .run("factors add place --levels sofa,Sofa,floor")
        .run("factors add shoe size --levels heels,no,left")
        .run("factors add tea --levels \"green tea,black tea\" --exposed-levels green-tea")
        .run("factors add couch --levels sofa,floor")
        .run("factors rename couch yesterday")
        .run("factors rename couch sofa")
        .run("day no stretch");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_limit_that_no_day_reaches_is_refused_with_the_range() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("factors add tea --unit cups --exposed-above 200000")
        .run("factors add sun --unit h --exposed-above 2")
        .run("factors add sunshine --unit h --exposed-above inf")
        .run("factors add mood --score --exposed-above 50")
        .run("factors add tea --unit cups --exposed-below=-1");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_factor_of_ones_own_is_corrected_as_far_as_its_readings_go() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("factors add coffee --unit cup --exposed-above 2")
        .run("factors change coffee --unit cups")
        .run("settings coffee 4")
        .run("factors retire coffee")
        .run("factors restore coffee")
        .run("settings reset coffee")
        .run("settings coffee 4")
        .run("day coffee 3 cups")
        .run("factors change coffee --exposed-above 3")
        .run("factors change coffee --exposed-above 3")
        .run("factors change coffee --unit mugs")
        .run("factors change coffee --score")
        .run("factors delete coffee")
        .run("factors add couch --levels sofa,chair --exposed-levels sofa")
        .run("factors change couch --exposed-levels chair")
        .run("factors change couch --levels sofa,chair,floor")
        .run("factors rename couch seat")
        .run("factors")
        .run("factors delete seat")
        .run("factors change water --unit h")
        .run("undo");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_follows_says_what_it_still_needs() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("settings extra-glass on")
        .run("day water 6 glasses, dry mouth, dark urine no, urine colour 5, run 45min")
        .run("show");
    assert_snapshot!(sandbox.scene());
}
