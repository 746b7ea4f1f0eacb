//! Lookalike: words that look like something about a cramp and are not; they are kept together.

use super::amount::{counted, number};
use super::clock::clock;
use super::found::{Doubt, Found};
use super::item::{Item, begins_known, guess};
use super::negation::{ends_at, negation};
use super::sign::at_a_place;
use super::span::{nearest_unit, span};
use super::text::{Token, begins, first, optional, skip};
use super::tried::tried;
use super::walk::is_filler;
use super::{Now, place};

/// Why "no cramp" is not logged as one.
pub(super) const NO_CRAMP: &str = "does not fit a cramp; for a night without one use `cramp none`";

/// Keeps "sat up" together, so that it means neither Saturday nor up and about.
pub(super) fn sat_up(tokens: &[Token]) -> Option<Found<Item>> {
    let words = begins(tokens, "sat up")?;
    Some(Found { words, meaning: Err(Doubt::default()) })
}

/// Keeps "until 2:20", so that the end is not taken for the start.
pub(super) fn end(tokens: &[Token]) -> Option<Found<Item>> {
    let until = optional(tokens, &["until", "till", "ended", "to"]);
    let words = until + optional(skip(tokens, until), &["at"]);
    let time = clock(skip(tokens, words)).filter(|_| until > 0)?;
    Some(Found::doubt(words + time.words, "is an end: say when it began, or how long it lasted"))
}

/// Keeps "no cramp" and "not a cramp": a cramp is what is being recorded.
pub(super) fn no_cramp(tokens: &[Token]) -> Option<Found<Item>> {
    let no = negation(tokens)?;
    let small = skip(tokens, no).iter().take_while(|token| is_filler(token)).count();
    let place = place::place(skip(tokens, no + small)).map_or(0, |(words, _)| words);
    let before = no + small + place;
    let named = ["cramp", "cramps", "cramped"];
    let words = named.iter().find_map(|name| begins(skip(tokens, before), name))?;
    Some(Found::doubt(before + words, NO_CRAMP))
}

/// Keeps "after 20 min", "every 5 min" and "20 min later": they tell when, and not how long it lasted.
pub(super) fn not_a_length(ahead: &[Token]) -> Option<Found<Item>> {
    const NOT_ONE: &str = "does not say how long the cramp lasted";
    let after = optional(ahead, &["after", "every", "each"]);
    let (words, _) = span(skip(ahead, after))?;
    let later = optional(skip(ahead, after + words), &["later", "after", "before"]);
    (after + later > 0).then(|| Found::doubt(after + words + later, NOT_ONE))
}

/// Keeps a number that is no score: one behind "since" or "half", and one that counts something.
pub(super) fn other_number(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    const BEFORE: &[&str] = &[
        "since", "half", "between", "until", "till", "by", "before", "after", "to", "from", "past",
        "took",
    ];
    const NO_UNIT: &str = "needs a unit that is known, such as min or s";
    let before = optional(ahead, BEFORE);
    let number = number(first(skip(ahead, before)))?;
    let behind = skip(ahead, before + 1);
    let plain = |words| Found { words, meaning: Err(Doubt::default()) };
    if before > 0 {
        let both = optional(behind, &["and", "to", "or"]);
        let other = counted(skip(behind, both)).filter(|_| both > 0);
        return Some(plain(before + 1 + other.map_or(0, |(words, _)| both + words)));
    }
    let counts = behind.first().filter(|_| !ahead.first().is_some_and(ends_at))?;
    let is_word = counts.low.chars().all(char::is_alphabetic) && !is_filler(counts);
    if !is_word || negation(behind).is_some() || begins_known(behind, now) {
        return None;
    }
    if let Some(unit) = nearest_unit(&counts.low) {
        let doubt = Doubt::because(NO_UNIT).likely(format!("{number} {unit}"));
        return Some(Found { words: 2, meaning: Err(doubt) });
    }
    guess(&counts.low).is_none().then(|| plain(1))
}

/// Keeps "room was cold" together: it is no sign, and nothing that was tried.
pub(super) fn something_else(ahead: &[Token]) -> Option<Found<Item>> {
    const IS: &[&str] = &["is", "was", "were", "felt", "got", "too", "so", "very", "quite"];
    const TEMPERATURE: &[&str] = &["cold", "warm"];
    let subject = ahead.first().filter(|token| !is_filler(token) && !ends_at(token))?;
    let is_word = subject.low.chars().all(char::is_alphabetic) && guess(&subject.low).is_none();
    let between = skip(ahead, 1).iter().take_while(|t| IS.contains(&&*t.low)).count();
    let words = 1 + between + optional(skip(ahead, 1 + between), TEMPERATURE);
    let of_a_place = between == 0 && at_a_place(skip(ahead, 1)).is_some();
    let is_one = is_word && !IS.contains(&&*subject.low) && words > 1 + between && !of_a_place;
    is_one.then(|| Found { words, meaning: Err(Doubt::default()) })
}

/// Keeps "foot up on a pillow" together, so that it means neither a place nor up and about.
///
/// Where the "up" ends what is said, as in "calf up", the place is that of the cramp.
pub(super) fn raised(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    let (words, place) = place::place(ahead)?;
    let behind = skip(ahead, words);
    if !is_bare_up(behind) || tried(ahead, now).is_some() {
        return None;
    }
    let rest = skip(behind, 1);
    let is_said = rest.is_empty() || behind.first().is_some_and(ends_at);
    if is_said || begins_known(rest, now) {
        return Some(Found::new(words, Item::Place(place)));
    }
    Some(Found { words: words + 1, meaning: Err(Doubt::default()) })
}

/// Keeps "curled up" together, so that its "up" does not mean up and about.
pub(super) fn phrase_with_up(tokens: &[Token]) -> Option<Found<Item>> {
    let filler = tokens.first().is_none_or(is_filler);
    let kept = !filler && is_bare_up(skip(tokens, 1));
    kept.then(|| Found { words: 2, meaning: Err(Doubt::default()) })
}

/// Tells whether an "up" comes next that is not that of "up and about".
fn is_bare_up(tokens: &[Token]) -> bool {
    first(tokens) == "up" && begins(tokens, "up and about").is_none()
}
