//! Split: where an amount is divided into much and little, and its ranks.

use std::cmp::Ordering;

/// The fewest nights on either side.
const SIDE: usize = 8;

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
    pub(super) fn of(amounts: &[f64]) -> Option<Self> {
        let at = median(amounts.iter().copied())?;
        [false, true].map(|includes| Self { at, includes }).into_iter().find(|split| {
            let exposed = amounts.iter().filter(|amount| split.is_exposed(**amount)).count();
            exposed >= SIDE && amounts.len() - exposed >= SIDE
        })
    }

    /// Tells whether a night of this amount is exposed.
    pub(super) fn is_exposed(self, amount: f64) -> bool {
        if self.includes { amount >= self.at } else { amount > self.at }
    }
}

/// Returns the median, the mean of the middle two for an even number; `None` without a value.
pub(super) fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get(sorted.len().checked_sub(1)? / 2)?;
    Some((lower + upper) / 2.0)
}

/// Returns for each value its mid-rank less one half, over their number: 0 to 1.
///
/// Equal values share the mean of their ranks. N. Mantel, *J. Am. Stat. Assoc.* 58 (1963), 690–700.
pub(super) fn rank_scores(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    let value = |place: &usize| values.get(*place).copied().unwrap_or_default();
    order.sort_by(|a, b| value(a).total_cmp(&value(b)));
    let mut scores = vec![0.0; values.len()];
    let mut before = 0.0;
    for tied in order.chunk_by(|a, b| value(a).partial_cmp(&value(b)) == Some(Ordering::Equal)) {
        let mid_rank = before + (tied.len() as f64 + 1.0) / 2.0;
        for place in tied {
            if let Some(score) = scores.get_mut(*place) {
                *score = (mid_rank - 0.5) / values.len() as f64;
            }
        }
        before += tied.len() as f64;
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_the_middle_two() {
        assert_eq!(median([4.0, 1.0, 3.0].into_iter()), Some(3.0));
        assert_eq!(median([4.0, 1.0, 3.0, 2.0].into_iter()), Some(2.5));
        assert_eq!(median([].into_iter()), None);
    }

    #[test]
    fn equal_amounts_share_their_rank() {
        assert_eq!(rank_scores(&[5.0, 1.0, 5.0, 9.0]), [0.5, 0.125, 0.5, 0.875]);
        assert_eq!(rank_scores(&[2.0; 3]), [0.5; 3]);
        assert!(rank_scores(&[]).is_empty());
    }

    #[test]
    fn amounts_are_parted_above_the_median_or_else_at_it() {
        let amounts = |low: usize, high: usize| [vec![0.0; low], vec![6.0; high]].concat();
        assert_eq!(Split::of(&amounts(30, 8)), Some(Split { at: 0.0, includes: false }));
        assert_eq!(Split::of(&amounts(8, 30)), Some(Split { at: 6.0, includes: true }));
        assert_eq!(Split::of(&amounts(7, 30)), None);
        assert_eq!(Split::of(&amounts(30, 0)), None);
        assert_eq!(Split::of(&[]), None);
    }
}
