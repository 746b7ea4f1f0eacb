//! `cramp simulate`: made-up diaries with a truth of one's choice.

use std::fs;

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, EVENING, Sandbox, TABLES, mode};

/// Returns the names of what is in a folder, sorted.
fn inside(sandbox: &Sandbox, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(sandbox.path(folder)).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Returns every table of a diary.
fn tables(sandbox: &Sandbox, diary: &str) -> Vec<String> {
    let out = sandbox.path(&format!("{diary}-tables"));
    sandbox.text(&format!("--diary {diary} export --out {}", out.display()));
    TABLES.iter().map(|name| fs::read_to_string(out.join(name)).unwrap()).collect()
}

#[test]
fn it_writes_diaries_and_their_truth_and_touches_nothing_else() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run(
            "simulate try --diaries 2 --weeks 26 --share 0.2 --spells strong --drift 0.6 \
             --effect water=2.5 --effect 'physical labour=2@next' --medicine amlodipine=0.4@91",
        )
        .run("--diary try/diary-1.db med list")
        .run("--diary try/diary-2.db history");
    assert_eq!(inside(&sandbox, "."), ["try"]);
    assert_eq!(inside(&sandbox, "try"), ["diary-1.db", "diary-2.db", "truth.json"]);
    assert_eq!(mode(&sandbox.path("try")), 0o700);
    assert_eq!(mode(&sandbox.path("try/truth.json")), 0o600);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_truth_is_told_as_json_too() {
    let mut sandbox = Sandbox::new();
    let line = "simulate try --weeks 8 --effect standing=2@next --medicine amlodipine=0.4@29";
    sandbox.at(BREAKFAST).run(&format!("{line} --json"));
    let truth = fs::read_to_string(sandbox.path("try/truth.json")).unwrap();
    let scene = sandbox.scene();
    assert!(scene.contains(&truth));
    assert_snapshot!(scene);
}

#[test]
fn the_same_seed_and_nights_give_the_same_diary_on_another_day() {
    let mut sandbox = Sandbox::new();
    let until = "--weeks 10 --until 2026-11-20";
    sandbox
        .at(BREAKFAST)
        .quietly(&format!("simulate one {until} --diaries 2"))
        .at(EVENING)
        .quietly(&format!("simulate two {until} --seed 2"));
    let (first, second) = (tables(&sandbox, "one/diary-1.db"), tables(&sandbox, "one/diary-2.db"));
    assert_eq!(second, tables(&sandbox, "two/diary-1.db"));
    assert_ne!(first, second);
}

#[test]
fn nothing_but_what_is_asked_for_is_put_in() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("simulate plain --weeks 4 --spells none --season 1 --gaps 0 --noted all");
    let list = sandbox.json("--diary plain/diary-1.db list --all");
    let nights = list["nights"].as_array().unwrap();
    assert!(nights.iter().filter(|night| night["status"] != "unknown").count() >= 28);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_factor_that_matters_is_noted() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).quietly("simulate with --weeks 4 --effect bananas=2");
    let truth: serde_json::Value =
        serde_json::from_slice(&fs::read(sandbox.path("with/truth.json")).unwrap()).unwrap();
    assert!(truth["noted_factors"].as_array().unwrap().contains(&"bananas".into()));
    let days = &tables(&sandbox, "with/diary-1.db")[4];
    let header = days.lines().next().unwrap();
    let place = header.split(',').position(|column| column == "bananas_servings").unwrap();
    let noted = days.lines().skip(1).filter(|line| !line.split(',').nth(place).unwrap().is_empty());
    assert!(noted.count() > 15);
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let mut sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("mine")).unwrap();
    fs::write(sandbox.path("mine/letter.txt"), "dear doctor").unwrap();
    sandbox.run("simulate mine").run("simulate mine/letter.txt").run("simulate");
    assert_eq!(inside(&sandbox, "mine"), ["letter.txt"]);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_cannot_be_put_in_is_refused_before_anything_is_written() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST);
    for wrong in [
        "--effect watr=2",
        "--effect flying=2",
        "--effect water",
        "--effect water=0",
        "--effect water=2@later",
        "--effect water=2 --effect hydration=3",
        "--effect 'high heels=2'",
        "--effect 'iron infusion=2'",
        "--effect 'sleep quality=2'",
        "--medicine amlodipine",
        "--medicine amlodipine=0.4@365",
        "--medicine amlodipine=0.4@5 --medicine Amlodipine=0.4@90",
        "--share 25",
        "--spells weak",
        "--weeks 0",
        "--until tomorrow",
    ] {
        sandbox.run(&format!("simulate never {wrong}"));
    }
    assert!(!sandbox.path("never").exists());
    assert_snapshot!(sandbox.scene());
}
