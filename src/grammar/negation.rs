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

/// Reads a word that leaves open whether what follows was so. Returns how many words it takes.
pub(super) fn hedge(tokens: &[Token]) -> Option<usize> {
    const OPEN: &[&str] = &["maybe", "perhaps", "possibly", "probably", "perhaps a", "might be"];
    OPEN.iter().filter_map(|phrase| begins(tokens, phrase)).max()
}

/// Tells whether a "no" or "yes" behind a name belongs to it: "weakness no", "swelling: no, left calf".
///
/// Before another name it begins something new: "swelling no weakness". Returns the answer and
/// how many words it takes.
pub(super) fn answer_behind(before: &[Token], ahead: &[Token]) -> Option<(usize, bool)> {
    let yes = match first(ahead) {
        "yes" => return Some((1, true)),
        "no" => false,
        _ => return None,
    };
    let after_colon = before.last().is_some_and(|token| token.raw.ends_with([':', '?']));
    let ends = ahead.first().is_some_and(ends_at) || ahead.len() == 1;
    (after_colon || ends).then_some((1, yes))
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
