//! Spells: how strongly bad nights come together.

use super::random::Random;

/// How strongly bad nights come together: a latent state of log-odds, AR(1) from night to night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spells {
    /// Every night for itself.
    None,
    /// Standard deviation 0.8, correlation 0.90 from one night to the next.
    Mild,
    /// Standard deviation 1.5, correlation 0.95.
    Strong,
    /// Standard deviation 2.0, correlation 0.97.
    Extreme,
}

impl Spells {
    /// Returns the standard deviation of the latent log-odds, and their correlation by night.
    pub fn latent(self) -> (f64, f64) {
        match self {
            Self::None => (0.0, 0.0),
            Self::Mild => (0.8, 0.90),
            Self::Strong => (1.5, 0.95),
            Self::Extreme => (2.0, 0.97),
        }
    }

    /// Returns the mean share of cramp nights where this is their share in neither good nor bad spells.
    ///
    /// The spread of the spells pulls the mean towards one half.
    pub fn mean_share(self, usual_share: f64) -> f64 {
        logistic(log_odds(usual_share) / self.attenuation())
    }

    /// Returns the log-odds in neither good nor bad spells where this is the mean share.
    ///
    /// `logit(share) · √(1 + c² σ²)` with `c = 16√3 / 15π`, nearly: S. L. Zeger, K.-Y. Liang,
    /// P. S. Albert, *Biometrics* 44 (1988), 1049–1060.
    pub(super) fn usual_log_odds(self, mean_share: f64) -> f64 {
        log_odds(mean_share) * self.attenuation()
    }

    fn attenuation(self) -> f64 {
        let (deviation, _) = self.latent();
        let c = 16.0 * 3.0_f64.sqrt() / (15.0 * std::f64::consts::PI);
        (1.0 + (c * deviation).powi(2)).sqrt()
    }
}

/// Returns the log-odds of a share, which is held between 0.001 and 0.999.
fn log_odds(share: f64) -> f64 {
    let share = share.clamp(0.001, 0.999);
    (share / (1.0 - share)).ln()
}

/// Returns the share of these log-odds.
pub(super) fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The latent state, night by night.
pub(super) struct Latent {
    random: Random,
    deviation: f64,
    correlation: f64,
    /// The state of the night before, of standard deviation 1.
    state: f64,
}

impl Latent {
    /// Returns the state before the first night of this seed.
    pub(super) fn new(spells: Spells, seed: u64) -> Self {
        let mut random = Random::stream(seed, 2);
        let (deviation, correlation) = spells.latent();
        Self { deviation, correlation, state: random.normal(), random }
    }

    /// Returns the log-odds that the spell adds in the next night.
    pub(super) fn next_night(&mut self) -> f64 {
        let news = (1.0 - self.correlation * self.correlation).sqrt();
        self.state = self.correlation * self.state + news * self.random.normal();
        self.deviation * self.state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Spells; 4] = [Spells::None, Spells::Mild, Spells::Strong, Spells::Extreme];

    #[test]
    fn bad_nights_come_together_as_strongly_as_planned() {
        for spells in ALL {
            let mut latent = Latent::new(spells, 11);
            let states: Vec<f64> = (0..60_000).map(|_| latent.next_night()).collect();
            let square: f64 = states.iter().map(|state| state * state).sum();
            let product: f64 = states.windows(2).map(|pair| pair[0] * pair[1]).sum();
            let (deviation, correlation) = spells.latent();
            assert!(((square / 60_000.0).sqrt() - deviation).abs() < 0.15, "{spells:?}");
            assert!((product - correlation * square).abs() <= 0.01 * square, "{spells:?}");
        }
    }

    #[test]
    fn the_share_of_usual_nights_and_the_mean_share_give_each_other() {
        assert!((Spells::None.mean_share(0.2) - 0.2).abs() < 1e-12);
        for spells in ALL {
            let mean = spells.mean_share(0.2);
            assert!((logistic(spells.usual_log_odds(mean)) - 0.2).abs() < 1e-12, "{spells:?}");
            let mut latent = Latent::new(spells, 3);
            let shares = (0..200_000).map(|_| logistic(log_odds(0.2) + latent.next_night()));
            let lived = shares.sum::<f64>() / 200_000.0;
            assert!((lived - mean).abs() < 0.015, "{spells:?} {lived} {mean}");
        }
    }
}
