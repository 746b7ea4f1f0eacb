//! What a Bundle says, and what it never says.

mod rules;
mod told;

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::Bundle;
use crate::diary::{Diary, Night, Recorded};

/// The day of every export here.
const TODAY: &str = "2026-11-22";

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn night(evening: &str) -> Night {
    Night::named_after(date(evening))
}

fn recorded<T>(fact: T) -> Recorded<T> {
    let recorded_at = "2026-11-22T03:15:00+01:00".parse().unwrap();
    Recorded { number: 7, key: "00000000000000aa".to_owned(), recorded_at, fact }
}

/// Returns the resources of a diary, each with what its entry calls it.
fn entries(diary: &Diary) -> Vec<(String, Json)> {
    let bundle = serde_json::to_value(Bundle::of(diary, date(TODAY))).unwrap();
    assert_eq!(bundle["resourceType"], "Bundle");
    assert_eq!(bundle["type"], "collection");
    let entries = bundle["entry"].as_array().unwrap().iter();
    let entry = |it: &Json| (it["fullUrl"].as_str().unwrap().to_owned(), it["resource"].clone());
    entries.map(entry).collect()
}

/// Returns the resources of one type.
fn resources(diary: &Diary, kind: &str) -> Vec<Json> {
    let all = entries(diary).into_iter().map(|(_, resource)| resource);
    all.filter(|resource| resource["resourceType"] == kind).collect()
}

/// Returns the observations of this name.
fn observations(diary: &Diary, name: &str) -> Vec<Json> {
    let mut all = resources(diary, "Observation");
    all.retain(|it| it["code"]["text"] == name);
    all
}

/// Returns the one observation of this name.
fn observation(diary: &Diary, name: &str) -> Json {
    let mut all = observations(diary, name);
    assert_eq!(all.len(), 1, "{name}");
    all.remove(0)
}

/// Returns the value of a resource or of one of its components, whatever its type.
fn value(of: &Json) -> Json {
    let mut values = of.as_object().unwrap().iter().filter(|(name, _)| name.starts_with("value"));
    values.next().map(|(_, value)| value.clone()).unwrap_or_default()
}

/// Returns the value of the component of this name; null if there is none.
fn component(of: &Json, name: &str) -> Json {
    let components = of["component"].as_array().map(Vec::as_slice).unwrap_or_default();
    components.iter().find(|it| it["code"]["text"] == name).map(value).unwrap_or_default()
}
