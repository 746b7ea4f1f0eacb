//! The scan as a whole: its known answers, its edges, and what must never change it.

mod edges;
mod known_answers;
mod properties;

use super::{Scan, scanned};
use crate::analysis::Series;
use crate::analysis::known;
use crate::diary::{Cramp, Day, Diary, Night, Value, Word};

fn scan(diary: &Diary) -> Scan {
    let series = Series::of(diary).unwrap();
    Scan::of(&series, &scanned(diary, &series))
}

fn night(place: usize) -> Night {
    Night::named_after("2025-01-01".parse().unwrap()).after(place as u64)
}

/// One made-up day: the cramps of its night, and the readings of the factors.
type Told<'a> = (Option<u32>, &'a [(&'static str, Option<Value>)]);

/// Returns a diary from 1 January 2025 on.
fn diary<'a>(days: impl IntoIterator<Item = Told<'a>>) -> Diary {
    let mut diary = Diary::default();
    for (place, (cramps, readings)) in days.into_iter().enumerate() {
        let mut day = Day::new(known::noted());
        for (key, value) in readings {
            if let Some(value) = value {
                day.readings.insert(Word::Borrowed(key), value.clone());
            }
        }
        diary.days.insert(night(place).evening(), day);
        match cramps {
            Some(0) => drop(diary.confirmed_none.insert(night(place), known::noted())),
            Some(count) => {
                diary
                    .cramps
                    .push(known::recorded(place, Cramp { count, ..Cramp::on(night(place)) }));
            }
            None => {}
        }
    }
    diary
}

/// Returns a diary of so many nights, of which `told` says the cramps and whether it was a hot day.
fn hot_days(nights: usize, told: impl Fn(usize) -> (Option<u32>, Option<bool>)) -> Diary {
    let days: Vec<_> = (0..nights)
        .map(|place| {
            let (cramps, hot) = told(place);
            (cramps, [("hot_day", hot.map(yes))])
        })
        .collect();
    diary(days.iter().map(|(cramps, readings)| (*cramps, &readings[..])))
}

fn yes(is_so: bool) -> Value {
    if is_so { Value::Yes } else { Value::No }
}

/// Returns a number between 0 and 1 that looks like chance and is always the same.
fn chance(place: usize, stream: u64) -> f64 {
    let mixed = (place as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ^ stream.wrapping_mul(0xd134_2543_de82_ef95);
    let mixed = (mixed ^ (mixed >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((mixed >> 40) as f64) / f64::from(1 << 24)
}
