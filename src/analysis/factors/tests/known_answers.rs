//! The scan against the known answers: the vectors and the sample diaries.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::super::comparison::Ground;
use super::super::outcome::Outcome;
use super::super::strata::Strata;
use super::super::*;
use super::scan;
use crate::analysis::Interval;
use crate::analysis::known::{self, SAMPLES, close, values, vectors};
use crate::diary::{
    Bout, BoutKind, Catalogue, Day, Diary, Dose, Intensity, Medicine, Moment, Recorded, Value,
};

/// The names of the sample diaries' columns, and what they are here.
const NAMES: [(&str, &str); 8] = [
    ("exercise_hard", "vigorous_exercise"),
    ("exercise_late", "late_exercise"),
    ("stretching", "stretch_bedtime"),
    ("standing_h", "standing"),
    ("sitting_h", "sitting"),
    ("hydration_ml", "water"),
    ("alcohol", "alcohol"),
    ("paracetamol", "medicine=paracetamol"),
];

fn key_of(name: &str) -> String {
    let known = NAMES.iter().find(|(theirs, _)| *theirs == name);
    known.map_or(name, |(_, ours)| ours).to_owned()
}

fn rows(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = csv.lines().map(|line| line.split(',').map(str::to_owned));
    let columns: Vec<String> = lines.next().unwrap().collect();
    lines.map(|cells| columns.iter().cloned().zip(cells).collect()).collect()
}

/// Returns the diary that three tables of a sample hold.
fn diary(days_csv: &str, cramps_csv: &str, medications_csv: &str) -> Diary {
    let mut diary = known::diary(days_csv, cramps_csv, medications_csv);
    let catalogue = Catalogue::built_in();
    for row in rows(days_csv) {
        let day = diary.days.get_mut(&row["date"].parse().unwrap()).unwrap();
        for (column, key) in [
            ("standing_h", "standing"),
            ("sitting_h", "sitting"),
            ("hydration_ml", "water"),
            ("alcohol_units", "alcohol"),
        ] {
            if let Ok(amount) = row[column].parse() {
                day.readings.insert(key.into(), Value::Amount(amount));
            }
        }
        for (column, key) in [
            ("stretching", "stretch_bedtime"),
            ("hot_day", "hot_day"),
            ("caffeine_late", "caffeine_late"),
            ("heavy_blankets", "heavy_blankets"),
            ("magnesium", "magnesium"),
        ] {
            if let Some(yes) = ["0", "1"].iter().position(|cell| *cell == row[column]) {
                day.readings.insert(key.into(), [Value::No, Value::Yes][yes].clone());
            }
        }
        for key in ["footwear", "sleep_position"] {
            if !row[key].is_empty() {
                let level = catalogue.by_key(key).unwrap().level(&row[key]).unwrap();
                day.readings.insert(key.into(), Value::Level(level.word.clone()));
            }
        }
        add_exercise(day, &row);
    }
    for row in rows(medications_csv).iter().filter(|row| row["kind"] == "as_needed") {
        let at = format!("{}:00+00:00", row["taken_at"]);
        let at = Moment::new(at.parse().unwrap(), "UTC");
        let fact = Dose {
            medicine: Medicine::named(&row["name"]).unwrap(),
            date: at.local().date(),
            at: Some(at),
            taken: true,
            strength: None,
            route: None,
        };
        diary.doses.push(recorded(fact));
    }
    diary.sort();
    diary
}

fn add_exercise(day: &mut Day, row: &BTreeMap<String, String>) {
    match row["exercise_min"].as_str() {
        "" => {}
        "0" => drop(day.readings.insert("exercise".into(), Value::No)),
        minutes => day.bouts.push(recorded(Bout {
            minutes: minutes.parse().ok(),
            intensity: match row["exercise_intensity"].as_str() {
                "hard" => Some(Intensity::Vigorous),
                word => Intensity::from_word(word),
            },
            ended: format!("{}:00", row["exercise_end"]).parse().ok(),
            ..Bout::of(BoutKind::Other)
        })),
    }
}

