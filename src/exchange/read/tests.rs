//! What comes back from the tables, and what is told about those that cannot be read.

use proptest::prelude::*;

use super::super::made_up;
use super::*;
use crate::diary::{Class, NightStatus, Value};
use crate::exchange::{Dialect, pack, unpack};

fn written(diary: &Diary) -> Tables {
    written_as(Dialect::Plain, diary)
}

fn written_as(dialect: Dialect, diary: &Diary) -> Tables {
    let write = |table: &Table| table.write(diary, dialect).unwrap().into_bytes();
    Table::ALL.iter().map(|table| (*table, write(table))).collect()
}

fn zipped(tables: &Tables) -> Vec<u8> {
    let files: Vec<_> =
        tables.iter().map(|(table, text)| (table.file_name(), text.as_slice())).collect();
    pack(&files).unwrap()
}

/// Reads tables that rest on no factors but the built-in ones.
fn read(tables: &Tables) -> Result<Diary, Vec<Problem>> {
    super::read(tables, &Catalogue::built_in())
}

fn told(table: Table, text: &str) -> Vec<String> {
    let problems = read(&Tables::from([(table, text.into())])).unwrap_err();
    problems.iter().map(ToString::to_string).collect()
}

const CRAMPS: &str = "cramp_id,night_date,started_at,time_zone,pain_0_10,relief,\
                      relief_effect,note,recorded_at\n";
const DAYS: &str = "date,night_status,none_confirmed_at,standing_h,hot_day,recorded_at\n";
const AT: &str = "2026-11-22T08:00:00+01:00";

fn cramp(cells: &str) -> String {
    told(Table::Cramps, &format!("{CRAMPS}00000000000000aa,{cells},{AT}\n")).remove(0)
}

fn days(rows: &[&str]) -> Tables {
    let text = format!("{DAYS}{}\n", rows.join("\n"));
    Tables::from([(Table::Days, text.into()), (Table::Cramps, CRAMPS.into())])
}

#[test]
fn a_value_outside_its_range_is_told_with_the_range() {
    assert_eq!(cramp("2026-11-21,,,11,,,"), "cramps.csv:2: pain_0_10 is 11; it goes from 0 to 10");
}

#[test]
fn a_time_and_its_zone_come_together() {
    assert_eq!(
        cramp("2026-11-21,2026-11-22T03:12:00+01:00,,,,,"),
        "cramps.csv:2: time_zone is missing; the time of the same row needs it"
    );
    assert_eq!(
        cramp("2026-11-21,,Europe/Berlin,,,,"),
        "cramps.csv:2: time_zone is there, but no time of the same row"
    );
    assert!(cramp("2026-11-21,2026-11-22T03:12:00+01:00,=1,,,,").contains("Europe/Berlin"));
}

#[test]
fn the_night_is_believed_unless_it_lies_far_from_the_start() {
    assert_eq!(
        cramp("2026-11-18,2026-11-22T03:12:00+01:00,Europe/Berlin,,,,"),
        "cramps.csv:2: night_date and started_at are more than two days apart"
    );
    let text =
        format!("{CRAMPS}00000000000000aa,2026-11-20,2026-11-22T03:12:00+01:00,UTC,,,,,{AT}");
    let diary = read(&Tables::from([(Table::Cramps, text.into())])).unwrap();
    assert_eq!(diary.cramps[0].night.evening().to_string(), "2026-11-20");
}

#[test]
fn each_relief_has_its_effect_or_none_has() {
    assert_eq!(
        cramp("2026-11-21,,,,stretch;heat,full,"),
        "cramps.csv:2: relief_effect does not hold one entry for each entry of relief"
    );
    assert!(cramp("2026-11-21,,,,stretch;magic,,").contains("relief is not one of stretch,"));
}

#[test]
fn a_note_in_the_wrong_cell_is_never_quoted() {
    for place in 0..6 {
        let mut cells = ["2026-11-21", "", "", "", "", ""];
        cells[place] = "secret";
        assert!(!cramp(&format!("{},", cells.join(","))).contains("secret"), "{place}");
    }
}

