//! Interval: the limits between which a figure likely lies.

use statrs::distribution::{ChiSquared, ContinuousCDF, StudentsT};

/// The 97.5 % quantile of the standard normal distribution: 95 % lie between −Z and Z.
pub(super) const Z: f64 = 1.959_963_984_540_054;

/// The limits between which a figure lies with 95 % confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower limit, in the unit of the figure.
    pub low: f64,
    /// The upper limit, in the unit of the figure; not below the lower one.
    pub high: f64,
}

impl Interval {
    /// Returns the Wilson interval for a share: how large may it be, seen `x` times in `n`?
    ///
    /// Unlike the textbook `p ± z·se` it stays inside 0 to 1 and makes sense for a
    /// handful of nights and for shares of exactly 0 or 1. Both numbers may be
    /// fractions, for nights that count for less than one. It is 0 to 1 where `n` is 0.
    ///
    /// With p = x/n: (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
    /// E. B. Wilson, *J. Am. Stat. Assoc.* 22 (1927), 209–212.
    pub fn wilson(x: f64, n: f64) -> Self {
        if n <= 0.0 {
            return Self { low: 0.0, high: 1.0 };
        }
        let (p, zz) = (x / n, Z * Z);
        let centre = p + zz / (2.0 * n);
        let reach = Z * (p * (1.0 - p) / n + zz / (4.0 * n * n)).max(0.0).sqrt();
        let scale = 1.0 + zz / n;
        Self {
            low: if x <= 0.0 { 0.0 } else { ((centre - reach) / scale).max(0.0) },
            high: if x >= n { 1.0 } else { ((centre + reach) / scale).min(1.0) },
        }
    }

    /// Returns the Garwood interval for a rate per night: how high may it be, with `count` cramps in `nights`?
    ///
    /// `dispersion` (φ, at least 1) tells how much more the counts scatter than
    /// those of chance events. `None` where there is no night.
    ///
    /// With c = count/φ: φ/n · ½χ²₀.₀₂₅(2c), or 0 for no cramp, to φ/n · ½χ²₀.₉₇₅(2c + 2).
    /// F. Garwood, *Biometrika* 28 (1936), 437–442.
    pub fn garwood(count: f64, nights: f64, dispersion: f64) -> Option<Self> {
        if nights <= 0.0 {
            return None;
        }
        let events = count / dispersion;
        let limit = |freedom: f64, at: f64| {
            let quantile = ChiSquared::new(freedom).ok()?.inverse_cdf(at);
            Some(quantile / 2.0 * dispersion / nights).filter(|limit| limit.is_finite())
        };
        let low = if count <= 0.0 { 0.0 } else { limit(2.0 * events, 0.025)? };
        Some(Self { low, high: limit(2.0 * events + 2.0, 0.975)? })
    }

    /// Returns the Newcombe interval for a difference: by how much may one share exceed another?
    ///
    /// Each share is given as `(x, n)`, seen `x` times in `n`, both of which may be fractions;
    /// the second share is taken from the first. The limits stay inside −1 to 1. `None` where
    /// either `n` is 0.
    ///
    /// With d = p₁ − p₀ and the Wilson limits l and u of each share:
    /// d − √((p₁ − l₁)² + (u₀ − p₀)²) to d + √((u₁ − p₁)² + (p₀ − l₀)²).
    /// R. G. Newcombe, *Stat. Med.* 17 (1998), 873–890, method 10.
    pub fn newcombe((x1, n1): (f64, f64), (x0, n0): (f64, f64)) -> Option<Self> {
        if n1 <= 0.0 || n0 <= 0.0 {
            return None;
        }
        let (p1, p0) = (x1 / n1, x0 / n0);
        let (one, other) = (Self::wilson(x1, n1), Self::wilson(x0, n0));
        let difference = p1 - p0;
        Some(Self {
            low: difference - (p1 - one.low).hypot(other.high - p0),
            high: difference + (one.high - p1).hypot(p0 - other.low),
        })
    }

    /// Returns the interval of the figure times this factor, which is not negative.
    pub fn times(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }
}

/// Returns the 97.5 % quantile of Student's t distribution; `None` without degrees of freedom.
pub(super) fn student_quantile(freedom: f64) -> Option<f64> {
    Some(StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(0.975)).filter(|t| t.is_finite())
}

