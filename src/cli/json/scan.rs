//! The form of what goes with the nights.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::summary::IntervalForm;
use crate::analysis::factors::{
    Comparison, Finding, Found, Grade, Measure, Missing, Needed, Rule, Scan, Shut, Subject,
};
use crate::analysis::words;

/// Every factor of the scan against the nights.
#[derive(Debug, Serialize)]
pub(crate) struct ScanForm {
    outcome: &'static str,
    outcome_median: Option<f64>,
    outcome_includes_median: Option<bool>,
    known_nights: usize,
    share: Option<f64>,
    likeness: [f64; 14],
    comparisons: usize,
    clear_up_to: f64,
    difference_that_matters: f64,
    factors: Vec<FindingForm>,
}

/// One factor against the nights.
#[derive(Debug, Serialize)]
struct FindingForm {
    key: String,
    label: String,
    kind: &'static str,
    measure: &'static str,
    unit: Option<String>,
    grade: Option<&'static str>,
    best_lag: Option<i8>,
    direction: Option<&'static str>,
    p_adjusted: Option<f64>,
    needed: Option<NeededForm>,
    reverse_z: Option<f64>,
    follows_cramps: Option<bool>,
    beside: BTreeMap<String, f64>,
    explained_by: Vec<String>,
    inseparable_from: Vec<String>,
    reading: String,
    cautions: Vec<String>,
    lags: Vec<ComparisonForm>,
}

#[derive(Debug, Serialize)]
struct NeededForm {
    effect: &'static str,
    share_without: f64,
    share_with: f64,
    nights: u64,
    more_nights: Option<u64>,
    enough_on: Option<String>,
}

#[derive(Debug, Serialize)]
struct ComparisonForm {
    lag: i8,
    nights: usize,
    outcome_nights: usize,
    other_nights: usize,
    exposed: Option<usize>,
    unexposed: Option<usize>,
    outcome_exposed: Option<usize>,
    outcome_unexposed: Option<usize>,
    split_at: Option<f64>,
    split_includes: Option<bool>,
    nights_lately: usize,
    of_the_last: usize,
    not_compared: Option<&'static str>,
    missing: Option<MissingForm>,
    found: Option<FoundForm>,
}

#[derive(Debug, Serialize)]
struct MissingForm {
    nights: usize,
    outcome_nights: usize,
    other_nights: usize,
    exposed: usize,
    unexposed: usize,
}

#[derive(Debug, Serialize)]
struct FoundForm {
    u: f64,
    v0: f64,
    clumping: f64,
    clumping_of_the_difference: f64,
    z: f64,
    p: f64,
    p_adjusted: Option<f64>,
    crude_difference: f64,
    difference: f64,
    difference_interval: IntervalForm,
    ratio: Option<f64>,
    ratio_interval: Option<IntervalForm>,
}

impl ScanForm {
    /// Returns the form of a scan, whole.
    pub(crate) fn of(scan: &Scan, today: NaiveDate) -> Self {
        Self::part(scan, scan.findings.iter(), today)
    }

    /// Returns the form of a scan with only some of its findings.
    pub(crate) fn part<'f>(
        scan: &Scan,
        findings: impl Iterator<Item = &'f Finding>,
        today: NaiveDate,
    ) -> Self {
        let median = match scan.outcome {
            Rule::CrampNight => None,
            Rule::MoreThan(median) => Some((median, false)),
            Rule::AtLeast(median) => Some((median, true)),
        };
        Self {
            outcome: scan.outcome.word(),
            outcome_median: median.map(|(median, _)| median),
            outcome_includes_median: median.map(|(_, includes)| includes),
            known_nights: scan.known,
            share: scan.share,
            likeness: scan.spells.rho,
            comparisons: scan.family,
            clear_up_to: scan.levels.clear,
            difference_that_matters: scan.levels.matters,
            factors: findings.map(|it| FindingForm::of(it, scan, today)).collect(),
        }
    }
}

