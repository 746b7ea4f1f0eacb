//! 8. What was tried in a cramp and how often it helped, and on how many days a measure was kept.

use crate::analysis::Kept;
use crate::analysis::words::{NOT_NOTED, TRIED, effect, measure, technique};
use crate::diary::Effect;

use super::super::visit::Look;
use super::super::{Column, Grid, Part, Row, Value};

pub(super) fn parts(look: &Look<'_>) -> Vec<Part> {
    let grids = [relief(look), measures(look)];
    grids.into_iter().filter(|grid| !grid.rows.is_empty()).map(Part::Grid).collect()
}

fn relief(look: &Look<'_>) -> Grid {
    let tried = look.summary.iter().flat_map(|summary| &summary.tried);
    let column = |heading| Column { heading, unit: "times" };
    let count = |count: u32| Value::Count(count.into());
    let [helped, helped_a_bit, did_not_help] =
        [Effect::Full, Effect::Partial, Effect::None].map(effect);
    Grid {
        caption: TRIED,
        key: "tried",
        of: "in a cramp",
        columns: ["tried", helped, helped_a_bit, did_not_help, NOT_NOTED].map(column).to_vec(),
        rows: tried
            .map(|(what, tried)| Row {
                name: technique(*what).to_owned(),
                cells: [tried.times(), tried.full, tried.partial, tried.none, tried.unknown]
                    .map(count)
                    .to_vec(),
                note: String::new(),
            })
            .collect(),
    }
}

fn measures(look: &Look<'_>) -> Grid {
    let (first, last) = look.nights();
    let rows = Kept::of(look.asked.diary, first, last).into_iter().map(|kept| Row {
        name: measure(&kept.key).to_owned(),
        cells: vec![Value::count(kept.days), Value::count(kept.known)],
        note: String::new(),
    });
    Grid {
        caption: "What was kept up by day",
        key: "kept",
        of: "by day",
        columns: vec![
            Column { heading: "days kept", unit: "days" },
            Column { heading: "of days noted", unit: "days" },
        ],
        rows: rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::made_up::{diary, diary_of, fact, first, look, noted, values};
    use super::*;
    use crate::diary::{Cramp, Day, Effect, Relief, Technique, Value as Reading};

    #[test]
    fn each_thing_tried_has_its_times_and_what_came_of_them() {
        let cramp = |effect| Cramp {
            relief: vec![Relief { effect, ..Relief::by(Technique::ToesUp) }],
            ..Cramp::on(first())
        };
        let diary = diary_of([cramp(Some(Effect::Full)), cramp(None)]);
        let found = values(&parts(&look(&diary)));
        assert_eq!(fact(&found, "pulling the toes up: tried"), "2 times");
        assert_eq!(fact(&found, "pulling the toes up: helped"), "1 times");
        assert_eq!(fact(&found, "pulling the toes up: not noted"), "1 times");
    }

    #[test]
    fn a_measure_is_counted_on_days_that_say_something_of_it() {
        let mut diary = diary(&[Some(1), Some(0), None]);
        for (place, value) in [Reading::Yes, Reading::No].into_iter().enumerate() {
            let mut day = Day::new(noted());
            day.readings.insert("foot_pillow".into(), value);
            diary.days.insert(first().after(place as u64).evening(), day);
        }
        let found = values(&parts(&look(&diary)));
        assert_eq!(fact(&found, "a pillow at the feet: of days noted"), "2 days");
    }

    #[test]
    fn where_nothing_was_tried_there_is_no_section() {
        assert_eq!(parts(&look(&diary(&[Some(1)]))), []);
    }
}
