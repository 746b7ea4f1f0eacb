//! Names: what was compared, with the lag and, of an amount, where it is parted.

use super::super::numbers::exact;
use crate::analysis::factors::{Comparison, Finding, Lag, Split, Subject};
use crate::diary::Unit;

/// Writes what was compared: "water above 1500 ml", "alcohol (the night after)".
///
/// It is that of the best lag, where anything was compared.
pub fn name(finding: &Finding) -> String {
    match finding.shown() {
        Some(comparison) => named(&finding.subject, comparison),
        None => finding.subject.label(),
    }
}

/// Writes what was compared at one lag.
pub fn named(subject: &Subject, comparison: &Comparison) -> String {
    let (exposure, lag) = (exposure(subject, comparison), lag(comparison.lag));
    lag.map_or_else(|| exposure.clone(), |lag| format!("{exposure} ({lag})"))
}

/// Writes what is so on a day "with it": "water above 1500 ml".
pub fn exposure(subject: &Subject, comparison: &Comparison) -> String {
    let label = subject.label();
    comparison
        .split
        .map_or_else(|| label.clone(), |split| format!("{label} {}", above(subject, split)))
}

/// Writes which night is meant, where it is not that of the same day: "the night after".
pub fn lag(lag: Lag) -> Option<&'static str> {
    match lag {
        Lag::SameNight => None,
        Lag::NightAfter => Some("the night after"),
        Lag::NightBefore => Some("the night before"),
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
        format!("from {}{unit} on", exact(split.at))
    } else {
        format!("above {}{unit}", exact(split.at))
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
