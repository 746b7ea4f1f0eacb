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
use super::split::{Ranks, Split};
use super::strata::{Score, Strata};

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
    /// Returns the value that a night is held against.
    pub(super) fn on(self, values: &[Option<f64>], night: usize) -> Option<f64> {
        *values.get(night.checked_add_signed(-isize::from(self.days()))?)?
    }

    /// Returns how many days lie between the day and the date of its night: 0, 1 or −1.
    pub fn days(self) -> i8 {
        match self {
            Self::SameNight => 0,
            Self::NightAfter => 1,
            Self::NightBefore => -1,
        }
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
        let outcome = Outcome::of(series);
        let strata = Strata::of(series, &outcome);
        Self::from(outcome, strata)
    }

    pub(super) fn from(outcome: Outcome, strata: Strata) -> Self {
        let spells = Spells::of(&outcome, &strata);
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
    /// where within each month the exposure or the outcome never changes.
    pub(super) fn of(values: &[Option<f64>], measure: Measure, lag: Lag, ground: &Ground) -> Self {
        let x = |night: usize| lag.on(values, night);
        let strata = &ground.strata;
        let ranks = (measure == Measure::Amount).then(|| Ranks::of(strata.values(x)));
        let split = ranks.as_ref().and_then(Split::of);
        // An amount that cannot be parted is only counted.
        let parted = match split {
            Some(split) => strata.score(|night| Some(split.part(x(night)?))),
            None => strata.score(x),
        };
        let sides = parted.sides();
        let is_parted = measure == Measure::YesNo || split.is_some();
        let found = gate(&sides, is_parted).and_then(|()| {
            let ranked = ranks.map(|ranks| strata.score(|night| ranks.score(x(night)?)));
            compare(&parted, ranked.as_ref(), &ground.spells)
        });
        let nights = ground.outcome.nights.len();
        Self {
            lag,
            nights: sides.nights(),
            outcome_nights: sides.outcome_nights(),
            sides: is_parted.then_some(sides),
            split,
            pace: Pace::of(nights, |night| x(night).and(ground.outcome.on(night)).is_some()),
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
fn gate(sides: &Sides, is_parted: bool) -> Result<(), Shut> {
    if !is_parted && sides.nights() > 0 {
        return Err(Shut::TooLittleVariation);
    }
    Missing::of(sides).map_or(Ok(()), |missing| Err(Shut::TooFew(missing)))
}

/// Compares nights that are known to be enough; those of an amount are parted, and ranked besides.
fn compare(parted: &Score, ranked: Option<&Score>, spells: &Spells) -> Result<Found, Shut> {
    let clumping_split = spells.clumping(&parted.r);
    let clumping = ranked.map_or(clumping_split, |ranked| spells.clumping(&ranked.r));
    let Score { u, v0, .. } = *ranked.unwrap_or(parted);
    let difference = Difference::of(&parted.months, clumping_split).filter(|_| v0 > NO_VARIANCE);
    let Difference { rd, rd_interval, rr, rr_interval } =
        difference.ok_or(Shut::NoComparisonWithinMonths)?;
    let z = u / (v0 * clumping).sqrt();
    Ok(Found {
        u,
        v0,
        clumping,
        clumping_split,
        z,
        p: two_sided(z),
        crude_rd: parted.sides().difference().unwrap_or_default(),
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
