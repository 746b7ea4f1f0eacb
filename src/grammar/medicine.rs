//! Medicine words: what is said about a medicine, for `med start`, `stop`, `took` and `missed`.

use chrono::NaiveDate;

use crate::diary::{Medicine, Strength};

use super::calendar::{Day, day};
use super::found::{Doubt, Found, fill};
use super::schedule::schedule;
use super::strength::strength;
use super::text::{Text, Token, first, optional, skip};
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
    /// When it is taken, in the person's words.
    pub schedule: Option<String>,
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
    Name(String),
}

/// The words for the slots that are texts.
#[derive(Default)]
struct Texts {
    schedule: Vec<String>,
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
        let (mut said, mut times, mut texts) =
            (Self::default(), Times::default(), Texts::default());
        let walked = walk(
            text.tokens(),
            |ahead| {
                let Found { words, meaning } = recognise(ahead, now)?;
                let put = |item| said.put(item, &mut times, &mut texts, now);
                Some(Found { words, meaning: meaning.and_then(put) })
            },
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
            schedule: (!texts.schedule.is_empty()).then(|| texts.schedule.join(" ")),
            when: times.settle(now)?,
            leftovers: walked.leftovers,
            understood: walked.understood,
            ..said
        })
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
            Item::Name(word) => {
                texts.name.push(word);
                Ok(())
            }
        }
    }
}

/// Asks the recognisers, in this order; a word that none of them knows belongs to the name.
fn recognise(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    None.or_else(|| scheduled(ahead))
        .or_else(|| bound(ahead, &["since", "from"], now).map(|found| found.map(Item::From)))
        .or_else(|| bound(ahead, &["until", "till", "to"], now).map(|found| found.map(Item::Until)))
        .or_else(|| strength(ahead).map(|found| found.map(Item::Strength)))
        .or_else(|| time_with_preposition(ahead, now).map(|found| found.map(Item::Time)))
        .or_else(|| Some(Found::new(1, Item::Name(ahead.first()?.raw.clone()))))
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
