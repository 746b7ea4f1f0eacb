//! New name: what the person calls a factor of their own.

use crate::diary::{Catalogue, Factor, Unit};

use super::Now;
use super::amount::leading_number;
use super::bout::bout;
use super::calendar::day;
use super::day::recognise;
use super::forget::forget;
use super::measure::{measure, temperature};
use super::negation::negation;
use super::place::side;
use super::reading::{denied, yes_or_no};
use super::text::{Text, Token, clean, skip};
use super::walk::is_filler;

/// A name that can be typed after `cramp day`, and stand in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewName {
    /// The name in SQL, CSV and JSON.
    pub key: String,
    /// What the person calls it, in lower case.
    pub label: String,
}

impl NewName {
    /// Reads one to four words of letters and digits that begin with a letter.
    pub fn read(text: &str) -> Option<Self> {
        const MOST_WORDS: usize = 4;
        const MOST_LETTERS: usize = 40;
        let text = clean(text).to_lowercase().replace(['_', '-'], " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let label = words.join(" ");
        let plain = words.iter().all(|word| word.bytes().all(|b| b.is_ascii_alphanumeric()));
        let named = label.starts_with(|c: char| c.is_ascii_lowercase());
        let fits = (1..=MOST_WORDS).contains(&words.len()) && label.len() <= MOST_LETTERS;
        (plain && named && fits).then(|| Self { key: label.replace(' ', "_"), label })
    }

    /// Tells what `cramp day` would make of the name already; `None` where it is free.
    pub fn clash<'c>(&self, catalogue: &'c Catalogue, now: &Now) -> Option<Clash<'c>> {
        let factor = catalogue.all().iter().find(|factor| self.names(factor));
        factor.map(Clash::Factor).or_else(|| {
            let text = Text::new(std::slice::from_ref(&self.label));
            let is_said = has_a_small_word(text.tokens(), catalogue)
                || begins_with_another(text.tokens(), catalogue)
                || is_understood(text.tokens(), catalogue, now);
            is_said.then_some(Clash::Words)
        })
    }

    /// As [`NewName::clash`], of a level; any factor may have the level "other", which says nothing alone.
    pub fn clash_of_level<'c>(&self, catalogue: &'c Catalogue, now: &Now) -> Option<Clash<'c>> {
        self.clash(catalogue, now).filter(|_| self.label != "other")
    }

    /// Tells whether a factor, or one of its levels, is called so.
    fn names(&self, factor: &Factor) -> bool {
        let mut levels = factor.kind.levels().iter();
        let names = factor.names();
        names.contains(&*self.label)
            || names.contains(&*self.key)
            || levels.any(|it| it.word == self.label || it.aliases.contains(&&*self.label))
    }
}

/// Why a name cannot be had.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Clash<'c> {
    /// It means this factor, or one of its levels.
    Factor(&'c Factor),
    /// It means something else, or begins with something that does.
    Words,
}

/// Tells whether one of the words turns what is said around: "no", "yes", "note", "forget".
fn has_a_small_word(tokens: &[Token], catalogue: &Catalogue) -> bool {
    let noted = with("", tokens, "words");
    noted.split_note().1.is_some()
        || (0..tokens.len()).any(|at| {
            let word = tokens.get(at..=at).unwrap_or_default();
            negation(skip(tokens, at)).is_some()
                || yes_or_no(word, catalogue).is_some()
                || forget(with("", word, "note").tokens(), catalogue).is_some()
        })
}

/// Tells whether what stands before the name could take its first words: "run 30 min light therapy".
fn begins_with_another(tokens: &[Token], catalogue: &Catalogue) -> bool {
    let counted = with("2", tokens, "");
    let is_unit = |unit: &Unit| measure(unit, counted.tokens(), catalogue.settings()).is_some();
    let mut units = catalogue.all().iter().filter_map(|factor| factor.kind.unit());
    let run = with("run", tokens, "");
    tokens.first().is_some_and(is_filler)
        || leading_number(tokens).is_some()
        || units.any(is_unit)
        || temperature(counted.tokens()).is_some_and(|(words, _)| words > 1)
        || side(tokens).is_some()
        || bout(tokens).is_some()
        || bout(run.tokens()).is_some_and(|found| found.words > 1)
        || denied(with("", tokens, Factor::EXERCISE).tokens(), catalogue).is_some()
}