/// Returns how often chance alone gives a Student t at least this far from 0; `None` without degrees of freedom.
pub(super) fn student_p(t: f64, freedom: f64) -> Option<f64> {
    let distribution = StudentsT::new(0.0, 1.0, freedom).ok()?;
    t.is_finite().then(|| 2.0 * distribution.sf(t.abs()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::super::known::{close, vectors};
    use super::*;

    /// R. G. Newcombe, *Stat. Med.* 17 (1998), table I, method 3.
    #[test]
    fn wilson_matches_published_intervals() {
        for (x, n, low, high) in [
            (81.0, 263.0, 0.2553, 0.3662),
            (15.0, 148.0, 0.0624, 0.1605),
            (0.0, 20.0, 0.0, 0.1611),
            (1.0, 29.0, 0.0061, 0.1718),
        ] {
            let found = Interval::wilson(x, n);
            assert!((found.low - low).abs() < 5e-5 && (found.high - high).abs() < 5e-5);
        }
    }

    /// R. G. Newcombe, *Stat. Med.* 17 (1998), table II, method 10.
    #[test]
    fn newcombe_matches_published_intervals() {
        let vectors = vectors("newcombe95");
        assert_eq!(vectors.len(), 4);
        for vector in vectors {
            let share = |x: &str, n: &str| {
                let number = |name: &str| vector["input"][name].as_f64().unwrap();
                (number(x), number(n))
            };
            let found = Interval::newcombe(share("x1", "n1"), share("x0", "n0")).unwrap();
            close(found.low, &vector["expected"]["lo"]);
            close(found.high, &vector["expected"]["hi"]);
            let published = |limit: &str| vector["published"][limit].as_f64().unwrap();
            assert!((found.low - published("lo")).abs() < 5e-5);
            assert!((found.high - published("hi")).abs() < 5e-5);
        }
    }

    #[test]
    fn both_intervals_meet_the_known_answers() {
        for vector in vectors("wilson95") {
            let (input, expected) = (&vector["input"], &vector["expected"]);
            let number = |name: &str| input[name].as_f64().unwrap();
            let found = Interval::wilson(number("x"), number("n"));
            close(found.low, &expected["lo"]);
            close(found.high, &expected["hi"]);
        }
        for vector in vectors("garwood95") {
            let (input, expected) = (&vector["input"], &vector["expected"]);
            let number = |name: &str| input[name].as_f64().unwrap();
            let found = Interval::garwood(number("count"), number("exposure"), number("phi"));
            close(found.unwrap().low, &expected["lo"]);
            close(found.unwrap().high, &expected["hi"]);
        }
    }

    #[test]
    fn none_and_all_have_exact_limits() {
        assert!(Interval::wilson(0.0, 7.0).low.total_cmp(&0.0).is_eq());
        assert!(Interval::wilson(7.0, 7.0).high.total_cmp(&1.0).is_eq());
        assert_eq!(Interval::wilson(0.0, 0.0), Interval { low: 0.0, high: 1.0 });
    }

    #[test]
    fn no_night_gives_no_rate() {
        assert_eq!(Interval::garwood(0.0, 0.0, 1.0), None);
        assert_eq!(Interval::newcombe((0.0, 0.0), (1.0, 7.0)), None);
        assert_eq!(Interval::newcombe((1.0, 7.0), (0.0, 0.0)), None);
    }

    /// The two-sided 5 % points of any table of Student's t.
    #[test]
    fn student_matches_published_points() {
        for (t, freedom) in [(12.706, 1.0), (4.303, 2.0), (2.228, 10.0), (2.042, 30.0)] {
            assert!((student_p(t, freedom).unwrap() - 0.05).abs() < 5e-5);
            assert!((student_quantile(freedom).unwrap() - t).abs() < 5e-4);
        }
        assert_eq!((student_p(1.0, 0.0), student_p(f64::NAN, 3.0)), (None, None));
    }

    proptest! {
        #[test]
        fn an_interval_contains_its_estimate(x in 0_u32..400, more in 0_u32..400, d in 1.0..20.0) {
            let (x, n) = (f64::from(x), f64::from(x + more));
            let share = Interval::wilson(x / d, n / d);
            prop_assert!(0.0 <= share.low && share.high <= 1.0);
            if n > 0.0 {
                prop_assert!(share.low <= x / n && x / n <= share.high);
                let rate = Interval::garwood(x, n, d).unwrap();
                prop_assert!(rate.low <= x / n && x / n <= rate.high);
            }
        }

        #[test]
        fn more_nights_at_the_same_share_make_a_narrower_interval(x in 1_u32..50, more in 1_u32..50) {
            let (x, n) = (f64::from(x), f64::from(x + more));
            let width = |i: Interval| i.high - i.low;
            prop_assert!(width(Interval::wilson(2.0 * x, 2.0 * n)) < width(Interval::wilson(x, n)));
        }
    }
}
