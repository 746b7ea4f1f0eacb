//! Strata: the calendar months, within which alone nights are compared.

use std::ops::Range;

use chrono::Datelike;

use super::super::Series;

/// The calendar months of a series as runs of its nights.
///
/// Nights of one month share the season, the weather and the phase of life, so none of those
/// can pass for a factor. This is the time-stratified choice of referents: H. Janes,
/// L. Sheppard, T. Lumley, *Epidemiology* 16 (2005), 717–726.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Strata {
    months: Vec<Range<usize>>,
}

impl Strata {
    /// Returns the calendar months of the evenings of a series.
    pub(super) fn of(series: &Series) -> Self {
        Self::by(series.iter().map(|(night, _)| (night.evening().year(), night.evening().month0())))
    }

    /// Returns the runs of nights with the same label.
    pub(super) fn by<L: PartialEq>(labels: impl Iterator<Item = L>) -> Self {
        let labels: Vec<L> = labels.collect();
        let mut first = 0;
        let months = labels
            .chunk_by(L::eq)
            .map(|run| {
                let month = first..first + run.len();
                first = month.end;
                month
            })
            .collect();
        Self { months }
    }

    /// Returns the months in order, as ranges of nights.
    pub(super) fn months(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.months.iter().cloned()
    }

    /// Returns how far each known value lies from the mean of its month; 0 where it is unknown.
    pub(super) fn deviations(&self, values: &[Option<f64>]) -> Vec<f64> {
        let mut deviations = vec![0.0; values.len()];
        for month in self.months() {
            let (Some(values), Some(deviations)) =
                (values.get(month.clone()), deviations.get_mut(month))
            else {
                continue;
            };
            let (sum, count) = values
                .iter()
                .flatten()
                .fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
            for (deviation, value) in deviations.iter_mut().zip(values) {
                *deviation = value.map_or(0.0, |value| value - sum / count);
            }
        }
        deviations
    }

    /// Returns the score statistic of two sets of month deviations, and its variance were there no link.
    ///
    /// U = Σ r·e and V₀ = Σ over months of (Σ r²)(Σ e²)/(n − 1), with n nights in use; a month
    /// with one such night adds nothing. `used` tells which nights are. For a yes/no exposure
    /// U²/V₀ is the chi-square of N. Mantel and W. Haenszel, *J. Natl. Cancer Inst.* 22 (1959),
    /// 719–748, without continuity correction; for scores it is that of Mantel (1963).
    pub(super) fn score(&self, r: &[f64], e: &[f64], used: &[bool]) -> (f64, f64) {
        let u = r.iter().zip(e).map(|(r, e)| r * e).sum();
        let variance = |month: Range<usize>| {
            let n = used.get(month.clone())?.iter().filter(|used| **used).count();
            let squares = |values: &[f64]| values.iter().map(|value| value * value).sum::<f64>();
            let product = squares(r.get(month.clone())?) * squares(e.get(month)?);
            (n >= 2).then(|| product / (n as f64 - 1.0))
        };
        (u, self.months().filter_map(variance).sum())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::known::{close, series_of, values, vectors};
    use super::*;

    #[test]
    fn the_nights_of_january_are_compared_with_each_other() {
        let strata = Strata::of(&series_of(&json!(vec![0; 40])));
        assert_eq!(strata.months().collect::<Vec<_>>(), [0..31, 31..40]);
    }

    #[test]
    fn a_deviation_is_taken_from_the_mean_of_the_known_nights_of_the_month() {
        let strata = Strata::by([1, 1, 1, 2, 2].into_iter());
        let values = [Some(1.0), None, Some(3.0), Some(7.0), None];
        assert_eq!(strata.deviations(&values), [-1.0, 0.0, 1.0, 0.0, 0.0]);
    }

    #[test]
    fn a_month_with_one_night_adds_nothing() {
        let strata = Strata::by([1, 2, 2].into_iter());
        let r = strata.deviations(&[Some(1.0), Some(1.0), Some(0.0)]);
        let (u, v0) = strata.score(&r, &r, &[true; 3]);
        assert!((u - 0.5).abs() < 1e-12 && (v0 - 0.25).abs() < 1e-12);
        assert_eq!(Strata::by(std::iter::empty::<u8>()).score(&[], &[], &[]), (0.0, 0.0));
    }

    /// Koch and Edwards's arthritis trial: the correlation chi-square that the literature prints.
    #[test]
    fn the_extended_test_meets_the_known_answer() {
        for vector in vectors("extended_mantel") {
            let column = |name: &str| values(&vector["input"][name]);
            let strata = Strata::by(column("stratum").into_iter());
            let (r, e) = (strata.deviations(&column("x")), strata.deviations(&column("y")));
            let (u, v0) = strata.score(&r, &e, &vec![true; r.len()]);
            close(u, &vector["expected"]["U"]);
            close(v0, &vector["expected"]["V0"]);
            close(u * u / v0, &vector["expected"]["chi2"]);
        }
    }
}
