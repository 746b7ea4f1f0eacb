//! Strength: how much of a medicine.

use crate::diary::Strength;

use super::amount::{amount, is_two_sided, split_unit};
use super::found::Found;
use super::text::{Token, first, optional, skip, without_sign};

/// Reads a strength: "40mg", "40 mg", "1000 IU", "2 tablets", "half a tablet".
pub(super) fn strength(tokens: &[Token]) -> Option<Found<Strength>> {
    if is_two_sided(first(tokens)) {
        let apart = split_unit(first(tokens)).1.is_empty();
        let next = if apart { first(skip(tokens, 1)) } else { split_unit(first(tokens)).1 };
        unit(next)?;
        return Some(Found::doubt(1 + usize::from(apart), "could be read in two ways"));
    }
    let is_negative = first(tokens).starts_with('-');
    let bare = without_sign(tokens);
    let tokens = if is_negative { &bare } else { tokens };
    let amount = amount(tokens)?;
    let strength = Strength::new(amount.number, unit(amount.unit)?);
    let words = amount.words + optional(skip(tokens, amount.words), &["of"]);
    let nothing = Found::doubt(words, "is not a strength");
    Some(strength.filter(|_| !is_negative).map_or(nothing, |strength| Found::new(words, strength)))
}

/// Returns the stored unit of a word.
fn unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "mg" => "mg",
        "mcg" | "ug" | "µg" | "micrograms" => "µg",
        "g" => "g",
        "ml" => "ml",
        "iu" | "ie" => "IU",
        "tablet" | "tablets" | "tab" | "tabs" | "pill" | "pills" | "capsule" | "capsules" => {
            "tablets"
        }
        "puff" | "puffs" => "puffs",
        "drop" | "drops" => "drops",
        "unit" | "units" => "units",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn strengths_are_read_with_their_units() {
        for (text, amount, unit) in [
            ("40mg", 40.0, "mg"),
            ("40 mg", 40.0, "mg"),
            ("1000 IU", 1000.0, "IU"),
            ("0.125mg", 0.125, "mg"),
            ("50 mcg", 50.0, "µg"),
            ("50μg", 50.0, "µg"),
            ("2 tablets", 2.0, "tablets"),
            ("half a tablet", 0.5, "tablets"),
        ] {
            let words = tokens(text);
            let expected = Strength::new(amount, unit).unwrap();
            assert_eq!(strength(&words), Some(Found::new(words.len(), expected)), "{text}");
        }
    }

    #[test]
    fn impossible_strengths_are_doubted_and_names_are_none() {
        for text in ["0mg", "1,000 IU", "1,000mg", "-5mg", "-5 mg", "99999999999 mg"] {
            assert!(strength(&tokens(text)).unwrap().meaning.is_err(), "{text}");
        }
        for text in ["b12", "d3", "omega 3", "3", "", "1,000"] {
            assert_eq!(strength(&tokens(text)), None, "{text}");
        }
    }
}
