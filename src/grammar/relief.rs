//! Relief: what was tried, how exactly, whether it helped, and after how long.

use crate::diary::{Effect, Relief, Technique};

use super::negation::ends_at;
use super::span::{span, whole_number};
use super::strength::strength;
use super::text::{Lexicon, Token, begins, first, lookup, optional, skip};
use super::toes_up::toes_up;

/// The words for what people try, but for pulling the toes up.
pub(super) const TECHNIQUES: Lexicon<Technique> = &[
    (Technique::Stretch, &["stretch", "stretched", "stretching", "stretches"]),
    (
        Technique::Massage,
        &["massage", "massaged", "massaging", "rub", "rubbed", "rubbing", "kneaded"],
    ),
    (Technique::Walking, &["walk", "walked", "walking", "walked around", "walking around"]),
    (Technique::Standing, &["stand", "stood", "standing", "stood up"]),
    (
        Technique::Heat,
        &["heat", "warm", "warmth", "warm bath", "warm shower", "hot bath", "hot shower"],
    ),
    (Technique::Cold, &["cold", "ice", "iced"]),
    (
        Technique::Analgesic,
        &["painkiller", "painkillers", "analgesic", "pain reliever", "pain relievers"],
    ),
    (Technique::Soap, &["soap", "bar of soap"]),
    (Technique::Waiting, &["waited", "waiting", "waited it out"]),
];

/// The words that also say how exactly: the technique, and the detail that is kept.
const EXACTLY: Lexicon<(Technique, &str)> = &[
    ((Technique::Heat, "warm compress"), &["warm compress", "warm compresses"]),
    ((Technique::Heat, "heating pad"), &["heating pad", "heat pad", "heat pads"]),
    ((Technique::Heat, "hot water bottle"), &["hot water bottle"]),
    ((Technique::Cold, "cold pack"), &["cold pack", "cold packs"]),
    ((Technique::Cold, "ice pack"), &["ice pack", "ice packs"]),
    (
        (Technique::Massage, "circular motions"),
        &["circular motions", "circles", "in circles", "firm circular motions"],
    ),
    (
        (Technique::Standing, "shifting the weight"),
        &["shifting the weight", "shifting my weight", "shifted my weight", "shifting weight"],
    ),
    ((Technique::Analgesic, "ibuprofen"), &["ibuprofen"]),
    ((Technique::Analgesic, "paracetamol"), &["paracetamol", "acetaminophen"]),
    ((Technique::Analgesic, "aspirin"), &["aspirin"]),
    ((Technique::Analgesic, "naproxen"), &["naproxen"]),
];

/// The words for how well it worked.
const EFFECTS: Lexicon<Effect> = &[
    (
        Effect::Full,
        &["helped", "worked", "helps", "helped a lot", "helped well", "helped quickly", "did help"],
    ),
    (
        Effect::Partial,
        &[
            "helped a bit",
            "helped a little",
            "helped partly",
            "helped somewhat",
            "a bit",
            "a little",
            "partly",
            "somewhat",
        ],
    ),
    (
        Effect::None,
        &[
            "no help",
            "no effect",
            "no good",
            "didn't help",
            "didnt help",
            "did not help",
            "didn't work",
            "did not work",
            "helped not",
            "did nothing",
            "useless",
            "failed",
            "no use",
            "no relief",
            "hasn't helped",
            "has not helped",
            "not helping",
        ],
    ),
];

/// What is said about how well something worked, apart from what was tried.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// About the last thing tried: "it helped", "helped after 2 min".
    Last(Effect, Option<u32>),
    /// "nothing helped"
    NothingHelped,
}

/// Reads how well it worked; "a bit" alone could be said of anything.
pub(super) fn verdict(tokens: &[Token]) -> Option<(usize, Verdict)> {
    const NOTHING: &[&str] = &[
        "nothing helped",
        "nothing worked",
        "nothing helps",
        "none helped",
        "none worked",
        "none of it helped",
        "none of it worked",
        "none of them helped",
        "none of them worked",
        "neither helped",
        "neither worked",
    ];
    if let Some(words) = NOTHING.iter().filter_map(|phrase| begins(tokens, phrase)).max() {
        return Some((words, Verdict::NothingHelped));
    }
    let (words, effect) = lookup(tokens, EFFECTS)?;
    let is_clear = effect != Effect::Partial || first(tokens) == "helped";
    let (more, minutes) = after(skip(tokens, words)).unzip();
    is_clear.then_some((words + more.unwrap_or(0), Verdict::Last(effect, minutes)))
}

