//! The program itself on the nights of the clock changes, on journeys, and at the ends of the calendar.

use std::path::{Path, PathBuf};
use std::process::Output;

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use tempfile::TempDir;

use super::super::cramp;
use super::{ZONES, changes_of_clocks};

/// A diary, and the program with a clock and a zone of its own.
struct Person {
    folder: TempDir,
}

impl Person {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn diary(&self) -> PathBuf {
        self.folder.path().join("diary.db")
    }

    fn run(&self, now: &str, zone: &str, line: &str) -> Output {
        run(&self.diary(), now, zone, line)
    }

    /// Runs a line that has to succeed and returns what it says.
    fn says(&self, now: &str, zone: &str, line: &str) -> String {
        let output = self.run(now, zone, line);
        assert!(output.status.success(), "{line} at {now} in {zone}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Exports the diary and imports it into a new one, which then holds the same.
    fn moves_house(&self, now: &str, zone: &str) {
        let [first, second] = ["first", "second"].map(|it| self.folder.path().join(it));
        self.says(now, zone, &format!("export --out {}", first.display()));
        let other = Self::new();
        other.says(now, zone, &format!("import {}", first.display()));
        other.says(now, zone, &format!("export --out {}", second.display()));
        for entry in std::fs::read_dir(&first).unwrap() {
            let name = entry.unwrap().file_name();
            let [before, after] =
                [&first, &second].map(|it| std::fs::read(it.join(&name)).unwrap());
            assert!(before == after, "{} at {now} in {zone}", name.display());
        }
    }
}

fn run(diary: &Path, now: &str, zone: &str, line: &str) -> Output {
    let mut command = cramp(diary);
    command.env("TZ", zone).args(["--now", now]).args(line.split(' '));
    command.output().unwrap()
}

fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_program_answers_on_both_sides_of_each_change_of_the_clocks() {
    for (zone, year) in ZONES.into_iter().take(3) {
        around_the_changes(zone, year, &[-45, 20]);
    }
}

#[test]
#[ignore = "slow: some 3,000 programs"]
fn the_program_answers_at_every_quarter_of_an_hour_of_each_change_of_the_clocks() {
    let minutes: Vec<i64> = (-24..=24).map(|quarter| quarter * 15).collect();
    let asked: usize =
        ZONES.iter().map(|(zone, year)| around_the_changes(*zone, *year, &minutes)).sum();
    eprintln!("{asked} moments in {} zones, four commands at each", ZONES.len());
}

/// Logs, lists and shows at these minutes around each change; returns at how many moments.
fn around_the_changes(zone: Tz, year: i32, minutes: &[i64]) -> usize {
    let mut moments = 0;
    for change in changes_of_clocks(zone, year) {
        let person = Person::new();
        let mut last = String::new();
        for minutes in minutes {
            last = (change + Duration::minutes(*minutes)).to_rfc3339();
            answers(&person, &last, zone);
            moments += 1;
        }
        person.moves_house(&last, zone.name());
    }
    moments
}

fn answers(person: &Person, now: &str, zone: Tz) {
    let said = person.says(now, zone.name(), "log calf");
    let at: DateTime<Utc> = now.parse().unwrap();
    let clock = at.with_timezone(&zone).format("%a %-d %b %Y, %H:%M").to_string();
    assert!(said.contains(&clock) && said.contains("(just now)"), "{said}");
    let output = person.run(now, zone.name(), "log 02:30 foot");
    let jumped = output.status.code() == Some(1) && complaint(&output).contains("was on no clock");
    assert!(output.status.success() || jumped, "{output:?}");
    person.says(now, zone.name(), "list --all");
    person.says(now, zone.name(), "show 1");
}

#[test]
fn a_clock_that_was_set_back_loses_nothing() {
    let person = Person::new();
    let berlin = "Europe/Berlin";
    person.says("2026-11-22T03:25:00+01:00", berlin, "log left calf");
    person.says("2026-11-22T03:10:00+01:00", berlin, "log right calf");
    person.says("2025-01-01T03:10:00+01:00", berlin, "log foot");
    let said = person.says("2026-11-22T03:11:00+01:00", berlin, "edit last 3/10");
    assert!(said.contains("cramp 3 (foot"), "the last is the one logged last, and named: {said}");
    let listed = person.says("2026-11-22T03:11:00+01:00", berlin, "list --all");
    for number in ["1", "2", "3"] {
        person.says("2026-11-22T03:11:00+01:00", berlin, &format!("show {number}"));
        assert!(listed.contains(number), "{listed}");
    }
    for _ in 0..4 {
        person.says("2026-11-22T03:00:00+01:00", berlin, "undo");
    }
    for _ in 0..4 {
        person.says("2026-11-22T02:00:00+01:00", berlin, "redo");
    }
    person.moves_house("2026-11-22T08:10:00+01:00", berlin);
}

#[test]
fn a_journey_moves_no_entry() {
    let person = Person::new();
    person.says("2026-11-22T03:25:00+01:00", "Europe/Berlin", "log left calf");
    person.says("2026-11-23T02:10:00-05:00", "America/New_York", "log 01:55 right calf");
    for zone in ["Europe/Berlin", "America/New_York", "Pacific/Apia", "UTC"] {
        let shown = person.says("2026-11-23T03:00:00-05:00", zone, "show 1");
        assert!(shown.contains("03:25") && shown.contains("Sat 21"), "{zone}: {shown}");
        let shown = person.says("2026-11-23T03:00:00-05:00", zone, "show 2");
        assert!(shown.contains("01:55") && shown.contains("Sun 22"), "{zone}: {shown}");
        person.moves_house("2026-11-23T03:00:00-05:00", zone);
    }
}

#[test]
fn the_leap_day_is_a_day_like_any_other() {
    let person = Person::new();
    let now = "2028-02-29T03:25:00+01:00";
    person.says(now, "Europe/Berlin", "log left calf");
    assert!(person.says(now, "Europe/Berlin", "show 1").contains("Tue 29 Feb 2028"));
    person.says(now, "Europe/Berlin", "day 2028-02-28 water 1l");
    person.says("2029-03-01T08:00:00+01:00", "Europe/Berlin", "log 2028-02-29 04:00 foot");
    let output = person.run("2029-03-01T08:00:00+01:00", "Europe/Berlin", "none 2029-02-29");
    assert_eq!(output.status.code(), Some(2), "{}", complaint(&output));
    person.moves_house("2029-03-01T08:00:00+01:00", "Europe/Berlin");
}

#[test]
fn the_first_and_the_last_year_are_kept_and_what_is_beyond_is_refused() {
    for now in ["1900-01-02T03:00:00Z", "1900-01-02T13:00:00Z", "2199-12-31T23:59:00Z"] {
        let person = Person::new();
        for line in
            ["log calf", "log 00:30 foot", "day water 1l", "list --all", "show 1", "undo", "redo"]
        {
            person.says(now, "UTC", line);
        }
        person.says(now, "UTC", "signs no swelling");
        person.moves_house(now, "UTC");
    }
    for now in [
        "1899-12-31T23:59:00Z",
        "1900-01-01T03:00:00Z",
        "2200-01-01T00:00:00Z",
        "9999-12-31T03:00:00Z",
    ] {
        let person = Person::new();
        let output = person.run(now, "UTC", "log calf");
        assert_eq!(output.status.code(), Some(1), "{now}: {}", complaint(&output));
        assert!(complaint(&output).contains("hint: set the clock"), "{}", complaint(&output));
        assert!(!person.diary().exists());
    }
    for now in ["10000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"] {
        let output = Person::new().run(now, "UTC", "log calf");
        assert!(matches!(output.status.code(), Some(1 | 2)), "{now}: {}", complaint(&output));
        assert!(complaint(&output).contains("hint: "), "{now}: {}", complaint(&output));
    }
}

#[test]
fn a_zone_that_is_none_is_said_and_the_entry_made() {
    const NOW: &str = "2026-11-22T03:25:00+01:00";
    for known in ["Europe/Berlin", ":Europe/Berlin", "/usr/share/zoneinfo/Europe/Berlin"] {
        let person = Person::new();
        let output = person.run(NOW, known, "log calf");
        assert!(output.status.success() && complaint(&output).is_empty(), "{known}: {output:?}");
        assert!(String::from_utf8_lossy(&output.stdout).contains("03:25 (just now)"));
    }
    for none in [
        "Nowhere/Else",
        ":",
        "UTC+3",
        "/etc/passwd",
        "/nowhere/at/all",
        "CET-1CEST,M3.5.0",
        " ",
        "\u{1b}[2J",
    ] {
        let person = Person::new();
        let output = person.run(NOW, none, "log calf");
        assert!(output.status.success(), "{none:?}: {output:?}");
        assert!(complaint(&output).contains("TZ is "), "{none:?}: {}", complaint(&output));
        assert!(!complaint(&output).contains('\u{1b}'), "{none:?}");
    }
    let person = Person::new();
    assert!(person.run(NOW, "", "log calf").status.success());
    let mut unset = cramp(&person.diary());
    let output = unset.env_remove("TZ").args(["--now", NOW, "log", "calf"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let output = person.run(NOW, "UTC", "log calf --tz Nowhere/Else");
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("hint: name one as the IANA does"));
}
