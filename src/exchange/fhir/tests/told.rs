//! How each thing is told.

use serde_json::json;

use super::*;
use crate::diary::{
    Bout, BoutKind, Course, Cramp, Day, Dose, Duration, Effect, Fact, Flag, Intensity, LabResult,
    LabUnit, Medicine, Moment, Muscle, PartialDate, Relief, Score, Side, Sign, SignAnswer,
    SignDetail, State, Strength, Technique, Value,
};

fn of_cramp(cramp: Cramp) -> Json {
    let diary = Diary { cramps: vec![recorded(cramp)], ..Diary::default() };
    resources(&diary, "Observation").remove(0)
}

fn bare() -> Cramp {
    Cramp::on(night("2026-11-21"))
}

fn moment() -> Moment {
    Moment::new("2026-11-22T03:12:00+01:00".parse().unwrap(), "Europe/Berlin")
}

fn of_fact(fact: Fact) -> Diary {
    Diary { profile: vec![recorded(fact)], ..Diary::default() }
}

fn of_course(course: Course) -> Json {
    let diary = Diary { courses: vec![recorded(course)], ..Diary::default() };
    resources(&diary, "MedicationStatement").remove(0)
}

fn course() -> Course {
    Course::from(Medicine::named("Furosemide retard").unwrap(), date("2026-03-01"))
}

fn of_day(key: &'static str, value: Value) -> Diary {
    let mut day = Day::new("2026-11-21T21:00:00+01:00".parse().unwrap());
    day.readings.insert(key.into(), value);
    Diary { days: [(date("2026-11-21"), day)].into(), ..Diary::default() }
}

fn code(concept: &Json) -> &Json {
    &concept["coding"][0]["code"]
}

#[test]
fn of_a_bare_cramp_only_the_night_is_told() {
    let cramp = of_cramp(bare());
    assert_eq!(cramp["effectivePeriod"], json!({ "start": "2026-11-21", "end": "2026-11-22" }));
    assert_eq!(code(&cramp["code"]), "55300003");
    for element in ["component", "bodySite", "note", "valueQuantity"] {
        assert!(cramp.get(element).is_none(), "{element}");
    }
}

#[test]
fn a_cramp_has_its_pain_its_side_and_its_place_in_codes() {
    let cramp = of_cramp(Cramp {
        muscle: Some(Muscle::Calf),
        side: Some(Side::Left),
        pain: Score::new(7),
        ..bare()
    });
    assert_eq!(code(&cramp["code"]), "449917004");
    assert_eq!(code(&cramp["bodySite"]), "53840002");
    assert_eq!(cramp["bodySite"]["text"], "left calf");
    assert_eq!(code(&cramp["component"][0]["code"]), "72514-3");
    let score = json!({
        "value": 7, "unit": "score", "system": "http://unitsofmeasure.org", "code": "{score}"
    });
    assert_eq!(component(&cramp, "pain, 0 to 10"), score);
    assert_eq!(code(&component(&cramp, "side")), "7771000");
}

#[test]
fn a_cramp_is_in_the_leg_only_where_the_person_said_so() {
    let of = |muscle, detail: Option<&str>, side| {
        let muscle_detail = detail.map(str::to_owned);
        let cramp = of_cramp(Cramp { muscle, muscle_detail, side, ..bare() });
        let in_leg = *code(&cramp["code"]) == json!("449917004");
        (in_leg, cramp["bodySite"]["text"].as_str().unwrap_or_default().to_owned())
    };
    let both = Some(Side::Both);
    assert_eq!(of(Some(Muscle::Leg), None, Some(Side::Right)), (true, "right leg".to_owned()));
    assert_eq!(of(Some(Muscle::Toe), None, both), (true, "toe, both sides".to_owned()));
    assert_eq!(of(Some(Muscle::Foot), Some("arch"), None), (true, "foot (arch)".to_owned()));
    assert_eq!(of(None, None, both), (true, "both legs".to_owned()));
    let jaw = of(Some(Muscle::Other), Some("jaw"), Some(Side::Left));
    assert_eq!(jaw, (false, "jaw, left".to_owned()));
    assert_eq!(of(Some(Muscle::Other), None, None), (false, "another place".to_owned()));
    assert_eq!(of(None, None, None), (false, String::new()));
}

#[test]
fn a_cramp_lasts_from_its_start_to_its_end_where_both_are_known() {
    let start = || Cramp::at(moment());
    assert_eq!(of_cramp(start())["effectiveDateTime"], "2026-11-22T03:12:00+01:00");
    let lasting = Cramp { duration: Duration::from_seconds(90), ..start() };
    let period =
        json!({ "start": "2026-11-22T03:12:00+01:00", "end": "2026-11-22T03:13:30+01:00" });
    let told = of_cramp(lasting.clone());
    assert_eq!(told["effectivePeriod"], period);
    assert_eq!(component(&told, "duration")["value"], 90);
    assert_eq!(component(&told, "duration")["code"], "s");
    let several = of_cramp(Cramp { count: 3, ..lasting });
    assert_eq!(several["effectiveDateTime"], "2026-11-22T03:12:00+01:00");
    assert_eq!(component(&several, "number of cramps in this record"), 3);
}

