//! Relief: what was tried, and whether it helped.

use crate::diary::{Effect, Relief, Technique};

use super::text::{Lexicon, Token, begins, first, lookup, skip};

/// The words for what people try.
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
        &[
            "heat",
            "warm",
            "warmth",
            "heating pad",
            "heat pad",
            "warm compress",
            "warm bath",
            "warm shower",
            "hot bath",
            "hot shower",
            "hot water bottle",
        ],
    ),
    (Technique::Cold, &["cold", "cold pack", "ice", "iced", "ice pack"]),
    (
        Technique::Analgesic,
        &[
            "ibuprofen",
            "paracetamol",
            "painkiller",
            "painkillers",
            "analgesic",
            "pain reliever",
            "pain relievers",
        ],
    ),
    (Technique::Soap, &["soap", "bar of soap"]),
    (Technique::Waiting, &["waited", "waiting", "waited it out"]),
];

/// The words for how well it worked.
const EFFECTS: Lexicon<Effect> = &[
    (Effect::Full, &["helped", "worked", "helps"]),
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
        ],
    ),
];

/// What is said about how well something worked, apart from what was tried.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// About the last thing tried: "it helped".
    Last(Effect),
    /// "nothing helped"
    NothingHelped,
}

/// Reads how well it worked; "a bit" alone could be said of anything.
pub(super) fn verdict(tokens: &[Token]) -> Option<(usize, Verdict)> {
    let nothing = ["nothing helped", "nothing worked", "nothing helps"];
    if let Some(words) = nothing.iter().find_map(|phrase| begins(tokens, phrase)) {
        return Some((words, Verdict::NothingHelped));
    }
    let (words, effect) = lookup(tokens, EFFECTS)?;
    let is_clear = effect != Effect::Partial || first(tokens) == "helped";
    is_clear.then_some((words, Verdict::Last(effect)))
}

/// Notes how well it worked; tells whether there is something tried of which it was not known.
pub(super) fn judge(tried: &mut [Relief], verdict: Verdict) -> bool {
    let (effect, from) = match verdict {
        Verdict::Last(effect) => (effect, tried.len().saturating_sub(1)),
        Verdict::NothingHelped => (Effect::None, 0),
    };
    let mut known = false;
    for relief in tried.iter_mut().skip(from).filter(|relief| relief.effect.is_none()) {
        relief.effect = Some(effect);
        known = true;
    }
    known
}

/// Reads what was tried; a word for its effect right after belongs to it.
pub(super) fn relief(tokens: &[Token]) -> Option<(usize, Relief)> {
    let (words, technique) = lookup(tokens, TECHNIQUES)?;
    let (further, effect) = lookup(skip(tokens, words), EFFECTS).unzip();
    Some((words + further.unwrap_or(0), Relief { technique, effect }))
}
