//! Schedule: when a medicine is taken, kept in the person's words.

use crate::diary::Course;

use super::amount::leading_number;
use super::calendar::is_weekday;
use super::span::span;
use super::text::{Text, Token, begins, first, optional, skip};

const PHRASES: &[&str] = &[
    "daily",
    "nightly",
    "weekly",
    "monthly",
    "od",
    "qd",
    "bd",
    "bid",
    "tid",
    "tds",
    "qid",
    "qds",
    "hs",
    "qhs",
    "nocte",
    "mane",
    "at night",
    "at bedtime",
    "before bed",
    "at noon",
    "noon",
    "morning",
    "evening",
    "night",
    "bedtime",
    "with breakfast",
    "at breakfast",
    "with lunch",
    "at lunch",
    "with dinner",
    "at dinner",
    "with food",
    "in the morning",
    "in the afternoon",
    "in the evening",
    "a day",
    "per day",
    "a week",
    "mornings",
    "evenings",
    "nights",
];

/// Reads schedule words: "daily", "twice a day", "2x daily", "every other day". Returns how many there are.
pub(super) fn schedule(tokens: &[Token]) -> Option<usize> {
    None.or_else(|| at_times(tokens)).or_else(|| every(tokens)).or_else(|| so_often(tokens))
}

/// Reads "at night", "morning and evening", "mon wed fri", "1-0-1", "30 min before breakfast".
fn at_times(tokens: &[Token]) -> Option<usize> {
    let phrase = |ahead: &[Token]| {
        let all = PHRASES.iter().chain(Course::AS_NEEDED);
        let phrases = all.filter_map(|phrase| begins(ahead, phrase));
        phrases.max().or_else(|| at_a_meal(ahead))
    };
    in_a_row(tokens, phrase)
        .map(|(_, words)| words)
        .or_else(|| weekdays(tokens))
        .or_else(|| a_pattern(first(tokens)).then_some(1))
}

/// Reads the same kind of words again and again, with "and" between them; returns how often, and how many words.
fn in_a_row(tokens: &[Token], one: impl Fn(&[Token]) -> Option<usize>) -> Option<(usize, usize)> {
    let (mut times, mut words) = (1, one(tokens)?);
    loop {
        let and = optional(skip(tokens, words), &["and", "&", "+"]);
        let Some(more) = one(skip(tokens, words + and)) else { return Some((times, words)) };
        times += 1;
        words += and + more;
    }
}

/// Reads several days of the week; a single one is the day of a dose or of a start.
fn weekdays(tokens: &[Token]) -> Option<usize> {
    let on = optional(tokens, &["on"]);
    let day = |ahead: &[Token]| is_weekday(ahead).then_some(1);
    if let Some((_, words)) =
        in_a_row(skip(tokens, on), |ahead| is_each_weekday(ahead).then_some(1))
    {
        return Some(on + words);
    }
    in_a_row(tokens, day).filter(|(days, _)| *days > 1).map(|(_, words)| words)
}

/// Tells whether the first word is a day of every week: "mondays".
fn is_each_weekday(tokens: &[Token]) -> bool {
    let one = first(tokens).strip_suffix('s').unwrap_or_default();
    first(tokens).ends_with("days") && is_weekday(Text::new(&[one.to_owned()]).tokens())
}

/// Reads "before breakfast", "30 min before breakfast", "2 hours after food".
fn at_a_meal(tokens: &[Token]) -> Option<usize> {
    const MEALS: &[&str] = &[
        "breakfast",
        "lunch",
        "dinner",
        "supper",
        "food",
        "meals",
        "eating",
        "bed",
        "bedtime",
        "sleep",
    ];
    let early = span(tokens).map_or(0, |(words, _)| words);
    let side = optional(skip(tokens, early), &["before", "after"]);
    let meal = optional(skip(tokens, early + side), MEALS);
    (side > 0 && meal > 0).then_some(early + side + meal)
}

/// Tells whether a word is how many are taken at each time of the day: "1-0-1", "1-0-0-1".
fn a_pattern(word: &str) -> bool {
    const MOST: usize = 2;
    let times: Vec<&str> = word.split('-').collect();
    let is_number = |it: &&str| it.len() <= MOST && it.bytes().all(|b| b.is_ascii_digit());
    (3..=4).contains(&times.len()) && times.iter().all(|it| !it.is_empty() && is_number(it))
}

/// Reads "every evening", "every other day", "every 8 hours".
fn every(tokens: &[Token]) -> Option<usize> {
    let every = optional(tokens, &["every", "each"]);
    let ahead = skip(tokens, every);
    let which = optional(ahead, &["other", "second", "third"]);
    let words = leading_number(ahead).map_or(which, |(words, _)| words);
    (every > 0 && !first(skip(ahead, words)).is_empty()).then_some(every + words + 1)
}

/// Reads "once a day", "3x daily", "2 times a week", "2x/day".
fn so_often(tokens: &[Token]) -> Option<usize> {
    let word = first(tokens);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if word.split_once("x/").is_some_and(|(n, per)| digits(n) && matches!(per, "day" | "week")) {
        return Some(1);
    }
    let number = match word {
        "once" | "twice" => 1,
        _ if word.strip_suffix('x').is_some_and(digits) => 1,
        _ => {
            let (words, _) = leading_number(tokens)?;
            words + begins(skip(tokens, words), "times").or(begins(skip(tokens, words), "x"))?
        }
    };
    let ahead = skip(tokens, number);
    let per = ["daily", "nightly", "weekly", "a day", "per day", "a night", "a week", "per week"];
    let words = number + per.iter().find_map(|phrase| begins(ahead, phrase))?;
    let on = optional(skip(tokens, words), &["on"]);
    let weekly = matches!(first(skip(tokens, words - 1)), "weekly" | "week");
    let day = |ahead: &[Token]| (is_weekday(ahead) || is_each_weekday(ahead)).then_some(1);
    let days = in_a_row(skip(tokens, words + on), day).filter(|_| weekly);
    Some(words + days.map_or(0, |(_, days)| on + days))
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn schedules_are_told_from_names() {
        for text in [
            "daily",
            "twice daily",
            "2x daily",
            "2x/day",
            "once a day",
            "three times a day",
            "every evening",
            "every other day",
            "every 8 hours",
            "as needed",
            "as required",
            "on demand",
            "at night",
            "in the evening",
            "at breakfast",
            "morning and evening",
            "mornings and evenings",
            "mon, wed and fri",
            "1-0-1",
            "1-0-0-1",
            "30 min before breakfast",
            "after food",
            "bid",
            "BID",
            "tds",
            "prn",
            "on mondays",
            "mondays and thursdays",
            "once weekly friday",
            "once a week on friday",
        ] {
            let words = tokens(text);
            assert_eq!(schedule(&words), Some(words.len()), "{text}");
        }
        for text in [
            "furosemide",
            "2",
            "every",
            "twice",
            "once more",
            "mon",
            "1-0",
            "2026-1-1",
            "30 min",
            "",
        ] {
            assert_eq!(schedule(&tokens(text)), None, "{text}");
        }
    }
}
