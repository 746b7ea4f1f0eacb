//! Visit: everything that the report says, in the order in which it is read.

use chrono::NaiveDate;

use crate::analysis::warnings::Level;
use crate::analysis::words::{self, counted, date};
use crate::analysis::{Summary, Warning, warnings};
use crate::charts::{Kind, View};
use crate::diary::{Diary, Night};

use super::sections;
use super::{Item, Section, Value};

/// What the report is, and what it is not.
pub(super) const INTENDED_USE: &str = "It describes and counts what was noted. It does not diagnose, and it does not replace a doctor.";

/// Of what a report is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The diary.
    pub diary: &'a Diary,
    /// The nights that the person picked, both included; `None` for the whole diary.
    pub window: Option<(Night, Night)>,
    /// The last night that counts.
    pub latest: Night,
    /// The day on which it is made.
    pub today: NaiveDate,
    /// The person's own questions for the doctor.
    pub questions: &'a [String],
}

/// Where a report comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foot {
    /// The version of the program.
    pub version: &'static str,
    /// What stands for the content of the diary: 64 hexadecimal digits, the same for the same records.
    pub data_hash: String,
    /// The command that makes the same report.
    pub command: String,
}

/// Everything that the report says.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// What it is about.
    pub title: &'static str,
    /// The nights that it covers, in words.
    pub period: String,
    /// The day on which it was made.
    pub made_on: NaiveDate,
    /// The few figures that are looked for first.
    pub glance: Vec<Item>,
    /// The sections, in the order of reading.
    pub sections: Vec<Section>,
    /// Where it comes from.
    pub foot: Foot,
}

/// What the sections look at.
pub(super) struct Look<'a> {
    pub(super) asked: Asked<'a>,
    /// What the nights say; `None` if none of them is recorded.
    pub(super) summary: Option<Summary>,
    pub(super) warnings: Vec<Warning<'a>>,
}

impl<'a> Look<'a> {
    pub(super) fn new(asked: Asked<'a>) -> Self {
        let summary = Summary::of(asked.diary, asked.window);
        Self { summary, warnings: warnings(asked.diary, asked.latest), asked }
    }

    /// Returns the nights that are looked at: the recorded ones, else those that were picked.
    pub(super) fn nights(&self) -> (Night, Night) {
        let found = self.summary.as_ref().map(|summary| (summary.first, summary.last));
        let latest = self.asked.latest;
        found.or(self.asked.window).unwrap_or((latest, latest))
    }

    /// Tells whether what is dated on a day belongs to the report: anything, unless nights were picked.
    pub(super) fn has_day(&self, day: NaiveDate) -> bool {
        let within =
            |(first, last): (Night, Night)| (first.evening()..=last.morning()).contains(&day);
        self.asked.window.is_none_or(within)
    }

    /// Says the warnings of some levels.
    pub(super) fn told(&self, levels: &[Level]) -> Vec<String> {
        let of_level = |warning: &&Warning<'_>| levels.contains(&warning.level);
        let warnings: Vec<_> = self.warnings.iter().filter(of_level).cloned().collect();
        words::warnings(&warnings)
    }
}

impl Visit {
    /// Gathers what the report says.
    pub fn of(asked: &Asked<'_>, foot: Foot) -> Self {
        let look = Look::new(*asked);
        Self {
            title: "Night cramps: a summary for a visit",
            period: period(&look),
            made_on: asked.today,
            glance: glance(look.summary.as_ref()),
            sections: sections::all(&look, &foot),
            foot,
        }
    }

    /// Returns every fact as a flat row, with the key of its section.
    pub fn items(&self) -> Vec<(&'static str, Item)> {
        let of = |section: &Section| {
            let items: Vec<Item> = section.parts.iter().flat_map(super::Part::items).collect();
            items.into_iter().map(move |item| (section.key, item)).collect::<Vec<_>>()
        };
        self.sections.iter().map(of).collect::<Vec<_>>().concat()
    }
}

impl<'a> Asked<'a> {
    /// Returns which nights the weekly chart of the report shows: the last 26 weeks, or those that were picked.
    ///
    /// `None` if nothing is recorded on them.
    pub fn view(&self) -> Option<View<'a>> {
        let span = self.diary.span()?;
        let (first, last) = self.window.unwrap_or(span);
        let last = last.min(span.1);
        let usual = View::usual(Kind::Weekly, self.diary, last, self.today);
        (first.max(span.0) <= last).then_some(match self.window {
            None => usual,
            Some(_) => usual.picked_from(first),
        })
    }
}

/// Says which nights it covers.
fn period(look: &Look<'_>) -> String {
    let (first, last) = look.nights();
    let said =
        |nights: &str| format!("{nights} {} to {}", date(first.evening()), date(last.morning()));
    match (&look.summary, look.asked.window) {
        (Some(_), None) => said("The whole diary,"),
        (Some(_), Some(_)) => said("A part of the diary,"),
        (None, Some(_)) => "Nothing is recorded on the nights that were asked for".to_owned(),
        (None, None) => "No night is recorded yet".to_owned(),
    }
}

/// Returns the few figures that are looked for first; none without a recorded night.
fn glance(summary: Option<&Summary>) -> Vec<Item> {
    let Some(summary) = summary else { return Vec::new() };
    let beside = |note: &str| words::beside_a_share(note, &summary.coverage);
    let rate = summary.cramp_rate.as_ref().map(|rate| {
        let note = beside(&format!("on {}", counted(rate.known, "recorded night")));
        Item::new("cramps per 7 recorded nights", Value::Number(rate.per_week(), 1)).with(note)
    });
    let share = summary.night_share.as_ref().map(|share| {
        let percent = words::percent(share.share);
        let nights = counted(share.known, "night");
        let note = beside(&format!("{} of {nights}", share.cramp_nights));
        Item::new("recorded nights with a cramp", Value::Text(percent)).with(note)
    });
    let duration = summary.duration_s.as_ref().map(|found| {
        Item::new("median duration", Value::Lasting(found.median))
            .with(format!("{} noted", found.n))
    });
    let pain = summary.pain.as_ref().map(|found| {
        let score = words::short(found.median);
        let value = Value::Text(format!("{score}/10"));
        Item::new("median pain", value).with(format!("{} noted", found.n))
    });
    [rate, share, pain, duration].into_iter().flatten().collect()
}
