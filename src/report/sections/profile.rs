//! 7. Conditions, pregnancy, and laboratory results with the laboratory's own limits.

use crate::analysis::words::{self, date, partial_date};
use crate::diary::{Condition, Fact, LabResult, Trimester};

use super::super::visit::Look;
use super::super::{Item, Part, Value};
use super::items;

pub(super) fn parts(look: &Look<'_>) -> Vec<Part> {
    let facts = look.asked.diary.profile.iter();
    items(facts.map(|fact| Some(item(look, &fact.fact)))).into_iter().collect()
}

fn item(look: &Look<'_>, fact: &Fact) -> Item {
    let today = look.asked.today;
    let yes = |yes: bool| Value::Text(if yes { "yes" } else { "no" }.to_owned());
    match fact {
        Fact::BirthYear(year) => Item::new("birth year", Value::Text(year.to_string())),
        Fact::Condition { name, since, until } => {
            let name = Condition::by_key(name).map_or(name.as_str(), |known| known.label);
            let when = [since.map(|it| ("since", it)), until.map(|it| ("until", it))];
            let when =
                when.into_iter().flatten().map(|(word, it)| format!("{word} {}", partial_date(it)));
            let note = when.collect::<Vec<_>>().join(" ");
            Item::new("condition", Value::text(name)).with(note)
        }
        Fact::Pregnancy { due, delivered } => {
            let note = match (delivered, Trimester::on(today, *due, *delivered)) {
                (Some(on), _) => format!("delivered {}", date(*on)),
                (None, Some(trimester)) => format!("{trimester} trimester now"),
                (None, None) => String::new(),
            };
            Item::new("pregnancy, birth due", Value::Date(*due)).with(note)
        }
        Fact::Lab(result) => laboratory(result),
        Fact::Weight { kg, on } => {
            Item::new("weight", Value::Number(*kg, 1)).of("kg").with(date(*on))
        }
        Fact::WorkStanding(standing) => Item::new("work with long standing", yes(*standing)),
        Fact::Restricted(restricted) => Item::new("movement restricted", yes(*restricted)),
        Fact::Reviewed { on } => Item::new("medicines last reviewed", Value::Date(*on)),
    }
}

/// Tells a result as the laboratory printed it.
fn laboratory(result: &LabResult) -> Item {
    let judged = words::judged(result).unwrap_or_else(|| "no limits noted".to_owned());
    Item::new(words::analyte(result), Value::Text(result.value.to_string()))
        .of(result.unit.word())
        .with(format!("{}; {judged}", date(result.on)))
}

#[cfg(test)]
mod tests {
    use super::super::super::made_up::{fact, look, recorded, values};
    use super::*;
    use crate::diary::{Diary, Flag, LabUnit};

    fn said(fact: Fact) -> Vec<(String, String)> {
        let diary = Diary { profile: vec![recorded(fact)], ..Diary::default() };
        values(&parts(&look(&diary)))
    }

    #[test]
    fn a_laboratory_result_has_the_laboratorys_own_limits_and_no_others() {
        let result = |flag, low, high| {
            Fact::Lab(LabResult {
                analyte: "potassium".into(),
                value: 3.2,
                unit: LabUnit::MillimolesPerLitre,
                on: "2026-11-12".parse().unwrap(),
                flag,
                low,
                high,
            })
        };
        let found = said(result(Some(Flag::Low), Some(3.5), Some(5.1)));
        assert_eq!(
            fact(&found, "potassium"),
            "3.2 mmol/L (Thu 12 Nov 2026; laboratory: flagged low, limits 3.5 to 5.1)"
        );
        let found = said(result(None, None, None));
        assert_eq!(fact(&found, "potassium"), "3.2 mmol/L (Thu 12 Nov 2026; no limits noted)");
    }

    #[test]
    fn a_condition_has_its_name_and_as_much_of_its_dates_as_is_known() {
        let condition = |name: &str, since: &str| Fact::Condition {
            name: name.into(),
            since: since.parse().ok(),
            until: None,
        };
        assert_eq!(said(condition("diabetes", "2015"))[0].1, "diabetes (since 2015)");
        assert_eq!(said(condition("my <own>", "2015-02"))[0].1, "my <own> (since Feb 2015)");
    }

    #[test]
    fn an_empty_profile_has_no_section() {
        assert_eq!(parts(&look(&Diary::default())), []);
    }
}