#[test]
fn the_same_key_or_date_twice_is_a_problem() {
    let row = format!("00000000000000aa,2026-11-21,,,,,,,{AT}\n");
    assert_eq!(
        told(Table::Cramps, &format!("{CRAMPS}{row}{row}")),
        ["cramps.csv:3: the same key stands on line 2"]
    );
    let row = format!("2026-11-21,,{AT},,,\n");
    assert_eq!(
        told(Table::Days, &format!("{DAYS}{row}{row}")),
        ["days.csv:3: the same date stands on line 2"]
    );
}

#[test]
fn the_status_of_a_night_is_checked_and_not_believed() {
    assert_eq!(
        read(&days(&["2026-11-21,cramp,,,,"])).unwrap_err()[0].to_string(),
        "days.csv:2: night_status is cramp, but by cramps.csv and none_confirmed_at it is \
         unknown"
    );
    let diary = read(&days(&[&format!("2026-11-21,,{AT},,,")])).unwrap();
    assert_eq!(diary.confirmed_none.len(), 1);
    let mut alone = days(&["2026-11-21,cramp,,,,"]);
    alone.remove(&Table::Cramps);
    assert_eq!(read(&alone).unwrap().cramps.len(), 0);
}

#[test]
fn readings_need_the_time_at_which_they_were_recorded() {
    assert_eq!(
        told(Table::Days, &format!("{DAYS}2026-11-21,,,7,,\n")),
        ["days.csv:2: recorded_at is missing; the readings and the note need it"]
    );
    assert_eq!(
        told(Table::Days, &format!("{DAYS}2026-11-21,,,25,,{AT}\n")),
        ["days.csv:2: standing_h is 25; it goes from 0 to 24"]
    );
}

#[test]
fn a_date_that_holds_only_a_cramp_or_a_calm_night_has_no_day() {
    let diary = read(&days(&[&format!("2026-11-21,none,{AT},,,")])).unwrap();
    assert!(diary.days.is_empty());
}

#[test]
fn a_mistyped_column_is_named_instead_of_dropped() {
    assert_eq!(
        told(Table::Days, "date,waterml,recorded_at\n"),
        ["days.csv:1: waterml is not a column of this table"]
    );
    assert_eq!(
        told(Table::Doses, "dose_id,name,date,recorded_at\n"),
        ["doses.csv:1: the column taken is missing"]
    );
}

const OWN: &str = "key,label,kind,unit,least,most,levels,exposed_when,exposed_limit,\
                   exposed_levels,acts,retired\n";

/// Tells the first problem of a table of one factor, after its line.
fn factor(row: &str) -> String {
    let told = told(Table::Factors, &format!("{OWN}{row}\n")).remove(0);
    told.strip_prefix("factors.csv:2: ").unwrap().to_owned()
}

#[test]
fn a_factor_must_have_a_name_of_its_own() {
    let key = "key is not a name of small letters, digits and _ such as screen_time";
    let taken = "key is that of a factor or a column of the program";
    for (start, reason) in [
        ("Screen time,x,yes_no", key),
        ("water,x,yes_no", taken),
        ("water_ml,x,yes_no", taken),
        ("heat,x,yes_no", taken),
        ("exercise_time_min,x,yes_no", taken),
        ("night_status,x,yes_no", taken),
        ("screen,,yes_no", "label is missing"),
    ] {
        assert_eq!(factor(&format!("{start},,,,,yes,,,day,no")), reason, "{start}");
    }
    let column = "water,x,amount,ml,0,9,,never,,,day,no";
    assert_eq!(factor(column), taken);
    let hours = "exercise_time,x,amount,min,0,9,,never,,,day,no";
    assert_eq!(factor(hours), taken);
}

#[test]
fn what_defines_a_factor_must_fit_together() {
    for (cells, reason) in [
        ("amount,,0,9,,never,,", "unit is missing"),
        ("amount,Secret!,0,9,,never,,", "unit is not a unit in small letters such as cups"),
        ("amount,cups,9,0,,never,,", "most is below least"),
        ("amount,cups,,9,,never,,", "least is missing"),
        ("amount,cups,0,9,,above,10,", "exposed_limit does not lie between least and most"),
        ("amount,cups,0,9,,above,,", "exposed_limit is missing"),
        ("amount,cups,0,9,,yes,,", "exposed_when does not go with the kind amount"),
        ("amount,cups,0,9,a,never,,", "levels does not go with the kind amount"),
        ("scale,,0,300,,never,,", "least and most are not whole from 0 to 255"),
        ("yes_no,h,,,,yes,,", "unit does not go with the kind yes_no"),
        ("yes_no,,,,,yes,1,", "exposed_limit does not go with the exposed_when yes"),
        ("yes_no,,,,,yes,,a", "exposed_levels does not go with the kind yes_no"),
        ("category,,,,,levels,,", "levels is missing"),
        ("category,,,,a;a,levels,,", "levels holds the same entry twice"),
        (
            "category,,,,a;;b,levels,,",
            "levels holds an entry that is empty, too long or not on one line",
        ),
        ("category,,,,a;b,levels,,c", "exposed_levels holds an entry that levels does not"),
    ] {
        assert_eq!(factor(&format!("own,Secret,{cells},day,no")), reason, "{cells}");
    }
}

