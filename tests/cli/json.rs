//! `--json`: what every reading command answers to a program.

use insta::assert_snapshot;

use crate::list::ten_nights;
use crate::sandbox::{NIGHT, Sandbox};

/// Every command that shows something.
const READING: [&str; 16] = [
    "",
    "list",
    "list --all",
    "show",
    "show thu",
    "show last",
    "day",
    "med list",
    "profile",
    "signs",
    "factors",
    "factors show water",
    "factors scan",
    "settings",
    "history",
    "analyze",
];

fn told() -> Sandbox {
    let mut sandbox = ten_nights();
    sandbox
        .quietly("day sat water 4 glasses standing 7h heels run 45min vigorous note moved house")
        .quietly("med start furosemide 40mg daily since 1 Mar")
        .quietly("med took ibuprofen 400mg sat 22:15")
        .quietly("profile born 1958");
    sandbox
}

#[test]
fn every_answer_is_json_of_format_1() {
    let sandbox = told();
    for line in READING {
        assert_eq!(sandbox.json(line)["format"], 1, "cramp {line}");
    }
}

#[test]
fn an_empty_diary_answers_in_json_too() {
    let sandbox = Sandbox::new();
    for line in READING.iter().filter(|line| **line != "show last") {
        let output = sandbox.output(&format!("{line} --json"));
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(answer["format"], 1, "cramp {line}");
        let nothing = ["list", "med list", "profile", "history", "analyze"]
            .iter()
            .any(|it| line.starts_with(it));
        assert_eq!(output.status.code(), Some(i32::from(nothing)), "cramp {line}");
    }
}

#[test]
fn a_logged_cramp_is_answered_with_what_was_kept() {
    let mut sandbox = Sandbox::new();
    sandbox.at(NIGHT).run("log left clf 2min --json").run("show last --json");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn nights_are_unknown_by_name_and_details_by_null() {
    let mut sandbox = told();
    sandbox.run("list --weeks 1 --json").run("show --json").run("--json");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn an_error_is_told_on_standard_error_alone() {
    let sandbox = Sandbox::new();
    let output = sandbox.output("show 12 --json");
    assert_eq!(output.stdout, b"");
    assert!(output.stderr.starts_with(b"error: "));
}

#[test]
fn the_figures_of_the_analysis_have_names() {
    let figures = told().json("analyze");
    let names: Vec<_> = figures.as_object().unwrap().keys().map(String::as_str).collect();
    assert_snapshot!(names.join("\n"));
}
