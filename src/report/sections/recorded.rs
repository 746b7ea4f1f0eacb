//! 1. The nights: which there are, what is known of them, and how late it was written down.

use crate::analysis::words::{self, percent};
use crate::analysis::{Coverage, Lateness, Summary};

use super::super::visit::Look;
use super::super::{Item, Part, Value};
use super::{items, said};

pub(super) fn parts(look: &Look<'_>) -> Vec<Part> {
    let Some(summary) = &look.summary else {
        let nothing = match look.asked.window {
            None => {
                "No night is recorded yet: neither a cramp, nor a day, nor a night without one."
            }
            Some(_) => "Nothing is recorded on the nights that were asked for.",
        };
        return vec![Part::Said("nights", vec![nothing.to_owned()])];
    };
    let notes = [words::unknown(&summary.coverage), words::contradictions(&summary.contradictions)];
    [
        items(nights(look, summary).into_iter().map(Some)),
        items(lateness(look)),
        said("nights", notes.into_iter().flatten().collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn nights(look: &Look<'_>, summary: &Summary) -> Vec<Item> {
    let Coverage { nights, known, cramp_nights } = summary.coverage;
    let part = |count: usize| percent(count as f64 / nights.max(1) as f64);
    let count = |what: &str, count| Item::new(what, Value::count(count)).of("nights");
    let last = Item::new("last recorded night", Value::Date(summary.last.evening()));
    let quiet = last_recorded(look);
    vec![
        Item::new("first recorded night", Value::Date(summary.first.evening())),
        last.with(quiet.unwrap_or_default()),
        count("nights recorded", known).with(format!("{} of {nights}", part(known))),
        count("nights not recorded", nights - known).with(part(nights - known)),
        count("confirmed without a cramp", known - cramp_nights),
    ]
}

/// Says that nothing was recorded lately; `None` where it was, and for picked nights.
fn last_recorded(look: &Look<'_>) -> Option<String> {
    const QUIET_NIGHTS: i64 = 3;
    let since = look.nights().1.until(look.asked.latest);
    (look.asked.window.is_none() && since > QUIET_NIGHTS)
        .then(|| format!("nothing for {since} nights since"))
}

/// From here on a delay is told in days.
const TWO_DAYS_H: f64 = 48.0;

fn lateness(look: &Look<'_>) -> [Option<Item>; 3] {
    let (diary, (first, last)) = (look.asked.diary, look.nights());
    let item = |what: &str, found: Option<Lateness>| {
        let found = found?;
        let note = format!("median; {} within 24 h", percent(found.share_within_a_day()));
        let (length, unit) = match found.median_h {
            days if days >= TWO_DAYS_H => (Value::Number(days / 24.0, 0), "days later"),
            hours => (Value::Number(hours, 1), "h later"),
        };
        Some(Item::new(what, length).of(unit).with(note))
    };
    [
        item("cramps written down", Lateness::of_cramps(diary, first, last)),
        item("calm nights confirmed", Lateness::of_calm_nights(diary, first, last)),
        item("days noted", Lateness::of_days(diary, first.evening(), last.evening())),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::super::made_up::{diary, fact, first, look, values};
    use super::*;
    use crate::diary::Diary;

    #[test]
    fn unknown_nights_are_counted_and_are_never_calm() {
        let diary = diary(&[Some(1), None, Some(0), None]);
        let found = values(&parts(&look(&diary)));
        assert_eq!(fact(&found, "nights recorded"), "2 nights (50 % of 4)");
        assert_eq!(fact(&found, "nights not recorded"), "2 nights (50 %)");
        assert_eq!(fact(&found, "confirmed without a cramp"), "1 nights");
    }

    #[test]
    fn it_says_how_late_things_were_written_down() {
        let diary = diary(&[Some(1), Some(0)]);
        let found = values(&parts(&look(&diary)));
        let said = fact(&found, "cramps written down");
        assert!(said.starts_with("44.0 h later (median; 0 %"), "{said}");
        assert!(fact(&found, "calm nights confirmed").contains("100 % within 24 h"));
    }

    #[test]
    fn an_empty_diary_says_so_and_gives_no_figure() {
        let parts = parts(&look(&Diary::default()));
        assert!(matches!(&parts[..], [Part::Said(_, said)] if said[0].contains("No night")));
        let empty = Diary::default();
        let mut picked = look(&empty);
        picked.asked.window = Some((first(), first().after(30)));
        assert!(matches!(&super::parts(&picked)[..], [Part::Said(..)]));
    }
}