#[test]
fn a_factor_is_defined_once_and_has_a_column_of_its_own() {
    let yes_no = |key: &str| format!("{key},x,yes_no,,,,,yes,,,day,no\n");
    assert_eq!(
        told(Table::Factors, &format!("{OWN}{}{}", yes_no("a"), yes_no("a"))),
        ["factors.csv:3: the same key stands on line 2"]
    );
    let hours = "a,x,amount,h,0,9,,never,,,day,no\n";
    assert_eq!(
        told(Table::Factors, &format!("{OWN}{hours}{}", yes_no("a_h"))),
        ["factors.csv:3: the same column of days.csv stands on line 2"]
    );
}

#[test]
fn days_may_have_columns_of_factors_that_are_known_already() {
    let factors = format!("{OWN}coffee,coffee,amount,cups,0,9,,above,2,,day,no\n");
    let known = read(&Tables::from([(Table::Factors, factors.into())])).unwrap();
    let days = format!("date,coffee_cups,recorded_at\n2026-11-21,3,{AT}\n");
    let alone = Tables::from([(Table::Days, days.into())]);
    assert_eq!(
        read(&alone).unwrap_err()[0].to_string(),
        "days.csv:1: coffee_cups is not a column of this table"
    );
    let diary = super::read(&alone, &known.catalogue()).unwrap();
    let day = diary.days.values().next().unwrap();
    assert_eq!(day.readings.get("coffee"), Some(&Value::Amount(3.0)));
    assert!(diary.own_factors.is_empty());
}

#[test]
fn a_factor_of_the_tables_goes_before_a_known_one_of_its_name() {
    let define =
        |rest: &str| Tables::from([(Table::Factors, format!("{OWN}own,x,{rest}\n").into())]);
    let known = read(&define("amount,cups,0,9,,never,,,day,no")).unwrap().catalogue();
    let mut tables = define("category,,,,some;=lots,levels,,=lots,day,no");
    tables.insert(Table::Days, format!("date,own,recorded_at\n2026-11-21,'=lots,{AT}\n").into());
    let diary = super::read(&tables, &known).unwrap();
    let day = diary.days.values().next().unwrap();
    assert_eq!(day.readings.get("own"), Some(&Value::Level("=lots".into())));
    tables.insert(Table::Days, format!("date,own,recorded_at\n2026-11-21,secret,{AT}\n").into());
    assert_eq!(
        super::read(&tables, &known).unwrap_err()[0].to_string(),
        "days.csv:2: own is not one of the levels of this factor"
    );
}

#[test]
fn a_setting_must_be_known_and_believable() {
    for (row, reason) in [
        (
            "secret,1",
            "name is not one of glass_ml, water_goal_glasses, extra_glass, bedtime, volume, \
             limit. or scan. with a factor",
        ),
        ("glass_ml,10", "value is 10; it goes from 20 to 2000"),
        ("bedtime,late", "value is not a time to the minute such as 22:30"),
        ("volume,pints", "value is not one of glasses, ml, floz"),
        ("limit.secret,1", "name is not the limit of a factor that has one"),
        ("limit.hot_day,1", "name is not the limit of a factor that has one"),
        ("limit.water,1500", "name is not the limit of a factor that has one"),
        ("limit.standing,25", "value is 25; it goes from 0 to 24"),
        ("limit.late_exercise,soon", "value is not a number such as 6 or 1.5"),
        ("scan.secret,yes", "name is not a factor that can be switched into the scan"),
        ("scan.water,yes", "name is not a factor that can be switched into the scan"),
        ("scan.vigorous_exercise,yes", "name is not a factor that can be switched into the scan"),
        ("scan.bed_time,yes", "name is not a factor that can be switched into the scan"),
        ("scan.activity_jump,no", "value is not yes"),
    ] {
        let told = told(Table::Settings, &format!("name,value\n{row}\n"));
        assert_eq!(told, [format!("settings.csv:2: {reason}")]);
    }
    assert_eq!(
        told(Table::Settings, "name,value\nextra_glass,yes\nextra_glass,no\n"),
        ["settings.csv:3: the same name stands on line 2"]
    );
}

