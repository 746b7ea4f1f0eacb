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
    pub pain: Option<Score>,
    /// What the person was doing when it began.
    pub state: Option<State>,
    /// How it began.
    pub onset: Option<Onset>,
    /// Whether a milder feeling announced it.
    pub warning_sensation: Option<bool>,
    /// Whether the muscle was hard.
    pub muscle_hard: Option<bool>,
    /// What the toes did.
    pub toes: Option<Toes>,
    /// Whether muscles that work against each other tightened together.
    pub opposing_muscles: Option<bool>,
    /// Whether it woke the person.
    pub woke: Option<bool>,
    /// How long the person lay awake afterwards, in minutes: 0 to 1440.
    pub awake_min: Option<u32>,
    /// How long the place was sore afterwards, in hours: 0 (not at all) to 240.
    pub soreness_h: Option<f64>,
    /// How distressing it was, 0 to 10.
    pub distress: Option<Score>,
    /// What was tried, in order.
    pub relief: Vec<Relief>,
    /// How it ended.
    pub ended_by: Option<EndedBy>,
    /// What the person thinks set it off, in their own words; [`Cramp::NO_TRIGGER`] if nothing did.
    pub trigger: Option<String>,
    /// Anything else, in the person's own words; never empty.
    pub note: Option<String>,
}

impl Cramp {
    /// What stands for "nothing set it off".
    pub const NO_TRIGGER: &'static str = "none";
    /// The longest time awake that can be recorded, in minutes.
    pub const LONGEST_AWAKE_MIN: u32 = 24 * 60;
    /// The longest soreness that can be recorded, in hours.
    pub const LONGEST_SORENESS_H: f64 = 240.0;

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
            onset: None,
            warning_sensation: None,
            muscle_hard: None,
            toes: None,
            opposing_muscles: None,
            woke: None,
            awake_min: None,
            soreness_h: None,
            distress: None,
            relief: Vec::new(),
            ended_by: None,
            trigger: None,
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

/// A score on a scale from 0 to 10; of pain, 0 is none and 10 the worst imaginable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u8);

impl Score {
    /// Returns this score; `None` above 10.
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

written! {
    /// How a cramp began.
    Onset {
        /// All at once.
        Sudden = "sudden",
        /// After a milder feeling.
        AfterWarning = "after_warning",
        /// Slowly.
        Gradual = "gradual",
    }
}

written! {
    /// What the toes did in a cramp.
    Toes {
        /// Nothing.
        Still = "none",
        /// They curled.
        Curl = "curl",
        /// They stretched out.
        Extend = "extend",
    }
}

written! {
    /// How a cramp ended.
    EndedBy {
        /// By itself.
        Itself = "by_itself",
        /// By what was tried.
        Relief = "relief",
        /// It had not ended when it was written down.
        StillPresent = "still_present",
    }
}

/// One thing tried against a cramp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relief {
    /// What was tried.
    pub technique: Technique,
    /// How exactly, such as "warm compress" or "ibuprofen 400 mg"; never empty, without a semicolon.
    pub detail: Option<String>,
    /// Whether it helped.
    pub effect: Option<Effect>,
    /// After how many minutes: 0 to 1440.
    pub minutes: Option<u32>,
}

impl Relief {
    /// Returns something tried of which nothing else is known.
    pub fn by(technique: Technique) -> Self {
        Self { technique, detail: None, effect: None, minutes: None }
    }
}

written! {
    /// A thing that people try against a cramp.
    Technique {
        /// Stretching the muscle.
        Stretch = "stretch",
        /// Straightening the leg and pulling the toes up to the shin.
        ToesUp = "calf_stretch_toes_up",
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
    fn a_score_ends_at_ten() {
        assert_eq!(Score::new(10).map(Score::score), Some(10));
        assert_eq!(Score::new(11), None);
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
        assert!(Toes::ALL.iter().all(|t| Toes::from_word(t.word()) == Some(*t)));
        assert_eq!(State::from_word("Asleep"), None);
    }
}
