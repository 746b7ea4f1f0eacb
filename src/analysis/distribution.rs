//! Distribution: the middle of a list of values and how far they spread.

/// The quartiles of noted values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quartiles {
    /// How many values were noted; at least 1.
    pub n: usize,
    /// A quarter of the values lie at or below this one.
    pub lower: f64,
    /// The middle value.
    pub median: f64,
    /// Three quarters of the values lie at or below this one.
    pub upper: f64,
}

impl Quartiles {
    /// Returns where the middle half of the values lies; `None` without a value.
    ///
    /// Linear interpolation between neighbours, Hyndman and Fan's type 7: the value at
    /// place (n − 1)·q. *Am. Stat.* 50 (1996), 361–365.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = values.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let quantile = |q: f64| value_at(&sorted, (sorted.len() as f64 - 1.0) * q);
        Some(Self {
            n: sorted.len(),
            lower: quantile(0.25)?,
            median: quantile(0.5)?,
            upper: quantile(0.75)?,
        })
    }
}

/// Returns the value at a place between 0 and n − 1 in sorted values, linear between neighbours.
///
/// A place outside is moved to the nearer end. `None` without a value.
pub(super) fn value_at(sorted: &[f64], place: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)? as f64;
    let place = place.clamp(0.0, last);
    let nearness = |i: usize| (1.0 - (i as f64 - place).abs()).max(0.0);
    Some(sorted.iter().enumerate().map(|(i, value)| nearness(i) * value).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: places 0.75, 1.5 and 2.25 of 1, 2, 4, 8.
    #[test]
    fn quartiles_lie_between_neighbours() {
        let found = Quartiles::of([8.0, 1.0, 4.0, 2.0]);
        assert_eq!(found, Some(Quartiles { n: 4, lower: 1.75, median: 3.0, upper: 5.0 }));
    }

    #[test]
    fn one_value_is_all_three_and_none_is_no_answer() {
        let found = Quartiles::of([7.0]);
        assert_eq!(found, Some(Quartiles { n: 1, lower: 7.0, median: 7.0, upper: 7.0 }));
        assert_eq!(Quartiles::of([]), None);
    }

    #[test]
    fn a_place_outside_is_the_nearer_end() {
        assert_eq!(value_at(&[1.0, 2.0], -3.0), Some(1.0));
        assert_eq!(value_at(&[1.0, 2.0], 9.0), Some(2.0));
    }
}
