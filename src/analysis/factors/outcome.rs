//! Outcome: what the factors are held against, cramp nights or bad nights.

use super::super::Series;
use super::gate::{NIGHTS_NEEDED, SIDE};

/// What makes a night count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// A night with at least one cramp.
    CrampNight,
    /// A night with more cramps than this, the median of the known nights.
    MoreThan(f64),
    /// A night with at least this many cramps, the median of the known nights.
    AtLeast(f64),
}

impl Rule {
    /// Returns the outcome in words: "cramp night" or "bad night".
    pub fn word(self) -> &'static str {
        match self {
            Self::CrampNight => "cramp night",
            Self::MoreThan(_) | Self::AtLeast(_) => "bad night",
        }
    }

    fn holds(self, count: u32) -> bool {
        match self {
            Self::CrampNight => count > 0,
            Self::MoreThan(median) => f64::from(count) > median,
            Self::AtLeast(median) => f64::from(count) >= median,
        }
    }
}

/// For each night whether it counts, 1 or 0; `None` where it is unknown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outcome {
    pub(super) rule: Rule,
    pub(super) nights: Vec<Option<f64>>,
}

impl Outcome {
    /// Tells for each night whether it is a night that counts.
    ///
    /// Normally a cramp night counts. A person with cramps nearly every night has hardly a free
    /// one to compare with: with fewer than 8 free nights, at least 8 cramp nights and 28 known
    /// ones, a bad night counts, one with more cramps than the median. Where that leaves fewer
    /// than 8 nights on a side, the median counts as bad; where that fails too, cramp nights
    /// stay the outcome, and there is nothing to compare.
    pub(super) fn of(series: &Series) -> Self {
        let known: Vec<u32> = series.counts().iter().flatten().copied().collect();
        let rule = if series.cramp_nights() >= SIDE
            && known.len() - series.cramp_nights() < SIDE
            && known.len() >= NIGHTS_NEEDED
        {
            bad_night(&known).unwrap_or(Rule::CrampNight)
        } else {
            Rule::CrampNight
        };
        let counts = |count: u32| f64::from(u8::from(rule.holds(count)));
        Self { rule, nights: series.counts().iter().map(|count| count.map(counts)).collect() }
    }

    /// Tells whether a night counts, 1 or 0; `None` where it is unknown.
    pub(super) fn on(&self, night: usize) -> Option<f64> {
        *self.nights.get(night)?
    }
}

fn bad_night(known: &[u32]) -> Option<Rule> {
    let mut sorted: Vec<f64> = known.iter().copied().map(f64::from).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let median = super::split::median(&sorted)?;
    [Rule::MoreThan(median), Rule::AtLeast(median)].into_iter().find(|rule| {
        let bad = known.iter().filter(|count| rule.holds(**count)).count();
        bad >= SIDE && known.len() - bad >= SIDE
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::super::known::series_of;
    use super::*;

    fn rule(counts: &[(u32, usize)]) -> Rule {
        let nights = counts.iter().flat_map(|(count, nights)| vec![json!(count); *nights]);
        Outcome::of(&series_of(&Json::Array(nights.collect()))).rule
    }

    #[test]
    fn a_cramp_night_is_the_outcome_while_there_are_free_nights() {
        assert_eq!(rule(&[(0, 8), (2, 50)]), Rule::CrampNight);
        assert_eq!(rule(&[(0, 50)]), Rule::CrampNight);
    }

    #[test]
    fn cramps_nearly_every_night_make_bad_nights_the_outcome() {
        assert_eq!(rule(&[(0, 7), (1, 30), (3, 8)]), Rule::MoreThan(1.0));
        assert_eq!(rule(&[(1, 8), (2, 30)]), Rule::AtLeast(2.0));
    }

    #[test]
    fn the_same_number_of_cramps_every_night_leaves_nothing_to_compare() {
        assert_eq!(rule(&[(2, 60)]), Rule::CrampNight);
        assert_eq!(rule(&[(1, 14), (3, 13)]), Rule::CrampNight, "27 nights are too few");
    }

    #[test]
    fn an_unknown_night_stays_unknown() {
        let outcome = Outcome::of(&series_of(&json!([1, null, 0])));
        assert_eq!(outcome.nights, [Some(1.0), None, Some(0.0)]);
    }
}
