//! Halves: whether cramps come early or late in the time in bed.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use statrs::function::factorial::ln_binomial;

use crate::diary::{Cramp, Diary, Night};

use super::bed::{bed_and_rise, seconds_since_noon};
use super::interval::Interval;

/// Nights whose cramps came in the early half of the time in bed, against the late half.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NightHalves {
    /// Nights whose cramps began in the early half, on average.
    pub early: u32,
    /// Nights whose cramps began in the late half, on average.
    pub late: u32,
    /// The share of early nights, 0 to 1.
    pub early_share: f64,
    /// Where the true share of early nights likely lies, 0 to 1.
    pub interval: Interval,
    /// How often chance alone divides the nights at least this unevenly.
    pub p: f64,
}

impl NightHalves {
    /// Tells whether cramps come early or late in the time in bed; `None` without a night that tells.
    ///
    /// Looks at nights with a bed time and a rise time: the mean of
    /// (time − bed)/(rise − bed) over the night's cramps inside, below ½ or above it.
    /// A night at exactly ½ is dropped.
    pub fn of<'a>(diary: &Diary, cramps: impl IntoIterator<Item = &'a Cramp>) -> Option<Self> {
        let mut lateness: BTreeMap<Night, i64> = BTreeMap::new();
        for cramp in cramps {
            if let Some(past_middle) = past_middle(diary, cramp) {
                *lateness.entry(cramp.night).or_default() += past_middle;
            }
        }
        let nights =
            |side: Ordering| lateness.values().filter(|past| past.cmp(&&0) == side).count();
        let count = |side| u32::try_from(nights(side)).ok();
        Self::of_counts(count(Ordering::Less)?, count(Ordering::Greater)?)
    }

    /// Returns the comparison of this many early and late nights; `None` if there are none.
    ///
    /// The exact two-sided binomial test, p = min(1, 2·P(K ≤ the smaller)) for chances of ½,
    /// and the Wilson interval.
    pub(super) fn of_counts(early: u32, late: u32) -> Option<Self> {
        let (x, n) = (f64::from(early), f64::from(early + late));
        (n > 0.0).then(|| Self {
            early,
            late,
            early_share: x / n,
            interval: Interval::wilson(x, n),
            p: (2.0 * at_most(early.min(late), early + late)).min(1.0),
        })
    }

    /// Returns the number of nights that were compared.
    pub fn nights(&self) -> u32 {
        self.early + self.late
    }

    /// Tells whether it may be put into words: at least 10 nights and p ≤ 0.01.
    pub fn is_telling(&self) -> bool {
        self.nights() >= 10 && self.p <= 0.01
    }
}

/// Returns twice the seconds by which the cramp began after the middle of the time in bed.
///
/// Negative before the middle; `None` if the time in bed or the start is unknown, or
/// the cramp began outside. All cramps of a night share one time in bed, so the sign of
/// their sum tells on which side of the middle their mean lies, without rounding.
fn past_middle(diary: &Diary, cramp: &Cramp) -> Option<i64> {
    let (bed, rise) = bed_and_rise(diary.days.get(&cramp.night.evening())?)?;
    let began = seconds_since_noon(cramp.start.as_ref()?.local().time());
    (bed < rise && (bed..=rise).contains(&began)).then(|| 2 * began - bed - rise)
}

/// Returns P(K ≤ k) for K heads of n tosses.
fn at_most(k: u32, n: u32) -> f64 {
    let top = ln_binomial(n.into(), k.into()) - f64::from(n) * std::f64::consts::LN_2;
    let (mut sum, mut term) = (0.0, top.exp());
    for heads in (0..=k).rev() {
        sum += term;
        term *= f64::from(heads) / f64::from(n - heads + 1);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::super::known::{at, close, in_bed, vectors};
    use super::*;

    #[test]
    fn the_halves_meet_the_known_answer() {
        for vector in vectors("half_night") {
            let count =
                |side: &str| u32::try_from(vector["input"][side].as_u64().unwrap()).unwrap();
            let found = NightHalves::of_counts(count("early"), count("late")).unwrap();
            let expected = &vector["expected"];
            close(found.p, &expected["p"]);
            close(found.early_share, &expected["early_share"]);
            close(found.interval.low, &expected["lo"]);
            close(found.interval.high, &expected["hi"]);
        }
    }

    /// By hand: 2·(1 + 10 + 45 + 120)/1024, 2/1024, and 1 where both halves are even.
    #[test]
    fn the_test_is_exact() {
        for (early, late, p) in [(3, 7, 0.34375), (10, 0, 0.001953125), (5, 5, 1.0)] {
            assert!((NightHalves::of_counts(early, late).unwrap().p - p).abs() < 1e-12);
        }
    }

    #[test]
    fn thousands_of_nights_have_a_p_too() {
        let p = NightHalves::of_counts(18_000, 18_300).unwrap().p;
        assert!((0.11..0.12).contains(&p), "{p}");
    }

    #[test]
    fn the_mean_of_a_nights_cramps_decides() {
        let diary = in_bed("2025-01-01", "22:00", "06:00");
        let cramps = [at("2025-01-01T23:00"), at("2025-01-02T04:00")];
        let found = NightHalves::of(&diary, &cramps).unwrap();
        assert_eq!((found.early, found.late), (1, 0));
    }

    #[test]
    fn exactly_the_middle_says_nothing() {
        let diary = in_bed("2025-01-01", "22:00", "06:00");
        assert_eq!(NightHalves::of(&diary, &[at("2025-01-02T02:00")]), None);
    }

    #[test]
    fn a_cramp_outside_the_time_in_bed_says_nothing() {
        let diary = in_bed("2025-01-01", "22:00", "06:00");
        assert_eq!(
            NightHalves::of(&diary, &[at("2025-01-01T21:59"), at("2025-01-02T06:01")]),
            None
        );
        let by_day = in_bed("2025-01-01", "06:00", "22:00");
        assert_eq!(NightHalves::of(&by_day, &[at("2025-01-01T23:00")]), None);
        let no_time = in_bed("2025-01-01", "22:00", "22:00");
        assert_eq!(NightHalves::of(&no_time, &[at("2025-01-01T22:00")]), None);
    }

    #[test]
    fn a_night_that_ends_at_noon_or_later_has_two_halves_too() {
        for (rise, early) in [("11:59", true), ("12:00", true), ("12:30", true), ("06:00", false)] {
            let diary = in_bed("2025-01-01", "04:00", rise);
            let found = NightHalves::of(&diary, &[at("2025-01-02T05:30")]).unwrap();
            assert_eq!(found.early == 1, early, "{rise}");
        }
    }

    #[test]
    fn ten_nights_are_the_fewest_for_words() {
        assert!(!NightHalves::of_counts(0, 9).unwrap().is_telling());
        assert!(NightHalves::of_counts(0, 10).unwrap().is_telling());
        assert!(!NightHalves::of_counts(27, 50).unwrap().is_telling());
    }
}
