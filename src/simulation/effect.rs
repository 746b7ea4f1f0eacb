//! Effect: by how much a factor changes the chance of a cramp.

use super::habits::Lived;
use crate::diary::{Factor, Value, Word};

/// A factor that matters.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The key of the factor in the catalogue.
    pub factor: Word,
    /// How much it matters.
    pub size: Size,
    /// The night for which it does.
    pub lag: Lag,
}

/// How much a factor matters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    /// The risk after exposed days over that after others.
    Exposed(f64),
    /// The risk after days that are not exposed over that after exposed ones.
    Others(f64),
    /// The odds after days with so much more of an amount.
    Amount {
        /// The odds after days with `per` more, over the odds without.
        odds_ratio: f64,
        /// How much more, in the unit of the factor; above 0.
        per: f64,
        /// The amount at which the chance is that of a night without any exposure.
        from: f64,
    },
}

/// The night for which the day of a factor matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lag {
    /// The night of the same date.
    SameNight,
    /// The night after that.
    NightAfter,
}

impl Effect {
    /// Returns an effect on the night of the same date: exposed days multiply the risk by this.
    pub fn risk(factor: impl Into<Word>, ratio: f64) -> Self {
        Self { factor: factor.into(), size: Size::Exposed(ratio), lag: Lag::SameNight }
    }

    /// Returns the same effect on the night after.
    #[must_use]
    pub fn next_night(self) -> Self {
        Self { lag: Lag::NightAfter, ..self }
    }

    /// Returns how this day pulls at the night for which it matters.
    pub(super) fn pull(&self, factor: &Factor, day: &Lived) -> Pull {
        let value = day.readings.get(&factor.key);
        let exposed = value.and_then(|value| factor.is_exposed(value));
        match (self.size, value) {
            (Size::Exposed(ratio), _) if exposed == Some(true) => Pull::risk(ratio),
            (Size::Others(ratio), _) if exposed == Some(false) => Pull::risk(ratio),
            (Size::Amount { odds_ratio, per, from }, Some(Value::Amount(amount))) => {
                Pull { log_odds: odds_ratio.ln() * (amount - from) / per, ..Pull::NONE }
            }
            _ => Pull::NONE,
        }
    }
}

/// What is done to the chance of a night.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pull {
    /// What is added to the log-odds.
    pub(super) log_odds: f64,
    /// By what the risk is multiplied afterwards.
    pub(super) risk_ratio: f64,
}

impl Pull {
    /// Nothing.
    pub(super) const NONE: Self = Self { log_odds: 0.0, risk_ratio: 1.0 };

    fn risk(risk_ratio: f64) -> Self {
        Self { risk_ratio, ..Self::NONE }
    }

    /// Returns both together.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            log_odds: self.log_odds + other.log_odds,
            risk_ratio: self.risk_ratio * other.risk_ratio,
        }
    }
}
