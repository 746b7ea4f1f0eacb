//! Sign: what is said about warning signs, for `signs`, and beside a cramp for `log` and `edit`.

use crate::diary::{Night, Side, Sign, SignAnswer, SignDetail};

use super::calendar::day;
use super::found::{Doubt, Found, fill};
use super::likely;
use super::negation::{answer_behind, negation};
use super::place::{self, Place};
use super::relief;
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
    (
        Sign::ChestPain,
        &[
            "chest pain",
            "chest pains",
            "pain in the chest",
            "pain in my chest",
            "pain in chest",
            "pain chest",
            "chest hurts",
            "chest tight",
            "tight chest",
            "chest tightness",
        ],
    ),
    (
        Sign::Breathlessness,
        &[
            "breathlessness",
            "breathless",
            "short of breath",
            "shortness of breath",
            "out of breath",
            "can't breathe",
            "cant breathe",
            "cannot breathe",
            "can not breathe",
            "hard to breathe",
            "trouble breathing",
        ],
    ),
    (Sign::VeryDarkUrine, &["very dark urine", "cola urine", "urine like cola"]),
    (Sign::MusclePain, &["muscle pain", "muscle pains"]),
    (Sign::NewOnset, &["new onset", "began suddenly", "new since lately"]),
];

/// The words for what a sign is like.
const DETAILS: Lexicon<SignDetail> = &[
    (SignDetail::Cold, &["cold", "ice cold", "icy cold", "icy"]),
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
    /// Takes the side of the cramp, if the sign has one of its own and none was said.
    ///
    /// A cramp on both sides says nothing about the side of a sign.
    #[must_use]
    pub fn beside(self, cramp: Option<Side>) -> Self {
        let has_one = is_of_a_limb(self.sign) && self.details != [SignDetail::Fever];
        let of_cramp = cramp.filter(|side| self.yes && has_one && *side != Side::Both);
        Self { side: self.side.or(of_cramp), ..self }
    }

    /// Returns the answer for a night.
    pub fn on(&self, night: Night) -> SignAnswer {
        let Self { sign, yes, side, details } = self.clone();
        SignAnswer { night, sign, yes, side, details }
    }
}

/// Reads one sign, or several under one "no": "swelling left", "no weakness", "weakness: no",
/// "cold pale skin", "foot cold and blue", "fever", "no swelling, fever or weakness".
pub(super) fn signs(tokens: &[Token]) -> Option<Found<Vec<SignSaid>>> {
    let is_named = lookup(tokens, SIGNS).is_some();
    let no = negation(tokens).filter(|_| !is_named).unwrap_or(0);
    let before = no + optional(skip(tokens, no), &["any"]);
    let found = sign(skip(tokens, before), no > 0)?.after(before);
    match found.meaning {
        Ok(said) if no > 0 => Some(under_one_no(tokens, found.words, said)),
        meaning => Some(Found { words: found.words, meaning: meaning.map(|said| vec![said]) }),
    }
}

/// Reads further signs that a "no" may stand for; with an "or" among them it does.
fn under_one_no(tokens: &[Token], first: usize, said: SignSaid) -> Found<Vec<SignSaid>> {
    let (mut words, mut all, mut or) = (first, vec![said], false);
    loop {
        let ahead = skip(tokens, words);
        let joined = optional(ahead, &["or", "nor"]);
        or |= joined > 0;
        let Some(Found { words: more, meaning: Ok(next) }) = sign(skip(ahead, joined), true) else {
            break;
        };
        words += joined + more;
        all.push(next);
    }
    match all.len() {
        1 => Found::new(first, all),
        _ if or => Found::new(words, all),
        _ => Found::doubt(words, "could be one \"no\" or several; say `no` before each"),
    }
}

