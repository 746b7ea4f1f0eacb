//! `cramp report`: one page for a visit, as a file, in a pipe and in a terminal.

use std::fs;

use insta::assert_snapshot;

use crate::list::ten_nights;
use crate::sandbox::{BREAKFAST, Sandbox, mode};

/// What somebody may type who means no good, or only quotes.
const HOSTILE: &str = "<script>alert(1)</script> & more";

/// A person with a little of everything.
fn told() -> Sandbox {
    let mut sandbox = ten_nights();
    sandbox
        .at(BREAKFAST)
        .quietly("edit last --relief 'stretch helped after 2min' --awake 20min")
        .quietly("med start furosemide 40mg daily since 1 Mar")
        .quietly("med took ibuprofen 400mg sat 22:15")
        .quietly("signs swelling left no weakness")
        .quietly("profile born 1958")
        .quietly("profile condition diabetes since 2015")
        .quietly("profile lab potassium 3.2 mmol/L low on 12 nov");
    sandbox
}

#[test]
fn the_report_is_a_file_for_its_owner_only() {
    let mut sandbox = told();
    sandbox.run("report").run("report --out visit.html").run("report --out visits/");
    for name in
        ["cramp-report-2026-11-22.html", "visit.html", "visits/cramp-report-2026-11-22.html"]
    {
        assert_eq!(mode(&sandbox.path(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&sandbox.path("visits")), 0o700);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_terminal_gets_the_same_facts() {
    let mut sandbox = told();
    sandbox.run("report --text --question 'Is it the water?'");
    for line in sandbox.text("report --text").lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    assert_snapshot!(sandbox.scene());
}

#[test]
fn an_empty_diary_has_a_report_too() {
    let mut sandbox = Sandbox::new();
    sandbox.run("report --text").run("report --text --since 2026-01-01");
    assert!(sandbox.text("report --out -").contains("No night is recorded yet"));
    assert!(!sandbox.diary().exists(), "looking writes nothing");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_pipe_gets_the_very_bytes_of_the_file() {
    let sandbox = told();
    sandbox.text("report --out visit.html");
    let file = fs::read_to_string(sandbox.path("visit.html")).unwrap();
    assert_eq!(file, sandbox.text("report --out -"), "the same question, the same bytes");
    assert_ne!(file, sandbox.text("report --out - --weeks 1"));
}

#[test]
fn the_page_asks_nothing_of_the_network_and_lets_nothing_run() {
    let mut sandbox = told();
    sandbox
        .quietly(&format!("log calf --note '{HOSTILE}' --trigger '{HOSTILE}'"))
        .quietly(&format!("med start '{HOSTILE}' daily since 1 oct --new"))
        .quietly(&format!("profile condition '{HOSTILE}'"));
    let page = sandbox.text(&format!("report --out - --question '{HOSTILE}'"));
    let quiet = page.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "");
    assert!(!quiet.contains("http"), "nothing but the name of SVG");
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
    assert!(page.contains("content=\"default-src 'none'; style-src 'sha256-"));
    assert_eq!(page.matches("<svg").count(), 3, "the chart on white and on black, and the hours");
}

#[test]
fn the_data_hash_is_that_of_the_records() {
    let mut sandbox = told();
    let hash = |sandbox: &Sandbox| sandbox.json("report")["data_hash"].as_str().unwrap().to_owned();
    let before = hash(&sandbox);
    assert!(before.len() == 64 && sandbox.text("report --out -").contains(&before));
    for how in ["", "--spreadsheet", "--weeks 1"] {
        sandbox.quietly(&format!("export {how} --out tables"));
        let summary = fs::read_to_string(sandbox.path("tables/visit_summary.csv")).unwrap();
        assert!(summary.contains(&before), "export {how}");
    }
    sandbox.quietly("log left calf");
    assert_ne!(before, hash(&sandbox));
    sandbox.quietly("undo");
    assert_eq!(before, hash(&sandbox));
}

#[test]
fn programs_get_every_fact_with_its_section() {
    let sandbox = told();
    let answer = sandbox.json("report --question 'Is it the water?'");
    assert_eq!(answer["format"], 1);
    let items = answer["items"].as_array().unwrap();
    let of = |what: &str| items.iter().find(|item| item["item"] == what).unwrap();
    assert_eq!(of("question")["value"], "Is it the water?");
    assert_eq!(of("potassium")["unit"], "mmol/L");
    assert_eq!(of("swelling: yes")["section"], "signs");
    assert_eq!(of("program")["note"], serde_json::Value::Null);
}

#[test]
fn the_command_at_the_foot_makes_the_same_report_on_another_day() {
    let sandbox = told();
    let answer = sandbox.json("report --weeks 1 --question a");
    assert_eq!(
        answer["command"],
        "cramp report --since 2026-11-15 --until 2026-11-21 --question …"
    );
    assert_eq!(sandbox.json("report")["command"], "cramp report");
}

#[test]
fn the_summary_is_one_more_file_that_no_import_reads() {
    let mut sandbox = told();
    sandbox.run("export visit_summary -");
    let table = sandbox.text("export visit_summary -");
    assert!(table.starts_with("section,item,value,unit,note\r\n"));
    sandbox.quietly("export --out folder");
    assert_eq!(fs::read_to_string(sandbox.path("folder/visit_summary.csv")).unwrap(), table);
    fs::write(sandbox.path("folder/visit_summary.csv"), "no table at all").unwrap();
    sandbox.run("import folder").run("import folder/visit_summary.csv");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_summary_of_a_part_tells_of_the_nights_that_were_asked_for() {
    let sandbox = told();
    let fact = |args: &str, item: &str| {
        let table = sandbox.text(&format!("export visit_summary - {args}"));
        let row = table.lines().find(|line| line.contains(item)).unwrap();
        row.split(',').nth(2).unwrap().to_owned()
    };
    assert_eq!(fact("", "last recorded night"), "2026-11-21");
    assert_eq!(fact("--until 2026-11-17", "last recorded night"), "2026-11-17");
    sandbox.text("export --tables visit_summary --spreadsheet --out visit");
    let written = fs::read_to_string(sandbox.path("visit/visit_summary.csv")).unwrap();
    assert!(written.starts_with("\u{feff}section;item;value;unit;note\r\n"));
    assert_eq!(fs::read_dir(sandbox.path("visit")).unwrap().count(), 2, "the codebook beside it");
}
