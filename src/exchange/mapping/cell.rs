//! Cell: the value of one cell.

use super::Reader;
use super::field::Reading;
use super::preset::Said;
use super::told;
use crate::diary::{Kind, Value};
use crate::exchange::{cell, reading};
use crate::grammar::is_two_sided;

/// Reads yes or no from the words that programs write for them.
pub(super) fn yes_or_no(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" => Ok(true),
        "no" | "n" | "false" | "0" => Ok(false),
        _ => Err("is neither yes, y, true or 1 nor no, n, false or 0".to_owned()),
    }
}

/// Tells whether a text is a number, with a decimal point or comma.
pub(super) fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once(['.', ',']).unwrap_or((unsigned, "0"));
    digits(whole) && digits(fraction)
}

/// Writes a number with a decimal point, and a whole one without.
///
/// # Errors
///
/// If it could be read in two ways: 1,000 and 1.000 may be one or a thousand.
pub(super) fn plain_number(text: &str) -> Result<String, String> {
    if is_two_sided(text.trim_start_matches('-')) {
        return Err("could be read in two ways; write it without a mark for thousands".to_owned());
    }
    let plain = text.replace(',', ".");
    let whole = plain.split_once('.').filter(|(_, rest)| rest.bytes().all(|byte| byte == b'0'));
    Ok(whole.map_or(plain.as_str(), |(whole, _)| whole).to_owned())
}

/// Reads a factor; `None` where the cell leaves it unknown.
pub(super) fn value(
    said: &Said,
    mapped: &Reading,
    reader: &Reader<'_>,
) -> Result<Option<Value>, String> {
    let factor = &mapped.factor;
    let is_yes_no = factor.kind == Kind::YesNo;
    let text = match said {
        Said::Nothing => return Ok(None),
        Said::Yes if is_yes_no => return Ok(Some(Value::Yes)),
        Said::No if is_yes_no => return Ok(Some(Value::No)),
        Said::Yes => return Err("is only ticked; it does not say how much".to_owned()),
        Said::No => return Ok(None),
        Said::Text(text) => text,
    };
    let spoken = factor.key.replace('_', " ");
    match &factor.kind {
        Kind::YesNo => yes_or_no(text).map(|yes| if yes { Value::Yes } else { Value::No }),
        Kind::Scale { .. } => reading::read_value(factor, &plain_number(text)?),
        Kind::Amount { unit, .. } if is_number(text) => {
            let number = plain_number(text)?;
            match &mapped.unit {
                Some(named) if named == unit.suffix() => reading::read_value(factor, &number),
                Some(named) => told::reading(&format!("{spoken} {number} {named}"), factor, reader),
                None => {
                    told::reading(&format!("{spoken} {number}"), factor, reader).map_err(|why| {
                        format!("{why}; the field may name its unit, as {} does", factor.column())
                    })
                }
            }
        }
        Kind::Clock if cell::read_clock(text).is_ok() => reading::read_value(factor, text),
        Kind::Category(_) if factor.level(text).is_some() => reading::read_value(factor, text),
        _ => told::reading(&format!("{spoken} {text}"), factor, reader),
    }
    .map(Some)
}

/// Tells whether the unit of a name is one in which the factor can be said.
pub(super) fn is_unit_of(mapped: &Reading, reader: &Reader<'_>) -> bool {
    matches!(mapped.factor.kind, Kind::Amount { .. })
        && value(&Said::Text("1".to_owned()), mapped, reader).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_a_point_or_a_comma_and_never_guessed() {
        for (text, plain) in
            [("6", "6"), ("1,5", "1.5"), ("1.50", "1.50"), ("2.0", "2"), ("-3", "-3")]
        {
            assert!(is_number(text), "{text}");
            assert_eq!(plain_number(text).as_deref(), Ok(plain));
        }
        for text in ["1,000", "1.500", "-1,250"] {
            assert!(plain_number(text).is_err(), "{text}");
        }
        for text in ["", ".5", "5.", "1e3", "1.2.3", "NaN", "--1", "٣"] {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn yes_and_no_have_a_fixed_set_of_words() {
        assert_eq!([yes_or_no("TRUE"), yes_or_no("0")], [Ok(true), Ok(false)]);
        for text in ["ja", "oui", "2", "", "maybe"] {
            assert!(yes_or_no(text).is_err(), "{text}");
        }
    }
}
