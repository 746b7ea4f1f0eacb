//! What was compared, how many questions that were, and what could not be compared.

use super::super::numbers::{counted, short};
use super::super::parts::capitalised;
use crate::analysis::factors::{Comparison, Finding, NIGHTS_NEEDED, Rule, Scan, Shut};

/// Says what was compared, and what could not be, and why.
pub fn compared(scan: &Scan) -> Vec<String> {
    let because = |is: fn(&Comparison, &Shut) -> bool| -> Vec<String> {
        let all_shut = |finding: &&Finding| {
            let shut = |it: &Comparison| it.found.as_ref().is_err_and(|shut| is(it, shut));
            finding.comparisons.iter().all(shut)
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
            because(|it, shut| it.nights >= NIGHTS_NEEDED && *shut == Shut::TooLittleVariation),
            "for the amount is nearly always the same",
        ),
        refused(
            because(|_, shut| *shut == Shut::NoComparisonWithinMonths),
            "for it never changes within a month",
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
    let median = match scan.outcome {
        Rule::CrampNight => return None,
        Rule::MoreThan(median) => format!("more than {} cramps", short(median)),
        Rule::AtLeast(median) => format!("{} cramps or more", short(median)),
    };
    Some(format!(
        "There are cramps nearly every night, so bad nights are compared: those with {median}."
    ))
}
