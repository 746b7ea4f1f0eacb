//! 5. Warning signs: every answer with its dates, the "no"s too, and what was never asked.

use crate::analysis::warnings::Level;
use crate::analysis::words;
use crate::diary::{Sign, SignAnswer};

use super::super::visit::Look;
use super::super::{Column, Grid, Part, Row, Value};
use super::said;

pub(super) fn parts(look: &Look<'_>) -> Vec<Part> {
    let asked = |sign: &Sign| answers(look, *sign).next().is_some();
    let (asked, not_asked): (Vec<Sign>, Vec<Sign>) = Sign::ALL.iter().copied().partition(asked);
    let never: Vec<String> = not_asked.iter().map(|sign| words::sign(*sign).to_owned()).collect();
    let never = match never.as_slice() {
        [] => None,
        _ if asked.is_empty() => Some("No warning sign was asked about.".to_owned()),
        names => Some(format!("Not asked, which is not \"no\": {}.", words::listed(names))),
    };
    [
        (!asked.is_empty()).then(|| Part::Grid(grid(look, &asked))),
        said("not asked", never.into_iter().collect()),
        said("to tell a doctor", look.told(&[Level::Doctor, Level::Note])),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn grid(look: &Look<'_>, signs: &[Sign]) -> Grid {
    let row = |sign: &Sign| {
        let dates = |yes: bool| {
            let answers = answers(look, *sign).filter(|answer| answer.yes == yes);
            Value::Dates(answers.map(|answer| answer.night.evening()).collect())
        };
        Row {
            name: words::sign(*sign).to_owned(),
            cells: vec![dates(true), dates(false)],
            note: details(look, *sign),
        }
    };
    Grid {
        caption: "Answers about warning signs, by the date of the evening",
        key: "answers",
        of: "sign",
        columns: vec![Column { heading: "yes", unit: "" }, Column { heading: "no", unit: "" }],
        rows: signs.iter().map(row).collect(),
    }
}

/// Says on which side it was and what it was like, in the latest answer that was "yes".
fn details(look: &Look<'_>, sign: Sign) -> String {
    let Some(latest) = answers(look, sign).filter(|answer| answer.yes).last() else {
        return String::new();
    };
    let side = latest.side.map(|side| side.word().to_owned());
    let details = latest.details.iter().map(|detail| detail.word().replace('_', " "));
    side.into_iter().chain(details).collect::<Vec<_>>().join(", ")
}

fn answers<'a>(look: &'a Look<'_>, sign: Sign) -> impl Iterator<Item = &'a SignAnswer> {
    let answers = look.asked.diary.signs.iter().map(|answer| &answer.fact);
    answers.filter(move |it| it.sign == sign && look.has_day(it.night.evening()))
}

#[cfg(test)]
mod tests {
    use super::super::super::made_up::{diary, fact, first, look, recorded, values};
    use super::*;
    use crate::diary::{Side, SignDetail};

    #[test]
    fn yes_and_no_are_told_with_their_dates_and_silence_is_neither() {
        let mut diary = diary(&[Some(1), Some(0)]);
        let yes = SignAnswer {
            side: Some(Side::Left),
            details: vec![SignDetail::OtherChange],
            ..SignAnswer::new(first(), Sign::Skin, true)
        };
        diary.signs = vec![
            recorded(yes),
            recorded(SignAnswer::new(first().after(1), Sign::Skin, false)),
            recorded(SignAnswer::new(first(), Sign::Weakness, false)),
        ];
        let found = values(&parts(&look(&diary)));
        assert_eq!(fact(&found, "changed skin: yes"), "2026-11-01 (left, other change)");
        assert_eq!(fact(&found, "changed skin: no"), "2026-11-02");
        assert_eq!(fact(&found, "weakness: no"), "2026-11-01");
        let never = fact(&found, "not asked");
        assert!(never.contains("swelling") && !never.contains("weakness"), "{never}");
    }

    #[test]
    fn where_nothing_was_asked_that_is_all_it_says() {
        let found = values(&parts(&look(&diary(&[Some(0)]))));
        assert_eq!(fact(&found, "not asked"), " (No warning sign was asked about.)");
    }
}