/// Tells whether the whole name says something by itself, or beside a number or a day.
fn is_understood(tokens: &[Token], catalogue: &Catalogue, now: &Now) -> bool {
    let is_day = |text: &Text| {
        day(text.tokens(), now).is_some_and(|found| found.words == text.tokens().len())
    };
    recognise(tokens, now, catalogue).is_some_and(|found| found.words == tokens.len())
        || is_day(&with("", tokens, "1"))
        || is_day(&with("yesterday", tokens, ""))
        || is_day(&with("2", tokens, "ago"))
}

/// Returns the words of a name with others around them.
fn with(before: &str, tokens: &[Token], after: &str) -> Text {
    let name = tokens.iter().map(|token| token.low.as_str());
    let words = std::iter::once(before).chain(name).chain(std::iter::once(after));
    Text::new(&words.map(str::to_owned).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Moment;

    #[test]
    fn a_name_is_a_few_plain_words() {
        let name = NewName::read(" Long  flight ").unwrap();
        assert_eq!((&*name.key, &*name.label), ("long_flight", "long flight"));
        assert_eq!(
            NewName::read("late-coffee").map(|name| name.key),
            Some("late_coffee".to_owned())
        );
        for text in ["", "2nd coffee", "café", "a;b", "one two three four five", "=1+1"] {
            assert_eq!(NewName::read(text), None, "{text}");
        }
    }

    fn clash(text: &str) -> Option<String> {
        let catalogue = Catalogue::built_in();
        let moment = Moment::new("2026-11-22T08:10:00+01:00".parse().unwrap(), "Europe/Berlin");
        let zone = "Europe/Berlin".parse().unwrap();
        let now = Now { moment, zone, later: false, night: None };
        match NewName::read(text).unwrap().clash(&catalogue, &now)? {
            Clash::Factor(factor) => Some(factor.key.to_string()),
            Clash::Words => Some("words".to_owned()),
        }
    }

    #[test]
    fn a_name_that_means_a_factor_already_is_told() {
        assert_eq!(clash("stood"), Some("standing".to_owned()));
        assert_eq!(clash("heels"), Some("footwear".to_owned()));
        assert_eq!(clash("heat"), Some("heat".to_owned()));
    }

    #[test]
    fn a_name_that_the_grammar_understands_is_told() {
        for text in [
            "no",
            "not",
            "didnt",
            "yes",
            "y",
            "n",
            "note",
            "tea note",
            "forget",
            "without sugar",
            "today",
            "yesterday",
            "monday",
            "sun",
            "friday night",
            "may",
            "days",
            "morning",
            "the",
            "my tea",
            "about",
            "run",
            "walk dog",
            "yoga",
            "hard",
            "light therapy",
            "left",
            "glasses",
            "hours",
            "min",
            "cups of tea",
            "servings",
            "two",
            "half caf",
            "missed",
            "magnesium no",
            "until",
            "c",
        ] {
            let clash = clash(text);
            assert!(clash.is_some() || text == "until", "{text}");
        }
    }

    #[test]
    fn plain_names_are_free() {
        for text in [
            "coffee",
            "long flight",
            "mood",
            "sofa",
            "couch",
            "screen time",
            "hot bath",
            "work in bed",
            "sun exposure",
            "morning coffee",
            "omega 3",
            "standing desk",
            "green tea",
            "day at work",
            "sport drinks",
            "strong coffee",
            "drunk",
        ] {
            assert_eq!(clash(text), None, "{text}");
        }
    }
}