fn recorded<T>(fact: T) -> Recorded<T> {
    Recorded { number: 0, key: String::new(), recorded_at: known::noted(), fact }
}

#[track_caller]
fn assert_interval(found: Interval, low: &Json, high: &Json) {
    close(found.low, low);
    close(found.high, high);
}

#[track_caller]
fn assert_comparison(found: &Comparison, expected: &Json) {
    assert_eq!(expected["lag"], found.lag.days());
    assert_eq!(expected["nights"], found.nights);
    assert_eq!(expected["cramp_nights"], found.outcome_nights);
    assert_eq!(expected["free_nights"], found.other_nights());
    if let Some(sides) = found.sides {
        assert_eq!(expected["exposed"], sides.exposed);
        assert_eq!(expected["unexposed"], sides.unexposed);
        assert_eq!(expected["cramp_exposed"], sides.outcome_exposed);
        assert_eq!(expected["cramp_unexposed"], sides.outcome_unexposed);
    }
    if let Some(split) = found.split {
        close(split.at, &expected["split_at"]);
        assert_eq!(expected["split_op"], if split.includes { ">=" } else { ">" });
    }
    match &found.found {
        Ok(found) => assert_found(found, expected),
        Err(shut) => assert_eq!(expected["reason"], reason(*shut)),
    }
    assert_eq!(expected["assessable"], found.found.is_ok());
}

fn reason(shut: Shut) -> Json {
    match shut {
        Shut::TooLittleVariation => json!("too little variation"),
        Shut::NoComparisonWithinMonths => json!("no comparison inside any one month"),
        Shut::TooFew(missing) => {
            let short: Vec<&str> = [
                ("cramp_nights", missing.outcome_nights),
                ("exposed", missing.exposed),
                ("free_nights", missing.other_nights),
                ("nights", missing.nights),
                ("unexposed", missing.unexposed),
            ]
            .iter()
            .filter(|(_, missing)| *missing > 0)
            .map(|(name, _)| *name)
            .collect();
            json!(format!("too few: {}", short.join(", ")))
        }
    }
}

#[track_caller]
fn assert_found(found: &Found, expected: &Json) {
    for (figure, name) in [
        (found.u, "U"),
        (found.v0, "V0"),
        (found.clumping, "D"),
        (found.clumping_split, "D_split"),
        (found.z, "z"),
        (found.p, "p"),
        (found.crude_rd, "crude_rd"),
        (found.rd, "rd"),
    ] {
        close(figure, &expected[name]);
    }
    assert_interval(found.rd_interval, &expected["rd_lo"], &expected["rd_hi"]);
    assert_eq!(expected["rr"].is_null(), found.rr.is_none());
    found.rr.inspect(|rr| close(*rr, &expected["rr"]));
    assert_eq!(expected["rr_lo"].is_null(), found.rr_interval.is_none());
    found.rr_interval.inspect(|it| assert_interval(*it, &expected["rr_lo"], &expected["rr_hi"]));
}

