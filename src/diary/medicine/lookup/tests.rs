//! What the dictionary has to know, what it must never take for something else, and what a name may look like.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// Returns the words of the classes, as they stand in the table of expectations.
fn mapped_by(name: &str, route: Option<Route>) -> Option<String> {
    let words: Vec<_> = classes(name, route)?.into_iter().map(Class::word).collect();
    Some(words.join(" "))
}

fn mapped(name: &str) -> String {
    mapped_by(name, None).unwrap_or_else(|| "unknown".to_owned())
}

fn assert_mapped(expected: &[(&str, &str)]) {
    for (name, words) in expected {
        assert_eq!(mapped(name), *words, "{name}");
    }
}

/// Returns every name and its classes from `tests/data/medicines.csv`.
fn table() -> Vec<(String, String)> {
    let text = include_bytes!("../../../../tests/data/medicines.csv");
    csv::Reader::from_reader(&text[..]).deserialize().map(Result::unwrap).collect()
}

#[test]
fn every_medicine_of_the_table_has_its_classes() {
    let table = table();
    assert!(table.len() > 450);
    for (name, words) in table {
        assert_eq!(mapped(&name), words, "{name}");
        assert_eq!(mapped(&name.to_uppercase()), words, "{name} in capitals");
        assert_eq!(
            mapped(&format!("  {name} 40 mg retard ")),
            words,
            "{name} with a dose and a form"
        );
    }
}

#[test]
fn every_name_is_found_as_itself() {
    for entry in DICTIONARY {
        for spelling in entry.spellings() {
            let found: Vec<_> = found(&parts(spelling)).iter().map(|entry| entry.name).collect();
            assert_eq!(found, [entry.name], "{spelling}");
        }
    }
}

#[test]
fn no_name_stands_twice() {
    let mut known = BTreeMap::new();
    for entry in DICTIONARY {
        for spelling in entry.spellings() {
            let words: Vec<_> = spelled(spelling).collect();
            assert!(!words.is_empty(), "{}", entry.name);
            assert_eq!(known.insert(words, entry.name), None, "{spelling}");
        }
    }
}

