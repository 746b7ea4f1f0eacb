//! Item: one thing that can be said about a cramp, and the order in which it is looked for.

use chrono::NaiveTime;

use crate::diary::{Duration, Relief, Score, Side, State};

use super::amount::{leading_number, number};
use super::calendar::Day;
use super::clock::bare_on_the_dial;
use super::experience::{Experience, experience};
use super::found::Found;
use super::lookalike::{
    end, no_cramp, not_a_length, other_number, phrase_with_up, raised, sat_up, something_else,
};
use super::negation::{answer_behind, ends_at, negation};
use super::place::{self, Place};
use super::relief::{self, Verdict, verdict};
use super::score::pain;
use super::sign::{AtPlace, SignSaid, at_a_place, signs};
use super::span::{duration, whole_number};
use super::text::{Lexicon, Text, Token, begins, first, lookup, optional, skip};
use super::time::{Time, time_with_preposition};
use super::tried::tried;
use super::walk::is_filler;
use super::window::{Window, window};
use super::{Now, calendar, likely};

/// The largest number of cramps in one record.
const MOST: u32 = 99;

const STATES: Lexicon<State> = &[
    (State::Asleep, &["asleep", "sleeping", "state asleep"]),
    (
        State::LyingAwake,
        &["lying awake", "lay awake", "awake", "lying", "awake in bed", "state awake"],
    ),
    (
        State::UpAwake,
        &["up and about", "up awake", "awake and up", "while up", "was up", "state up"],
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
#[derive(Debug, PartialEq)]
pub(super) enum Item {
    Time(Time),
    Duration(Duration),
    End(NaiveTime),
    Pain(Score),
    Count(u32),
    Side(Side),
    Place(Place),
    State(State),
    Experience(Experience),
    Relief(Relief),
    Verdict(Verdict),
    Signs(Vec<SignSaid>),
    AtPlace(AtPlace),
    /// A part of a day, with a number behind it that may be its hour.
    DayAndNumber(Day, String),
    Name,
    /// Several of these in one word: "left-calf"; all fit, or none is taken.
    All(Vec<Item>),
}

/// Words that mean something only where a thing is listed: "hard, left calf", not "hard to sleep".
const SHY: &[&str] = &[
    "hard", "knot", "weak", "skin", "wound", "poison", "toxin", "warning", "cold", "warm",
    "warmth", "heat", "ice", "numb", "faded", "soap",
];

/// Asks the recognisers; a shy word before words that mean nothing stays out.
pub(super) fn recognise(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    let found = asked_in_order(ahead, now)?;
    let shy = found.words == 1 && SHY.contains(&first(ahead));
    let felt = matches!(first(ahead), "weak" | "numb") && leads_on(skip(ahead, 1));
    (!shy || felt || stand_alone(1, ahead, now)).then_some(found)
}

/// Tells whether the first few words are one thing of a list, and no part of a sentence.
pub(super) fn stand_alone(words: usize, ahead: &[Token], now: &Now) -> bool {
    let (these, rest) = ahead.split_at(words.min(ahead.len()));
    let ends = these.last().is_some_and(ends_at);
    let known = || negation(rest).is_some() || begins_known(rest, now);
    rest.is_empty() || ends || rest.first().is_some_and(is_filler) || known()
}

/// Tells whether the next words mean something.
///
/// It looks only a few words ahead: each of them may ask for those behind it.
pub(super) fn begins_known(ahead: &[Token], now: &Now) -> bool {
    const NEAR: usize = 8;
    asked_in_order(ahead.get(..NEAR).unwrap_or(ahead), now).is_some()
}

/// Asks the recognisers, in this order.
fn asked_in_order(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    let simple = |(words, item)| Found::new(words, item);
    None.or_else(|| sat_up(ahead))
        .or_else(|| end(ahead))
        .or_else(|| no_cramp(ahead))
        .or_else(|| raised(ahead, now))
        .or_else(|| sign_at_a_place(ahead, now))
        .or_else(|| Some(signs(ahead).filter(|_| at_a_place(ahead).is_none())?.map(Item::Signs)))
        .or_else(|| experience(ahead).map(|found| found.map(Item::Experience)))
        .or_else(|| window(ahead).map(|found| found.map(start_and_end)))
        .or_else(|| count(ahead).map(|found| found.map(Item::Count)))
        .or_else(|| not_a_length(ahead))
        .or_else(|| duration(ahead).map(|found| found.map(Item::Duration)))
        .or_else(|| day_and_number(ahead, now))
        .or_else(|| time_with_preposition(ahead, now).map(|found| found.map(Item::Time)))
        .or_else(|| pain(ahead).map(|found| found.map(Item::Pain)))
        .or_else(|| pain_for(ahead))
        .or_else(|| woke(ahead))
        .or_else(|| lookup(ahead, STATES).map(|(n, state)| simple((n, Item::State(state)))))
        .or_else(|| tried(ahead, now))
        .or_else(|| place::left_open(ahead).map(|words| Found::doubt(words, OPEN)))
        .or_else(|| place::side(ahead).map(|(n, side)| simple((n, Item::Side(side)))))
        .or_else(|| place::place(ahead).map(|(n, place)| simple((n, Item::Place(place)))))
        .or_else(|| verdict(ahead).map(|(n, verdict)| simple((n, Item::Verdict(verdict)))))
        .or_else(|| CRAMP.iter().find_map(|name| Some(simple((begins(ahead, name)?, Item::Name)))))
        .or_else(|| phrase_with_up(ahead))
        .or_else(|| other_number(ahead, now))
        .or_else(|| something_else(ahead))
        .or_else(|| glued(first(ahead), now))
}

/// Reads "foot cold and blue" and "cold left foot": a sign, and the place of the cramp.
///
/// "Calf cold night" is none: a shy word belongs to the one that follows it.
fn sign_at_a_place(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    let found = at_a_place(ahead).filter(|found| found.meaning.is_ok())?;
    if ahead.iter().take(found.words).any(|token| token.raw.ends_with('?')) {
        return None;
    }
    let last = found.words.checked_sub(1).and_then(|last| ahead.get(last));
    let shy = last.is_some_and(|token| SHY.contains(&&*token.low));
    let stands = !shy || leads_on(skip(ahead, found.words)) || stand_alone(found.words, ahead, now);
    stands.then(|| found.map(Item::AtPlace))
}

/// Tells whether a small word comes next that belongs to the whole of what was said before it.
fn leads_on(tokens: &[Token]) -> bool {
    const SMALL: &[&str] = &[
        "after",
        "afterwards",
        "since",
        "now",
        "still",
        "today",
        "to",
        "but",
        "when",
        "while",
        "all",
        "again",
        "too",
        "later",
        "as",
        "than",
        "until",
    ];
    optional(tokens, SMALL) > 0
}

/// Why a choice between two sides or places is kept.
const OPEN: &str = "leaves open which it was";

/// Reads "this morning 5" and "last night 11": the day, and what is probably the hour.
fn day_and_number(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    let found = calendar::day(ahead, now)?;
    let day = found.meaning.ok()?;
    let is_part = matches!(day, Day::Night(_) | Day::Morning(_) | Day::Evening(_));
    let behind = skip(ahead, found.words);
    let hour = bare_on_the_dial(behind).filter(|hour| is_part && hour.words == 1)?;
    let ends = found.words.checked_sub(1).and_then(|last| ahead.get(last)).is_some_and(ends_at);
    let likely = format!("at {}", first(behind));
    (!ends).then(|| Found::new(found.words + hour.words, Item::DayAndNumber(day, likely)))
}

/// Reads "pain 5 min" and "pain for 2 min": how long it hurt.
fn pain_for(ahead: &[Token]) -> Option<Found<Item>> {
    const BETWEEN: &[&str] = &["for", "lasted", "was", "about", "around"];
    let words = begins(ahead, "pain")?;
    let between = skip(ahead, words).iter().take_while(|t| BETWEEN.contains(&&*t.low)).count();
    let found = duration(skip(ahead, words + between))?;
    Some(found.after(words + between).map(Item::Duration))
}

/// Reads "woke me", "woke up": the person was asleep, and the cramp ended that.
fn woke(tokens: &[Token]) -> Option<Found<Item>> {
    const WOKE: &[&str] = &["woke", "woke me", "woke me up", "woke up", "woken up", "woken"];
    let words = WOKE.iter().filter_map(|phrase| begins(tokens, phrase)).max()?;
    let (before, ahead) = tokens.split_at(words.min(tokens.len()));
    let woke = |yes| Item::Experience(Experience::Woke(yes));
    Some(match answer_behind(before, ahead) {
        Some((more, false)) => Found::new(words + more, woke(false)),
        behind => {
            let words = words + behind.map_or(0, |(more, _)| more);
            Found::new(words, Item::All(vec![Item::State(State::Asleep), woke(true)]))
        }
    })
}

fn start_and_end(window: Window) -> Item {
    let Window { start, end, length } = window;
    Item::All(vec![Item::Time(Time::Clock(start)), Item::Duration(length), Item::End(end)])
}

/// Reads "left-calf", "calf/left/2min" and "2-min": words without spaces, if every part is understood.
fn glued(word: &str, now: &Now) -> Option<Found<Item>> {
    [',', '/', '-'].into_iter().filter(|mark| word.contains(*mark)).find_map(|mark| {
        let parts = Text::new(&[word.replace(mark, " ")]);
        let (mut ahead, mut items) = (parts.tokens(), Vec::new());
        while !ahead.is_empty() {
            let Found { words, meaning } = recognise(ahead, now)?;
            items.push(meaning.ok()?);
            ahead = skip(ahead, words);
        }
        (!items.is_empty()).then(|| Found::new(1, Item::All(items)))
    })
}

/// Reads how many cramps: "3x", "x3", "twice", "3 times", "3 cramps", "1 cramp".
fn count(tokens: &[Token]) -> Option<Found<u32>> {
    let word = first(tokens);
    let times = word.strip_prefix(['x', '×']).or_else(|| word.strip_suffix(['x', '×']));
    let (words, number) = match (word, times.and_then(number)) {
        ("once", _) => (1, 1.0),
        ("twice", _) => (1, 2.0),
        (_, Some(number)) => (1, number),
        _ => {
            let is_number =
                word != "a" && word != "an" && !(word.len() > 1 && word.starts_with('0'));
            let (words, number) = leading_number(tokens).filter(|_| is_number)?;
            let named = match first(skip(tokens, words)) {
                "times" | "cramps" => true,
                "cramp" => whole_number(number) == Some(1),
                _ => false,
            };
            (words + 1, named.then_some(number)?)
        }
    };
    let whole = whole_number(number).filter(|n| (1..=MOST).contains(n) && number.fract() <= 0.0);
    Some(whole.map_or(Found::doubt(words, "is not a number of cramps from 1 to 99"), |n| {
        Found::new(words, n)
    }))
}

/// Returns what one unknown word was probably meant to be.
pub(super) fn guess(word: &str) -> Option<String> {
    if number(word).is_some_and(|score| score <= 10.0 && score.fract() <= 0.0) {
        return Some(format!("pain {word}"));
    }
    let places = place::SIDES.iter().flat_map(|(_, all)| all.iter());
    let words = (places.chain(place::MUSCLES.iter().flat_map(|(_, all)| all.iter())))
        .chain(relief::TECHNIQUES.iter().flat_map(|(_, all)| all.iter()))
        .chain(STATES.iter().flat_map(|(_, all)| all.iter()))
        .chain(calendar::WORDS)
        .chain(CRAMP)
        .chain(&["pain"]);
    let words = words.copied().chain(place::elsewhere_words());
    likely::nearest(word, words).map(str::to_owned)
}
