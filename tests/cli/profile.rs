//! `cramp profile`: the standing facts.

use insta::assert_snapshot;

use crate::sandbox::{BREAKFAST, Sandbox};

#[test]
fn an_empty_profile_says_how_to_begin() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST).run("profile").run("profile --json");
    assert_snapshot!(sandbox.scene());
    assert!(!sandbox.diary().exists());
}

#[test]
fn each_kind_of_fact_is_noted_and_shown() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("profile born 1958")
        .run("profile condition diabetes since 2015")
        .run("profile condition lumbosacral radiculopathy since Mar 2015 until 2020")
        .run("profile cramp fasciculation syndrome")
        .run("profile ALS since 1 Mar 2020")
        .run("profile pregnant due 1 Mar 2027")
        .run("profile lab potassium 3.2 mmol/L low on 12 Nov range 3.5-5.1")
        .run("profile lab vitamin D 48 NMOL/L")
        .run("profile lab ferritin high range < 150 µg/L 210 ug/l 2026-11-02")
        .run("profile weight 160 lb on 12 Nov")
        .run("profile work standing")
        .run("profile not restricted")
        .run("profile reviewed 12 Nov")
        .quietly("med start furosemide 40mg daily since 1 Mar")
        .run("profile");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_fact_that_is_said_again_is_changed() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("profile born 1958")
        .quietly("profile condition diabetes since 2015")
        .quietly("profile condition Gout")
        .quietly("profile lab potassium 3.2 mmol/L low on 12 Nov")
        .quietly("profile weight 72kg")
        .quietly("profile work standing")
        .quietly("profile reviewed 1 Oct")
        .run("profile born 1957")
        .run("profile diabetic since Mar 2015")
        .run("profile condition diabetes until 2020")
        .run("profile condition gout")
        .run("profile potassium 3.2 mmol/L 12 Nov range 3.5-5.1")
        .run("profile lab potassium 3.6 mmol/L 12 Nov")
        .run("profile lab potassium 4 mmol/L 20 Nov")
        .run("profile weight 72.5 kg")
        .run("profile work not standing")
        .run("profile reviewed")
        .run("profile")
        .run("history");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn the_same_thing_twice_leaves_no_entry() {
    let mut sandbox = Sandbox::new();
    sandbox.at(BREAKFAST);
    let lines = [
        "profile born 1958",
        "profile condition diabetes since 2015",
        "profile pregnant due 1 Mar 2027",
        "profile lab potassium 3.2 mmol/L low",
        "profile weight 160 lb",
        "profile restricted",
        "profile reviewed today",
    ];
    for line in lines {
        sandbox.quietly(line);
    }
    let entries = sandbox.json("history")["entries"].as_array().unwrap().len();
    for line in lines {
        sandbox.run(line);
    }
    assert_eq!(sandbox.json("history")["entries"].as_array().unwrap().len(), entries);
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_pregnancy_is_open_until_the_delivery() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("profile delivered 21 Nov")
        .run("profile pregnant due 1 Mar")
        .run("profile pregnant due 5 Mar 2027")
        .run("profile delivered 25 Feb 2027")
        .run("profile delivered 1 jan 2025")
        .at("2027-02-26T08:00:00+01:00")
        .run("profile")
        .run("profile delivered 25 Feb")
        .run("profile delivered 25 Feb")
        .run("profile")
        .run("undo")
        .run("profile pregnant due 1 mar 2020 delivered 20 feb 2020")
        .run("profile");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_record_is_removed_by_its_number_and_comes_back_with_undo() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("profile born 1958")
        .quietly("profile condition diabetes since 2015")
        .quietly("profile weight 72kg")
        .run("profile remove 2 9")
        .run("profile remove 2")
        .run("profile")
        .run("undo")
        .run("profile remove #1 and 3")
        .run("profile")
        .run("profile remove diabetes");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn what_is_not_understood_is_refused_with_what_would_be() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("profile age 68")
        .run("profile born 58")
        .run("profile born 12 march")
        .run("profile wieght 72kg")
        .run("profile weight 72")
        .run("profile weight 72kg heavy")
        .run("profile gout since 2020")
        .run("profile no diabetes")
        .run("profile condition")
        .run("profile diabetes 2015")
        .run("profile diabetes for 10 years")
        .run("profile diabetes since long ago")
        .run("profile work")
        .run("profile not pregnant")
        .run("profile pregnant")
        .run("profile pregnant due 1 Mar 2029")
        .run("profile lab")
        .run("profile lab potassium low")
        .run("profile lab potassium 3.2")
        .run("profile lab potassium 3.2 mol/L")
        .run("profile lab potassium 3.2 mmol/L range 5.1-3.5")
        .run("profile history");
    assert_snapshot!(sandbox.scene());
    assert!(!sandbox.diary().exists());
}

