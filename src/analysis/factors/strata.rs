//! Strata: the calendar months, within which alone nights are compared.

use chrono::{Datelike, NaiveDate};

use super::super::Series;
use super::outcome::Outcome;
use super::sides::Sides;

/// A night of which the outcome is known: its place in the series, and whether it counts, 1 or 0.
type Known = (usize, f64);

/// The nights of which the outcome is known, by calendar month.
///
/// Nights of one month share the season, the weather and the phase of life, so none of those
/// can pass for a factor. This is the time-stratified choice of referents: H. Janes,
/// L. Sheppard, T. Lumley, *Epidemiology* 16 (2005), 717–726.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Strata {
    /// How many nights the series has.
    series: usize,
    months: Vec<Vec<Known>>,
}

/// How an exposure goes with the outcome within months.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Score {
    /// U: the sum of the products of the deviations.
    pub(super) u: f64,
    /// V₀: the variance of U were there no link and no spells.
    pub(super) v0: f64,
    /// For each month its nights with an exposure above 0, and without.
    pub(super) months: Vec<Sides>,
    /// How far the exposure of each night of the series lies from the mean of its month; 0 where
    /// it or the outcome is unknown.
    pub(super) r: Vec<f64>,
}

impl Strata {
    /// Returns the known nights of a series by the calendar months of their evenings.
    pub(super) fn of(series: &Series, outcome: &Outcome) -> Self {
        let month = |evening: NaiveDate| (evening.year(), evening.month());
        Self::by(series.iter().map(|(night, _)| month(night.evening())), outcome)
    }

    /// Returns the known nights by the label of their month; months are runs of one label.
    pub(super) fn by<L: PartialEq>(labels: impl Iterator<Item = L>, outcome: &Outcome) -> Self {
        let nights = labels.zip(&outcome.nights).enumerate();
        let known: Vec<(L, Known)> =
            nights.filter_map(|(night, (label, y))| Some((label, (night, (*y)?)))).collect();
        let months = known.chunk_by(|(one, _), (other, _)| one == other);
        Self {
            series: outcome.nights.len(),
            months: months.map(|month| month.iter().map(|(_, night)| *night).collect()).collect(),
        }
    }

    /// Returns how many nights of each month are known.
    pub(super) fn months(&self) -> impl Iterator<Item = usize> {
        self.months.iter().map(Vec::len)
    }

    /// Returns the exposure of each night of which it and the outcome are known.
    pub(super) fn values(&self, exposure: impl Fn(usize) -> Option<f64>) -> Vec<f64> {
        self.months.iter().flatten().filter_map(|(night, _)| exposure(*night)).collect()
    }

    /// Returns how an exposure goes with the outcome, on the nights of which it is known.
    ///
    /// With r and e the deviations of the exposure and of the outcome from the mean of the month,
    /// U = Σ r·e and V₀ = Σ over months of (Σ r²)(Σ e²)/(n − 1), with n nights in the month; one
    /// of a single night adds nothing. For a yes/no exposure U²/V₀ is the chi-square of N. Mantel
    /// and W. Haenszel, *J. Natl. Cancer Inst.* 22 (1959), 719–748, without continuity correction;
    /// for ranks it is that of Mantel (1963).
    pub(super) fn score(&self, exposure: impl Fn(usize) -> Option<f64>) -> Score {
        let months = Vec::with_capacity(self.months.len());
        let mut score = Score { u: 0.0, v0: 0.0, months, r: vec![0.0; self.series] };
        let mut nights = Vec::new();
        for month in &self.months {
            nights.clear();
            nights.extend(
                month.iter().filter_map(|(night, y)| Some((*night, exposure(*night)?, *y))),
            );
            score.add(&nights);
        }
        score
    }
}

impl Score {
    /// Returns the nights of all months.
    pub(super) fn sides(&self) -> Sides {
        self.months.iter().fold(Sides::default(), Sides::plus)
    }

