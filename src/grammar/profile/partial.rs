//! Partial date: since when or until when, of which perhaps only the year is known.

use chrono::Datelike;

use crate::diary::PartialDate;

use super::super::Now;
use super::super::amount::counted;
use super::super::calendar::day;
use super::super::date::{NOT_IN_CALENDAR, date};
use super::super::found::{Doubt, Found};
use super::super::text::{Text, Token, first, optional, skip};

/// What is wrong with "since long ago".
const NO_DATE: &str = "names no year, month or day";

/// Reads one of these words and a date behind it; without one it is doubted if nothing else can be meant.
pub(super) fn bound(
    tokens: &[Token],
    words: &[&str],
    clear: &[&str],
    now: &Now,
) -> Option<Found<PartialDate>> {
    let before = optional(tokens, words);
    let ahead = skip(tokens, before);
    if before == 0 {
        return None;
    }
    if let Some(found) = partial_date(ahead, now) {
        return Some(found.after(before));
    }
    clear.contains(&first(tokens)).then(|| Found::doubt(before + ahead.len().min(1), NO_DATE))
}

/// Reads "2015", "2015-03", "Mar 2015", "3/2015" or a whole date.
fn partial_date(tokens: &[Token], now: &Now) -> Option<Found<PartialDate>> {
    None.or_else(|| years_ago(tokens, now))
        .or_else(|| part_of_date(tokens, now))
        .or_else(|| day(tokens, now).map(|found| found.map(|it| PartialDate::day(it.date(now)))))
}

/// Reads "2015", "2015-03", "Mar 2015" or "3/2015", which are no whole dates.
pub(in super::super) fn part_of_date(tokens: &[Token], now: &Now) -> Option<Found<PartialDate>> {
    let word = first(tokens);
    if let Ok(date) = word.parse() {
        return Some(Found::new(1, date));
    }
    if is_year(word) {
        return Some(Found::doubt(1, "is not a year from 1900 on"));
    }
    if let Some((month, year)) = word.split_once(['/', '.']).filter(|(_, year)| is_year(year)) {
        return Some(month_of(1, year.parse().ok()?, month.parse().ok()?));
    }
    let year = first(skip(tokens, 1));
    let is_named = word.starts_with(char::is_alphabetic) && is_year(year);
    let first_day = Text::new(&[format!("1 {word} {year}")]);
    let found = date(first_day.tokens(), now).filter(|found| is_named && found.words == 3)?;
    let words = 2;
    Some(match found.meaning {
        Ok(date) => month_of(words, date.year(), date.month()),
        Err(doubt) => Found { words, meaning: Err(doubt) },
    })
}

fn month_of(words: usize, year: i32, month: u32) -> Found<PartialDate> {
    let date = PartialDate::month(year, month);
    Found { words, meaning: date.ok_or_else(|| Doubt::because(NOT_IN_CALENDAR)) }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// Doubts "10 years" and "10 years ago", which are not as precise as they look.
pub(super) fn years_ago<T>(tokens: &[Token], now: &Now) -> Option<Found<T>> {
    const LONGEST: f64 = 120.0;
    let (words, years) = counted(tokens)?;
    let unit = optional(skip(tokens, words), &["year", "years"]);
    let years = super::super::span::whole_number(years).filter(|_| unit > 0 && years <= LONGEST)?;
    let ago = optional(skip(tokens, words + unit), &["ago"]);
    let year = now.today().year() - i32::try_from(years).ok()?;
    let doubt = Doubt::because("needs the year in which it began");
    Some(Found { words: words + unit + ago, meaning: Err(doubt.likely(format!("since {year}"))) })
}

#[cfg(test)]
mod tests {
    use super::super::super::examples::{MORNING_NOW, ZONE};
    use super::super::super::text::tokens;
    use super::*;
    use crate::diary::Moment;

    fn read(text: &str) -> Option<Result<String, Option<&'static str>>> {
        let moment = Moment::new(MORNING_NOW.parse().unwrap(), ZONE);
        let now = Now { moment, zone: ZONE.parse().unwrap(), later: false, night: None };
        let words = tokens(text);
        let found = partial_date(&words, &now)?;
        assert_eq!(found.words, words.len(), "{text}");
        Some(found.meaning.map(|date| date.to_string()).map_err(|doubt| doubt.reason))
    }

    #[test]
    fn a_date_is_as_precise_as_it_is_said() {
        for (text, date) in [
            ("2015", "2015"),
            ("Mar 2015", "2015-03"),
            ("march, 2015", "2015-03"),
            ("2015-03", "2015-03"),
            ("3/2015", "2015-03"),
            ("03.2015", "2015-03"),
            ("1 Mar 2015", "2015-03-01"),
            ("2015-03-01", "2015-03-01"),
            ("01.03.2015", "2015-03-01"),
            ("12 nov", "2026-11-12"),
            ("yesterday", "2026-11-21"),
        ] {
            assert_eq!(read(text), Some(Ok(date.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_a_date_is_doubted_or_none() {
        for text in ["1899", "0015", "13/2015", "10 years ago", "ten years", "31 feb 2015"] {
            assert!(matches!(read(text), Some(Err(Some(_)))), "{text}");
        }
        for text in ["", "mar", "15", "long", "d3"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
