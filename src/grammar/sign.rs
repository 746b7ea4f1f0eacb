//! Sign: what is said about warning signs, for `signs`, and beside a cramp for `log` and `edit`.

use crate::diary::{Night, Side, Sign, SignAnswer, SignDetail};

use super::calendar::day;
use super::found::{Doubt, Found, fill};
use super::likely;
use super::negation::negation;
use super::place;
use super::text::{Lexicon, Text, Token, begins, first, lookup, optional, skip};
use super::walk::{Leftover, walk};
use super::{Now, Refused};

/// The words for a sign.
const SIGNS: Lexicon<Sign> = &[
    (Sign::Swelling, &["swelling", "swollen", "swelled"]),
    (Sign::Skin, &["skin", "skin change", "skin changes", "skin changed"]),
    (Sign::Weakness, &["weakness", "muscle weakness", "weak", "weak muscle", "weak leg"]),
    (Sign::Infection, &["infection", "signs of infection", "infected"]),
    (Sign::Numbness, &["numbness", "numb", "tingling", "pins and needles"]),
    (Sign::Wasting, &["wasting", "muscle wasting", "muscle thinner", "thinner muscle"]),
    (Sign::WalkingPain, &["walking pain", "pain on walking", "pain when walking", "hurts to walk"]),
    (Sign::Toxin, &["toxin", "poison", "poisoning"]),
    (Sign::Wound, &["wound", "dirty wound"]),
    (Sign::ChestPain, &["chest pain", "pain in the chest"]),
    (Sign::Breathlessness, &["breathlessness", "breathless", "short of breath"]),
    (Sign::VeryDarkUrine, &["very dark urine", "cola urine", "urine like cola"]),
    (Sign::MusclePain, &["muscle pain", "muscle pains"]),
    (Sign::NewOnset, &["new onset", "began suddenly", "new since lately"]),
];

/// The words for what a sign is like.
const DETAILS: Lexicon<SignDetail> = &[
    (SignDetail::Cold, &["cold"]),
    (SignDetail::Pale, &["pale", "white"]),
    (SignDetail::Bluish, &["bluish", "blue"]),
    (SignDetail::OtherChange, &["changed", "other change", "other"]),
    (SignDetail::Fever, &["fever", "feverish"]),
    (SignDetail::Redness, &["redness", "red"]),
    (SignDetail::Warmth, &["warmth", "warm"]),
    (SignDetail::Wound, &["wound"]),
];

/// What is said about one sign.
#[derive(Clone, Debug, PartialEq)]
pub struct SignSaid {
    /// The sign.
    pub sign: Sign,
    /// Whether it is so.
    pub yes: bool,
    /// On which side.
    pub side: Option<Side>,
    /// What it is like.
    pub details: Vec<SignDetail>,
}

impl SignSaid {
    /// Returns the answer for a night.
    pub fn on(&self, night: Night) -> SignAnswer {
        let Self { sign, yes, side, details } = self.clone();
        SignAnswer { night, sign, yes, side, details }
    }
}

/// Reads a sign: "swelling left", "no weakness", "cold pale skin", "skin bluish", "fever".
pub(super) fn sign(tokens: &[Token]) -> Option<Found<SignSaid>> {
    let no = negation(tokens).unwrap_or(0);
    let before = no + optional(skip(tokens, no), &["any"]);
    let ahead = skip(tokens, before);
    let (words, sign, mut details) = None
        .or_else(|| details_first(ahead))
        .or_else(|| lookup(ahead, SIGNS).map(|(words, sign)| (words, sign, Vec::new())))
        .or_else(|| alone(ahead))?;
    let (more, further) = details_of(sign, skip(ahead, words));
    details.extend(further);
    details.sort_unstable();
    details.dedup();
    let words = before + words + more;
    if no > 0 && !details.is_empty() && !is_alone(&details) {
        return Some(Found::doubt(words, "says no, and what it is like, at once"));
    }
    let (of_side, side) = side_of(skip(tokens, words)).unzip();
    let details = if no > 0 { Vec::new() } else { details };
    let said = SignSaid { sign, yes: no == 0, side, details };
    Some(Found::new(words + of_side.unwrap_or(0), said))
}

/// Reads "cold skin", "cold and pale skin".
fn details_first(tokens: &[Token]) -> Option<(usize, Sign, Vec<SignDetail>)> {
    let (words, details) = details_of(Sign::Skin, tokens);
    let named = begins(skip(tokens, words), "skin").filter(|_| words > 0)?;
    Some((words + named, Sign::Skin, details))
}

/// Reads what can only be a sign: "fever", "redness".
fn alone(tokens: &[Token]) -> Option<(usize, Sign, Vec<SignDetail>)> {
    let (words, detail) = lookup(tokens, DETAILS)?;
    let clear = matches!(first(tokens), "fever" | "feverish" | "redness" | "bluish");
    clear.then(|| (words, detail.sign(), vec![detail]))
}

/// Tells whether a denied detail is all that was said: "no fever" says that there is no infection sign.
fn is_alone(details: &[SignDetail]) -> bool {
    matches!(details, [SignDetail::Fever | SignDetail::Redness])
}

