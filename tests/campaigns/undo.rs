//! Undo and redo as a state machine: random changes, all the way back, and forth again.
//!
//! The model is two piles of contents: what an undo leads back to, and what a redo leads on to. After
//! each step the whole of every table has to be what the model says, byte by byte.

mod lines;

use std::path::Path;

use cramp_diary::exchange::PlainTables;
use cramp_diary::store::Store;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::chance::Chance;
use crate::deeds::Library;
use crate::recorded;

/// All that a diary holds: its fingerprint, and each row of each table but the history.
#[derive(Clone, Debug, PartialEq)]
struct Content(String);

impl Content {
    fn of(diary: &Path) -> Self {
        let now = "2026-11-22T03:25:00+01:00".parse().unwrap();
        let store = Store::open(diary, now).unwrap();
        let whole = store.view().diary(None).unwrap();
        let mut text = PlainTables::of(&whole).unwrap().fingerprint();
        let file = Connection::open(diary).unwrap();
        for table in tables(&file) {
            text.push_str(&format!("\n{table}"));
            let mut rows: Vec<String> = Vec::new();
            let mut all = file.prepare(&format!("SELECT * FROM {table}")).unwrap();
            let columns = all.column_count();
            let mut ahead = all.query([]).unwrap();
            while let Some(row) = ahead.next().unwrap() {
                let values: Vec<Value> = (0..columns).map(|at| row.get(at).unwrap()).collect();
                rows.push(format!("\n{values:?}"));
            }
            rows.sort();
            text.extend(rows);
        }
        Self(text)
    }
}

/// Returns the tables that hold what a person entered.
fn tables(file: &Connection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table'
        AND name NOT IN ('entries', 'changes') AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut names = file.prepare(sql).unwrap();
    names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// What came of one step.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    /// The diary is another one.
    Changed,
    /// There was nothing to do, or it was refused.
    Nothing,
}

/// Something that changes a diary, takes changes back and brings them back.
trait Machine {
    fn change(&mut self, chance: &mut Chance) -> Outcome;
    fn undo(&mut self) -> Outcome;
    fn redo(&mut self) -> Outcome;
    fn content(&self) -> Content;
    /// Tells what was done last, for a person who has to look for a fault.
    fn last(&self) -> String;
}

impl Machine for Library {
    fn change(&mut self, chance: &mut Chance) -> Outcome {
        outcome(self.change(chance))
    }

    fn undo(&mut self) -> Outcome {
        outcome(self.undo())
    }

    fn redo(&mut self) -> Outcome {
        outcome(self.redo())
    }

    fn content(&self) -> Content {
        Content::of(&self.path())
    }

    fn last(&self) -> String {
        self.last().to_owned()
    }
}

fn outcome(changed: bool) -> Outcome {
    if changed { Outcome::Changed } else { Outcome::Nothing }
}

/// What was played.
#[derive(Debug, Default)]
struct Played {
    changes: u32,
    without_effect: u32,
    undos: u32,
    redos: u32,
}

/// The model: the contents that lie behind, the present one on top, and those ahead.
struct Model {
    behind: Vec<Content>,
    ahead: Vec<Content>,
}

impl Model {
    fn changed(&mut self, to: Content) {
        self.behind.push(to);
        self.ahead.clear();
    }

    /// Goes one back, if there is one.
    fn undo(&mut self) -> Outcome {
        if self.behind.len() == 1 {
            return Outcome::Nothing;
        }
        self.ahead.extend(self.behind.pop());
        Outcome::Changed
    }

    /// Goes one on, if there is one.
    fn redo(&mut self) -> Outcome {
        match self.ahead.pop() {
            Some(content) => {
                self.behind.push(content);
                Outcome::Changed
            }
            None => Outcome::Nothing,
        }
    }

    fn present(&self) -> &Content {
        self.behind.last().unwrap()
    }
}

/// Plays so many steps, then goes back to the empty diary and on to the last one.
fn play(machine: &mut impl Machine, steps: u32, chance: &mut Chance) -> Played {
    let mut model = Model { behind: vec![machine.content()], ahead: Vec::new() };
    let mut played = Played::default();
    let mut step = 0;
    while step < steps {
        let times = 1 + u32::try_from(chance.below(6)).unwrap();
        let kind = chance.below(8);
        for _ in 0..times {
            match kind {
                0 | 1 => back(machine, &mut model, &mut played),
                2 => forth(machine, &mut model, &mut played),
                _ => on(machine, &mut model, &mut played, chance),
            }
        }
        step += times;
    }
    while model.behind.len() > 1 {
        back(machine, &mut model, &mut played);
    }
    back(machine, &mut model, &mut played);
    while !model.ahead.is_empty() {
        forth(machine, &mut model, &mut played);
    }
    forth(machine, &mut model, &mut played);
    played
}

/// Makes a change, which closes the way forward unless it changed nothing.
fn on(machine: &mut impl Machine, model: &mut Model, played: &mut Played, chance: &mut Chance) {
    match machine.change(chance) {
        Outcome::Changed => {
            model.changed(machine.content());
            played.changes += 1;
        }
        Outcome::Nothing => {
            agree(machine, model);
            played.without_effect += 1;
        }
    }
}

fn back(machine: &mut impl Machine, model: &mut Model, played: &mut Played) {
    assert_eq!(machine.undo(), model.undo(), "after {}", machine.last());
    agree(machine, model);
    played.undos += 1;
}

fn forth(machine: &mut impl Machine, model: &mut Model, played: &mut Played) {
    assert_eq!(machine.redo(), model.redo(), "after {}", machine.last());
    agree(machine, model);
    played.redos += 1;
}

fn agree(machine: &impl Machine, model: &Model) {
    let found = machine.content();
    if found != *model.present() {
        let differs = |(a, b): &(&str, &str)| a != b;
        let (was, is) = (model.present().0.lines(), found.0.lines());
        let first = was.zip(is).skip(1).find(differs);
        panic!("after {}: {first:#?}", machine.last());
    }
}

fn through_the_library(runs: std::ops::Range<u64>, steps: u32) -> Played {
    let mut all = Played::default();
    for run in runs {
        let mut chance = Chance::of(run);
        let mut machine = Library::new();
        let played = play(&mut machine, steps, &mut chance);
        recorded(&machine.path());
        all.changes += played.changes;
        all.without_effect += played.without_effect;
        all.undos += played.undos;
        all.redos += played.redos;
    }
    all
}

#[test]
fn changes_through_the_library_are_all_taken_back_and_brought_back() {
    let played = through_the_library(0..1, 100);
    assert!(played.changes > 30 && played.undos > 30 && played.redos > 30, "{played:?}");
}

#[test]
#[ignore = "slow: four thousand steps"]
fn four_thousand_steps_through_the_library_are_all_taken_back_and_brought_back() {
    let played = through_the_library(1000..1008, 500);
    eprintln!("8 diaries, 500 steps each and all the way back and forth: {played:?}");
}

#[test]
fn changes_through_the_program_are_all_taken_back_and_brought_back() {
    let mut machine = lines::Program::new();
    let played = play(&mut machine, 30, &mut Chance::of(2));
    assert!(played.changes > 5, "{played:?}");
}

#[test]
#[ignore = "slow: some 2,600 programs"]
fn two_thousand_steps_through_the_program_are_all_taken_back_and_brought_back() {
    let mut all = Vec::new();
    for run in 0..10 {
        let mut machine = lines::Program::new();
        all.push(play(&mut machine, 200, &mut Chance::of(2000 + run)));
    }
    eprintln!("10 diaries, 200 steps each and all the way back and forth: {all:#?}");
}
