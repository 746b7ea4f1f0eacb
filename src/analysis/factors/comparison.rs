//! Comparison: one factor at one lag, held against the nights.

use statrs::function::erf::erfc;

use super::super::Series;
use super::super::interval::Interval;
use super::difference::Difference;
use super::gate::{Missing, Shut};
use super::outcome::Outcome;
use super::pace::Pace;
use super::sides::Sides;
use super::spells::Spells;
use super::split::{Split, rank_scores};
use super::strata::Strata;

/// Below this a variance is what rounding leaves of 0.
pub(super) const NO_VARIANCE: f64 = 1e-18;

/// What the readings of a factor are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Yes, 1, or no, 0.
    YesNo,
    /// A number in one unit.
    Amount,
}

/// Which night a day is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lag {
    /// The night that follows the day.
    SameNight,
    /// The night after that one.
    NightAfter,
    /// The night before the day: what is done after a cramp cannot have led to it.
    NightBefore,
}

impl Lag {
    /// Returns how many days lie between the day and the date of its night: 0, 1 or −1.
    pub fn days(self) -> i8 {
        match self {
            Self::SameNight => 0,
            Self::NightAfter => 1,
            Self::NightBefore => -1,
        }
    }

    /// Returns the value that each night is held against.
    pub(super) fn shifted(self, values: &[Option<f64>]) -> Vec<Option<f64>> {
        let nights = values.len();
        let shifted = match self {
            Self::SameNight => values.to_vec(),
            Self::NightAfter => [None].into_iter().chain(values.iter().copied()).collect(),
            Self::NightBefore => values.iter().skip(1).copied().chain([None]).collect(),
        };
        shifted.into_iter().take(nights).collect()
    }
}

/// What every factor is held against: the outcome of each night, the months, and the spells.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ground {
    pub(super) outcome: Outcome,
    pub(super) strata: Strata,
    pub(super) spells: Spells,
}

impl Ground {
    pub(super) fn of(series: &Series) -> Self {
        Self::from(Outcome::of(series), Strata::of(series))
    }

    pub(super) fn from(outcome: Outcome, strata: Strata) -> Self {
        let spells = Spells::of(&outcome.nights, &strata);
        Self { outcome, strata, spells }
    }

    /// Returns the share of known nights that count; `None` without one.
    pub(super) fn share(&self) -> Option<f64> {
        let (count, sum) =
            self.outcome.nights.iter().flatten().fold((0.0, 0.0), |(n, sum), y| (n + 1.0, sum + y));
        (count > 0.0).then(|| sum / count)
    }
}

/// One factor at one lag: how many nights there are, and how they compare.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Which night a day is held against.
    pub lag: Lag,
    /// Nights with both the factor and the outcome known.
    pub nights: usize,
    /// Those of them that counted: cramp nights, or bad nights.
    pub outcome_nights: usize,
    /// How many nights there are with and without it; `None` for an amount that cannot be parted.
    pub sides: Option<Sides>,
    /// Where an amount was parted.
    pub split: Option<Split>,
    /// How quickly such nights were gathered lately.
    pub pace: Pace,
    /// How the nights compare, or why they could not be compared.
    pub found: Result<Found, Shut>,
}

/// How the nights with and without an exposure compare.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// U: the sum of the products of the deviations from the month.
    pub u: f64,
    /// V₀: the variance of U were there no link and no spells.
    pub v0: f64,
    /// D: how many clumped nights count like one in the test.
    pub clumping: f64,
    /// D for the difference; it differs from the other for an amount, which is parted there.
    pub clumping_split: f64,
    /// U in standard deviations, U/√(V₀·D); above 0 where more exposure goes with more nights that count.
    pub z: f64,
    /// How often chance alone gives a z at least this far from 0.
    pub p: f64,
    /// The share of exposed nights that counted less that of the others, over all months, −1 to 1.
    pub crude_rd: f64,
    /// The same within months.
    pub rd: f64,
    /// Where the difference within months likely lies.
    pub rd_interval: Interval,
    /// The ratio of the two shares within months; `None` where none of the nights without it counted.
    pub rr: Option<f64>,
    /// Where the ratio likely lies; `None` also where the ratio is 0.
    pub rr_interval: Option<Interval>,
}

