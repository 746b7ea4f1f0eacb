//! Made-up diaries for the tests of the pictures.

use crate::diary::{Course, Cramp, Diary, Medicine, Night, Recorded};

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

/// Returns the course of a medicine between two dates, the second `None` while it is taken.
pub(super) fn course(name: &str, first: &str, last: Option<&str>) -> Recorded<Course> {
    let medicine = Medicine::named(name).unwrap();
    let stopped_on = last.map(|day| day.parse().unwrap());
    recorded(Course { stopped_on, ..Course::from(medicine, first.parse().unwrap()) })
}

fn recorded<T>(fact: T) -> Recorded<T> {
    Recorded { number: 1, key: "00".to_owned(), recorded_at: said(), fact }
}

fn said() -> chrono::DateTime<chrono::FixedOffset> {
    "2026-11-22T08:00:00+00:00".parse().unwrap()
}
