//! Place: the muscle and the side that cramped.

use crate::diary::{ELSEWHERE, Muscle, NEAR_THE_LEG, Side};

use super::text::{Lexicon, Token, first, lookup, optional, skip};

/// The words for a side.
pub(super) const SIDES: Lexicon<Side> = &[
    (Side::Left, &["left", "left side", "l"]),
    (Side::Right, &["right", "right side", "r"]),
    (Side::Both, &["both", "both sides", "left and right", "right and left"]),
];

/// The words for a muscle of the leg.
pub(super) const MUSCLES: Lexicon<Muscle> = &[
    (Muscle::Calf, &["calf", "calfs", "calves"]),
    (Muscle::Foot, &["foot", "feet", "sole", "soles", "arch"]),
    (Muscle::Toe, &["toe", "toes", "big toe", "little toe"]),
    (Muscle::Thigh, &["thigh", "thighs", "quad", "quads", "quadriceps"]),
    (
        Muscle::Hamstring,
        &[
            "hamstring",
            "hamstrings",
            "hammy",
            "hammies",
            "back of the thigh",
            "back of my thigh",
            "back of thigh",
        ],
    ),
    (Muscle::Leg, &["leg", "legs"]),
];

/// Returns the words for other places; the word itself is kept.
pub(super) fn elsewhere_words() -> impl Iterator<Item = &'static str> {
    let outside = ELSEWHERE.iter().flat_map(|(_, words)| words.iter().copied());
    NEAR_THE_LEG.iter().copied().chain(outside)
}

/// A muscle, and the person's word for a place elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) muscle: Muscle,
    pub(super) detail: Option<String>,
}

/// Reads a side; "right away" and "left over" are none.
pub(super) fn side(tokens: &[Token]) -> Option<(usize, Side)> {
    const NOT_A_SIDE: &[&str] = &[
        "away", "after", "now", "before", "here", "there", "me", "it", "over", "home", "him", "her",
    ];
    let (words, side) = lookup(tokens, SIDES)?;
    let open =
        first(skip(tokens, words)) == "or" && lookup(skip(tokens, words + 1), SIDES).is_some();
    (!open && !NOT_A_SIDE.contains(&first(skip(tokens, words)))).then_some((words, side))
}

/// Reads "left or right", "calf or foot", "left calf or right calf": a choice that is left open.
///
/// Returns how many words it takes.
pub(super) fn left_open(tokens: &[Token]) -> Option<usize> {
    let one = one_of(tokens)?;
    let or = optional(skip(tokens, one), &["or"]);
    let other = one_of(skip(tokens, one + or)).filter(|_| or > 0)?;
    Some(one + or + other)
}

/// Reads a side, a muscle, or both.
fn one_of(tokens: &[Token]) -> Option<usize> {
    let side = lookup(tokens, SIDES).map_or(0, |(words, _)| words);
    let place = place(skip(tokens, side)).map_or(0, |(words, _)| words);
    (side + place > 0).then_some(side + place)
}

/// Reads a muscle: "calf", "calf muscle", "neck".
pub(super) fn place(tokens: &[Token]) -> Option<(usize, Place)> {
    let (words, place) = match lookup(tokens, MUSCLES) {
        Some((words, muscle)) => (words, Place { muscle, detail: None }),
        None => (1, elsewhere(tokens)?),
    };
    Some((words + optional(skip(tokens, words), &["muscle", "muscles"]), place))
}

/// Reads a place elsewhere; "back to sleep" is no place.
fn elsewhere(tokens: &[Token]) -> Option<Place> {
    let word = first(tokens);
    let goes_back = word == "back" && matches!(first(skip(tokens, 1)), "to" | "in" | "into" | "of");
    (elsewhere_words().any(|place| place == word) && !goes_back)
        .then(|| Place { muscle: Muscle::Other, detail: Some(word.to_owned()) })
}
