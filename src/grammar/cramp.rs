//! Cramp words: what is said about a cramp, for `log` and `edit`.

use crate::diary::{Duration, Muscle, Pain, Relief, Side, State};

use super::found::{Doubt, Found, fill};
use super::item::{Item, guess, recognise};
use super::place::Place;
use super::relief::judge;
use super::text::Text;
use super::walk::{Leftover, note_text, walk};
use super::when::Times;
use super::{Now, Refused, When};

/// What was said about a cramp; whatever was not said is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CrampWords {
    /// When it began.
    pub when: Option<When>,
    /// The muscle.
    pub muscle: Option<Muscle>,
    /// The person's word for a place that is [`Muscle::Other`].
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

impl CrampWords {
    /// Reads words about a cramp, in any order.
    ///
    /// # Errors
    /// The time is still to come, or was on no clock.
    pub fn read(words: &[String], now: &Now) -> Result<Self, Refused> {
        let text = Text::new(words);
        let (tokens, note) = text.split_note();
        let mut draft = Draft::default();
        let mut walked = walk(tokens, |ahead| recognise(ahead, now), |item| draft.put(item), guess);
        walked.keep_likely(|words| recognise(words, now), |found| draft.gains(found));
        let Draft { said, times } = draft;
        Ok(Self {
            when: times.settle(now)?,
            note,
            leftovers: walked.leftovers,
            understood: walked.understood + text.tokens().len() - tokens.len(),
            ..said
        })
    }

    /// Returns the text for the note: what was said as a note, then what was not understood.
    pub fn note_text(&self) -> Option<String> {
        note_text(self.note.as_deref(), &self.leftovers)
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

/// What is said so far.
#[derive(Clone, Debug, Default, PartialEq)]
struct Draft {
    said: CrampWords,
    times: Times,
}

impl Draft {
    /// Puts what was found into its slot.
    fn put(&mut self, item: Item) -> Result<(), Doubt> {
        let said = &mut self.said;
        match item {
            Item::Time(time) => self.times.put(time),
            Item::Duration(duration) => fill(&mut said.duration, duration, "is a second duration"),
            Item::Pain(pain) => fill(&mut said.pain, pain, "is a second score of pain"),
            Item::Count(count) => fill(&mut said.count, count, "is a second number of cramps"),
            Item::Side(side) => fill(&mut said.side, side, SECOND),
            Item::Place(place) => said.put_place(place),
            Item::State(state) => fill(&mut said.state, state, "is a second state"),
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
