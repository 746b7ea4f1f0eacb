//! Names: what was compared, with the lag and, of an amount, where it is parted.

use super::super::numbers::short;
use crate::analysis::factors::{Comparison, Finding, Lag, Split, Subject};
use crate::diary::Unit;

/// Writes what was compared: "water above 1500 ml", "alcohol (the night after)".
///
/// It is that of the best lag, where anything was compared.
pub fn name(finding: &Finding) -> String {
    match finding.best().map(|(comparison, _)| comparison).or(finding.comparisons.first()) {
        Some(comparison) => named(&finding.subject, comparison),
        None => finding.subject.label(),
    }
}

/// Writes what was compared at one lag.
pub fn named(subject: &Subject, comparison: &Comparison) -> String {
    let label = subject.label();
    let amount =
        comparison.split.map_or_else(String::new, |split| format!(" {}", above(subject, split)));
    match comparison.lag {
        Lag::SameNight => format!("{label}{amount}"),
        Lag::NightAfter => format!("{label}{amount} (the night after)"),
        Lag::NightBefore => format!("{label}{amount} (the night before)"),
    }
}

/// Writes where an amount is parted: "above 1500 ml", "from 5 on".
fn above(subject: &Subject, split: Split) -> String {
    let unit = match subject.unit() {
        None => String::new(),
        Some(Unit::Celsius) => " °C".to_owned(),
        Some(unit) => format!(" {}", unit.suffix()),
    };
    if split.includes {
        format!("from {}{unit} on", short(split.at))
    } else {
        format!("above {}{unit}", short(split.at))
    }
}

/// Says where an amount is parted; `None` for what is yes or no.
pub fn parted(subject: &Subject, comparison: &Comparison) -> Option<String> {
    let split = comparison.split?;
    Some(format!(
        "\"With it\" is {}: your own median parts the nights. The test itself uses every amount.",
        above(subject, split)
    ))
}