impl Comparison {
    /// Tells whether nights with an exposure go with the outcome more often than nights without it.
    ///
    /// `values` holds the exposure of each day of the series, in order. Only nights count of which
    /// both are known. With r and e the deviations of the exposure (of an amount: its rank score)
    /// and of the outcome from the mean of the month, U = Σ r·e and V₀ as in [`Strata::score`]:
    /// z = U/√(V₀·D), p = erfc(|z|/√2), where D is the clumping factor of r. The difference and
    /// the ratio are those of Mantel and Haenszel over months; an amount is parted at its median.
    ///
    /// Not compared: with fewer than 28 nights, or 8 of any kind; an amount that hardly varies;
    /// an exposure that never changes within a month.
    pub(super) fn of(values: &[Option<f64>], measure: Measure, lag: Lag, ground: &Ground) -> Self {
        let mut x = lag.shifted(values);
        let mut y = ground.outcome.nights.clone();
        for (x, y) in x.iter_mut().zip(&mut y) {
            (*x, *y) = x.zip(*y).unzip();
        }
        let amounts: Vec<f64> = x.iter().copied().flatten().collect();
        let split = if measure == Measure::Amount { Split::of(&amounts) } else { None };
        let exposed = match (measure, split) {
            (Measure::YesNo, _) => Some(x.clone()),
            (Measure::Amount, Some(split)) => Some(parted(&x, split)),
            (Measure::Amount, None) => None,
        };
        let sides = exposed.as_ref().map(|exposed| {
            exposed.iter().zip(&y).fold(Sides::default(), |sides, (x, y)| sides.and(*x, *y))
        });
        let found = gate(sides, amounts.len()).and_then(|()| {
            let exposed = exposed.unwrap_or_default();
            let scores = match measure {
                Measure::YesNo => None,
                Measure::Amount => Some(scattered(&x, &rank_scores(&amounts))),
            };
            compare(&exposed, scores.as_deref(), &y, ground)
        });
        Self {
            lag,
            nights: amounts.len(),
            outcome_nights: y.iter().flatten().filter(|y| **y > 0.0).count(),
            sides,
            split,
            pace: Pace::of(&x),
            found,
        }
    }

    /// Returns the nights that did not count.
    pub fn other_nights(&self) -> usize {
        self.nights - self.outcome_nights
    }

    /// Returns how the nights compare, if they could be compared.
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref().ok()
    }
}

/// Tells whether the margins allow a comparison.
fn gate(sides: Option<Sides>, nights: usize) -> Result<(), Shut> {
    match sides {
        None if nights > 0 => Err(Shut::TooLittleVariation),
        sides => match Missing::of(&sides.unwrap_or_default()) {
            Some(missing) => Err(Shut::TooFew(missing)),
            None => Ok(()),
        },
    }
}

/// Compares nights that are known to be enough; `scores` are those of an amount.
fn compare(
    exposed: &[Option<f64>],
    scores: Option<&[Option<f64>]>,
    y: &[Option<f64>],
    ground: &Ground,
) -> Result<Found, Shut> {
    let strata = &ground.strata;
    let months: Vec<Sides> = strata
        .months()
        .map(|month| {
            let nights = exposed.get(month.clone()).into_iter().flatten();
            let outcomes = y.get(month).into_iter().flatten();
            nights.zip(outcomes).fold(Sides::default(), |sides, (x, y)| sides.and(*x, *y))
        })
        .collect();
    let e = strata.deviations(y);
    let used: Vec<bool> = y.iter().map(Option::is_some).collect();
    let r_split = strata.deviations(exposed);
    let clumping_split = ground.spells.clumping(&r_split);
    let ((u, v0), clumping) = match scores.map(|scores| strata.deviations(scores)) {
        Some(r) => (strata.score(&r, &e, &used), ground.spells.clumping(&r)),
        None => (strata.score(&r_split, &e, &used), clumping_split),
    };
    let difference = Difference::of(&months, clumping_split).filter(|_| v0 > NO_VARIANCE);
    let Difference { rd, rd_interval, rr, rr_interval } =
        difference.ok_or(Shut::NoComparisonWithinMonths)?;
    let z = u / (v0 * clumping).sqrt();
    let all = months.iter().fold(Sides::default(), Sides::plus);
    Ok(Found {
        u,
        v0,
        clumping,
        clumping_split,
        z,
        p: two_sided(z),
        crude_rd: all.difference().unwrap_or_default(),
        rd,
        rd_interval,
        rr,
        rr_interval,
    })
}

/// Returns how often a standard normal number lies at least this far from 0.
pub(super) fn two_sided(z: f64) -> f64 {
    erfc(z.abs() / std::f64::consts::SQRT_2)
}

fn parted(x: &[Option<f64>], split: Split) -> Vec<Option<f64>> {
    x.iter().map(|x| x.map(|x| f64::from(u8::from(split.is_exposed(x))))).collect()
}

/// Puts the scores of the known values back in their places.
pub(super) fn scattered(x: &[Option<f64>], scores: &[f64]) -> Vec<Option<f64>> {
    let mut scores = scores.iter().copied();
    x.iter().map(|x| x.and_then(|_| scores.next())).collect()
}
