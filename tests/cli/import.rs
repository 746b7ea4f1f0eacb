//! `cramp import`: read CSV files into the diary, all of it or nothing.

use std::fs;

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, EVENING, Sandbox, data, mode};

/// A diary with something in every table, exported to `old`.
fn exported() -> Sandbox {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST);
    for line in [
        "log 2026-11-21 23:40 left calf 2min 7/10 asleep stretch helped, heat no effect",
        "log thu both feet note '=odd, \"quoted\" and long'",
        "log 2x neck while up",
        "none 2026-11-16..2026-11-18",
        "day sat water 6 glasses no magnesium heels run 45min vigorous ended 19:30",
        "day fri easy walk 30 min bed 23:10 note on the train",
        "med start furosemide 40mg daily since 1 Mar",
        "med start furosemide 20mg daily since 15 nov",
        "med took ibuprofen 400mg sat 22:15",
        "med missed furosemide sat",
        "export --out old",
    ] {
        sandbox.quietly(line);
    }
    sandbox
}

/// Moves to a new, empty diary.
fn begin_anew(sandbox: &Sandbox) {
    fs::rename(sandbox.diary(), sandbox.path("old.db")).unwrap();
}

#[test]
fn what_export_wrote_comes_back_byte_for_byte() {
    let mut sandbox = exported();
    let before = sandbox.tables();
    begin_anew(&sandbox);
    sandbox
        .at(EVENING)
        .run("import old --dry-run")
        .run("import old")
        .run("list")
        .run("med list")
        .run("import old");
    assert_eq!(sandbox.tables(), before);
    assert_eq!(mode(&sandbox.diary()), 0o600);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_dry_run_writes_nothing() {
    let mut sandbox = exported();
    begin_anew(&sandbox);
    sandbox.quietly("import old --dry-run");
    assert!(!sandbox.diary().exists());
}

#[test]
fn one_table_alone_is_read_too() {
    let mut sandbox = exported();
    begin_anew(&sandbox);
    sandbox.run("import old/cramps.csv").run("import old").run("import old");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_spreadsheet_variant_and_a_zip_come_back_byte_for_byte() {
    let mut sandbox = exported();
    sandbox.quietly("log thu 04:00 calf sore 1.5h").quietly("profile weight 72.5kg");
    let before = sandbox.tables();
    for (written, from) in [
        ("export --spreadsheet --out sheet", "sheet"),
        ("export --zip --out plain.zip", "plain.zip"),
        ("export --zip --spreadsheet --out sheet.zip", "sheet.zip"),
    ] {
        sandbox.quietly(written);
        begin_anew(&sandbox);
        sandbox.quietly(&format!("import {from}"));
        assert_eq!(sandbox.tables(), before, "{from}");
    }
}

#[test]
fn an_export_of_a_newer_program_is_refused() {
    let mut sandbox = exported();
    let codebook = sandbox.path("old/codebook.csv");
    let text = fs::read_to_string(&codebook).unwrap();
    fs::write(&codebook, text.replacen(",1,always known", ",2,always known", 1)).unwrap();
    begin_anew(&sandbox);
    sandbox.run("import old").run("import old/codebook.csv");
    fs::write(&codebook, "nothing of it is read\n").unwrap();
    sandbox.quietly("import old").run("import old/codebook.csv");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_zip_that_is_none_is_refused() {
    let mut sandbox = Sandbox::new();
    fs::write(sandbox.path("photos.zip"), "PK\u{3}\u{4} and no more").unwrap();
    sandbox.run("import photos.zip").run("import no.zip");
    assert!(!sandbox.diary().exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_copy_of_the_diary_is_left_beside_it() {
    let mut sandbox = exported();
    sandbox.quietly("delete 1");
    let before = sandbox.tables();
    sandbox.run("import old").run("undo");
    assert_eq!(sandbox.tables(), before);
    let copy = sandbox.path("diary-before-import-2026-11-22T081000.db");
    assert_eq!(mode(&copy), 0o600);
    let copied = sandbox.text(&format!("--diary {} export cramps -", copy.display()));
    assert!(before.contains(&copied));
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_bad_row_is_named_and_nothing_is_imported() {
    let mut sandbox = exported();
    begin_anew(&sandbox);
    let table = sandbox.path("old/cramps.csv");
    let text = fs::read_to_string(&table).unwrap();
    fs::write(&table, text.replace(",120,7,", ",120,77,")).unwrap();
    let table = sandbox.path("old/days.csv");
    let text = fs::read_to_string(&table).unwrap();
    fs::write(&table, text.replace("2026-11-17,2026-11-18", "2026-11-31,2026-12-01")).unwrap();
    sandbox.run("import old").run("import old --dry-run").run("list --all");
    let scene = sandbox.scene();
    assert!(!scene.contains("odd") && !scene.contains("train") && !scene.contains("furosemide"));
    assert_snapshot!(scene);
}

#[test]
fn a_record_that_differs_is_not_overwritten() {
    let mut sandbox = exported();
    sandbox
        .quietly("edit 1 3/10")
        .quietly("day sat water 1l")
        .quietly("log 2026-11-17 02:30 calf")
        .quietly("log 2026-11-16 23:30 calf");
    let before = sandbox.tables();
    sandbox.run("import old").run("import old --dry-run");
    assert_eq!(sandbox.tables(), before);
    let scene = sandbox.scene();
    assert!(!scene.contains("odd") && !scene.contains("train") && !scene.contains("furosemide"));
    assert_snapshot!(scene);
}

#[test]
fn what_is_still_to_come_is_not_imported() {
    let mut sandbox = exported();
    begin_anew(&sandbox);
    sandbox.at("2026-11-20T12:00:00+01:00").run("import old").run("list --all");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_folder_without_tables_is_refused() {
    let mut sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("empty")).unwrap();
    fs::write(sandbox.path("cramps.csv"), "some,other,table\r\n1,2,3\r\n").unwrap();
    fs::write(sandbox.path("days.csv"), [0xff, 0xfe, 0x00, b'\n']).unwrap();
    sandbox
        .run("import empty")
        .run("import empty --as sample")
        .run("import cramps.csv")
        .run("import days.csv")
        .run("import . --as sample");
    assert!(!sandbox.diary().exists());
    assert_snapshot!(sandbox.scene());
}

#[test]
fn plain_tables_from_elsewhere_are_read() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST);
    for name in ["one-week", "half-year", "nothing-matters", "two-years", "ten-years"] {
        let folder = data("samples").join(name);
        std::os::unix::fs::symlink(folder, sandbox.path(name)).unwrap();
        let line = format!("--diary {name}.db import --as sample --tz UTC {name}");
        sandbox.run(&format!("{line} --dry-run")).run(&line).run(&line);
    }
    sandbox.run("--diary one-week.db list --tz UTC").run("--diary one-week.db med list");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_sample_travels_through_export_and_back() {
    let mut sandbox = Sandbox::new();
    let folder = data("samples").join("half-year");
    sandbox
        .at(BREAKFAST)
        .quietly(&format!("import --as sample --tz UTC '{}'", folder.display()))
        .quietly("export --out old");
    let before = sandbox.tables();
    begin_anew(&sandbox);
    sandbox.quietly("import old");
    assert_eq!(sandbox.tables(), before);
}

#[test]
fn bad_rows_of_plain_tables_are_named() {
    let mut sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("mine")).unwrap();
    let cramps = "started_at,night,count,muscle,side,duration_s,pain\n\
                  2026-11-21T02:10,,1,calf,left,60,5\n\
                  2026-11-21T25:10,,1,calf,left,60,5\n\
                  2026-11-20T02:10,,1,calf,up,60,11\n\
                  ,2026-02-31,1,calf,left,-5,5\n\
                  2026-03-29T02:30,,1,calf,left,60,5\n";
    fs::write(sandbox.path("mine/cramps.csv"), cramps).unwrap();
    sandbox.at(BREAKFAST).run("import --as sample mine").run("list --all");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn answers_and_facts_of_days_to_come_are_not_imported() {
    for line in [
        "signs swelling left",
        "profile lab potassium 3.2 mmol/L",
        "profile weight 72kg",
        "profile reviewed today",
        "profile asthma since yesterday",
        "profile born 2026",
        "med start furosemide 40mg",
    ] {
        let mut sandbox = Sandbox::new();
        sandbox.at(BREAKFAST).quietly(line).quietly("export --out old");
        begin_anew(&sandbox);
        sandbox.at("2025-11-20T12:00:00+01:00").run("import old");
        assert!(sandbox.scene().contains("still to come"), "{line}: {}", sandbox.scene());
        assert!(!sandbox.diary().exists(), "{line}");
    }
}

#[test]
fn what_two_diaries_both_say_of_the_person_is_not_doubled() {
    let mut sandbox = Sandbox::new();
    let lines = ["profile diabetes since 2015", "profile lab potassium 3.2 mmol/L 12 nov"];
    sandbox.at(BREAKFAST);
    for line in lines {
        sandbox.quietly(line);
    }
    sandbox.quietly("export --out old");
    begin_anew(&sandbox);
    for line in lines {
        sandbox.quietly(line);
    }
    sandbox.run("import old").run("profile");
    assert_snapshot!(sandbox.scene());
}
