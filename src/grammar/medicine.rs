//! Medicine words: what is said about a medicine, for `med start`, `stop`, `took` and `missed`.

use chrono::NaiveDate;

use crate::diary::{Medicine, Route, Strength};

use super::amount::{leading_number, number};
use super::calendar::{Day, day};
use super::clock::clock;
use super::found::{Doubt, Found, fill};
use super::negation::negation;
use super::schedule::schedule;
use super::strength::strength;
use super::text::{Text, Token, begins, first, optional, skip};
use super::time::{Time, time_with_preposition};
use super::walk::{Leftover, walk};
use super::when::Times;
use super::{Now, Refused, When};

/// What was said about a medicine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MedicineWords {
    /// Its name: all words that mean nothing else.
    pub medicine: Option<Medicine>,
    /// How much.
    pub strength: Option<Strength>,
    /// How it is taken.
    pub route: Option<Route>,
    /// When it is taken, in the person's words.
    pub schedule: Option<String>,
    /// Who recommended it: everything after `recommended by`, up to a comma.
    pub recommended_by: Option<String>,
    /// Everything after `note`, word for word.
    pub note: Option<String>,
    /// The first day: "since 1 Mar".
    pub from: Option<NaiveDate>,
    /// The last day: "until 20 Mar"; may be still to come.
    pub until: Option<NaiveDate>,
    /// The moment or the day of one dose, or of a start or a stop without "since" and "until".
    pub when: Option<When>,
    /// The words whose value cannot be.
    pub leftovers: Vec<Leftover>,
    /// How many words were understood.
    pub understood: usize,
}

/// What a recogniser found.
enum Item {
    Strength(Strength),
    Schedule(String),
    From(Day),
    Until(Day),
    Time(Time),
    Route(String),
    RecommendedBy(String),
    Name(String),
}

/// The words for the slots that are texts.
#[derive(Default)]
struct Texts {
    schedule: Vec<String>,
    route: Vec<String>,
    name: Vec<String>,
}

impl MedicineWords {
    /// Reads words about a medicine, in any order.
    ///
    /// # Errors
    /// The time or the first day is still to come, the last day is before the first, or the
    /// time was on no clock.
    pub fn read(words: &[String], now: &Now) -> Result<Self, Refused> {
        let text = Text::new(words);
        let (tokens, note) = text.split_note();
        let (mut said, mut times, mut texts) =
            (Self::default(), Times::default(), Texts::default());
        let walked = walk(
            tokens,
            |ahead| recognise(ahead, now),
            |item| said.put(item, &mut times, &mut texts, now),
            |_| None,
        );
        if let Some(date) = said.from.filter(|date| *date > now.today()) {
            return Err(Refused::FutureDay(date));
        }
        if let Some((first, last)) = said.from.zip(said.until).filter(|(first, last)| last < first)
        {
            return Err(Refused::DaysBackwards(first, last));
        }
        Ok(Self {
            medicine: Medicine::named(&texts.name.join(" ")),
            route: Route::said_in(texts.route.iter().map(String::as_str)),
            note,
            schedule: (!texts.schedule.is_empty()).then(|| texts.schedule.join(" ")),
            when: times.settle(now)?,
            leftovers: walked.leftovers,
            understood: walked.understood + text.tokens().len() - tokens.len(),
            ..said
        })
    }

    /// Reads words about one dose, for `took` and `missed`.
    ///
    /// "In the evening" is a schedule; without a clock time it does not say when one dose was, and is
    /// left over.
    ///
    /// # Errors
    /// As [`MedicineWords::read`].
    pub fn read_dose(words: &[String], now: &Now) -> Result<Self, Refused> {
        let mut said = Self::read(words, now)?;
        let has_time = said.when.as_ref().is_some_and(|when| when.moment().is_some());
        if let Some(text) = said.schedule.take_if(|_| !has_time) {
            said.understood = said.understood.saturating_sub(text.split_whitespace().count());
            let reason = Some("does not say when one dose was; add a time, such as 22:15");
            said.leftovers.push(Leftover { text, reason, likely: None });
        }
        Ok(said)
    }

    fn put(
        &mut self,
        item: Item,
        times: &mut Times,
        texts: &mut Texts,
        now: &Now,
    ) -> Result<(), Doubt> {
        match item {
            Item::Strength(strength) => fill(&mut self.strength, strength, "is a second strength"),
            Item::From(day) => fill(&mut self.from, day.date(now), "is a second first day"),
            Item::Until(day) => fill(&mut self.until, day.date(now), "is a second last day"),
            Item::Time(time) => times.put(time),
            Item::Schedule(words) => {
                texts.schedule.push(words);
                Ok(())
            }
            Item::Route(word) => {
                texts.route.push(word);
                Ok(())
            }
            Item::RecommendedBy(who) => {
                fill(&mut self.recommended_by, who, "is a second recommendation")
            }
            Item::Name(word) => {
                texts.name.push(word);
                Ok(())
            }
        }
    }
}

