//! Tried: what was tried against a cramp, and what the person was only doing.

use super::Now;
use super::found::{Doubt, Found};
use super::item::{Item, stand_alone};
use super::relief::{is_only_doing, may_be_doing, relief};
use super::text::{Token, first, optional, skip};
use super::toes_up::toes_up;
use crate::diary::Relief;

/// Reads what was tried, and what is listed behind it: "tried walking", "stretch and walking".
///
/// "Toes up" and "toes pulled up" in a sentence say only where they were. "Walking" alone, or
/// anything "while stretching", may be what the person was doing.
pub(super) fn tried(ahead: &[Token], now: &Now) -> Option<Found<Item>> {
    const WHILE: &[&str] = &["while", "whilst", "when", "during"];
    let during = optional(ahead, WHILE);
    let tried = optional(ahead, &["tried"]);
    let before = during + tried;
    let (words, relief) = relief(skip(ahead, before))?;
    let mut words = before + words;
    let is_bare = first(ahead) == "toes" && toes_up(ahead) == Some(words);
    if is_bare && !stand_alone(words, ahead, now) {
        return None;
    }
    let listed = in_a_list(skip(ahead, words));
    let is_doing = tried == 0 && listed.is_none();
    if during > 0 || is_doing && is_only_doing(ahead, words, &relief) {
        return Some(Found { words, meaning: Err(Doubt::default()) });
    }
    let mut all = vec![Item::Relief(relief)];
    while let Some((more, next)) =
        in_a_list(skip(ahead, words)).filter(|(_, next)| may_be_doing(next))
    {
        words += more;
        all.push(Item::Relief(next));
    }
    Some(Found::new(words, Item::All(all)))
}

/// Reads one more thing that was tried: "massage", "and walking".
fn in_a_list(ahead: &[Token]) -> Option<(usize, Relief)> {
    let and = optional(ahead, &["and", "then", "or"]);
    let (words, next) = relief(skip(ahead, and))?;
    Some((and + words, next))
}
