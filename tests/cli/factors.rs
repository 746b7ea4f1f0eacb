//! `cramp factors`: the catalogue, and factors of one's own.

use insta::assert_snapshot;
use serde_json::json;

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

#[test]
fn another_reading_is_switched_into_the_scan_in_place_of_the_plain_one() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("factors scan")
        .run("factors show activity-jump")
        .run("factors scan activity-jump")
        .run("factors scan activity_jump")
        .run("factors show exercise")
        .run("factors show activity jump")
        .run("factors scan")
        .run("settings")
        .run("factors scan exercise")
        .run("factors scan exercise")
        .run("factors scan leg use")
        .run("factors scan --out leg use")
        .run("factors scan --out leg use")
        .run("history");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn of_two_readings_of_one_quantity_the_last_one_stays_in_the_scan() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("factors scan leg use")
        .run("factors scan late vigorous")
        .run("factors scan exercise time")
        .run("factors scan dehydration")
        .run("factors scan below-water-goal")
        .run("factors scan dehydration")
        .run("factors scan dry mouth")
        .run("factors scan iron infusion")
        .run("undo")
        .run("redo")
        .run("factors scan --out iron infusion")
        .run("history");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_time_and_an_answer_never_enter_the_scan_and_a_plain_reading_stays() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("factors add coffee --unit cups --exposed-above 2")
        .run("factors scan coffee")
        .run("factors scan bed time")
        .run("factors scan twitching")
        .run("factors scan --out coffee")
        .run("factors scan --out")
        .run("factors scan activity")
        .run("factors show twitching");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_is_switched_in_goes_along_with_an_export() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("factors scan activity jump")
        .quietly("export --out tables")
        .run("--diary other.db import tables")
        .run("--diary other.db factors scan activity jump")
        .run("--diary other.db import tables")
        .run("--diary other.db factors scan leg use")
        .run("--diary other.db import tables");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_program_is_told_where_each_factor_stands_in_the_scan() {
    let mut sandbox = Sandbox::new();
    sandbox.quietly("factors scan activity jump");
    let told = sandbox.json("factors scan");
    let keys = |field: &str| -> Vec<String> {
        let factors = told[field].as_array().unwrap().iter();
        factors.map(|it| it["key"].as_str().unwrap().to_owned()).collect()
    };
    let is_in = |field: &str, key: &str| keys(field).iter().any(|it| it == key);
    assert!(is_in("scan", "activity_jump") && is_in("scan", "water"));
    assert!(!is_in("scan", "exercise") && !is_in("on_request", "exercise"));
    assert!(is_in("on_request", "leg_use") && !is_in("on_request", "activity_jump"));
    for (name, scan, in_place_of, replaced_by) in [
        ("water", "plain", json!(null), json!(null)),
        ("alcohol", "any", json!(null), json!(null)),
        ("exercise", "replaced", json!(null), json!("activity_jump")),
        ("activity jump", "switched_in", json!(["exercise"]), json!(null)),
        ("leg use", "on_request", json!(["exercise", "labour"]), json!(null)),
        ("bed time", "never", json!(null), json!(null)),
    ] {
        let told = sandbox.json(&format!("factors show {name}"));
        let factor = &told["factors"][0];
        assert_eq!(factor["scan"], scan, "{name}");
        assert_eq!(factor["in_place_of"], in_place_of, "{name}");
        assert_eq!(factor["replaced_by"], replaced_by, "{name}");
    }
    let settings = sandbox.json("settings");
    let is = |key: &str| {
        let mut settings = settings["settings"].as_array().unwrap().iter();
        settings.find(|it| it["name"] == key).map(|it| it["value"].clone())
    };
    assert_eq!(is("scan.activity_jump"), Some(json!(true)));
    assert_eq!(is("scan.leg_use"), Some(json!(false)));
}
