//! Trend: whether cramp nights become fewer or more over the months.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};

use super::Series;
use super::interval::Interval;
use super::kendall::{Kendall, Point};

/// The fewest known nights for a month to be used.
const KNOWN_NIGHTS: usize = 14;
/// The fewest months for a trend to be sought.
const MONTHS: usize = 6;
/// From this many months on, only months of the same name are compared.
const SEASONAL_FROM: usize = 24;
/// Below this many months between the first and the last, seasons look like trends.
const TWO_SEASONS: i32 = 23;
/// From a change of the share per month to one of nights a week per year.
const NIGHTS_A_WEEK_PER_YEAR: f64 = 12.0 * 7.0;

/// The share of cramp nights of one calendar month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthShare {
    /// The first day of the month.
    pub month: NaiveDate,
    /// Nights of the month about which it is known whether there was a cramp.
    pub known: usize,
    /// The share of cramp nights among them, 0 to 1.
    pub share: f64,
}

/// What the months say about better or worse.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The calendar months with at least 14 known nights, in order.
    pub months: Vec<MonthShare>,
    /// The test of a trend over these months; `None` with fewer than 6.
    pub test: Option<Kendall>,
    /// What may be said about it; `None` for a window that the person picked.
    pub grade: Option<TrendGrade>,
}

/// How firmly a trend shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrendGrade {
    /// It would rarely show by chance: p ≤ 0.01.
    Clear,
    /// It may be chance: p ≤ 0.10.
    Possible,
    /// Nothing beyond chance.
    NoClearTrend,
    /// Fewer than 6 months with at least 14 known nights.
    TooEarly,
}

/// Which way the months go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More cramp nights in later months.
    Rising,
    /// Fewer cramp nights in later months.
    Falling,
    /// As many pairs of months rise as fall.
    Level,
}

impl Trend {
    /// The number of months that it takes to seek a trend.
    pub const MONTHS_NEEDED: usize = MONTHS;

    /// Tells whether cramp nights become fewer or more over the calendar months.
    ///
    /// The Mann–Kendall test on the monthly shares, from 24 months on within months of the
    /// same name. Months, because weekly values of a person with bad spells make every test
    /// of a trend lie. Grades are for the whole diary.
    pub fn of(series: &Series) -> Self {
        let months = month_shares(series);
        let points: Vec<_> = months
            .iter()
            .map(|month| Point { month: number(month.month), value: month.share })
            .collect();
        let test = (months.len() >= MONTHS)
            .then(|| Kendall::of(&points, months.len() >= SEASONAL_FROM))
            .flatten();
        let grade = Some(test.map_or(TrendGrade::TooEarly, |test| TrendGrade::of(test.p)));
        Self { months, test, grade }
    }

    /// Returns the same figures without a grade: picking windows is testing many times.
    pub fn without_grade(self) -> Self {
        Self { grade: None, ..self }
    }

    /// Returns which way the months go, by the sign of S; `None` where it is too early.
    pub fn direction(&self) -> Option<Direction> {
        Some(match self.test?.s.partial_cmp(&0.0) {
            Some(Ordering::Greater) => Direction::Rising,
            Some(Ordering::Less) => Direction::Falling,
            _ => Direction::Level,
        })
    }

    /// Returns the change in cramp nights per week per year (slope · 12 · 7); `None` where it is too early.
    pub fn per_year(&self) -> Option<f64> {
        Some(self.test?.slope * NIGHTS_A_WEEK_PER_YEAR)
    }

    /// Returns where the change in cramp nights per week per year likely lies; `None` where it is too early.
    pub fn per_year_interval(&self) -> Option<Interval> {
        Some(self.test?.slope_interval.times(NIGHTS_A_WEEK_PER_YEAR))
    }

    /// Tells whether a change of season could pass for a trend: less than 23 months from first to last.
    ///
    /// `None` where it is too early.
    pub fn may_be_season(&self) -> Option<bool> {
        self.test?;
        let (first, last) = (self.months.first()?, self.months.last()?);
        Some(number(last.month) - number(first.month) < TWO_SEASONS)
    }
}

