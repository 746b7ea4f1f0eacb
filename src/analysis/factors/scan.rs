//! Scan: every factor of the scan held against the nights, and what may be said of each.

use std::collections::BTreeMap;

use super::super::Series;
use super::beside::{Shown, p_beside};
use super::comparison::{Comparison, Found, Ground, Lag, Measure};
use super::exposure::Exposure;
use super::gate::NIGHTS_NEEDED;
use super::grade::{Grade, Levels};
use super::holm;
use super::needed::{Needed, SoFar};
use super::outcome::Rule;
use super::spells::Spells;
use super::subject::Subject;

/// What holds of every factor of a scan.
#[derive(Clone, Debug, PartialEq)]
pub struct Scan {
    /// What makes a night count.
    pub outcome: Rule,
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

/// What the diary says about one factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is about.
    pub subject: Subject,
    /// What its readings are.
    pub measure: Measure,
    /// One comparison for each lag.
    pub comparisons: Vec<Comparison>,
    /// For each lag the p adjusted for the whole family; `None` where nothing was compared, or outside the scan.
    pub adjusted: Vec<Option<f64>>,
    /// What may be said; `None` for a picked window, and for a factor outside the scan.
    pub grade: Option<Grade>,
    /// How many nights it takes in all, where it is too early and the better lag has been compared.
    pub needed: Option<Needed>,
    /// z of the day held against the night before it; `None` for what acts in the night, or if not comparable.
    pub reverse_z: Option<f64>,
    /// Whether it rather follows the cramps than goes before them; `None` where that was not compared.
    pub follows: Option<bool>,
    /// For each other link, by its key, how often chance would leave as much of this one beside it.
    pub beside: BTreeMap<String, f64>,
    /// The keys of the links that explain this one.
    pub explained_by: Vec<String>,
    /// The keys of the links that this one cannot be told apart from.
    pub inseparable_from: Vec<String>,
}

/// The level at which a link stands beside another.
const BESIDE: f64 = 0.01;
/// The z from which on a factor seems to follow the cramps.
const FOLLOWS: f64 = 1.96;

impl Scan {
    /// Holds every exposure against the nights of a series, and grades each.
    ///
    /// The family of tests is every exposure at every lag that passed the gate; the p are adjusted
    /// for all of them. The exposures span the series.
    pub fn of(series: &Series, exposures: &[Exposure]) -> Self {
        let ground = Ground::of(series);
        let mut scan = Self::figures(&ground, exposures);
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
        Self::figures(&Ground::of(series), exposures)
    }

    fn figures(ground: &Ground, exposures: &[Exposure]) -> Self {
        let findings: Vec<Finding> =
            exposures.iter().map(|exposure| Finding::of(exposure, ground)).collect();
        let known = ground.outcome.nights.iter().flatten().count();
        let share = ground.share();
        Self {
            outcome: ground.outcome.rule,
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

    /// Returns how many subjects had a comparison that passed the gate.
    pub fn compared(&self) -> usize {
        self.findings.iter().filter(|finding| finding.best().is_some()).count()
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

    /// Judges every pair of links, and then lowers what another explains.
    fn hold_beside(&mut self, ground: &Ground, exposures: &[Exposure]) {
        let links: Vec<(usize, String, Shown<'_>)> = self
            .findings
            .iter()
            .zip(exposures)
            .enumerate()
            .filter(|(_, (finding, _))| finding.grade.is_some_and(Grade::is_link))
            .filter_map(|(place, (finding, exposure))| {
                let lag = finding.best()?.0.lag;
                Some((place, finding.subject.key(), Shown { exposure, lag }))
            })
            .collect();
        for (a, _, shown_a) in &links {
            let beside: BTreeMap<String, f64> = links
                .iter()
                .filter(|(b, ..)| b != a)
                .map(|(_, key, shown_b)| (key.clone(), p_beside(*shown_a, *shown_b, ground)))
                .collect();
            if let Some(finding) = self.findings.get_mut(*a) {
                finding.beside = beside;
            }
        }
        self.lower(links.into_iter().map(|(place, key, _)| (place, key)).collect());
    }

    fn lower(&mut self, links: Vec<(usize, String)>) {
        let vanishes = |scan: &Self, a: usize, b: &str| {
            scan.findings.get(a).and_then(|it| it.beside.get(b)).is_some_and(|p| *p > BESIDE)
        };
        for (a, key_a) in &links {
            let gone: Vec<&(usize, String)> =
                links.iter().filter(|(_, key_b)| vanishes(self, *a, key_b)).collect();
            let (inseparable, explaining): (Vec<_>, Vec<_>) =
                gone.into_iter().partition(|(b, _)| vanishes(self, *b, key_a));
            let keys =
                |links: Vec<&(usize, String)>| links.iter().map(|(_, key)| key.clone()).collect();
            let Some(finding) = self.findings.get_mut(*a) else { continue };
            finding.inseparable_from = keys(inseparable);
            finding.explained_by = keys(explaining);
            if finding.grade == Some(Grade::Clear) && !finding.explained_by.is_empty() {
                finding.grade = Some(Grade::Possible);
            }
        }
    }
}

impl Finding {
    fn of(exposure: &Exposure, ground: &Ground) -> Self {
        let compare = |lag| Comparison::of(&exposure.values, exposure.measure, lag, ground);
        let lags = exposure.subject.lags();
        let comparisons: Vec<Comparison> = lags.iter().map(|lag| compare(*lag)).collect();
        let mut finding = Self {
            subject: exposure.subject.clone(),
            measure: exposure.measure,
            adjusted: vec![None; comparisons.len()],
            comparisons,
            grade: None,
            needed: None,
            reverse_z: None,
            follows: None,
            beside: BTreeMap::new(),
            explained_by: Vec::new(),
            inseparable_from: Vec::new(),
        };
        if let Some(best_z) = finding.best().map(|(_, found)| found.z)
            && lags.contains(&Lag::NightAfter)
        {
            let z = compare(Lag::NightBefore).found().map(|found| found.z);
            finding.reverse_z = z;
            finding.follows =
                z.map(|z| z.abs() >= FOLLOWS && z.abs() > best_z.abs() && z * best_z > 0.0);
        }
        finding
    }

    /// Returns the comparison with the smallest p, on a tie that of the same night; `None` if none passed the gate.
    pub fn best(&self) -> Option<(&Comparison, &Found)> {
        let compared = self.comparisons.iter().filter_map(|it| Some((it, it.found()?)));
        compared.min_by(|(_, a), (_, b)| a.p.total_cmp(&b.p))
    }

    /// Returns the smallest adjusted p of its lags; `None` where nothing was compared, or outside the scan.
    pub fn p_adjusted(&self) -> Option<f64> {
        self.adjusted.iter().copied().flatten().min_by(f64::total_cmp)
    }

    /// Returns how many more nights with this noted are needed to see the effect; 0 if there are enough.
    pub fn more_nights(&self) -> Option<u64> {
        let (comparison, _) = self.best()?;
        Some(self.needed?.nights.saturating_sub(comparison.nights as u64))
    }

    fn give_grade(&mut self, levels: &Levels, family: usize) {
        let grade = levels.grade(self.p_adjusted(), &self.comparisons);
        self.grade = Some(grade);
        if grade == Grade::TooEarly {
            self.needed = self.best().and_then(|(comparison, found)| {
                let nights = comparison.nights as f64;
                Needed::of(&SoFar {
                    share: comparison.outcome_nights as f64 / nights,
                    exposed: comparison.sides?.exposed as f64 / nights,
                    clumping: found.clumping_split,
                    family,
                    clear: levels.clear,
                })
            });
        }
    }
}
