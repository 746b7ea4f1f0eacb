//! Week: the nights of one calendar week, and the calm line through many of them.

use chrono::{Datelike, Days, NaiveDate};

use super::Series;
use crate::diary::Night;

/// The nights of one ISO week, Monday to Sunday by the date of the evening; or of several in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// The Monday on which the week begins.
    pub monday: NaiveDate,
    /// How many weeks it stands for: 1, unless they were put together.
    pub weeks: u32,
    /// How many of its nights lie in the series, 1 to 7 of each week: fewer at its ends.
    pub nights: u32,
    /// How many of those nights are recorded, with or without a cramp.
    pub known: u32,
    /// The cramps of the recorded nights.
    pub cramps: u32,
    /// The nights with at least one cramp.
    pub cramp_nights: u32,
}

impl Week {
    /// With fewer recorded nights than this, one night moves the week's figure by more than two cramps.
    const ENOUGH_NIGHTS: u32 = 4;

    /// Returns the weeks of a series in order, without holes; a week of unknown nights keeps its place.
    pub fn of(series: &Series) -> Vec<Self> {
        let mut weeks: Vec<Self> = Vec::with_capacity(series.nights() / 7 + 2);
        for (night, count) in series.iter() {
            let monday = Self::monday_of(night);
            if weeks.last().is_none_or(|week| week.monday != monday) {
                weeks.push(Self {
                    monday,
                    weeks: 1,
                    nights: 0,
                    known: 0,
                    cramps: 0,
                    cramp_nights: 0,
                });
            }
            let Some(week) = weeks.last_mut() else { continue };
            week.nights += 1;
            week.known += u32::from(count.is_some());
            week.cramps += count.unwrap_or(0);
            week.cramp_nights += u32::from(count.is_some_and(|cramps| cramps > 0));
        }
        weeks
    }

    /// Puts so many weeks in a row together, counted from the last; the first ones may be fewer.
    pub fn put_together(weeks: &[Self], size: usize) -> Vec<Self> {
        let sum = |row: &[Self]| {
            let (first, rest) = row.split_first()?;
            Some(rest.iter().fold(first.clone(), |sum, week| Self {
                monday: sum.monday,
                weeks: sum.weeks + week.weeks,
                nights: sum.nights + week.nights,
                known: sum.known + week.known,
                cramps: sum.cramps + week.cramps,
                cramp_nights: sum.cramp_nights + week.cramp_nights,
            }))
        };
        let mut together: Vec<Self> = weeks.rchunks(size.max(1)).filter_map(sum).collect();
        together.reverse();
        together
    }

    /// Returns the Monday of the week in which the evening of the night lies.
    pub fn monday_of(night: Night) -> NaiveDate {
        let evening = night.evening();
        let since = u64::from(evening.weekday().num_days_from_monday());
        evening.checked_sub_days(Days::new(since)).unwrap_or(evening)
    }

    /// Returns the cramps per seven recorded nights; `None` if no night is recorded.
    ///
    /// `cramps / known × 7`. Unknown nights count neither as nights nor as
    /// nights without a cramp, so a half-recorded week is not a better week.
    pub fn cramps_per_week(&self) -> Option<f64> {
        per_week(self.cramps, self.known)
    }

    /// Tells whether fewer than 4 nights of a week are recorded, too few to read it by itself.
    pub fn is_thin(&self) -> bool {
        self.known < Self::ENOUGH_NIGHTS * self.weeks
    }
}

/// Returns the calm line: for each week, the rate of all recorded nights of the weeks around it.
///
/// `Σ cramps / Σ recorded nights × 7` over the week itself and `reach` weeks
/// on either side (fewer at the ends of the list): a moving ratio of sums, so
/// that each recorded night weighs the same and a thin week pulls little.
/// `None` where fewer than two fifths of a full window's nights are recorded
/// (14 of 35 for a reach of 2), so that the line breaks off where the diary does.
///
/// It describes and proves nothing: neighbouring points share most of their
/// nights, therefore it carries no interval; whether there is a trend is for the trend to say.
pub fn calm_line(weeks: &[Week], reach: usize) -> Vec<Option<f64>> {
    let enough = ((2 * reach + 1) * 7 * 2).div_ceil(5);
    (0..weeks.len())
        .map(|middle| {
            let last = (middle + reach).min(weeks.len() - 1);
            let window = weeks.get(middle.saturating_sub(reach)..=last)?;
            let known: u32 = window.iter().map(|week| week.known).sum();
            let cramps: u32 = window.iter().map(|week| week.cramps).sum();
            if (known as usize) < enough { None } else { per_week(cramps, known) }
        })
        .collect()
}

