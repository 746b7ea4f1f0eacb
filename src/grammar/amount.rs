//! Amount: a number with the word that says of what.

use super::text::{Token, begins, first, optional, skip};

/// A number and its unit: "40mg", "40 mg", "two glasses", "half an hour".
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount<'t> {
    /// How many words it takes.
    pub(super) words: usize,
    /// How much; finite and not negative.
    pub(super) number: f64,
    /// The unit as typed, in lower case; never empty.
    pub(super) unit: &'t str,
}

/// Every number that is understood as a word; tens may be followed by ones.
const NUMBER_WORDS: &[(&str, f64)] = &[
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

/// Reads an amount, in one word or two.
pub(super) fn amount(tokens: &[Token]) -> Option<Amount<'_>> {
    let word = first(tokens);
    let (digits, unit) = split_unit(word);
    if !digits.is_empty() && !unit.is_empty() && !unit.starts_with('/') {
        return Some(Amount { words: 1, number: number(digits)?, unit });
    }
    let (words, number) = leading_number(tokens)?;
    let unit = first(skip(tokens, words));
    let is_unit = unit.starts_with(char::is_alphabetic);
    is_unit.then_some(Amount { words: words + 1, number, unit })
}

/// Reads how much there is of something: "7", "two", "a", "half an", "two and a half".
pub(super) fn leading_number(tokens: &[Token]) -> Option<(usize, f64)> {
    let (words, whole) = match first(tokens) {
        "a" | "an" => return Some((1, 1.0)),
        "½" | "1/2" => return Some((1, 0.5)),
        "¼" | "1/4" => return Some((1, 0.25)),
        "half" => return Some((1 + optional(skip(tokens, 1), &["a", "an"]), 0.5)),
        _ => counted(tokens)?,
    };
    let half = begins(skip(tokens, words), "and a half");
    Some((words + half.unwrap_or(0), half.map_or(whole, |_| whole + 0.5)))
}

/// Reads a number in digits or in words: "7", "seven", "forty five", "forty-five".
pub(super) fn counted(tokens: &[Token]) -> Option<(usize, f64)> {
    let word = first(tokens);
    if let Some(number) = number(word) {
        return Some((1, number));
    }
    if let Some((tens, ones)) = word.split_once('-') {
        return Some((1, together(number_word(tens)?, number_word(ones)?)?));
    }
    let tens = number_word(word)?;
    let both = number_word(first(skip(tokens, 1))).and_then(|ones| together(tens, ones));
    Some(both.map_or((1, tens), |number| (2, number)))
}

/// Returns the number that one word stands for.
pub(super) fn number_word(word: &str) -> Option<f64> {
    NUMBER_WORDS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number)
}

fn together(tens: f64, ones: f64) -> Option<f64> {
    (tens >= 20.0 && ones < 10.0).then_some(tens + ones)
}

/// Reads digits with at most one decimal point or comma.
///
/// "1,000" and "1.000" could be one or a thousand, so they are neither.
pub(super) fn number(text: &str) -> Option<f64> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    if !digits(whole) || !digits(fraction) || is_two_sided(text) {
        return None;
    }
    format!("{whole}.{fraction}").parse().ok().filter(|number: &f64| number.is_finite())
}

/// Tells whether the digits could be read in two ways: "1,000", "1.500".
pub fn is_two_sided(text: &str) -> bool {
    let (digits, _) = split_unit(text);
    let grouped = |(whole, rest): (&str, &str)| !whole.starts_with('0') && rest.len() == 3;
    digits.split_once(',').is_some_and(grouped)
        || digits.split_once('.').is_some_and(|parts| grouped(parts) && digits.ends_with('0'))
}

/// Splits "40mg" into "40" and "mg".
pub(super) fn split_unit(word: &str) -> (&str, &str) {
    let end =
        word.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(word.len());
    word.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn amounts_are_read_in_digits_and_in_words() {
        for (text, words, number, unit) in [
            ("40mg", 1, 40.0, "mg"),
            ("1,5 l", 2, 1.5, "l"),
            ("two glasses", 2, 2.0, "glasses"),
            ("half an hour", 3, 0.5, "hour"),
            ("half hour", 2, 0.5, "hour"),
            ("½ tablet", 2, 0.5, "tablet"),
            ("1/2 tablet", 2, 0.5, "tablet"),
            ("ninety seconds", 2, 90.0, "seconds"),
            ("forty five min", 3, 45.0, "min"),
            ("forty-five min", 2, 45.0, "min"),
            ("two and a half minutes", 5, 2.5, "minutes"),
        ] {
            assert_eq!(amount(&tokens(text)), Some(Amount { words, number, unit }), "{text}");
        }
    }

    #[test]
    fn a_thousand_with_a_separator_is_not_guessed() {
        assert_eq!(number("1,000"), None);
        assert_eq!(number("0,125"), Some(0.125));
        assert_eq!(number("1.500"), None);
        assert_eq!(number("3.125"), Some(3.125));
    }

    #[test]
    fn what_is_not_a_number_is_none() {
        for text in ["", ".", "1.", ".5", "1.2.3", "-1", "٣", &"9".repeat(400)] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