impl TrendGrade {
    fn of(p: f64) -> Self {
        match p {
            p if p <= 0.01 => Self::Clear,
            p if p <= 0.10 => Self::Possible,
            _ => Self::NoClearTrend,
        }
    }

    /// Returns the grade in words: "clear", "possible", "no clear trend" or "too early".
    pub fn word(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Possible => "possible",
            Self::NoClearTrend => "no clear trend",
            Self::TooEarly => "too early",
        }
    }
}

impl Direction {
    /// Returns the direction in one word: "rising", "falling" or "level".
    pub fn word(self) -> &'static str {
        match self {
            Self::Rising => "rising",
            Self::Falling => "falling",
            Self::Level => "level",
        }
    }
}

/// Returns the months from year 0 to the month of this date.
fn number(date: NaiveDate) -> i32 {
    date.year() * 12 + date.month0().cast_signed()
}

fn month_shares(series: &Series) -> Vec<MonthShare> {
    let known: Vec<(NaiveDate, u32)> = series
        .iter()
        .filter_map(|(night, count)| Some((night.evening().with_day(1)?, count?)))
        .collect();
    known
        .chunk_by(|(this, _), (next, _)| this == next)
        .filter(|nights| nights.len() >= KNOWN_NIGHTS)
        .filter_map(|nights| {
            let cramp_nights = nights.iter().filter(|(_, count)| *count > 0).count();
            let (month, known) = (nights.first()?.0, nights.len());
            Some(MonthShare { month, known, share: cramp_nights as f64 / known as f64 })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::known::series_of;
    use super::*;

    /// A series from 1 January 2025 on with this many nights, and a cramp where the rule says so.
    fn nights(count: u32, cramp: impl Fn(u32) -> bool) -> Series {
        series_of(&(0..count).map(|night| u8::from(cramp(night))).collect::<Vec<_>>().into())
    }

    #[test]
    fn five_months_are_too_early_and_six_are_not() {
        let early = Trend::of(&nights(31 + 28 + 31 + 30 + 31 + 13, |night| night % 4 == 0));
        assert_eq!((early.months.len(), early.grade), (5, Some(TrendGrade::TooEarly)));
        assert_eq!(
            (early.direction(), early.per_year(), early.may_be_season()),
            (None, None, None)
        );
        let enough = Trend::of(&nights(31 + 28 + 31 + 30 + 31 + 14, |night| night % 4 == 0));
        assert_eq!(enough.months.len(), 6);
        assert!(enough.grade != Some(TrendGrade::TooEarly));
    }

    #[test]
    fn a_month_with_thirteen_known_nights_is_left_out() {
        let mut counts = vec![json!(null); 31];
        counts[..13].fill(json!(1));
        assert_eq!(Trend::of(&series_of(&counts.clone().into())).months, []);
        counts[13] = json!(0);
        let months = Trend::of(&series_of(&counts.into())).months;
        assert_eq!((months[0].month.to_string(), months[0].known), ("2025-01-01".to_owned(), 14));
    }

    #[test]
    fn a_steady_fall_over_a_year_is_clear_and_may_be_the_season() {
        let trend = Trend::of(&nights(365, |night| night % 12 >= night / 31));
        assert_eq!(trend.grade, Some(TrendGrade::Clear));
        assert_eq!(trend.direction(), Some(Direction::Falling));
        assert_eq!(trend.may_be_season(), Some(true));
        assert!(trend.per_year().unwrap() < -5.0);
    }

    #[test]
    fn from_two_years_on_only_months_of_the_same_name_are_compared() {
        let trend = Trend::of(&nights(730, |night| night % 3 == 0));
        assert_eq!((trend.months.len(), trend.may_be_season()), (24, Some(false)));
        assert!(trend.test.unwrap().seasonal);
    }

    #[test]
    fn nights_without_change_are_level() {
        for always in [true, false] {
            let trend = Trend::of(&nights(365, |_| always));
            assert_eq!(trend.grade, Some(TrendGrade::NoClearTrend));
            assert_eq!(trend.direction(), Some(Direction::Level));
        }
    }

    #[test]
    fn a_picked_window_has_no_grade() {
        let trend = Trend::of(&nights(365, |night| night % 3 == 0)).without_grade();
        assert_eq!(trend.grade, None);
        assert!(trend.test.is_some());
    }
}
