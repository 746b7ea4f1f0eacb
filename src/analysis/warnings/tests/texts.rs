//! The words for the warnings: what they say, and what they never say.

use super::super::made_up::*;
use super::super::*;
use crate::analysis::words;
use crate::diary::{
    Cramp, Effect, EndedBy, Fact as Standing, Side, Sign, SignDetail, Technique, Value,
};
use WarningRule as W;

#[test]
fn every_rule_names_a_source_and_only_w_rules_name_articles() {
    for rule in WarningRule::ALL {
        let in_articles = source(*rule).iter().any(|it| matches!(it, Source::Article(_)));
        assert_eq!(in_articles, rule.word().starts_with('W'), "{rule}");
        let outside = source(*rule).iter().any(|it| matches!(it, Source::Outside(_)));
        assert!(in_articles || outside, "{rule}");
    }
}

/// A diary in which every rule fires.
fn everything() -> MadeUp {
    let made = Sign::ALL.iter().fold(stretching(7, 8), |made, sign| {
        made.answer(1, *sign, true, |answer| {
            answer.side = Some(Side::Left);
            answer.details =
                SignDetail::ALL.iter().copied().filter(|it| it.sign() == *sign).collect();
        })
    });
    made.cramp(0, |cramp| {
        at("arm")(cramp);
        cramp.pain = pain(9);
        cramp.duration = lasting(750);
        cramp.ended_by = Some(EndedBy::StillPresent);
        cramp.awake_min = Some(45);
    })
    .cramp(10, |cramp| cramp.duration = lasting(660))
    .cramp(3, |cramp| {
        cramp.pain = pain(7);
        cramp.relief = vec![tried(Technique::Stretch, Some(Effect::None))];
    })
    .reading(0, "twitching", Value::Yes)
    .reading(0, "vomit_diarrhoea", Value::Yes)
    .reading(1, "sleep_impact", Value::Amount(8.0))
    .reading(2, "day_impact", Value::Amount(7.0))
    .course(90, "atorvastatin", |it| it.suspected_side_effect = Some(true))
    .dose(2, "tonic water", true)
    .profile(condition("diabetes", None))
    .profile(Standing::Pregnancy { due: "2027-03-01".parse().unwrap(), delivered: None })
    .calm(48..90)
    .cramps([7, 14, 21])
}

/// Returns every text about a diary.
pub(super) fn texts(diary: &Diary) -> Vec<String> {
    let told = warnings(diary, tonight());
    let facts = told.iter().flat_map(|told| {
        told.facts.iter().map(|fact| words::warning_fact(told.rule, fact)).collect::<Vec<_>>()
    });
    let asked = doubled(diary, tonight());
    let sources = WarningRule::ALL.iter().map(|rule| words::warning_source(*rule));
    told.iter()
        .map(words::warning)
        .chain(words::warnings(&told))
        .chain(facts)
        .chain(asked.iter().map(words::doubled))
        .chain(sources)
        .collect()
}

