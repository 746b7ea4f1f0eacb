//! Toes up: the stretch of a calf by pulling the toes to the shin, in the many ways in which it is said.

use super::negation::ends_at;
use super::text::{Token, begins, optional, skip};

/// What is done to toes, said before them.
const PULLED: &[&str] = &[
    "pulled", "pull", "pulling", "flexed", "flex", "flexing", "bent", "bend", "bending", "drew",
    "draw", "drawing", "brought",
];
/// What was done to toes, said behind them; "drew up" is what they did.
const WERE_PULLED: &[&str] = &["pulled", "flexed", "bent"];
const WHOSE: &[&str] = &["my", "the"];
const UP: &[&str] = &[
    "up",
    "upward",
    "upwards",
    "up to the shin",
    "to the shin",
    "to my shin",
    "to shin",
    "toward the shin",
    "toward my shin",
    "towards the shin",
    "towards my shin",
    "toward me",
    "towards me",
];

/// Reads "pulled my toes up", "pulled up the toes", "toes pulled up", "toes up", "flexed my foot".
///
/// What the toes did by themselves is none of it, nor is a foot that is up. Returns how many words it takes.
pub(super) fn toes_up(tokens: &[Token]) -> Option<usize> {
    let pulled = optional(tokens, PULLED);
    let up_before = if pulled > 0 { up(skip(tokens, pulled)) } else { 0 };
    let before = pulled + up_before;
    let whose = if pulled > 0 { optional(skip(tokens, before), WHOSE) } else { 0 };
    let toes = optional(skip(tokens, before + whose), &["toes"]);
    let foot = optional(skip(tokens, before + whose), &["foot", "feet"]);
    let named = before + whose + toes + foot;
    let pulled_behind = if pulled > 0 { 0 } else { optional(skip(tokens, named), WERE_PULLED) };
    let up_behind = up(skip(tokens, named + pulled_behind));
    let words = named + pulled_behind + up_behind;

    let is_up = up_before + up_behind > 0 || tokens.first().is_some_and(is_flexed);
    let is_done = pulled + pulled_behind > 0 || toes > 0;
    let is_one = tokens.iter().take(words.saturating_sub(1)).all(|token| !ends_at(token));
    let is_meant = toes + foot > 0 && is_up && is_done && is_one;
    (is_meant && !by_itself(skip(tokens, words))).then_some(words)
}

/// Tells whether a muscle that is flexed needs no "up".
fn is_flexed(token: &Token) -> bool {
    token.low.starts_with("flex")
}

fn up(tokens: &[Token]) -> usize {
    UP.iter().filter_map(|phrase| begins(tokens, phrase)).max().unwrap_or(0)
}

fn by_itself(tokens: &[Token]) -> bool {
    const ALONE: [&str; 5] =
        ["by themselves", "by itself", "on their own", "on its own", "involuntarily"];
    ALONE.iter().any(|phrase| begins(tokens, phrase).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::text::tokens;
    use super::*;

    #[test]
    fn pulling_the_toes_up_is_said_in_many_ways() {
        for text in [
            "toes up",
            "toes pulled up",
            "toes to the shin",
            "toes pulled towards the shin",
            "foot pulled up",
            "pulled toes up",
            "pulled the toes up",
            "pulled my toes up",
            "pull toes up",
            "pulling my toes up",
            "pulled up my toes",
            "pulled my toes to my shin",
            "bent the foot up",
            "flexed the foot up",
            "flexed my foot",
        ] {
            let words = tokens(text);
            assert_eq!(toes_up(&words), Some(words.len()), "{text}");
        }
    }

    #[test]
    fn what_the_toes_did_or_a_foot_that_is_up_is_something_else() {
        for text in [
            "",
            "up",
            "toes",
            "toes curled up",
            "toes drew up",
            "toes drawn up",
            "toes pointing up",
            "toes, up",
            "toes pulled up by themselves",
            "foot up",
            "foot flexed",
            "pulled a muscle",
            "pulled up",
            "the toes",
        ] {
            assert_eq!(toes_up(&tokens(text)), None, "{text}");
        }
    }
}