#[test]
fn no_quantity_is_switched_into_the_scan_twice() {
    let rows = "name,value\nscan.activity_jump,yes\nscan.heat,yes\nscan.leg_use,yes\n";
    assert_eq!(
        told(Table::Settings, rows),
        ["settings.csv:4: name reads a quantity that scan.activity_jump reads too"]
    );
}

#[test]
fn a_standing_fact_has_the_cells_of_its_kind() {
    let names = "profile_id,kind,name,value,unit,flag,low,high,since,until,recorded_at";
    for (cells, reason) in [
        ("birth_year,,1858,,,,,,", "value is 1858; it goes from 1900 to 2199"),
        ("birth_year,secret,1958,,,,,,", "name does not go with the kind birth_year"),
        ("condition,,,,,,,2015,", "name is missing"),
        ("condition,secret,,,,,,2015,2014-05", "until is before since"),
        ("condition,secret,,,,,,soon,", "since is not a date such as 2015, 2015-03 or 2015-03-01"),
        ("pregnancy,,2027-03,,,,,,", "value is not a date such as 2026-11-21"),
        ("lab,potassium,3.2,secret,,,,2026-11-12,", "unit is not one of mmol/L,"),
        ("lab,potassium,3.2,mmol/L,,,,2026-11,", "since is not a whole date such as 2026-11-21"),
        ("weight,,72,lb,,,,2026-11-12,", "unit is not kg"),
        ("weight,,720,kg,,,,2026-11-12,", "value is 720; it goes from 1 to 500"),
        ("restricted,,secret,,,,,,", "value is neither yes nor no"),
        ("secret,,,,,,,,", "kind is not one of birth_year,"),
    ] {
        let told = told(Table::Profile, &format!("{names}\n00000000000000aa,{cells},{AT}\n"));
        let start = format!("profile.csv:2: {reason}");
        assert!(told[0].starts_with(&start) && !told[0].contains("secret"), "{told:?}");
    }
}

#[test]
fn a_sign_has_one_answer_for_a_night() {
    let names = "sign_id,night_date,night_end_date,sign,answer,side,details,recorded_at";
    let row = |key: &str, cells: &str| format!("00000000000000{key},2026-11-21,,{cells},{AT}\n");
    let told = |rows: &[String]| told(Table::Signs, &format!("{names}\n{}", rows.concat()));
    assert_eq!(
        told(&[row("aa", "skin,yes,,"), row("ab", "skin,no,,"), row("aa", "wound,no,,")]),
        [
            "signs.csv:4: the same key stands on line 2",
            "signs.csv:3: the same night and sign stands on line 2"
        ]
    );
    assert_eq!(
        told(&[row("aa", "skin,yes,,fever"), row("ab", "skin,no,,cold"), row("ac", "skin,,,")]),
        [
            "signs.csv:2: fever is not a detail of skin",
            "signs.csv:3: details are there, yet the answer is no",
            "signs.csv:4: answer is missing"
        ]
    );
}

#[test]
fn a_warning_is_seen_once_and_by_a_rule_that_there_is() {
    let names = "rule,night_date,acknowledged_at";
    let row = format!("W01,2026-11-21,{AT}\n");
    assert_eq!(
        told(Table::Acknowledged, &format!("{names}\n{row}{row}")),
        ["acknowledged.csv:3: the same rule and night stands on line 2"]
    );
    let told = told(Table::Acknowledged, &format!("{names}\nW99,2026-11-21,{AT}\n"));
    assert!(told[0].starts_with("acknowledged.csv:2: rule is not one of W01, W02"), "{told:?}");
}