#[track_caller]
fn assert_careful(text: &str) {
    const NEVER: &[&str] = &[
        "thrombosis",
        "embolism",
        "clot",
        "restless",
        "rls",
        "cause",
        "due to",
        "trigger",
        "risk",
        "stop taking",
        "mg",
        "harmless",
        "you have ",
        "rhabdo",
        "claudication",
        "tetanus",
    ];
    let lower = text.to_lowercase();
    for never in NEVER {
        let at_a_word =
            |at: usize| !lower[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let said = lower.match_indices(never).any(|(at, _)| at_a_word(at));
        assert!(!said, "{never:?} in {text}");
    }
    assert!(!text.contains("PAD") && !text.contains("  ") && !text.contains("NaN"), "{text}");
    let stops = lower.matches("stop").count();
    assert_eq!(stops, lower.matches("do not stop a medicine on your own").count(), "{text}");
}

#[test]
fn every_rule_can_fire_and_every_text_is_careful() {
    let made = everything();
    let told = warnings(&made.diary, tonight());
    for rule in WarningRule::ALL {
        assert!(told.iter().any(|told| told.rule == *rule), "{rule}");
    }
    texts(&made.diary).iter().for_each(|text| assert_careful(text));
}

#[test]
fn every_urgent_text_says_to_act_now() {
    let made = everything();
    for told in warnings(&made.diary, tonight()) {
        let said = words::warning(&told);
        let now = ["immediate medical attention", "emergency number", "promptly"];
        let acts = now.iter().any(|now| said.contains(now));
        assert_eq!(acts, told.level == Level::Urgent, "{said}");
    }
}

#[test]
fn dark_urine_with_a_statin_is_never_answered_with_a_drink() {
    let made = everything();
    let told = made.told(W::StatinAndDarkUrine);
    let said = words::warning(&told[0]).to_lowercase();
    assert!(
        !said.contains("drink") && !said.contains("water") && !said.contains("fluid"),
        "{said}"
    );
}

fn first(made: &MadeUp, rule: WarningRule) -> String {
    words::warning(&made.told(rule)[0])
}

#[test]
fn a_warning_says_what_was_recorded_then_what_to_do() {
    let made = made().answer(0, Sign::Swelling, true, |answer| answer.side = Some(Side::Left));
    assert_eq!(
        first(&made, W::Swelling),
        "Swelling (left) was recorded for the night of Sat 21 → Sun 22 Nov 2026. \
         The articles say to seek immediate medical attention for this."
    );
    let told = made.told(W::Swelling);
    assert_eq!(
        words::warning_fact(W::Swelling, &told[0].facts[0]),
        "swelling (left), night of Sat 21 → Sun 22 Nov 2026"
    );
}

#[test]
fn a_rule_beyond_the_articles_says_where_it_comes_from() {
    assert_eq!(
        first(&made().yes(0, Sign::Numbness), W::Numbness),
        "Numbness or tingling was recorded for the night of Sat 21 → Sun 22 Nov 2026. \
         Arrange to talk to a doctor about this. Source, beyond the articles: NHS, NICE CKS, Hawke \
         2013."
    );
    assert_eq!(
        words::warning_source(W::TwitchingAndWeakness),
        "beyond the articles: Merck Manual, NICE CKS; chosen by this program: the same 7 nights"
    );
    assert_eq!(
        words::warning_source(W::Frequent),
        "articles 000, 001, 002 and 003; chosen by this program: 3 in 7 nights"
    );
}

#[test]
fn cramps_that_are_alike_are_counted_together() {
    let severe = |count| move |cramp: &mut Cramp| (cramp.count, cramp.pain) = (count, pain(8));
    let made = made().cramp(0, severe(1)).cramp(0, severe(2));
    assert_eq!(
        first(&made, W::ExtremelyPainful),
        "3 cramps with pain 8 of 10 were recorded for the night of Sat 21 → Sun 22 Nov 2026. \
         Arrange to talk to a doctor about this; the articles say so of extremely painful cramps."
    );
}

#[test]
fn self_care_that_brings_nothing_is_told_with_its_counts() {
    assert_eq!(
        first(&stretching(5, 7), W::NoResponse),
        "In each of the last 4 weeks, self-care was noted on 5 days or more: stretching before bed \
         on 20 days. Cramp nights: 7 of 20 known nights; in the 4 weeks before, 8 of 20. Arrange to \
         talk to a doctor about this; the articles say so of cramps that stay in spite of self-care."
    );
    let failed = massaged(&[Some(Effect::None); 4]);
    assert_eq!(
        first(&failed, W::NoResponse),
        "Nothing that was tried eased 4 of the last 4 cramps with a known effect, the latest in the \
         night of Sat 21 → Sun 22 Nov 2026. Arrange to talk to a doctor about this; the articles say \
         so of cramps that stay in spite of self-care."
    );
}

#[test]
fn a_course_to_ask_about_is_told_with_its_counts() {
    let made = made().cramps(0..3).calm(3..8).cramps(20..22).calm(22..36);
    let made = made.course(10, "amlodipine", |_| {});
    let said = words::doubled(&doubled(&made.diary, tonight())[0]);
    assert_careful(&said);
    assert_eq!(
        said,
        "amlodipine, from Wed 11 Nov 2026 on: 3 cramps on 8 known nights. The 4 weeks before it: 2 \
         cramps on 16 known nights. Other things change on the same days too. Do you suspect that it \
         has to do with the cramps?"
    );
}

#[test]
fn a_suspected_medicine_is_named_and_kept() {
    let made = made().course(90, "furosemide", |it| it.suspected_side_effect = Some(true));
    assert_eq!(
        first(&made, W::SideEffect),
        "You noted that furosemide (since Sun 23 Aug 2026) may have to do with the cramps. \
         Contact the prescriber or pharmacist promptly; do not stop a medicine on your own."
    );
}

#[test]
fn many_nights_of_one_rule_are_said_in_one_paragraph() {
    let made = [0, 1, 2, 3, 9].iter().fold(made(), |made, nights| {
        made.cramp(*nights, |cramp| cramp.pain = pain(if *nights == 1 { 8 } else { 9 }))
    });
    assert_eq!(
        words::warnings(&made.told(W::ExtremelyPainful)),
        [
            "A cramp with pain 9 of 10 was recorded for the night of Thu 19 → Fri 20 Nov 2026 and for \
          the night of Sat 21 → Sun 22 Nov 2026. A cramp with pain 8 of 10 was recorded for the \
          night of Fri 20 → Sat 21 Nov 2026. 2 earlier nights are like this. Arrange to talk to a \
          doctor about this; the articles say so of extremely painful cramps."
        ]
    );
}