#[test]
fn a_name_close_to_a_known_one_is_asked_about() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("profile condition diabtes since 2015")
        .run("profile perpheral artery disease")
        .run("profile condition diabetes insipidus")
        .run("profile condition diabetes insipidus exactly since 2015")
        .run("profile lab potasium 3.2 mmol/L")
        .run("profile lab potasium exactly 3.2 mmol/L")
        .run("profile");
    let scene = sandbox.scene();
    let errors: String = scene.lines().filter(|line| line.starts_with("stderr|")).collect();
    assert!(!errors.contains("diabtes") && !errors.contains("insipidus"));
    assert_snapshot!(scene);
}

#[test]
fn what_is_still_to_come_is_refused() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("profile born 2030")
        .run("profile condition asthma since 2027")
        .run("profile condition asthma since 2015 until 2030")
        .run("profile condition asthma since 2015 until 2010")
        .run("profile weight 72kg tomorrow")
        .run("profile lab potassium 3.2 mmol/L on 2026-12-01")
        .run("profile reviewed tomorrow");
    assert_snapshot!(sandbox.scene());
    assert!(!sandbox.diary().exists());
}

#[test]
fn a_program_reads_the_profile_as_json() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("profile born 1958")
        .quietly("profile condition diabetes since 2015")
        .quietly("profile condition Gout until 2020")
        .quietly("profile pregnant due 1 Mar 2027")
        .quietly("profile lab vitamin D 48 nmol/L low range >50")
        .quietly("profile weight 72.5 kg")
        .quietly("profile restricted")
        .quietly("profile reviewed 12 nov")
        .quietly("med start furosemide 40mg daily since 1 Mar")
        .run("profile --json")
        .run("profile born 1957 --json");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn dates_that_would_run_backwards_are_left_out() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .quietly("profile condition gout since 2015 until 2016")
        .run("profile condition gout since 2020")
        .run("profile condition gout until 2018")
        .run("profile condition gout since 2017")
        .run("profile")
        .quietly("export --out old")
        .run("import old");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn two_samples_of_one_day_stand_side_by_side() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("profile lab potassium 3.2 mmol/L on 12 nov")
        .run("profile lab potassium 3.2 mmol/L low on 12 nov")
        .run("profile lab potassium 3.6 mmol/L on 12 nov")
        .run("profile lab hba1c 6.1 % on 12 nov")
        .run("profile lab creatinine 88 UMOL/L on 12 nov")
        .run("profile lab vitamin d <25 nmol/L")
        .run("profile");
    assert_snapshot!(sandbox.scene());
}

#[test]
fn a_kind_of_diabetes_keeps_its_name_and_counts_as_diabetes() {
    let mut sandbox = Sandbox::new();
    sandbox
        .at(BREAKFAST)
        .run("profile type 1 diabetes since 2001")
        .run("profile condition neuropathy")
        .run("log 3:10 calf")
        .run("profile");
    let rules = sandbox.json("signs")["warnings"].to_string();
    assert!(rules.contains("W12"), "{rules}");
    assert_snapshot!(sandbox.scene());
}
