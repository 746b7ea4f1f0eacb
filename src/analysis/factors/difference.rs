//! Difference: how many more cramp nights with an exposure than without it, month by month.

use super::super::interval::{Interval, Z};
use super::sides::Sides;

/// The difference and the ratio of the two rates, each compared within months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Difference {
    /// The rate with less the rate without, −1 to 1.
    pub(super) rd: f64,
    pub(super) rd_interval: Interval,
    /// The rate with over the rate without; `None` where none of the nights without counted.
    pub(super) rr: Option<f64>,
    /// `None` also where none of the nights with counted.
    pub(super) rr_interval: Option<Interval>,
}

/// The sums over months that the formulas are made of.
#[derive(Default)]
struct Sums {
    weight: f64,
    difference: f64,
    p: f64,
    q: f64,
    with: f64,
    without: f64,
    spread: f64,
}

impl Difference {
    /// Tells by how much the rates differ; `None` where no month has nights of both kinds.
    ///
    /// With a of n₁ exposed and c of n₀ unexposed nights in a month of n, and W = Σ n₁n₀/n:
    ///
    /// ```text
    /// RD = Σ (a·n₀ − c·n₁)/n / W
    /// P  = Σ (n₁²c − n₀²a + n₁n₀(n₀ − n₁)/2)/n²     Q = Σ (a(n₀ − c) + c(n₁ − a))/(2n)
    /// limits m ± √(m² − RD² + Z·Q/W²),  Z = z²·D,  m = RD + ½·Z·P/W²,  cut at ±1
    /// RR = Σ(a·n₀/n) / Σ(c·n₁/n),  ln-variance Σ(n₁n₀(a + c) − a·c·n)/n² / product of both · D
    /// ```
    ///
    /// D is the clumping factor. Sato, *Biometrics* 45 (1989), 1323; B. Klingenberg, *Stat. Med.*
    /// 33 (2014), 2968–2983; S. Greenland, J. M. Robins, *Biometrics* 41 (1985), 55–68.
    pub(super) fn of(months: &[Sides], clumping: f64) -> Option<Self> {
        let sums = months.iter().fold(Sums::default(), Sums::and);
        if sums.weight <= 0.0 {
            return None;
        }
        let rd = sums.difference / sums.weight;
        let zz = Z * Z * clumping / (sums.weight * sums.weight);
        let middle = rd + zz * sums.p / 2.0;
        let reach = (middle * middle - rd * rd + zz * sums.q).max(0.0).sqrt();
        let rr = (sums.without > 0.0).then(|| sums.with / sums.without);
        let reach_rr = Z * (sums.spread / (sums.with * sums.without) * clumping).sqrt();
        Some(Self {
            rd,
            rd_interval: Interval {
                low: (middle - reach).max(-1.0),
                high: (middle + reach).min(1.0),
            },
            rr,
            rr_interval: rr
                .filter(|rr| *rr > 0.0)
                .map(|rr| Interval { low: rr * (-reach_rr).exp(), high: rr * reach_rr.exp() }),
        })
    }
}

impl Sums {
    fn and(self, month: &Sides) -> Self {
        let (n1, n0) = (month.exposed as f64, month.unexposed as f64);
        let (a, c) = (month.outcome_exposed as f64, month.outcome_unexposed as f64);
        let n = n1 + n0;
        if n <= 0.0 {
            return self;
        }
        Self {
            weight: self.weight + n1 * n0 / n,
            difference: self.difference + (a * n0 - c * n1) / n,
            p: self.p + (n1 * n1 * c - n0 * n0 * a + n1 * n0 * (n0 - n1) / 2.0) / (n * n),
            q: self.q + (a * (n0 - c) + c * (n1 - a)) / (2.0 * n),
            with: self.with + a * n0 / n,
            without: self.without + c * n1 / n,
            spread: self.spread + (n1 * n0 * (a + c) - a * c * n) / (n * n),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::super::super::known::{close, vectors};
    use super::*;

    fn table(outcome_exposed: usize, exposed: usize, c: usize, unexposed: usize) -> Sides {
        Sides { exposed, outcome_exposed, unexposed, outcome_unexposed: c }
    }

    /// SAS's migraine trial and the admissions of Berkeley, as published.
    #[test]
    fn differences_and_ratios_meet_the_known_answers() {
        let vectors = vectors("mantel_haenszel");
        assert_eq!(vectors.len(), 2);
        for vector in vectors {
            let strata = vector["input"]["strata"].as_array().unwrap();
            let tables: Vec<Sides> = strata
                .iter()
                .map(|row| {
                    let count = |name: &str| usize::try_from(row[name].as_u64().unwrap()).unwrap();
                    table(
                        count("exposed_cramp"),
                        count("exposed"),
                        count("unexposed_cramp"),
                        count("unexposed"),
                    )
                })
                .collect();
            let found = Difference::of(&tables, 1.0).unwrap();
            let expected = &vector["expected"];
            close(found.rd, &expected["rd"]);
            close(found.rd_interval.low, &expected["rd_lo"]);
            close(found.rd_interval.high, &expected["rd_hi"]);
            close(found.rr.unwrap(), &expected["rr"]);
            close(found.rr_interval.unwrap().low, &expected["rr_lo"]);
            close(found.rr_interval.unwrap().high, &expected["rr_hi"]);
        }
    }

    #[test]
    fn without_a_cramp_on_one_side_the_ratio_is_none_or_has_no_limits() {
        let found = Difference::of(&[table(0, 10, 9, 20)], 1.0).unwrap();
        assert_eq!((found.rr, found.rr_interval), (Some(0.0), None));
        let found = Difference::of(&[table(4, 10, 0, 20)], 1.0).unwrap();
        assert_eq!((found.rr, found.rr_interval), (None, None));
        assert!(found.rd_interval.low < found.rd && found.rd < found.rd_interval.high);
    }

    #[test]
    fn a_month_of_one_kind_of_nights_compares_nothing() {
        assert_eq!(Difference::of(&[table(3, 10, 0, 0), table(0, 0, 5, 20)], 1.0), None);
        assert_eq!(Difference::of(&[], 1.0), None);
    }

    proptest! {
        #[test]
        fn swapping_exposed_and_unexposed_mirrors_the_difference(
            months in proptest::collection::vec((1_usize..20, 1_usize..20, 0.0..1.0, 0.0..1.0), 1..12),
            clumping in 1.0..4.0,
        ) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count")]
            let part = |n: usize, share: f64| (n as f64 * share) as usize;
            let tables: Vec<Sides> =
                months.iter().map(|(n1, n0, a, c)| table(part(*n1, *a), *n1, part(*n0, *c), *n0)).collect();
            let mirrored: Vec<Sides> = tables
                .iter()
                .map(|t| table(t.outcome_unexposed, t.unexposed, t.outcome_exposed, t.exposed))
                .collect();
            let found = Difference::of(&tables, clumping).unwrap();
            let mirror = Difference::of(&mirrored, clumping).unwrap();
            prop_assert!((found.rd + mirror.rd).abs() < 1e-12);
            prop_assert!((found.rd_interval.low + mirror.rd_interval.high).abs() < 1e-9);
            prop_assert!((found.rd_interval.high + mirror.rd_interval.low).abs() < 1e-9);
            prop_assert!(found.rd_interval.low <= found.rd + 1e-12);
            prop_assert!(found.rd <= found.rd_interval.high + 1e-12);
        }
    }
}
