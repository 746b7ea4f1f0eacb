//! Muscle and side: where it hurt.

use super::written::written;

written! {
    /// The muscle that cramped, as the articles name them.
    Muscle {
        /// The calf.
        Calf = "calf",
        /// The foot, its small muscles included.
        Foot = "foot",
        /// The toes.
        Toe = "toe",
        /// The thigh.
        Thigh = "thigh",
        /// The back of the thigh.
        Hamstring = "hamstring",
        /// The leg, without saying which muscle.
        Leg = "leg_unspecified",
        /// A muscle elsewhere; the person's word for it is kept beside.
        Other = "other",
    }
}

/// Places that are no muscle of the leg by name, and yet belong to it or lie beside it.
pub const NEAR_THE_LEG: &[&str] = &[
    "shin", "shins", "ankle", "ankles", "heel", "knee", "knees", "hip", "hips", "groin", "buttock",
    "buttocks", "glute", "glutes",
];

/// The places outside the leg, with the words by which people name them.
pub const ELSEWHERE: &[(&str, &[&str])] = &[
    ("arm", &["arm", "arms", "forearm", "forearms", "biceps", "triceps", "shoulder", "shoulders"]),
    ("hand", &["hand", "hands", "finger", "fingers", "thumb", "wrist"]),
    ("chest", &["chest", "ribs"]),
    ("belly", &["belly", "tummy", "abdomen", "abdominal", "stomach"]),
    ("neck", &["neck", "jaw"]),
    ("back", &["back"]),
];

impl Muscle {
    /// Returns the word for sentences and charts: the leg is just "leg" there.
    pub fn name(self) -> &'static str {
        match self {
            Self::Leg => "leg",
            other => other.word(),
        }
    }
}

written! {
    /// The leg that cramped.
    Side {
        /// The left leg.
        Left = "left",
        /// The right leg.
        Right = "right",
        /// Both legs at once.
        Both = "both",
    }
}
