//! Measure: an amount in the unit in which a factor is stored.

use crate::diary::Unit;

use super::amount::amount;
use super::span::span;
use super::text::{Token, optional, skip};

/// Reads an amount with its unit; returns it in the stored unit.
pub(super) fn measure(unit: Unit, tokens: &[Token]) -> Option<(usize, f64)> {
    if unit == Unit::Hours {
        return span(tokens).map(|(words, seconds)| (words, seconds / 3600.0));
    }
    let amount = amount(tokens)?;
    let fluid = optional(skip(tokens, amount.words), &["oz", "ounce", "ounces"]);
    let (further, size) = match (unit, amount.unit) {
        (Unit::Drinks, "drink" | "drinks" | "unit" | "units" | "glass" | "glasses") => (0, 1.0),
        (Unit::Millilitres, "ml") => (0, 1.0),
        (Unit::Millilitres, "cl") => (0, 10.0),
        (Unit::Millilitres, "dl") => (0, 100.0),
        (Unit::Millilitres, "l" | "litre" | "litres" | "liter" | "liters") => (0, 1000.0),
        (Unit::Millilitres, "glass" | "glasses" | "cup" | "cups") => (0, Unit::GLASS_ML),
        (Unit::Millilitres, "oz" | "floz") => (0, Unit::GLASS_ML / 8.0),
        (Unit::Millilitres, "fl" | "fluid") if fluid > 0 => (1, Unit::GLASS_ML / 8.0),
        _ => return None,
    };
    Some((amount.words + further, amount.number * size))
}
