//! Words for the warnings: what was recorded, and whom to tell how soon.
//!
//! Nothing here names an illness as a finding, gives a dose, or tells anyone to leave a medicine. An
//! illness or a medicine is only named where the person has recorded it.

use std::collections::BTreeMap;

use super::super::warnings::{
    Doubled, Fact, Level, Source, Tally, Told, Warning, is_still_there, nothing_helped,
    site_elsewhere, source,
};
use super::numbers::{counted, lasting, short};
use super::parts::{capitalised, date, listed};
use crate::diary::{
    Course, Cramp, Dose, Night, Side, Sign, SignAnswer, SignDetail, Value, WarningRule,
};

/// So many nights of one rule are told one by one, the latest; of more, only the number is told.
const TOLD_NIGHTS: usize = 3;

/// Says one warning: what was recorded, and whom to tell how soon.
pub fn warning(warning: &Warning<'_>) -> String {
    paragraph(warning.rule, warning.level, &warning.facts.iter().collect::<Vec<_>>())
}

/// Says several warnings, those of one rule and level in one paragraph, in the order in which they stand.
pub fn warnings(warnings: &[Warning<'_>]) -> Vec<String> {
    let mut rules: Vec<(WarningRule, Level, Vec<&Fact<'_>>)> = Vec::new();
    for warning in warnings {
        let same = rules.iter_mut().find(|it| (it.0, it.1) == (warning.rule, warning.level));
        match same {
            Some((_, _, facts)) => facts.extend(&warning.facts),
            None => rules.push((warning.rule, warning.level, warning.facts.iter().collect())),
        }
    }
    rules.iter().map(|(rule, level, facts)| paragraph(*rule, *level, facts)).collect()
}

/// Says one fact of a warning: "swelling (left), night of Sat 21 → Sun 22 Nov 2026".
pub fn warning_fact(rule: WarningRule, fact: &Fact<'_>) -> String {
    match event(rule, fact) {
        Some(event) => format!("{}, {}", event.phrase(), event.place.name()),
        None => sentence(rule, fact).unwrap_or_default().trim_end_matches('.').to_owned(),
    }
}

/// Says on what a rule rests: "article 001; chosen by this program: the pain of 8".
pub fn warning_source(rule: WarningRule) -> String {
    let sources = source(rule);
    let articles = sources.iter().filter_map(|source| match source {
        Source::Article(article) => Some(article.to_string()),
        _ => None,
    });
    let articles: Vec<_> = articles.collect();
    let (named, beyond) = match articles.len() {
        0 => (None, "beyond the articles: "),
        1 => (Some(format!("article {}", listed(&articles))), ""),
        _ => (Some(format!("articles {}", listed(&articles))), ""),
    };
    let rest = sources.iter().filter_map(|source| match source {
        Source::Article(_) => None,
        Source::Outside(name) => Some(format!("{beyond}{}", name.replace(';', ","))),
        Source::Choice(what) => Some(format!("chosen by this program: {what}")),
    });
    named.into_iter().chain(rest).collect::<Vec<_>>().join("; ")
}

/// Asks whether a medicine is suspected, after whose start cramps became more frequent.
pub fn doubled(doubled: &Doubled<'_>) -> String {
    let Doubled { course, before, after } = doubled;
    let (name, start) = (course.medicine.name(), date(course.started_on));
    format!(
        "{name}, from {start} on: {}. The 4 weeks before it: {}. Other things change on the same \
         days too. Do you suspect that it has to do with the cramps?",
        cramps_on_nights(after),
        cramps_on_nights(before),
    )
}

/// Says what stands and what is summed up, then what happened, then what to do.
fn paragraph(rule: WarningRule, level: Level, facts: &[&Fact<'_>]) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for said in facts.iter().filter_map(|fact| sentence(rule, fact)) {
        if !sentences.contains(&said) {
            sentences.push(said);
        }
    }
    sentences.extend(events(facts.iter().filter_map(|fact| event(rule, fact))));
    sentences.push(advice(rule, level).to_owned());
    sentences.extend(outside(rule));
    sentences.join(" ")
}

/// Says whom to tell how soon, at the urgency of the articles.
fn advice(rule: WarningRule, level: Level) -> &'static str {
    match rule {
        WarningRule::Swelling
        | WarningRule::Skin
        | WarningRule::NotResolving
        | WarningRule::Weakness
        | WarningRule::Infection => {
            "The articles say to seek immediate medical attention for this."
        }
        WarningRule::Long if level == Level::Urgent => {
            "Seek immediate medical attention for this; the NHS says so of cramps that last longer \
             than 10 minutes and do not ease."
        }
        WarningRule::SideEffect => {
            "Contact the prescriber or pharmacist promptly; do not stop a medicine on your own."
        }
        WarningRule::TwitchingAndWeakness
        | WarningRule::Elsewhere
        | WarningRule::ToxinOrWound
        | WarningRule::PregnancyAndSwelling => "Seek immediate medical attention for this.",
        WarningRule::StatinAndDarkUrine => {
            "Seek immediate medical attention for this, and say which medicines you take."
        }
        WarningRule::Chest => {
            "Call the emergency number if it is there now or comes back; seek immediate medical \
             attention even if it has passed."
        }
        WarningRule::Numbness | WarningRule::Wasting | WarningRule::WalkingPain => {
            "Arrange to talk to a doctor about this."
        }
        WarningRule::FluidLoss => "Arrange to talk to a doctor about this today.",
        WarningRule::Quinine => "Worth telling the doctor.",
        doctor => doctor_of_the_articles(doctor),
    }
}

fn doctor_of_the_articles(rule: WarningRule) -> &'static str {
    match rule {
        WarningRule::Frequent => {
            "Arrange to talk to a doctor about this; the articles say so of cramps that come \
             several times a week."
        }
        WarningRule::Persistent => {
            "Arrange to talk to a doctor about this; the articles say so of cramps that go on for \
             a long time."
        }
        WarningRule::ExtremelyPainful => {
            "Arrange to talk to a doctor about this; the articles say so of extremely painful \
             cramps."
        }
        WarningRule::Long => {
            "Arrange to talk to a doctor about this; the articles say so of cramps that last long."
        }
        WarningRule::SleepOrDayLost => {
            "Arrange to talk to a doctor about this; the articles say so of cramps that disturb \
             sleep or daily life."
        }
        WarningRule::SuddenRise => {
            "Arrange to talk to a doctor about this; the articles say so of cramps that begin \
             suddenly."
        }
        WarningRule::WithCondition => {
            "Arrange to talk to a doctor about this; the articles say so of cramps together with \
             diabetes or a circulation problem."
        }
        WarningRule::NoResponse => {
            "Arrange to talk to a doctor about this; the articles say so of cramps that stay in \
             spite of self-care."
        }
        _ => "Arrange to talk to a doctor about this.",
    }
}

