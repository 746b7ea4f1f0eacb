//! 10. The person's questions, and what the figures are and are not.

use super::super::visit::{Foot, INTENDED_USE, Look};
use super::super::{Item, Part, Value};

/// How the figures came about.
const METHOD: [&str; 4] = [
    "A night runs from noon to noon and is named after its evening. A night about which nothing was \
     noted is unknown; it is left out of every rate and never counted as calm.",
    "\"Likely\" and the limits of a difference are 95 % intervals that allow for bad spells. Nights \
     are compared with nights of the same month.",
    "All of it was noted by the person; nothing was measured by a device. What is noted only after \
     a bad night can make up a link.",
    "The laboratory's flags and limits are quoted; the program knows none of its own.",
];

pub(super) fn parts(look: &Look<'_>, foot: &Foot) -> Vec<Part> {
    let questions = look.asked.questions;
    let method: Vec<String> = METHOD.iter().map(|text| (*text).to_owned()).collect();
    [
        (!questions.is_empty()).then(|| Part::Questions(questions.to_vec())),
        Some(Part::Said("method and limits", method)),
        Some(Part::Source(source(look, foot))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Returns where the report comes from, which stands at its foot.
fn source(look: &Look<'_>, foot: &Foot) -> Vec<Item> {
    vec![
        Item::new("made on", Value::Date(look.asked.today)),
        Item::new("program", Value::Text(format!("cramp {}", foot.version))),
        Item::new("data", Value::text(&foot.data_hash)).with("SHA-256 of the tables of the diary"),
        Item::new("command", Value::text(&foot.command)),
        Item::new("use", Value::Nothing).with(INTENDED_USE),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::super::made_up::{fact, foot, look, values};
    use super::*;
    use crate::diary::Diary;

    #[test]
    fn questions_stand_in_the_persons_own_words_and_order() {
        let (diary, asked) = (Diary::default(), ["Is it <the water>?".to_owned(), "2".to_owned()]);
        let mut look = look(&diary);
        look.asked.questions = &asked;
        let parts = parts(&look, &foot());
        assert_eq!(parts[0], Part::Questions(asked.to_vec()));
        assert_eq!(fact(&values(&parts), "question"), "Is it <the water>?");
    }

    #[test]
    fn method_limits_and_origin_are_always_there() {
        let diary = Diary::default();
        let found = values(&parts(&look(&diary), &foot()));
        assert!(found.iter().any(|(_, said)| said.contains("does not diagnose")));
        assert!(fact(&found, "program").starts_with("cramp "));
        assert!(fact(&found, "data").starts_with(&foot().data_hash));
    }
}