#[test]
fn no_is_told_and_unknown_is_not() {
    let woke = |woke| component(&of_cramp(Cramp { woke, ..bare() }), "woke the person");
    assert_eq!(woke(Some(true)), true);
    assert_eq!(woke(Some(false)), false);
    assert_eq!(woke(None), Json::Null);
}

#[test]
fn what_was_tried_is_told_in_words() {
    let heat = Relief {
        detail: Some("warm compress".to_owned()),
        effect: Some(Effect::Partial),
        minutes: Some(2),
        ..Relief::by(Technique::Heat)
    };
    let late = Relief { minutes: Some(5), ..Relief::by(Technique::ToesUp) };
    for (relief, words) in [
        (heat, "heat (warm compress): helped somewhat, after 2 min"),
        (late, "calf stretch with toes up: after 5 min"),
        (Relief::by(Technique::Waiting), "waiting"),
    ] {
        let cramp = of_cramp(Cramp { relief: vec![relief], ..bare() });
        assert_eq!(component(&cramp, "tried against it"), words);
    }
}

#[test]
fn a_confirmed_night_is_0_and_a_cramp_while_up_does_not_count() {
    let confirmed_none = [(night("2026-11-21"), "2026-11-22T08:00:00+01:00".parse().unwrap())];
    let up = Cramp { state: Some(State::UpAwake), ..bare() };
    let name = "night cramps, number in the night";
    let alone = Diary { cramps: vec![recorded(up)], ..Diary::default() };
    assert_eq!(observations(&alone, name).len(), 0);
    let confirmed = Diary { confirmed_none: confirmed_none.into(), ..alone };
    let told = observation(&confirmed, name);
    assert_eq!(
        (&told["valueInteger"], &told["issued"]),
        (&json!(0), &json!("2026-11-22T08:00:00+01:00"))
    );
    let two = Diary { cramps: vec![recorded(Cramp { count: 2, ..bare() })], ..confirmed };
    assert_eq!(value(&observation(&two, name)), 2);
}

#[test]
fn a_reading_has_its_unit_and_belongs_to_its_day_or_its_night() {
    let water = observation(&of_day("water", Value::Amount(1440.0)), "water");
    assert_eq!(water["effectiveDateTime"], "2026-11-21");
    assert_eq!((&value(&water)["value"], &value(&water)["code"]), (&json!(1440), &json!("mL")));
    assert!(water["code"].get("coding").is_none());
    let blankets = observation(&of_day("heavy_blankets", Value::No), "heavy blankets");
    assert_eq!(blankets["effectivePeriod"]["end"], "2026-11-22");
    assert_eq!(value(&blankets), false);
    let tired = observation(&of_day("leg_fatigue", Value::Amount(0.0)), "tired legs, 0 to 10");
    assert_eq!((&value(&tired)["value"], &value(&tired)["code"]), (&json!(0), &json!("{score}")));
    let shoes = observation(&of_day("footwear", Value::Level("heels".into())), "footwear");
    assert_eq!(value(&shoes), json!({ "text": "heels" }));
    let bed =
        observation(&of_day("bed_time", Value::Clock("22:30:00".parse().unwrap())), "bed time");
    assert_eq!(bed["valueTime"], "22:30:00");
}

#[test]
fn only_a_bout_of_known_length_is_a_duration_of_exercise() {
    let of = |minutes| {
        let bout =
            Bout { minutes, intensity: Some(Intensity::Light), ..Bout::of(BoutKind::Walking) };
        let mut day = Day::new("2026-11-21T21:00:00+01:00".parse().unwrap());
        day.bouts.push(recorded(bout));
        let diary = Diary { days: [(date("2026-11-21"), day)].into(), ..Diary::default() };
        resources(&diary, "Observation").remove(0)
    };
    let known = of(Some(45));
    assert_eq!((code(&known["code"]), &value(&known)["value"]), (&json!("55411-3"), &json!(45)));
    assert_eq!(component(&known, "kind of exercise")["text"], "walking");
    let unknown = of(None);
    assert_eq!((code(&unknown["code"]), value(&unknown)), (&Json::Null, Json::Null));
}

#[test]
fn a_sign_has_its_side_and_details_and_a_no_is_a_no() {
    let of = |answer| {
        let diary = Diary { signs: vec![recorded(answer)], ..Diary::default() };
        observation(&diary, "warning sign: skin")
    };
    let answer = |yes| SignAnswer::new(night("2026-11-21"), Sign::Skin, yes);
    assert_eq!(value(&of(answer(false))), false);
    let details = vec![SignDetail::OtherChange];
    let yes = of(SignAnswer { side: Some(Side::Both), details, ..answer(true) });
    assert_eq!(component(&yes, "what it was like")["text"], "other change");
    assert_eq!(code(&component(&yes, "side")), "51440002");
}

