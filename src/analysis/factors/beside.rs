//! Beside: whether one finding is still there once another is taken into account.

use super::comparison::{Ground, Lag, Measure, NO_VARIANCE, two_sided};
use super::exposure::Exposure;
use super::products::product;
use super::split::Ranks;
use super::strata::Score;

/// The fewest nights for a factor to be told apart from another.
const NIGHTS: usize = 3;

/// A factor at the lag at which it shows best.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) exposure: &'a Exposure,
    pub(super) lag: Lag,
}

impl Shown<'_> {
    fn on(self, night: usize) -> Option<f64> {
        self.lag.on(&self.exposure.values, night)
    }
}

/// Tells how often chance alone would leave as much of a factor beside another.
///
/// On the nights on which both and the outcome are known, with month deviations r_A, r_B and e
/// (amounts ranked anew on those nights): r = r_A − (Σ r_A·r_B / Σ r_B²)·r_B, U = Σ r·e, and p from
/// U/√(V₀·D) with D for r. It is 1 where nothing of r is left, or with fewer than 3 nights.
/// A factor that merely travels with another loses its link beside it, and the other keeps its own.
pub(super) fn p_beside(a: Shown<'_>, b: Shown<'_>, ground: &Ground) -> f64 {
    let strata = &ground.strata;
    let score = |shown: Shown<'_>, beside: Shown<'_>| {
        let x = |night: usize| beside.on(night).and(shown.on(night));
        match shown.exposure.measure {
            Measure::YesNo => strata.score(x).r,
            Measure::Amount => {
                let ranks = Ranks::of(strata.values(x));
                strata.score(|night| ranks.score(x(night)?)).r
            }
        }
    };
    let (r_a, r_b) = (score(a, b), score(b, a));
    let of_b = product(&r_b, &r_b);
    let slope = if of_b > 0.0 { product(&r_a, &r_b) / of_b } else { 0.0 };
    let r: Vec<f64> = r_a.iter().zip(&r_b).map(|(a, b)| a - slope * b).collect();
    let left = |night: usize| a.on(night).and(b.on(night)).and(r.get(night).copied());
    if strata.values(left).len() < NIGHTS {
        return 1.0;
    }
    let Score { u, v0, r, .. } = strata.score(left);
    if v0 <= NO_VARIANCE {
        return 1.0;
    }
    two_sided(u / (v0 * ground.spells.clumping(&r)).sqrt())
}
