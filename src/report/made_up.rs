//! Made-up diaries for the tests of the report.

use chrono::{DateTime, FixedOffset};

use crate::diary::{Cramp, Diary, Night, Recorded};

use super::visit::Look;
use super::{Asked, Foot, Part};

/// The first night of every made-up diary.
pub(super) fn first() -> Night {
    Night::named_after("2026-11-01".parse().unwrap())
}

/// When everything was written down, unless a test says otherwise.
pub(super) fn noted() -> DateTime<FixedOffset> {
    "2026-11-04T08:00:00+00:00".parse().unwrap()
}

/// Returns the diary of these nights: a number of cramps each, or `None` where nothing is recorded.
pub(super) fn diary(counts: &[Option<u32>]) -> Diary {
    let mut diary = Diary::default();
    for (place, count) in counts.iter().enumerate() {
        let night = first().after(place as u64);
        match count {
            None => {}
            Some(0) => drop(diary.confirmed_none.insert(night, noted())),
            Some(count) => {
                diary.cramps.push(recorded(Cramp { count: *count, ..Cramp::on(night) }));
            }
        }
    }
    let last = first().after(counts.len().saturating_sub(1) as u64);
    let day = crate::diary::Day::new(noted());
    diary.days.insert(last.evening(), day);
    diary
}

/// Returns the diary of these cramps.
pub(super) fn diary_of(cramps: impl IntoIterator<Item = Cramp>) -> Diary {
    Diary { cramps: cramps.into_iter().map(recorded).collect(), ..Diary::default() }
}

/// Returns a fact as it is recorded.
pub(super) fn recorded<T>(fact: T) -> Recorded<T> {
    Recorded { number: 1, key: "00".to_owned(), recorded_at: noted(), fact }
}

/// Returns what is asked of a diary as a whole.
pub(super) fn asked(diary: &Diary) -> Asked<'_> {
    let latest = diary.span().map_or(first(), |(_, last)| last);
    Asked { diary, window: None, latest, today: latest.morning(), questions: &[] }
}

/// Returns what the sections look at.
pub(super) fn look(diary: &Diary) -> Look<'_> {
    Look::new(asked(diary))
}

/// Returns where a report of the tests comes from.
pub(super) fn foot() -> Foot {
    Foot { version: "0.0.0", data_hash: "ab".repeat(32), command: "cramp report".to_owned() }
}

/// Returns each flat row as what it is and "value unit (note)".
pub(super) fn values(parts: &[Part]) -> Vec<(String, String)> {
    let items = parts.iter().flat_map(Part::items);
    let said = |it: super::Item| {
        let unit = if it.unit.is_empty() { String::new() } else { format!(" {}", it.unit) };
        let note = if it.note.is_empty() { String::new() } else { format!(" ({})", it.note) };
        (it.what, format!("{}{unit}{note}", it.value.plain()))
    };
    items.map(said).collect()
}

/// Returns what the first row of this name says.
#[track_caller]
pub(super) fn fact<'a>(rows: &'a [(String, String)], what: &str) -> &'a str {
    let found = rows.iter().find(|(name, _)| name == what);
    assert!(found.is_some(), "no {what} in {rows:?}");
    found.map(|(_, said)| said.as_str()).unwrap()
}
