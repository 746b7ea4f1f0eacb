//! Reading: the value of one factor in one cell.

use super::about;
use super::cell;
use super::guard::{guarded, unguarded};
use crate::diary::{Factor, Kind, Value};

/// Writes the value of a factor.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Amount(amount) => cell::number(*amount),
        Value::Yes => cell::yes_no(true),
        Value::No => cell::yes_no(false),
        Value::Level(word) => guarded(word),
        Value::Clock(time) => cell::clock(*time),
    }
}

/// Says what the cells of a factor may hold.
pub(super) fn allowed(factor: &Factor) -> String {
    match &factor.kind {
        Kind::Amount { least, most, .. } => about::range(&(*least..=*most)),
        Kind::Scale { least, most } => about::range(&(*least..=*most)),
        Kind::YesNo => about::YES_NO.to_owned(),
        Kind::Category(levels) => {
            levels.iter().map(|level| &*level.word).collect::<Vec<_>>().join("; ")
        }
        Kind::Clock => about::CLOCK.to_owned(),
    }
}

/// Reads the value of a factor.
pub(super) fn read_value(factor: &Factor, cell: &str) -> Result<Value, String> {
    match factor.kind {
        Kind::Amount { least, most, .. } => {
            cell::read_between(cell, least, most).map(Value::Amount)
        }
        Kind::Scale { least, most } => cell::read_whole(cell, least.into()..=most.into())
            .map(|score| Value::Amount(score.into())),
        Kind::YesNo => cell::read_yes_no(cell).map(|yes| if yes { Value::Yes } else { Value::No }),
        Kind::Category(_) => read_level(factor, cell),
        Kind::Clock => cell::read_clock(cell).map(Value::Clock),
    }
}

fn read_level(factor: &Factor, cell: &str) -> Result<Value, String> {
    match factor.level(unguarded(cell)) {
        Some(level) => Ok(Value::Level(level.word.clone())),
        // The levels of such a factor are the person's own words.
        None if factor.is_own() => Err("is not one of the levels of this factor".to_owned()),
        None => {
            let words: Vec<_> = factor.kind.levels().iter().map(|level| &*level.word).collect();
            Err(format!("is not one of {}", words.join(", ")))
        }
    }
}
