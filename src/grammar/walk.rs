//! Walk: every word goes to the recognisers once, from left to right, and none is lost.

use super::found::{Doubt, Found};
use super::negation::{ends_at, hedge, negation};
use super::text::{Text, Token, first, skip};

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

impl Walked {
    /// Keeps only the proposals that are understood whole, and by which the whole line gains.
    pub(super) fn keep_likely<T>(
        &mut self,
        recognise: impl Fn(&[Token]) -> Option<Found<T>>,
        gains: impl Fn(Found<T>) -> bool,
    ) {
        for leftover in &mut self.leftovers {
            leftover.likely = leftover.likely.take().filter(|likely| {
                let text = Text::new(std::slice::from_ref(likely));
                let whole = |found: &Found<T>| found.words == text.tokens().len();
                recognise(text.tokens()).filter(whole).is_some_and(&gains)
            });
        }
    }
}

/// What became of a run of words.
#[derive(PartialEq)]
enum Mark {
    Understood,
    Filler,
    Left(Doubt),
}

impl Mark {
    fn plain() -> Self {
        Self::Left(Doubt::default())
    }
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

/// Goes through the words: `recognise` reads those ahead, `put` fills the slots.
///
/// Words after a negation or a "maybe" that no recogniser takes stay out of their slot, and in the
/// note with it; so do words with a question mark.
/// Where there is no answer, `likely` may say what one unknown word was meant to be; it is
/// proposed with the words that belong to it, and only if the recognisers understand that.
pub(super) fn walk<T>(
    tokens: &[Token],
    recognise: impl Fn(&[Token]) -> Option<Found<T>>,
    mut put: impl FnMut(T) -> Result<(), Doubt>,
    likely: impl Fn(&str) -> Option<String>,
) -> Walked {
    let mut marks = Vec::new();
    let mut denied = false;
    let mut ahead = tokens;
    while let Some(token) = ahead.first() {
        let asked = |words| ahead.iter().take(words).any(|token| token.raw.ends_with('?'));
        let denial = negation(ahead).or_else(|| hedge(ahead));
        let (words, mark, denies) = match (recognise(ahead), denial) {
            (Some(Found { words, meaning: Ok(_) }), _) if denied || asked(words) => {
                (words, Mark::plain(), false)
            }
            (Some(Found { words, meaning }), _) => match meaning.and_then(&mut put) {
                Ok(()) => (words, Mark::Understood, false),
                Err(doubt) => (words, Mark::Left(doubt), false),
            },
            (None, Some(words)) => (words, Mark::plain(), true),
            (None, None) if is_filler(token) => (1, Mark::Filler, denied),
            (None, None) if denied => (1, Mark::plain(), true),
            (None, None) => unknown(ahead, &recognise, &likely),
        };
        let (these, rest) = ahead.split_at(words.clamp(1, ahead.len()));
        denied = denies && !these.iter().any(ends_at);
        marks.push((these, mark));
        ahead = rest;
    }
    gather(&marks)
}

/// More words than belong to one thing that is said.
const A_PHRASE: usize = 12;

/// Keeps an unknown word; where a guess at it is understood, with the words that belong to it.
fn unknown<T>(
    ahead: &[Token],
    recognise: impl Fn(&[Token]) -> Option<Found<T>>,
    likely: impl Fn(&str) -> Option<String>,
) -> (usize, Mark, bool) {
    let proposal = || {
        let guess = Text::new(&[likely(first(ahead))?]);
        let near = skip(ahead, 1).get(..A_PHRASE).unwrap_or(skip(ahead, 1));
        let meant = [guess.tokens(), near].concat();
        let found = recognise(&meant).filter(|found| found.meaning.is_ok())?;
        let words: Vec<_> = meant.iter().take(found.words).map(|t| t.low.as_str()).collect();
        let typed = (found.words + 1).checked_sub(guess.tokens().len())?;
        Some((typed, Doubt { reason: None, likely: Some(words.join(" ")) }))
    };
    let (words, doubt) = proposal().unwrap_or((1, Doubt::default()));
    (words, Mark::Left(doubt), false)
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
    use super::super::text::tokens;
    use super::*;

    fn left(text: &str) -> Vec<String> {
        let recognise = |ahead: &[Token]| match first(ahead) {
            "calf" => Some(Found::new(1, ())),
            "25:00" => Some(Found::doubt(1, "is not a clock time")),
            _ => None,
        };
        let walked = walk(&tokens(text), recognise, Ok, |_| None);
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
    fn a_negation_keeps_the_next_understood_words_out() {
        assert_eq!(left("not the calf yet"), ["not the calf yet"]);
        assert_eq!(left("not odd calf, calf"), ["not odd calf,"]);
        assert_eq!(left("not odd, calf"), ["not odd,"]);
        assert_eq!(left("no, calf"), ["no,"]);
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
