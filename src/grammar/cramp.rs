//! Cramp words: what is said about a cramp, for `log` and `edit`.

use crate::diary::{Duration, Muscle, Pain, Relief, Side, State};

use super::amount::{leading_number, number};
use super::clock::clock;
use super::found::{Doubt, Found, fill};
use super::place::{self, Place};
use super::relief::{self, relief};
use super::score::pain;
use super::span::{duration, whole_number};
use super::text::{Lexicon, Text, Token, begins, first, lookup, optional, skip};
use super::time::{Time, time_with_preposition};
use super::walk::{Leftover, is_filler, note_text, walk};
use super::when::Times;
use super::{Now, Refused, When, calendar, likely};

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

/// The largest number of cramps in one record.
const MOST: u32 = 99;

const STATES: Lexicon<State> = &[
    (State::Asleep, &["asleep", "sleeping", "woke me", "woke me up", "woke up", "woken up"]),
    (State::LyingAwake, &["lying awake", "lay awake", "awake", "lying", "awake in bed"]),
    (
        State::UpAwake,
        &["up", "up and about", "up awake", "awake and up", "while up", "was up", "standing up"],
    ),
];

/// Other names for the thing itself, and for when it always is.
const CRAMP: &[&str] = &[
    "in the night",
    "during the night",
    "at night",
    "charley horse",
    "charlie horse",
    "cramp",
    "cramps",
    "cramped",
];

/// What a recogniser found.
#[derive(Debug)]
enum Item {
    Time(Time),
    Duration(Duration),
    Pain(Pain),
    Count(u32),
    Side(Side),
    Place(Place),
    State(State),
    Relief(Relief),
    Name,
}

impl CrampWords {
    /// Reads words about a cramp, in any order.
    ///
    /// # Errors
    /// The time is still to come, or was on no clock.
    pub fn read(words: &[String], now: &Now) -> Result<Self, Refused> {
        let text = Text::new(words);
        let (tokens, note) = text.split_note();
        let (mut said, mut times) = (Self::default(), Times::default());
        let walked = walk(
            tokens,
            |ahead| {
                let Found { words, meaning } = recognise(ahead, now)?;
                Some(Found { words, meaning: meaning.and_then(|item| said.put(item, &mut times)) })
            },
            guess,
        );
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

    /// Puts what was found into its slot.
    fn put(&mut self, item: Item, times: &mut Times) -> Result<(), Doubt> {
        match item {
            Item::Time(time) => times.put(time),
            Item::Duration(duration) => {
                fill(&mut self.duration, duration, "is a second duration of one cramp")
            }
            Item::Pain(pain) => fill(&mut self.pain, pain, "is a second pain of one cramp"),
            Item::Count(count) => fill(&mut self.count, count, "is a second number of cramps"),
            Item::Side(side) => fill(&mut self.side, side, "is a second side of one cramp"),
            Item::Place(place) => self.put_place(place),
            Item::State(state) => fill(&mut self.state, state, "is a second state of one cramp"),
            Item::Relief(relief) => {
                self.relief.push(relief);
                Ok(())
            }
            Item::Name => Ok(()),
        }
    }

    /// Puts the place into its slot; "leg" beside a muscle of the leg adds nothing.
    fn put_place(&mut self, place: Place) -> Result<(), Doubt> {
        const SECOND: &str = "is a second muscle of one cramp";
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

/// Asks the recognisers, in this order.
fn recognise(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    let simple = |(words, item)| Found::new(words, item);
    None.or_else(|| sat_up(ahead))
        .or_else(|| end(ahead))
        .or_else(|| duration(ahead).map(|found| found.map(Item::Duration)))
        .or_else(|| time_with_preposition(ahead, now).map(|found| found.map(Item::Time)))
        .or_else(|| pain(ahead).map(|found| found.map(Item::Pain)))
        .or_else(|| count(ahead).map(|found| found.map(Item::Count)))
        .or_else(|| lookup(ahead, STATES).map(|(n, state)| simple((n, Item::State(state)))))
        .or_else(|| place::side(ahead).map(|(n, side)| simple((n, Item::Side(side)))))
        .or_else(|| place::place(ahead).map(|(n, place)| simple((n, Item::Place(place)))))
        .or_else(|| relief(ahead).map(|(n, relief)| simple((n, Item::Relief(relief)))))
        .or_else(|| CRAMP.iter().find_map(|name| Some(simple((begins(ahead, name)?, Item::Name)))))
        .or_else(|| phrase_with_up(ahead))
}

/// Reads how many cramps: "3x", "x3", "twice", "3 times", "3 cramps".
fn count(tokens: &[Token]) -> Option<Found<u32>> {
    let word = first(tokens);
    let times = word.strip_prefix(['x', '×']).or_else(|| word.strip_suffix(['x', '×']));
    let (words, number) = match (word, times.and_then(number)) {
        ("once", _) => (1, 1.0),
        ("twice", _) => (1, 2.0),
        (_, Some(number)) => (1, number),
        _ => {
            let (words, number) = leading_number(tokens).filter(|_| word != "a" && word != "an")?;
            let named = matches!(first(skip(tokens, words)), "times" | "cramps");
            (words + 1, named.then_some(number)?)
        }
    };
    let whole = whole_number(number).filter(|n| (1..=MOST).contains(n) && number.fract() <= 0.0);
    Some(whole.map_or(Found::doubt(words, "is not a number of cramps"), |n| Found::new(words, n)))
}

/// Keeps "sat up" together, so that it means neither Saturday nor up and about.
fn sat_up(tokens: &[Token]) -> Option<Found<Item>> {
    let words = begins(tokens, "sat up")?;
    Some(Found { words, meaning: Err(Doubt::default()) })
}

/// Keeps "until 2:20", so that the end is not taken for the start.
fn end(tokens: &[Token]) -> Option<Found<Item>> {
    let until = optional(tokens, &["until", "till", "ended", "to"]);
    let words = until + optional(skip(tokens, until), &["at"]);
    let time = clock(skip(tokens, words)).filter(|_| until > 0)?;
    Some(Found::doubt(words + time.words, "is an end: say when it began, or how long it lasted"))
}

/// Keeps "curled up" together, so that its "up" does not mean up and about.
fn phrase_with_up(tokens: &[Token]) -> Option<Found<Item>> {
    let filler = tokens.first().is_none_or(is_filler);
    let kept = !filler && first(skip(tokens, 1)) == "up";
    kept.then(|| Found { words: 2, meaning: Err(Doubt::default()) })
}

/// Returns what one unknown word was probably meant to be.
fn guess(word: &str) -> Option<String> {
    if number(word).is_some_and(|score| score <= 10.0 && score.fract() <= 0.0) {
        return Some(format!("pain {word}"));
    }
    let places = place::SIDES.iter().flat_map(|(_, all)| all.iter());
    let words = (places.chain(place::MUSCLES.iter().flat_map(|(_, all)| all.iter())))
        .chain(relief::TECHNIQUES.iter().flat_map(|(_, all)| all.iter()))
        .chain(STATES.iter().flat_map(|(_, all)| all.iter()))
        .chain(place::ELSEWHERE)
        .chain(calendar::WORDS)
        .chain(CRAMP);
    likely::nearest(word, words.copied()).map(str::to_owned)
}
