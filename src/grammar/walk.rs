//! Walk: every word goes to the recognisers once, from left to right, and none is lost.

use super::found::{Doubt, Found};
use super::text::{Token, first};

/// Words that were not understood, as they were typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Leftover {
    /// The words, joined by single spaces.
    pub text: String,
    /// What is wrong with them, as the end of a sentence that they begin: "is not a clock time".
    pub reason: Option<&'static str>,
    /// What was probably meant, as the words to type; never applied by itself.
    pub likely: Option<String>,
}

/// What became of the words.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// How many words were understood.
    pub(super) understood: usize,
    /// All the others, in order.
    pub(super) leftovers: Vec<Leftover>,
}

/// What became of a run of words.
#[derive(PartialEq)]
enum Mark {
    Understood,
    Filler,
    Left(Doubt),
}

/// Small words without a meaning of their own.
const FILLERS: &[&str] = &[
    "the", "a", "an", "my", "in", "at", "on", "for", "with", "and", "of", "was", "had", "about",
    "lasted", "then",
];

/// Tells whether a word says nothing by itself.
pub(super) fn is_filler(token: &Token) -> bool {
    FILLERS.contains(&token.low.as_str())
}

/// Goes through the words: `step` recognises those ahead and fills the slots.
///
/// Where it has no answer, `likely` may say what one unknown word was meant to be.
pub(super) fn walk(
    tokens: &[Token],
    mut step: impl FnMut(&[Token]) -> Option<Found<()>>,
    likely: impl Fn(&str) -> Option<String>,
) -> Walked {
    let mut marks = Vec::new();
    let mut ahead = tokens;
    while let Some(token) = ahead.first() {
        let (words, mark) = match step(ahead) {
            Some(Found { words, meaning: Ok(()) }) => (words, Mark::Understood),
            Some(Found { words, meaning: Err(doubt) }) => (words, Mark::Left(doubt)),
            None if is_filler(token) => (1, Mark::Filler),
            None => (1, Mark::Left(Doubt { reason: None, likely: likely(first(ahead)) })),
        };
        let (these, rest) = ahead.split_at(words.clamp(1, ahead.len()));
        marks.push((these, mark));
        ahead = rest;
    }
    gather(&marks)
}

/// Collects what is left over; a filler goes with the word it leads to, the last ones with the word before.
fn gather(marks: &[(&[Token], Mark)]) -> Walked {
    let mut walked = Walked::default();
    let mut open = Open::Nothing;
    for (at, (tokens, mark)) in marks.iter().enumerate() {
        let doubt = match mark {
            Mark::Left(doubt) => Some(doubt.clone()),
            Mark::Filler if leads_nowhere(marks, at) => Some(Doubt::default()),
            _ => None,
        };
        let Some(doubt) = doubt else {
            walked.understood += tokens.len();
            open = Open::Nothing;
            continue;
        };
        let plain = doubt == Doubt::default();
        let text = tokens.iter().map(|t| t.raw.as_str()).collect::<Vec<_>>().join(" ");
        let joins = open == Open::Fillers || (open == Open::Plain && plain);
        match walked.leftovers.last_mut().filter(|_| joins) {
            Some(last) => {
                *last = Leftover {
                    text: format!("{} {text}", last.text),
                    reason: doubt.reason,
                    likely: doubt.likely,
                };
            }
            None => {
                walked.leftovers.push(Leftover { text, reason: doubt.reason, likely: doubt.likely })
            }
        }
        open = match mark {
            Mark::Filler if open != Open::Plain => Open::Fillers,
            _ if plain => Open::Plain,
            _ => Open::Nothing,
        };
    }
    walked
}

/// What the next leftover words may join.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Fillers,
    Plain,
}

/// Tells whether the filler at this place belongs to a word that is not understood.
fn leads_nowhere(marks: &[(&[Token], Mark)], at: usize) -> bool {
    let is_word = |mark: &&(&[Token], Mark)| mark.1 != Mark::Filler;
    let after = marks.iter().skip(at).find(is_word);
    let before = marks.iter().take(at).rev().find(is_word);
    after.or(before).is_none_or(|(_, mark)| *mark != Mark::Understood)
}

/// Returns the text for the note: what was said as a note, then what was not understood.
pub(super) fn note_text(note: Option<&str>, leftovers: &[Leftover]) -> Option<String> {
    let parts: Vec<_> = note.into_iter().chain(leftovers.iter().map(|l| l.text.as_str())).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::text::{skip, tokens};
    use super::*;

    fn left(text: &str) -> Vec<String> {
        let step = |ahead: &[Token]| match first(ahead) {
            "calf" => Some(Found::new(1, ())),
            "25:00" => Some(Found::doubt(1, "is not a clock time")),
            _ => None,
        };
        let walked = walk(&tokens(text), step, |_| None);
        walked.leftovers.into_iter().map(|leftover| leftover.text).collect()
    }

    #[test]
    fn fillers_go_with_the_word_they_lead_to() {
        assert_eq!(left("in the calf slept on the sofa"), ["slept on the sofa"]);
        assert_eq!(left("sofa in the calf"), ["sofa"]);
        assert_eq!(left("calf on"), [""; 0]);
        assert_eq!(left("sofa on"), ["sofa on"]);
        assert_eq!(left("at the"), ["at the"]);
    }

    #[test]
    fn a_doubt_stands_alone_with_its_fillers() {
        assert_eq!(left("slept badly at 25:00 very odd"), ["slept badly at", "25:00", "very odd"]);
        assert_eq!(left("calf at 25:00 odd"), ["at 25:00", "odd"]);
    }

    #[test]
    fn skipping_past_the_end_is_nothing() {
        assert!(skip(&tokens("one"), 5).is_empty());
    }
}
