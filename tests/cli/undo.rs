//! `cramp undo` and `cramp redo`: take back the last change, bring it back.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, EVENING, Sandbox};

#[test]
fn every_change_can_be_taken_back_and_brought_back() {
    let mut sandbox = Sandbox::new();
    sandbox
        .quietly("log left calf")
        .at(BREAKFAST)
        .quietly("edit last 2min")
        .run("undo")
        .run("undo")
        .run("undo")
        .run("redo")
        .run("redo")
        .run("redo")
        .run("list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_new_change_closes_the_way_forward() {
    let mut sandbox = Sandbox::new();
    sandbox
        .quietly("log left calf")
        .run("undo")
        .run("log right calf")
        .run("redo")
        .run("undo")
        .run("list");
    assert_snapshot!(sandbox.scene());
}

/// Every kind of change, on a diary that holds something of everything.
const CHANGES: [&str; 31] = [
    "log",
    "log left calf 2min 7/10 asleep stretch helped note woke the cat",
    "log thu 02:30 calf",
    "log fri 02:30 calf while up",
    "none",
    "none 2026-11-10..2026-11-14",
    "day water 6 glasses heels run 45min vigorous",
    "day thu water 2l",
    "day thu water +250ml",
    "day thu forget water",
    "day thu no exercise",
    "day thu note a second thought",
    "day thu easy walk 20 min",
    "med start furosemide 20mg daily since 15 nov",
    "med start salbutamol 2 puffs as needed",
    "med stop furosemide",
    "med took ibuprofen 400mg 02:15",
    "med took paracetamol",
    "med missed furosemide yesterday",
    "edit 1 right 5min 3/10 heat did not help note nothing new",
    "edit 1 thu 23:10",
    "edit 1 --clear time --clear duration --clear note --clear relief",
    "edit 2 fri",
    "delete 1",
    "delete 1 2",
    "import incoming",
    "import incoming/cramps.csv",
    "import incoming/days.csv",
    "import incoming/medicines.csv",
    "import incoming/doses.csv",
    "import --as sample sample --tz UTC",
];

/// A diary that holds something of everything, and two more to read into it.
fn full_diary() -> Sandbox {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST);
    for line in [
        "log 2026-11-18 23:40 left calf 2min 7/10 stretch helped, heat did not help note warm",
        "log 2026-11-17 04:10 foot",
        "none 2026-11-20",
        "none 2026-11-19",
        "day thu water 1l standing 5h run 30min light note on the train",
        "med start furosemide 40mg daily since 1 Mar",
        "med took ibuprofen 200mg fri 22:15",
    ] {
        sandbox.quietly(line);
    }
    let other = sandbox.path("other.db");
    let other = format!("--diary {}", other.display());
    for line in [
        "log 2026-10-18 23:40 right calf 2min 7/10 stretch helped note cold",
        "none 2026-10-20",
        "day 2026-10-19 water 2l walk 30min note by the sea",
        "med start magnesium 300mg daily since 1 oct until 20 oct",
        "med took paracetamol 500mg 2026-10-19 22:15",
        "export --out incoming",
    ] {
        sandbox.quietly(&format!("{other} {line}"));
    }
    crate::sandbox::copy_folder(&crate::sandbox::data("samples/one-week"), &sandbox.path("sample"));
    sandbox
}

#[test]
fn undo_gives_back_every_byte_and_redo_too() {
    let mut sandbox = full_diary();
    sandbox.at(EVENING);
    for line in CHANGES {
        let before = sandbox.tables();
        sandbox.quietly(line);
        let after = sandbox.tables();
        assert!(after != before, "cramp {line} changes something");
        sandbox.quietly("undo");
        assert_eq!(sandbox.tables(), before, "cramp {line}, undone");
        sandbox.quietly("redo");
        assert_eq!(sandbox.tables(), after, "cramp {line}, done again");
        sandbox.quietly("undo");
        assert_eq!(sandbox.tables(), before, "cramp {line}, undone again");
    }
}

#[test]
fn a_whole_week_of_changes_is_unrolled_to_nothing_and_back() {
    let mut sandbox = full_diary();
    sandbox.at(EVENING);
    let steps = sandbox.json("history")["entries"].as_array().unwrap().len();
    let full = sandbox.tables();
    (0..steps).for_each(|_| {
        sandbox.quietly("undo");
    });
    assert_eq!(sandbox.output("list --all").status.code(), Some(1), "nothing is recorded");
    assert_eq!(sandbox.output("undo").status.code(), Some(1), "nothing is left to undo");
    (0..steps).for_each(|_| {
        sandbox.quietly("redo");
    });
    assert_eq!(sandbox.tables(), full);
}
