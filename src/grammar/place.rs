//! Place: the muscle and the side that cramped.

use crate::diary::{Muscle, Side};

use super::text::{Lexicon, Token, first, lookup, optional, skip};

/// The words for a side.
pub(super) const SIDES: Lexicon<Side> = &[
    (Side::Left, &["left", "l"]),
    (Side::Right, &["right", "r"]),
    (Side::Both, &["both", "left and right", "right and left"]),
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

/// Other places; the word itself is kept.
pub(super) const ELSEWHERE: &[&str] = &[
    "shin",
    "shins",
    "ankle",
    "ankles",
    "heel",
    "knee",
    "hip",
    "groin",
    "buttock",
    "glute",
    "glutes",
    "arm",
    "arms",
    "biceps",
    "triceps",
    "hand",
    "hands",
    "finger",
    "fingers",
    "thumb",
    "wrist",
    "back",
    "belly",
    "stomach",
    "chest",
    "ribs",
    "shoulder",
    "shoulders",
    "neck",
    "jaw",
];

/// A muscle, and the person's word for a place elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) muscle: Muscle,
    pub(super) detail: Option<String>,
}

/// Reads a side.
pub(super) fn side(tokens: &[Token]) -> Option<(usize, Side)> {
    lookup(tokens, SIDES)
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
    (ELSEWHERE.contains(&word) && !goes_back)
        .then(|| Place { muscle: Muscle::Other, detail: Some(word.to_owned()) })
}
