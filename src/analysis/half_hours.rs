//! Half hours: how many cramps begin in each half hour of the night, from noon to noon.

use chrono::Timelike;

use crate::diary::{Cramp, Moment};

use super::clock::first_starts;

/// How long a half hour lasts, in seconds.
const HALF_HOUR_S: u32 = 30 * 60;

/// How many cramps begin in each half hour from noon, where nights turn over, to noon.
///
/// A record that stands for several cramps alike stands for as many that began at its time:
/// one of them may be the first of its night, the others are later ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfHours {
    /// In how many nights the first cramp with a time began in each half hour, from 12:00 on.
    pub first: [u32; Self::COUNT],
    /// How many other cramps began in each half hour, from 12:00 on.
    pub later: [u32; Self::COUNT],
    /// How many cramps have no time, and are in no half hour.
    pub timeless: u32,
}

impl HalfHours {
    /// How many half hours a night has.
    pub const COUNT: usize = 48;

    /// Counts these cramps.
    pub fn of<'a>(cramps: impl Iterator<Item = &'a Cramp> + Clone) -> Self {
        let mut found = Self { first: [0; Self::COUNT], later: [0; Self::COUNT], timeless: 0 };
        for cramp in cramps.clone() {
            match &cramp.start {
                Some(start) => found.later[place(start)] += cramp.count,
                None => found.timeless += cramp.count,
            }
        }
        for start in first_starts(cramps) {
            let place = place(start);
            found.first[place] += 1;
            found.later[place] = found.later[place].saturating_sub(1);
        }
        found
    }

    /// Returns how many cramps began in the half hour of this place, of 0 to 47.
    pub fn cramps(&self, place: usize) -> u32 {
        self.first[place] + self.later[place]
    }

    /// Returns how many cramps have a time.
    pub fn timed(&self) -> u32 {
        (0..Self::COUNT).map(|place| self.cramps(place)).sum()
    }

    /// Returns how many cramps began in the fullest half hour.
    pub fn highest(&self) -> u32 {
        (0..Self::COUNT).map(|place| self.cramps(place)).max().unwrap_or(0)
    }

    /// Returns how many first and how many later cramps began in the hour of this place, of 0 to 23.
    pub fn hour(&self, place: usize) -> (u32, u32) {
        let two = 2 * place..2 * place + 2;
        (self.first[two.clone()].iter().sum(), self.later[two].iter().sum())
    }

    /// Returns which share of the cramps with a time so many are, 0 to 1; `None` where none has a time.
    pub fn share(&self, cramps: u32) -> Option<f64> {
        let timed = self.timed();
        (timed > 0).then(|| f64::from(cramps) / f64::from(timed))
    }
}

/// Returns the place of the half hour that a clock on the wall showed.
fn place(start: &Moment) -> usize {
    let since_midnight = start.local().num_seconds_from_midnight() / HALF_HOUR_S;
    (since_midnight as usize + HalfHours::COUNT / 2) % HalfHours::COUNT
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::super::ClockTimes;
    use super::super::known::at;
    use super::*;
    use crate::diary::Night;

    #[test]
    fn half_hours_are_counted_from_noon() {
        for (time, expected) in [
            ("2025-01-01T12:00", 0),
            ("2025-01-01T12:29", 0),
            ("2025-01-01T12:30", 1),
            ("2025-01-01T23:59", 23),
            ("2025-01-02T00:00", 24),
            ("2025-01-02T03:15", 30),
            ("2025-01-02T11:59", 47),
        ] {
            let found = HalfHours::of([&at(time)].into_iter());
            assert_eq!((found.first[expected], found.timed()), (1, 1), "{time}");
        }
    }

    #[test]
    fn only_one_cramp_of_a_night_is_the_first() {
        let several = Cramp { count: 3, ..at("2025-01-01T23:10") };
        let cramps = [at("2025-01-02T04:10"), several, at("2025-01-02T23:20")];
        let found = HalfHours::of(cramps.iter());
        assert_eq!((found.first[22], found.later[22]), (2, 2));
        assert_eq!((found.first[32], found.later[32]), (0, 1));
        assert_eq!((found.timed(), found.highest()), (5, 4));
        assert_eq!((found.hour(11), found.hour(16)), ((2, 2), (0, 1)));
        assert_eq!(found.share(1), Some(0.2));
    }

    #[test]
    fn a_cramp_without_a_time_is_in_no_half_hour() {
        let night = Night::named_after("2025-01-01".parse().unwrap());
        let found = HalfHours::of([&Cramp { count: 2, ..Cramp::on(night) }].into_iter());
        assert_eq!((found.timeless, found.timed(), found.highest()), (2, 0, 0));
        assert_eq!(found.share(0), None);
    }

    proptest! {
        #[test]
        fn every_cramp_is_counted_once_and_one_of_each_night_is_first(
            records in vec((0_u32..9, any::<Option<u16>>(), 1_u32..4), 0..60)
        ) {
            let cramps: Vec<Cramp> = records
                .iter()
                .map(|(day, minute, count)| {
                    let day = day + 1;
                    let night = Night::named_after(format!("2025-01-{day:02}").parse().unwrap());
                    let timed = minute.map(|minute| {
                        at(&format!("2025-01-{day:02}T{:02}:{:02}", minute / 60 % 24, minute % 60))
                    });
                    Cramp { count: *count, ..timed.unwrap_or_else(|| Cramp::on(night)) }
                })
                .collect();
            let found = HalfHours::of(cramps.iter());
            let all: u32 = cramps.iter().map(|cramp| cramp.count).sum();
            prop_assert_eq!(found.timed() + found.timeless, all);
            let nights = ClockTimes::of(&cramps).map_or(0, |times| times.nights);
            prop_assert_eq!(found.first.iter().sum::<u32>() as usize, nights);
            let hours: u32 = (0..24).map(|place| found.hour(place).0 + found.hour(place).1).sum();
            prop_assert_eq!(hours, found.timed());
        }
    }
}