fn per_week(cramps: u32, known: u32) -> Option<f64> {
    (known > 0).then(|| f64::from(cramps) / f64::from(known) * 7.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, proptest};

    use super::*;
    use crate::diary::{Cramp, Diary, Recorded};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Returns the series of these nights: a number of cramps, or `None` where unknown.
    fn series(first: &str, counts: &[Option<u32>]) -> Series {
        let said = "2026-11-22T08:00:00+00:00".parse().unwrap();
        let (first, mut diary) = (Night::named_after(day(first)), Diary::default());
        for (place, count) in counts.iter().enumerate() {
            let night = first.after(place as u64);
            match count {
                None => {}
                Some(0) => drop(diary.confirmed_none.insert(night, said)),
                Some(count) => diary.cramps.push(Recorded {
                    number: 1,
                    key: place.to_string(),
                    recorded_at: said,
                    fact: Cramp { count: *count, ..Cramp::on(night) },
                }),
            }
        }
        Series::between(&diary, first, first.after(counts.len() as u64 - 1))
    }

    fn week(known: u32, cramps: u32) -> Week {
        let cramp_nights = cramps.min(known);
        Week { monday: day("2026-11-16"), weeks: 1, nights: 7, known, cramps, cramp_nights }
    }

    #[test]
    fn unknown_nights_are_never_nights_without_a_cramp() {
        let counts = [Some(2), None, Some(0), None, None, Some(1), None];
        let weeks = Week::of(&series("2026-11-16", &counts));
        let expected = Week { cramp_nights: 2, ..week(3, 3) };
        assert_eq!(weeks, [expected]);
        assert_eq!(weeks[0].cramps_per_week(), Some(7.0));
        let unknown = Week::of(&series("2026-11-16", &[None; 7]));
        assert_eq!(unknown, [week(0, 0)]);
        assert_eq!(unknown[0].cramps_per_week(), None);
    }

    #[test]
    fn cramps_are_scaled_to_seven_recorded_nights() {
        assert_eq!(week(7, 3).cramps_per_week(), Some(3.0));
        assert_eq!(week(2, 1).cramps_per_week(), Some(3.5));
        assert_eq!(week(5, 0).cramps_per_week(), Some(0.0));
    }

    #[test]
    fn a_week_with_fewer_than_four_recorded_nights_is_thin() {
        assert!(week(3, 1).is_thin() && week(0, 0).is_thin());
        assert!(!week(4, 1).is_thin());
    }

    #[test]
    fn the_weeks_at_the_ends_hold_only_the_nights_of_the_span() {
        let weeks = Week::of(&series("2026-11-21", &[Some(0); 10]));
        let nights: Vec<_> = weeks.iter().map(|week| (week.monday, week.nights)).collect();
        let expected = [("2026-11-16", 2), ("2026-11-23", 7), ("2026-11-30", 1)];
        assert_eq!(nights, expected.map(|(monday, nights)| (day(monday), nights)));
    }

    #[test]
    fn a_week_may_begin_in_one_year_and_end_in_the_next() {
        let weeks = Week::of(&series("2026-12-30", &[Some(1); 6]));
        assert_eq!(weeks.len(), 2);
        assert_eq!((weeks[0].monday, weeks[0].cramps), (day("2026-12-28"), 5));
        assert_eq!((weeks[1].monday, weeks[1].cramps), (day("2027-01-04"), 1));
    }

    #[test]
    fn the_calm_line_weighs_nights_not_weeks() {
        let weeks = [week(7, 0), week(7, 0), week(1, 1), week(7, 0), week(7, 0)];
        let line = calm_line(&weeks, 2);
        assert!((line[2].unwrap() - 7.0 / 29.0).abs() < 1e-12);
    }

    #[test]
    fn the_calm_line_breaks_off_where_too_little_is_recorded() {
        let weeks = [week(7, 2), week(6, 2), week(0, 0), week(0, 0), week(0, 0), week(7, 1)];
        assert_eq!(calm_line(&weeks, 2), [None; 6]);
        let weeks = [week(7, 2), week(7, 2), week(0, 0), week(0, 0), week(0, 0)];
        assert_eq!(calm_line(&weeks, 2), [Some(2.0), Some(2.0), Some(2.0), None, None]);
        assert_eq!(calm_line(&[], 2), []);
    }

    proptest! {
        #[test]
        fn no_night_is_lost_between_the_weeks(
            counts in prop::collection::vec(prop::option::of(0_u32..5), 1..100),
        ) {
            let series = series("2026-11-19", &counts);
            let weeks = Week::of(&series);
            assert_eq!(weeks.iter().map(|week| week.nights as usize).sum::<usize>(), counts.len());
            assert_eq!(weeks.iter().map(|week| week.known as usize).sum::<usize>(), series.known());
            assert_eq!(weeks.iter().map(|week| week.cramps).sum::<u32>(), series.cramps());
            assert!(weeks.iter().all(|week| week.cramp_nights <= week.known && week.known <= week.nights));
            let highest = weeks.iter().filter_map(Week::cramps_per_week).fold(0.0, f64::max);
            assert!(calm_line(&weeks, 2).iter().flatten().all(|rate| *rate <= highest + 1e-9));
        }
    }

    #[test]
    fn weeks_put_together_keep_every_night_and_the_latest_are_whole() {
        let counts: Vec<_> = (0..5 * 7).map(|n| (n % 3 > 0).then_some(n % 5)).collect();
        let weeks = Week::of(&series("2026-10-19", &counts));
        let together = Week::put_together(&weeks, 2);
        assert_eq!(together.iter().map(|it| it.weeks).collect::<Vec<_>>(), [1, 2, 2]);
        assert_eq!(together[1].monday, day("2026-10-26"));
        let sums = |weeks: &[Week]| {
            weeks.iter().fold((0, 0, 0), |sum, week| {
                (sum.0 + week.nights, sum.1 + week.known, sum.2 + week.cramps)
            })
        };
        assert_eq!(sums(&together), sums(&weeks));
        assert_eq!(Week::put_together(&weeks, 1), weeks);
        assert!(Week { weeks: 4, ..week(15, 3) }.is_thin());
    }
}