#[test]
fn a_course_is_active_up_to_its_last_day() {
    let status = |started: &str, stopped: Option<&str>| {
        let stopped_on = stopped.map(date);
        of_course(Course { started_on: date(started), stopped_on, ..course() })["status"].clone()
    };
    assert_eq!(status("2026-03-01", None), "active");
    assert_eq!(status("2026-03-01", Some("2026-11-22")), "active");
    assert_eq!(status("2026-03-01", Some("2026-11-21")), "completed");
    assert_eq!(status("2026-11-23", None), "intended");
}

#[test]
fn a_medicine_is_told_as_it_was_entered_and_never_coded() {
    let told = of_course(Course {
        strength: Strength::new(40.0, "µg"),
        schedule: Some("every evening".to_owned()),
        suspected_side_effect: Some(false),
        recommended_by: Some("Dr. Roe".to_owned()),
        ..course()
    });
    assert_eq!(told["medicationCodeableConcept"], json!({ "text": "Furosemide retard" }));
    assert_eq!(told["effectivePeriod"], json!({ "start": "2026-03-01" }));
    let dosage = &told["dosage"][0];
    assert_eq!(dosage["text"], "40 µg, every evening");
    assert_eq!(dosage["doseAndRate"][0]["doseQuantity"]["code"], "ug");
    let notes = json!([
        { "text": "suspected by the person to have to do with the cramps: no" },
        { "text": "recommended by: Dr. Roe" },
    ]);
    assert_eq!(told["note"], notes);
    assert!(of_course(course()).get("dosage").is_none());
}

#[test]
fn a_missed_dose_was_not_taken() {
    let of = |taken, at| {
        let medicine = Medicine::named("ibuprofen").unwrap();
        let (strength, route) = (Strength::new(2.0, "tablets"), None);
        let dose = Dose { medicine, date: date("2026-11-21"), at, taken, strength, route };
        let diary = Diary { doses: vec![recorded(dose)], ..Diary::default() };
        resources(&diary, "MedicationStatement").remove(0)
    };
    let missed = of(false, None);
    assert_eq!(
        (&missed["status"], &missed["effectiveDateTime"]),
        (&json!("not-taken"), &json!("2026-11-21"))
    );
    let taken = of(true, Some(moment()));
    assert_eq!(taken["status"], "completed");
    assert_eq!(taken["effectiveDateTime"], "2026-11-22T03:12:00+01:00");
    let amount = &taken["dosage"][0]["doseAndRate"][0]["doseQuantity"];
    assert_eq!(*amount, json!({ "value": 2, "unit": "tablets" }));
}

#[test]
fn a_condition_is_confirmed_by_nobody_and_has_no_code() {
    let of = |name: &str, until| {
        let since = PartialDate::month(2015, 3);
        let fact = Fact::Condition { name: name.to_owned(), since, until };
        resources(&of_fact(fact), "Condition").remove(0)
    };
    let known = of("parkinsons", None);
    assert_eq!(known["code"], json!({ "text": "Parkinson's disease" }));
    assert_eq!(code(&known["verificationStatus"]), "unconfirmed");
    assert_eq!(code(&known["clinicalStatus"]), "active");
    assert_eq!(known["onsetDateTime"], "2015-03");
    let over = of("gout", PartialDate::year(2020));
    assert_eq!(over["code"], json!({ "text": "gout" }));
    assert_eq!(code(&over["clinicalStatus"]), "inactive");
    assert_eq!(over["abatementDateTime"], "2020");
}

#[test]
fn a_result_has_the_flag_and_the_limits_of_its_laboratory_and_no_others() {
    let of = |flag, low, high| {
        let unit = LabUnit::MicromolesPerLitre;
        let analyte = "vitamin_d".to_owned();
        let result =
            LabResult { analyte, value: 3.2, unit, on: date("2026-11-12"), flag, low, high };
        observation(&of_fact(Fact::Lab(result)), "vitamin d")
    };
    let bare = of(None, None, None);
    assert_eq!((&value(&bare)["value"], &value(&bare)["code"]), (&json!(3.2), &json!("umol/L")));
    assert!(bare.get("interpretation").is_none() && bare.get("referenceRange").is_none());
    let judged = of(Some(Flag::Low), Some(3.5), Some(5.0));
    assert_eq!(code(&judged["interpretation"][0]), "L");
    let range = &judged["referenceRange"][0];
    assert_eq!(range["text"], "3.5 to 5 µmol/L, as the laboratory printed it");
    assert_eq!(range["low"]["value"], 3.5);
    assert!(of(None, Some(3.5), None)["referenceRange"][0].get("high").is_none());
}

#[test]
fn of_the_person_only_the_year_of_birth_is_told() {
    let patient = resources(&of_fact(Fact::BirthYear(1961)), "Patient").remove(0);
    assert_eq!(patient["birthDate"], "1961");
    assert_eq!(patient.as_object().unwrap().len(), 3);
}
