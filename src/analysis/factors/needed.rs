//! Needed: how many nights it takes to see an effect that would matter.

use statrs::distribution::{ContinuousCDF, Normal};

use super::grade::A_NIGHT_A_WEEK;

/// The standard normal quantile for a chance of 8 in 10 to see the effect.
const POWER: f64 = 0.8416;
/// The highest risk that a doubling may lead to.
const HIGHEST: f64 = 0.95;

/// The effect that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Twice as many nights with the exposure.
    Doubling,
    /// Half as many nights with the exposure.
    Halving,
    /// One night a week fewer with the exposure.
    OneNightAWeekLess,
}

impl Effect {
    /// Returns the effect in words: "doubling", "halving" or "one night a week less".
    pub fn word(self) -> &'static str {
        match self {
            Self::Doubling => "doubling",
            Self::Halving => "halving",
            Self::OneNightAWeekLess => "one night a week less",
        }
    }
}

/// How many nights it takes to see an effect 8 times in 10.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Needed {
    /// The effect.
    pub effect: Effect,
    /// The share of nights that count without the exposure.
    pub p0: f64,
    /// The same with the exposure.
    pub p1: f64,
    /// Nights with this noted, in all.
    pub nights: u64,
}

/// What is known of a factor so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct SoFar {
    /// The share of nights that count among its nights, within 0 and 1.
    pub(super) share: f64,
    /// The share of exposed nights among its nights, within 0 and 1.
    pub(super) exposed: f64,
    /// D: how many clumped nights count like one.
    pub(super) clumping: f64,
    /// How many tests there are in all.
    pub(super) family: usize,
    /// The adjusted p from which on a finding is clear.
    pub(super) clear: f64,
}

impl Needed {
    /// Returns how many nights with this noted it takes; `None` where a share is 0 or 1.
    ///
    /// A doubling of the risk, or a halving where it is high: p₀ and p₁ keep the mean share. With
    /// p̃ the mean of both, α the level of "clear" and m tests, the sample size of a difference
    /// of two shares, times D:
    /// D·(z₁₋α/₂ₘ·√(p̃(1 − p̃)/(f(1 − f))) + z₀.₈·√(p₁(1 − p₁)/f + p₀(1 − p₀)/(1 − f)))²/(p₁ − p₀)².
    /// J. L. Fleiss, *Statistical Methods for Rates and Proportions* (1981), ch. 3.
    pub(super) fn of(so_far: &SoFar) -> Option<Self> {
        let f = so_far.exposed;
        let inside = |share: f64| share > 0.0 && share < 1.0;
        if !inside(f) || !inside(so_far.share) || so_far.family == 0 {
            return None;
        }
        let (effect, p0, p1) = effect(so_far.share, f);
        let mean = f * p1 + (1.0 - f) * p0;
        let level = 1.0 - so_far.clear / (2.0 * so_far.family as f64);
        let z = Normal::standard().inverse_cdf(level);
        let without_link = (mean * (1.0 - mean) / (f * (1.0 - f))).sqrt();
        let with_link = (p1 * (1.0 - p1) / f + p0 * (1.0 - p0) / (1.0 - f)).sqrt();
        let reach = z * without_link + POWER * with_link;
        let nights = (so_far.clumping * (reach / (p1 - p0)).powi(2)).ceil();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, not below 0"
        )]
        let nights = nights.is_finite().then_some(nights as u64)?;
        Some(Self { effect, p0, p1, nights })
    }
}

fn effect(share: f64, f: f64) -> (Effect, f64, f64) {
    let doubling = share / (1.0 + f);
    if 2.0 * doubling <= HIGHEST {
        return (Effect::Doubling, doubling, 2.0 * doubling);
    }
    let halving = share / (1.0 - f / 2.0);
    if halving <= 1.0 {
        return (Effect::Halving, halving, halving / 2.0);
    }
    let p0 = (share + f * A_NIGHT_A_WEEK).min(1.0);
    (Effect::OneNightAWeekLess, p0, p0 - A_NIGHT_A_WEEK)
}

#[cfg(test)]
mod tests {
    use super::super::super::known::{close, vectors};
    use super::*;

    #[test]
    fn the_number_of_nights_meets_the_known_answers() {
        let vectors = vectors("nights_needed");
        assert_eq!(vectors.len(), 3);
        for vector in vectors {
            let (input, expected) = (&vector["input"], &vector["expected"]);
            let number = |name: &str| input[name].as_f64().unwrap();
            let found = Needed::of(&SoFar {
                share: number("share"),
                exposed: number("exposed_share"),
                clumping: number("D"),
                family: usize::try_from(input["family"].as_u64().unwrap()).unwrap(),
                clear: number("alpha"),
            })
            .unwrap();
            assert_eq!(expected["effect"], found.effect.word());
            close(found.p0, &expected["p0"]);
            close(found.p1, &expected["p1"]);
            assert_eq!(expected["nights"], found.nights);
        }
    }

    #[test]
    fn a_risk_that_cannot_double_halves_or_falls_by_a_night_a_week() {
        assert_eq!(effect(0.8, 0.2).0, Effect::Halving);
        assert_eq!(effect(0.95, 0.5).0, Effect::OneNightAWeekLess);
    }

    #[test]
    fn without_nights_on_both_sides_there_is_no_number() {
        let so_far = SoFar { share: 0.3, exposed: 0.4, clumping: 1.0, family: 5, clear: 0.01 };
        assert!(Needed::of(&so_far).is_some());
        assert_eq!(Needed::of(&SoFar { share: 0.0, ..so_far }), None);
        assert_eq!(Needed::of(&SoFar { exposed: 1.0, ..so_far }), None);
        assert_eq!(Needed::of(&SoFar { family: 0, ..so_far }), None);
    }
}
