//! Negation: the words that say that something was not so.

use super::text::{Token, begins, first};

const WORDS: &[&str] = &["no", "not", "never", "without", "neither", "nor"];

/// Verbs that "not" follows, and that "n't" is joined to.
const VERBS: &[&str] = &[
    "did", "was", "is", "were", "do", "does", "had", "have", "has", "could", "would", "ca", "can",
    "wo", "are",
];

/// Reads a negation: "no", "not", "didn't", "didnt", "was not". Returns how many words it takes.
pub(super) fn negation(tokens: &[Token]) -> Option<usize> {
    let word = first(tokens);
    let joined = word.strip_suffix("n't").or_else(|| word.strip_suffix("nt"));
    if WORDS.contains(&word) || joined.is_some_and(|verb| VERBS.contains(&verb)) {
        return Some(1);
    }
    VERBS.iter().find_map(|verb| Some(begins(tokens, verb)? + begins(tokens.get(1..)?, "not")?))
}

/// Tells whether a negation ends at this word: "not left, right calf" says nothing against the right one.
pub(super) fn ends_at(token: &Token) -> bool {
    token.raw.ends_with([',', ';', ':', '.', '!', '?']) || token.low == "but"
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn negations_are_said_in_many_ways() {
        for text in
            ["no", "not", "never", "didn't", "didn’t", "didnt", "wasn't", "was not", "can't"]
        {
            let words = tokens(text);
            assert_eq!(negation(&words), Some(words.len()), "{text}");
        }
        for text in ["", "was", "did it not", "note", "want", "font", "n't", "nothing"] {
            assert_eq!(negation(&tokens(text)), None, "{text}");
        }
    }
}
