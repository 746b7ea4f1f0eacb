//! Beside: whether one finding is still there once another is taken into account.

use super::comparison::{Ground, Lag, Measure, scattered, two_sided};
use super::exposure::Exposure;
use super::split::rank_scores;

/// The fewest nights for a factor to be told apart from another.
const NIGHTS: usize = 3;

/// A factor at the lag at which it shows best.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) exposure: &'a Exposure,
    pub(super) lag: Lag,
}

/// Tells how often chance alone would leave as much of a factor beside another.
///
/// On the nights on which both and the outcome are known, with month deviations r_A, r_B and e
/// (amounts ranked anew on those nights): r = r_A − (Σ r_A·r_B / Σ r_B²)·r_B, U = Σ r·e, and p from
/// U/√(V₀·D) with D for r. It is 1 where nothing of r is left, or with fewer than 3 nights.
/// A factor that merely travels with another loses its link beside it, and the other keeps its own.
pub(super) fn p_beside(a: Shown<'_>, b: Shown<'_>, ground: &Ground) -> f64 {
    let known = |shown: Shown<'_>| shown.lag.shifted(&shown.exposure.values);
    let (mut x_a, mut x_b, mut y) = (known(a), known(b), ground.outcome.nights.clone());
    let mut used = vec![false; y.len()];
    for (((x_a, x_b), y), used) in x_a.iter_mut().zip(&mut x_b).zip(&mut y).zip(&mut used) {
        *used = x_a.is_some() && x_b.is_some() && y.is_some();
        if !*used {
            (*x_a, *x_b, *y) = (None, None, None);
        }
    }
    if used.iter().filter(|used| **used).count() < NIGHTS {
        return 1.0;
    }
    let deviations = |shown: Shown<'_>, x: &[Option<f64>]| match shown.exposure.measure {
        Measure::YesNo => ground.strata.deviations(x),
        Measure::Amount => {
            let amounts: Vec<f64> = x.iter().copied().flatten().collect();
            ground.strata.deviations(&scattered(x, &rank_scores(&amounts)))
        }
    };
    let (r_a, r_b, e) = (deviations(a, &x_a), deviations(b, &x_b), ground.strata.deviations(&y));
    let product =
        |one: &[f64], other: &[f64]| -> f64 { one.iter().zip(other).map(|(a, b)| a * b).sum() };
    let of_b = product(&r_b, &r_b);
    let slope = if of_b > 0.0 { product(&r_a, &r_b) / of_b } else { 0.0 };
    let r: Vec<f64> = r_a.iter().zip(&r_b).map(|(a, b)| a - slope * b).collect();
    let (u, v0) = ground.strata.score(&r, &e, &used);
    if v0 <= super::comparison::NO_VARIANCE {
        return 1.0;
    }
    two_sided(u / (v0 * ground.spells.clumping(&r)).sqrt())
}
