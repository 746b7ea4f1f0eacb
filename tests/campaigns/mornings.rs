//! The morning round on a real terminal, killed at every place where one of its answers is written.

use std::fs;
use std::path::Path;
use std::process::Command;

use rustix::process::Signal;

use crate::places::{self, struck, told, traced};
use crate::scenes::{State, anew, furnish, hidden, run, state};
use crate::terminal::{CTRL_C, ENTER, LISTENS, Terminal};
use crate::tomorrow::Program;

const MORNING: &str = "2026-11-22T08:10:00+01:00";

/// What is noted before it: an unknown night, a cramp of which little is known, and a medicine.
const NOTED: [&str; 3] =
    ["none 2026-11-19", "log 2026-11-22 03:12 calf", "med start furosemide 40mg daily since 1 mar"];

/// What is answered, question by question.
const ANSWERS: [&str; 4] = ["n", "left 2min 7/10", "6", "45min hard run"];

/// Begins a round in a folder on a new terminal.
fn round(folder: &Path, mut command: Command) -> Terminal {
    furnish(&mut command, folder, MORNING);
    command.arg("morning");
    Terminal::of(command)
}

fn program() -> Command {
    Command::new(Program::Today.path())
}

/// Gives so many answers and then breaks off; returns how many were given before the program ended, and
/// with which exit code it did, if it was not killed.
fn answer(folder: &Path, command: Command, most: usize) -> (usize, Option<i32>) {
    let mut terminal = round(folder, command);
    let mut given = 0;
    while terminal.says_before_it_ends(LISTENS) {
        match ANSWERS[..most].get(given) {
            Some(answer) => {
                terminal.types(answer).types(ENTER);
                given += 1;
            }
            None => drop(terminal.types(CTRL_C)),
        }
    }
    (given, terminal.exit_code())
}

/// Fills the folder that each round begins with.
fn set(folder: &Path) {
    let set = folder.join("set");
    fs::create_dir(&set).unwrap();
    NOTED.iter().for_each(|line| run(Program::Today, &set, MORNING, line));
}

/// Returns what is there after so many answers, from none on.
fn stages(folder: &Path) -> Vec<State> {
    let stages: Vec<State> = (0..=ANSWERS.len())
        .map(|most| {
            let played = anew(folder);
            assert_eq!(answer(&played, program(), most), (most, Some(0)));
            state(&played)
        })
        .collect();
    assert!(stages.windows(2).all(|two| two[0] != two[1]), "each answer is written");
    stages
}

#[test]
#[ignore = "slow: needs strace, kills a hundred rounds"]
fn killed_at_every_place_a_round_keeps_what_was_answered() {
    if !places::can_be_found() {
        eprintln!("not played: there is no strace here");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    set(folder);
    let stages = stages(folder);
    let trace = folder.join("trace");
    let mut command = traced(&trace);
    command.arg(program().get_program());
    answer(&anew(folder), command, ANSWERS.len());
    let mut killed = 0;
    // What is written by `write` is shown on the terminal, some of it as fast as it is typed.
    for place in told(&trace).iter().filter(|place| place.call != "write") {
        let played = anew(folder);
        let mut command = struck(place, "signal=KILL");
        command.arg(program().get_program());
        let (given, code) = answer(&played, command, ANSWERS.len());
        assert_eq!(code, None, "{place:?} is reached");
        let found = state(&played);
        let known = &stages[given.saturating_sub(1)..=given];
        assert!(known.contains(&found), "killed at {place:?} after {given} answers");
        run(Program::Today, &played, MORNING, "log left calf");
        assert_eq!(hidden(&played), [""; 0], "killed at {place:?}");
        killed += 1;
    }
    eprintln!("killed at {killed} places of a round of {} answers", ANSWERS.len());
}

#[test]
fn killed_at_the_next_question_a_round_keeps_what_was_answered() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    set(folder);
    let whole = stages(folder);
    for (given, stage) in whole.iter().enumerate().skip(1) {
        let played = anew(folder);
        let mut terminal = round(&played, program());
        for answer in &ANSWERS[..given] {
            terminal.says(LISTENS).types(answer).types(ENTER);
        }
        assert_eq!(terminal.says(LISTENS).is_told(Signal::KILL), Some(9));
        assert!(state(&played) == *stage, "killed after {given} answers");
    }
}
