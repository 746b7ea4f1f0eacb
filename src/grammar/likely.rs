//! Likely: what a mistyped word was probably meant to be.

use strsim::damerau_levenshtein;

use super::amount::number_word;

/// Everyday words that are no slips, although they are near to a word of the grammar.
const EVERYDAY: &[&str] = &[
    "ache", "bad", "bath", "been", "big", "black", "boot", "boots", "booth", "calm", "call",
    "could", "did", "ears", "fat", "fee", "feel", "feels", "felt", "float", "foam", "food", "fool",
    "had", "hall", "hard", "hat", "have", "head", "hear", "heard", "heart", "heels", "held",
    "hell", "help", "her", "here", "hers", "him", "his", "hit", "hole", "how", "into", "just",
    "kept", "knees", "knew", "late", "later", "laying", "led", "less", "let", "lift", "living",
    "log", "long", "look", "lot", "man", "map", "message", "mom", "most", "much", "new", "next",
    "nice", "not", "notes", "our", "out", "over", "rain", "red", "ride", "ruin", "sad", "said",
    "saw", "say", "seat", "set", "she", "ship", "short", "site", "skin", "sleep", "slept", "slow",
    "small", "soft", "sold", "some", "son", "sore", "soup", "still", "stool", "sweet", "thin",
    "this", "ties", "tip", "tied", "told", "too", "took", "top", "toy", "tried", "try", "two",
    "very", "wake", "wall", "want", "wanted", "war", "was", "wasted", "wear", "wet", "wide",
    "wind", "work", "worm", "worn", "wow",
];

/// Returns the nearest word of the grammar, if one is near enough.
///
/// A slip is a letter too many, missing, wrong, or two swapped. One is near in words of 3 to 6 letters,
/// two in longer ones. People seldom miss the first letter, so it is the same, or one of the
/// first two that are swapped. Everyday words and numbers are no slips.
pub(super) fn nearest<'w>(typed: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    const LONGEST: usize = 24;
    let letters = typed.chars().count();
    let is_word = letters <= LONGEST && typed.chars().all(char::is_alphabetic);
    if !is_word || EVERYDAY.contains(&typed) || number_word(typed).is_some() {
        return None;
    }
    words
        .filter_map(|word| {
            let slips = match letters.min(word.chars().count()) {
                0..=2 => return None,
                3..=6 => 1,
                _ => 2,
            };
            let distance = damerau_levenshtein(typed, word);
            let is_near = (1..=slips).contains(&distance) && begin_alike(typed, word);
            is_near.then_some((distance, word))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Tells whether two words begin with the same letter, or with the same two letters swapped.
fn begin_alike(typed: &str, word: &str) -> bool {
    let (mut typed, mut word) = (typed.chars(), word.chars());
    let firsts = (typed.next(), word.next());
    firsts.0 == firsts.1 || (firsts.0 == word.next() && firsts.1 == typed.next())
}

/// Tells whether two different words are so near that one may be a slip for the other.
pub fn is_near(typed: &str, known: &str) -> bool {
    typed != known && nearest(typed, std::iter::once(known)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_in_short_words_two_in_long_ones() {
        let words = ["calf", "left", "hamstring"];
        for (typed, meant) in [
            ("clf", Some("calf")),
            ("clafs", None),
            ("lfet", Some("left")),
            ("slept", None),
            ("hamstirngs", Some("hamstring")),
            ("aclf", Some("calf")),
            ("half", None),
            ("felt", None),
            ("hm", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, words.into_iter()), meant, "{typed}");
        }
    }
}
