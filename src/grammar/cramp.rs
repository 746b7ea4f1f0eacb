//! Cramp words: what is said about a cramp, for `log` and `edit`.

use chrono::NaiveTime;

use crate::diary::{Duration, EndedBy, Moment, Muscle, Onset, Relief, Score, Side, State, Toes};

use super::experience::Experience;
use super::found::{Doubt, Found, fill};
use super::item::{Item, guess, recognise};
use super::lookalike::NO_CRAMP;
use super::place::Place;
use super::relief::judge;
use super::sign::{self, AtPlace, SignSaid};
use super::text::Text;
use super::time::Time;
use super::walk::{Leftover, note_text, walk};
use super::when::{Times, end_of};
use super::{Now, Refused, When};

/// What was said about a cramp; whatever was not said is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CrampWords {
    /// When it began.
    pub when: Option<When>,
    /// When it ended, if it was said by its start and its end; how long it lasted follows.
    pub end: Option<When>,
    /// The muscle.
    pub muscle: Option<Muscle>,
    /// The person's word for a place that is [`Muscle::Other`].
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
    /// How long the person lay awake afterwards, in minutes.
    pub awake_min: Option<u32>,
    /// How long the place was sore afterwards, in hours.
    pub soreness_h: Option<f64>,
    /// How distressing it was.
    pub distress: Option<Score>,
    /// How much it harmed the sleep of its night.
    pub sleep_impact: Option<Score>,
    /// What was tried, in order.
    pub relief: Vec<Relief>,
    /// How it ended.
    pub ended_by: Option<EndedBy>,
    /// What set it off, in the person's words.
    pub trigger: Option<String>,
    /// What is said about warning signs of its night.
    pub signs: Vec<SignSaid>,
    /// How many cramps it stands for.
    pub count: Option<u32>,
    /// Everything after `note`, word for word.
    pub note: Option<String>,
    /// The words that were not understood, in order.
    pub leftovers: Vec<Leftover>,
    /// How many words were understood, those of the note included.
    pub understood: usize,
}

/// What is wrong with a second side or muscle.
const SECOND: &str = "does not fit beside the first; for a second cramp log again";
/// What becomes of a sign that is said of another place than that of the cramp.
const ELSEWHERE: &str = "is noted as a sign, and is of another place than the cramp";

impl CrampWords {
    /// Reads words about a cramp, in any order.
    ///
    /// # Errors
    /// A time is still to come, was on no clock, or is of a year of which no diary is kept.
    pub fn read(words: &[String], now: &Now) -> Result<Self, Refused> {
        let text = Text::new(words);
        let (tokens, note) = text.split_note();
        let mut draft = Draft::default();
        let mut walked = walk(tokens, |ahead| recognise(ahead, now), |item| draft.put(item), guess);
        walked.keep_likely(|words| recognise(words, now), |found| draft.gains(found));
        let Draft { mut said, times, end } = draft;
        said.signs = said.signs.into_iter().map(|sign| sign.beside(said.side)).collect();
        let when = times.settle(now)?;
        let start = when.as_ref().and_then(When::moment);
        let end = start.zip(end).map(|(start, clock)| end_of(start, clock, now)).transpose()?;
        let between = start.zip(end.as_ref().and_then(When::moment));
        Ok(Self {
            duration: between.and_then(|(start, end)| length(start, end)).or(said.duration),
            when,
            end,
            note,
            leftovers: walked.leftovers,
            understood: walked.understood + text.tokens().len() - tokens.len(),
            ..said
        })
    }

    /// Tells whether all that was said is that there was no cramp.
    pub fn says_none(&self) -> bool {
        let none = |leftover: &Leftover| {
            let first = leftover.text.split_whitespace().next().unwrap_or_default();
            leftover.reason == Some(NO_CRAMP) || first.eq_ignore_ascii_case("none")
        };
        self.leftovers.iter().any(none) && self.note.is_none() && self.says_nothing_else()
    }

    fn says_nothing_else(&self) -> bool {
        let Self { leftovers, understood, when, .. } = self.clone();
        *self == Self { leftovers, understood, when, ..Self::default() }
    }

    /// Returns the text for the note: what was said as a note, then what was not understood.
    pub fn note_text(&self) -> Option<String> {
        note_text(self.note.as_deref(), &self.leftovers)
    }

