//! Rates: on how many nights there are cramps, and how many.

use super::Series;
use super::clumping::{Clumping, Mean};
use super::coverage::FEW_NIGHTS;
use super::interval::Interval;

const NIGHTS_A_WEEK: f64 = 7.0;

/// The share of nights with cramps among the known nights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NightShare {
    /// Nights with at least one cramp.
    pub cramp_nights: usize,
    /// Nights about which it is known whether there was a cramp; at least 1.
    pub known: usize,
    /// The share, 0 to 1.
    pub share: f64,
    /// Where the true share likely lies, 0 to 1.
    pub interval: Interval,
    /// How many clumped nights count like one, at least 1.
    pub clumping: f64,
}

impl NightShare {
    /// Returns on what share of nights there are cramps; `None` without a known night.
    ///
    /// The Wilson interval with x/D of n/D, where D is the weekly clumping factor: a
    /// bad spell makes neighbouring nights alike, and they must not count as so many
    /// separate witnesses. Franco et al., *J. Surv. Stat. Methodol.* 7 (2019), 334–364.
    pub fn of(series: &Series) -> Option<Self> {
        let (cramp_nights, known) = (series.cramp_nights(), series.known());
        let clumping = Clumping::of(&series.outcomes(), Mean::Share).effective;
        let (x, n) = (cramp_nights as f64, known as f64);
        (known > 0).then(|| Self {
            cramp_nights,
            known,
            share: x / n,
            interval: Interval::wilson(x / clumping, n / clumping),
            clumping,
        })
    }

    /// Returns the number of cramp nights in a week of known nights.
    pub fn per_week(&self) -> f64 {
        self.share * NIGHTS_A_WEEK
    }

    /// Returns where the number of cramp nights in a week likely lies.
    pub fn per_week_interval(&self) -> Interval {
        self.interval.times(NIGHTS_A_WEEK)
    }

    /// Tells whether there are so few known nights that "so far" belongs to it: fewer than 28.
    pub fn is_so_far(&self) -> bool {
        self.known < FEW_NIGHTS
    }
}

/// The number of cramps per known night.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrampRate {
    /// Cramps on the known nights.
    pub cramps: u32,
    /// Nights about which it is known whether there was a cramp; at least 1.
    pub known: usize,
    /// Cramps per night.
    pub per_night: f64,
    /// Where the true number of cramps per night likely lies.
    pub interval: Interval,
    /// How much more the counts scatter than those of chance events, at least 1.
    pub dispersion: f64,
}

impl CrampRate {
    /// Returns how many cramps there are per night; `None` without a known night.
    ///
    /// The Garwood interval with the weekly clumping factor of the counts as dispersion.
    pub fn of(series: &Series) -> Option<Self> {
        let (cramps, known) = (series.cramps(), series.known());
        let nights: Vec<_> = series.counts().iter().map(|count| count.map(f64::from)).collect();
        let dispersion = Clumping::of(&nights, Mean::Count).effective;
        let interval = Interval::garwood(f64::from(cramps), known as f64, dispersion)?;
        let per_night = f64::from(cramps) / known as f64;
        Some(Self { cramps, known, per_night, interval, dispersion })
    }

    /// Returns the number of cramps in a week of known nights.
    pub fn per_week(&self) -> f64 {
        self.per_night * NIGHTS_A_WEEK
    }

    /// Returns where the number of cramps in a week likely lies.
    pub fn per_week_interval(&self) -> Interval {
        self.interval.times(NIGHTS_A_WEEK)
    }

    /// Tells whether there are so few known nights that "so far" belongs to it: fewer than 28.
    pub fn is_so_far(&self) -> bool {
        self.known < FEW_NIGHTS
    }
}

#[cfg(test)]
mod tests {
    use super::super::known::{close, series_of, vectors};
    use super::*;

    #[test]
    fn the_share_of_cramp_nights_meets_the_known_answer() {
        for vector in vectors("night_share") {
            let found = NightShare::of(&series_of(&vector["input"]["y"])).unwrap();
            let expected = &vector["expected"];
            assert_eq!(expected["cramp_nights"], found.cramp_nights);
            assert_eq!(expected["known"], found.known);
            close(found.share, &expected["share"]);
            close(found.clumping, &expected["D"]);
            close(found.interval.low, &expected["lo"]);
            close(found.interval.high, &expected["hi"]);
        }
    }

    #[test]
    fn the_rate_of_cramps_meets_the_known_answer() {
        for vector in vectors("count_rate") {
            let found = CrampRate::of(&series_of(&vector["input"]["count"])).unwrap();
            let expected = &vector["expected"];
            close(f64::from(found.cramps), &expected["cramps"]);
            close(found.per_night, &expected["per_night"]);
            close(found.dispersion, &expected["phi"]);
            close(found.interval.low, &expected["lo"]);
            close(found.interval.high, &expected["hi"]);
            close(found.per_week(), &expected["per_week"]);
            close(found.per_week_interval().low, &expected["week_lo"]);
            close(found.per_week_interval().high, &expected["week_hi"]);
        }
    }
}
