//! Axes: months along the bottom, whole numbers up the side.

use chrono::{Datelike, Days, NaiveDate};

use super::super::paper::Area;
use super::Rates;

/// The time axis: days in equal steps from the left edge to the right edge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimeAxis {
    first: NaiveDate,
    weeks: usize,
    slots: usize,
    left: f64,
    right: f64,
}

impl TimeAxis {
    /// A picture of a few weeks leaves room for those to come.
    const FEWEST_WEEKS: usize = 8;
    /// Left of the first week there is room for the figures of the scale.
    const BEFORE: f64 = 44.0;
    /// Right of the last week there is room for a word about a row.
    const BEYOND: f64 = 160.0;

    /// Returns the axis that begins on this Monday and shows this many weeks, at least 8.
    pub(crate) fn new(first: NaiveDate, weeks: usize, left: f64, right: f64) -> Self {
        Self { first, weeks, slots: weeks.max(Self::FEWEST_WEEKS), left, right }
    }

    /// Returns the axis of some weeks in a body between these edges, with room for words at both ends.
    ///
    /// Where no weeks may follow, it ends with the last.
    pub(crate) fn within(body: Area, rates: &Rates) -> Self {
        let monday = rates.weeks.first().map(|week| week.monday).unwrap_or_default();
        let (left, right) = (body.left + Self::BEFORE, body.right - Self::BEYOND);
        let whole = Self::new(monday, rates.weeks.len(), left, right);
        if rates.may_go_on {
            return whole;
        }
        Self { slots: rates.weeks.len(), right: whole.end(), ..whole }
    }

    /// Returns the left edge in pixels.
    pub(crate) fn left(&self) -> f64 {
        self.left
    }

    /// Returns the right edge in pixels.
    pub(crate) fn right(&self) -> f64 {
        self.right
    }

    /// Returns where the last word may end that stands right of the right edge.
    pub(crate) fn beyond(&self) -> f64 {
        self.right + Self::BEYOND
    }

    /// Returns where the last week ends: the right edge, unless there are few weeks.
    pub(crate) fn end(&self) -> f64 {
        self.week(self.weeks)
    }

    /// Returns the width of a week in pixels.
    pub(crate) fn slot(&self) -> f64 {
        (self.right - self.left) / self.slots as f64
    }

    /// Returns where the week of this place begins.
    pub(crate) fn week(&self, place: usize) -> f64 {
        self.left + self.slot() * place as f64
    }

    /// Returns where the middle of the week of this place lies.
    pub(crate) fn middle(&self, place: usize) -> f64 {
        self.week(place) + self.slot() / 2.0
    }

    /// Returns where this date begins; it may lie beyond the edges.
    pub(crate) fn date(&self, date: NaiveDate) -> f64 {
        self.left + (date - self.first).num_days() as f64 * self.slot() / 7.0
    }

    /// Returns the months to mark, as many as can be labelled.
    ///
    /// The axis seldom begins with a month. Where there is room before the first
    /// month start, the running month is named at the left edge.
    pub(crate) fn months(&self) -> Vec<MonthTick> {
        const NARROWEST: f64 = 64.0;
        let days = self.slots as u64 * 7;
        let last = self.first.checked_add_days(Days::new(days - 1)).unwrap_or(self.first);
        let months_per_pixel = days as f64 / 30.4375 / (self.right - self.left);
        let step = MonthTick::STEPS
            .into_iter()
            .find(|step| f64::from(*step) / months_per_pixel >= NARROWEST)
            .unwrap_or(MonthTick::COARSEST);
        let mut ticks = MonthTick::between(self.first, last, step);
        let room = ticks.first().map_or(self.right, |tick| self.date(tick.date)) - self.left;
        if step < 12 && room >= NARROWEST {
            if let Some(tick) = ticks.first_mut().filter(|tick| tick.date.month0() > 0) {
                tick.year = None;
            }
            ticks.insert(0, MonthTick::running(self.first));
        }
        ticks
    }
}

/// The start of a month, and what is written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MonthTick {
    /// The first day of the month; the first day of the axis where the month began before.
    pub(crate) date: NaiveDate,
    /// Whether the month begins here.
    pub(crate) begins: bool,
    /// The month in short; none where only years are marked.
    pub(crate) month: Option<String>,
    /// The year, where it begins and at the first mark.
    pub(crate) year: Option<String>,
}

impl MonthTick {
    /// The distances that marks may have, in months.
    const STEPS: [i32; 8] = [1, 2, 3, 6, 12, 24, 60, 120];
    const COARSEST: i32 = 600;

