//! Pace: how quickly nights with a factor noted are gathered.

/// The nights of the last 8 weeks.
const LATELY: usize = 56;

/// How many of the last nights had both the factor and the outcome noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Nights with both noted.
    pub noted: usize,
    /// Of so many: the last 8 weeks, or all nights of a shorter diary.
    pub nights: usize,
}

impl Pace {
    pub(super) fn of(nights: &[Option<f64>]) -> Self {
        let lately = nights.iter().rev().take(LATELY);
        Self { noted: lately.clone().flatten().count(), nights: lately.count() }
    }

    /// Returns in how many days so many more nights are gathered; `None` if none was gathered lately.
    pub fn days_for(&self, more: u64) -> Option<u64> {
        let days = more.checked_mul(self.nights as u64)?;
        (self.noted > 0).then(|| days.div_ceil(self.noted as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_is_that_of_the_last_eight_weeks() {
        let nights: Vec<_> = (0..112).map(|n| (n < 56 || n % 2 == 0).then_some(0.0)).collect();
        let pace = Pace::of(&nights);
        assert_eq!((pace.noted, pace.nights), (28, 56));
        assert_eq!((pace.days_for(10), pace.days_for(0)), (Some(20), Some(0)));
    }

    #[test]
    fn what_is_not_noted_any_more_is_never_enough() {
        assert_eq!(Pace::of(&[None; 9]).days_for(3), None);
        assert_eq!(Pace::of(&[]).days_for(0), None);
    }
}
