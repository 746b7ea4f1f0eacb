//! What is still missing where it is too early, and why nights were not compared.

use chrono::{Days, NaiveDate};

use super::super::numbers::counted;
use crate::analysis::factors::{
    Comparison, Effect, Finding, Missing, NIGHTS_NEEDED, Needed, Rule, Scan, Shut, Sides,
};

/// Says what is still missing where it is too early.
pub(super) fn missing(finding: &Finding, scan: &Scan, today: NaiveDate) -> String {
    if let Some((more, needed)) = finding.more_nights().zip(finding.needed) {
        return match more {
            0 => format!(
                "There are enough nights to have seen {}; something smaller cannot be told yet.",
                effect(&needed)
            ),
            more => format!(
                "With about {more} more nights with this noted {} would show{}.",
                effect(&needed),
                match enough_on(finding, scan, today) {
                    Some(date) => format!(", at the present pace in {}", date.format("%B %Y")),
                    None => String::new(),
                }
            ),
        };
    }
    match finding.comparisons.first().map(|comparison| (comparison, &comparison.found)) {
        Some((comparison, Err(shut))) => not_compared(comparison, *shut, scan.outcome),
        _ => "Nothing to compare yet.".to_owned(),
    }
}

/// Returns when there will be enough nights with this noted, at the pace of the last 8 weeks.
///
/// `None` where nothing is missing, where none was noted lately, and beyond 20 years.
pub fn enough_on(finding: &Finding, scan: &Scan, today: NaiveDate) -> Option<NaiveDate> {
    const TOO_FAR: u64 = 20 * 365;
    const LATELY: i64 = 56;
    if (today - scan.last.evening()).num_days() > LATELY {
        return None;
    }
    let more = finding.more_nights().filter(|more| *more > 0)?;
    let days = finding.best()?.0.pace.days_for(more).filter(|days| *days <= TOO_FAR)?;
    today.checked_add_days(Days::new(days))
}

/// Says why nights were not compared.
pub fn not_compared(comparison: &Comparison, shut: Shut, outcome: Rule) -> String {
    let nights = comparison.nights;
    match shut {
        Shut::TooLittleVariation if nights < NIGHTS_NEEDED => format!(
            "{} with it noted so far; {NIGHTS_NEEDED} are needed.",
            counted(nights, "night")
        ),
        Shut::TooLittleVariation => "It is nearly always the same amount.".to_owned(),
        Shut::NoComparisonWithinMonths => {
            format!("No month has nights to compare: {}.", alike(outcome))
        }
        Shut::TooFew(missing) => {
            let Sides { exposed, unexposed, .. } = comparison.sides.unwrap_or_default();
            let others = match outcome {
                Rule::CrampNight => "8 without cramps",
                Rule::MoreThan(_) | Rule::AtLeast(_) => "8 better nights",
            };
            format!(
                "{} with it, {unexposed} without so far; 8 of each are needed, with 8 {}s among \
                 them and {others}, {NIGHTS_NEEDED} in all. Missing still: {}.",
                counted(exposed, "night"),
                outcome.word(),
                more_of(missing, outcome)
            )
        }
    }
}

/// Says what kept nights from being compared with others of their month.
pub(super) fn alike(outcome: Rule) -> &'static str {
    match outcome {
        Rule::CrampNight => "within each month it, or the cramps, were always the same",
        Rule::MoreThan(_) | Rule::AtLeast(_) => {
            "within each month it, or how bad the nights were, was always the same"
        }
    }
}

/// Writes how many nights of each kind are missing: "3 with it, 2 cramp nights".
fn more_of(missing: Missing, outcome: Rule) -> String {
    let cramp = outcome.word();
    let other = match outcome {
        Rule::CrampNight => "night",
        Rule::MoreThan(_) | Rule::AtLeast(_) => "better night",
    };
    let plural = |count: usize, noun: &str| format!("{noun}{}", if count == 1 { "" } else { "s" });
    let without = match outcome {
        Rule::CrampNight => " without cramps",
        Rule::MoreThan(_) | Rule::AtLeast(_) => "",
    };
    let parts: Vec<String> = [
        (missing.exposed, "with it".to_owned()),
        (missing.unexposed, "without it".to_owned()),
        (missing.outcome_nights, plural(missing.outcome_nights, cramp)),
        (missing.other_nights, plural(missing.other_nights, other) + without),
        (missing.nights, "in all".to_owned()),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("{count} {what}"))
    .collect();
    parts.join(", ")
}

/// Writes what is missing most in the room of a table: "3 with it".
pub fn more_in_short(comparison: &Comparison, shut: Shut, outcome: Rule) -> String {
    match (most_missing(comparison, shut, outcome), shut) {
        (Some((count, what)), _) => format!("{count} {what}"),
        (None, Shut::NoComparisonWithinMonths) => "months alike".to_owned(),
        (None, Shut::TooLittleVariation | Shut::TooFew(_)) => "always alike".to_owned(),
    }
}

/// Writes what is missing most, or why more nights alone do not help: "3 more with it".
pub fn more_to_go(comparison: &Comparison, shut: Shut, outcome: Rule) -> String {
    match (most_missing(comparison, shut, outcome), shut) {
        (Some((count, what)), _) => format!("{count} more {what}"),
        (None, Shut::NoComparisonWithinMonths) => "no month has nights to compare".to_owned(),
        (None, Shut::TooLittleVariation | Shut::TooFew(_)) => "nearly always the same".to_owned(),
    }
}

/// Returns how many nights of which kind are missing most; `None` where it is not nights that are missing.
fn most_missing(
    comparison: &Comparison,
    shut: Shut,
    outcome: Rule,
) -> Option<(usize, &'static str)> {
    let missing = match shut {
        Shut::TooFew(missing) => missing,
        Shut::TooLittleVariation => {
            let more = NIGHTS_NEEDED.checked_sub(comparison.nights).filter(|more| *more > 0)?;
            return Some((more, "in all"));
        }
        Shut::NoComparisonWithinMonths => return None,
    };
    let (counted, others) = match outcome {
        Rule::CrampNight => ("cramp nights", "calm nights"),
        Rule::MoreThan(_) | Rule::AtLeast(_) => ("bad nights", "better nights"),
    };
    let kinds = [
        (missing.nights, "in all"),
        (missing.exposed, "with it"),
        (missing.unexposed, "without it"),
        (missing.outcome_nights, counted),
        (missing.other_nights, others),
    ];
    kinds.into_iter().max_by_key(|(count, _)| *count)
}

/// Writes the effect that is looked for: "a doubling".
fn effect(needed: &Needed) -> String {
    match needed.effect {
        Effect::Doubling => "a doubling".to_owned(),
        Effect::Halving => "a halving".to_owned(),
        Effect::OneNightAWeekLess => "one night a week less".to_owned(),
    }
}
