//! The rules of the words about the profile.

use proptest::prelude::*;

use super::super::examples::{MORNING_NOW, ZONE};
use super::*;
use crate::diary::Moment;

fn now() -> Now {
    let moment = Moment::new(MORNING_NOW.parse().unwrap(), ZONE);
    Now { moment, zone: ZONE.parse().unwrap(), later: false, night: None }
}

fn read(text: &str) -> String {
    ProfileWords::read(&[text.to_owned()], &now())
        .map_or_else(|no| no.to_string(), |it| it.to_string())
}

#[test]
fn a_condition_keeps_its_name() {
    for (text, name) in [
        ("condition ALS", "als"),
        ("I have ALS", "als"),
        ("cramp fasciculation syndrome", "cramp_fasciculation_syndrome"),
        ("condition lumbosacral radiculopathy", "lumbosacral radiculopathy"),
        ("condition Focal Neuromyotonia,", "Focal Neuromyotonia"),
        ("condition hypotension", "hypotension"),
        ("condition PAD exactly", "PAD"),
        ("condition spinal stenosis from L4 to L5", "spinal stenosis from L4 to L5"),
        ("lou gehrig’s disease", "als"),
        ("type 1 diabetes", "type 1 diabetes"),
        ("condition Type 2 diabetes", "Type 2 diabetes"),
        ("diabetes mellitus", "diabetes"),
        ("chronic kidney disease", "kidney_disease"),
        ("condition neuropathy", "neuropathy"),
    ] {
        assert_eq!(read(text), format!("condition {name}"), "{text}");
    }
}

#[test]
fn what_a_laboratory_printed_is_taken_in_any_order() {
    let meaning = "potassium 3.2 mmol/L, low, limits 3.5 to 5.1, on Thu 12 Nov 2026";
    for text in [
        "lab potassium 3.2 mmol/L low on 12 Nov range 3.5-5.1",
        "lab potassium 12 nov, low, 3,2 MMOL/L reference range 3.5 to 5.1 mmol/l",
        "lab K range 3.5 - 5.1 3.2mmol/l L* 2026-11-12",
        "potassium (3.5-5.1) 3.2 mmol/L flagged low 12.11.2026",
    ] {
        assert_eq!(read(text), meaning, "{text}");
    }
    assert_eq!(
        read("lab low density lipoprotein 3 mmol/L"),
        "low density lipoprotein 3 mmol/L, on Sun 22 Nov 2026"
    );
    assert_eq!(
        read("lab B12 200 ng/ml range >180"),
        "b12 200 ng/mL, lower limit 180, on Sun 22 Nov 2026"
    );
    assert_eq!(
        read("vitamin d 48 nmol/l normal"),
        "vitamin_d 48 nmol/L, normal, on Sun 22 Nov 2026"
    );
}

#[test]
fn a_result_keeps_the_unit_it_was_printed_in() {
    for (text, meaning) in [
        ("lab creatinine 88 umol/l", "creatinine 88 µmol/L"),
        ("lab B12 300 PMOL/L", "b12 300 pmol/L"),
        ("lab crp 5 mg/l", "crp 5 mg/L"),
        ("lab hba1c 6.1%", "hba1c 6.1 %"),
    ] {
        assert_eq!(read(text), format!("{meaning}, on Sun 22 Nov 2026"), "{text}");
    }
}

#[test]
fn a_value_beyond_what_can_be_measured_is_not_guessed() {
    assert!(read("lab vitamin d <25 nmol/L").contains("(25 nmol/L low?)"));
    assert!(read("lab b12 > 1500 pmol/L").contains("(1500 pmol/L high?)"));
}

#[test]
fn a_due_date_without_a_year_is_the_next_one() {
    assert_eq!(read("due 1 mar"), "pregnancy, due Mon 1 Mar 2027");
    assert_eq!(read("pregnant due on 15 nov"), "pregnancy, due Sun 15 Nov 2026");
    assert!(read("pregnant due 2028-03-01").contains("300 days"));
}

#[test]
fn of_a_date_of_birth_the_year_is_kept() {
    assert_eq!(read("born 12 mar 1958"), "birth year 1958");
    assert_eq!(read("was born in 1958"), "birth year 1958");
    assert_eq!(read("born 12.03.1958"), "birth year 1958");
    assert!(read("born 12 mar").contains("needs its year"));
    assert!(read("born 1850").contains("before 1900"));
}

fn typed() -> impl Strategy<Value = Vec<String>> {
    let known = "born 1958 2030 condition diabetes als exactly since until from to for 10 years mar \
        2015 2015-03 pregnant due delivered tomorrow lab potassium vitamin d 3.2 mmol/L low l high \
        range 3.5-5.1 < > - on 12 nov 2026-12-01 weight 72kg 160 lb 11 st not restricted work \
        standing reviewed remove 3 #4 no , . 99999999999999999999 ago 1,000 31 feb";
    let known: Vec<String> = known.split_whitespace().map(str::to_owned).collect();
    let word =
        prop_oneof![8 => prop::sample::select(known), 1 => "\\PC{0,6}", 1 => any::<String>()];
    prop::collection::vec(word, 0..9)
}

proptest! {
    #[test]
    fn words_tell_one_fact_of_the_past_or_are_left(words in typed()) {
        let now = now();
        let Ok(read) = ProfileWords::read(&words, &now) else { return Ok(()) };
        prop_assert_eq!(read.said.is_some(), read.leftovers.is_empty());
        let on = match &read.said {
            Some(ProfileSaid::Delivered(on)) => Some(*on),
            Some(ProfileSaid::Fact(Fact::Condition { name, since, .. })) => {
                prop_assert!(!name.trim().is_empty());
                since.map(|since| since.first())
            }
            Some(ProfileSaid::Fact(Fact::Lab(result))) => {
                prop_assert!(!result.analyte.is_empty() && result.value >= 0.0);
                Some(result.on)
            }
            Some(ProfileSaid::Fact(Fact::Weight { on, .. } | Fact::Reviewed { on })) => Some(*on),
            _ => None,
        };
        prop_assert!(on.is_none_or(|on| on <= now.today()));
    }
}
