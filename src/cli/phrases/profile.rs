//! The profile in words: standing facts, as they are kept and as they are listed.

use chrono::{Datelike, NaiveDate};

use crate::analysis::words;
use crate::diary::{Condition, Fact, LabResult, PartialDate, Trimester};

use super::date;

/// Returns a fact in words: "diabetes since 2015", "weight 72.5 kg, Sun 22 Nov 2026".
pub(crate) fn fact(fact: &Fact) -> String {
    match fact {
        Fact::BirthYear(year) => format!("birth year {year}"),
        Fact::Condition { .. } | Fact::Lab(_) => told(fact),
        Fact::Pregnancy { .. } => format!("pregnancy, {}", told(fact)),
        Fact::Weight { .. } => format!("weight {}", told(fact)),
        Fact::WorkStanding(true) => "work with long standing".to_owned(),
        Fact::WorkStanding(false) => "work without long standing".to_owned(),
        Fact::Restricted(_) => format!("movement {}", told(fact)),
        Fact::Reviewed { .. } => format!("medicines {}", told(fact)),
    }
}

/// Returns what kind of fact it is, as the name of its line.
pub(crate) fn fact_name(fact: &Fact) -> &'static str {
    match fact {
        Fact::BirthYear(_) => "birth year",
        Fact::Condition { .. } => "condition",
        Fact::Pregnancy { .. } => "pregnancy",
        Fact::Lab(_) => "laboratory",
        Fact::Weight { .. } => "weight",
        Fact::WorkStanding(_) => "work",
        Fact::Restricted(_) => "movement",
        Fact::Reviewed { .. } => "medicines",
    }
}

/// Returns a fact as its line tells it on a date: "1958 (68 in 2026)", "due Mon 1 Mar 2027 (second trimester)".
pub(crate) fn fact_on(fact: &Fact, today: NaiveDate) -> String {
    let now = match fact {
        Fact::BirthYear(year) => Some(format!("{} in {}", today.year() - year, today.year())),
        Fact::Pregnancy { due, delivered } => Trimester::on(today, *due, *delivered)
            .map(|trimester| format!("{trimester} trimester now")),
        _ => None,
    };
    now.map_or_else(|| told(fact), |now| format!("{} ({now})", told(fact)))
}

fn told(fact: &Fact) -> String {
    match fact {
        Fact::BirthYear(year) => year.to_string(),
        Fact::Condition { name, since, until } => {
            format!("{}{}", condition(name), period(*since, *until))
        }
        Fact::Pregnancy { due, delivered: None } => format!("due {}", date(*due)),
        Fact::Pregnancy { due, delivered: Some(on) } => {
            format!("due {}, delivered {}", date(*due), date(*on))
        }
        Fact::Lab(result) => laboratory(result),
        Fact::Weight { kg, on } => format!("{} kg, {}", (kg * 10.0).round() / 10.0, date(*on)),
        Fact::WorkStanding(true) => "long standing".to_owned(),
        Fact::WorkStanding(false) => "no long standing".to_owned(),
        Fact::Restricted(true) => "restricted".to_owned(),
        Fact::Restricted(false) => "not restricted".to_owned(),
        Fact::Reviewed { on } => format!("last reviewed {}", date(*on)),
    }
}

/// Returns what to call a condition: the label of a known one, else the person's own words.
pub(crate) fn condition(name: &str) -> &str {
    Condition::by_key(name).map_or(name, |known| known.label)
}

fn period(since: Option<PartialDate>, until: Option<PartialDate>) -> String {
    let since = since.map(|since| format!(" since {}", words::partial_date(since)));
    let until = until.map(|until| format!(" until {}", words::partial_date(until)));
    [since, until].into_iter().flatten().collect()
}

/// Returns a laboratory result with the flag and the limits that the laboratory printed.
fn laboratory(result: &LabResult) -> String {
    let judged = words::judged(result).map(|judged| format!(" ({judged})")).unwrap_or_default();
    let (name, on) = (words::analyte(result), date(result.on));
    format!("{name} {} {}{judged}, {on}", result.value, result.unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Flag, LabUnit};

    #[test]
    fn a_result_is_judged_by_the_laboratory_alone() {
        let result = LabResult {
            analyte: "vitamin_d".to_owned(),
            value: 20.0,
            unit: LabUnit::NanomolesPerLitre,
            on: "2026-11-12".parse().unwrap(),
            flag: None,
            low: Some(50.0),
            high: None,
        };
        let bare = LabResult { low: None, ..result.clone() };
        assert_eq!(laboratory(&bare), "vitamin D 20 nmol/L, Thu 12 Nov 2026");
        let judged = LabResult { flag: Some(Flag::Low), ..result };
        assert_eq!(
            laboratory(&judged),
            "vitamin D 20 nmol/L (laboratory: flagged low, lower limit 50), Thu 12 Nov 2026"
        );
    }
}
