//! Random: a small generator whose every number follows from its seed.

/// A stream of pseudo-random numbers: SplitMix64.
///
/// G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014. Not for secrets.
pub(super) struct Random {
    state: u64,
}

impl Random {
    /// Returns one of the streams of a seed.
    ///
    /// Each concern has its own, so that changing one leaves the others as they were.
    pub(super) fn stream(seed: u64, stream: u64) -> Self {
        let mut mixed = Self { state: seed ^ stream.wrapping_mul(0xd134_2543_de82_ef95) };
        Self { state: mixed.bits() }
    }

    /// Returns the next 64 bits; within 2⁶⁴ of them none comes twice.
    pub(super) fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a key that this stream hardly gives twice: 16 hexadecimal digits, the first a letter.
    pub(super) fn key(&mut self) -> String {
        format!("{:016x}", self.bits() | 0xa << 60)
    }

    /// Returns a number from 0 to below 1.
    pub(super) fn unit(&mut self) -> f64 {
        let high = u32::try_from(self.bits() >> 32).unwrap_or(0);
        f64::from(high) / 4_294_967_296.0
    }

    /// Tells yes with this probability.
    pub(super) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Returns a whole number from the first to the last, both included.
    pub(super) fn whole(&mut self, first: i64, last: i64) -> i64 {
        let span = u64::try_from(last - first + 1).unwrap_or(1).max(1);
        first + i64::try_from(self.bits() % span).unwrap_or(0)
    }

    /// Returns a place in a list of this length; 0 for an empty one.
    pub(super) fn below(&mut self, length: usize) -> usize {
        let place = self.bits() % u64::try_from(length).unwrap_or(1).max(1);
        usize::try_from(place).unwrap_or(0)
    }

    /// Returns a draw from the normal distribution of mean 0 and standard deviation 1.
    ///
    /// `√(−2 ln u) · cos(2πv)` of two uniform numbers: G. E. P. Box, M. E. Muller,
    /// *Ann. Math. Stat.* 29 (1958), 610–611.
    pub(super) fn normal(&mut self) -> f64 {
        let (u, v) = (1.0 - self.unit(), self.unit());
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    }

    /// Returns a draw around a mean as a whole number, held within limits (both included).
    pub(super) fn around(&mut self, mean: f64, deviation: f64, limits: (i32, i32)) -> i64 {
        let (least, most) = limits;
        let draw = mean + deviation * self.normal();
        let held = draw.round().clamp(least.into(), most.into());
        #[expect(clippy::cast_possible_truncation, reason = "held within whole limits")]
        let whole = held as i64;
        whole
    }

    /// Returns a draw whose logarithm is normal, of this median, held within limits.
    pub(super) fn skewed(&mut self, median: f64, spread: f64, limits: (i32, i32)) -> i64 {
        let draw = median * (spread * self.normal()).exp();
        self.around(draw, 0.0, limits)
    }

    /// Returns one of a list, each by its weight; `None` only for an empty list.
    pub(super) fn pick<'a, T>(&mut self, weighted: &'a [(T, u32)]) -> Option<&'a T> {
        let total: u32 = weighted.iter().map(|(_, weight)| weight).sum();
        let mut left = self.unit() * f64::from(total);
        let found = weighted.iter().find(|(_, weight)| {
            left -= f64::from(*weight);
            left < 0.0
        });
        found.or(weighted.last()).map(|(value, _)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// First outputs for the seed 1234567, from the reference implementation of SplitMix64.
    #[test]
    fn matches_the_reference_stream() {
        let mut random = Random { state: 1_234_567 };
        let numbers = [random.bits(), random.bits(), random.bits()];
        assert_eq!(
            numbers,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn draws_have_the_mean_and_the_spread_they_should() {
        let mut random = Random::stream(7, 1);
        let draws: Vec<f64> = (0..20_000).map(|_| random.normal()).collect();
        let mean = draws.iter().sum::<f64>() / 20_000.0;
        let variance = draws.iter().map(|draw| draw * draw).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.04, "{mean} {variance}");
        let hits = (0..20_000).filter(|_| random.chance(0.3)).count();
        assert!((5_800..6_200).contains(&hits), "{hits}");
    }

    #[test]
    fn streams_of_one_seed_differ_and_draws_stay_in_their_limits() {
        assert_ne!(Random::stream(1, 1).bits(), Random::stream(1, 2).bits());
        let mut random = Random::stream(1, 1);
        assert!((0..1000).all(|_| (3..=5).contains(&random.whole(3, 5))));
        assert!((0..1000).all(|_| (0..=4).contains(&random.around(2.0, 9.0, (0, 4)))));
        assert_eq!(random.pick::<u8>(&[]), None);
        assert_eq!(random.pick(&[("never", 0), ("always", 1)]), Some(&"always"));
    }
}
