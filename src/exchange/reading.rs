//! Reading: the value of one factor in one cell.

use super::cell::{self, read_word};
use crate::diary::{Factor, Kind, Value};

/// Writes the value of a factor.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Amount(amount) => cell::number(*amount),
        Value::Yes => cell::yes_no(true),
        Value::No => cell::yes_no(false),
        Value::Level(word) => (*word).to_owned(),
        Value::Clock(time) => cell::clock(*time),
    }
}

/// Reads the value of a factor.
pub(super) fn read_value(factor: &Factor, cell: &str) -> Result<Value, String> {
    match factor.kind {
        Kind::Amount(_, most) => {
            let value = Value::Amount(cell::read_number(cell)?);
            let outside = || cell::outside(cell, "0", &cell::number(most));
            factor.accepts(&value).then_some(value).ok_or_else(outside)
        }
        Kind::Score => cell::read_whole(cell, 0..=10).map(|score| Value::Amount(score.into())),
        Kind::YesNo => cell::read_yes_no(cell).map(|yes| if yes { Value::Yes } else { Value::No }),
        Kind::Category(levels) => {
            read_word(cell, levels, |level| level.word).map(|level| Value::Level(level.word))
        }
        Kind::Clock => cell::read_clock(cell).map(Value::Clock),
    }
}
