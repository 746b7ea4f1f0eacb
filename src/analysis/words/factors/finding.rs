//! What may be said of one factor, and what has to be said with it.

use chrono::NaiveDate;

use super::super::numbers::counted;
use super::super::parts::{capitalised, listed};
use super::figures::{counts, diaries, likely, more, season, within_months};
use super::missing::missing;
use super::names::name;
use crate::analysis::factors::{Finding, Grade, Scan};

/// Says what may be said of one factor, with its numbers.
///
/// `today` is where the days are counted from that are needed still.
pub fn finding(finding: &Finding, scan: &Scan, today: NaiveDate) -> String {
    let title = capitalised(&name(finding));
    let Some(grade) = finding.grade else {
        let figures = finding.best().map(|(comparison, found)| {
            format!("{} {}", counts(comparison, scan.outcome), within_months(found, scan.outcome))
        });
        let figures = figures.unwrap_or_else(|| missing(finding, scan, today));
        return format!("{title}: {figures} No grade is given here.");
    };
    let said = match (grade, finding.best()) {
        (Grade::Clear, Some((comparison, found))) => format!(
            "{} {} If none of your {} mattered, this would turn up in {}. They go together; \
             that does not show that one causes the other.",
            counts(comparison, scan.outcome),
            within_months(found, scan.outcome),
            counted(scan.compared(), "factor"),
            diaries(finding.p_adjusted()),
        ),
        (Grade::Possible, Some((comparison, found))) => format!(
            "{} {} A link like this turns up in {} in which nothing matters. Worth watching, or \
             trying out.",
            counts(comparison, scan.outcome),
            within_months(found, scan.outcome),
            diaries(finding.p_adjusted()),
        ),
        (Grade::NoSign, Some((_, found))) => {
            let unlikely = if scan.levels.is_own_share() {
                "a difference as large as your usual rate is unlikely"
            } else {
                "a difference of one cramp night a week is unlikely"
            };
            let unlikely = unlikely.replace("cramp night", scan.outcome.word());
            format!("{} in 100 {}; {unlikely}.", capitalised(&more(found.rd)), likely(found))
        }
        _ => missing(finding, scan, today),
    };
    format!("{title}: {}. {said}", grade.word())
}

/// Says what else has to be known about a factor: of a link what it cannot be told apart from, and
/// whether it follows; of everything compared, whether the time of year is in its plain shares.
pub fn cautions(finding: &Finding, scan: &Scan) -> Vec<String> {
    let label = capitalised(&finding.subject.label());
    let season = finding.best().and_then(|(_, found)| season(found));
    let season = season.map(|season| format!("{label}: {season}"));
    if finding.grade.is_none() {
        return season.into_iter().collect();
    }
    let labels = |keys: &[String]| -> String {
        let label = |key: &String| scan.finding(key).map_or(key.clone(), |it| it.subject.label());
        listed(&keys.iter().map(label).collect::<Vec<_>>())
    };
    let explained = (!finding.company.explained_by.is_empty()).then(|| {
        let others = labels(&finding.company.explained_by);
        format!("{label} goes with cramps, but no more than {others} does.")
    });
    let inseparable = (!finding.company.inseparable_from.is_empty()).then(|| {
        let others = labels(&finding.company.inseparable_from);
        format!(
            "{label} and {others}: you mostly do both together; only doing one without the other \
             can tell them apart."
        )
    });
    let follows = (finding.follows == Some(true)).then(|| {
        let often = match finding.reverse_z {
            Some(z) if z < 0.0 => "less",
            _ => "more",
        };
        format!(
            "{label}: {often} often after a cramp night; it may be an answer to cramps rather than \
             a reason."
        )
    });
    let undirected = (finding.grade.is_some_and(Grade::is_link) && finding.is_more().is_none())
        .then(|| {
            format!(
                "{label}: its amounts and the two halves of its nights do not point the same way, \
                 so no direction is named."
            )
        });
    [explained, inseparable, follows, undirected, season].into_iter().flatten().collect()
}
