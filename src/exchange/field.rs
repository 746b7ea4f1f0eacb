//! Field: a column of one value that may be unknown, by the kind of the value.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveTime};

use super::about;
use super::cell::{self, known, optional, set};
use super::column::Column;
use crate::diary::Score;

type Get<R, T> = fn(&R) -> &Option<T>;
type Place<R, T> = fn(&mut R) -> &mut Option<T>;

/// Returns a column of values that `write` and `read` take to a cell and back.
pub(super) fn of<R: 'static, T: 'static>(
    name: &str,
    meaning: &str,
    values: impl Into<String>,
    get: Get<R, T>,
    place: Place<R, T>,
    write: impl Fn(&T) -> String + 'static,
    read: impl Fn(&str) -> Result<T, String> + 'static,
) -> Column<R> {
    Column::optional(
        name,
        meaning,
        values,
        move |row| known(get(row).as_ref(), &write),
        move |row, cell| set(place(row), optional(cell, &read)),
    )
}

/// Returns a column of free text, every character of which is kept.
pub(super) fn text<R: 'static>(
    name: &str,
    meaning: &str,
    get: Get<R, String>,
    place: Place<R, String>,
) -> Column<R> {
    Column::optional(
        name,
        meaning,
        about::TEXT,
        move |row| cell::text(get(row).as_ref()),
        move |row, cell| set(place(row), Ok(cell::read_text(cell))),
    )
}

/// Returns a column of one of a few fixed words.
pub(super) fn word<R: 'static, T: Copy + 'static>(
    name: &str,
    meaning: &str,
    all: &'static [T],
    word: fn(T) -> &'static str,
    get: Get<R, T>,
    place: Place<R, T>,
) -> Column<R> {
    let write = move |value: &T| word(*value).to_owned();
    let read = move |cell: &str| cell::read_word(cell, all, word);
    of(name, meaning, about::words(all, word), get, place, write, read)
}

/// Returns a column of yes or no.
pub(super) fn yes_no<R: 'static>(
    name: &str,
    meaning: &str,
    get: Get<R, bool>,
    place: Place<R, bool>,
) -> Column<R> {
    of(name, meaning, about::YES_NO, get, place, |yes| cell::yes_no(*yes), cell::read_yes_no)
}

/// Returns a column of a whole number from a range.
pub(super) fn whole<R: 'static>(
    name: &str,
    meaning: &str,
    range: RangeInclusive<u32>,
    get: Get<R, u32>,
    place: Place<R, u32>,
) -> Column<R> {
    let values = about::range(&range);
    let read = move |cell: &str| cell::read_whole(cell, range.clone());
    of(name, meaning, values, get, place, u32::to_string, read)
}

/// Returns a column of a number, whatever its range.
pub(super) fn number<R: 'static>(
    name: &str,
    meaning: &str,
    get: Get<R, f64>,
    place: Place<R, f64>,
) -> Column<R> {
    let write = |amount: &f64| cell::number(*amount);
    of(name, meaning, about::NUMBER, get, place, write, cell::read_signed).holding_numbers()
}

/// Returns a column of a score from 0 to 10.
pub(super) fn score<R: 'static>(
    name: &str,
    meaning: &str,
    get: Get<R, Score>,
    place: Place<R, Score>,
) -> Column<R> {
    of(name, meaning, about::SCORE, get, place, |score| score.score().to_string(), read_score)
}

/// Reads a score from 0 to 10.
pub(super) fn read_score(cell: &str) -> Result<Score, String> {
    let score = cell::read_whole(cell, 0..=10)?;
    u8::try_from(score).ok().and_then(Score::new).ok_or_else(|| "is not a score".to_owned())
}

/// Returns a column of a date.
pub(super) fn date<R: 'static>(
    name: &str,
    meaning: &str,
    get: Get<R, NaiveDate>,
    place: Place<R, NaiveDate>,
) -> Column<R> {
    of(name, meaning, about::DATE, get, place, NaiveDate::to_string, cell::read_date)
}

/// Returns a column of a time on the clock.
pub(super) fn clock<R: 'static>(
    name: &str,
    meaning: &str,
    get: Get<R, NaiveTime>,
    place: Place<R, NaiveTime>,
) -> Column<R> {
    of(name, meaning, about::CLOCK, get, place, |time| cell::clock(*time), cell::read_clock)
}