#[track_caller]
fn assert_finding(found: &Finding, expected: &Json) {
    for ((comparison, adjusted), expected) in
        found.comparisons.iter().zip(&found.adjusted).zip(expected["tests"].as_array().unwrap())
    {
        if !(comparison.nights == 0 && comparison.sides.is_none()) {
            assert_comparison(comparison, expected);
        }
        assert_eq!(expected["p_holm"].is_null(), adjusted.is_none());
        adjusted.inspect(|p| close(*p, &expected["p_holm"]));
    }
    assert_eq!(expected["grade"], found.grade.unwrap().word());
    if let Some((best, figures)) = found.best() {
        assert_eq!(expected["best_lag"], best.lag.days());
        close(found.p_adjusted().unwrap(), &expected["p_holm"]);
        assert_eq!(expected["direction"], if figures.z > 0.0 { "more" } else { "fewer" });
    }
    assert_eq!(expected["needed"].is_null(), found.needed.is_none());
    if let Some(needed) = found.needed {
        assert_eq!(expected["needed"]["effect"], needed.effect.word());
        assert_eq!(expected["needed"]["nights"], needed.nights);
        assert_eq!(expected["more_nights"], found.more_nights().unwrap());
    }
    if let Some(z) = expected["lead_z"].as_f64() {
        assert!((z - found.reverse_z.unwrap()).abs() < 1e-8);
        assert_eq!(expected["follows_cramps"], found.follows.unwrap());
    } else {
        assert_eq!(found.reverse_z, None);
    }
    let keys = |names: &Json| -> Vec<String> {
        names.as_array().into_iter().flatten().map(|n| key_of(n.as_str().unwrap())).collect()
    };
    assert_eq!(keys(&expected["explained_by"]), found.company.explained_by);
    assert_eq!(keys(&expected["not_separable_from"]), found.company.inseparable_from);
    for (name, p) in expected["beside"].as_object().into_iter().flatten() {
        close(found.company.beside[&key_of(name)], p);
    }
}

#[track_caller]
fn assert_scan(found: &Scan, figures: &Json) {
    let expected = &figures["analysis"];
    assert_eq!(figures["outcome"]["label"], found.outcome.word());
    assert_eq!(expected["known"], found.known);
    close(found.share.unwrap(), &expected["share"]);
    assert_eq!(expected["family"], found.family);
    close(found.levels.matters, &expected["delta"]);
    if let Some(rho) = expected["rho"].as_array() {
        for (found, expected) in found.spells.rho.iter().zip(rho) {
            close(*found, expected);
        }
    }
    let factors = expected["factors"].as_array().unwrap();
    let mut compared = 0;
    for factor in factors {
        let name = factor["factor"].as_str().unwrap();
        let Some(finding) = found.finding(&key_of(name)) else {
            let nights = factor["tests"].as_array().unwrap().iter().map(|test| &test["nights"]);
            assert!(nights.into_iter().all(|nights| *nights == 0), "{name}");
            continue;
        };
        compared += 1;
        assert_finding(finding, factor);
    }
    assert_eq!(compared, found.findings.len(), "nothing is scanned that the figures have not");
}

#[test]
fn one_factor_at_one_lag_meets_the_known_answers() {
    let vectors = vectors("factor_test");
    assert_eq!(vectors.len(), 14);
    for vector in vectors {
        let (input, expected) = (&vector["input"], &vector["expected"]);
        let outcome = Outcome { rule: Rule::CrampNight, nights: values(&input["y"]) };
        let strata = Strata::by(input["month"].as_array().unwrap().iter(), &outcome);
        let ground = Ground::from(outcome, strata);
        let lag = [Lag::SameNight, Lag::NightAfter, Lag::NightBefore]
            .into_iter()
            .find(|lag| input["lag"] == lag.days())
            .unwrap();
        let measure = if input["kind"] == "yesno" { Measure::YesNo } else { Measure::Amount };
        let found = Comparison::of(&values(&input["x"]), measure, lag, &ground);
        assert_comparison(&found, expected);
        for (found, expected) in
            ground.spells.rho.iter().zip(expected["rho"].as_array().into_iter().flatten())
        {
            close(*found, expected);
        }
    }
}

#[test]
fn every_sample_diary_has_its_known_scan() {
    for name in SAMPLES {
        let file = |file: &str| known::read(&format!("samples/{name}/{file}"));
        let diary = diary(&file("days.csv"), &file("cramps.csv"), &file("medications.csv"));
        assert_scan(&scan(&diary), &serde_json::from_str(&file("figures.json")).unwrap());
    }
}

#[test]
fn every_diary_of_the_vectors_has_its_known_scan() {
    for vector in vectors("diary") {
        let table = |name: &str| vector["input"][name].as_str().unwrap();
        let diary = diary(table("days_csv"), table("cramps_csv"), table("medications_csv"));
        assert_scan(&scan(&diary), &vector["expected"]);
    }
}
