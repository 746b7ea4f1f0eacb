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
fn the_first_and_the_last_that_can_be_noted_come_back() {
    let ends = [
        ("1900-01-02T00:00:00+00:53", "1900-01-01", "1900-01-01 12:00"),
        ("2199-12-31T23:59:59+01:00", "2199-12-31", "2199-12-31 23:59"),
    ];
    for (now, day, time) in ends {
        let mut sandbox = Sandbox::new();
        sandbox.at(now);
        for line in [
            format!("log {time} left calf"),
            format!("log {day} right calf"),
            "log both calves".to_owned(),
            format!("day {day} water 1l run 20min"),
            format!("signs {day} night no swelling"),
            format!("med start magnesium 300mg since {day} until {day}"),
            format!("med start losartan 50mg since {day} until 2199-12-31"),
            format!("med took ibuprofen 400mg {time}"),
            format!("profile weight 70kg on {day}"),
            format!("profile condition diabetes since {day}"),
            format!("profile pregnant due {}", if day < "2000" { "1900-09-01" } else { day }),
            "export --out old".to_owned(),
        ] {
            sandbox.quietly(&line);
        }
        let before = sandbox.tables();
        begin_anew(&sandbox);
        sandbox.quietly("import old");
        assert_eq!(sandbox.tables(), before, "{now}");
    }
}

