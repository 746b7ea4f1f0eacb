//! The form of a warning.

use serde::Serialize;

use crate::analysis::Warning;
use crate::analysis::words;

use super::NightDates;

/// One warning: a rule that fired for a night.
#[derive(Debug, Serialize)]
pub(crate) struct WarningForm {
    rule: &'static str,
    level: &'static str,
    night: NightDates,
    text: String,
    facts: Vec<String>,
    source: String,
    noted_at: String,
    acknowledged_at: Option<String>,
}

impl From<&Warning<'_>> for WarningForm {
    fn from(warning: &Warning<'_>) -> Self {
        let fact = |fact| words::warning_fact(warning.rule, fact);
        Self {
            rule: warning.rule.word(),
            level: warning.level.word(),
            night: warning.night.into(),
            text: words::warning(warning),
            facts: warning.facts.iter().map(fact).collect(),
            source: words::warning_source(warning.rule),
            noted_at: warning.noted_at.to_rfc3339(),
            acknowledged_at: warning.acknowledged_at.map(|at| at.to_rfc3339()),
        }
    }
}
