//! Gate: whether there is enough to compare, told by the margins of the table alone.
//!
//! It never looks at how exposure and outcome meet, so it cannot favour a result.

use super::sides::Sides;

/// The fewest nights with both the factor and the outcome known.
pub const NIGHTS_NEEDED: usize = 28;
/// The fewest nights on each side of the factor, and of the outcome.
pub(super) const SIDE: usize = 8;

/// Why nights were not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// There are too few nights of some kind.
    TooFew(Missing),
    /// The amount is nearly always the same.
    TooLittleVariation,
    /// Within each month it never changes, or the outcome never does.
    NoComparisonWithinMonths,
}

/// How many more nights of each kind it takes; 0 where there are enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Nights with both the factor and the outcome known; 28 are needed.
    pub nights: usize,
    /// Nights that count; 8 are needed.
    pub outcome_nights: usize,
    /// Nights that do not count; 8 are needed.
    pub other_nights: usize,
    /// Nights with it; 8 are needed.
    pub exposed: usize,
    /// Nights without it; 8 are needed.
    pub unexposed: usize,
}

impl Missing {
    /// Returns what is missing for a comparison; `None` where there is enough.
    pub(super) fn of(sides: &Sides) -> Option<Self> {
        let missing = Self {
            nights: NIGHTS_NEEDED.saturating_sub(sides.nights()),
            outcome_nights: SIDE.saturating_sub(sides.outcome_nights()),
            other_nights: SIDE.saturating_sub(sides.other_nights()),
            exposed: SIDE.saturating_sub(sides.exposed),
            unexposed: SIDE.saturating_sub(sides.unexposed),
        };
        (missing != Self::default()).then_some(missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(outcome_exposed: usize, exposed: usize, c: usize, unexposed: usize) -> Sides {
        Sides { exposed, outcome_exposed, unexposed, outcome_unexposed: c }
    }

    #[test]
    fn eight_on_every_side_and_four_weeks_open_the_gate() {
        assert_eq!(Missing::of(&sides(0, 8, 8, 20)), None);
        let short = |field: fn(&Missing) -> usize, sides| Missing::of(&sides).map(|it| field(&it));
        assert_eq!(short(|it| it.nights, sides(4, 8, 4, 19)), Some(1));
        assert_eq!(short(|it| it.exposed, sides(4, 7, 4, 30)), Some(1));
        assert_eq!(short(|it| it.unexposed, sides(20, 40, 0, 0)), Some(8));
        assert_eq!(short(|it| it.outcome_nights, sides(2, 10, 3, 30)), Some(3));
        assert_eq!(short(|it| it.other_nights, sides(9, 10, 26, 30)), Some(3));
    }
}
