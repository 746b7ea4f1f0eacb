//! Spells: how alike nights are that lie a few nights apart, and what that costs a comparison.

use std::ops::Range;

use super::strata::Strata;

/// How many nights apart nights may still be alike.
const REACH: usize = 14;

/// How alike the outcomes of nights are that lie 1 to 14 nights apart, within their months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spells {
    /// ρ(1) to ρ(14): about 0 where nights do not resemble each other, 1 where they are the same.
    pub rho: [f64; REACH],
}

impl Spells {
    /// Tells how much the outcome of a night is found again in the nights after it.
    ///
    /// With e the deviation of each known night from its month, c(k) the mean of e·e′ over the
    /// pairs of known nights k apart (0 without a pair) and c(0) the mean of e²:
    /// ρ(k) = c(k)/c(0) + S/N, where N nights are known, in S months with at least two of them.
    /// S/N repairs the downward bias from taking out the month means. ρ is 0 beyond the last
    /// night, and everywhere where c(0) is 0.
    pub(super) fn of(nights: &[Option<f64>], strata: &Strata) -> Self {
        let e = strata.deviations(nights);
        let known: Vec<f64> = nights.iter().map(|n| f64::from(u8::from(n.is_some()))).collect();
        let mean = |apart: usize| {
            let pairs = shifted(&known, apart);
            if pairs > 0.0 { shifted(&e, apart) / pairs } else { 0.0 }
        };
        let variance = mean(0);
        if variance <= 0.0 {
            return Self { rho: [0.0; REACH] };
        }
        let is_used = |month: &Range<usize>| {
            nights.get(month.clone()).is_some_and(|nights| nights.iter().flatten().count() >= 2)
        };
        let months = strata.months().filter(is_used).count();
        let repair = months as f64 / known.iter().sum::<f64>();
        let mut rho = [0.0; REACH];
        for (rho, apart) in rho.iter_mut().zip(1..nights.len()) {
            *rho = mean(apart) / variance + repair;
        }
        Self { rho }
    }

    /// Tells how many clumped nights count like one for an exposure with these month deviations.
    ///
    /// D = max(1, 1 + 2 Σ (1 − k/15)·ρ(k)·g(k)), where g(k) = Σ r·r′ / Σ r² tells how alike the
    /// exposure is k nights apart. It stays near 1 for what changes from day to day, and grows
    /// for what lasts. Bartlett's effective sample size: P. Clifford, S. Richardson, D. Hémon,
    /// *Biometrics* 45 (1989), 123–134; B. J. Pyper, R. M. Peterman, *Can. J. Fish. Aquat. Sci.*
    /// 55 (1998), 2127–2140.
    pub(super) fn clumping(&self, r: &[f64]) -> f64 {
        let variance = shifted(r, 0);
        if variance <= 0.0 {
            return 1.0;
        }
        let weighted = self.rho.iter().zip(1..).map(|(rho, apart)| {
            let weight = 1.0 - apart as f64 / (REACH as f64 + 1.0);
            weight * rho * shifted(r, apart) / variance
        });
        (1.0 + 2.0 * weighted.sum::<f64>()).max(1.0)
    }
}

/// Returns Σ v·v′ over all pairs of values so many places apart; 0 where there is none.
fn shifted(values: &[f64], apart: usize) -> f64 {
    let later = values.get(apart..).unwrap_or_default();
    /// Sums that do not wait for each other.
    const LANES: usize = 8;
    let (early, rest) = values.get(..later.len()).unwrap_or_default().as_chunks::<LANES>();
    let (late, rest_late) = later.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for (early, late) in early.iter().zip(late) {
        for ((sum, early), late) in sums.iter_mut().zip(early).zip(late) {
            *sum += early * late;
        }
    }
    let rest: f64 = rest.iter().zip(rest_late).map(|(early, late)| early * late).sum();
    sums.iter().sum::<f64>() + rest
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::known::values;
    use super::*;

    fn one_month(nights: usize) -> Strata {
        Strata::by(vec![0; nights].into_iter())
    }

    /// By hand: deviations ½, ½, −½, −½; c(1) = (¼ − ¼ + ¼)/3, c(0) = ¼, S/N = ¼.
    #[test]
    fn likeness_is_repaired_for_the_month_mean() {
        let nights = values(&json!([1, 1, 0, 0]));
        let found = Spells::of(&nights, &one_month(4));
        assert!((found.rho[0] - (1.0 / 3.0 + 0.25)).abs() < 1e-12);
        assert!((found.rho[2] - 0.25 + 1.0).abs() < 1e-12);
        assert!(found.rho[3].abs() < 1e-12, "four nights have no night four nights on");
        let holes = Spells::of(&values(&json!([1, null, null, 0])), &one_month(4));
        assert!((holes.rho[0] - 0.5).abs() < 1e-12, "no pair: only the repair is left");
    }

    #[test]
    fn nights_that_never_change_are_not_alike_beyond_their_month() {
        let found = Spells::of(&values(&json!([1, 1, 1, null])), &one_month(4));
        assert!(found.rho.iter().all(|rho| rho.abs() < 1e-300));
        let nothing = Spells::of(&[], &one_month(0));
        assert!(nothing.rho.iter().all(|rho| rho.abs() < 1e-300));
    }

    #[test]
    fn what_lasts_counts_for_less_than_what_changes() {
        let spells = Spells { rho: [0.3; REACH] };
        let lasting: Vec<f64> = (0..28).map(|n| if n < 14 { 0.5 } else { -0.5 }).collect();
        let changing: Vec<f64> = (0..28).map(|n| if n % 2 == 0 { 0.5 } else { -0.5 }).collect();
        assert!(spells.clumping(&lasting) > 2.0);
        assert!((spells.clumping(&changing) - 1.0).abs() < 0.3);
        assert!((spells.clumping(&[0.0; 9]) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_sum_of_products_is_the_same_in_lanes() {
        let values: Vec<f64> = (0..37).map(f64::from).collect();
        for apart in [0, 1, 8, 36, 37, 99] {
            let plain: f64 = values.iter().zip(values.iter().skip(apart)).map(|(a, b)| a * b).sum();
            assert!((shifted(&values, apart) - plain).abs() < 1e-9);
        }
    }
}
