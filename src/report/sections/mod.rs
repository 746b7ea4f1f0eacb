//! The sections of the report, one file each, in the order in which a doctor reads them.

mod closing;
mod cramps;
mod factors;
mod medicines;
mod often;
mod profile;
mod recorded;
mod relief;
mod signs;
mod sleep;
mod urgent;

use super::visit::{Foot, Look};
use super::{Item, Part, Section};

/// Returns every section that has something to say.
pub(super) fn all(look: &Look<'_>, foot: &Foot) -> Vec<Section> {
    let sections = [
        section("urgent", "First of all", urgent::parts(look)),
        section("recorded", "What is recorded", recorded::parts(look)),
        section("often", "How often", often::parts(look)),
        section("cramps", "The cramps", cramps::parts(look)),
        section("sleep", "Sleep", sleep::parts(look)),
        section("signs", "Warning signs", signs::parts(look)),
        section("medicines", "Medicines", medicines::parts(look)),
        section("profile", "Conditions and laboratory", profile::parts(look)),
        section("relief", "What was tried", relief::parts(look)),
        section("factors", "What went together with the nights", factors::parts(look)),
        section("closing", "Questions, method and limits", closing::parts(look, foot)),
    ];
    sections.into_iter().filter(|section| !section.parts.is_empty()).collect()
}

fn section(key: &'static str, heading: &'static str, parts: Vec<Part>) -> Section {
    Section { key, heading, parts }
}

/// Returns the facts as a part; nothing without one.
fn items(items: impl IntoIterator<Item = Option<Item>>) -> Option<Part> {
    let items: Vec<Item> = items.into_iter().flatten().collect();
    (!items.is_empty()).then_some(Part::Items(items))
}

/// Returns the sentences as a part; nothing without one.
fn said(what: &'static str, sentences: Vec<String>) -> Option<Part> {
    (!sentences.is_empty()).then_some(Part::Said(what, sentences))
}
