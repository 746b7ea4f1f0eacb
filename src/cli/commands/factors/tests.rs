//! Whatever can be added survives an export and an import.

use chrono::NaiveDate;
use clap::Parser;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::define::{Beside, added};
use crate::cli::args::{Cli, Command, Factors};
use crate::diary::{Catalogue, Day, Diary, Factor, Kind, Moment, Value};
use crate::exchange::{self, Dialect, Table, Tables};
use crate::grammar::Now;

fn beside() -> Beside {
    let now = Now {
        moment: Moment::new("2026-11-22T08:10:00+01:00".parse().unwrap(), "Europe/Berlin"),
        zone: "Europe/Berlin".parse().unwrap(),
        later: false,
        night: None,
    };
    Beside { catalogue: Catalogue::built_in(), others: Vec::new(), now }
}

/// Returns the factor that these arguments of `factors add` make; `None` where they are refused.
fn factor(args: &[String]) -> Option<Factor> {
    let words = ["cramp", "factors", "add"].map(str::to_owned);
    let cli = Cli::try_parse_from(words.iter().chain(args)).ok()?;
    match cli.command {
        Some(Command::Factors { command: Some(Factors::Add(args)) }) => {
            added(&args, &beside()).ok()
        }
        _ => None,
    }
}

/// Returns something that can be noted of a factor.
fn reading(kind: &Kind) -> Value {
    match (kind.levels(), kind.ends()) {
        ([.., last], _) => Value::Level(last.word.clone()),
        (_, Some((_, most))) => Value::Amount(most),
        _ => Value::No,
    }
}

fn survives(factor: Factor) {
    let mut day = Day::new("2026-11-22T08:00:00+01:00".parse().unwrap());
    day.readings.insert(factor.key.clone(), reading(&factor.kind));
    let date: NaiveDate = "2026-11-21".parse().unwrap();
    let days = [(date, day)].into();
    let diary = Diary { own_factors: vec![factor], days, ..Diary::default() };
    let tables: Tables = Table::ALL
        .iter()
        .map(|it| (*it, it.write(&diary, Dialect::Plain).unwrap().into_bytes()))
        .collect();
    let read = exchange::read(&tables, &Catalogue::built_in()).unwrap();
    assert_eq!(format!("{:?}", read.own_factors), format!("{:?}", diary.own_factors));
    assert_eq!(read, diary);
}

#[test]
fn the_usual_factors_are_added_and_survive() {
    for args in [
        "coffee --unit cups --exposed-above 2",
        "long flight",
        "mood --score --exposed-below 4",
        "couch --levels Sofa,armchair,other --exposed-levels sofa --night",
        "lamp --levels bright,dim",
        "sugar --unit mmol/l --exposed-above 0.5",
    ] {
        let args: Vec<_> = args.split(' ').map(str::to_owned).collect();
        survives(factor(&args).unwrap());
    }
}

proptest! {
    #[test]
    fn whatever_can_be_added_survives_an_export_and_an_import(
        name in prop_oneof!["[a-z][a-z0-9 _-]{0,12}", select(vec![
            "date", "night status", "recorded at", "water ml", "leg fatigue 0 10", "exercise time",
        ]).prop_map(str::to_owned)],
        kind in of(prop_oneof![
            "[a-zA-Z%°][a-z0-9 %/;é=]{0,8}".prop_map(|unit| format!("--unit={unit}")),
            Just("--score".to_owned()),
            "[a-zA-Z;=]{1,4}( [a-z]{1,3})?(,[a-zA-Z' -]{0,6}){0,3}".prop_map(|it| format!("--levels={it}")),
        ]),
        exposed in of(prop_oneof![
            any::<f64>().prop_map(|limit| format!("--exposed-above={limit}")),
            (0.0..20.0).prop_map(|limit| format!("--exposed-below={limit}")),
            "[a-z]{1,4}".prop_map(|levels| format!("--exposed-levels={levels}")),
            Just("--exposed-no".to_owned()),
        ]),
    ) {
        let args: Vec<_> = [name].into_iter().chain(kind).chain(exposed).collect();
        if let Some(factor) = factor(&args) {
            survives(factor);
        }
    }
}
