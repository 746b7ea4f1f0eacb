//! Told: cells in words, as `cramp log`, `cramp day` and `cramp med took` take them.

use super::Reader;
use crate::diary::{Cramp, Factor, Strength, Value};
use crate::grammar::{Change, CrampWords, DayWords, Leftover, MedicineWords};

/// What is wrong with words of which no more is known.
const UNKNOWN: &str = "is not understood";

/// Something of a cramp that is told in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Side and muscle: "left calf".
    Place,
    /// How bad it was: "5", "5/10".
    Pain,
    /// How long it lasted: "2 min", "1h30m".
    Duration {
        /// The unit of a bare number; none if there may be no bare number.
        unit: &'static str,
    },
    /// Anything: "left calf 2 min 5/10".
    All,
}

impl Told {
    /// Puts into the cramp what the words say, if they say nothing else.
    pub(super) fn put(
        self,
        text: &str,
        cramp: &mut Cramp,
        reader: &Reader<'_>,
    ) -> Result<(), String> {
        let is_number = super::cell::is_number(text);
        let words = match self {
            Self::Pain => format!("pain {text}"),
            Self::Duration { unit } if is_number => format!("{text} {unit}"),
            _ => text.to_owned(),
        };
        let mut said = CrampWords::read(&[words], reader.now).map_err(|_| UNKNOWN)?;
        refuse_leftovers(&said.leftovers)?;
        let all = self == Self::All;
        if all || self == Self::Place {
            put(&mut cramp.muscle, &mut said.muscle);
            put(&mut cramp.muscle_detail, &mut said.muscle_detail);
            put(&mut cramp.side, &mut said.side);
        }
        if all || self == Self::Pain {
            put(&mut cramp.pain, &mut said.pain);
        }
        if all || matches!(self, Self::Duration { .. }) {
            put(&mut cramp.duration, &mut said.duration);
        }
        if all {
            put(&mut cramp.state, &mut said.state);
        }
        let understood = said.understood;
        match said == (CrampWords { understood, ..CrampWords::default() }) && understood > 0 {
            true => Ok(()),
            false => Err(UNKNOWN.to_owned()),
        }
    }
}

fn put<T>(place: &mut Option<T>, said: &mut Option<T>) {
    if let Some(value) = said.take() {
        *place = Some(value);
    }
}

/// Reads words that say one value of one factor, and nothing else.
pub(super) fn reading(text: &str, factor: &Factor, reader: &Reader<'_>) -> Result<Value, String> {
    let said = DayWords::read(&[text.to_owned()], reader.now, reader.catalogue)
        .map_err(|_| UNKNOWN.to_owned())?;
    refuse_leftovers(&said.leftovers)?;
    let alone = said.bouts.is_empty() && said.note.is_none() && said.date.is_none();
    match said.readings.as_slice() {
        [(known, Change::Set(value))] if alone && known.key == factor.key => Ok(value.clone()),
        _ => Err(UNKNOWN.to_owned()),
    }
}

/// Reads words that say how much of a medicine, and nothing else.
pub(super) fn strength(text: &str, reader: &Reader<'_>) -> Result<Strength, String> {
    const NONE: &str = "is not a dose such as 400 mg";
    let said = MedicineWords::read(&[text.to_owned()], reader.now).map_err(|_| NONE)?;
    let alone = said.medicine.is_none() && said.leftovers.is_empty() && said.when.is_none();
    said.strength.filter(|_| alone).ok_or_else(|| NONE.to_owned())
}

fn refuse_leftovers(leftovers: &[Leftover]) -> Result<(), String> {
    match leftovers.first() {
        Some(leftover) => Err(leftover.reason.unwrap_or(UNKNOWN).to_owned()),
        None => Ok(()),
    }
}