    /// Puts what it was like into its slot.
    fn put_experience(&mut self, experience: Experience) -> Result<(), Doubt> {
        const TWICE: &str = "says something else than before";
        match experience {
            Experience::Onset(onset) => fill(&mut self.onset, onset, TWICE),
            Experience::WarningSensation(warned) => {
                fill(&mut self.warning_sensation, warned, TWICE)
            }
            Experience::MuscleHard(hard) => fill(&mut self.muscle_hard, hard, TWICE),
            Experience::Toes(toes) => fill(&mut self.toes, toes, TWICE),
            Experience::OpposingMuscles(both) => fill(&mut self.opposing_muscles, both, TWICE),
            Experience::Woke(woke) => fill(&mut self.woke, woke, TWICE),
            Experience::AwakeMin(minutes) => fill(&mut self.awake_min, minutes, TWICE),
            Experience::SorenessH(hours) => fill(&mut self.soreness_h, hours, TWICE),
            Experience::Distress(score) => fill(&mut self.distress, score, TWICE),
            Experience::SleepImpact(score) => fill(&mut self.sleep_impact, score, TWICE),
            Experience::EndedBy(ended) => fill(&mut self.ended_by, ended, TWICE),
            Experience::Trigger(text) => fill(&mut self.trigger, text, TWICE),
        }
    }

    /// Puts the place into its slot; "leg" beside a muscle of the leg adds nothing.
    fn put_place(&mut self, place: Place) -> Result<(), Doubt> {
        match (self.muscle, place.muscle) {
            (Some(known), Muscle::Leg) if known != Muscle::Other => return Ok(()),
            (Some(Muscle::Leg), muscle) if muscle != Muscle::Other => self.muscle = None,
            _ => {}
        }
        if self.muscle == Some(Muscle::Other) && self.muscle_detail != place.detail {
            return Err(Doubt::because(SECOND));
        }
        fill(&mut self.muscle, place.muscle, SECOND)?;
        self.muscle_detail = place.detail;
        Ok(())
    }
}

/// Returns how long it was from one moment to another, whatever the clocks did.
fn length(start: &Moment, end: &Moment) -> Option<Duration> {
    Duration::from_seconds((end.at() - start.at()).num_seconds().try_into().ok()?)
}

/// What is said so far.
#[derive(Clone, Debug, Default, PartialEq)]
struct Draft {
    said: CrampWords,
    times: Times,
    end: Option<NaiveTime>,
}

impl Draft {
    /// Puts what was found into its slot.
    fn put(&mut self, item: Item) -> Result<(), Doubt> {
        let said = &mut self.said;
        match item {
            Item::Time(time) => self.times.put(time),
            Item::Duration(duration) => fill(&mut said.duration, duration, "is a second duration"),
            Item::End(end) => fill(&mut self.end, end, "is a second end"),
            Item::Pain(pain) => fill(&mut said.pain, pain, "is a second score of pain"),
            Item::Count(count) => fill(&mut said.count, count, "is a second number of cramps"),
            Item::Side(side) => fill(&mut said.side, side, SECOND),
            Item::Place(place) => said.put_place(place),
            Item::State(state) => fill(&mut said.state, state, "is a second state"),
            Item::Experience(experience) => said.put_experience(experience),
            Item::Signs(all) => {
                all.into_iter().try_for_each(|answer| sign::add(&mut said.signs, answer))
            }
            Item::AtPlace(AtPlace { place, said: answer }) => {
                let side = answer.side;
                let noted = sign::add(&mut said.signs, answer);
                let placed = said.put_place(place);
                said.side = said.side.or(side);
                noted.and(placed.map_err(|_| Doubt::because(ELSEWHERE)))
            }
            Item::DayAndNumber(day, likely) => {
                self.times.put(Time::Day(day))?;
                Err(Doubt::because("names a day, and a number without a unit").likely(likely))
            }
            Item::Relief(relief) => {
                said.relief.push(relief);
                Ok(())
            }
            Item::Verdict(verdict) => {
                let known = judge(&mut said.relief, verdict);
                known.then_some(()).ok_or(Doubt::because("needs to follow what was tried"))
            }
            Item::Name => Ok(()),
            Item::All(items) => {
                let before = self.clone();
                let all = items.into_iter().try_for_each(|item| self.put(item));
                all.inspect_err(|_| *self = before)
            }
        }
    }

    /// Tells whether something that was found would fit, and say more than is known.
    fn gains(&self, found: Found<Item>) -> bool {
        let mut draft = self.clone();
        found.meaning.and_then(|item| draft.put(item)).is_ok() && draft != *self
    }
}
