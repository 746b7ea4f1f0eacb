//! `cramp morning`: what is missing, as a list, and as a round on a real terminal.

use std::time::Duration;

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, Sandbox};
use crate::terminal::{CTRL_C, ENTER, Terminal};

/// A diary that began on Thursday: one unknown night, one cramp of which little is known.
fn four_nights() -> Sandbox {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("none thu")
        .quietly("log 03:12 calf")
        .quietly("med start furosemide 40mg daily since 1 mar");
    sandbox
}

#[test]
fn a_new_diary_misses_last_night_and_a_few_things_of_the_day() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).run("morning");
    assert!(!sandbox.diary().exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn without_a_terminal_what_is_missing_is_listed() {
    let mut sandbox = four_nights();
    sandbox.run("morning").run("--json morning");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_narrow_list_is_broken_between_words() {
    let mut sandbox = four_nights();
    sandbox.run_with(&[("COLUMNS", Some("40"))], "morning");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn in_the_end_nothing_is_missing() {
    let mut sandbox = four_nights();
    sandbox
        .quietly("none fri")
        .quietly("edit last left 2min 7/10")
        .quietly("day water 6 glasses no exercise no stretch standing 7h heels tired 3")
        .run("morning")
        .run("--json morning");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_round_keeps_every_answer_on_a_real_terminal() {
    let sandbox = four_nights();
    let mut terminal = Terminal::running(&sandbox, "morning");
    terminal
        .prompted("1 of 9. The night of Fri 20 → Sat 21 Nov: any cramp?")
        .types("n")
        .types(ENTER);
    terminal.prompted("2 of 9. Cramp 1 (calf,").types(ENTER);
    terminal
        .prompted("3 of 9. Water on Sat 21 Nov: how many glasses?")
        .types("purple")
        .types(ENTER);
    terminal.prompted("\"purple\" is not understood.").types("6").types(ENTER);
    terminal.prompted("4 of 9. Exercise").types("<").types(ENTER);
    terminal.prompted("Noted so far: water 6 glasses").types("7 glasses").types(ENTER);
    terminal.prompted("4 of 9. Exercise").types("45min hard run").types(CTRL_C);
    terminal.says("Kept: 2 answers. The rest stays unknown.");
    assert_eq!(terminal.exit_code(), Some(0));

    let night = sandbox.json("show fri");
    assert_eq!(night["night"]["status"], "none");
    let day = sandbox.json("show sat");
    assert_eq!(day["day"]["readings"]["water_ml"], 1680.0);
    assert_eq!(day["day"]["exercise"].as_array().map(Vec::len), Some(0), "it was not entered");
    assert_eq!(
        sandbox.json("history")["entries"][0]["words"],
        "morning: water 7 glasses (1680 ml) for Sat 21 Nov 2026"
    );
}

#[test]
fn a_cramp_that_is_taken_back_leaves_no_sign_behind_and_q_ends_the_round() {
    let sandbox = four_nights();
    let mut terminal = Terminal::running(&sandbox, "morning");
    terminal
        .prompted("1 of 9.")
        .types("left calf swelling purple 2min 7/10 sleep impact 9")
        .types(ENTER);
    terminal.says("Kept as a note: \"purple\"");
    terminal.says("`cramp signs acknowledge`");
    terminal.prompted("2 of 9.").types("<").types(ENTER);
    terminal.prompted("1 of 9.").types("n").types(ENTER);
    terminal.prompted("2 of 9.").types("q").types(ENTER);
    terminal.says("Kept: 1 answer.");
    assert_eq!(terminal.exit_code(), Some(0));
    let night = sandbox.json("show fri");
    assert_eq!(night["night"]["status"], "none");
    assert_eq!(night["signs"].as_array().map(Vec::len), Some(0));
    assert!(night["day"].is_null(), "{night}");
}

#[test]
fn the_last_question_is_about_the_medicines_and_undo_takes_its_answer_back() {
    let mut sandbox = four_nights();
    sandbox
        .quietly("none fri")
        .quietly("edit last left 2min 7/10")
        .quietly("day no exercise no stretch standing 7h heels tired 3");
    let mut terminal = Terminal::running(&sandbox, "morning");
    terminal.prompted("1 of 2. Water").types(ENTER);
    terminal.prompted("2 of 2. Medicines").types("missed furosemide").types(ENTER);
    terminal.prompted("2 of 2. Medicines").types(ENTER);
    terminal.says("Still unknown: water.");
    assert_eq!(terminal.exit_code(), Some(0));
    let doses = || sandbox.json("show sat")["doses"].as_array().map(Vec::len);
    assert_eq!(doses(), Some(1));
    sandbox.text("undo");
    assert_eq!(doses(), Some(0));
}

#[test]
fn while_the_prompt_waits_others_can_write() {
    let sandbox = four_nights();
    let mut terminal = Terminal::running(&sandbox, "morning");
    terminal.prompted("1 of 9.");
    sandbox.text("log fri 23:10 left calf 2min 7/10");
    terminal.types("n").types(ENTER);
    terminal.prompted("stands on the night of Fri 20").types(CTRL_C);
    assert_eq!(terminal.exit_code(), Some(0));
}

#[test]
fn a_terminal_that_is_closed_ends_the_round_and_loses_nothing() {
    let sandbox = four_nights();
    let mut terminal = Terminal::running(&sandbox, "morning");
    terminal.prompted("1 of 9.").types("n").types(ENTER);
    terminal.prompted("2 of 9.");
    terminal.closes(Duration::from_secs(60));
    assert_eq!(sandbox.json("show fri")["night"]["status"], "none");
}
