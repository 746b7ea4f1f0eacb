//! Score: a mark from 0 to 10.

use crate::diary::Pain;

use super::amount::number;
use super::found::{Doubt, Found};
use super::span::whole_number;
use super::text::{Token, begins, first, optional, skip};

const NOT_A_SCORE: &str = "is not a score from 0 to 10";

/// Reads a mark out of ten: "7/10", "7 out of 10".
pub(super) fn out_of_ten(tokens: &[Token]) -> Option<Found<u8>> {
    if let Some(mark) = first(tokens).strip_suffix("/10") {
        return mark_of(1, mark);
    }
    let words = begins(skip(tokens, 1), "out of 10")?;
    mark_of(1 + words, first(tokens))
}

/// Reads a mark: "7/10", "7 out of 10" or just "7".
pub(super) fn score(tokens: &[Token]) -> Option<Found<u8>> {
    out_of_ten(tokens).or_else(|| mark_of(1, first(tokens)))
}

/// Reads pain: "7/10", "pain 7", "pain7", "pain level 7/10".
pub(super) fn pain(tokens: &[Token]) -> Option<Found<Pain>> {
    let mark = out_of_ten(tokens).or_else(|| {
        if let Some(joined) = first(tokens).strip_prefix("pain").filter(|rest| !rest.is_empty()) {
            return mark_of(1, joined.trim_start_matches([':', '=']).trim_end_matches("/10"));
        }
        let name = begins(tokens, "pain level").or_else(|| begins(tokens, "pain"))?;
        let words = name + optional(skip(tokens, name), &["was", "of"]);
        Some(score(skip(tokens, words))?.after(words))
    })?;
    let meaning = mark.meaning.map(Pain::new);
    let meaning = meaning.and_then(|pain| pain.ok_or(Doubt::because(NOT_A_SCORE)));
    Some(Found { words: mark.words, meaning })
}

fn mark_of(words: usize, text: &str) -> Option<Found<u8>> {
    let number = number(text)?;
    let whole = whole_number(number).and_then(|whole| u8::try_from(whole).ok());
    let mark = whole.filter(|whole| *whole <= 10 && number.fract() <= 0.0);
    Some(mark.map_or(Found::doubt(words, NOT_A_SCORE), |mark| Found::new(words, mark)))
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn pain_is_said_in_many_ways() {
        for text in
            ["7/10", "pain 7", "pain 7/10", "pain7", "Pain: 7", "pain level 7", "7 out of 10"]
        {
            let words = tokens(text);
            let expected = Found::new(words.len(), Pain::new(7).unwrap());
            assert_eq!(pain(&words), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_score_is_a_whole_number_up_to_ten() {
        for text in ["11/10", "pain 11", "pain 3.5", "pain 99999999999"] {
            assert_eq!(pain(&tokens(text)).unwrap().meaning, Err(Doubt::because(NOT_A_SCORE)));
        }
        for text in ["7", "pain", "painful", "/10", "pain bad", "7/1", "7/100"] {
            assert_eq!(pain(&tokens(text)), None, "{text}");
        }
    }
}