/// Reads the details of a sign, with "and" between them.
fn details_of(sign: Sign, tokens: &[Token]) -> (usize, Vec<SignDetail>) {
    let (mut words, mut details) = (0, Vec::new());
    loop {
        let ahead = skip(tokens, words);
        let and = optional(ahead, &["and", "is", "was"]);
        match lookup(skip(ahead, and), DETAILS).filter(|(_, detail)| detail.sign() == sign) {
            Some((more, detail)) => {
                words += and + more;
                details.push(detail);
            }
            None => return (words, details),
        }
    }
}

/// Reads the side of a sign, unless it is that of the muscle named after it.
fn side_of(tokens: &[Token]) -> Option<(usize, Side)> {
    const BETWEEN: &[&str] = &["on", "in", "the", "at"];
    let before = tokens.iter().take_while(|t| BETWEEN.contains(&t.low.as_str())).count();
    let (words, side) = place::side(skip(tokens, before))?;
    let of_a_muscle = place::place(skip(tokens, before + words)).is_some();
    (!of_a_muscle).then_some((before + words, side))
}

/// What was said about the signs of one night.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SignWords {
    /// The night, if one was named.
    pub night: Option<Night>,
    /// The answers, in order.
    pub answers: Vec<SignSaid>,
    /// The signs that go back to "not asked".
    pub forgotten: Vec<Sign>,
    /// The words that were not understood, in order.
    pub leftovers: Vec<Leftover>,
}

/// What a recogniser found.
enum Item {
    Said(SignSaid),
    Forgotten(Sign),
    Night(Night),
}

impl SignWords {
    /// Reads words about signs, in any order.
    ///
    /// # Errors
    /// The night has not begun.
    pub fn read(words: &[String], now: &Now) -> Result<Self, Refused> {
        let text = Text::new(words);
        let mut said = Self::default();
        let walked =
            walk(text.tokens(), |ahead| recognise(ahead, now), |item| said.put(item), guess);
        if let Some(night) = said.night.filter(|night| *night > now.night()) {
            return Err(Refused::FutureNight(night));
        }
        Ok(Self { leftovers: walked.leftovers, ..said })
    }

    fn put(&mut self, item: Item) -> Result<(), Doubt> {
        match item {
            Item::Night(night) => fill(&mut self.night, night, "is a second night"),
            Item::Forgotten(sign) => {
                self.forgotten.push(sign);
                Ok(())
            }
            Item::Said(said) => add(&mut self.answers, said),
        }
    }
}

/// Adds an answer; details of a sign that was named before join it.
pub(super) fn add(answers: &mut Vec<SignSaid>, said: SignSaid) -> Result<(), Doubt> {
    match answers.iter_mut().find(|known| known.sign == said.sign) {
        Some(known) if known.yes != said.yes => {
            Err(Doubt::because("is said twice about one night"))
        }
        Some(known) => {
            known.side = known.side.or(said.side);
            known.details.extend(said.details);
            known.details.sort_unstable();
            known.details.dedup();
            Ok(())
        }
        None => {
            answers.push(said);
            Ok(())
        }
    }
}

fn recognise(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    let forget = optional(ahead, &["forget"]);
    if forget > 0 {
        let (words, sign) = lookup(skip(ahead, forget), SIGNS)?;
        return Some(Found::new(forget + words, Item::Forgotten(sign)));
    }
    sign(ahead)
        .map(|found| found.map(Item::Said))
        .or_else(|| day(ahead, now).map(|found| found.map(|day| Item::Night(day.night(now)))))
}

fn guess(word: &str) -> Option<String> {
    let all = SIGNS.iter().flat_map(|(_, all)| all.iter().copied());
    likely::nearest(word, all.filter(|phrase| !phrase.contains(' '))).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    fn read(text: &str) -> Option<(usize, SignSaid)> {
        let found = sign(&tokens(text))?;
        found.meaning.ok().map(|said| (found.words, said))
    }

    #[test]
    fn signs_are_said_in_many_ways() {
        use SignDetail as D;
        for (text, sign, yes, side, details) in [
            ("swelling left", Sign::Swelling, true, Some(Side::Left), vec![]),
            ("swollen on the right", Sign::Swelling, true, Some(Side::Right), vec![]),
            ("no swelling", Sign::Swelling, false, None, vec![]),
            ("skin cold pale", Sign::Skin, true, None, vec![D::Cold, D::Pale]),
            ("cold and bluish skin", Sign::Skin, true, None, vec![D::Cold, D::Bluish]),
            ("fever", Sign::Infection, true, None, vec![D::Fever]),
            ("no fever", Sign::Infection, false, None, vec![]),
            ("infection redness warmth", Sign::Infection, true, None, vec![D::Redness, D::Warmth]),
            ("not weak", Sign::Weakness, false, None, vec![]),
            ("pins and needles", Sign::Numbness, true, None, vec![]),
            ("very dark urine", Sign::VeryDarkUrine, true, None, vec![]),
        ] {
            let words = tokens(text).len();
            let said = SignSaid { sign, yes, side, details };
            assert_eq!(read(text), Some((words, said)), "{text}");
        }
    }

    #[test]
    fn a_side_before_a_muscle_belongs_to_the_muscle() {
        assert_eq!(
            read("swelling left calf").map(|(words, said)| (words, said.side)),
            Some((1, None))
        );
    }

    #[test]
    fn everyday_words_are_no_signs() {
        for text in ["cold", "warm", "red", "pale", "other", "no", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
