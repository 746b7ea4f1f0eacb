//! `cramp analyze`: how often, whether it changes, when in the night, where, how long, how bad.

use insta::assert_snapshot;

use crate::list::ten_nights;
use crate::sandbox::{BREAKFAST, Sandbox, data};

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
fn the_figures_of_every_sample_are_those_computed_elsewhere() {
    for name in ["one-week", "half-year", "nothing-matters", "two-years", "ten-years"] {
        let text = std::fs::read_to_string(data("samples").join(name).join("figures.json"));
        let known: serde_json::Value = serde_json::from_str(&text.unwrap()).unwrap();
        let said = sample(name).json("analyze --tz UTC");
        assert_eq!(said["nights"], known["nights"], "{name}");
        assert_eq!(said["known_nights"], known["known"], "{name}");
        assert_eq!(said["unknown_nights"], known["unknown"], "{name}");
        assert_eq!(said["first_night"]["evening"], known["first"], "{name}");
        assert_eq!(said["last_night"]["evening"], known["last"], "{name}");
        let contradictions = said["contradictory_nights"].as_array().unwrap().len();
        assert_eq!(contradictions, known["contradictions"], "{name}");
        let (share, known_share) = (&said["cramp_nights"], &known["night_share"]);
        assert_eq!(share["cramp_nights"], known_share["cramp_nights"], "{name}");
        near(&share["share"], &known_share["share"]);
        near(&share["share_interval"]["low"], &known_share["lo"]);
        near(&share["share_interval"]["high"], &known_share["hi"]);
        let (rate, known_rate) = (&said["cramps"], &known["count_rate"]);
        near(&rate["cramps"], &known_rate["cramps"]);
        near(&rate["per_week_interval"]["low"], &known_rate["week_lo"]);
        near(&rate["per_week_interval"]["high"], &known_rate["week_hi"]);
    }
}

fn near(said: &serde_json::Value, known: &serde_json::Value) {
    let (said, known) = (said.as_f64().unwrap(), known.as_f64().unwrap());
    assert!((said - known).abs() < 1e-9, "{said} is not {known}");
}
