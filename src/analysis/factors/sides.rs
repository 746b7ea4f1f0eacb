//! Sides: the nights with and without an exposure.

/// The nights with and without an exposure, and how many of each counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// Nights with it.
    pub exposed: usize,
    /// Those of them that counted.
    pub outcome_exposed: usize,
    /// Nights without it.
    pub unexposed: usize,
    /// Those of them that counted.
    pub outcome_unexposed: usize,
}

impl Sides {
    /// Returns how many nights there are.
    pub fn nights(&self) -> usize {
        self.exposed + self.unexposed
    }

    /// Returns how many nights counted.
    pub fn outcome_nights(&self) -> usize {
        self.outcome_exposed + self.outcome_unexposed
    }

    /// Returns how many nights did not count.
    pub fn other_nights(&self) -> usize {
        self.nights() - self.outcome_nights()
    }

    /// Returns the share of nights with it that counted less that of nights without it; `None` without both.
    pub fn difference(&self) -> Option<f64> {
        let share = |of: usize, nights: usize| (nights > 0).then(|| of as f64 / nights as f64);
        let with = share(self.outcome_exposed, self.exposed)?;
        Some(with - share(self.outcome_unexposed, self.unexposed)?)
    }

    /// Counts nights, of each of which it is told whether it is exposed and whether it counts.
    pub(super) fn of(nights: impl Iterator<Item = (bool, bool)>) -> Self {
        nights.fold(Self::default(), |sides, (exposed, counts)| Self {
            exposed: sides.exposed + usize::from(exposed),
            outcome_exposed: sides.outcome_exposed + usize::from(exposed & counts),
            unexposed: sides.unexposed + usize::from(!exposed),
            outcome_unexposed: sides.outcome_unexposed + usize::from(!exposed & counts),
        })
    }

    /// Adds the nights of another month.
    pub(super) fn plus(self, other: &Self) -> Self {
        Self {
            exposed: self.exposed + other.exposed,
            outcome_exposed: self.outcome_exposed + other.outcome_exposed,
            unexposed: self.unexposed + other.unexposed,
            outcome_unexposed: self.outcome_unexposed + other.outcome_unexposed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(outcome_exposed: usize, exposed: usize, c: usize, unexposed: usize) -> Sides {
        Sides { exposed, outcome_exposed, unexposed, outcome_unexposed: c }
    }

    #[test]
    fn a_difference_needs_nights_of_both_kinds() {
        assert_eq!(sides(2, 4, 1, 4).difference(), Some(0.25));
        assert_eq!(sides(2, 4, 0, 0).difference(), None);
        assert_eq!(Sides::default().difference(), None);
    }

    #[test]
    fn each_night_is_on_one_side_and_counts_or_not() {
        let found = Sides::of([(true, true), (true, false), (false, true)].into_iter());
        assert_eq!(found, sides(1, 2, 1, 1));
        assert_eq!(found.plus(&found), sides(2, 4, 2, 2));
    }
}