#[test]
fn names_are_written_in_lower_case_with_single_spaces() {
    for name in names() {
        assert_eq!(name, name.to_lowercase());
        assert_eq!(name, name.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

#[test]
fn every_ingredient_of_a_combination_is_known_by_itself() {
    for entry in DICTIONARY.iter().filter(|entry| entry.ingredients().count() > 1) {
        for part in entry.ingredients() {
            assert!(names().any(|name| name == part), "{part} of {}", entry.name);
        }
    }
}

#[test]
fn an_entry_lists_the_narrowest_classes_only() {
    for entry in DICTIONARY {
        let parent_of_another =
            |class: &Class| entry.classes.iter().any(|it| it.parent() == Some(*class));
        assert!(!entry.classes.iter().any(parent_of_another), "{}", entry.name);
        assert!(!entry.classes.contains(&Class::Unclassified), "{}", entry.name);
    }
}

#[test]
fn what_is_easily_mixed_up_is_never_mapped() {
    for name in [
        "Losec",
        "amlodipin",
        "amilorid",
        "hydralazin",
        "Celebrex",
        "Celexa",
        "Zantac",
        "lasixx",
        "furosemi",
        "statinol",
        "quinidine",
        "",
        " ",
        "40 mg",
        "tablets",
        "and",
        "+",
        "foobarine",
    ] {
        assert_eq!(classes(name, None), None, "{name}");
    }
    assert_mapped(&[
        ("amlodipine", "bp_medicine"),
        ("amiloride", "diuretic potassium_sparing"),
        ("hydralazine", "bp_medicine"),
        ("hydrochlorothiazide", "diuretic thiazide"),
        ("chlorothiazide", "diuretic thiazide"),
        ("5-ASA", ""),
        ("potassium iodide", ""),
        ("amoxicillin and potassium clavulanate", ""),
        ("potassium binder", ""),
    ]);
}

#[test]
fn doses_forms_and_marks_do_not_count() {
    assert_mapped(&[
        ("Lasix 40mg", "diuretic loop"),
        ("LASIX® 40 mg tablet", "diuretic loop"),
        ("furosemide 20/40 mg", "diuretic loop"),
        ("furosemide 12,5 mg retard", "diuretic loop"),
        ("tab.furosemide", "diuretic loop"),
        ("Toprol XL 50", "bp_medicine"),
        ("slow k", "supplement_potassium"),
        ("co\u{2011}amilofruse 5/40", "diuretic loop potassium_sparing"),
        ("Diane 35", "oral_contraceptive"),
        ("Ventolin Evohaler 100 micrograms", "asthma_medicine saba"),
        ("vitamin-D3 1,000 IU drops", "supplement_vitamin_d"),
        ("Lasix (furosemide)", "diuretic loop"),
    ]);
}

#[test]
fn a_combination_has_the_classes_of_all_that_is_in_it() {
    assert_mapped(&[
        ("lisinopril/hctz 20/12.5", "diuretic thiazide bp_medicine"),
        ("lisinopril HCT", "diuretic thiazide bp_medicine"),
        ("amlodipine + valsartan, with hydrochlorothiazide", "diuretic thiazide bp_medicine"),
        ("amlodipine-atorvastatin", "statin bp_medicine"),
        ("budesonide & formoterol", "asthma_medicine laba"),
        ("calcium and vitamin d", "supplement_calcium supplement_vitamin_d"),
        ("Calcichew-D3", "supplement_calcium supplement_vitamin_d"),
        (
            "magnesium calcium potassium",
            "supplement_magnesium supplement_potassium supplement_calcium",
        ),
        ("magnesium plus potassium", "supplement_magnesium supplement_potassium"),
    ]);
}

#[test]
fn a_name_of_several_words_is_found_ahead_of_others() {
    for (text, words) in [
        ("water pills daily", Some(2)),
        ("blood pressure tablets", Some(3)),
        ("morning after pill yesterday", Some(3)),
        ("the pill", Some(2)),
        ("furosemide tablets", None),
        ("water", None),
        ("lasix", None),
        ("", None),
    ] {
        let ahead: Vec<&str> = text.split_whitespace().collect();
        assert_eq!(spelled_ahead(&ahead), words, "{text}");
    }
}

#[test]
fn an_unknown_ingredient_takes_nothing_from_the_known_ones() {
    assert_eq!(mapped("furosemide and foobarine"), "diuretic loop");
    assert_eq!(mapped("foobarine/furosemide"), "diuretic loop");
}

#[test]
fn hormones_are_a_contraceptive_only_together_with_what_makes_them_one() {
    assert_mapped(&[
        ("dienogest", ""),
        ("ethinyl estradiol 0.03 mg / dienogest 2 mg", "oral_contraceptive"),
        ("estradiol valerate and dienogest", "oral_contraceptive"),
        ("norethindrone acetate and ethinyl estradiol", "oral_contraceptive"),
        ("estradiol / norethisterone acetate", ""),
        ("drospirenone / estradiol", ""),
        ("cyproterone acetate", ""),
        ("cyproterone acetate + ethinylestradiol", "oral_contraceptive"),
    ]);
}

#[test]
fn the_mineral_of_a_salt_is_no_supplement() {
    assert_mapped(&[
        ("losartan potassium", "bp_medicine"),
        ("potassium losartan", "bp_medicine"),
        ("losartan-potassium 50 mg", "bp_medicine"),
        ("atorvastatin calcium 20 mg", "statin"),
        ("salbutamol sulfate", "asthma_medicine saba"),
        ("metoprolol succinate", "bp_medicine"),
        ("diclofenac potassium", "otc_analgesic"),
        ("esomeprazole magnesium", "unknown"),
        ("losartan potassium / HCT", "diuretic thiazide bp_medicine"),
        ("calcium channel blocker", "bp_medicine"),
    ]);
}

#[test]
fn a_mineral_that_is_taken_for_itself_is_a_supplement() {
    assert_mapped(&[
        ("potassium", "supplement_potassium"),
        ("Magnesium 300", "supplement_magnesium"),
        ("magnesium glycinate", "supplement_magnesium"),
        ("chelated magnesium", "supplement_magnesium"),
        ("potassium citrate 10 mEq", "supplement_potassium"),
        ("calcium", "supplement_calcium"),
        ("vitamin d", "supplement_vitamin_d"),
        ("furosemide + potassium", "diuretic loop supplement_potassium"),
        ("furosemide plus potassium", "diuretic loop supplement_potassium"),
        ("bumetanide potassium chloride", "diuretic loop supplement_potassium"),
    ]);
}

#[test]
fn only_a_swallowed_contraceptive_is_an_oral_one() {
    let by = |route| mapped_by("levonorgestrel", route).unwrap();
    assert_eq!(by(None), "oral_contraceptive");
    assert_eq!(by(Some(Route::Oral)), "oral_contraceptive");
    for route in [Route::Patch, Route::Ring, Route::Implant, Route::Injection, Route::Intrauterine]
    {
        assert_eq!(by(Some(route)), "", "{route}");
    }
    assert_mapped(&[
        ("levonorgestrel IUD", ""),
        ("levonorgestrel coil", ""),
        ("desogestrel implant", ""),
        ("estradiol patch", ""),
        ("contraceptive patch", ""),
        ("contraceptive", ""),
        ("contraceptive pill", "oral_contraceptive"),
        ("oral contraceptive", "oral_contraceptive"),
    ]);
}

#[test]
fn an_emergency_contraceptive_is_none_that_is_taken_daily() {
    for name in [
        "levonorgestrel emergency",
        "levonorgestrel 1.5 mg emergency contraceptive pill",
        "emergency contraceptive pill",
        "morning-after pill",
        "levonorgestrel morning after pill",
        "Plan B One-Step",
        "Ella One",
    ] {
        assert_eq!(mapped(name), "", "{name}");
    }
}

#[test]
fn iron_has_a_class_only_into_a_vein() {
    assert_mapped(&[
        ("iron", ""),
        ("iron tablets", ""),
        ("iron infusion", "iv_iron_other"),
        ("i.v. iron", "iv_iron_other"),
        ("iv iron sucrose", "iv_iron_sucrose"),
        ("iron sucrose", "iv_iron_sucrose"),
        ("iron dextran injection", "iv_iron_other"),
    ]);
    assert_eq!(mapped_by("iron", Some(Route::Infusion)).unwrap(), "iv_iron_other");
    assert_eq!(mapped_by("iron", Some(Route::Injection)).unwrap(), "iv_iron_other");
    assert_eq!(mapped_by("iron sucrose", Some(Route::Injection)).unwrap(), "iv_iron_sucrose");
    assert_eq!(mapped_by("iron sucrose", Some(Route::Oral)).unwrap(), "");
}

#[test]
fn a_steroid_is_for_asthma_only_when_breathed_in() {
    for name in ["budesonide", "fluticasone", "mometasone", "beclometasone", "ciclesonide"] {
        assert_eq!(mapped(name), "asthma_medicine");
        assert_eq!(mapped_by(name, Some(Route::Inhaled)).unwrap(), "asthma_medicine");
        for route in [Route::Nasal, Route::Cream, Route::Rectal, Route::Oral] {
            assert_eq!(mapped_by(name, Some(route)).unwrap(), "", "{name} {route}");
        }
        assert_eq!(mapped(&format!("{name} nasal spray")), "");
        assert_eq!(mapped(&format!("{name} inhaler")), "asthma_medicine");
    }
}

#[test]
fn a_route_that_is_known_wins_over_the_one_in_the_name() {
    assert_eq!(
        mapped_by("budesonide nasal spray", Some(Route::Inhaled)).unwrap(),
        "asthma_medicine"
    );
}

#[test]
fn a_brand_has_an_international_name_and_that_name_none() {
    assert_eq!(inn("Lasix 40 mg"), Some("furosemide"));
    assert_eq!(inn("frusemide"), Some("furosemide"));
    assert_eq!(inn("Caduet"), Some("atorvastatin and amlodipine"));
    assert_eq!(inn("vitamin D3"), Some("colecalciferol"));
    assert_eq!(inn("Nexplanon"), Some("etonogestrel"));
    for name in [
        "furosemide",
        "Lasix (furosemide)",
        "losartan potassium",
        "foobarine",
        "Lasix and Zocor",
        "statins",
    ] {
        assert_eq!(inn(name), None, "{name}");
    }
}

proptest! {
    #[test]
    fn no_text_panics_the_lookup(name in any::<String>()) {
        let _ = (classes(&name, None), inn(&name));
    }

    #[test]
    fn words_in_any_order_give_classes_once_and_in_order(
        words in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(names().collect::<Vec<_>>()),
                proptest::sample::select(vec!["/", "+", "-", ".", "plus", "40", "mg", "20/12.5", "iv", "µ", "é"]),
            ],
            0..12,
        ),
        joint in proptest::sample::select(vec![" ", "", "-", "/", " and "]),
    ) {
        let name = words.join(joint);
        if let Some(found) = classes(&name, None) {
            prop_assert!(found.is_sorted_by(|a, b| a < b));
            prop_assert!(found.iter().all(|class| class.parent().is_none_or(|it| found.contains(&it))));
        }
        let _ = inn(&name);
    }

    #[test]
    fn letters_glued_to_a_name_make_it_another_word(
        name in proptest::sample::select(vec!["lasix", "amiloride", "ibuprofen", "yaz", "quinine"]),
        before in "[b-y]{0,3}",
        after in "[b-y]{1,3}",
    ) {
        prop_assert_eq!(classes(&format!("{before}{name}{after}"), None), None);
    }
}
