//! Kendall: whether values rise or fall over time, and how steeply.

use std::cmp::Ordering;

use statrs::function::erf::erfc;

use super::distribution::value_at;
use super::interval::{Interval, Z};

/// The months of a year, for comparisons within the same calendar month.
const YEAR: i32 = 12;

/// One value at one month, counted from any fixed month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) month: i32,
    pub(super) value: f64,
}

/// The Mann–Kendall test of a trend, with the Theil–Sen slope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kendall {
    /// S: pairs in which the later value is higher, less pairs in which it is lower.
    pub s: f64,
    /// The variance of S were there no trend.
    pub variance: f64,
    /// S in standard deviations, one step closer to 0.
    pub z: f64,
    /// How often chance alone gives an S at least this far from 0.
    pub p: f64,
    /// The change of the value per month: the median over the pairs.
    pub slope: f64,
    /// Where the change per month likely lies.
    pub slope_interval: Interval,
    /// How many pairs were compared.
    pub pairs: usize,
    /// Whether only months of the same name were compared, so that seasons cancel.
    pub seasonal: bool,
}

impl Kendall {
    /// Tells whether the values rise or fall from month to month; `None` without two to compare.
    ///
    /// The points are in order of time. S = Σ sign(later − earlier) over the pairs, with
    /// variance [n(n − 1)(2n + 5) − Σ t(t − 1)(2t + 5)]/18 over groups of t equal values,
    /// z = (S − sign S)/√variance and a two-sided p. If seasonal, pairs are made, and S and
    /// variance summed, within each calendar month. The slope is the median over the pairs;
    /// its limits stand at places (N ∓ z₀.₉₇₅·√variance)/2 of the N sorted slopes.
    ///
    /// Mann, *Econometrica* 13 (1945), 245–259; Hirsch, Slack & Smith, *Water Resour. Res.*
    /// 18 (1982), 107–121; Sen, *J. Am. Stat. Assoc.* 63 (1968), 1379–1389.
    pub(super) fn of(points: &[Point], seasonal: bool) -> Option<Self> {
        let seasons: Vec<Vec<Point>> = if seasonal {
            let of = |season: i32| move |p: &&Point| p.month.rem_euclid(YEAR) == season;
            (0..YEAR).map(|season| points.iter().filter(of(season)).copied().collect()).collect()
        } else {
            vec![points.to_vec()]
        };
        let s: f64 = seasons.iter().flat_map(|season| pairs(season)).map(sign).sum();
        let variance: f64 = seasons.iter().map(|season| variance_of_s(season)).sum();
        let mut slopes: Vec<f64> =
            seasons.iter().flat_map(|season| pairs(season)).map(slope).collect();
        slopes.sort_by(f64::total_cmp);
        let n = slopes.len() as f64;
        let reach = Z * variance.sqrt();
        let z = standardised(s, variance);
        Some(Self {
            s,
            variance,
            z,
            p: erfc(z.abs() / std::f64::consts::SQRT_2),
            slope: value_at(&slopes, (n - 1.0) / 2.0)?,
            slope_interval: Interval {
                low: value_at(&slopes, (n - reach) / 2.0 - 1.0)?,
                high: value_at(&slopes, (n + reach) / 2.0)?,
            },
            pairs: slopes.len(),
            seasonal,
        })
    }
}

fn pairs(points: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    points
        .iter()
        .enumerate()
        .flat_map(|(i, earlier)| points.iter().skip(i + 1).map(move |later| (*earlier, *later)))
}

fn sign((earlier, later): (Point, Point)) -> f64 {
    match later.value.partial_cmp(&earlier.value) {
        Some(Ordering::Greater) => 1.0,
        Some(Ordering::Less) => -1.0,
        _ => 0.0,
    }
}

fn slope((earlier, later): (Point, Point)) -> f64 {
    (later.value - earlier.value) / f64::from(later.month - earlier.month)
}

fn variance_of_s(points: &[Point]) -> f64 {
    let term = |n: usize| {
        let n = n as f64;
        n * (n - 1.0) * (2.0 * n + 5.0)
    };
    let mut values: Vec<f64> = points.iter().map(|point| point.value).collect();
    values.sort_by(f64::total_cmp);
    let ties: f64 =
        values.chunk_by(|a, b| a.total_cmp(b).is_eq()).map(|tied| term(tied.len())).sum();
    (term(points.len()) - ties) / 18.0
}

fn standardised(s: f64, variance: f64) -> f64 {
    if variance > 0.0 && s.abs() > 0.0 { (s - s.signum()) / variance.sqrt() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, proptest};

    use super::super::known::{close, values, vectors};
    use super::*;

    fn points(values: impl IntoIterator<Item = f64>) -> Vec<Point> {
        (0..).zip(values).map(|(month, value)| Point { month, value }).collect()
    }

    #[test]
    fn the_test_meets_the_known_answers() {
        let vectors = vectors("mann_kendall");
        assert!(!vectors.is_empty());
        for vector in vectors {
            let (input, expected) = (&vector["input"], &vector["expected"]);
            let months = input["t"].as_array().unwrap().iter().map(|t| t.as_i64().unwrap());
            let points: Vec<_> = months
                .zip(values(&input["v"]))
                .map(|(t, v)| Point { month: i32::try_from(t).unwrap(), value: v.unwrap() })
                .collect();
            let found = Kendall::of(&points, !input["season"].is_null()).unwrap();
            close(found.s, &expected["S"]);
            close(found.variance, &expected["var"]);
            close(found.z, &expected["z"]);
            close(found.p, &expected["p"]);
            close(found.slope, &expected["slope"]);
            close(found.slope_interval.low, &expected["slope_lo"]);
            close(found.slope_interval.high, &expected["slope_hi"]);
            assert_eq!(expected["pairs"], found.pairs);
        }
    }

    #[test]
    fn values_that_never_change_show_no_trend() {
        let found = Kendall::of(&points([0.2; 8]), false).unwrap();
        assert!(found.s.abs() + found.variance + found.z.abs() + found.slope.abs() < 1e-300);
        assert!((found.p - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_season_that_returns_is_no_trend_within_calendar_months() {
        let year = [0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1];
        let found = Kendall::of(&points(year.repeat(3)), true).unwrap();
        assert_eq!(found.pairs, 12 * 3);
        assert!(found.s.abs() < 0.5);
    }

    proptest! {
        #[test]
        fn the_limits_contain_the_slope(
            values in proptest::collection::vec(0.0..1.0, 2..60),
            seasonal in any::<bool>(),
        ) {
            if let Some(found) = Kendall::of(&points(values), seasonal) {
                let Interval { low, high } = found.slope_interval;
                prop_assert!(low <= found.slope && found.slope <= high);
                prop_assert!((0.0..=1.0).contains(&found.p));
            }
        }
    }

    #[test]
    fn nothing_to_compare_gives_no_answer() {
        assert_eq!(Kendall::of(&[], false), None);
        assert_eq!(Kendall::of(&points([0.5]), false), None);
        assert_eq!(Kendall::of(&points([0.5; 12]), true), None);
    }
}
