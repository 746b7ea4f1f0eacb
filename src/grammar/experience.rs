//! Experience: what a cramp was like, apart from where, how long and how bad.

use crate::diary::{Cramp, EndedBy, Onset, Score, Toes};

use super::found::{Doubt, Found};
use super::negation::{answer_behind, ends_at};
use super::score::score;
use super::span::{span, whole_number};
use super::text::{Lexicon, Token, begins, first, lookup, optional, skip};

/// One thing that is said about what a cramp was like.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Experience {
    Onset(Onset),
    WarningSensation(bool),
    MuscleHard(bool),
    Toes(Toes),
    OpposingMuscles(bool),
    Woke(bool),
    AwakeMin(u32),
    SorenessH(f64),
    Distress(Score),
    SleepImpact(Score),
    EndedBy(EndedBy),
    Trigger(String),
}

use Experience as E;

/// What is said with fixed words.
const SAID: Lexicon<Fixed> = &[
    (Fixed::Onset(Onset::Sudden), &["sudden", "suddenly", "all at once", "out of nowhere"]),
    (Fixed::Onset(Onset::AfterWarning), &["after warning", "after a warning"]),
    (Fixed::Onset(Onset::Gradual), &["gradual", "gradually", "crept up"]),
    (Fixed::Warned(true), &["warned", "warning", "warning sensation", "felt it coming"]),
    (Fixed::Warned(false), &["no warning", "not warned", "without warning", "unwarned"]),
    (Fixed::Hard(true), &["hard", "muscle hard", "rock hard", "knot", "knotted", "in a knot"]),
    (Fixed::Hard(false), &["not hard", "muscle not hard", "no knot", "muscle soft"]),
    (Fixed::Toes(Toes::Curl), &["toes curl", "toes curled", "toes curling", "curled toes"]),
    (Fixed::Toes(Toes::Extend), &["toes extend", "toes extended", "toes stretched out"]),
    (Fixed::Toes(Toes::Still), &["toes still", "toes normal"]),
    (Fixed::Opposing(true), &["opposing muscles"]),
    (Fixed::Opposing(false), &["no opposing muscles"]),
    (Fixed::Woke(false), &["didn't wake me", "did not wake me", "didnt wake me", "not woken"]),
    (
        Fixed::Ended(EndedBy::Itself),
        &["by itself", "went by itself", "went away by itself", "ended by itself", "faded"],
    ),
    (Fixed::Ended(EndedBy::Relief), &["by relief", "ended by relief", "relief ended it"]),
    (
        Fixed::Ended(EndedBy::StillPresent),
        &["still there", "still present", "still hurts", "still hurting", "not gone", "won't stop"],
    ),
    (Fixed::NoTrigger, &["no trigger", "without trigger", "trigger none", "for no reason"]),
    (Fixed::NotSore, &["not sore", "no soreness", "sore no"]),
    (Fixed::NotAwake, &["not awake after", "back to sleep at once"]),
];

/// What fixed words say.
#[derive(Clone, Copy)]
enum Fixed {
    Onset(Onset),
    Warned(bool),
    Hard(bool),
    Toes(Toes),
    Opposing(bool),
    Woke(bool),
    Ended(EndedBy),
    NoTrigger,
    NotSore,
    NotAwake,
}

/// Turns what is said around, if it is a yes or no: "woke no" is "did not wake".
fn turned(said: Fixed) -> Option<Fixed> {
    Some(match said {
        Fixed::Warned(yes) => Fixed::Warned(!yes),
        Fixed::Hard(yes) => Fixed::Hard(!yes),
        Fixed::Opposing(yes) => Fixed::Opposing(!yes),
        Fixed::Woke(yes) => Fixed::Woke(!yes),
        _ => return None,
    })
}

/// Reads "sudden", "toes curled", "awake 20 min", "sore 3h", "distress 6", "went by itself", "no trigger".
pub(super) fn experience(tokens: &[Token]) -> Option<Found<Experience>> {
    None.or_else(|| fixed(tokens))
        .or_else(|| awake(tokens))
        .or_else(|| sore(tokens))
        .or_else(|| marked(tokens, &["distress", "distressing"], E::Distress))
        .or_else(|| marked(tokens, &["sleep impact"], E::SleepImpact))
        .or_else(|| trigger(tokens))
}

fn fixed(tokens: &[Token]) -> Option<Found<Experience>> {
    let (words, said) = lookup(tokens, SAID)?;
    let (before, ahead) = tokens.split_at(words.min(tokens.len()));
    let behind = answer_behind(before, ahead).filter(|_| turned(said).is_some());
    let said = match behind {
        Some((_, false)) => turned(said)?,
        _ => said,
    };
    let words = words + behind.map_or(0, |(words, _)| words);
    Some(Found::new(
        words,
        match said {
            Fixed::Onset(onset) => E::Onset(onset),
            Fixed::Warned(warned) => E::WarningSensation(warned),
            Fixed::Hard(hard) => E::MuscleHard(hard),
            Fixed::Toes(toes) => E::Toes(toes),
            Fixed::Opposing(opposing) => E::OpposingMuscles(opposing),
            Fixed::Woke(woke) => E::Woke(woke),
            Fixed::Ended(ended) => E::EndedBy(ended),
            Fixed::NoTrigger => E::Trigger(Cramp::NO_TRIGGER.to_owned()),
            Fixed::NotSore => E::SorenessH(0.0),
            Fixed::NotAwake => E::AwakeMin(0),
        },
    ))
}

