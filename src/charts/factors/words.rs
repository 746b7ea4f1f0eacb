//! The words of the chart of the factors.

use super::super::paper::fits_as_title;
use super::super::words as shared;
use super::super::{Caption, View};
use super::{Factors, Row};
use crate::analysis::Series;
use crate::analysis::factors::{Grade, NIGHTS_NEEDED, Scan};
use crate::analysis::words::{counted, factors as said, percent};

/// The title of a picture without a finding.
pub(super) const TITLE: &str = "What goes with the cramp nights";

/// What a link does not show.
const NO_CAUSE: &str = "What goes together need not be cause and effect";

/// Returns the finding, what it rests on, and how many comparisons were made.
pub(super) fn caption(scan: &Scan, series: &Series) -> Caption {
    let (title, more) = title(scan);
    let within = if scan.family > 0 { ", compared within each month" } else { "" };
    let rests_on = format!("{}. {}{within}", shared::span(series), shared::source(series));
    let sentences = [more, Some(rests_on), said::outcome(scan)];
    Caption {
        title,
        subtitle: shared::joined(sentences.into_iter().flatten()),
        source: source(scan),
    }
}

/// Returns the finding in as many words as fit, and the sentence for which there was no room.
fn title(scan: &Scan) -> (String, Option<String>) {
    if scan.is_young() {
        return (format!("Too early to say what goes with the {}s", scan.outcome.word()), None);
    }
    let headline = said::headline(scan);
    let whole = headline.trim_end_matches('.');
    if fits_as_title(whole) {
        return (whole.to_owned(), None);
    }
    let of = |grade| scan.findings.iter().filter(|it| it.grade == Some(grade)).count();
    let nights = format!("{}s", scan.outcome.word());
    let number = |count: usize, how: &str| match count {
        1 => format!("1 factor {how} goes with the {nights}"),
        _ => format!("{count} factors {how} go with the {nights}"),
    };
    let fitting = |title: String, otherwise: String| {
        if fits_as_title(&title) { title } else { otherwise }
    };
    match (said::links(scan, Grade::Clear), said::links(scan, Grade::Possible)) {
        (Some(clear), possible) => (
            fitting(format!("Clearly {clear}"), number(of(Grade::Clear), "clearly")),
            possible.map(|possible| format!("Possibly {possible}.")),
        ),
        (None, Some(possible)) => (
            fitting(format!("Possibly {possible}"), number(of(Grade::Possible), "possibly")),
            Some("Nothing is clear yet.".to_owned()),
        ),
        (None, None) if scan.findings.is_empty() => ("Nothing was noted by day".to_owned(), None),
        (None, None) => ("Nothing can be compared yet".to_owned(), Some(headline)),
    }
}

fn source(scan: &Scan) -> String {
    if scan.family == 0 {
        return String::new();
    }
    let asked =
        format!("{} of {}", counted(scan.family, "comparison"), counted(scan.compared(), "factor"));
    format!("{asked}: some differ by chance. {NO_CAUSE}")
}

/// Says in a few words what a grade means.
pub(super) fn about(grade: Option<Grade>) -> &'static str {
    match grade {
        Some(Grade::Clear) => "chance alone would rarely show this",
        Some(Grade::Possible) => "it may be chance",
        Some(Grade::NoSign) => "a difference that would matter is unlikely",
        Some(Grade::TooEarly) => "a doubling would show after the nights to go",
        None => "",
    }
}

/// Returns what a difference has to reach before it would matter: "one cramp night a week".
pub(super) fn what_matters(scan: &Scan) -> String {
    if scan.levels.is_own_share() {
        "your usual rate".to_owned()
    } else {
        format!("one {} a week", scan.outcome.word())
    }
}

/// Returns the sentence of a picture without a factor.
pub(super) fn message(scan: &Scan) -> String {
    if scan.is_young() {
        format!("{} so far", counted(scan.known, "recorded night"))
    } else {
        "Nothing was noted by day, so there is nothing to compare".to_owned()
    }
}

/// Says what the band is, and what "enough" means if it is said of a row.
pub(super) fn foot(factors: &Factors) -> String {
    let shaded = format!("shaded: less than {}", factors.what_matters);
    let is_enough = |row: &Row| row.evidence.as_deref() == Some(said::ENOUGH);
    match factors.rows.iter().any(is_enough) {
        true => format!("{shaded}; {}: a doubling would have shown", said::ENOUGH),
        false => shaded,
    }
}

/// Says how many recorded nights it takes to compare anything.
pub(super) fn needed() -> String {
    format!("{NIGHTS_NEEDED} are needed before anything is compared")
}

/// Returns the sentence of a picture without a night.
pub(super) fn nothing_recorded(view: &View<'_>) -> &'static str {
    if view.diary.span().is_none() {
        "Nothing recorded yet"
    } else {
        "Nothing is recorded on these nights"
    }
}

/// Writes the nights that counted among those of one side: "33/56".
pub(super) fn counts((of, nights): (usize, usize)) -> String {
    if nights == 0 { "–".to_owned() } else { format!("{of}/{nights}") }
}

/// Writes the share of the nights that counted: "59 %"; empty without a night.
pub(super) fn share((of, nights): (usize, usize)) -> String {
    if nights == 0 { String::new() } else { percent(of as f64 / nights as f64) }
}

/// Returns what a screen reader says about the chart.
pub(super) fn description(factors: &Factors) -> String {
    let mut sentences = vec![factors.caption.subtitle.clone()];
    sentences.extend(factors.message.iter().cloned());
    sentences.extend(factors.readings.iter().cloned());
    sentences.extend(factors.cautions.iter().cloned());
    for group in factors.rows.chunk_by(|a, b| a.grade == b.grade) {
        let Some(first) = group.first() else { continue };
        let names: Vec<String> = group.iter().map(heard).collect();
        sentences.push(format!("{}: {}", said::heading(first.grade), names.join("; ")));
    }
    sentences.push(factors.caption.source.clone());
    shared::joined(sentences) + "."
}

/// Returns a factor with its difference in 100 nights, or with what is missing.
fn heard(row: &Row) -> String {
    let figures = row.found.as_ref().map(said::difference).or(row.missing.clone());
    [Some(row.whole_name()), figures].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
