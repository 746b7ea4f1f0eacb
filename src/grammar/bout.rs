//! Bout: exercise, with how long, how hard, when, and whether it came with stretching.

use chrono::NaiveTime;

use crate::diary::{Bout, BoutKind, Intensity};

use super::clock::clock;
use super::found::Found;
use super::span::{span, whole_number};
use super::text::{Lexicon, Token, first, lookup, optional, skip};

/// The words for a kind of exercise.
pub(super) const KINDS: Lexicon<BoutKind> = &[
    (BoutKind::Walking, &["walk", "walked", "walking", "hike", "hiked", "hiking"]),
    (BoutKind::Running, &["run", "ran", "running", "jog", "jogged", "jogging"]),
    (
        BoutKind::Cycling,
        &["bike", "biked", "biking", "cycle", "cycled", "cycling", "bike ride", "bicycle"],
    ),
    (BoutKind::Swimming, &["swim", "swam", "swimming"]),
    (
        BoutKind::Strength,
        &["gym", "weights", "strength", "strength training", "weight training", "lifting"],
    ),
    (BoutKind::Other, &["yoga", "pilates", "football", "tennis", "dancing", "danced", "rowing"]),
];

const STRETCHED: Lexicon<Stretched> = &[
    (Stretched { before: Some(true), after: None }, &["stretched before", "stretching before"]),
    (Stretched { before: None, after: Some(true) }, &["stretched after", "stretching after"]),
    (
        Stretched { before: Some(true), after: Some(true) },
        &["stretched before and after", "stretching before and after", "stretched both times"],
    ),
    (
        Stretched { before: Some(false), after: None },
        &["not stretched before", "no stretching before", "no stretch before"],
    ),
    (
        Stretched { before: None, after: Some(false) },
        &["not stretched after", "no stretching after", "no stretch after"],
    ),
    (
        Stretched { before: Some(false), after: Some(false) },
        &[
            "not stretched before or after",
            "no stretching before or after",
            "no stretch before or after",
            "without stretching",
        ],
    ),
];

/// What is said about stretching around a bout.
#[derive(Clone, Copy, Debug, Default)]
struct Stretched {
    before: Option<bool>,
    after: Option<bool>,
}

/// Words that are a bout only with something said about it; alone they answer a question.
const EXERCISE: &[&str] = &["exercise", "exercised", "workout", "sport", "training"];

const INTENSITIES: Lexicon<Intensity> = &[
    (Intensity::Light, &["light", "easy", "gentle"]),
    (Intensity::Moderate, &["moderate", "medium"]),
    (Intensity::Vigorous, &["vigorous", "hard", "intense"]),
];

/// Reads a bout: "run 45min vigorous", "30 min walk", "exercise 40min hard ended 19:30".
pub(super) fn bout(tokens: &[Token]) -> Option<Found<Bout>> {
    let mut details = Details::default();
    let before = details.read(tokens, false);
    let of = optional(skip(tokens, before), &["of"]);
    let before = if before > 0 { before + of } else { 0 };
    let ahead = skip(tokens, before);
    let named = lookup(ahead, KINDS);
    let words = before + named.map_or(optional(ahead, EXERCISE), |(words, _)| words);
    let words = words + details.read(skip(tokens, words), true);
    if named.is_none() && (!EXERCISE.contains(&first(ahead)) || details.is_empty()) {
        return None;
    }
    Some(match details.into_bout(named.map_or(BoutKind::Other, |(_, kind)| kind)) {
        Some(bout) => Found::new(words, bout),
        None => Found::doubt(words, "is not from 1 minute to 24 hours long"),
    })
}

/// Reads "stretched after" where no bout stands before it; "stretched before bed" is something else.
pub(super) fn stretched_apart(tokens: &[Token]) -> Option<usize> {
    let (words, _) = lookup(tokens, STRETCHED)?;
    (!is_bed(first(skip(tokens, words)))).then_some(words)
}

fn is_bed(word: &str) -> bool {
    matches!(word, "bed" | "sleep" | "going" | "bedtime")
}

/// What is said about a bout besides its kind.
#[derive(Debug, Default)]
struct Details {
    seconds: Option<f64>,
    intensity: Option<Intensity>,
    started: Option<NaiveTime>,
    ended: Option<NaiveTime>,
    stretched: Stretched,
}

impl Details {
    /// Reads details as long as there are new ones; returns how many words they take.
    fn read(&mut self, tokens: &[Token], with_end: bool) -> usize {
        let mut words = 0;
        while let Some(more) = self.read_one(skip(tokens, words), with_end) {
            words += more;
        }
        words
    }

    fn read_one(&mut self, tokens: &[Token], with_end: bool) -> Option<usize> {
        let preposition = optional(tokens, &["for", "of"]);
        let ahead = skip(tokens, preposition);
        if let (None, Some((words, seconds))) = (self.seconds, span(ahead)) {
            self.seconds = Some(seconds);
            return Some(preposition + words);
        }
        if let (None, Some((words, intensity))) = (self.intensity, lookup(tokens, INTENSITIES)) {
            self.intensity = Some(intensity);
            return Some(words);
        }
        if !with_end {
            return None;
        }
        self.read_stretched(tokens).or_else(|| self.read_time(tokens))
    }

    /// Reads "stretched before and after"; "stretched before bed" is something else.
    fn read_stretched(&mut self, tokens: &[Token]) -> Option<usize> {
        let (words, said) = lookup(tokens, STRETCHED)?;
        if is_bed(first(skip(tokens, words))) {
            return None;
        }
        let Stretched { before, after } = &mut self.stretched;
        (*before, *after) = (before.or(said.before), after.or(said.after));
        Some(words)
    }

    /// Reads "from 18:30", "started at 18:30", "until 19:15", "at 19:15".
    fn read_time(&mut self, tokens: &[Token]) -> Option<usize> {
        let starts = optional(tokens, &["from", "started", "began"]);
        let ends = optional(tokens, &["until", "till", "ended", "at"]);
        let to = if self.started.is_some() { optional(tokens, &["to", "-"]) } else { 0 };
        let which = starts + ends + to;
        let at = which + optional(skip(tokens, which), &["at"]);
        let found = clock(skip(tokens, at)).filter(|_| which > 0)?;
        let slot = if starts > 0 { &mut self.started } else { &mut self.ended };
        if slot.is_some() {
            return None;
        }
        *slot = Some(found.meaning.ok()?);
        Some(at + found.words)
    }

    fn is_empty(&self) -> bool {
        let unsaid = self.seconds.is_none() && self.intensity.is_none();
        unsaid && self.started.is_none() && self.ended.is_none()
    }

    /// Returns the bout; `None` if its length cannot be.
    fn into_bout(self, kind: BoutKind) -> Option<Bout> {
        let minutes = match self.seconds {
            Some(seconds) => {
                Some(whole_number(seconds / 60.0).filter(|minutes| (1..=1440).contains(minutes))?)
            }
            None => None,
        };
        Some(Bout {
            kind,
            minutes,
            intensity: self.intensity,
            started: self.started,
            ended: self.ended,
            stretched_before: self.stretched.before,
            stretched_after: self.stretched.after,
        })
    }
}
