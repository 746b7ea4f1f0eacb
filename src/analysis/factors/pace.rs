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
    /// Returns the pace at the end of so many nights.
    pub(super) fn of(nights: usize, is_noted: impl Fn(usize) -> bool) -> Self {
        let lately = nights.saturating_sub(LATELY)..nights;
        Self { nights: lately.len(), noted: lately.filter(|night| is_noted(*night)).count() }
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
        let pace = Pace::of(112, |night| night < 56 || night % 2 == 0);
        assert_eq!((pace.noted, pace.nights), (28, 56));
        assert_eq!((pace.days_for(10), pace.days_for(0)), (Some(20), Some(0)));
    }

    #[test]
    fn what_is_not_noted_any_more_is_never_enough() {
        assert_eq!(Pace::of(9, |_| false).days_for(3), None);
        assert_eq!(Pace::of(0, |_| true).days_for(0), None);
    }
}
