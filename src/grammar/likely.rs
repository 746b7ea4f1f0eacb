//! Likely: what a mistyped word was probably meant to be.

use strsim::damerau_levenshtein;

/// Returns the nearest word of the grammar, if one is near enough.
///
/// One slip (a letter too many, missing, wrong, or two swapped) is near in words of
/// 3 or 4 letters, two slips in longer ones; shorter words are near to nothing.
pub(super) fn nearest<'w>(typed: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    const LONGEST: usize = 24;
    let letters = typed.chars().count();
    if letters > LONGEST || !typed.chars().all(char::is_alphabetic) {
        return None;
    }
    words
        .filter_map(|word| {
            let slips = match letters.min(word.chars().count()) {
                0..=2 => return None,
                3..=4 => 1,
                _ => 2,
            };
            let distance = damerau_levenshtein(typed, word);
            (1..=slips).contains(&distance).then_some((distance, word))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
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
            ("hm", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, words.into_iter()), meant, "{typed}");
        }
    }
}
