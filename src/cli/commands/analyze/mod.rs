//! `cramp analyze`: what goes with the nights, how often, whether it changes, when, where, how bad.

mod explain;
mod noise;
mod table;

use crate::analysis::factors::{Grade, Scan};
use crate::analysis::{Summary, words};
use crate::cli::answer::Answer;
use crate::cli::args::Analyze;
use crate::cli::failure::Failure;
use crate::cli::json::SummaryForm;
use crate::cli::period;
use crate::cli::phrases;
use crate::cli::session::Session;

/// What no figure of one diary can say.
const LIMITS: &str = "These are figures from one diary. They tell what goes together, not what causes a cramp. \
     Something that was not noted may be behind a link, and what is filled in only after a bad \
     night can make one up. The surest check is to try it: toss a coin each evening. \
     `cramp analyze --factor NAME` explains one factor.";

/// A heading and the sentences under it.
type Section = (&'static str, Vec<String>);

pub(crate) fn run(args: &Analyze, session: &Session) -> Result<Answer, Failure> {
    let window = period::asked(&args.period, session)?;
    let diary = session.diary_so_far(None)?;
    let Some(summary) = Summary::of(&diary, window) else {
        return Ok(Answer::nothing(match window {
            None => "No night is recorded yet, so there is nothing to analyze.",
            Some(_) => "Nothing is recorded on these nights.",
        }));
    };
    if args.noise_check {
        return noise::run(args.shuffles, &diary, &summary.scan, session);
    }
    if !args.factor.is_empty() {
        return explain::run(&args.factor.join(" "), &diary, window, &summary, session);
    }
    if session.json {
        return Answer::json(&SummaryForm::of(&summary, session.now.local().date()));
    }
    let mut lines = vec![phrases::bold(&span(&summary))];
    lines.extend(factors(&summary.scan, session));
    lines.extend(written(&sections(&summary), session.width));
    lines.push(String::new());
    lines.extend(phrases::wrapped(LIMITS, session.width).iter().map(|line| phrases::dim(line)));
    Ok(Answer::text(lines.join("\n")))
}

/// Returns the nights that were looked at: "Mon 18 May 2026 to Mon 16 Nov 2026".
fn span(summary: &Summary) -> String {
    let (first, last) = (summary.first.evening(), summary.last.morning());
    format!("{} to {}", phrases::date(first), phrases::date(last))
}

/// Returns what goes with the nights: the sentence that matters, the table, the links in full.
fn factors(scan: &Scan, session: &Session) -> Vec<String> {
    let today = session.now.local().date();
    let mut lines: Vec<String> = phrases::wrapped(&words::factors::headline(scan), session.width);
    lines.extend(
        words::factors::outcome(scan).iter().flat_map(|it| phrases::wrapped(it, session.width)),
    );
    lines.extend(table::lines(scan, today, session.width));
    let links = scan.findings.iter().filter(|finding| finding.grade.is_some_and(Grade::is_link));
    let said: Vec<String> = match session.width {
        width if width < table::NARROW => Vec::new(),
        _ => links.map(|finding| words::factors::finding(finding, scan, today)).collect(),
    };
    let cautions = scan.findings.iter().flat_map(|finding| words::factors::cautions(finding, scan));
    lines.extend(written(&[("In words", said), ("With care", cautions.collect())], session.width));
    lines
}

/// Returns the other sentences under their headings, in the order in which they are read.
fn sections(summary: &Summary) -> Vec<Section> {
    let share = summary.night_share.as_ref();
    let recorded = [
        Some(words::coverage(&summary.coverage)),
        words::unknown(&summary.coverage),
        share.and_then(|share| words::calm_nights_missing(share, summary.scan.outcome)),
        words::contradictions(&summary.contradictions),
    ];
    let often = [
        share.map(words::share),
        summary.cramp_rate.as_ref().map(words::rate),
        words::following(&summary.after_cramp, &summary.after_free),
    ];
    let when =
        [summary.clock.as_ref().map(words::clock), summary.halves.as_ref().and_then(words::halves)];
    let what = [
        words::muscles(&summary.muscles),
        words::sides(&summary.sides),
        summary.duration_s.as_ref().map(words::duration),
        summary.pain.as_ref().map(words::pain),
    ];
    vec![
        ("What is recorded", recorded.into_iter().flatten().collect()),
        ("How often", often.into_iter().flatten().collect()),
        ("Better or worse", vec![words::trend(&summary.trend)]),
        ("Medicines", words::medicines(&summary.medicines)),
        ("When in the night", when.into_iter().flatten().collect()),
        ("Where, how long, how bad", what.into_iter().flatten().collect()),
        (words::TRIED, words::tried(&summary.tried)),
        ("What was compared", compared(&summary.scan)),
    ]
}

/// Returns what was held against the nights, what was not, and what else there is to look at.
fn compared(scan: &Scan) -> Vec<String> {
    const ON_REQUEST: &str = "Each noted quantity is compared once. Other readings of it, such as a sudden change of \
                              activity, are shown on request: `cramp analyze --factor activity-jump`.";
    let mut said = words::factors::compared(scan);
    said.extend((!scan.findings.is_empty()).then(|| ON_REQUEST.to_owned()));
    said
}

/// Writes sections below each other; one without a sentence is left out.
fn written(sections: &[Section], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (heading, sentences) in sections.iter().filter(|(_, sentences)| !sentences.is_empty()) {
        lines.push(String::new());
        lines.push(phrases::bold(heading));
        lines.extend(sentences.iter().map(|it| format!("  {}", phrases::hanging(it, 4, width))));
    }
    lines
}
