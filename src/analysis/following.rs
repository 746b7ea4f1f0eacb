//! Following: how the night after a cramp night goes, and the night after a calm one.

use crate::diary::NightStatus;

use super::Series;

/// What became of the nights that followed nights of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Following {
    /// The following nights that were cramp nights.
    pub cramp_nights: usize,
    /// The following nights about which it is known.
    pub nights: usize,
}

impl Following {
    /// Returns what became of the nights right after a night of this status.
    ///
    /// Shows in plain counts whether cramps come in clumps: compare the nights after a
    /// cramp night with those after a calm one. Pairs with an unknown night are left out.
    pub fn of(series: &Series, status: NightStatus) -> Self {
        series
            .statuses()
            .zip(series.statuses().skip(1))
            .filter(|(this, next)| *this == status && *next != NightStatus::Unknown)
            .fold(Self::default(), |found, (_, next)| Self {
                cramp_nights: found.cramp_nights + usize::from(next == NightStatus::Cramp),
                nights: found.nights + 1,
            })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::known::series_of;
    use super::*;

    #[test]
    fn only_pairs_of_known_nights_count() {
        let series = series_of(&json!([1, 1, null, 1, 0, 0, 1, null]));
        let after = |status| Following::of(&series, status);
        assert_eq!(after(NightStatus::Cramp), Following { cramp_nights: 1, nights: 2 });
        assert_eq!(after(NightStatus::Free), Following { cramp_nights: 1, nights: 2 });
    }

    #[test]
    fn one_night_is_followed_by_nothing() {
        let series = series_of(&json!([1]));
        assert_eq!(Following::of(&series, NightStatus::Cramp), Following::default());
    }
}
