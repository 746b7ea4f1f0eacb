//! Pregnancy: when the birth is due, and when it was.

use chrono::{NaiveDate, TimeDelta};

use crate::diary::{Fact, Moment, is_recordable};

use super::super::Now;
use super::super::calendar::day;
use super::super::date::{NOT_IN_CALENDAR, date};
use super::super::found::{Found, fill};
use super::super::text::{Token, optional, skip};
use super::{Trouble, gather, needs, not_to_come};

/// The most days for which a due date can lie ahead.
const MOST_DAYS: i64 = 300;

/// What a recogniser found.
enum Item {
    Due(NaiveDate),
    Delivered(NaiveDate),
}

/// Reads "due 1 Mar 2027", and of one that is over "delivered 25 Feb 2027" too.
pub(super) fn pregnancy(head: &[Token], ahead: &[Token], now: &Now) -> Result<Fact, Trouble> {
    let (mut due, mut delivered) = (None, None);
    gather(
        ahead,
        |ahead| recognise(ahead, now),
        |item| match item {
            Item::Due(date) => fill(&mut due, date, "is a second due date"),
            Item::Delivered(date) => fill(&mut delivered, date, "is a second delivery"),
        },
    )?;
    let delivered = not_to_come(delivered, now)?;
    let due = due.ok_or_else(|| {
        needs(head, "needs the date on which the birth is due, such as `due 1 mar 2027`")
    })?;
    Ok(Fact::Pregnancy { due, delivered })
}

fn recognise(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    const NO_DAY: &str = "names no day";
    const BEFORE: &[&str] = &["due", "date", "on", "expected"];
    let delivered = optional(ahead, &["delivered"]);
    if delivered > 0 {
        let words = delivered + optional(skip(ahead, delivered), &["on"]);
        let found = day(skip(ahead, words), now).map(|found| found.after(words));
        let found = found.unwrap_or_else(|| Found::doubt(words, NO_DAY));
        return Some(found.map(|day| Item::Delivered(day.date(now))));
    }
    let words = ahead.iter().take_while(|token| BEFORE.contains(&&*token.low)).count();
    match due_date(skip(ahead, words), now) {
        Some(found) => Some(found.after(words).map(Item::Due)),
        None => (words > 0).then(|| Found::doubt(words, NO_DAY)),
    }
}

/// Reads a date; without a year it is the latest one that can be.
fn due_date(tokens: &[Token], now: &Now) -> Option<Found<NaiveDate>> {
    const TOO_FAR: &str = "is more than 300 days away";
    let ahead = TimeDelta::days(MOST_DAYS);
    let latest =
        Now { moment: Moment::new(now.moment.at() + ahead, now.moment.zone()), ..now.clone() };
    let found = date(tokens, &latest)
        .or_else(|| day(tokens, now).map(|found| found.map(|day| day.date(now))))?;
    match &found.meaning {
        Ok(due) if *due - now.today() > ahead => Some(Found::doubt(found.words, TOO_FAR)),
        Ok(due) if !is_recordable(*due) => Some(Found::doubt(found.words, NOT_IN_CALENDAR)),
        _ => Some(found),
    }
}
