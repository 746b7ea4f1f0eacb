//! Finding: what the diary says about one factor.

use super::company::Company;
use super::comparison::{Comparison, Found, Ground, Lag, Measure};
use super::exposure::Exposure;
use super::grade::{Grade, Levels};
use super::needed::{Needed, SoFar};
use super::subject::Subject;

/// The z from which on a factor seems to follow the cramps.
const FOLLOWS: f64 = 1.96;

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
    /// How it fares beside the other links; empty where it is none.
    pub company: Company,
}

impl Finding {
    pub(super) fn of(exposure: &Exposure, ground: &Ground) -> Self {
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
            company: Company::default(),
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

    /// Returns the comparison that speaks for it: the best, or that of the same night if none passed the gate.
    pub fn shown(&self) -> Option<&Comparison> {
        self.best().map(|(comparison, _)| comparison).or(self.comparisons.first())
    }

    /// Tells whether more of it goes with more nights that count, by the sign of the difference.
    ///
    /// `None` where nothing was compared, and where z points the other way: that of an amount is of all
    /// its ranks and the difference of its two halves, so they may disagree.
    pub fn is_more(&self) -> Option<bool> {
        let (_, found) = self.best()?;
        (found.z * found.rd > 0.0).then_some(found.rd > 0.0)
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

    /// Gives the grade that the adjusted p and the intervals allow.
    pub(super) fn give_grade(&mut self, levels: &Levels, family: usize) {
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

    /// Takes its place among the links: what another explains is not clear any more.
    pub(super) fn stand(&mut self, company: Company) {
        if self.grade == Some(Grade::Clear) && !company.explained_by.is_empty() {
            self.grade = Some(Grade::Possible);
        }
        self.company = company;
    }
}
