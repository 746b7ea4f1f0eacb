//! Weight: how much, and on which day.

use crate::diary::Fact;

use super::super::Now;
use super::super::amount::{number, split_unit};
use super::super::found::{Doubt, Found, fill};
use super::super::text::{Token, first, skip};
use super::{
    SECOND_DAY, Trouble, day_with_preposition, gather, needs, not_to_come, number_and_unit,
};

/// What a recogniser found.
enum Item {
    Kilograms(f64),
    On(chrono::NaiveDate),
}

/// Reads "72kg", "160 lb on 12 nov"; without a day it is today's.
pub(super) fn weight(head: &[Token], ahead: &[Token], now: &Now) -> Result<Fact, Trouble> {
    let (mut kg, mut on) = (None, None);
    gather(
        ahead,
        |ahead| recognise(ahead, now),
        |item| match item {
            Item::Kilograms(it) => fill(&mut kg, it, "is a second weight"),
            Item::On(it) => fill(&mut on, it, SECOND_DAY),
        },
    )?;
    let on = not_to_come(on, now)?.unwrap_or(now.today());
    let kg = kg.ok_or_else(|| needs(head, "needs how much, such as 72kg or 160 lb"))?;
    Ok(Fact::Weight { kg, on })
}

fn recognise(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    kilograms(ahead)
        .map(|found| found.map(Item::Kilograms))
        .or_else(|| day_with_preposition(ahead, now).map(|found| found.map(Item::On)))
        .or_else(|| without_unit(ahead))
}

/// Reads a weight in kilograms, pounds, or stones and pounds; returns kilograms.
fn kilograms(tokens: &[Token]) -> Option<Found<f64>> {
    const POUND_KG: f64 = 0.453_592_37;
    const STONE_LB: f64 = 14.0;
    let (words, amount, unit) = number_and_unit(tokens)?;
    let (words, kg) = match unit {
        "kg" | "kgs" | "kilo" | "kilos" | "kilogram" | "kilograms" => (words, amount),
        "lb" | "lbs" | "pound" | "pounds" => (words, amount * POUND_KG),
        "st" | "stone" | "stones" => {
            let (more, pounds) = pounds(skip(tokens, words)).unwrap_or((0, 0.0));
            (words + more, (amount * STONE_LB + pounds) * POUND_KG)
        }
        _ => return None,
    };
    if !(1.0..=500.0).contains(&kg) {
        return Some(Found::doubt(words, "is not the weight of a person"));
    }
    Some(Found::new(words, (kg * 100.0).round() / 100.0))
}

/// Reads the pounds after stones: "4 lb", "4".
fn pounds(tokens: &[Token]) -> Option<(usize, f64)> {
    match number_and_unit(tokens)? {
        (words, pounds, "lb" | "lbs" | "pound" | "pounds") => Some((words, pounds)),
        _ => None,
    }
}

/// Doubts "72".
fn without_unit(tokens: &[Token]) -> Option<Found<Item>> {
    let (digits, rest) = split_unit(first(tokens));
    let amount = number(digits).filter(|_| rest.is_empty())?;
    let doubt = Doubt::because("needs a unit, kg or lb");
    Some(Found { words: 1, meaning: Err(doubt.likely(format!("{amount} kg"))) })
}

#[cfg(test)]
mod tests {
    use super::super::super::text::tokens;
    use super::*;

    #[test]
    fn a_weight_is_told_in_kilograms_pounds_or_stones() {
        for (text, kg) in [
            ("72kg", 72.0),
            ("72,5 kg", 72.5),
            ("160 lb", 72.57),
            ("160lbs", 72.57),
            ("11 st 4 lb", 71.67),
            ("11 stone", 69.85),
        ] {
            let words = tokens(text);
            assert_eq!(kilograms(&words), Some(Found::new(words.len(), kg)), "{text}");
        }
        for text in ["0.5 kg", "900kg"] {
            assert!(kilograms(&tokens(text)).unwrap().meaning.is_err(), "{text}");
        }
        for text in ["72", "", "kg", "1,000 kg", "12 nov"] {
            assert_eq!(kilograms(&tokens(text)), None, "{text}");
        }
    }
}
