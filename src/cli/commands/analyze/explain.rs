//! `cramp analyze --factor`: everything that the diary says about one factor.

use crate::analysis::factors::{Comparison, Finding, Lag, Scan, Subject, of_factor};
use crate::analysis::words::factors as words;
use crate::analysis::{Series, Summary};
use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::json::{FORMAT, ScanForm};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Catalogue, Course, Diary, Factor, InScan, Kind, Night, Recorded};

/// The answer as JSON.
#[derive(serde::Serialize)]
struct Form {
    format: u32,
    in_the_scan: bool,
    scan: ScanForm,
}

/// Explains what these words name: a factor, a level of one, or a medicine.
pub(super) fn run(
    named: &str,
    diary: &Diary,
    window: Option<(Night, Night)>,
    summary: &Summary,
    session: &Session,
) -> Result<Answer, Failure> {
    let catalogue = diary.catalogue();
    let asked = catalogue.named(&named.to_lowercase()).or_else(|| of_level(named, &catalogue));
    let is_asked = |finding: &Finding| {
        finding.subject.is_called(named) || (asked.is_some() && finding.subject.factor() == asked)
    };
    let in_the_scan = summary.scan.findings.iter().any(is_asked);
    let scan = match asked {
        _ if in_the_scan => summary.scan.clone(),
        Some(factor) => on_request(factor, diary, window)?,
        None if is_without_a_dose(named, diary) => {
            return Ok(Answer::nothing(format!("No dose of {named} is recorded yet.")));
        }
        None => return Err(unknown(named, diary)),
    };
    let findings: Vec<&Finding> =
        scan.findings.iter().filter(|it| !in_the_scan || is_asked(it)).collect();
    if findings.is_empty() {
        let label = asked.map_or(named, |factor| &factor.label);
        return Ok(Answer::nothing(format!("Nothing to compare is noted of {label} yet.")));
    }
    if session.json {
        let today = session.now.local().date();
        let scan = ScanForm::part(&scan, findings.into_iter(), today);
        return Answer::json(&Form { format: FORMAT, in_the_scan, scan });
    }
    let mut lines = Vec::new();
    for finding in findings {
        lines.extend(explained(finding, &scan, session));
        lines.push(String::new());
    }
    if let Some(standing) = asked.and_then(|factor| standing(factor, &catalogue)) {
        lines.extend(phrases::wrapped(&standing, session.width));
        lines.push(String::new());
    }
    lines.extend(phrases::wrapped(HOW_TO_READ, session.width).iter().map(|it| phrases::dim(it)));
    Ok(Answer::text(lines.join("\n")))
}

const HOW_TO_READ: &str = "\"Likely\" is a 95 % interval. Nights are compared with nights of the same month. The figures \
     show what goes together, not what causes a cramp.";

/// Returns the category that has a level of this name.
fn of_level<'c>(named: &str, catalogue: &'c Catalogue) -> Option<&'c Factor> {
    let has_it = |factor: &&Factor| {
        let levels = factor.kind.levels().iter();
        levels
            .map(|level| Subject::Level((*factor).clone(), level.word.clone()))
            .any(|it| it.is_called(named))
    };
    catalogue.recorded().find(has_it)
}

/// Tells whether this is a medicine of which only a course as needed is recorded, and thus nothing to compare.
fn is_without_a_dose(named: &str, diary: &Diary) -> bool {
    let is_this = |course: &Recorded<Course>| course.medicine.folded() == named.to_lowercase();
    diary.courses.iter().any(is_this) && !diary.regular_courses().any(is_this)
}

fn unknown(named: &str, diary: &Diary) -> Failure {
    let is_regular =
        diary.regular_courses().any(|course| course.medicine.folded() == named.to_lowercase());
    if is_regular {
        return Failure::cannot(
            "a medicine that is taken regularly is compared before and after its start",
        )
        .hint("`cramp analyze` tells it under Medicines");
    }
    Failure::cannot(format!("there is no factor `{named}`, and no medicine taken as needed"))
        .hint("`cramp factors` lists every factor, `cramp med list` the medicines")
}

/// Holds a factor that is not in the scan against the nights, without a grade.
fn on_request(
    factor: &Factor,
    diary: &Diary,
    window: Option<(Night, Night)>,
) -> Result<Scan, Failure> {
    if matches!(factor.kind, Kind::Clock) {
        return Err(Failure::cannot(format!("{} is a time on the clock", factor.label))
            .hint("times place other things in the night; they are not compared"));
    }
    let nights = Series::of(diary).ok_or_else(|| Failure::cannot("no night is recorded yet"))?;
    let exposures = of_factor(diary, factor, &nights);
    let nights = window.map_or(nights.clone(), |(first, last)| nights.within(first, last));
    Ok(Scan::without_grades(&nights, &exposures))
}