/// Reads "awake 20 min", "awake for half an hour", "20 min awake".
fn awake(tokens: &[Token]) -> Option<Found<Experience>> {
    const NOT_ONE: &str = "is more than a day awake";
    if let Some(words) = begins(tokens, "awake from") {
        return Some(Found::doubt(words, "needs how long, such as awake 1h"));
    }
    let up = begins(tokens, "up for")
        .and_then(|words| span(skip(tokens, words)).map(|(more, seconds)| (words + more, seconds)));
    let names = ["awake", "lay awake", "lying awake", "was awake"];
    let (words, seconds) = up.or_else(|| around(tokens, &names))?;
    let minutes = whole_number(seconds / 60.0);
    let minutes = minutes.filter(|minutes| *minutes <= Cramp::LONGEST_AWAKE_MIN);
    Some(minutes.map_or(Found::doubt(words, NOT_ONE), |it| Found::new(words, E::AwakeMin(it))))
}

/// Reads "sore 3h", "sore for 3 hours", "soreness 1h".
fn sore(tokens: &[Token]) -> Option<Found<Experience>> {
    const NOT_ONE: &str = "is more than ten days of soreness";
    let (words, seconds) = around(tokens, &["sore", "soreness", "was sore", "tender"])?;
    let hours = seconds / 3600.0;
    let fits = hours <= Cramp::LONGEST_SORENESS_H;
    Some(if fits { Found::new(words, E::SorenessH(hours)) } else { Found::doubt(words, NOT_ONE) })
}

/// Reads a length of time behind one of these names, or before it; "3h, awake 20 min" is two things.
fn around(tokens: &[Token], names: &[&str]) -> Option<(usize, f64)> {
    let name = |ahead| names.iter().filter_map(|name| begins(ahead, name)).max();
    if let Some(words) = name(tokens) {
        let words = words + optional(skip(tokens, words), &["for", "about"]);
        return span(skip(tokens, words)).map(|(more, seconds)| (words + more, seconds));
    }
    let (words, seconds) = span(tokens)?;
    if tokens.iter().take(words).any(ends_at) {
        return None;
    }
    Some((words + name(skip(tokens, words))?, seconds))
}

/// Reads a score behind one of these names.
fn marked(
    tokens: &[Token],
    names: &[&str],
    meaning: fn(Score) -> Experience,
) -> Option<Found<Experience>> {
    let words = names.iter().find_map(|name| begins(tokens, name))?;
    let found = score(skip(tokens, words))?.after(words);
    let meaning = found.meaning.and_then(|mark| {
        Score::new(mark).map(meaning).ok_or(Doubt::because("needs a whole number, 0 to 10"))
    });
    Some(Found { words: found.words, meaning })
}

/// Reads "trigger a long walk": everything up to a comma.
fn trigger(tokens: &[Token]) -> Option<Found<Experience>> {
    if !matches!(first(tokens), "trigger" | "trigger:") {
        return None;
    }
    let ahead = skip(tokens, 1);
    let end = ahead.iter().position(|token| token.raw.ends_with(','));
    let words = end.map_or(ahead.len(), |last| last + 1);
    let text: Vec<_> = ahead.iter().take(words).map(|t| t.raw.trim_end_matches(',')).collect();
    let text = text.join(" ");
    (!text.is_empty()).then(|| Found::new(words + 1, E::Trigger(text)))
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    fn read(text: &str) -> Option<(usize, Experience)> {
        let found = experience(&tokens(text))?;
        found.meaning.ok().map(|meaning| (found.words, meaning))
    }

    #[test]
    fn what_it_was_like_is_said_in_many_ways() {
        for (text, meaning) in [
            ("suddenly", E::Onset(Onset::Sudden)),
            ("without warning", E::WarningSensation(false)),
            ("not hard", E::MuscleHard(false)),
            ("toes curled", E::Toes(Toes::Curl)),
            ("awake 20min", E::AwakeMin(20)),
            ("awake for half an hour", E::AwakeMin(30)),
            ("20 min awake", E::AwakeMin(20)),
            ("sore for 3 hours", E::SorenessH(3.0)),
            ("distress 6/10", E::Distress(Score::new(6).unwrap())),
            ("sleep impact 8", E::SleepImpact(Score::new(8).unwrap())),
            ("went away by itself", E::EndedBy(EndedBy::Itself)),
            ("trigger a long walk", E::Trigger("a long walk".to_owned())),
            ("no trigger", E::Trigger("none".to_owned())),
        ] {
            let words = tokens(text).len();
            assert_eq!(read(text), Some((words, meaning)), "{text}");
        }
    }

    #[test]
    fn a_trigger_ends_at_a_comma() {
        let found = read("trigger a long walk, left calf");
        assert_eq!(found, Some((4, E::Trigger("a long walk".to_owned()))));
    }

    #[test]
    fn lying_awake_and_a_bare_length_are_something_else() {
        for text in ["awake", "lying awake", "20 min", "sore", "distress", "trigger", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