#[test]
fn a_spreadsheet_may_add_empty_cells_and_no_full_ones() {
    let mut sandbox = exported();
    begin_anew(&sandbox);
    let path = sandbox.path("old/cramps.csv");
    let table = fs::read_to_string(&path).unwrap();
    fs::write(&path, table.replace("\r\n", ",,\r\n")).unwrap();
    sandbox.at(EVENING).run("import old --dry-run");
    fs::write(&path, table.replacen("00\r\n", "00,,?\r\n", 1)).unwrap();
    sandbox.run("import old");
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

/// Two devices grown from one diary: each with additions of its own, and some things that clash.
fn two_devices() -> Sandbox {
    let mut sandbox = exported();
    let diary = |name: &str| format!("--diary {name}.db ");
    for name in ["phone", "laptop"] {
        sandbox.quietly(&format!("{}import old", diary(name)));
    }
    for line in [
        "log fri 02:10 right foot 90s",
        "edit 1 3/10 right",
        "day sat water 1l",
        "none 2026-11-15",
        "none 2026-11-14",
        "med missed ibuprofen fri",
    ] {
        sandbox.quietly(&(diary("phone") + line));
    }
    for line in [
        "log fri 04:40 left calf",
        "edit 1 5/10",
        "log 2026-11-14 23:40 calf",
        "none 2026-11-15",
        "day fri coffee late",
    ] {
        sandbox.quietly(&(diary("laptop") + line));
    }
    for name in ["phone", "laptop"] {
        sandbox.quietly(&format!("{}export --out from-{name}", diary(name)));
    }
    sandbox
}

#[test]
fn two_devices_are_merged_either_way_and_what_clashes_is_told() {
    let mut sandbox = two_devices();
    sandbox
        .run("--diary phone.db import from-laptop --dry-run")
        .run("--diary phone.db import from-laptop")
        .run("--diary laptop.db import from-phone")
        .run("--diary phone.db import from-laptop --keep-mine --dry-run")
        .run("--diary phone.db import from-laptop --keep-mine")
        .run("--diary phone.db import from-laptop --keep-mine")
        .run("--diary laptop.db import from-phone --keep-mine")
        .run("--diary laptop.db list --weeks 2")
        .run("--diary phone.db list --weeks 2");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn after_a_merge_every_event_is_there_once() {
    let mut sandbox = two_devices();
    let keys = |sandbox: &Sandbox, name: &str| {
        let table = sandbox.text(&format!("--diary {name}.db export cramps -"));
        let keys = table.lines().skip(1).filter_map(|line| line.get(..16).map(str::to_owned));
        keys.filter(|key| key.bytes().all(|byte| byte.is_ascii_hexdigit())).collect::<Vec<_>>()
    };
    let mut both = [keys(&sandbox, "phone"), keys(&sandbox, "laptop")].concat();
    both.sort();
    both.dedup();
    sandbox.quietly("--diary laptop.db import from-phone --keep-mine");
    let mut merged = keys(&sandbox, "laptop");
    merged.sort();
    assert_eq!(merged, both);
    sandbox.quietly("--diary laptop.db undo");
    assert_eq!(keys(&sandbox, "laptop").len() + 1, both.len());
}

#[test]
fn a_folder_is_read_no_further_than_a_zip() {
    let mut sandbox = exported();
    let table = fs::File::options().write(true).open(sandbox.path("old/cramps.csv")).unwrap();
    table.set_len(64 * 1024 * 1024 + 1).unwrap();
    begin_anew(&sandbox);
    sandbox.run("import old");
    assert!(!sandbox.diary().exists());
    assert_snapshot!(sandbox.scene());
}

/// Returns a command line that imports a table of another program.
fn importing(file: &str, options: &str) -> String {
    format!("import '{}' {options}", data("imports").join(file).display())
}

/// Imports a table, undoes it, imports it twice, and shows what is there then.
fn mapped(file: &str, options: &str, shows: &[&str]) -> String {
    let mut sandbox = Sandbox::new();
    std::os::unix::fs::symlink(data("imports").join(file), sandbox.path(file)).unwrap();
    let line = format!("import {file} {options}");
    sandbox.at(BREAKFAST).run(&format!("{line} --dry-run"));
    assert!(!sandbox.diary().exists());
    sandbox.run(&line);
    let before = sandbox.tables();
    sandbox.run(&line);
    assert_eq!(sandbox.tables(), before);
    for show in shows {
        sandbox.run(show);
    }
    sandbox.quietly("undo");
    assert_ne!(sandbox.tables(), before);
    sandbox.scene()
}

#[test]
fn a_table_of_cramps_is_read_as_its_columns_are_mapped() {
    let options = "--dates dmy --map Datum=date --map Uhrzeit=time --map Wo=place \
                   --map Minuten=duration_min --map Schmerz=pain --map Bemerkung=note";
    assert_snapshot!(mapped("cramps-by-hand.csv", options, &["export cramps -"]));
}

#[test]
fn a_table_of_days_is_read_as_its_columns_are_mapped() {
    let options = "--map Day=night --map Water=water_l --map 'Standing (min)=standing_min' \
                   --map Hot=hot_day --map 'Late coffee=caffeine_late' --map Shoes=footwear \
                   --map 'Cramp in the night=cramped'";
    let shows = ["show 2026-11-16", "show 2026-11-17", "show 2026-11-18"];
    assert_snapshot!(mapped("days-by-hand.csv", options, &shows));
}

#[test]
fn habits_of_loop_are_read_as_they_are_mapped() {
    let options = "--as loop --map Date=morning --map cramp=cramp --map Water=water_ml --map Stretching=stretch_bedtime";
    let shows = ["list --all", "show 2026-11-20", "show 2026-11-18", "day 2026-11-19"];
    assert_snapshot!(mapped("loop", options, &shows));
}

#[test]
fn a_habit_that_was_not_ticked_is_a_calm_night_only_if_it_is_mapped_so() {
    let calm = |field: &str| {
        let mut sandbox = Sandbox::new();
        let options = format!("--as loop --map Date=morning --map Cramp={field}");
        sandbox.at(BREAKFAST).quietly(&importing("loop", &options));
        sandbox.text("export days -").matches(",none,").count()
    };
    assert_eq!([calm("cramp"), calm("cramped")], [0, 1]);
}

#[test]
fn trackers_of_track_and_graph_are_read_as_they_are_mapped() {
    let options = "--as track-and-graph --map 'Leg cramp=pain' --map 'Glasses of water=+water_glasses' \
                   --map Standing=standing --map Stretching=stretch_bedtime --map Note=note";
    let shows = ["list --all", "show 2026-11-20", "day 2026-11-20"];
    assert_snapshot!(mapped("track-and-graph.csv", options, &shows));
}

#[test]
fn symptoms_and_factors_of_bearable_are_read_as_they_are_mapped() {
    let options = "--as bearable --map 'Leg cramp=cramp' --map Stretching=stretch_bedtime \
                   --map 'Late coffee=caffeine_late' --map Water=water_ml --map notes=note";
    let shows = ["list --all", "day 2026-11-20", "day 2026-11-19"];
    assert_snapshot!(mapped("bearable.csv", options, &shows));
}

#[test]
fn a_table_that_is_not_mapped_as_it_is_says_what_is_missing() {
    let mut sandbox = Sandbox::new();
    for name in ["cramps-by-hand.csv", "days-by-hand.csv", "bearable.csv", "loop"] {
        std::os::unix::fs::symlink(data("imports").join(name), sandbox.path(name)).unwrap();
    }
    fs::write(sandbox.path("latin.csv"), b"Day,Caf\xe9\n2026-11-16,1\n").unwrap();
    sandbox
        .at(BREAKFAST)
        .run("import days-by-hand.csv")
        .run("import bearable.csv --as bearable")
        .run("import loop --as loop")
        .run("import days-by-hand.csv --map Day=date --map Water=watr_ml")
        .run("import days-by-hand.csv --map Day=date --map Watr=water_ml")
        .run("import days-by-hand.csv --map Day=date --map Water=water")
        .run("import days-by-hand.csv --map Day=date --map day=night")
        .run("import days-by-hand.csv --map Day=date --map 'Cramp in the night=cramped'")
        .run("import cramps-by-hand.csv --map Datum=date --map Uhrzeit=time --map Wo=place")
        .run("import days-by-hand.csv --as track-and-graph --map Day=date")
        .run("import latin.csv --map Day=date")
        .run("import days-by-hand.csv --map Day")
        .run("import loop --as sample --map Day=date")
        .run("import loop --as bearable --map Cramps=cramp");
    assert!(!sandbox.diary().exists());
    assert_snapshot!(sandbox.scene());
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