    /// Returns the marks from the first to the last date, both included, every `step` months counted from January.
    fn between(first: NaiveDate, last: NaiveDate, step: i32) -> Vec<Self> {
        let number = |date: NaiveDate| date.year() * 12 + date.month0().cast_signed();
        let mut ticks: Vec<Self> = Vec::new();
        for month in number(first)..=number(last) {
            let start = NaiveDate::from_ymd_opt(
                month.div_euclid(12),
                month.rem_euclid(12).cast_unsigned() + 1,
                1,
            );
            let Some(date) = start.filter(|date| first <= *date && month.rem_euclid(step) == 0)
            else {
                continue;
            };
            let new_year = ticks.is_empty() || date.month0() == 0;
            ticks.push(Self {
                date,
                begins: true,
                month: (step < 12).then(|| date.format("%b").to_string()),
                year: new_year.then(|| date.year().to_string()),
            });
        }
        ticks
    }

    /// Returns the name of the month that runs on the first date of an axis.
    fn running(date: NaiveDate) -> Self {
        let month = Some(date.format("%b").to_string());
        Self { date, begins: false, month, year: Some(date.year().to_string()) }
    }
}

/// Returns the whole numbers to mark from 0 up to the first that is not below `highest`: four to seven of them.
pub(crate) fn whole_steps(highest: f64) -> Vec<u32> {
    const FEWEST: u32 = 3;
    const MOST: u32 = 6;
    let highest = highest.max(f64::from(FEWEST));
    let sizes = (0..9).flat_map(|power| [1, 2, 5].map(|size| size * 10_u32.pow(power)));
    let reaches = |step: &u32| f64::from(*step) * f64::from(MOST) >= highest;
    let step = sizes.clone().find(reaches).unwrap_or(u32::MAX / MOST);
    let count = (1..=MOST).find(|count| f64::from(step) * f64::from(*count) >= highest);
    (0..=count.unwrap_or(MOST)).map(|count| count * step).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::proptest;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_steps_of_the_scale_are_whole_and_reach_the_highest_value() {
        for (highest, expected) in [
            (0.0, vec![0, 1, 2, 3]),
            (3.2, vec![0, 1, 2, 3, 4]),
            (7.0, vec![0, 2, 4, 6, 8]),
            (12.0, vec![0, 2, 4, 6, 8, 10, 12]),
            (40.0, vec![0, 10, 20, 30, 40]),
            (61.0, vec![0, 20, 40, 60, 80]),
        ] {
            assert_eq!(whole_steps(highest), expected, "{highest}");
        }
    }

    #[test]
    fn months_are_marked_where_they_begin_and_years_at_january() {
        let axis = TimeAxis::new(day("2025-10-06"), 26, 100.0, 1400.0);
        let ticks = axis.months();
        let words: Vec<_> = ticks
            .iter()
            .map(|tick| {
                let month = tick.month.clone().unwrap_or_default();
                (tick.date.to_string(), month, tick.year.clone().unwrap_or_default())
            })
            .collect();
        let expected = [
            ("2025-10-06", "Oct", "2025"),
            ("2025-11-01", "Nov", ""),
            ("2025-12-01", "Dec", ""),
            ("2026-01-01", "Jan", "2026"),
            ("2026-02-01", "Feb", ""),
            ("2026-03-01", "Mar", ""),
            ("2026-04-01", "Apr", ""),
        ];
        assert_eq!(words, expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
        assert!(!ticks[0].begins && ticks[1..].iter().all(|tick| tick.begins));
    }

    #[test]
    fn thirty_years_are_marked_in_years() {
        let ticks = TimeAxis::new(day("1996-11-25"), 30 * 52, 100.0, 1400.0).months();
        assert!(ticks.iter().all(|tick| tick.month.is_none() && tick.date.month0() == 0));
        assert!(ticks.len() > 10 && ticks.len() < 22);
    }

    #[test]
    fn a_week_begins_where_its_monday_does() {
        let axis = TimeAxis::new(day("2026-11-02"), 10, 100.0, 1500.0);
        assert!((axis.date(day("2026-11-16")) - axis.week(2)).abs() < 1e-9);
        assert!((axis.date(day("2026-10-26")) - (100.0 - axis.slot())).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn marks_never_crowd_and_are_always_month_starts(weeks in 1_usize..6000, days in 0_u64..40_000) {
            let first = day("1950-01-02").checked_add_days(Days::new(days)).unwrap();
            let axis = TimeAxis::new(first, weeks, 100.0, 1400.0);
            let ticks = axis.months();
            assert!(ticks.iter().all(|tick| tick.begins == (tick.date.day() == 1) || tick.date == first));
            assert!(ticks.windows(2).all(|two| axis.date(two[1].date) - axis.date(two[0].date) > 55.0));
            assert!(!ticks.is_empty());
        }
    }
}
