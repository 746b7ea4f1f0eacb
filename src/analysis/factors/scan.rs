//! Scan: every factor of the scan held against the nights, and what may be said of each.

use super::super::Series;
use super::beside::Shown;
use super::company::{Company, Link};
use super::comparison::{Comparison, Ground};
use super::exposure::Exposure;
use super::finding::Finding;
use super::gate::NIGHTS_NEEDED;
use super::grade::{Grade, Levels};
use super::holm;
use super::outcome::Rule;
use super::spells::Spells;
use crate::diary::Night;

/// What holds of every factor of a scan.
#[derive(Clone, Debug, PartialEq)]
pub struct Scan {
    /// What makes a night count.
    pub outcome: Rule,
    /// The last night of the series.
    pub last: Night,
    /// Nights of which the outcome is known.
    pub known: usize,
    /// The share of them that count; `None` without a known night.
    pub share: Option<f64>,
    /// How alike nights are that lie a few nights apart.
    pub spells: Spells,
    /// How many comparisons passed the gate: the size of the family.
    pub family: usize,
    /// The levels at which grades are given.
    pub levels: Levels,
    /// What was found, in the order of the catalogue; medicines last.
    pub findings: Vec<Finding>,
}

impl Scan {
    /// Holds every exposure against the nights of a series, and grades each.
    ///
    /// The family of tests is every exposure at every lag that passed the gate; the p are adjusted
    /// for all of them. The exposures span the series.
    pub fn of(series: &Series, exposures: &[Exposure]) -> Self {
        let ground = Ground::of(series);
        let mut scan = Self::figures(series, &ground, exposures);
        scan.adjust();
        for finding in &mut scan.findings {
            finding.give_grade(&scan.levels, scan.family);
        }
        scan.hold_beside(&ground, exposures);
        scan
    }

    /// Holds every exposure against the nights without a grade: of a picked window, or outside the scan.
    ///
    /// Choosing windows, or readings of a factor, is another way of testing many times.
    pub fn without_grades(series: &Series, exposures: &[Exposure]) -> Self {
        Self::figures(series, &Ground::of(series), exposures)
    }

    fn figures(series: &Series, ground: &Ground, exposures: &[Exposure]) -> Self {
        let findings: Vec<Finding> =
            exposures.iter().map(|exposure| Finding::of(exposure, ground)).collect();
        let known = ground.outcome.nights.iter().flatten().count();
        let share = ground.share();
        Self {
            outcome: ground.outcome.rule,
            last: series.last(),
            known,
            share,
            spells: ground.spells,
            family: findings
                .iter()
                .flat_map(|it| &it.comparisons)
                .filter_map(Comparison::found)
                .count(),
            levels: Levels::of(known, share),
            findings,
        }
    }

    /// Returns the finding of this key.
    pub fn finding(&self, key: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.subject.key() == key)
    }

    /// Returns the findings by grade, clear ones first, and within a grade by p; what was not compared comes last.
    pub fn by_evidence(&self) -> Vec<&Finding> {
        let rank = |finding: &Finding| {
            let grades = [Grade::Clear, Grade::Possible, Grade::NoSign, Grade::TooEarly];
            finding.grade.and_then(|grade| grades.iter().position(|it| *it == grade))
        };
        let p = |finding: &Finding| finding.best().map_or(2.0, |(_, found)| found.p);
        let mut findings: Vec<&Finding> = self.findings.iter().collect();
        findings.sort_by(|a, b| rank(a).cmp(&rank(b)).then(p(a).total_cmp(&p(b))));
        findings
    }

    /// Returns how many subjects had a comparison that passed the gate.
    pub fn compared(&self) -> usize {
        self.findings.iter().filter(|finding| finding.best().is_some()).count()
    }

    /// Tells whether grades were given: to the whole diary, and to what is in the scan.
    pub fn is_graded(&self) -> bool {
        self.findings.iter().any(|finding| finding.grade.is_some())
    }

    /// Tells whether there are too few known nights for any comparison: fewer than 28.
    pub fn is_young(&self) -> bool {
        self.known < NIGHTS_NEEDED
    }

    fn adjust(&mut self) {
        let comparisons = || self.findings.iter().flat_map(|finding| &finding.comparisons);
        let p: Vec<f64> =
            comparisons().filter_map(Comparison::found).map(|found| found.p).collect();
        let mut adjusted = holm::adjusted(&p).into_iter();
        for finding in &mut self.findings {
            let places = finding.adjusted.iter_mut().zip(&finding.comparisons);
            for (place, comparison) in places {
                *place = comparison.found().and_then(|_| adjusted.next());
            }
        }
    }

    /// Holds every link beside every other, and then lowers what another explains.
    fn hold_beside(&mut self, ground: &Ground, exposures: &[Exposure]) {
        let links: Vec<(usize, Link<'_>)> = self
            .findings
            .iter()
            .zip(exposures)
            .enumerate()
            .filter(|(_, (finding, _))| finding.grade.is_some_and(Grade::is_link))
            .filter_map(|(place, (finding, exposure))| {
                let lag = finding.best()?.0.lag;
                Some((place, Link { key: finding.subject.key(), shown: Shown { exposure, lag } }))
            })
            .collect();
        let (places, links): (Vec<usize>, Vec<Link<'_>>) = links.into_iter().unzip();
        for (place, company) in places.into_iter().zip(Company::of(&links, ground)) {
            if let Some(finding) = self.findings.get_mut(place) {
                finding.stand(company);
            }
        }
    }
}