#[test]
fn a_medicine_is_given_classes_that_there_are() {
    let read_classes =
        |rows: &str| read(&Tables::from([(Table::Classes, format!("name,class\n{rows}").into())]));
    let diary = read_classes("'=My  Pill,iv_iron_sucrose;diuretic\n").unwrap();
    assert_eq!(
        diary.classes.into_iter().next().unwrap(),
        ("=my pill".to_owned(), vec![Class::Diuretic, Class::IvIronSucrose])
    );
    for (rows, reason) in [
        ("secret,sweet\n", "classes.csv:2: class is not one of "),
        ("secret,\n", "classes.csv:2: class is missing"),
        ("secret,diuretic\nSecret,diuretic\n", "classes.csv:3: the same name stands on line 2"),
    ] {
        let problem = read_classes(rows).unwrap_err()[0].to_string();
        assert!(problem.starts_with(reason) && !problem.contains("secret"), "{problem}");
    }
}

#[test]
fn the_classes_of_a_course_are_written_for_readers_and_not_believed() {
    let text = format!(
        "course_id,name,class,started_on,recorded_at\n\
         00000000000000aa,furosemide,whatever,2026-03-01,{AT}\n"
    );
    let diary = read(&Tables::from([(Table::Medicines, text.into())])).unwrap();
    assert_eq!((diary.courses.len(), diary.classes.len()), (1, 0));
}

#[test]
fn no_tables_are_an_empty_diary() {
    assert_eq!(read(&Tables::new()), Ok(Diary::default()));
    assert_eq!(read(&written(&Diary::default())), Ok(Diary::default()));
}

proptest! {
    #[test]
    fn what_is_written_reads_back_identical(diary in made_up::diary()) {
        let tables = written(&diary);
        let back = read(&tables).unwrap();
        prop_assert_eq!(format!("{back:#?}"), format!("{diary:#?}"));
        prop_assert_eq!(written(&back), tables);
    }

    #[test]
    fn what_is_written_for_a_spreadsheet_reads_back_identical(diary in made_up::diary()) {
        let tables = written_as(Dialect::Spreadsheet, &diary);
        let back = read(&tables).unwrap();
        prop_assert_eq!(format!("{back:#?}"), format!("{diary:#?}"));
        prop_assert_eq!(written_as(Dialect::Spreadsheet, &back), tables);
    }

    #[test]
    fn what_is_zipped_unpacks_identical(diary in made_up::diary()) {
        for dialect in [Dialect::Plain, Dialect::Spreadsheet] {
            let tables = written_as(dialect, &diary);
            let zip = zipped(&tables);
            let unpacked = unpack(&zip).unwrap();
            prop_assert_eq!(&unpacked, &tables);
            prop_assert_eq!(zipped(&unpacked), zip);
        }
    }

    #[test]
    fn the_rows_of_days_follow_the_rule_of_the_diary(diary in made_up::diary()) {
        for (night, status) in days::statuses(&diary) {
            prop_assert_eq!(status, diary.status(night));
        }
        let listed = days::statuses(&diary);
        for night in diary.span().into_iter().flat_map(|(first, last)| first.through(last)) {
            let left_out = !listed.contains_key(&night);
            prop_assert!(!left_out || diary.status(night) == NightStatus::Unknown);
        }
    }

    #[test]
    fn line_ends_and_the_order_of_columns_do_not_matter(diary in made_up::diary()) {
        let turned = |text: &[u8]| {
            let mut reader =
                csv::ReaderBuilder::new().has_headers(false).from_reader(text);
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            for record in reader.records() {
                let record = record.unwrap();
                writer.write_record(record.iter().rev()).unwrap();
            }
            writer.into_inner().unwrap()
        };
        let tables: Tables =
            written(&diary).iter().map(|(table, text)| (*table, turned(text))).collect();
        prop_assert_eq!(format!("{:?}", read(&tables).unwrap()), format!("{diary:?}"));
    }

    #[test]
    fn no_bytes_panic_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for table in Table::ALL {
            let _ = read(&Tables::from([(*table, bytes.clone())]));
        }
    }

    #[test]
    fn a_damaged_table_never_panics(
        diary in made_up::diary(), place in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        for table in Table::ALL {
            let mut bytes = table.write(&diary, Dialect::Plain).unwrap().into_bytes();
            let place = place.index(bytes.len());
            bytes[place] = byte;
            for problem in read(&Tables::from([(*table, bytes)])).err().into_iter().flatten() {
                prop_assert!(problem.line >= 1 && problem.reason.len() < 500);
            }
        }
    }
}
