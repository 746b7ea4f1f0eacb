//! Rules about the signs that a person is asked about.
//!
//! Each fires for a night whose answer is yes. It has no answer where the sign was not asked about;
//! that is not "no".

use super::{Fact, Fired, Level, Look};
use crate::diary::{Night, Recorded, Side, Sign, SignAnswer, Value, WarningRule};

/// How many nights may lie between two signs that belong together: the same 7 nights.
pub(super) const SAME_WEEK: u64 = 6;

/// W05: is there marked swelling?
///
/// Urgent when the answer is yes, on either side; told until it was seen. Source: article 001.
pub(super) fn swelling<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    answered(look, WarningRule::Swelling, Level::Urgent, &[Sign::Swelling])
}

/// W06: is skin cold, pale, bluish, or changed otherwise?
///
/// Urgent when the answer is yes, whatever the details; told until it was seen. Source: article 001.
pub(super) fn skin<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    answered(look, WarningRule::Skin, Level::Urgent, &[Sign::Skin])
}

/// W08: has a muscle become weak?
///
/// Urgent when the answer is yes; told until it was seen. Source: article 001, which says "consult"
/// in one place and "immediate" in another: the stricter is taken.
pub(super) fn weakness<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    answered(look, WarningRule::Weakness, Level::Urgent, &[Sign::Weakness])
}

/// W13: is there fever, redness, warmth or a wound?
///
/// Urgent when the answer is yes, whatever the details; told until it was seen. Source: article 001.
pub(super) fn infection<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    answered(look, WarningRule::Infection, Level::Urgent, &[Sign::Infection])
}

/// W10, by answer: did the cramps begin suddenly, without a reason that the person knows?
///
/// For the doctor when the answer is yes; told for 28 nights. Source: article 001.
pub(super) fn new_onset<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    answered(look, WarningRule::SuddenRise, Level::Doctor, &[Sign::NewOnset])
}

/// X01: is there numbness or tingling?
///
/// For the doctor when the answer is yes; told for 28 nights. Source: NHS, NICE CKS, Hawke 2013.
pub(super) fn numbness<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    answered(look, WarningRule::Numbness, Level::Doctor, &[Sign::Numbness])
}

/// X02: has a muscle become thinner?
///
/// For the doctor when the answer is yes; told for 28 nights. Source: NHS, Mayo Clinic, NICE CKS.
pub(super) fn wasting<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    answered(look, WarningRule::Wasting, Level::Doctor, &[Sign::Wasting])
}

/// X05: does the calf hurt on walking, and ease with rest?
///
/// For the doctor when the answer is yes; told for 28 nights. Source: Merck Manual, NICE CKS.
pub(super) fn walking_pain<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    answered(look, WarningRule::WalkingPain, Level::Doctor, &[Sign::WalkingPain])
}

/// X06: was there contact with a poison, or a dirty wound?
///
/// Urgent when either answer is yes; told until it was seen. Source: NHS, Mayo Clinic.
pub(super) fn toxin_or_wound<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    answered(look, WarningRule::ToxinOrWound, Level::Urgent, &[Sign::Toxin, Sign::Wound])
}

/// X10: is there pain in the chest, or shortness of breath?
///
/// Urgent, with the emergency number, when either answer is yes; told until it was seen.
/// Source: general medical knowledge.
pub(super) fn chest<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    answered(look, WarningRule::Chest, Level::Urgent, &[Sign::ChestPain, Sign::Breathlessness])
}

/// X03: do muscles twitch, and has one become weak, within the same 7 nights?
///
/// Urgent when both were said to be so; told until it was seen. No answer where either is not
/// recorded. Source: Merck Manual, NICE CKS; the 7 nights are a design choice.
pub(super) fn twitching_and_weakness<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let fired = |answer: &'a Recorded<SignAnswer>| {
        let (first, last) = week_around(answer.night);
        let days = look.diary.days.range(first.evening()..=last.evening());
        days.filter(|(_, day)| day.readings.get("twitching") == Some(&Value::Yes))
            .filter_map(|(date, day)| {
                let twitching = Fact::reading(Night::named_after(*date), day, "twitching")?;
                let facts = vec![twitching, Fact::answer(answer)];
                Some(Fired::by(WarningRule::TwitchingAndWeakness, Level::Urgent, facts))
            })
            .collect::<Vec<_>>()
    };
    yes(look, &[Sign::Weakness]).flat_map(fired).collect()
}

/// X09: is there swelling on one side during a pregnancy?
///
/// Urgent when the swelling is on the left or on the right and the profile has a pregnancy on that
/// date; told until it was seen, beside W05. No answer where the side is not recorded.
/// Source: general medical knowledge.
pub(super) fn pregnancy_and_swelling<'a>(look: &Look<'a>) -> Vec<Fired<'a>> {
    let one_side =
        |answer: &&Recorded<SignAnswer>| matches!(answer.side, Some(Side::Left | Side::Right));
    yes(look, &[Sign::Swelling])
        .filter(one_side)
        .filter_map(|answer| {
            let pregnancy = Fact::pregnancy(look.diary, answer.night)?;
            let facts = vec![pregnancy, Fact::answer(answer)];
            Some(Fired::by(WarningRule::PregnancyAndSwelling, Level::Urgent, facts))
        })
        .collect()
}

/// Returns the answers to these signs that are yes.
pub(super) fn yes<'a>(
    look: &Look<'a>,
    signs: &'static [Sign],
) -> impl Iterator<Item = &'a Recorded<SignAnswer>> + use<'a> {
    look.diary.signs.iter().filter(move |answer| answer.yes && signs.contains(&answer.sign))
}

/// Returns the first and the last night that share 7 nights with this one.
pub(super) fn week_around(night: Night) -> (Night, Night) {
    (night.before(SAME_WEEK), night.after(SAME_WEEK))
}

fn answered<'a>(
    look: &Look<'a>,
    rule: WarningRule,
    level: Level,
    signs: &'static [Sign],
) -> Vec<Fired<'a>> {
    yes(look, signs).map(|answer| Fired::by(rule, level, vec![Fact::answer(answer)])).collect()
}