impl FindingForm {
    fn of(finding: &Finding, scan: &Scan, today: NaiveDate) -> Self {
        let best = finding.best();
        let lags = finding.comparisons.iter().zip(&finding.adjusted);
        Self {
            key: finding.subject.key(),
            label: finding.subject.label(),
            kind: match finding.subject {
                Subject::Factor(_) => "factor",
                Subject::Level(..) => "level",
                Subject::Medicine(_) => "medicine",
            },
            measure: match finding.measure {
                Measure::YesNo => "yes_no",
                Measure::Amount => "amount",
            },
            unit: finding.subject.unit().map(|unit| unit.suffix().to_owned()),
            grade: finding.grade.map(Grade::word),
            best_lag: best.map(|(comparison, _)| comparison.lag.days()),
            direction: finding.is_more().map(|more| if more { "more" } else { "fewer" }),
            p_adjusted: finding.p_adjusted(),
            needed: finding.needed.map(|needed| NeededForm::of(needed, finding, scan, today)),
            reverse_z: finding.reverse_z,
            follows_cramps: finding.follows,
            beside: finding.company.beside.clone(),
            explained_by: finding.company.explained_by.clone(),
            inseparable_from: finding.company.inseparable_from.clone(),
            reading: words::factors::finding(finding, scan, today),
            cautions: words::factors::cautions(finding, scan),
            lags: lags.map(|(comparison, p)| ComparisonForm::of(comparison, *p)).collect(),
        }
    }
}

impl NeededForm {
    fn of(needed: Needed, finding: &Finding, scan: &Scan, today: NaiveDate) -> Self {
        Self {
            effect: needed.effect.word(),
            share_without: needed.p0,
            share_with: needed.p1,
            nights: needed.nights,
            more_nights: finding.more_nights(),
            enough_on: words::factors::enough_on(finding, scan, today).map(|date| date.to_string()),
        }
    }
}

impl ComparisonForm {
    fn of(comparison: &Comparison, p_adjusted: Option<f64>) -> Self {
        let sides = comparison.sides;
        let shut = comparison.found.as_ref().err();
        Self {
            lag: comparison.lag.days(),
            nights: comparison.nights,
            outcome_nights: comparison.outcome_nights,
            other_nights: comparison.other_nights(),
            exposed: sides.map(|sides| sides.exposed),
            unexposed: sides.map(|sides| sides.unexposed),
            outcome_exposed: sides.map(|sides| sides.outcome_exposed),
            outcome_unexposed: sides.map(|sides| sides.outcome_unexposed),
            split_at: comparison.split.map(|split| split.at),
            split_includes: comparison.split.map(|split| split.includes),
            nights_lately: comparison.pace.noted,
            of_the_last: comparison.pace.nights,
            not_compared: shut.map(|shut| match shut {
                Shut::TooFew(_) => "too few nights",
                Shut::TooLittleVariation => "too little variation",
                Shut::NoComparisonWithinMonths => "no comparison inside any one month",
            }),
            missing: shut.and_then(|shut| match shut {
                Shut::TooFew(missing) => Some(MissingForm::from(*missing)),
                Shut::TooLittleVariation | Shut::NoComparisonWithinMonths => None,
            }),
            found: comparison.found().map(|found| FoundForm::of(found, p_adjusted)),
        }
    }
}

impl From<Missing> for MissingForm {
    fn from(missing: Missing) -> Self {
        let Missing { nights, outcome_nights, other_nights, exposed, unexposed } = missing;
        Self { nights, outcome_nights, other_nights, exposed, unexposed }
    }
}

impl FoundForm {
    fn of(found: &Found, p_adjusted: Option<f64>) -> Self {
        Self {
            u: found.u,
            v0: found.v0,
            clumping: found.clumping,
            clumping_of_the_difference: found.clumping_split,
            z: found.z,
            p: found.p,
            p_adjusted,
            crude_difference: found.crude_rd,
            difference: found.rd,
            difference_interval: found.rd_interval.into(),
            ratio: found.rr,
            ratio_interval: found.rr_interval.map(IntervalForm::from),
        }
    }
}
