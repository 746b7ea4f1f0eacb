//! Spells: how alike nights are that lie a few nights apart, and what that costs a comparison.

use super::outcome::Outcome;
use super::products::shifted;
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
    pub(super) fn of(outcome: &Outcome, strata: &Strata) -> Self {
        let e = strata.score(|night| outcome.on(night)).r;
        let is_known = |night: &Option<f64>| f64::from(u8::from(night.is_some()));
        let known: Vec<f64> = outcome.nights.iter().map(is_known).collect();
        let mean = |apart: usize| {
            let pairs = shifted(&known, apart);
            if pairs > 0.0 { shifted(&e, apart) / pairs } else { 0.0 }
        };
        let variance = mean(0);
        if variance <= 0.0 {
            return Self { rho: [0.0; REACH] };
        }
        let months = strata.months().filter(|nights| *nights >= 2).count();
        let repair = months as f64 / known.iter().sum::<f64>();
        let mut rho = [0.0; REACH];
        for (rho, apart) in rho.iter_mut().zip(1..known.len()) {
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

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::super::known::values;
    use super::super::outcome::Rule;
    use super::*;

    /// Returns the spells of nights that all lie in one month.
    fn spells(nights: &Json) -> Spells {
        let outcome = Outcome { rule: Rule::CrampNight, nights: values(nights) };
        Spells::of(&outcome, &Strata::by(outcome.nights.iter().map(|_| ()), &outcome))
    }

    /// By hand: deviations ½, ½, −½, −½; c(1) = (¼ − ¼ + ¼)/3, c(0) = ¼, S/N = ¼.
    #[test]
    fn likeness_is_repaired_for_the_month_mean() {
        let found = spells(&json!([1, 1, 0, 0]));
        assert!((found.rho[0] - (1.0 / 3.0 + 0.25)).abs() < 1e-12);
        assert!((found.rho[2] - 0.25 + 1.0).abs() < 1e-12);
        assert!(found.rho[3].abs() < 1e-12, "four nights have no night four nights on");
        let holes = spells(&json!([1, null, null, 0]));
        assert!((holes.rho[0] - 0.5).abs() < 1e-12, "no pair: only the repair is left");
    }

    #[test]
    fn nights_that_never_change_are_not_alike_beyond_their_month() {
        let found = spells(&json!([1, 1, 1, null]));
        assert!(found.rho.iter().all(|rho| rho.abs() < 1e-300));
        let nothing = spells(&json!([]));
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
}
