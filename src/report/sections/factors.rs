//! 9. What went together with the nights: counts with and without each factor, and the difference.

use crate::analysis::factors::{Finding, Grade, Scan};
use crate::analysis::words::factors as words;

use super::super::visit::Look;
use super::super::{Column, Grid, Part, Row, Value};
use super::said;

/// What stands over the factors of which nothing can be said yet.
const TOO_EARLY: &str = "Too early to tell";

/// What no figure of one diary can say.
const CAUTION: &str = "One diary cannot show what leads to what; other things change on the same days, \
                       and of many factors some differ by chance.";

pub(super) fn parts(look: &Look<'_>) -> Vec<Part> {
    let Some(scan) = look.summary.as_ref().map(|summary| &summary.scan) else { return Vec::new() };
    let graded = |early: bool| {
        let is_early = move |it: &&Finding| (it.grade == Some(Grade::TooEarly)) == early;
        scan.by_evidence().into_iter().filter(is_early).filter_map(row).collect()
    };
    let (told, early) = (grid(scan, "told", graded(false)), grid(scan, "early", graded(true)));
    let before = [Some(words::headline(scan)), words::outcome(scan)];
    let mut after: Vec<String> =
        scan.findings.iter().flat_map(|finding| words::cautions(finding, scan)).collect();
    after.extend(words::compared(scan));
    if scan.compared() > 0 {
        after.push(CAUTION.to_owned());
    }
    [
        said("in short", before.into_iter().flatten().collect()),
        (!told.rows.is_empty()).then_some(Part::Grid(told)),
        (!early.rows.is_empty()).then_some(Part::Grid(early)),
        said("how it was compared", after),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Returns a table of some factors that could be compared.
fn grid(scan: &Scan, key: &'static str, rows: Vec<Row>) -> Grid {
    let column = |heading, unit| Column { heading, unit };
    Grid {
        caption: if key == "early" { TOO_EARLY } else { "Nights with and without each factor" },
        key,
        of: "factor",
        columns: vec![
            column(counted_nights(scan).0, "nights"),
            column(counted_nights(scan).1, "nights"),
            column("difference in 100 nights", "nights in 100"),
            column("says", ""),
        ],
        rows,
    }
}

fn counted_nights(scan: &Scan) -> (&'static str, &'static str) {
    match scan.outcome.word() {
        "cramp night" => ("cramp nights with it", "cramp nights without it"),
        _ => ("bad nights with it", "bad nights without it"),
    }
}

/// Returns one factor; `None` where nothing was compared.
fn row(finding: &Finding) -> Option<Row> {
    let (comparison, found) = finding.best()?;
    let sides = comparison.sides?;
    Some(Row {
        name: words::name(finding),
        cells: vec![
            Value::Share(sides.outcome_exposed, sides.exposed),
            Value::Share(sides.outcome_unexposed, sides.unexposed),
            Value::Difference(found.rd, found.rd_interval),
            finding.grade.map_or(Value::Nothing, |grade| Value::text(says(grade))),
        ],
        note: String::new(),
    })
}

fn says(grade: Grade) -> &'static str {
    grade.word()
}

#[cfg(test)]
mod tests {
    use super::super::super::made_up::{diary, fact, first, look, noted, values};
    use super::*;
    use crate::diary::{Day, Diary, Value as Reading};

    /// Sixty nights, with cramps on the nights after days with heels.
    fn heels() -> Diary {
        let nights: Vec<_> = (0..60).map(|night| Some(u32::from(night % 3 == 0))).collect();
        let mut diary = diary(&nights);
        for night in 0..60 {
            let mut day = Day::new(noted());
            let value = if night % 3 == 0 { Reading::Yes } else { Reading::No };
            day.readings.insert("dry_mouth".into(), value);
            diary.days.insert(first().after(night).evening(), day);
        }
        diary
    }

    #[test]
    fn a_link_is_told_with_both_counts_and_never_as_a_cause() {
        let diary = heels();
        let found = values(&parts(&look(&diary)));
        assert_eq!(fact(&found, "dry mouth: cramp nights with it"), "20 of 20 nights");
        assert_eq!(fact(&found, "dry mouth: cramp nights without it"), "0 of 40 nights");
        assert!(fact(&found, "dry mouth: difference in 100 nights").starts_with("100 "));
        let said = format!("{found:?}").to_lowercase();
        for word in ["because", "caused by", "due to", "trigger"] {
            assert!(!said.contains(word), "{word}");
        }
        assert!(said.contains("by chance") && said.contains("cannot show"));
    }

    #[test]
    fn too_few_nights_give_a_sentence_and_no_table() {
        let diary = diary(&[Some(1), Some(0)]);
        assert!(parts(&look(&diary)).iter().all(|part| matches!(part, Part::Said(..))));
    }
}
