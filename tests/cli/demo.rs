//! `cramp demo`: a made-up diary with its charts and tables, in a folder of its own.

use std::fs;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, Sandbox, TABLES, mode};

/// Returns every file and folder below a folder, sorted.
fn below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(below(&path).iter().map(|inner| format!("{name}/{inner}")));
        }
        found.push(name);
    }
    found.sort();
    found
}

#[test]
fn it_writes_its_own_files_and_touches_nothing_else() {
    let mut sandbox = Sandbox::new();
    let left_by_a_killed_one = sandbox.path(".cramp-aside-x7Hq2b");
    fs::create_dir(&left_by_a_killed_one).unwrap();
    fs::write(left_by_a_killed_one.join("diary.db"), "half").unwrap();
    sandbox
        .at(BREAKFAST)
        .run("demo")
        .run("--diary cramp-demo/diary.db")
        .run("--diary cramp-demo/diary.db list --weeks 1")
        .run("--diary cramp-demo/diary.db analyze")
        .run("--diary cramp-demo/diary.db med list")
        .run("--diary cramp-demo/diary.db history");
    let written = [
        "cramp-demo",
        "cramp-demo/calendar.png",
        "cramp-demo/clock.png",
        "cramp-demo/csv",
        "cramp-demo/csv/acknowledged.csv",
        "cramp-demo/csv/classes.csv",
        "cramp-demo/csv/codebook.csv",
        "cramp-demo/csv/cramps.csv",
        "cramp-demo/csv/days.csv",
        "cramp-demo/csv/doses.csv",
        "cramp-demo/csv/exercise.csv",
        "cramp-demo/csv/factors.csv",
        "cramp-demo/csv/medicines.csv",
        "cramp-demo/csv/profile.csv",
        "cramp-demo/csv/settings.csv",
        "cramp-demo/csv/signs.csv",
        "cramp-demo/csv/visit_summary.csv",
        "cramp-demo/diary.db",
        "cramp-demo/factors.png",
        "cramp-demo/medicines.png",
        "cramp-demo/report.html",
        "cramp-demo/weekly.png",
    ];
    assert_eq!(below(sandbox.folder()), written);
    for name in written {
        let path = sandbox.path(name);
        assert_eq!(mode(&path), if path.is_dir() { 0o700 } else { 0o600 }, "{name}");
    }
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let mut sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("mine")).unwrap();
    fs::write(sandbox.path("mine/letter.txt"), "dear doctor").unwrap();
    fs::create_dir(sandbox.path("empty")).unwrap();
    sandbox.run("demo mine").run("demo mine/letter.txt").run("demo empty").run("demo empty");
    sandbox.run("simulate empty").run("simulate new/er --weeks 4");
    fs::create_dir(sandbox.path("here")).unwrap();
    let mut inside = sandbox.command();
    let output = inside.current_dir(sandbox.path("here")).args(["demo", "."]).output().unwrap();
    sandbox.tell("cd here && cramp demo .", &output);
    assert_eq!(below(&sandbox.path("here")), [""; 0]);
    assert_eq!(below(&sandbox.path("new")), ["er", "er/diary-1.db", "er/truth.json"]);
    assert_eq!(below(&sandbox.path("mine")), ["letter.txt"]);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn an_empty_folder_is_filled_and_keeps_the_mode_that_it_was_given() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::new();
    let folder = sandbox.path("mine");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o750)).unwrap();
    assert!(sandbox.output("simulate mine --weeks 4").status.success());
    assert_eq!(mode(&folder), 0o750);
    assert!(fs::read_dir(&folder).unwrap().count() > 0);
}

#[test]
fn the_demo_travels_through_its_tables_and_back() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("demo here")
        .quietly("import here/csv")
        .quietly("export --out again");
    for name in TABLES {
        let read = |folder: &str| fs::read_to_string(sandbox.path(folder).join(name)).unwrap();
        assert_eq!(read("here/csv"), read("again"), "{name}");
    }
    assert!(sandbox.text("import here/csv").starts_with("Nothing new"));
}

#[test]
fn the_same_day_gives_the_same_demo() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).quietly("demo one").quietly("demo two");
    for name in ["weekly.png", "csv/cramps.csv", "csv/days.csv", "csv/doses.csv"] {
        let read = |folder: &str| fs::read(sandbox.path(folder).join(name)).unwrap();
        assert!(read("one") == read("two"), "{name}");
    }
}

#[test]
fn what_is_proposed_can_be_pasted_whatever_the_folder_is_called() {
    for folder in ["my nights' demo", "it \"is\" $HOME `id` \\n", "-x"] {
        let mut sandbox = Sandbox::new();
        sandbox.at(BREAKFAST);
        for (command, proposed) in [("demo", 3), ("simulate", 1)] {
            let output = sandbox.command().args([command, "--", folder]).output().unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            let lines: Vec<_> = said.lines().filter(|it| it.starts_with("  cramp ")).collect();
            assert_eq!(lines.len(), proposed, "{said}");
            for line in lines {
                let mut shell = Command::new("sh");
                let script = format!("now=$2; cramp() {{ \"$0\" --now \"$now\" \"$@\"; }}\n{line}");
                shell.args(["-c", &script, env!("CARGO_BIN_EXE_cramp")]);
                sandbox.furnish(&mut shell);
                let output = shell.output().unwrap();
                assert!(output.status.success(), "{line}: {output:?}");
                assert!(!output.stdout.is_empty());
            }
            fs::remove_dir_all(sandbox.path(folder)).unwrap();
        }
    }
}