/// Says from where a rule comes that is not in the articles.
fn outside(rule: WarningRule) -> Option<String> {
    let sources = source(rule);
    let in_articles = sources.iter().any(|source| matches!(source, Source::Article(_)));
    sources.iter().filter(|_| !in_articles).find_map(|source| match source {
        Source::Outside(name) => {
            Some(format!("Source, beyond the articles: {}.", name.replace(';', ",")))
        }
        _ => None,
    })
}

/// Something that happened in a night, or on the day before it.
struct Event {
    place: Place,
    /// How many cramps it is; 0 where it is something else.
    cramps: u64,
    /// What it is, or what the cramps were like.
    what: String,
    is_plural: bool,
}

impl Event {
    fn phrase(&self) -> String {
        match self.cramps {
            0 => self.what.clone(),
            1 => format!("a cramp{}", self.what),
            cramps => format!("{cramps} cramps{}", self.what),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    night: Night,
    part: Part,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Day,
    Night,
}

impl Place {
    fn name(self) -> String {
        match self.part {
            Part::Day => date(self.night.evening()),
            Part::Night => self.night.to_string(),
        }
    }

    fn named_for(self) -> String {
        match self.part {
            Part::Day => format!("for {}", self.name()),
            Part::Night => format!("for the {}", self.name()),
        }
    }
}

/// Says what happened, by night: "Swelling (left) was recorded for the night of …."
fn events(events: impl Iterator<Item = Event>) -> Vec<String> {
    let mut places: BTreeMap<Place, Vec<Event>> = BTreeMap::new();
    for event in events {
        let events = places.entry(event.place).or_default();
        match events.iter_mut().find(|alike| alike.what == event.what) {
            Some(alike) => alike.cramps += event.cramps,
            None => events.push(event),
        }
    }
    let mut nights: Vec<_> = places.keys().map(|place| place.night).collect();
    nights.dedup();
    let untold = nights.len().saturating_sub(TOLD_NIGHTS);
    let Some(first) = nights.get(untold).copied() else { return Vec::new() };
    let mut alike: Vec<(String, Vec<String>)> = Vec::new();
    for (place, events) in places.iter().filter(|(place, _)| place.night >= first) {
        let said = recorded(events);
        match alike.iter_mut().find(|(same, _)| *same == said) {
            Some((_, places)) => places.push(place.named_for()),
            None => alike.push((said, vec![place.named_for()])),
        }
    }
    let mut sentences: Vec<_> =
        alike.iter().map(|(said, places)| format!("{said} {}.", listed(places))).collect();
    match untold {
        0 => {}
        1 => sentences.push("1 earlier night is like this.".to_owned()),
        more => sentences.push(format!("{more} earlier nights are like this.")),
    }
    sentences
}

/// Says what was recorded of one place: "Chest pain and breathlessness were recorded".
fn recorded(events: &[Event]) -> String {
    let phrases: Vec<_> = events.iter().map(Event::phrase).collect();
    let is_plural =
        events.len() > 1 || events.iter().any(|event| event.is_plural || event.cramps > 1);
    let verb = if is_plural { "were" } else { "was" };
    format!("{} {verb} recorded", capitalised(&listed(&phrases)))
}

/// Says a fact that belongs to one night in a few words; `None` for one that does not.
fn event(rule: WarningRule, fact: &Fact<'_>) -> Option<Event> {
    let (what, part) = match &fact.told {
        Told::Answer(answer) => (signs(answer), Part::Night),
        Told::Cramp(cramp) => (was_like(rule, cramp), Part::Night),
        Told::Awake(minutes) => (awake(*minutes), Part::Night),
        Told::Dose(dose) => (one_dose(rule, dose), Part::Day),
        Told::Reading("sleep_impact", value) => (reading("sleep_impact", value), Part::Night),
        Told::Reading(key, value) => (reading(key, value), Part::Day),
        _ => return None,
    };
    let (cramps, is_plural) = match &fact.told {
        Told::Cramp(cramp) => (u64::from(cramp.count), false),
        Told::Answer(answer) => (0, answer.sign == Sign::Infection && answer.details.len() > 1),
        _ => (0, false),
    };
    Some(Event { place: Place { night: fact.night, part }, cramps, what, is_plural })
}

/// Says a fact that does not belong to one night in a sentence; `None` for one that does.
fn sentence(rule: WarningRule, fact: &Fact<'_>) -> Option<String> {
    let night = fact.night;
    Some(match &fact.told {
        Told::Condition(condition) => format!("Your profile names {}.", condition.label),
        Told::Pregnancy(_) => "Your profile names a pregnancy.".to_owned(),
        Told::Course(course) => one_course(rule, course),
        Told::Cramps(tally) if rule == WarningRule::Persistent => format!(
            "Each of the last 4 weeks had a cramp: {}, the latest in the {night}.",
            cramps_and_cramp_nights(tally),
        ),
        Told::Cramps(tally) => format!(
            "{} were recorded within 7 nights, the latest in the {night}.",
            cramps_and_cramp_nights(tally),
        ),
        Told::Rise { now, before } => format!(
            "The last 14 nights: {}. All nights before them: {}.",
            cramps_on_nights(now),
            cramps_on_nights(before),
        ),
        Told::SelfCare { kept, now, before } => format!(
            "In each of the last 4 weeks, self-care was noted on 5 days or more: {}. Cramp nights: \
             {} of {}; in the 4 weeks before, {} of {}.",
            measures(kept),
            now.cramp_nights,
            counted(now.known, "known night"),
            before.cramp_nights,
            before.known,
        ),
        Told::Unrelieved { failed, of } => format!(
            "Nothing that was tried eased {failed} of the last {of} cramps with a known effect, \
             the latest in the {night}.",
        ),
        _ => return None,
    })
}

fn signs(answer: &SignAnswer) -> String {
    let what = match answer.sign {
        Sign::Swelling => "swelling".to_owned(),
        Sign::Skin => skin(&answer.details),
        Sign::Weakness => "muscle weakness".to_owned(),
        Sign::Infection => infection(&answer.details),
        Sign::Numbness => "numbness or tingling".to_owned(),
        Sign::Wasting => "a muscle that has become thinner".to_owned(),
        Sign::WalkingPain => "calf pain on walking that eases with rest".to_owned(),
        Sign::Toxin => "contact with a poison".to_owned(),
        Sign::Wound => "a dirty wound".to_owned(),
        Sign::ChestPain => "chest pain".to_owned(),
        Sign::Breathlessness => "breathlessness".to_owned(),
        Sign::VeryDarkUrine => "very dark urine".to_owned(),
        Sign::MusclePain => "muscle pain apart from the cramps".to_owned(),
        Sign::NewOnset => "a sudden beginning without a known reason".to_owned(),
    };
    match answer.side {
        Some(Side::Both) => format!("{what} (both sides)"),
        Some(side) => format!("{what} ({side})"),
        None => what,
    }
}

fn skin(details: &[SignDetail]) -> String {
    let looks = details.iter().filter_map(|detail| match detail {
        SignDetail::Cold => Some("cold"),
        SignDetail::Pale => Some("pale"),
        SignDetail::Bluish => Some("bluish"),
        SignDetail::OtherChange => Some("changed"),
        _ => None,
    });
    let looks: Vec<_> = looks.map(str::to_owned).collect();
    if looks.is_empty() { "changed skin".to_owned() } else { format!("{} skin", listed(&looks)) }
}

fn infection(details: &[SignDetail]) -> String {
    let seen = details.iter().filter_map(|detail| match detail {
        SignDetail::Fever => Some("fever"),
        SignDetail::Redness => Some("redness"),
        SignDetail::Warmth => Some("warmth"),
        SignDetail::Wound => Some("a wound"),
        _ => None,
    });
    let seen: Vec<_> = seen.map(str::to_owned).collect();
    if seen.is_empty() { "a sign of infection".to_owned() } else { listed(&seen) }
}

/// Says of a cramp what the rule looks at: " with pain 8 of 10 (not eased by stretching)".
fn was_like(rule: WarningRule, cramp: &Cramp) -> String {
    let pain = || cramp.pain.map_or(String::new(), |it| format!(" with pain {} of 10", it.score()));
    let time = || {
        let seconds = cramp.duration.map(|time| f64::from(time.seconds()));
        seconds.map_or(String::new(), |seconds| format!(" of {}", lasting(seconds)))
    };
    let end = |otherwise| match is_still_there(cramp) {
        true => " (still there when it was written down)",
        false => otherwise,
    };
    match rule {
        WarningRule::ExtremelyPainful => pain(),
        WarningRule::NotResolving => format!("{}{}", pain(), end(" (not eased by stretching)")),
        WarningRule::Long if nothing_helped(cramp) => {
            format!("{}{}", time(), end(" (not eased by anything tried)"))
        }
        WarningRule::Long => format!("{}{}", time(), end("")),
        WarningRule::Elsewhere => {
            site_elsewhere(cramp).map_or(String::new(), |site| format!(" of the {site}"))
        }
        _ => String::new(),
    }
}

fn awake(minutes: u64) -> String {
    let minutes = u32::try_from(minutes).unwrap_or(u32::MAX);
    format!("lying awake for {}", lasting(f64::from(minutes) * 60.0))
}

fn reading(key: &str, value: &Value) -> String {
    let what = match key {
        "sleep_impact" => "sleep impact",
        "day_impact" => "day impact",
        "vomit_diarrhoea" => "vomiting or diarrhoea",
        "heavy_sweat" => "heavy sweating",
        other => other,
    };
    match value {
        Value::Amount(score) => format!("{what} ({} of 10)", short(*score)),
        _ => what.to_owned(),
    }
}

fn one_dose(rule: WarningRule, dose: &Dose) -> String {
    format!("a dose of {} ({})", class(rule), dose.medicine.name())
}

fn one_course(rule: WarningRule, course: &Course) -> String {
    let name = course.medicine.name();
    let time = match course.stopped_on {
        Some(stop) => format!("from {} to {}", date(course.started_on), date(stop)),
        None => format!("since {}", date(course.started_on)),
    };
    match rule {
        WarningRule::SideEffect => {
            format!("You noted that {name} ({time}) may have to do with the cramps.")
        }
        _ => {
            format!("Your list of medicines has {} ({name}, {time}).", class(rule))
        }
    }
}

fn class(rule: WarningRule) -> &'static str {
    match rule {
        WarningRule::StatinAndDarkUrine => "a statin",
        WarningRule::Quinine => "quinine or tonic water",
        _ => "a medicine",
    }
}

/// Says which measures were kept, at most the three that were kept most: "feet raised on 20 days".
fn measures(kept: &[(&'static str, usize)]) -> String {
    let told = kept
        .iter()
        .take(3)
        .map(|(key, days)| format!("{} on {}", measure(key), counted(*days, "day")));
    listed(&told.collect::<Vec<_>>())
}

/// Names a measure against cramps by the key of its factor: "water at the goal".
pub fn measure(key: &str) -> &str {
    match key {
        "stretch_bedtime" => "stretching before bed",
        "calf_wall" => "the calf stretch",
        "hamstring_seated" => "the hamstring stretch",
        "ankle_rotations" => "ankle rotations",
        "toe_flexes" => "toe flexes",
        "below_water_goal" => "water at the goal",
        "foot_pillow" => "a pillow at the feet",
        "feet_raised" => "feet raised",
        "exercise" => "gentle exercise",
        other => other,
    }
}

/// Writes "9 cramps on 20 known nights".
fn cramps_on_nights(tally: &Tally) -> String {
    format!("{} on {}", cramps(tally), counted(tally.known, "known night"))
}

/// Writes "9 cramps on 4 nights".
fn cramps_and_cramp_nights(tally: &Tally) -> String {
    format!("{} on {}", cramps(tally), counted(tally.cramp_nights, "night"))
}

fn cramps(tally: &Tally) -> String {
    counted(usize::try_from(tally.cramps).unwrap_or(usize::MAX), "cramp")
}
