//! Split: where an amount is divided into much and little, and its ranks.

use std::cmp::Ordering;

use super::gate::SIDE;

/// Where the nights of an amount are parted: exposed nights have more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Split {
    /// The person's own median of the amount, in its unit.
    pub at: f64,
    /// Whether a night at the median itself counts as exposed.
    pub includes: bool,
}

impl Split {
    /// Tells where to part the nights of an amount; `None` where both ways leave fewer than 8 on a side.
    ///
    /// Above the median counts as exposed; if many nights tie at the median, at or above it.
    pub(super) fn of(ranks: &Ranks) -> Option<Self> {
        let at = median(&ranks.sorted)?;
        [false, true].map(|includes| Self { at, includes }).into_iter().find(|split| {
            let unexposed = ranks.sorted.partition_point(|amount| !split.is_exposed(*amount));
            unexposed >= SIDE && ranks.sorted.len() - unexposed >= SIDE
        })
    }

    /// Returns 1 for a night of an amount that is exposed, 0 for another.
    pub(super) fn part(self, amount: f64) -> f64 {
        f64::from(u8::from(self.is_exposed(amount)))
    }

    /// Tells whether a night of this amount is exposed.
    fn is_exposed(self, amount: f64) -> bool {
        if self.includes { amount >= self.at } else { amount > self.at }
    }
}

/// Returns the median, the mean of the middle two for an even number; `None` without a value.
pub(super) fn median(sorted: &[f64]) -> Option<f64> {
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get(sorted.len().checked_sub(1)? / 2)?;
    Some((lower + upper) / 2.0)
}

/// The amounts of some nights in order.
#[derive(Clone, Debug)]
pub(super) struct Ranks {
    sorted: Vec<f64>,
    /// Each amount once, with its score.
    scores: Vec<(f64, f64)>,
}

impl Ranks {
    pub(super) fn of(mut amounts: Vec<f64>) -> Self {
        amounts.sort_unstable_by(f64::total_cmp);
        let nights = amounts.len() as f64;
        let mut before = 0;
        let score = |tied: &[f64]| {
            let up_to = before + tied.len();
            let score = (before + up_to) as f64 / 2.0 / nights;
            before = up_to;
            Some((*tied.first()?, score))
        };
        let scores = amounts
            .chunk_by(|a, b| a.partial_cmp(b) == Some(Ordering::Equal))
            .filter_map(score)
            .collect();
        Self { sorted: amounts, scores }
    }

    /// Returns the mid-rank of an amount less one half, over the number of nights: 0 to 1.
    ///
    /// Equal amounts share the mean of their ranks. N. Mantel, *J. Am. Stat. Assoc.* 58 (1963), 690–700.
    pub(super) fn score(&self, amount: f64) -> Option<f64> {
        let place = self.scores.partition_point(|(other, _)| *other < amount);
        self.scores.get(place).map(|(_, score)| *score)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_the_middle_two() {
        assert_eq!(median(&[1.0, 3.0, 4.0]), Some(3.0));
        assert_eq!(median(&[1.0, 2.0, 3.0, 4.0]), Some(2.5));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn equal_amounts_share_their_rank() {
        let scores = |amounts: &[f64]| {
            let ranks = Ranks::of(amounts.to_vec());
            amounts.iter().map(|amount| ranks.score(*amount).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(scores(&[5.0, 1.0, 5.0, 9.0]), [0.5, 0.125, 0.5, 0.875]);
        assert_eq!(scores(&[2.0; 3]), [0.5; 3]);
        assert_eq!(Ranks::of(Vec::new()).score(1.0), None);
    }

    #[test]
    fn amounts_are_parted_above_the_median_or_else_at_it() {
        let amounts = |low: usize, high: usize| [vec![0.0; low], vec![6.0; high]].concat();
        let split = |low: usize, high: usize| Split::of(&Ranks::of(amounts(low, high)));
        assert_eq!(split(30, 8), Some(Split { at: 0.0, includes: false }));
        assert_eq!(split(8, 30), Some(Split { at: 6.0, includes: true }));
        assert_eq!(split(7, 30), None);
        assert_eq!(split(30, 0), None);
        assert_eq!(split(0, 0), None);
    }
}