/// Notes how well it worked; tells whether there is something tried of which it was not known.
pub(super) fn judge(tried: &mut [Relief], verdict: Verdict) -> bool {
    let (effect, minutes, from) = match verdict {
        Verdict::Last(effect, minutes) => (effect, minutes, tried.len().saturating_sub(1)),
        Verdict::NothingHelped => (Effect::None, None, 0),
    };
    let mut known = false;
    for relief in tried.iter_mut().skip(from).filter(|relief| relief.effect.is_none()) {
        relief.effect = Some(effect);
        relief.minutes = relief.minutes.or(minutes);
        known = true;
    }
    known
}

/// Reads a word for how well something worked; returns how many words it takes.
pub(super) fn effect(tokens: &[Token]) -> Option<usize> {
    lookup(tokens, EFFECTS).map(|(words, _)| words)
}

/// Reads what was tried; how exactly, whether it helped and after how long follow it.
pub(super) fn relief(tokens: &[Token]) -> Option<(usize, Relief)> {
    let (mut words, mut relief) = technique(tokens)?;
    if relief.detail.is_none()
        && let Some((more, same)) = technique(skip(tokens, words))
        && same.technique == relief.technique
        && same.detail.is_some()
    {
        words += more;
        relief.detail = same.detail;
    }
    let lasted = if ends_at_last(tokens, words) { None } else { minutes(skip(tokens, words)) };
    if let Some((more, minutes)) = lasted {
        words += more;
        relief.minutes = Some(minutes);
    }
    if let Some((more, effect)) = lookup(skip(tokens, words), EFFECTS) {
        words += more;
        relief.effect = Some(effect);
    }
    if let Some((more, minutes)) = after(skip(tokens, words)) {
        words += more;
        relief.minutes = Some(minutes);
    }
    Some((words, relief))
}

/// Tells whether something tried may as well be what the person was doing: "walking", "standing".
pub(super) fn may_be_doing(relief: &Relief) -> bool {
    let bare = relief.effect.is_none() && relief.detail.is_none();
    bare && matches!(relief.technique, Technique::Walking | Technique::Standing)
}

/// Tells whether words are taken for what the person was doing.
///
/// "Walked" and "stood up" are what was done about a cramp; how well it worked says the same of the others.
pub(super) fn is_only_doing(tokens: &[Token], words: usize, relief: &Relief) -> bool {
    const DONE: &[&str] = &["walked", "stood"];
    let done = DONE.contains(&first(tokens)) || verdict(skip(tokens, words)).is_some();
    may_be_doing(relief) && !done
}

/// Tells whether something new begins behind these words.
fn ends_at_last(tokens: &[Token], words: usize) -> bool {
    words.checked_sub(1).and_then(|last| tokens.get(last)).is_some_and(ends_at)
}

/// Reads a technique, with what its own words say of how exactly: "heating pad", "ibuprofen 400 mg".
fn technique(tokens: &[Token]) -> Option<(usize, Relief)> {
    let exactly = lookup(tokens, EXACTLY).map(|(words, (technique, detail))| {
        let dose = dose(skip(tokens, words)).filter(|_| technique == Technique::Analgesic);
        let (more, dose) = dose.unwrap_or_default();
        let detail = Some(format!("{detail}{dose}"));
        (words + more, Relief { detail, ..Relief::by(technique) })
    });
    let toes_up = || toes_up(tokens).map(|words| (words, Relief::by(Technique::ToesUp)));
    let plain = || lookup(tokens, TECHNIQUES).map(|(n, technique)| (n, Relief::by(technique)));
    exactly.or_else(toes_up).or_else(plain)
}

/// Reads how much of a pain reliever: "400 mg"; a bare "400" is kept as it was said.
fn dose(tokens: &[Token]) -> Option<(usize, String)> {
    if let Some(found) = strength(tokens) {
        let dose = found.meaning.ok()?;
        return Some((found.words, format!(" {} {}", dose.amount, dose.unit)));
    }
    let word = first(tokens);
    let bare = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_digit());
    (bare && !word.starts_with('0')).then(|| (1, format!(" {word}")))
}

/// Reads "after 2 min", "within 90s" behind a relief; in minutes.
fn after(tokens: &[Token]) -> Option<(usize, u32)> {
    let words = optional(tokens, &["after", "within", "in"]);
    let (more, minutes) = minutes(skip(tokens, words)).filter(|_| words > 0)?;
    Some((words + more, minutes))
}

/// Reads how long something was tried: "15 min", "for about 20 min"; "5 min ago" tells when.
fn minutes(tokens: &[Token]) -> Option<(usize, u32)> {
    const DAY_MIN: u32 = 24 * 60;
    let about = tokens.iter().take_while(|t| matches!(&*t.low, "for" | "about" | "around"));
    let words = about.count();
    let (more, seconds) = span(skip(tokens, words))?;
    let behind = first(skip(tokens, words + more));
    let tells_when = matches!(behind, "ago" | "later" | "before" | "awake" | "sore");
    let minutes =
        whole_number(seconds / 60.0).filter(|minutes| *minutes <= DAY_MIN && !tells_when)?;
    Some((words + more, minutes))
}
