//! Grade: what may be said of a factor in one word.

use super::comparison::Comparison;

/// The adjusted p from which on a finding is clear, up to a year of known nights.
const CLEAR: f64 = 0.01;
/// The adjusted p from which on a finding is possible.
const POSSIBLE: f64 = 0.10;
/// Known nights from which on the threshold of "clear" falls.
const A_YEAR: f64 = 365.0;
/// One night a week.
pub(super) const A_NIGHT_A_WEEK: f64 = 1.0 / 7.0;

/// How firmly a factor goes with the nights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Chance alone would rarely show this.
    Clear,
    /// It may be chance.
    Possible,
    /// A difference that would matter is unlikely.
    NoSign,
    /// Nothing can be said yet.
    TooEarly,
}

impl Grade {
    /// Returns the grade in words: "clear", "possible", "no sign" or "too early".
    pub fn word(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Possible => "possible",
            Self::NoSign => "no sign",
            Self::TooEarly => "too early",
        }
    }

    /// Tells whether a link shows: the grade is clear or possible.
    pub fn is_link(self) -> bool {
        matches!(self, Self::Clear | Self::Possible)
    }
}

/// The levels at which grades are given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    /// The adjusted p from which on a finding is clear: 0.01 · min(1, 365/known nights).
    ///
    /// It falls with the length of the diary because people look again and again.
    pub clear: f64,
    /// δ: a difference that would matter, one night a week, or the person's own share if that is smaller.
    pub matters: f64,
}

impl Levels {
    /// Returns the levels for a diary of so many known nights and this share of nights that count.
    pub(super) fn of(known: usize, share: Option<f64>) -> Self {
        Self {
            clear: CLEAR * (A_YEAR / known.max(1) as f64).min(1.0),
            matters: share.map_or(A_NIGHT_A_WEEK, |share| share.min(A_NIGHT_A_WEEK)),
        }
    }

    /// Tells whether it is the person's own share that would matter, because it is below one night a week.
    pub fn is_own_share(&self) -> bool {
        self.matters < A_NIGHT_A_WEEK
    }

    /// Grades a factor by its smallest adjusted p and all its comparisons.
    ///
    /// "No sign" needs every lag compared, and every interval of the difference strictly within ±δ.
    pub(super) fn grade(&self, adjusted: Option<f64>, comparisons: &[Comparison]) -> Grade {
        let small = |comparison: &Comparison| {
            comparison.found().is_some_and(|found| {
                -self.matters < found.rd_interval.low && found.rd_interval.high < self.matters
            })
        };
        match adjusted {
            Some(p) if p <= self.clear => Grade::Clear,
            Some(p) if p <= POSSIBLE => Grade::Possible,
            Some(_) if comparisons.iter().all(small) => Grade::NoSign,
            _ => Grade::TooEarly,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_gets_harder_after_a_year_of_nights() {
        let clear = |known| Levels::of(known, Some(0.3)).clear;
        assert!((clear(0) - 0.01).abs() < 1e-15 && (clear(365) - 0.01).abs() < 1e-15);
        assert!((clear(3650) - 0.001).abs() < 1e-15);
    }

    #[test]
    fn what_matters_is_a_night_a_week_or_the_persons_own_share() {
        assert!(!Levels::of(100, Some(0.3)).is_own_share());
        let rare = Levels::of(100, Some(0.05));
        assert!(rare.is_own_share() && (rare.matters - 0.05).abs() < 1e-15);
        assert!(!Levels::of(0, None).is_own_share());
    }

    #[test]
    fn small_chances_are_graded_and_nothing_compared_is_too_early() {
        let levels = Levels::of(200, Some(0.3));
        assert_eq!(levels.grade(Some(0.01), &[]), Grade::Clear);
        assert_eq!(levels.grade(Some(0.10), &[]), Grade::Possible);
        assert_eq!(levels.grade(None, &[]), Grade::TooEarly);
    }
}