/// Reads one sign behind its "no", if there is one.
fn sign(tokens: &[Token], no: bool) -> Option<Found<SignSaid>> {
    let (of_before, before) = before_a_place(tokens).unzip();
    let side_before = before.as_ref().and_then(|said| said.side);
    let (words, sign, mut details) = None
        .or_else(|| details_first(tokens))
        .or_else(|| lookup(tokens, SIGNS).map(|(words, sign)| (words, sign, Vec::new())))
        .or_else(|| alone(tokens))
        .or_else(|| on_a_place(tokens))
        .or_else(|| Some((of_before?, before.as_ref()?.sign, before?.details)))?;
    let (more, further) = details_of(sign, skip(tokens, words));
    details.extend(further);
    details.sort_unstable();
    details.dedup();
    let words = words + more;
    if let Some(doubt) = doubtful(sign, &details, no, skip(tokens, words)) {
        return Some(Found { words, meaning: Err(doubt) });
    }
    let (of_side, behind) = side_of(skip(tokens, words)).unzip();
    let side = side_before.or(behind);
    let words = words + of_side.unwrap_or(0);
    let (before, ahead) = tokens.split_at(words.min(tokens.len()));
    let behind = answer_behind(before, ahead).filter(|_| !no);
    let yes = behind.map_or(!no, |(_, yes)| yes);
    let details = if yes { details } else { Vec::new() };
    let said = SignSaid { sign, yes, side, details };
    Some(Found::new(words + behind.map_or(0, |(words, _)| words), said))
}

/// Returns why the words say neither that the sign is there nor that it is not.
fn doubtful(sign: Sign, details: &[SignDetail], no: bool, ahead: &[Token]) -> Option<Doubt> {
    const PAST: &[&str] = &["gone", "went", "healed", "better", "less", "down", "over"];
    if no && !details.is_empty() {
        return Some(Doubt::because(
            "says only what there is not of it; `no` stands before the sign",
        ));
    }
    if negation(ahead).is_some_and(|words| details_of(sign, skip(ahead, words)).0 > 0) {
        return Some(Doubt::because("says only what it was not like"));
    }
    let past = PAST.contains(&first(ahead)) || sign == Sign::Wound && first(ahead) == "up";
    past.then(|| Doubt::because("does not say that it is so now"))
}

/// A place of the body, and what is said to be so there.
#[derive(Debug, PartialEq)]
pub(super) struct AtPlace {
    /// The place.
    pub(super) place: Place,
    /// The sign, with the side of the place.
    pub(super) said: SignSaid,
}

/// Reads what is so at a place: "foot cold and blue", "leg weak", "calf is warm", "cold left foot".
pub(super) fn at_a_place(tokens: &[Token]) -> Option<Found<AtPlace>> {
    let first_place = place::place(tokens).filter(|_| lookup(tokens, SIGNS).is_none());
    let place = match first_place {
        Some((_, place)) => place,
        None => before_a_place(tokens)?.1.place,
    };
    Some(sign(tokens, false)?.map(|said| AtPlace { place, said }))
}

/// Reads "foot cold", "calf is red and warm", "leg feels weak": what a place is like.
fn on_a_place(tokens: &[Token]) -> Option<(usize, Sign, Vec<SignDetail>)> {
    const BETWEEN: &[&str] = &[
        "is", "was", "are", "were", "felt", "feels", "looks", "looked", "went", "got", "very",
        "so", "ice", "quite", "still",
    ];
    let (words, _) = place::place(tokens)?;
    let between = skip(tokens, words).iter().take_while(|t| BETWEEN.contains(&t.low.as_str()));
    let words = words + between.count();
    let ahead = skip(tokens, words);
    if let Some((more, sign)) = lookup(ahead, SIGNS).filter(|(_, sign)| is_of_a_limb(*sign)) {
        return Some((words + more, sign, Vec::new()));
    }
    let (more, sign, details) = likeness(ahead)?;
    (!is_tried(skip(ahead, more))).then_some((words + more, sign, details))
}

/// What is said of a place before it.
struct Before {
    sign: Sign,
    details: Vec<SignDetail>,
    side: Option<Side>,
    place: Place,
}

/// Reads "cold left foot", "pale calf", "blue toes": what a place is like, said before it.
fn before_a_place(tokens: &[Token]) -> Option<(usize, Before)> {
    let (words, sign, details) = likeness(tokens)?;
    let words = words + optional(skip(tokens, words), &["my", "the"]);
    let (of_side, side) = place::side(skip(tokens, words)).unzip();
    let words = words + of_side.unwrap_or(0);
    let (more, place) = place::place(skip(tokens, words))?;
    let words = words + more;
    (!is_tried(skip(tokens, words))).then_some((words, Before { sign, details, side, place }))
}

