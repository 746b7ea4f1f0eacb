//! Made-up diaries for the tests of the pictures.

use crate::diary::{Course, Cramp, Diary, Medicine, Night, Recorded};

/// Returns the night that begins on this date.
pub(super) fn night(evening: &str) -> Night {
    Night::named_after(evening.parse().unwrap())
}

/// Returns the diary of these nights: a number of cramps each, or `None` where nothing is recorded.
pub(super) fn diary(first: Night, counts: &[Option<u32>]) -> Diary {
    let mut diary = Diary::default();
    for (place, count) in counts.iter().enumerate() {
        let night = first.after(place as u64);
        match count {
            None => {}
            Some(0) => drop(diary.confirmed_none.insert(night, said())),
            Some(count) => {
                diary.cramps.push(recorded(Cramp { count: *count, ..Cramp::on(night) }));
            }
        }
    }
    diary
}

/// Returns nights with all that may occur: gaps, thin weeks, weeks without a cramp, bad ones.
pub(super) fn mixed(nights: usize) -> Vec<Option<u32>> {
    (0..nights)
        .map(|n| match (n / 7) % 9 {
            3 => None,
            5 if n % 7 > 1 => None,
            5 => Some(9),
            6 => Some(0),
            _ if n % 11 == 0 => None,
            week => Some(if n % 3 == 0 { [0, 1, 2][week % 3] } else { 0 }),
        })
        .collect()
}

/// Returns the course of a medicine between two dates, the second `None` while it is taken.
pub(super) fn course(name: &str, first: &str, last: Option<&str>) -> Recorded<Course> {
    let medicine = Medicine::named(name).unwrap();
    let stopped_on = last.map(|day| day.parse().unwrap());
    recorded(Course { stopped_on, ..Course::from(medicine, first.parse().unwrap()) })
}

/// Returns a fact as it is recorded.
pub(super) fn recorded<T>(fact: T) -> Recorded<T> {
    Recorded { number: 1, key: "00".to_owned(), recorded_at: said(), fact }
}

fn said() -> chrono::DateTime<chrono::FixedOffset> {
    "2026-11-22T08:00:00+00:00".parse().unwrap()
}
