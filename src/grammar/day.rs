//! Day words: what is said about a day, for `day`.

use chrono::NaiveDate;

use crate::diary::{Bout, Catalogue, Factor, Unit, Value};

use super::bout::{self, bout};
use super::calendar::{self, Day, day};
use super::forget::{Forgotten, forget};
use super::found::{Doubt, Found, fill};
use super::reading::{Reading, denied, half_said, reading};
use super::text::{Text, Token, optional, skip};
use super::walk::{Leftover, note_text, walk};
use super::{Change, Now, Refused, likely, names};

/// What was said about a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayWords<'c> {
    /// The day, if one was named; a night is named by its evening.
    pub date: Option<NaiveDate>,
    /// The readings, in order.
    pub readings: Vec<(&'c Factor, Change)>,
    /// The bouts of exercise, in order.
    pub bouts: Vec<Bout>,
    /// Whether the note of the day goes.
    pub forget_note: bool,
    /// Everything after `note`, word for word.
    pub note: Option<String>,
    /// The words that were not understood, in order.
    pub leftovers: Vec<Leftover>,
    /// How many words were understood, those of the note included.
    pub understood: usize,
}

/// What a recogniser found.
pub(super) enum Item<'c> {
    Readings(Vec<Reading<'c>>),
    Bout(Bout),
    Day(Day),
    Forgotten(Forgotten<'c>),
}

impl<'c> DayWords<'c> {
    /// Reads words about a day, in any order.
    ///
    /// # Errors
    /// The day is still to come, or of a year of which no diary is kept.
    pub fn read(words: &[String], now: &Now, catalogue: &'c Catalogue) -> Result<Self, Refused> {
        let text = Text::new(words);
        let (tokens, note) = text.split_note();
        let mut said = Self::default();
        let mut walked = walk(
            tokens,
            |ahead| recognise(ahead, now, catalogue),
            |item| said.put(item, now),
            |word| guess(word, catalogue),
        );
        walked
            .keep_likely(|words| recognise(words, now, catalogue), |found| said.gains(found, now));
        said.date.map(|date| now.refuse_unless_day(date)).transpose()?;
        Ok(Self {
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

    fn put(&mut self, item: Item<'c>, now: &Now) -> Result<(), Doubt> {
        match item {
            Item::Day(day) => fill(&mut self.date, day.date(now), "is a second day"),
            Item::Bout(bout) => {
                self.bouts.push(bout);
                Ok(())
            }
            Item::Readings(all) => {
                all.into_iter().try_for_each(|reading| self.put_reading(reading))
            }
            Item::Forgotten(forgotten) => {
                let said = |known: &Reading<'_>| forgotten.factors.contains(&known.0);
                if self.readings.iter().any(said) {
                    return Err(Doubt::because("is said and forgotten at once"));
                }
                self.forget_note |= forgotten.note;
                self.readings.extend(forgotten.factors.into_iter().map(|f| (f, Change::Forget)));
                Ok(())
            }
        }
    }

    /// Tells whether something that was found would fit, and say more than is known.
    fn gains(&self, found: Found<Item<'c>>, now: &Now) -> bool {
        let mut said = self.clone();
        found.meaning.and_then(|item| said.put(item, now)).is_ok() && said != *self
    }

    /// Keeps the first value of a factor; amounts that add may follow it, and drinks add up.
    fn put_reading(&mut self, (factor, change): Reading<'c>) -> Result<(), Doubt> {
        let adds = matches!(change, Change::Add(_));
        match self.readings.iter_mut().find(|known| known.0 == factor) {
            Some((_, known)) if !adds => {
                if let Some(both) = both_drinks(factor, known, &change) {
                    *known = both;
                } else if *known != change {
                    return Err(Doubt::because("is said twice about one day"));
                }
            }
            _ => self.readings.push((factor, change)),
        }
        Ok(())
    }
}

/// Returns the sum of two amounts of drinks: wine and beer are one factor, and two things that were said.
fn both_drinks(factor: &Factor, known: &Change, more: &Change) -> Option<Change> {
    let is_drinks = factor.kind.unit() == Some(&Unit::Drinks);
    let drunk = |change: &Change| match change {
        Change::Set(Value::Amount(amount)) if *amount > 0.0 => Some(*amount),
        _ => None,
    };
    let sum = Value::Amount(drunk(known)? + drunk(more)?);
    (is_drinks && factor.accepts(&sum)).then_some(Change::Set(sum))
}

/// Why stretching around something is not stretching before bed.
const AROUND: &str = "belongs behind the exercise, such as run 45min stretched after";

fn one(reading: Reading<'_>) -> Item<'_> {
    Item::Readings(vec![reading])
}

/// Asks the recognisers, in this order.
pub(super) fn recognise<'c>(
    ahead: &[Token],
    now: &Now,
    catalogue: &'c Catalogue,
) -> Option<Found<Item<'c>>> {
    None.or_else(|| forget(ahead, catalogue).map(|(n, it)| Found::new(n, Item::Forgotten(it))))
        .or_else(|| bout(ahead).map(|found| found.map(Item::Bout)))
        .or_else(|| bout::stretched_apart(ahead).map(|words| Found::doubt(words, AROUND)))
        .or_else(|| reading(ahead, catalogue).map(|found| found.map(one)))
        .or_else(|| denied(ahead, catalogue).map(|found| found.map(Item::Readings)))
        .or_else(|| {
            let words = optional(ahead, &["on"]);
            Some(day(skip(ahead, words), now)?.after(words).map(Item::Day))
        })
        .or_else(|| half_said(ahead, catalogue).map(|found| found.map(one)))
}

/// Returns what one unknown word was probably meant to be.
fn guess(word: &str, catalogue: &Catalogue) -> Option<String> {
    let kinds = bout::KINDS.iter().flat_map(|(_, all)| all.iter().copied());
    let words = names::words(catalogue).chain(kinds).chain(calendar::WORDS.iter().copied());
    likely::nearest(word, words).map(str::to_owned)
}
