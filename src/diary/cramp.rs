//! Cramp: when, where, how long, how bad, and what was tried.

use super::written::written;
use super::{Moment, Muscle, Night, Side};

/// One recorded cramp, or several alike in one record.
///
/// Everything but the night may be unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct Cramp {
    /// The night it belongs to, fixed at entry.
    pub night: Night,
    /// When it began; unknown if only the night is known.
    pub start: Option<Moment>,
    /// How many cramps the record stands for, at least 1.
    pub count: u32,
    /// The muscle that cramped.
    pub muscle: Option<Muscle>,
    /// The person's own word for the place, kept where [`Muscle::Other`] says too little.
    pub muscle_detail: Option<String>,
    /// Which leg.
    pub side: Option<Side>,
    /// How long it lasted.
    pub duration: Option<Duration>,
    /// How bad it was.
    pub pain: Option<Pain>,
    /// What the person was doing when it began.
    pub state: Option<State>,
    /// What was tried, in order.
    pub relief: Vec<Relief>,
    /// Anything else, in the person's own words; never empty.
    pub note: Option<String>,
}

impl Cramp {
    /// Returns a cramp of this night about which nothing else is known.
    pub fn on(night: Night) -> Self {
        Self {
            night,
            start: None,
            count: 1,
            muscle: None,
            muscle_detail: None,
            side: None,
            duration: None,
            pain: None,
            state: None,
            relief: Vec::new(),
            note: None,
        }
    }

    /// Returns a cramp that began at this moment.
    pub fn at(start: Moment) -> Self {
        Self { start: Some(start.clone()), ..Self::on(start.night()) }
    }

    /// Tells whether it counts as a night cramp: one while up and about is kept, but not counted.
    pub fn is_nocturnal(&self) -> bool {
        self.state != Some(State::UpAwake)
    }
}

/// How long a cramp lasted: 1 second to 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration(u32);

impl Duration {
    /// The longest duration that can be recorded, in seconds.
    pub const LONGEST_S: u32 = 24 * 60 * 60;

    /// Returns the duration of this many seconds; `None` outside 1 s to 24 h.
    pub fn from_seconds(seconds: u32) -> Option<Self> {
        (1..=Self::LONGEST_S).contains(&seconds).then_some(Self(seconds))
    }

    /// Returns the duration in seconds.
    pub fn seconds(self) -> u32 {
        self.0
    }
}

/// Pain on the numeric rating scale: 0 (none) to 10 (the worst imaginable).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pain(u8);

impl Pain {
    /// Returns the pain of this score; `None` above 10.
    pub fn new(score: u8) -> Option<Self> {
        (score <= 10).then_some(Self(score))
    }

    /// Returns the score, 0 to 10.
    pub fn score(self) -> u8 {
        self.0
    }
}

written! {
    /// What the person was doing when the cramp began.
    State {
        /// Asleep: the cramp woke the person.
        Asleep = "asleep",
        /// Lying awake.
        LyingAwake = "lying_awake",
        /// Up and about; kept, and left out of night rates.
        UpAwake = "up_awake",
    }
}

/// One thing tried against a cramp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relief {
    /// What was tried.
    pub technique: Technique,
    /// Whether it helped.
    pub effect: Option<Effect>,
}

written! {
    /// A thing that people try against a cramp.
    Technique {
        /// Stretching the muscle.
        Stretch = "stretch",
        /// Rubbing or kneading it.
        Massage = "massage",
        /// Walking around.
        Walking = "walking",
        /// Standing on the leg.
        Standing = "standing",
        /// A warm compress or a heating pad.
        Heat = "heat",
        /// A cold pack.
        Cold = "cold",
        /// A pain reliever without prescription.
        Analgesic = "analgesic",
        /// A bar of soap in the bed.
        Soap = "soap",
        /// Waiting until it fades.
        Waiting = "none",
    }
}

written! {
    /// How well a relief worked.
    Effect {
        /// It did not help.
        None = "none",
        /// It helped somewhat.
        Partial = "partial",
        /// It helped.
        Full = "full",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pain_ends_at_ten() {
        assert_eq!(Pain::new(10).map(Pain::score), Some(10));
        assert_eq!(Pain::new(11), None);
    }

    #[test]
    fn a_duration_is_a_second_to_a_day() {
        assert_eq!(Duration::from_seconds(0), None);
        assert_eq!(Duration::from_seconds(1).map(Duration::seconds), Some(1));
        assert_eq!(Duration::from_seconds(86_400).map(Duration::seconds), Some(86_400));
        assert_eq!(Duration::from_seconds(86_401), None);
    }

    #[test]
    fn a_cramp_while_up_and_about_is_not_a_night_cramp() {
        let mut cramp = Cramp::on(Night::named_after("2026-11-21".parse().unwrap()));
        assert!(cramp.is_nocturnal());
        cramp.state = Some(State::UpAwake);
        assert!(!cramp.is_nocturnal());
    }

    #[test]
    fn every_word_leads_back_to_its_value() {
        assert!(Technique::ALL.iter().all(|t| Technique::from_word(t.word()) == Some(*t)));
        assert!(Effect::ALL.iter().all(|e| Effect::from_word(e.word()) == Some(*e)));
        assert!(State::ALL.iter().all(|s| State::from_word(s.word()) == Some(*s)));
        assert_eq!(State::from_word("Asleep"), None);
    }
}
