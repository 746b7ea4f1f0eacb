//! Measure: an amount in the unit in which a factor is stored.

use crate::diary::{Settings, Unit};

use super::amount::{amount, number, split_unit};
use super::span::span;
use super::text::{Token, first, optional, skip};

/// Reads an amount with its unit; returns it in the stored unit.
pub(super) fn measure(unit: &Unit, tokens: &[Token], settings: &Settings) -> Option<(usize, f64)> {
    let per_unit_s = match unit {
        Unit::Hours => 3600.0,
        Unit::Minutes => 60.0,
        Unit::Seconds => 1.0,
        _ => return counted_out(unit, tokens, settings),
    };
    span(tokens).map(|(words, seconds)| (words, seconds / per_unit_s))
}

/// Reads an amount of something that is no time: "6 glasses", "2 servings", "3 cups".
fn counted_out(unit: &Unit, tokens: &[Token], settings: &Settings) -> Option<(usize, f64)> {
    const OUNCE_ML: f64 = Settings::FLUID_OUNCE_ML;
    let amount = amount(tokens)?;
    let fluid = optional(skip(tokens, amount.words), &["oz", "ounce", "ounces"]);
    let (further, size) = match (unit, amount.unit) {
        (Unit::Drinks, "drink" | "drinks" | "unit" | "units" | "glass" | "glasses") => (0, 1.0),
        (Unit::Servings, "serving" | "servings" | "portion" | "portions" | "handful") => (0, 1.0),
        (Unit::Times, "times" | "x") => (0, 1.0),
        (Unit::Own(own), typed) if is_same_unit(own, typed) => (0, 1.0),
        (Unit::Millilitres, "ml") => (0, 1.0),
        (Unit::Millilitres, "cl") => (0, 10.0),
        (Unit::Millilitres, "dl") => (0, 100.0),
        (Unit::Millilitres, "l" | "litre" | "litres" | "liter" | "liters") => (0, 1000.0),
        (Unit::Millilitres, "glass" | "glasses") => (0, settings.glass_ml),
        (Unit::Millilitres, "cup" | "cups") => (0, 8.0 * OUNCE_ML),
        (Unit::Millilitres, "oz" | "floz") => (0, OUNCE_ML),
        (Unit::Millilitres, "fl" | "fluid") if fluid > 0 => (1, OUNCE_ML),
        _ => return None,
    };
    Some((amount.words + further, amount.number * size))
}

/// Tells whether a typed unit is the person's own one: "cup" is "cups".
fn is_same_unit(own: &str, typed: &str) -> bool {
    own.strip_suffix('s').unwrap_or(own) == typed.strip_suffix('s').unwrap_or(typed)
}

/// Reads a temperature in degrees Celsius: "31", "31c", "-5 °C", "88 F", "31 degrees".
pub(super) fn temperature(tokens: &[Token]) -> Option<(usize, f64)> {
    let word = first(tokens);
    let (sign, unsigned) = match word.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, word.strip_prefix('+').unwrap_or(word)),
    };
    let (digits, glued) = split_unit(unsigned);
    let degrees = sign * number(digits)?;
    let apart = optional(skip(tokens, 1), &["degrees", "°"]);
    let scale = if glued.is_empty() { first(skip(tokens, 1 + apart)) } else { glued };
    let named = usize::from(glued.is_empty());
    match scale.trim_start_matches('°') {
        "c" | "celsius" => Some((1 + apart + named, degrees)),
        "f" | "fahrenheit" => Some((1 + apart + named, (degrees - 32.0) / 1.8)),
        _ if glued.is_empty() || glued == "°" => Some((1 + apart, degrees)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn a_volume_is_told_in_the_units_of_the_person() {
        let settings = Settings { glass_ml: 200.0, ..Settings::default() };
        for (text, ml) in [
            ("6 glasses", 1200.0),
            ("two cups", 480.0),
            ("1,5l", 1500.0),
            ("12oz", 360.0),
            ("12 fl oz", 360.0),
            ("50 cl", 500.0),
        ] {
            let words = tokens(text);
            let read = measure(&Unit::Millilitres, &words, &settings);
            assert_eq!(read, Some((words.len(), ml)), "{text}");
        }
    }

    #[test]
    fn a_unit_of_ones_own_is_understood_in_singular_and_plural() {
        let settings = Settings::default();
        for text in ["1 cup", "1 cups"] {
            let own = Unit::Own("cups".into());
            assert_eq!(measure(&own, &tokens(text), &settings), Some((2, 1.0)), "{text}");
        }
    }

    #[test]
    fn temperatures_are_told_in_celsius_or_fahrenheit() {
        for (text, celsius) in [
            ("31", 31.0),
            ("31c", 31.0),
            ("-5 °C", -5.0),
            ("88 F", 280.0 / 9.0),
            ("31 degrees", 31.0),
            ("31°", 31.0),
        ] {
            let words = tokens(text);
            let (taken, read) = temperature(&words).unwrap();
            assert_eq!(taken, words.len(), "{text}");
            assert!((read - celsius).abs() < 1e-9, "{text}: {read}");
        }
        for text in ["31ml", "hot", ""] {
            assert_eq!(temperature(&tokens(text)), None, "{text}");
        }
    }
}
