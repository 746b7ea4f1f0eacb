//! `cramp export --format fhir`: the diary as one Bundle.

use std::fs;

use insta::assert_snapshot;

use crate::list::ten_nights;
use crate::sandbox::{Sandbox, mode};

#[test]
fn a_bundle_is_written_for_its_owner_only() {
    let mut sandbox = ten_nights();
    sandbox
        .run("export --format fhir")
        .run("export --format fhir --out mine.json")
        .run("export cramps --format fhir")
        .run("export --format fhir --since 2026-11-16")
        .run("export --format fhir --out nowhere/mine.json");
    for name in ["cramp-fhir-2026-11-22.json", "mine.json"] {
        assert_eq!(mode(&sandbox.path(name)), 0o600);
        let written = fs::read_to_string(sandbox.path(name)).unwrap();
        assert_eq!(written, sandbox.text("export --format fhir --out -"));
    }
    assert_snapshot!(sandbox.scene());
}

#[test]
fn an_empty_diary_is_a_person_of_whom_nothing_is_known() {
    let mut sandbox = Sandbox::new();
    sandbox.run("export --format fhir").run("export --format fhir --out -");
    assert!(!sandbox.diary().exists(), "looking writes nothing");
    assert_snapshot!(sandbox.scene());
}

const CRAMPS: &str = "\
cramp_id,night_date,started_at,time_zone,muscle,side,duration_s,pain_0_10,woke,relief,relief_effect,note,recorded_at
00000000000000a1,2026-11-20,2026-11-21T03:12:00+01:00,Europe/Berlin,calf,left,90,7,yes,stretch,full,\"said \"\"ouch\"\"\",2026-11-21T03:15:00+01:00
";
const DAYS: &str = "\
date,none_confirmed_at,water_ml,heavy_blankets,recorded_at
2026-11-20,,1440,no,2026-11-20T21:00:00+01:00
2026-11-21,2026-11-22T08:00:00+01:00,,,
";
const MEDICINES: &str = "\
course_id,name,dose,dose_unit,schedule,started_on,recorded_at
00000000000000b1,magnesium citrate,300,mg,every evening,2026-11-01,2026-11-01T21:00:00+01:00
";
const PROFILE: &str = "\
profile_id,kind,name,value,unit,flag,low,high,since,recorded_at
00000000000000c1,birth_year,,1961,,,,,,2026-11-01T21:00:00+01:00
00000000000000c2,condition,diabetes,,,,,,2015,2026-11-01T21:00:00+01:00
00000000000000c3,lab,potassium,3.2,mmol/L,low,3.5,5.1,2026-11-12,2026-11-13T21:00:00+01:00
";

#[test]
fn a_small_diary_as_a_bundle() {
    let mut sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("from")).unwrap();
    for (name, table) in
        [("cramps", CRAMPS), ("days", DAYS), ("medicines", MEDICINES), ("profile", PROFILE)]
    {
        fs::write(sandbox.path("from").join(name).with_extension("csv"), table).unwrap();
    }
    sandbox.quietly("import from");
    assert_snapshot!(sandbox.text("export --format fhir --out -"));
}
