//! Rules about single cramps. A cramp while up and about counts like any other here.

use super::{Fact, Fired, Level, Look};
use crate::diary::{
    Cramp, ELSEWHERE, Effect, EndedBy, Muscle, Night, Recorded, Technique, Value, WarningRule,
};

const EXTREME_PAIN: u8 = 8;
const SEVERE_PAIN: u8 = 7;
const LONG_S: u32 = 10 * 60;

/// W03: was a cramp extremely painful?
///
/// For the doctor from a pain of 8 on; told for 28 nights. No answer where the pain is unknown.
/// Source: article 001; the 8 is a design choice.
pub(super) fn extremely_painful<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    fired(look, WarningRule::ExtremelyPainful, Level::Doctor, |cramp| hurts(cramp, EXTREME_PAIN))
}

/// W04: did a cramp last for more than ten minutes?
///
/// Urgent, and told until it was seen, where it was not relieved: it was still there, or every known
/// effect of what was tried is "none". Else for the doctor, for 28 nights. No answer where the
/// duration is unknown. Source: article 001; the ten minutes are those of the NHS and of
/// Hallegraeff 2017.
pub(super) fn long<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let is_long = |cramp: &Cramp| cramp.duration.is_some_and(|time| time.seconds() > LONG_S);
    let lasting = |cramp: &Cramp| is_long(cramp) && is_unrelieved(cramp);
    let passing = |cramp: &Cramp| is_long(cramp) && !is_unrelieved(cramp);
    let mut all = fired(look, WarningRule::Long, Level::Urgent, lasting);
    all.extend(fired(look, WarningRule::Long, Level::Doctor, passing));
    all
}

/// W07: did severe pain not resolve?
///
/// Urgent from a pain of 7 on, if a stretch was tried that did not help, or the cramp was still
/// there when it was written down; told until it was seen. No answer where the pain is unknown, or
/// neither is recorded. Source: article 001; the 7 is a design choice.
pub(super) fn not_resolving<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    fired(look, WarningRule::NotResolving, Level::Urgent, |cramp| {
        hurts(cramp, SEVERE_PAIN) && (is_still_there(cramp) || stretching_failed(cramp))
    })
}

/// X04: was a cramp outside the leg?
///
/// Urgent where the muscle is "other" and the person's word for it names an arm, a hand, the chest,
/// the belly, the neck or the back; told until it was seen. No answer without such a word.
/// Source: Merck Manual, which names arms, chest and belly; the rest of the list is a design choice.
pub(super) fn elsewhere<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    fired(look, WarningRule::Elsewhere, Level::Urgent, |cramp| site_elsewhere(cramp).is_some())
}

/// X07: was there a cramp after a loss of fluid?
///
/// For the doctor, today, where vomiting, diarrhoea or heavy sweating was noted for a day and a cramp
/// for its night or the next; told for 3 nights. No answer where neither is recorded.
/// Source: Merck Manual; the 3 nights are a design choice.
pub(super) fn fluid_loss<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let recent = look.tonight.before(2);
    let cramps = look.diary.cramps.iter().filter(|cramp| cramp.night >= recent);
    cramps
        .filter_map(|cramp| {
            let nights = [cramp.night, cramp.night.before(1)];
            let mut facts: Vec<_> =
                nights.into_iter().flat_map(|night| fluid_lost(look, night)).collect();
            let lost = !facts.is_empty();
            facts.push(Fact::cramp(cramp));
            lost.then(|| Fired::by(WarningRule::FluidLoss, Level::Doctor, facts))
        })
        .collect()
}

/// Returns the place outside the leg that the person's own word names.
///
/// The "back of the knee" is no back: a word before "of" only says which part is meant.
pub(in crate::analysis) fn site_elsewhere(cramp: &Cramp) -> Option<&'static str> {
    let detail = cramp.muscle_detail.as_ref().filter(|_| cramp.muscle == Some(Muscle::Other))?;
    let detail = detail.to_lowercase();
    let words: Vec<_> =
        detail.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().find_map(|(place, word)| {
        let is_part = words.get(place + 1) == Some(&"of");
        let site = ELSEWHERE.iter().find(|(_, names)| names.contains(word) && !is_part)?;
        Some(site.0)
    })
}

/// Tells whether the cramp was still there when it was written down.
pub(in crate::analysis) fn is_still_there(cramp: &Cramp) -> bool {
    cramp.ended_by == Some(EndedBy::StillPresent)
}

/// Tells whether something was tried, and nothing of which the effect is known helped.
pub(in crate::analysis) fn nothing_helped(cramp: &Cramp) -> bool {
    let mut effects = cramp.relief.iter().filter_map(|relief| relief.effect).peekable();
    effects.peek().is_some() && effects.all(|effect| effect == Effect::None)
}

fn is_unrelieved(cramp: &Cramp) -> bool {
    is_still_there(cramp) || nothing_helped(cramp)
}

fn stretching_failed(cramp: &Cramp) -> bool {
    cramp.relief.iter().any(|relief| {
        let is_stretch = matches!(relief.technique, Technique::Stretch | Technique::ToesUp);
        is_stretch && relief.effect == Some(Effect::None)
    })
}

fn hurts(cramp: &Cramp, at_least: u8) -> bool {
    cramp.pain.is_some_and(|pain| pain.score() >= at_least)
}

fn fluid_lost<'a>(look: &Look<'a>, night: Night) -> Vec<Fact<'a>> {
    let Some(day) = look.diary.days.get(&night.evening()) else { return Vec::new() };
    ["vomit_diarrhoea", "heavy_sweat"]
        .into_iter()
        .filter(|key| day.readings.get(*key) == Some(&Value::Yes))
        .filter_map(|key| Fact::reading(night, day, key))
        .collect()
}

fn fired<'a>(
    look: &Look<'a>,
    rule: WarningRule,
    level: Level,
    fires: impl Fn(&Cramp) -> bool,
) -> Vec<Fired<'a>> {
    let cramps = look.diary.cramps.iter().filter(|cramp: &&'a Recorded<Cramp>| fires(cramp));
    cramps.map(|cramp| Fired::by(rule, level, vec![Fact::cramp(cramp)])).collect()
}
