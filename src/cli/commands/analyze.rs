//! `cramp analyze`: how often, whether it changes, when in the night, where, how long, how bad.

use crate::analysis::{Summary, words};
use crate::cli::answer::Answer;
use crate::cli::args::Period;
use crate::cli::failure::Failure;
use crate::cli::json::SummaryForm;
use crate::cli::period;
use crate::cli::phrases;
use crate::cli::session::Session;

/// What no figure of one diary can say.
const LIMITS: &str =
    "These are counts from one diary. They describe; they do not show what causes a cramp.";

pub(crate) fn run(args: &Period, session: &Session) -> Result<Answer, Failure> {
    let window = period::asked(args, session)?;
    let diary = session.diary_so_far(None)?;
    let Some(summary) = Summary::of(&diary, window) else {
        return Ok(Answer::nothing(match window {
            None => "No night is recorded yet, so there is nothing to analyze.",
            Some(_) => "Nothing is recorded on these nights.",
        }));
    };
    if session.json {
        return Answer::json(&SummaryForm::from(&summary));
    }
    let title = format!(
        "{} to {}",
        phrases::date(summary.first.evening()),
        phrases::date(summary.last.morning())
    );
    let mut lines = vec![phrases::bold(&title)];
    for (heading, sentences) in sections(&summary) {
        if sentences.is_empty() {
            continue;
        }
        lines.push(String::new());
        lines.push(phrases::bold(heading));
        lines.extend(
            sentences
                .iter()
                .map(|sentence| format!("  {}", phrases::hanging(sentence, 4, session.width))),
        );
    }
    lines.push(String::new());
    lines.extend(phrases::wrapped(LIMITS, session.width).iter().map(|line| phrases::dim(line)));
    Ok(Answer::text(lines.join("\n")))
}

/// Returns the sentences under their headings, in the order in which they are read.
fn sections(summary: &Summary) -> [(&'static str, Vec<String>); 5] {
    let share = summary.night_share.as_ref();
    let recorded = [
        Some(words::coverage(&summary.coverage)),
        words::unknown(&summary.coverage),
        share.and_then(words::calm_nights_missing),
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
    [
        ("What is recorded", recorded.into_iter().flatten().collect()),
        ("How often", often.into_iter().flatten().collect()),
        ("Better or worse", vec![words::trend(&summary.trend)]),
        ("When in the night", when.into_iter().flatten().collect()),
        ("Where, how long, how bad", what.into_iter().flatten().collect()),
    ]
}
