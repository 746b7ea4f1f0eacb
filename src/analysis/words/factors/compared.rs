//! What was compared, how many questions that were, and what could not be compared.

use super::super::numbers::counted;
use super::super::parts::capitalised;
use super::figures::bad_night;
use super::missing::alike;
use crate::analysis::factors::{Comparison, Finding, NIGHTS_NEEDED, Scan, Shut};

/// Says what was compared, and what could not be, and why.
pub fn compared(scan: &Scan) -> Vec<String> {
    let because = |is: fn(&Comparison, Shut) -> bool| -> Vec<String> {
        let all_shut = |finding: &&Finding| {
            let first = finding.comparisons.first();
            let shut = first.and_then(|it| Some(is(it, *it.found.as_ref().err()?)));
            finding.best().is_none() && shut == Some(true)
        };
        scan.findings.iter().filter(all_shut).map(|finding| finding.subject.label()).collect()
    };
    let refused = |labels: Vec<String>, why: &str| {
        (!labels.is_empty()).then(|| format!("Not compared yet, {why}: {}.", labels.join(", ")))
    };
    [
        asked(scan),
        refused(
            because(|it, shut| it.nights < NIGHTS_NEEDED || matches!(shut, Shut::TooFew(_))),
            "for there are too few nights",
        ),
        refused(
            because(|it, shut| it.nights >= NIGHTS_NEEDED && shut == Shut::TooLittleVariation),
            "for the amount is nearly always the same",
        ),
        refused(
            because(|_, shut| shut == Shut::NoComparisonWithinMonths),
            &format!("for {}", alike(scan.outcome)),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Says what was held against what: how many questions were asked at once.
fn asked(scan: &Scan) -> Option<String> {
    (scan.family > 0).then(|| {
        format!(
            "{} of {}, with the same night and with the night after. Nights are compared with \
             nights of the same month only. The more is asked at once, the more surely a link has \
             to show.",
            capitalised(&counted(scan.family, "comparison")),
            counted(scan.compared(), "factor"),
        )
    })
}

/// Says what makes a night count, where it is not simply a cramp.
pub fn outcome(scan: &Scan) -> Option<String> {
    let bad = bad_night(scan.outcome)?;
    Some(format!(
        "There are cramps nearly every night, so bad nights are compared: those with {bad}."
    ))
}
