//! Told: an import in words.

use std::path::Path;

use super::source::Named;
use crate::cli::files;
use crate::cli::phrases;
use crate::exchange::Merge;
use crate::grammar::clean;

/// How many problems or conflicts are shown at once.
const SHOWN: usize = 20;

/// Returns how many records are new, by kind, and how many are there already.
pub(super) fn plan(merge: &Merge) -> String {
    let days = || merge.new.days.values();
    let kinds = [
        (merge.new.cramps.len(), "new cramp", ""),
        (merge.new.confirmed_none.len(), "new night", " without a cramp"),
        (days().map(|day| day.readings.len()).sum(), "new reading", ""),
        (days().map(|day| day.bouts.len()).sum(), "new bout", " of exercise"),
        (days().filter(|day| day.note.is_some()).count(), "new note", " of a day"),
        (merge.new.courses.len(), "new course", " of a medicine"),
        (merge.new.doses.len(), "new dose", ""),
        (merge.new.classes.len(), "new class", " of a medicine"),
        (merge.new.signs.len(), "new answer", " about a sign"),
        (merge.new.acknowledged.len(), "new acknowledgement", ""),
        (merge.new.profile.len(), "new fact", " of the profile"),
        (merge.new.own_factors.len(), "new factor", ""),
        (merge.new_settings().len(), "new setting", ""),
        (merge.same, "record", " known already"),
    ];
    let parts: Vec<String> = kinds
        .iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, noun, of)| format!("{}{of}", phrases::count(*number, noun)))
        .collect();
    if parts.is_empty() { "no records".to_owned() } else { phrases::list(&parts) }
}

/// Returns where the two diaries differ, a line for each.
pub(super) fn conflicts(merge: &Merge) -> Vec<String> {
    let lines: Vec<String> = merge.conflicts.iter().map(ToString::to_string).collect();
    let mut lines = shown(&lines);
    if merge.in_calm_nights > 0 {
        let cramps = phrases::count(merge.in_calm_nights, "cramp");
        lines.push(format!("{cramps} there, in nights that are without a cramp here"));
    }
    lines
}

/// Says which settings come along, and what was left as it is here because it differs there.
pub(super) fn beside(merge: &Merge) -> Vec<String> {
    let settings = merge.new_settings();
    let mut lines = Vec::new();
    if !settings.is_empty() {
        lines.push(format!("Settings: {}.", settings.join(", ")));
    }
    if !merge.conflicts.is_empty() {
        lines.push("Kept as it is in this diary:".to_owned());
        lines.extend(conflicts(merge).into_iter().map(|line| format!("  {line}")));
    }
    lines
}

/// Says which names of another program's table are not mapped, and which of them could be.
pub(super) fn left_out(names: &[Named]) -> Vec<String> {
    if names.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![format!("Left out: {}.", listed(names))];
    let could_be = options(names);
    if !could_be.is_empty() {
        lines.push(format!("Could be mapped too: {could_be}"));
    }
    lines
}

/// Lists the names, the first of many.
pub(super) fn listed(names: &[Named]) -> String {
    let more = names.len().saturating_sub(SHOWN);
    let mut all: Vec<String> = names.iter().take(SHOWN).map(|(name, _)| shortened(name)).collect();
    all.extend((more > 0).then(|| format!("{more} more")));
    all.join(", ")
}

/// Writes the options that map the names to the fields that they may be.
pub(super) fn options(names: &[Named]) -> String {
    let option = |(name, field): &Named| {
        let typed = format!("{}={}", shortened(name), field.as_ref()?);
        Some(format!("--map {}", files::as_typed(Path::new(&typed))))
    };
    names.iter().filter_map(option).take(SHOWN).collect::<Vec<_>>().join(" ")
}

/// Returns a name of another program as it can be shown: without control characters, and not too long.
fn shortened(name: &str) -> String {
    const MOST: usize = 40;
    clean(name).trim().chars().take(MOST).collect()
}

/// Returns the first lines, and how many more there are.
pub(super) fn shown(lines: &[String]) -> Vec<String> {
    let more = lines.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| format!("and {more} more"));
    lines.iter().take(SHOWN).cloned().chain(more).collect()
}
