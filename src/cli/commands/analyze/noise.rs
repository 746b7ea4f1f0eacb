//! `cramp analyze --noise-check`: how often chance alone would show a link in a diary like this one.

use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};
use serde::Serialize;

use crate::analysis::factors::{Grade, Scan, scanned};
use crate::analysis::{Interval, Series, words};
use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::json::FORMAT;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Diary;
use crate::simulation::shuffled;

/// The same shuffles each time.
const SEED: u64 = 1;

/// How many diaries in which nothing can matter showed something all the same.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Noise {
    format: u32,
    shuffles: u32,
    /// What the orders follow from.
    seed: u64,
    /// Those with a factor graded clear.
    clear: u32,
    /// Those with a factor graded clear or possible.
    clear_or_possible: u32,
}

/// Runs the scan over so many orders of the diary's own months.
pub(super) fn run(
    shuffles: u32,
    diary: &Diary,
    scan: &Scan,
    session: &Session,
) -> Result<Answer, Failure> {
    let nights = Series::of(diary).filter(|_| scan.family > 0);
    let Some(nights) = nights else {
        let why = words::factors::headline(scan);
        return Ok(match session.json {
            true => Answer::nothing(why),
            false => Answer::lines(&[why], session.width).unless(true),
        });
    };
    let exposures = scanned(diary, &nights);
    let mut noise = Noise { format: FORMAT, shuffles, seed: SEED, ..Noise::default() };
    for run in progress(shuffles).wrap_iter(0..u64::from(shuffles)) {
        let counts = shuffled(nights.iter(), SEED, run);
        let found = Scan::of(&nights.with_counts(counts), &exposures);
        noise.clear += u32::from(shows(&found, |grade| grade == Grade::Clear));
        noise.clear_or_possible += u32::from(shows(&found, Grade::is_link));
    }
    match session.json {
        true => Answer::json(&noise),
        false => Ok(Answer::lines(&told(&noise, scan), session.width)),
    }
}

/// Returns a bar on standard error, which is seen only on a terminal.
fn progress(shuffles: u32) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} shuffles");
    let bar = ProgressBar::new(shuffles.into()).with_finish(ProgressFinish::AndClear);
    style.map_or(bar.clone(), |style| bar.with_style(style))
}

fn shows(scan: &Scan, is_it: impl Fn(Grade) -> bool) -> bool {
    scan.findings.iter().filter_map(|finding| finding.grade).any(is_it)
}

fn told(noise: &Noise, scan: &Scan) -> Vec<String> {
    vec![
        phrases::bold("What chance alone shows in a diary like this one"),
        format!(
            "Nights and days were parted {} times: the months of your nights were laid over other \
             months of your days, so that nothing by day can have to do with them any more. What is \
             found then is chance.",
            noise.shuffles
        ),
        format!("Something clear: {}.", often(noise.clear, noise.shuffles)),
        format!("Something clear or possible: {}.", often(noise.clear_or_possible, noise.shuffles)),
        format!("Your diary itself: {}", words::factors::headline(scan)),
    ]
}

fn often(found: u32, shuffles: u32) -> String {
    let Interval { low, high } = Interval::wilson(found.into(), shuffles.into());
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    format!(
        "{found} of {shuffles} times ({}, likely between {} and {})",
        percent(f64::from(found) / f64::from(shuffles)),
        percent(low),
        percent(high)
    )
}
