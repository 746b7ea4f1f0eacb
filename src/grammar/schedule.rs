//! Schedule: when a medicine is taken, kept in the person's words.

use super::amount::leading_number;
use super::text::{Token, begins, first, optional, skip};

const PHRASES: &[&str] = &[
    "daily",
    "nightly",
    "weekly",
    "monthly",
    "as needed",
    "when needed",
    "if needed",
    "prn",
    "at night",
    "at bedtime",
    "before bed",
    "with breakfast",
    "at breakfast",
    "with lunch",
    "at lunch",
    "with dinner",
    "at dinner",
    "with food",
    "in the morning",
    "in the afternoon",
    "in the evening",
    "a day",
    "per day",
    "a week",
    "mornings",
    "evenings",
    "nights",
];

/// Reads schedule words: "daily", "twice a day", "2x daily", "every other day". Returns how many there are.
pub(super) fn schedule(tokens: &[Token]) -> Option<usize> {
    None.or_else(|| PHRASES.iter().find_map(|phrase| begins(tokens, phrase)))
        .or_else(|| every(tokens))
        .or_else(|| so_often(tokens))
}

/// Reads "every evening", "every other day", "every 8 hours".
fn every(tokens: &[Token]) -> Option<usize> {
    let every = optional(tokens, &["every", "each"]);
    let ahead = skip(tokens, every);
    let which = optional(ahead, &["other", "second", "third"]);
    let words = leading_number(ahead).map_or(which, |(words, _)| words);
    (every > 0 && !first(skip(ahead, words)).is_empty()).then_some(every + words + 1)
}

/// Reads "once a day", "3x daily", "2 times a week", "2x/day".
fn so_often(tokens: &[Token]) -> Option<usize> {
    let word = first(tokens);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if word.split_once("x/").is_some_and(|(n, per)| digits(n) && matches!(per, "day" | "week")) {
        return Some(1);
    }
    let number = match word {
        "once" | "twice" => 1,
        _ if word.strip_suffix('x').is_some_and(digits) => 1,
        _ => {
            let (words, _) = leading_number(tokens)?;
            words + begins(skip(tokens, words), "times").or(begins(skip(tokens, words), "x"))?
        }
    };
    let ahead = skip(tokens, number);
    let per = ["daily", "nightly", "weekly", "a day", "per day", "a night", "a week", "per week"];
    Some(number + per.iter().find_map(|phrase| begins(ahead, phrase))?)
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn schedules_are_told_from_names() {
        for text in [
            "daily",
            "twice daily",
            "2x daily",
            "2x/day",
            "once a day",
            "three times a day",
            "every evening",
            "every other day",
            "every 8 hours",
            "as needed",
            "at night",
            "in the evening",
            "at breakfast",
        ] {
            let words = tokens(text);
            assert_eq!(schedule(&words), Some(words.len()), "{text}");
        }
        for text in ["furosemide", "2", "every", "twice", "once more", ""] {
            assert_eq!(schedule(&tokens(text)), None, "{text}");
        }
    }
}
