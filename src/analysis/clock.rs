//! Clock: at what time of night cramps begin, and how far the times spread.

use std::collections::BTreeMap;
use std::f64::consts::TAU;

use chrono::Timelike;

use crate::diary::{Cramp, Moment, Night};

/// Below this length the directions cancel, and there is no mean.
const NO_DIRECTION: f64 = 1e-9;
/// Below this concentration the times lie so far apart that their mean is no help.
const SPREAD_OUT: f64 = 0.5;
const HOURS: f64 = 24.0;

/// The circular mean and spread of clock times.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClockTimes {
    /// How many nights have a first cramp with a time; at least 1.
    pub nights: usize,
    /// The mean time in hours, from 0 up to but not including 24; `None` where the times cancel.
    pub mean_h: Option<f64>,
    /// R: how closely the times lie together, from 0 (around the clock) to 1 (all at once).
    pub concentration: f64,
    /// The circular standard deviation in hours; `None` where the times cancel.
    pub spread_h: Option<f64>,
    /// The Rayleigh statistic n·R².
    pub rayleigh_z: f64,
    /// How often times drawn evenly around the clock lie together as closely.
    ///
    /// For doctors only, never put into words: cramps of sleepers cannot be even over 24 hours.
    pub rayleigh_p: f64,
}

impl ClockTimes {
    /// Tells when the first cramp of a night begins; `None` without a time.
    pub fn of<'a>(cramps: impl IntoIterator<Item = &'a Cramp>) -> Option<Self> {
        Self::of_hours(&first_hours(cramps))
    }

    /// Returns the mean and the spread in hours; `None` where the times lie so far apart that they are no help.
    pub fn mean_and_spread(&self) -> Option<(f64, f64)> {
        (self.concentration >= SPREAD_OUT).then_some((self.mean_h?, self.spread_h?))
    }

    /// Returns the mean and spread of clock times in hours; `None` without a time.
    ///
    /// With θ = 2πh/24: the mean is the direction of (Σ cos θ, Σ sin θ), R its length over n,
    /// the spread √(−2 ln R)·24/2π. Rayleigh: z = nR²,
    /// p = exp(√(1 + 4n + 4(n² − (nR)²)) − (1 + 2n)). N. I. Fisher, *Statistical Analysis of
    /// Circular Data* (1993); J. H. Zar, *Biostatistical Analysis* (1999), section 27.
    pub(super) fn of_hours(hours: &[f64]) -> Option<Self> {
        if hours.is_empty() {
            return None;
        }
        let angles = hours.iter().map(|hour| hour / HOURS * TAU);
        let (sin, cos) = angles
            .fold((0.0, 0.0), |(sin, cos), angle: f64| (sin + angle.sin(), cos + angle.cos()));
        let n = hours.len() as f64;
        let r = (f64::hypot(sin, cos) / n).min(1.0);
        let directed = r >= NO_DIRECTION;
        let mean_h = (sin.atan2(cos) / TAU * HOURS).rem_euclid(HOURS);
        let resultant = n * r;
        Some(Self {
            nights: hours.len(),
            mean_h: directed.then_some(if mean_h < HOURS { mean_h } else { 0.0 }),
            concentration: r,
            spread_h: directed.then(|| (-2.0 * r.ln()).max(0.0).sqrt() * HOURS / TAU),
            rayleigh_z: n * r * r,
            rayleigh_p: ((1.0 + 4.0 * n + 4.0 * (n * n - resultant * resultant)).sqrt()
                - (1.0 + 2.0 * n))
                .exp()
                .min(1.0),
        })
    }
}

/// Returns the clock time in hours of the first cramp with a time of each night, by night.
fn first_hours<'a>(cramps: impl IntoIterator<Item = &'a Cramp>) -> Vec<f64> {
    let hours = |start: &Moment| f64::from(start.local().num_seconds_from_midnight()) / 3600.0;
    first_starts(cramps).map(hours).collect()
}

/// Returns when the first cramp with a time of each night began, by night.
pub(super) fn first_starts<'a>(
    cramps: impl IntoIterator<Item = &'a Cramp>,
) -> impl Iterator<Item = &'a Moment> {
    let mut first: BTreeMap<Night, &Moment> = BTreeMap::new();
    for cramp in cramps {
        let Some(start) = &cramp.start else { continue };
        first.entry(cramp.night).and_modify(|known| *known = start.min(known)).or_insert(start);
    }
    first.into_values()
}

#[cfg(test)]
mod tests {
    use super::super::known::{at, close, values, vectors};
    use super::*;

    #[test]
    fn the_clock_meets_the_known_answers() {
        let vectors = vectors("circular");
        assert_eq!(vectors.len(), 2);
        for vector in vectors {
            let hours: Vec<f64> = values(&vector["input"]["hours"]).into_iter().flatten().collect();
            let found = ClockTimes::of_hours(&hours).unwrap();
            let expected = &vector["expected"];
            assert_eq!(expected["n"], found.nights);
            let mean = expected["mean"].as_f64().unwrap();
            let apart = (found.mean_h.unwrap() - mean).abs();
            assert!(apart.min(HOURS - apart) < 1e-8);
            close(found.concentration, &expected["R"]);
            close(found.spread_h.unwrap(), &expected["circ_sd_h"]);
            close(found.rayleigh_z, &expected["rayleigh_z"]);
            close(found.rayleigh_p, &expected["rayleigh_p"]);
        }
    }

    #[test]
    fn a_mean_is_always_a_time_on_the_clock() {
        for hours in [[23.0, 1.0], [23.5, 0.5], [0.0, 0.0], [12.0, 12.0]] {
            let mean = ClockTimes::of_hours(&hours).unwrap().mean_h.unwrap();
            assert!((0.0..24.0).contains(&mean), "{hours:?}: {mean}");
        }
    }

    #[test]
    fn opposite_times_have_no_mean_and_no_spread() {
        let found = ClockTimes::of_hours(&[0.0, 12.0]).unwrap();
        assert_eq!((found.mean_h, found.spread_h), (None, None));
        assert!((found.rayleigh_p - 1.0).abs() < 1e-8);
    }

    #[test]
    fn a_mean_of_times_all_around_the_clock_is_no_help() {
        let found = |hours: &[f64]| ClockTimes::of_hours(hours).unwrap();
        assert_eq!(found(&[0.0, 12.0]).mean_and_spread(), None);
        assert_eq!(found(&[0.0, 8.0, 15.0]).mean_and_spread(), None);
        let close = found(&[1.0, 5.0]);
        assert_eq!(close.mean_and_spread(), close.mean_h.zip(close.spread_h));
    }

    #[test]
    fn one_time_spreads_not_at_all() {
        let found = ClockTimes::of_hours(&[3.25]).unwrap();
        assert!((found.mean_h.unwrap() - 3.25).abs() < 1e-12);
        assert!(found.spread_h.unwrap() < 1e-6);
    }

    #[test]
    fn only_the_first_cramp_of_a_night_counts_and_order_does_not_matter() {
        let cramps = [at("2025-01-02T04:00"), at("2025-01-01T23:00"), at("2025-01-03T01:30")];
        let backwards = cramps.iter().rev();
        assert_eq!(first_hours(&cramps), [23.0, 1.5]);
        assert_eq!(ClockTimes::of(&cramps), ClockTimes::of(backwards));
    }

    #[test]
    fn a_cramp_without_a_time_says_nothing_about_the_clock() {
        let cramp = Cramp::on(Night::named_after("2025-01-01".parse().unwrap()));
        assert_eq!(ClockTimes::of([&cramp]), None);
    }
}