/// Asks the recognisers, in this order; words that none of them knows belong to the name.
fn recognise(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    None.or_else(|| recommended(ahead))
        .or_else(|| scheduled(ahead))
        .or_else(|| bound(ahead, &["since", "from"], now).map(|found| found.map(Item::From)))
        .or_else(|| bound(ahead, &["until", "till", "to"], now).map(|found| found.map(Item::Until)))
        .or_else(|| strength(ahead).map(|found| found.map(Item::Strength)))
        .or_else(|| time_or_amount(ahead))
        .or_else(|| time_with_preposition(ahead, now).map(|found| found.map(Item::Time)))
        .or_else(|| bare_amount(ahead))
        .or_else(|| route(ahead))
        .or_else(|| {
            let words = name(ahead);
            let text: Vec<_> = ahead.iter().take(words).map(|token| token.raw.as_str()).collect();
            (words > 0).then(|| Found::new(words, Item::Name(text.join(" "))))
        })
}

/// Reads "recommended by Dr Weber": everything up to a comma.
fn recommended(tokens: &[Token]) -> Option<Found<Item>> {
    let before = begins(tokens, "recommended by").or_else(|| begins(tokens, "prescribed by"))?;
    let ahead = skip(tokens, before);
    let end = ahead.iter().position(|token| token.raw.ends_with(','));
    let words = end.map_or(ahead.len(), |last| last + 1);
    let text: Vec<_> = ahead.iter().take(words).map(|t| t.raw.trim_end_matches(',')).collect();
    let text = text.join(" ");
    (!text.is_empty()).then(|| Found::new(before + words, Item::RecommendedBy(text)))
}

/// Reads one word that says how a medicine is taken: "patch", "infusion", "inhaler".
fn route(tokens: &[Token]) -> Option<Found<Item>> {
    let word = first(tokens);
    Route::said_in(std::iter::once(word))?;
    Some(Found::new(1, Item::Route(word.to_owned())))
}

/// Returns how many words belong to a name: "vitamin D 3" and "omega 3" take their number with them.
fn name(tokens: &[Token]) -> usize {
    const LARGEST: f64 = 12.0;
    let is_letter = |token: Option<&Token>| token.is_some_and(|token| token.low.len() == 1);
    let vitamin = first(tokens) == "vitamin" && is_letter(tokens.get(1));
    let words = tokens.len().min(1) + usize::from(vitamin);
    let takes_number = vitamin || first(tokens) == "omega" || is_letter(tokens.first());
    let number = number(first(skip(tokens, words))).filter(|number| *number <= LARGEST);
    words + usize::from(takes_number && number.is_some())
}

/// Doubts "1000", which could be ten o'clock or a strength.
fn time_or_amount(tokens: &[Token]) -> Option<Found<Item>> {
    let word = first(tokens);
    let is_amount = word.bytes().all(|b| b.is_ascii_digit()) && !word.starts_with('0');
    let is_both = is_amount && clock(tokens).is_some_and(|found| found.words == 1);
    is_both.then(|| amount_needs_unit(1, number(word)))
}

/// Doubts a number without a unit, which is never part of a name: "2 aspirin", "ibuprofen twice", "some".
fn bare_amount(tokens: &[Token]) -> Option<Found<Item>> {
    let word = first(tokens);
    let times = word.strip_suffix('x').or_else(|| word.strip_prefix('x'));
    if matches!(word, "once" | "twice") || times.and_then(number).is_some() {
        let doubt = Doubt::because("needs to say how often").likely(format!("{word} daily"));
        return Some(Found { words: 1, meaning: Err(doubt) });
    }
    if matches!(word, "some" | "few" | "several") {
        return Some(amount_needs_unit(1, None));
    }
    if let Some(words) = negation(tokens) {
        return Some(Found::doubt(words, "says what was not; a missed dose is `cramp med missed`"));
    }
    let (words, number) = leading_number(tokens)?;
    Some(amount_needs_unit(words, Some(number)))
}

fn amount_needs_unit(words: usize, number: Option<f64>) -> Found<Item> {
    const FEWEST_MG: f64 = 10.0;
    let doubt = Doubt::because("needs a unit, such as mg or tablets");
    let meaning = Err(match number {
        Some(number) if number >= FEWEST_MG => doubt.likely(format!("{number} mg")),
        Some(number) if number > 1.0 => doubt.likely(format!("{number} tablets")),
        Some(number) if number > 0.0 => doubt.likely(format!("{number} tablet")),
        _ => doubt,
    });
    Found { words, meaning }
}

fn scheduled(tokens: &[Token]) -> Option<Found<Item>> {
    let words = schedule(tokens)?;
    let text: Vec<_> = tokens.iter().take(words).map(|token| token.low.as_str()).collect();
    Some(Found::new(words, Item::Schedule(text.join(" "))))
}

/// Reads a day after one of these words; without a day they mean nothing.
fn bound(tokens: &[Token], before: &[&str], now: &Now) -> Option<Found<Day>> {
    let words = optional(tokens, before);
    let ahead = skip(tokens, words);
    if words == 0 {
        return None;
    }
    if let Some(found) = day(ahead, now) {
        return Some(found.after(words));
    }
    (first(tokens) != "to").then(|| Found::doubt(words + ahead.len().min(1), "names no day"))
}
