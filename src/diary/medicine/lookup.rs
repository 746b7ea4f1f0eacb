//! Finding what a name means: the medicines in it, their classes, and the international name behind a brand.

use std::cmp::Reverse;

use super::dictionary::{DICTIONARY, Entry};
use super::words::{contains, is_aside, parts, spelled};
use super::{Class, Route};

/// Returns the classes of a medicine of this name, each once and in order.
///
/// `None` if nothing in the name is known; empty if it is known and belongs to no class, or to none by this route.
/// Without a route, what the name itself says counts ("iron infusion"), and else the usual one.
/// Doses, forms and salts do not count; of a combination with an unknown ingredient, the known ones do.
pub fn classes(name: &str, route: Option<Route>) -> Option<Vec<Class>> {
    let parts = parts(name);
    let found = found(&parts);
    if found.is_empty() {
        return None;
    }
    let route = route.or_else(|| Route::said_in(parts.iter().flatten().map(String::as_str)));
    let emergency = EMERGENCY.iter().any(|words| parts.iter().any(|part| contains(part, words)));
    let mut classes: Vec<_> = found
        .iter()
        .filter(|entry| entry.by.holds(route))
        .flat_map(|entry| entry.classes)
        .flat_map(|class| std::iter::once(*class).chain(class.parent()))
        .filter(|class| !(emergency && *class == Class::OralContraceptive))
        .collect();
    classes.sort_unstable();
    classes.dedup();
    Some(classes)
}

/// Returns the international name behind a brand or another spelling: "furosemide" for "Lasix 40 mg".
///
/// `None` if the name already says it, if it is not known, or if it names several medicines.
pub fn inn(name: &str) -> Option<&'static str> {
    let parts = parts(name);
    let says = |ingredient: &str| parts.iter().any(|part| contains(part, ingredient));
    match found(&parts)[..] {
        [entry] if !entry.is_group && !entry.ingredients().all(says) => Some(entry.name),
        _ => None,
    }
}

/// Returns every name, spelling and brand that is known, in lower case.
pub fn names() -> impl Iterator<Item = &'static str> {
    DICTIONARY.iter().flat_map(Entry::spellings)
}

/// Returns how many of these words, in lower case, are a name of two words or more, such as "water pills".
pub fn spelled_ahead(words: &[&str]) -> Option<usize> {
    const MOST: usize = 8;
    let begins = |count: &usize| {
        let ahead = words.get(..*count).unwrap_or_default().join(" ");
        let is_it =
            |name: &str| ahead.starts_with(initial(name)) && spelled(name).eq(spelled(&ahead));
        names().any(is_it)
    };
    (2..=words.len().min(MOST)).rev().find(begins)
}

/// Returns the first letter of a name.
fn initial(name: &str) -> char {
    name.chars().next().unwrap_or_default()
}

/// Words that make a contraceptive one for emergencies.
const EMERGENCY: &[&str] = &["emergency", "morning after"];

/// How many words may stand aside between two words of one name.
const MOST_ASIDE: usize = 6;

/// Returns the medicines that are named, each once, with fixed combinations put together.
fn found(parts: &[Vec<String>]) -> Vec<&'static Entry> {
    let mut found: Vec<&'static Entry> = Vec::new();
    for entry in parts.iter().flat_map(|part| medicines(part)) {
        if found.iter().all(|other| other.name != entry.name) {
            found.push(entry);
        }
    }
    for size in [3, 2] {
        if found.len() < size {
            continue;
        }
        for entry in DICTIONARY.iter().filter(|entry| entry.ingredients().count() == size) {
            combine(&mut found, entry);
        }
    }
    found
}

/// Puts a fixed combination in the place of its ingredients, if all of them are there.
fn combine(found: &mut Vec<&'static Entry>, whole: &'static Entry) {
    let is = |entry: &Entry, part: &str| entry.spellings().any(|spelling| spelling == part);
    if whole.ingredients().all(|part| found.iter().any(|entry| is(entry, part))) {
        found.retain(|entry| !whole.ingredients().any(|part| is(entry, part)));
        found.push(whole);
    }
}

/// Returns the medicines that are named in one ingredient: usually one, with its dose, form and salt.
fn medicines(words: &[String]) -> Vec<&'static Entry> {
    let (mut found, mut at, mut strange) = (Vec::new(), 0, false);
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((entry, taken)) = longest(rest) {
            if !(strange && is_mineral(entry)) {
                found.push(entry);
            }
            at += taken.max(1);
        } else {
            strange |= rest.first().is_some_and(|word| !is_aside(word));
            at += 1;
        }
    }
    // Beside another medicine, a mineral is its salt.
    let is_medicine = |entry: &&Entry| entry.classes.iter().any(|class| !class.is_supplement());
    if found.iter().any(is_medicine) {
        found.retain(|entry| !is_mineral(entry));
    }
    found
}

/// Tells whether an entry is a mineral that may also be half of a salt.
fn is_mineral(entry: &Entry) -> bool {
    matches!(entry.name, "magnesium" | "potassium" | "calcium")
}

/// Returns the longest name with which these words begin, and how many words it takes.
fn longest(words: &[String]) -> Option<(&'static Entry, usize)> {
    let spellings =
        |entry: &'static Entry| entry.spellings().map(move |spelling| (entry, spelling));
    DICTIONARY
        .iter()
        .flat_map(spellings)
        .filter_map(|(entry, spelling)| Some((entry, spelling, taken(spelling, words)?)))
        .max_by_key(|(_, spelling, taken)| (spelled(spelling).count(), Reverse(*taken)))
        .map(|(entry, _, taken)| (entry, taken))
}

/// Returns how many of the words a name takes, if they begin with it; doses, forms and salts may stand within it.
fn taken(spelling: &str, words: &[String]) -> Option<usize> {
    words.first().filter(|first| spelling.starts_with(&***first))?;
    let mut at = 0;
    for expected in spelled(spelling) {
        let rest = words.get(at..)?;
        let between = |word: &&String| at > 0 && *word != expected && is_aside(word);
        at += rest.iter().take(MOST_ASIDE).take_while(between).count();
        if words.get(at)? != expected {
            return None;
        }
        at += 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests;