    /// Adds the nights of a month, each with its exposure and its outcome.
    fn add(&mut self, month: &[(usize, f64, f64)]) {
        self.months.push(Sides::of(month.iter().map(|(_, x, y)| (*x > 0.0, *y > 0.0))));
        let nights = month.len() as f64;
        let sum = |(x, y): (f64, f64), night: &(usize, f64, f64)| (x + night.1, y + night.2);
        let (x, y) = month.iter().fold((0.0, 0.0), sum);
        let (mean_x, mean_y) = (x / nights, y / nights);
        let (mut re, mut rr, mut ee) = (0.0, 0.0, 0.0);
        for (night, x, y) in month {
            let (r, e) = (x - mean_x, y - mean_y);
            (re, rr, ee) = (re + r * e, rr + r * r, ee + e * e);
            if let Some(place) = self.r.get_mut(*night) {
                *place = r;
            }
        }
        self.u += re;
        if month.len() >= 2 {
            self.v0 += rr * ee / (nights - 1.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::known::{close, series_of, values, vectors};
    use super::super::outcome::Rule;
    use super::*;

    fn outcome(nights: Vec<Option<f64>>) -> Outcome {
        Outcome { rule: Rule::CrampNight, nights }
    }

    #[test]
    fn the_nights_of_january_are_compared_with_each_other() {
        let series = series_of(&json!(vec![0; 40]));
        let strata = Strata::of(&series, &Outcome::of(&series));
        assert_eq!(strata.months().collect::<Vec<_>>(), [31, 9]);
    }

    #[test]
    fn a_deviation_is_taken_from_the_mean_of_the_known_nights_of_the_month() {
        let counts = [Some(1.0), None, Some(0.0), Some(1.0), Some(0.0)];
        let strata = Strata::by([1, 1, 1, 2, 2].into_iter(), &outcome(counts.to_vec()));
        let exposure = [Some(1.0), Some(9.0), Some(3.0), Some(7.0), None];
        assert_eq!(strata.score(|night| exposure[night]).r, [-1.0, 0.0, 1.0, 0.0, 0.0]);
        assert_eq!(strata.values(|night| exposure[night]), [1.0, 3.0, 7.0]);
    }

    #[test]
    fn a_month_with_one_night_adds_nothing() {
        let counts = [Some(1.0), Some(1.0), Some(0.0)];
        let strata = Strata::by([1, 2, 2].into_iter(), &outcome(counts.to_vec()));
        let score = strata.score(|night| counts[night]);
        assert!((score.u - 0.5).abs() < 1e-12 && (score.v0 - 0.25).abs() < 1e-12);
        let nothing = Strata::by(std::iter::empty::<u8>(), &outcome(Vec::new()));
        assert_eq!(
            nothing.score(|_| None),
            Score { u: 0.0, v0: 0.0, months: Vec::new(), r: Vec::new() }
        );
    }

    /// Koch and Edwards's arthritis trial: the correlation chi-square that the literature prints.
    #[test]
    fn the_extended_test_meets_the_known_answer() {
        for vector in vectors("extended_mantel") {
            let column = |name: &str| values(&vector["input"][name]);
            let strata = Strata::by(column("stratum").into_iter(), &outcome(column("y")));
            let x = column("x");
            let Score { u, v0, .. } = strata.score(|night| x[night]);
            close(u, &vector["expected"]["U"]);
            close(v0, &vector["expected"]["V0"]);
            close(u * u / v0, &vector["expected"]["chi2"]);
        }
    }

    /// SAS's migraine trial and the admissions of Berkeley, night by night: the chi-square as published.
    #[test]
    fn the_chi_square_of_a_yes_or_no_meets_the_known_answers() {
        for vector in vectors("mantel_haenszel") {
            let (mut labels, mut x, mut y) = (Vec::new(), Vec::new(), Vec::new());
            for (label, row) in vector["input"]["strata"].as_array().unwrap().iter().enumerate() {
                let count = |name: &str| usize::try_from(row[name].as_u64().unwrap()).unwrap();
                let sides = [("exposed", "exposed_cramp"), ("unexposed", "unexposed_cramp")];
                for (side, (nights, cramps)) in sides.into_iter().enumerate() {
                    for night in 0..count(nights) {
                        labels.push(label);
                        x.push(Some(1.0 - side as f64));
                        y.push(Some(f64::from(u8::from(night < count(cramps)))));
                    }
                }
            }
            let score = Strata::by(labels.into_iter(), &outcome(y)).score(|night| x[night]);
            close(score.u * score.u / score.v0, &vector["expected"]["chi2"]);
        }
    }
}
