//! What holds for every diary.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::diary::{Course, Cramp, Medicine, NightStatus};
use crate::exchange::made_up;

/// Calls `look` with every value below this one, and with its name.
fn walk(name: &str, json: &Json, look: &mut impl FnMut(&str, &Json)) {
    look(name, json);
    match json {
        Json::Object(fields) => fields.iter().for_each(|(name, json)| walk(name, json, look)),
        Json::Array(items) => items.iter().for_each(|json| walk(name, json, look)),
        _ => {}
    }
}

fn is_id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    (1..=64).contains(&text.len()) && text.bytes().all(fits)
}

fn assert_fhir_string(text: &str) {
    let refused = |c: char| c.is_control() && c != '\t' && c != '\n';
    assert!(!text.trim().is_empty() && !text.contains(refused), "{text:?}");
}

/// Asserts that no value is empty, and that every text is a FHIR string.
fn assert_sound(diary: &Diary) {
    for (_, resource) in entries(diary) {
        walk("resource", &resource, &mut |name, json| match json {
            Json::Null => assert!(!json.is_null(), "{name} is null"),
            Json::Object(fields) => assert!(!fields.is_empty(), "{name} is empty"),
            Json::Array(items) => assert!(!items.is_empty(), "{name} is empty"),
            Json::String(text) => assert_fhir_string(text),
            Json::Bool(_) | Json::Number(_) => {}
        });
    }
}

proptest! {
    #[test]
    fn every_identity_is_its_own_and_every_reference_leads_to_one(diary in made_up::diary()) {
        let entries = entries(&diary);
        let urls: BTreeSet<_> = entries.iter().map(|(url, _)| url.clone()).collect();
        prop_assert_eq!(urls.len(), entries.len());
        for (url, resource) in &entries {
            let id = resource["id"].as_str().unwrap();
            prop_assert!(is_id(id));
            prop_assert_eq!(url, &format!("urn:uuid:{id}"));
            walk("resource", resource, &mut |name, json| {
                assert!(name != "reference" || urls.contains(json.as_str().unwrap()));
            });
        }
    }

    #[test]
    fn nothing_is_empty_and_every_text_is_a_fhir_string(diary in made_up::diary()) {
        assert_sound(&diary);
    }

    #[test]
    fn a_night_has_its_number_of_cramps_only_where_it_is_known(diary in made_up::diary()) {
        let told: Vec<_> = observations(&diary, "night cramps, number in the night")
            .iter()
            .map(|it| (it["effectivePeriod"]["start"].clone(), value(it).as_u64().unwrap()))
            .collect();
        let nights = diary.cramps.iter().map(|cramp| cramp.night);
        let nights: BTreeSet<_> = nights.chain(diary.confirmed_none.keys().copied()).collect();
        let known: Vec<_> = nights
            .into_iter()
            .filter(|night| diary.status(*night) != NightStatus::Unknown)
            .collect();
        prop_assert_eq!(told.len(), known.len());
        for ((start, count), night) in told.iter().zip(known) {
            prop_assert_eq!(start, &night.evening().to_string());
            prop_assert_eq!(*count == 0, diary.status(night) == NightStatus::Free);
        }
    }

    #[test]
    fn a_day_has_as_many_observations_as_readings(diary in made_up::diary()) {
        let bare = Diary {
            days: diary.days.clone(),
            own_factors: diary.own_factors.clone(),
            ..Diary::default()
        };
        let told = |note: &Option<String>| {
            usize::from(note.as_ref().is_some_and(|note| !note.trim().is_empty()))
        };
        let of_day = |day: &crate::diary::Day| day.readings.len() + day.bouts.len() + told(&day.note);
        let expected: usize = diary.days.values().map(of_day).sum();
        prop_assert_eq!(resources(&bare, "Observation").len(), expected);
    }

    #[test]
    fn the_same_diary_gives_the_same_bundle(diary in made_up::diary()) {
        let text = |diary: &Diary| {
            serde_json::to_string(&Bundle::of(diary, date(TODAY))).unwrap()
        };
        prop_assert_eq!(text(&diary), text(&diary.clone()));
    }
}

#[test]
fn an_empty_diary_is_a_person_of_whom_nothing_is_known() {
    let all = entries(&Diary::default());
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].1.as_object().unwrap().keys().collect::<Vec<_>>(), ["id", "resourceType"]);
}

#[test]
fn hostile_text_stays_a_fhir_string() {
    let hostile = "\u{0}\u{1b}[2J\u{7f}\u{85}\u{a0}\"\\</script>{{}}\u{202e}\r\n\u{fffe}🦵";
    let long = "ä\"".repeat(50_000);
    for text in [hostile, "\u{1}", "\u{a0}", &long] {
        let medicine = Medicine::named(text).or_else(|| Medicine::named("x")).unwrap();
        let course = Course {
            schedule: Some(text.to_owned()),
            note: Some(text.to_owned()),
            ..Course::from(medicine, date("2026-01-01"))
        };
        let cramp = Cramp {
            muscle_detail: Some(text.to_owned()),
            trigger: Some(text.to_owned()),
            note: Some(text.to_owned()),
            ..Cramp::on(night("2026-11-21"))
        };
        let (cramps, courses) = (vec![recorded(cramp)], vec![recorded(course)]);
        assert_sound(&Diary { cramps, courses, ..Diary::default() });
    }
}

#[test]
fn a_diary_that_grows_keeps_every_identity() {
    let calm = |evening: &str, at: &str| (night(evening), at.parse().unwrap());
    let ids = |confirmed: Vec<_>| {
        let confirmed_none = confirmed.into_iter().collect();
        let diary = Diary { confirmed_none, ..Diary::default() };
        entries(&diary).into_iter().map(|(url, _)| url).collect::<Vec<_>>()
    };
    let first = calm("2026-11-20", "2026-11-21T08:00:00+01:00");
    let before = ids(vec![first]);
    let after = ids(vec![first, calm("2026-11-21", "2026-11-22T08:00:00+01:00")]);
    assert_eq!(before, after[..2]);
    let another_person = ids(vec![calm("2026-11-20", "2026-11-21T08:00:01+01:00")]);
    assert!(another_person.iter().all(|id| !before.contains(id)));
}
