//! Score: a mark from 0 to 10.

use crate::diary::Score;

use super::amount::{counted, number};
use super::found::{Doubt, Found};
use super::span::{span, whole_number};
use super::text::{Token, begins, first, skip};

const BOTH: &str = "says no pain and a score at once";
const NOT_A_SCORE: &str = "needs a whole number, 0 to 10";

/// Reads a mark out of ten: "7/10", "7 out of 10", "seven out of ten".
pub(super) fn out_of_ten(tokens: &[Token]) -> Option<Found<u8>> {
    if let Some(mark) = first(tokens).strip_suffix("/10") {
        return Some(mark_of(1, number(mark)?));
    }
    let (words, mark) = counted(tokens)?;
    let ahead = skip(tokens, words);
    let out_of = begins(ahead, "out of 10").or_else(|| begins(ahead, "out of ten"))?;
    Some(mark_of(words + out_of, mark))
}

/// Reads a mark: "7/10", "7 out of 10", "seven" or just "7".
pub(super) fn score(tokens: &[Token]) -> Option<Found<u8>> {
    out_of_ten(tokens)
        .or_else(|| counted(tokens).map(|(words, mark)| mark_of(words, mark)))
        .or_else(|| of_another_scale(first(tokens)).then(|| Found::doubt(1, NOT_A_SCORE)))
}

/// Reads pain: "7/10", "pain 7", "pain7", "pain was about 7/10", "no pain".
pub(super) fn pain(tokens: &[Token]) -> Option<Found<Score>> {
    const BETWEEN: &[&str] = &["level", "was", "is", "of", "about", "around", "like", "a"];
    let named = |tokens: &[Token]| {
        let between = skip(tokens, 1).iter().take_while(|t| BETWEEN.contains(&t.low.as_str()));
        let words = begins(tokens, "pain")? + between.count();
        let is_length = span(skip(tokens, words)).is_some();
        Some(score(skip(tokens, words)).filter(|_| !is_length)?.after(words))
    };
    let mark = out_of_ten(tokens).or_else(|| {
        if let Some(joined) = first(tokens).strip_prefix("pain").filter(|rest| !rest.is_empty()) {
            let mark = joined.trim_start_matches([':', '=']).trim_end_matches("/10");
            return Some(mark_of(1, number(mark)?));
        }
        if let Some(words) = begins(tokens, "no pain").or_else(|| begins(tokens, "without pain")) {
            let scored = named(skip(tokens, 1)).map(|found| Found::doubt(found.words + 1, BOTH));
            return Some(scored.unwrap_or(Found::new(words, 0)));
        }
        named(tokens)
    })?;
    let meaning = mark.meaning.map(Score::new);
    let meaning = meaning.and_then(|pain| pain.ok_or(Doubt::because(NOT_A_SCORE)));
    Some(Found { words: mark.words, meaning })
}

fn mark_of(words: usize, number: f64) -> Found<u8> {
    let whole = whole_number(number).and_then(|whole| u8::try_from(whole).ok());
    let mark = whole.filter(|whole| *whole <= 10 && number.fract() <= 0.0);
    mark.map_or(Found::doubt(words, NOT_A_SCORE), |mark| Found::new(words, mark))
}

/// Tells whether a mark is on another scale: "3/5".
fn of_another_scale(word: &str) -> bool {
    word.split_once('/')
        .is_some_and(|(mark, most)| number(mark).is_some() && number(most).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn pain_is_said_in_many_ways() {
        for text in [
            "7/10",
            "pain 7",
            "pain 7/10",
            "pain7",
            "Pain: 7",
            "pain level 7",
            "7 out of 10",
            "pain seven",
            "pain was 7",
            "pain was about 7",
            "seven out of ten",
        ] {
            let words = tokens(text);
            let expected = Found::new(words.len(), Score::new(7).unwrap());
            assert_eq!(pain(&words), Some(expected), "{text}");
        }
    }

    #[test]
    fn no_pain_is_a_pain_of_zero() {
        assert_eq!(pain(&tokens("no pain")), Some(Found::new(2, Score::new(0).unwrap())));
        assert!(pain(&tokens("no pain 7")).unwrap().meaning.is_err());
    }

    #[test]
    fn a_score_is_a_whole_number_up_to_ten() {
        for text in ["11/10", "pain 11", "pain 3.5", "pain 3/5", "pain 99999999999"] {
            assert_eq!(pain(&tokens(text)).unwrap().meaning, Err(Doubt::because(NOT_A_SCORE)));
        }
        for text in ["7", "pain", "painful", "/10", "pain bad", "7/1", "7/100", "pain 5 min"] {
            assert_eq!(pain(&tokens(text)), None, "{text}");
        }
    }
}
