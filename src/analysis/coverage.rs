//! Coverage: how much of the time is known, and what the unknown nights could change.

use super::Series;

/// Below this many known nights a share or a rate is only true "so far".
pub(super) const FEW_NIGHTS: usize = 28;
/// Above this share of unknown nights every share needs a word of caution.
const TOO_MANY_UNKNOWN: f64 = 0.3;

/// How many nights are known, and how many are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// All nights from the first to the last, known or not.
    pub nights: usize,
    /// Nights about which it is known whether there was a cramp.
    pub known: usize,
    /// Nights with at least one cramp.
    pub cramp_nights: usize,
}

impl Coverage {
    /// Returns how much of the series is known.
    pub fn of(series: &Series) -> Self {
        Self { nights: series.nights(), known: series.known(), cramp_nights: series.cramp_nights() }
    }

    /// Tells whether there are so few known nights that "so far" belongs to every share: fewer than 28.
    pub fn is_so_far(&self) -> bool {
        self.known < FEW_NIGHTS
    }

    /// Returns the number of nights about which nothing is recorded.
    pub fn unknown(&self) -> usize {
        self.nights - self.known
    }

    /// Returns the share of cramp nights among the known ones, 0 to 1; `None` without a known night.
    pub fn share(&self) -> Option<f64> {
        (self.known > 0).then(|| self.cramp_nights as f64 / self.known as f64)
    }

    /// Returns the share of nights about which nothing is recorded, 0 to 1; `None` without a night.
    pub fn unknown_share(&self) -> Option<f64> {
        (self.nights > 0).then(|| self.unknown() as f64 / self.nights as f64)
    }

    /// Returns the share of cramp nights among all nights, were every unknown night free or every one a cramp night.
    ///
    /// x/all to (x + unknown)/all: bounds that need no assumption, and no interval.
    /// `None` without a night.
    pub fn share_bounds(&self) -> Option<(f64, f64)> {
        let share = |cramp_nights: usize| cramp_nights as f64 / self.nights as f64;
        (self.nights > 0)
            .then(|| (share(self.cramp_nights), share(self.cramp_nights + self.unknown())))
    }

    /// Tells whether more than 30 % of the nights are unknown, which must be said beside every share.
    pub fn has_many_unknown(&self) -> bool {
        self.unknown_share().is_some_and(|share| share > TOO_MANY_UNKNOWN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_nights_could_have_been_either() {
        let coverage = Coverage { nights: 10, known: 6, cramp_nights: 3 };
        assert_eq!(coverage.share_bounds(), Some((0.3, 0.7)));
        assert_eq!(coverage.unknown(), 4);
        assert_eq!(coverage.share(), Some(0.5));
    }

    #[test]
    fn caution_starts_above_three_unknown_nights_in_ten() {
        let known = |known: usize| Coverage { nights: 10, known, cramp_nights: 0 };
        assert!(!known(7).has_many_unknown());
        assert!(known(6).has_many_unknown());
    }

    #[test]
    fn no_night_has_no_share() {
        let coverage = Coverage { nights: 0, known: 0, cramp_nights: 0 };
        assert_eq!((coverage.share(), coverage.share_bounds()), (None, None));
        assert!(!coverage.has_many_unknown());
    }
}