/// Reads what skin is like, or what an infected place is like.
fn likeness(tokens: &[Token]) -> Option<(usize, Sign, Vec<SignDetail>)> {
    let (_, detail) = lookup(tokens, DETAILS)?;
    let (words, details) = details_of(detail.sign(), tokens);
    let clear = details.iter().any(|it| *it != SignDetail::OtherChange);
    clear.then_some((words, detail.sign(), details))
}

/// Tells whether these words, behind "cold" or "warm", say that it was tried: "foot warm bath", "calf cold helped".
fn is_tried(tokens: &[Token]) -> bool {
    const TRIED: &[&str] = &["pack", "packs", "compress", "water", "shower", "therapy", "bath"];
    TRIED.contains(&first(tokens)) || relief::effect(tokens).is_some()
}

/// Tells whether a sign is one of a limb, and so has a side.
fn is_of_a_limb(sign: Sign) -> bool {
    matches!(
        sign,
        Sign::Swelling
            | Sign::Skin
            | Sign::Weakness
            | Sign::Infection
            | Sign::Numbness
            | Sign::Wasting
            | Sign::Wound
    )
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
    Said(Vec<SignSaid>),
    Forgotten(Sign),
    Night(Night),
}

impl SignWords {
    /// Reads words about signs, in any order.
    ///
    /// # Errors
    /// The night has not begun, or is of a year of which no diary is kept.
    pub fn read(words: &[String], now: &Now) -> Result<Self, Refused> {
        let text = Text::new(words);
        let mut said = Self::default();
        let walked =
            walk(text.tokens(), |ahead| recognise(ahead, now), |item| said.put(item), guess);
        said.night.map(|night| now.refuse_unless_night(night)).transpose()?;
        Ok(Self { leftovers: walked.leftovers, ..said })
    }

    fn put(&mut self, item: Item) -> Result<(), Doubt> {
        match item {
            Item::Night(night) => fill(&mut self.night, night, "is a second night"),
            Item::Forgotten(sign) => {
                self.forgotten.push(sign);
                Ok(())
            }
            Item::Said(all) => all.into_iter().try_for_each(|said| add(&mut self.answers, said)),
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
    signs(ahead)
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
        let found = signs(&tokens(text))?;
        found.meaning.ok().map(|all| (found.words, all.into_iter().next().unwrap()))
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
            ("weakness no", Sign::Weakness, false, None, vec![]),
            ("swelling: no", Sign::Swelling, false, None, vec![]),
            ("swelling yes", Sign::Swelling, true, None, vec![]),
            ("foot is cold and blue", Sign::Skin, true, None, vec![D::Cold, D::Bluish]),
            ("calf warm", Sign::Infection, true, None, vec![D::Warmth]),
            ("pale left foot", Sign::Skin, true, Some(Side::Left), vec![D::Pale]),
            ("cold foot right", Sign::Skin, true, Some(Side::Right), vec![D::Cold]),
            ("can't breathe", Sign::Breathlessness, true, None, vec![]),
            ("calf red and warm", Sign::Infection, true, None, vec![D::Redness, D::Warmth]),
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
    fn one_no_stands_for_a_list_with_an_or() {
        let said = |text: &str| {
            let found = signs(&tokens(text))?;
            let all = found.meaning.ok()?;
            Some(all.iter().map(|said| (said.sign, said.yes)).collect::<Vec<_>>())
        };
        let no = |signs: &[Sign]| Some(signs.iter().map(|sign| (*sign, false)).collect::<Vec<_>>());
        let list = [Sign::Swelling, Sign::Numbness, Sign::Weakness];
        assert_eq!(said("no swelling, numbness or weakness"), no(&list));
        assert_eq!(said("no swelling, weakness"), None);
        assert_eq!(said("no swelling weakness"), None);
        assert_eq!(said("no swelling no weakness"), no(&[Sign::Swelling]));
    }

    #[test]
    fn what_is_gone_or_only_half_denied_is_doubted() {
        for text in ["swelling gone", "wound up", "no fever", "skin not cold", "wound healed"] {
            assert!(signs(&tokens(text)).unwrap().meaning.is_err(), "{text}");
        }
    }

    #[test]
    fn everyday_words_are_no_signs() {
        for text in
            ["cold", "warm", "red", "pale", "other", "no", "foot cold pack", "calf warm bath", ""]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