/// Says why a factor outside the scan has no grade, and how it would get one.
fn standing(factor: &Factor, catalogue: &Catalogue) -> Option<String> {
    let label = phrases::sentence(&factor.label);
    match catalogue.in_scan(factor) {
        InScan::Plain | InScan::Any | InScan::SwitchedIn(_) => None,
        InScan::Replaced(by) => {
            Some(format!("{label} has no grade: {} is in the scan in its place.", by.label))
        }
        InScan::OnRequest(plain) => {
            let labels: Vec<String> = plain
                .iter()
                .filter_map(|key| catalogue.by_key(key))
                .map(|factor| factor.label.to_string())
                .collect();
            let name = phrases::factor_name(factor);
            Some(match labels.is_empty() {
                true => format!(
                    "{label} has no grade: it is not in the scan. `cramp factors scan {name}` puts it there."
                ),
                false => format!(
                    "{label} has no grade: the scan has {} for the same quantity. `cramp factors \
                     scan {name}` would put it in that place.",
                    phrases::list(&labels)
                ),
            })
        }
        InScan::Never => Some(format!(
            "{label} has no grade: it may be an answer to the cramps, so it is never in the scan."
        )),
    }
}

/// Returns one finding in full.
fn explained(finding: &Finding, scan: &Scan, session: &Session) -> Vec<String> {
    let width = session.width;
    let today = session.now.local().date();
    let mut lines = vec![phrases::bold(&phrases::sentence(&finding.subject.label()))];
    lines.extend(phrases::wrapped(&words::finding(finding, scan, today), width));
    for caution in words::cautions(finding, scan) {
        lines.extend(phrases::wrapped(&caution, width));
    }
    for (comparison, adjusted) in finding.comparisons.iter().zip(&finding.adjusted) {
        lines.push(String::new());
        lines.push(phrases::bold(lag_title(comparison.lag)));
        lines.extend(
            compared(finding, comparison, *adjusted, scan)
                .iter()
                .map(|it| format!("  {}", phrases::hanging(it, 4, width))),
        );
    }
    lines.extend(beside(finding, scan, width));
    if let Some(z) = finding.reverse_z {
        lines.push(String::new());
        lines.push(phrases::bold("Against the night before"));
        lines.push(format!("  {}", phrases::hanging(&words::reverse(z), 4, width)));
    }
    lines
}

fn lag_title(lag: Lag) -> &'static str {
    match lag {
        Lag::SameNight => "The same night",
        Lag::NightAfter => "The night after",
        Lag::NightBefore => "The night before",
    }
}

/// Returns what one comparison says, from the counts to the figures of the test.
fn compared(
    finding: &Finding,
    comparison: &Comparison,
    adjusted: Option<f64>,
    scan: &Scan,
) -> Vec<String> {
    let found = match &comparison.found {
        Ok(found) => found,
        Err(shut) => return vec![words::not_compared(comparison, *shut, scan.outcome)],
    };
    let mut said = vec![
        words::parted(&finding.subject, comparison),
        Some(words::counts_and_shares(comparison, scan.outcome)),
        Some(words::within_months(found, scan.outcome)),
        words::season(found).map(phrases::sentence),
        words::ratio(comparison, found),
        Some(words::chance(found, adjusted, scan.family)),
        Some(words::clumped(comparison, found)),
    ];
    let p_adjusted = adjusted.map_or_else(String::new, |p| format!(", adjusted p {}", words::p(p)));
    let [z, u, v0, d] = [found.z, found.u, found.v0, found.clumping].map(words::number);
    let p = words::p(found.p);
    said.push(Some(format!("z {z}, p {p}, U {u}, V₀ {v0}, D {d}{p_adjusted}")));
    said.into_iter().flatten().collect()
}

/// Returns how the link fares beside each other link.
fn beside(finding: &Finding, scan: &Scan, width: usize) -> Vec<String> {
    if finding.company.beside.is_empty() {
        return Vec::new();
    }
    let line = |(key, p): (&String, &f64)| {
        let label = scan.finding(key).map_or(key.clone(), |it| it.subject.label());
        format!("  {}", phrases::hanging(&words::beside(&label, *p), 4, width))
    };
    let heading = [String::new(), phrases::bold("Beside the other links")];
    heading.into_iter().chain(finding.company.beside.iter().map(line)).collect()
}
