//! Sign: a warning sign that was asked about, and a warning that was seen.

use super::written::written;
use super::{Night, Side};

written! {
    /// A warning sign that a person can be asked about.
    Sign {
        /// Marked swelling.
        Swelling = "swelling",
        /// Skin that is cold, pale, bluish, or changed otherwise.
        Skin = "skin",
        /// A muscle that has become weak.
        Weakness = "weakness",
        /// Fever, redness, warmth or a wound.
        Infection = "infection",
        /// Numbness or tingling.
        Numbness = "numbness",
        /// A muscle that has become thinner.
        Wasting = "wasting",
        /// Calf pain on walking that stops with rest.
        WalkingPain = "walking_pain",
        /// Contact with a poison such as lead.
        Toxin = "toxin",
        /// A dirty wound.
        Wound = "wound",
        /// Pain in the chest.
        ChestPain = "chest_pain",
        /// Being short of breath.
        Breathlessness = "breathlessness",
        /// Urine as dark as cola.
        VeryDarkUrine = "very_dark_urine",
        /// Pain in the muscles apart from the cramps.
        MusclePain = "muscle_pain",
        /// Cramps that began suddenly, without a reason that the person knows.
        NewOnset = "new_onset",
    }
}

written! {
    /// What a sign was like.
    SignDetail {
        /// The skin is cold.
        Cold = "cold",
        /// The skin is pale.
        Pale = "pale",
        /// The skin is bluish.
        Bluish = "bluish",
        /// The skin has changed in another way.
        OtherChange = "other_change",
        /// Fever.
        Fever = "fever",
        /// Redness.
        Redness = "redness",
        /// Warmth of the place.
        Warmth = "warmth",
        /// A wound at the place.
        Wound = "wound",
    }
}

impl SignDetail {
    /// Returns the sign that this is a detail of.
    pub fn sign(self) -> Sign {
        match self {
            Self::Cold | Self::Pale | Self::Bluish | Self::OtherChange => Sign::Skin,
            Self::Fever | Self::Redness | Self::Warmth | Self::Wound => Sign::Infection,
        }
    }
}

/// The answer to one sign for one night; a sign without an answer was not asked, which is not "no".
#[derive(Clone, Debug, PartialEq)]
pub struct SignAnswer {
    /// The night that it was noticed in, or on the day before.
    pub night: Night,
    /// The sign.
    pub sign: Sign,
    /// Whether it is so.
    pub yes: bool,
    /// On which side.
    pub side: Option<Side>,
    /// What it is like, each detail once; only where it is so.
    pub details: Vec<SignDetail>,
}

impl SignAnswer {
    /// Returns a bare answer.
    pub fn new(night: Night, sign: Sign, yes: bool) -> Self {
        Self { night, sign, yes, side: None, details: Vec::new() }
    }

    /// Returns this answer with what an earlier one to the same sign adds: a "yes" twice is one with
    /// everything that was said of it; a "no" and a "yes" leave the later.
    #[must_use]
    pub fn after(mut self, earlier: &Self) -> Self {
        if !(self.yes && earlier.yes) {
            return self;
        }
        self.side = match (self.side, earlier.side) {
            (Some(now), Some(then)) if now != then => Some(Side::Both),
            (now, then) => now.or(then),
        };
        self.details.extend(&earlier.details);
        self.details.sort_unstable();
        self.details.dedup();
        self
    }
}

written! {
    /// A rule that warns; the W rules rest on the articles, the X rules on other sources.
    WarningRule {
        /// Cramps several times a week.
        Frequent = "W01",
        /// Cramps in every one of four weeks.
        Persistent = "W02",
        /// An extremely painful cramp.
        ExtremelyPainful = "W03",
        /// A cramp of more than ten minutes.
        Long = "W04",
        /// Swelling.
        Swelling = "W05",
        /// Changed skin.
        Skin = "W06",
        /// Severe pain that does not resolve.
        NotResolving = "W07",
        /// Weakness.
        Weakness = "W08",
        /// Sleep or daily life suffers.
        SleepOrDayLost = "W09",
        /// A sudden beginning, or a sudden rise.
        SuddenRise = "W10",
        /// A suspected side effect.
        SideEffect = "W11",
        /// Cramps with diabetes or a problem of circulation.
        WithCondition = "W12",
        /// Signs of an infection.
        Infection = "W13",
        /// Self-care that does not help.
        NoResponse = "W14",
        /// Numbness or tingling.
        Numbness = "X01",
        /// A muscle that becomes thinner.
        Wasting = "X02",
        /// Twitching together with weakness.
        TwitchingAndWeakness = "X03",
        /// A cramp of the arms, the chest or the belly.
        Elsewhere = "X04",
        /// Calf pain on walking.
        WalkingPain = "X05",
        /// A poison, or a dirty wound.
        ToxinOrWound = "X06",
        /// Cramps after a loss of fluid.
        FluidLoss = "X07",
        /// A statin, muscle pain or weakness, and very dark urine.
        StatinAndDarkUrine = "X08",
        /// Pregnancy and swelling on one side.
        PregnancyAndSwelling = "X09",
        /// Chest pain or breathlessness.
        Chest = "X10",
        /// Quinine or tonic water.
        Quinine = "X11",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_yes_adds_to_the_first_and_a_no_replaces_it() {
        let night = Night::named_after("2026-11-21".parse().unwrap());
        let skin = |side, details| SignAnswer {
            side: Some(side),
            details,
            ..SignAnswer::new(night, Sign::Skin, true)
        };
        let cold = skin(Side::Left, vec![SignDetail::Cold]);
        let both = skin(Side::Right, vec![SignDetail::Bluish]).after(&cold);
        assert_eq!(both, skin(Side::Both, vec![SignDetail::Cold, SignDetail::Bluish]));
        let no = SignAnswer::new(night, Sign::Skin, false);
        assert_eq!(no.clone().after(&cold), no);
    }

    #[test]
    fn only_skin_and_infection_have_details() {
        for detail in SignDetail::ALL {
            assert!(matches!(detail.sign(), Sign::Skin | Sign::Infection), "{detail}");
        }
    }
}
