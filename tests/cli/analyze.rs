//! `cramp analyze`: how often, whether it changes, when in the night, where, how long, how bad.

use insta::assert_snapshot;

use crate::list::ten_nights;
use crate::sandbox::{BREAKFAST, Sandbox, data};
#[cfg(unix)]
use crate::terminal::Terminal;

/// A diary into which one of the samples was read.
fn sample(name: &str) -> Sandbox {
    let mut sandbox = Sandbox::new();
    let folder = data("samples").join(name);
    sandbox.at(BREAKFAST).quietly(&format!("import --as sample --tz UTC '{}'", folder.display()));
    sandbox
}

#[test]
fn an_empty_diary_has_nothing_to_analyze() {
    let mut sandbox = Sandbox::new();
    sandbox.run("analyze");
    assert!(!sandbox.diary().exists(), "looking writes nothing");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn one_night_is_one_night() {
    let mut sandbox = Sandbox::new();
    sandbox.run("log left calf 2min 7/10").run("analyze");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn one_calm_night_is_one_night_too() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).run("none").run("analyze");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn ten_nights_are_too_few_for_a_trend() {
    let mut sandbox = ten_nights();
    sandbox.run("analyze").run("analyze --weeks 1").run("analyze --until 2026-10-31");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn half_a_year_tells_how_often_when_and_where() {
    let mut sandbox = sample("half-year");
    sandbox.run("analyze --tz UTC").run("analyze --tz UTC --since 2026-09-01");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_link_is_told_first_then_the_table_and_what_is_missing() {
    let mut sandbox = sample("two-years");
    sandbox.run("analyze --tz UTC");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn nights_are_compared_before_and_since_a_medicine() {
    let mut sandbox = sample("two-years");
    sandbox
        .quietly("med start furosemide 40mg daily since 2020-03-01")
        .quietly("med start torasemide 10mg daily since 2025-12-20")
        .quietly("med start ramipril 5mg daily since 2026-11-10")
        .run("analyze --tz UTC")
        .run("analyze --tz UTC --since 2025-12-01");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_is_taken_as_needed_is_compared_by_its_doses_and_not_by_its_course() {
    let mut sandbox = sample("half-year");
    sandbox
        .quietly("med start naproxen 250mg as needed since 2026-08-01")
        .run("analyze --tz UTC --factor naproxen")
        .quietly("med took naproxen 2026-09-20 21:00")
        .quietly("med took naproxen 2026-10-20 21:00")
        .run("analyze --tz UTC --factor naproxen");
    assert_eq!(sandbox.json("analyze --tz UTC")["medicines"], serde_json::json!([]));
    assert_snapshot!(sandbox.scene());
}

#[test]
fn where_nothing_matters_nothing_is_made_up() {
    let mut sandbox = sample("nothing-matters");
    sandbox.run("analyze --tz UTC").run("analyze --tz UTC --weeks 20");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn one_factor_is_explained_in_full_in_the_scan_or_not() {
    let mut sandbox = sample("two-years");
    for named in
        ["standing", "heels", "paracetamol", "activity-jump", "high heels", "hot day --weeks 30"]
    {
        sandbox.run(&format!("analyze --tz UTC --factor {named}"));
    }
    assert_snapshot!(sandbox.scene());
}

#[test]
fn one_factor_reads_the_same_in_the_json_of_all_and_of_itself() {
    let sandbox = sample("half-year");
    let reading = |line: &str| {
        let said = sandbox.json(line);
        let factors = said["scan"]["factors"].as_array().unwrap().clone();
        factors.into_iter().find(|it| it["key"] == "exercise").unwrap()
    };
    assert_eq!(reading("analyze --tz UTC"), reading("analyze --tz UTC --factor exercise"));
}

#[test]
fn what_cannot_be_explained_is_refused_with_a_reason() {
    let mut sandbox = sample("two-years");
    for named in ["nonsense", "bed time", "diltiazem", "nuts"] {
        sandbox.run(&format!("analyze --tz UTC --factor {named}"));
    }
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_reading_that_is_switched_in_is_graded_in_place_of_the_plain_one() {
    let mut sandbox = sample("two-years");
    sandbox.quietly("factors scan activity-jump");
    let said = sandbox.json("analyze --tz UTC");
    let keys: Vec<_> = said["scan"]["factors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["key"].as_str().unwrap())
        .collect();
    assert!(keys.contains(&"activity_jump") && !keys.contains(&"exercise"));
    sandbox.run("analyze --tz UTC --factor exercise");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_narrow_terminal_gets_sentences_instead_of_a_table() {
    let mut sandbox = sample("half-year");
    sandbox.run_with(&[("COLUMNS", Some("60"))], "analyze --tz UTC");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_noise_floor_of_a_diary_is_shown_and_is_the_same_each_time() {
    let mut sandbox = sample("half-year");
    sandbox
        .run("analyze --tz UTC --noise-check --shuffles 40")
        .run("analyze --tz UTC --noise-check --shuffles 40 --json")
        .run("analyze --noise-check --weeks 4")
        .run("analyze --shuffles 4");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_young_diary_has_no_noise_to_check() {
    let mut sandbox = sample("one-week");
    sandbox.run("analyze --tz UTC --noise-check");
    assert_snapshot!(sandbox.scene());
}

#[cfg(unix)]
#[test]
fn on_a_terminal_the_noise_check_shows_how_far_it_is() {
    let sandbox = sample("half-year");
    let mut terminal = Terminal::running(&sandbox, "analyze --tz UTC --noise-check --shuffles 60");
    terminal.says("of 60 shuffles").says("Something clear:");
    assert_eq!(terminal.exit_code(), Some(0));
}
