//! Condition: its name, since when and until when.

use crate::diary::{Condition, Fact, PartialDate};

use super::super::found::{Doubt, Found, fill};
use super::super::negation::negation;
use super::super::text::{Token, first, optional, skip};
use super::super::{Now, Refused};
use super::partial::{bound, part_of_date, years_ago};
use super::{EXACTLY, Trouble, gather, is_nearly, low_of, nearly, needs, text_of};

/// What a recogniser found.
enum Item {
    Since(PartialDate),
    Until(PartialDate),
    Exactly,
    Name(Token),
}

/// What was said about a condition.
#[derive(Default)]
struct Said {
    name: Vec<Token>,
    exactly: bool,
    since: Option<PartialDate>,
    until: Option<PartialDate>,
}

/// Reads a condition: "diabetes since 2015", "cramp fasciculation syndrome".
pub(super) fn condition(head: &[Token], ahead: &[Token], now: &Now) -> Result<Fact, Trouble> {
    if let Some(words) = negation(ahead) {
        let (no, _) = ahead.split_at(words.min(ahead.len()));
        return Err(needs(no, "says what is not so; `remove` takes a record out"));
    }
    let mut said = Said::default();
    gather(ahead, |ahead| recognise(ahead, now), |item| said.put(item))?;
    let (since, until) = (said.since, said.until);
    for date in [since, until].into_iter().flatten() {
        now.refuse_unless_day(date.first()).map_err(Trouble::Refused)?;
    }
    if let Some((since, until)) = since.zip(until).filter(|(s, u)| u.last() < s.first()) {
        return Err(Trouble::Refused(Refused::DaysBackwards(since.first(), until.last())));
    }
    Ok(Fact::Condition { name: said.name(head)?, since, until })
}

/// Tells whether the words begin with the name of a known condition, or with nearly that.
pub(super) fn names_one(tokens: &[Token], now: &Now) -> bool {
    let is_name = |at: &usize| {
        matches!(
            recognise(skip(tokens, *at), now),
            Some(Found { meaning: Ok(Item::Name(_) | Item::Exactly), .. })
        )
    };
    let words = (0..tokens.len()).take_while(is_name).count();
    let name: Vec<Token> =
        tokens.iter().take(words).filter(|token| token.low != EXACTLY).cloned().collect();
    let bare = skip(&name, negation(&name).unwrap_or(0));
    let name = low_of(bare);
    Condition::counting(&name).is_some() || near(&name).is_some()
}

impl Said {
    fn put(&mut self, item: Item) -> Result<(), Doubt> {
        match item {
            Item::Since(date) => fill(&mut self.since, date, "is a second beginning"),
            Item::Until(date) => fill(&mut self.until, date, "is a second end"),
            Item::Exactly => {
                self.exactly = true;
                Ok(())
            }
            Item::Name(token) => {
                self.name.push(token);
                Ok(())
            }
        }
    }

    /// Returns the key of a known condition, else the words as typed.
    fn name(&self, head: &[Token]) -> Result<String, Trouble> {
        let low = low_of(&self.name);
        let typed = text_of(&self.name).trim_matches([',', ';', '.', ' ']).to_owned();
        if low.trim().is_empty() || typed.is_empty() {
            return Err(needs(head, "needs a name, such as `condition diabetes`"));
        }
        if self.exactly {
            return Ok(typed);
        }
        match (Condition::named(&low), near(&low)) {
            (Some(known), _) => Ok(known.key.to_owned()),
            (None, _) if Condition::counting(&low).is_some() => Ok(typed),
            (None, Some(known)) => Err(nearly(typed, known)),
            (None, None) => Ok(typed),
        }
    }
}

fn recognise(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    let since = bound(ahead, &["since", "from"], &["since"], now);
    let until = bound(ahead, &["until", "till", "to"], &["until", "till"], now);
    since
        .map(|found| found.map(Item::Since))
        .or_else(|| until.map(|found| found.map(Item::Until)))
        .or_else(|| for_years(ahead, now))
        .or_else(|| bare_date(ahead, now))
        .or_else(|| (first(ahead) == EXACTLY).then(|| Found::new(1, Item::Exactly)))
        .or_else(|| ahead.first().map(|token| Found::new(1, Item::Name(token.clone()))))
}

/// Doubts "for 10 years".
fn for_years(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    let before = optional(ahead, &["for"]);
    years_ago(skip(ahead, before), now).map(|found| found.after(before))
}

/// Doubts a year or a month that does not say whether it began or ended then.
fn bare_date(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    let before = optional(ahead, &["in"]);
    let found = part_of_date(skip(ahead, before), now)?;
    let date = found.meaning.ok()?;
    let doubt = Doubt::because("needs `since` or `until` before it");
    let meaning = Err(doubt.likely(format!("since {date}")));
    Some(Found { words: before + found.words, meaning })
}

/// Conditions that are none of the known ones, although they are spelled nearly like one.
const NO_SLIPS: &[&str] = &["hypotension", "nephropathy"];

/// Returns the known condition of nearly this name, or of a name within this one, as it can be typed.
fn near(name: &str) -> Option<String> {
    let phrases = || Condition::KNOWN.iter().flat_map(names);
    let padded = format!(" {name} ");
    let within = |phrase: &&String| padded.contains(&format!(" {phrase} "));
    let near = phrases()
        .find(|phrase| !NO_SLIPS.contains(&name) && is_nearly(name, phrase))
        .or_else(|| phrases().filter(|it| within(&it)).max_by_key(String::len))?;
    let quoted = near.contains('\'');
    let known = Condition::named(&near).filter(|_| quoted);
    Some(known.map_or(near, |known| known.key.replace('_', " ")))
}

/// Returns every name of a condition, in lower case and without an article.
fn names(condition: &'static Condition) -> Vec<String> {
    let label = condition.label.to_lowercase();
    let label = label.trim_start_matches("an ").trim_start_matches("a ").to_owned();
    let others = condition.aliases.iter().map(|alias| (*alias).to_owned());
    [condition.key.replace('_', " "), label].into_iter().chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_another_condition_is_not() {
        for (typed, known) in [
            ("diabtes", "diabetes"),
            ("perpheral artery disease", "peripheral artery disease"),
            ("hemodyalisis", "hemodialysis"),
            ("lou gehrigs disease", "als"),
            ("severe kidney disease", "kidney disease"),
        ] {
            assert_eq!(near(typed).as_deref(), Some(known), "{typed}");
        }
        for typed in [
            "gout",
            "hypotension",
            "lumbosacral radiculopathy",
            "focal neuromyotonia",
            "peripheral neuropathy",
            "hypothyroidism",
            "hyperthyroidism",
            "",
        ] {
            assert_eq!(near(typed), None, "{typed}");
        }
    }
}
