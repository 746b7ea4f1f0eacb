//! The starts of regular medicines: which there are, and what the nights say about them.

use serde_json::Value as Json;

use super::super::known::{SAMPLES, close, course, diary, recorded, sample, series_of, vectors};
use super::*;

#[track_caller]
fn assert_figures(found: &BeforeAfter, expected: &Json) {
    assert_eq!(expected["before_known"], found.before.known);
    assert_eq!(expected["after_known"], found.since.known);
    assert_eq!(expected["before_cramp"], found.before.cramp_nights);
    assert_eq!(expected["after_cramp"], found.since.cramp_nights);
    close(found.before.share().unwrap(), &expected["before_share"]);
    close(found.since.share().unwrap(), &expected["after_share"]);
    let difference = found.difference.unwrap();
    close(difference.size, &expected["rd"]);
    close(difference.interval.low, &expected["rd_lo"]);
    close(difference.interval.high, &expected["rd_hi"]);
    close(difference.clumping, &expected["Dt"]);
    let test = difference.test.unwrap();
    close(test.t, &expected["t"]);
    close(test.freedom, &expected["df"]);
    close(test.p, &expected["p"]);
    assert_eq!(expected["grade"], found.grade.unwrap().word());
}

/// Compares the starts by name with the figures; returns how many there are.
#[track_caller]
fn assert_starts(diary: &Diary, figures: &Json) -> usize {
    let starts = MedicineStart::of(diary, &Series::of(diary).unwrap());
    let expected = figures["medicines"].as_array().unwrap();
    assert_eq!(starts.len(), expected.len());
    for (start, expected) in starts.iter().zip(expected) {
        let medicine = Medicine::named(expected["name"].as_str().unwrap()).unwrap();
        assert_eq!(start.taken, Taken::Medicine(medicine));
        let others: BTreeSet<_> = start.changes.iter().map(|it| it.medicine.name()).collect();
        assert_eq!(expected["overlaps"], Json::from_iter(others));
        assert_figures(&start.nights, expected);
    }
    starts.len()
}

#[test]
fn a_comparison_meets_the_known_answer() {
    let vectors = vectors("before_after");
    assert_eq!(vectors.len(), 1);
    for vector in vectors {
        let series = series_of(&vector["input"]["y"]);
        let start = series.first().after(vector["input"]["start"].as_u64().unwrap());
        assert_figures(&BeforeAfter::of(&series, start), &vector["expected"]);
    }
}

#[test]
fn every_known_diary_has_its_known_starts() {
    let samples = SAMPLES.map(|name| {
        let (diary, figures) = sample(name);
        assert_starts(&diary, &figures)
    });
    assert_eq!(samples, [0, 0, 1, 0, 0]);
    let vectors = vectors("diary").into_iter().map(|vector| {
        let table = |name: &str| vector["input"][name].as_str().unwrap();
        let diary = diary(table("days_csv"), table("cramps_csv"), table("medications_csv"));
        assert_starts(&diary, &vector["expected"])
    });
    assert_eq!(vectors.collect::<Vec<_>>(), [0, 0, 0, 0, 1, 0]);
}

/// A diary of courses alone: name, first day, and last day or nothing.
fn courses(courses: &[(&str, &str, &str)]) -> Diary {
    let courses = courses
        .iter()
        .enumerate()
        .map(|(number, (name, first, last))| recorded(number, course(name, first, last)));
    Diary { courses: courses.collect(), ..Diary::default() }
}

/// The starts in 300 nights from 1 January 2025 on, every third of them a cramp night.
fn starts(diary: &Diary) -> Vec<MedicineStart> {
    let nights: Vec<_> = (0..300).map(|night| u8::from(night % 3 == 0)).collect();
    MedicineStart::of(diary, &series_of(&nights.into()))
}

/// What was started when, in short: "furosemide 2025-03-01", "loop 2025-03-01".
fn told(starts: &[MedicineStart]) -> Vec<String> {
    let name = |taken: &Taken| match taken {
        Taken::Medicine(medicine) => medicine.name().to_owned(),
        Taken::Class(class, _) => class.word().to_owned(),
    };
    starts.iter().map(|start| format!("{} {}", name(&start.taken), start.started_on)).collect()
}

/// What else changed beside a start, in short: "stop furosemide 2025-03-31".
fn beside(start: &MedicineStart) -> Vec<String> {
    let words = |it: &Change| format!("{} {} {}", it.kind.word(), it.medicine.name(), it.on);
    start.changes.iter().map(words).collect()
}

#[test]
fn a_medicine_that_was_left_off_and_taken_again_starts_twice() {
    let diary = courses(&[
        ("Furosemide", "2025-03-01", "2025-03-31"),
        ("furosemide", "2025-04-01", "2025-04-30"),
        ("furosemide", "2025-08-01", ""),
    ]);
    let found = starts(&diary);
    assert_eq!(told(&found), ["Furosemide 2025-03-01", "Furosemide 2025-08-01"]);
    assert_eq!(found[0].stopped_on, Some("2025-04-30".parse().unwrap()));
    assert_eq!(found[1].stopped_on, None);
    assert_eq!(beside(&found[0]), [] as [&str; 0], "60 days on is too far away");
}

#[test]
fn what_is_taken_as_needed_has_no_start_and_changes_nothing() {
    let named = [
        ("ramipril", "2025-05-01", ""),
        ("ibuprofen", "2025-05-03", "2025-05-20"),
        ("naproxen", "2025-05-05", ""),
    ];
    let mut diary = courses(&named);
    let class = format!("{} 2025-05-03", Class::OtcAnalgesic.word());
    assert!(told(&starts(&diary)).contains(&class));
    diary.courses[1].fact.schedule = Some("as needed".to_owned());
    let found = starts(&diary);
    assert_eq!(told(&found), ["ramipril 2025-05-01", "naproxen 2025-05-05"]);
    assert_eq!(beside(&found[0]), ["start naproxen 2025-05-05"]);
}

#[test]
fn its_own_stop_among_the_nights_is_named() {
    let diary =
        courses(&[("quinapril", "2025-03-01", "2025-03-10"), ("quinapril", "2025-03-20", "")]);
    let found = starts(&diary);
    let (stop, again) = ("stop quinapril 2025-03-10", "start quinapril 2025-03-20");
    assert_eq!(beside(&found[0]), [stop, again]);
    assert_eq!(beside(&found[1]), ["start quinapril 2025-03-01", stop]);
}

#[test]
fn two_starts_on_one_day_name_each_other() {
    let found = starts(&courses(&[("ramipril", "2025-05-01", ""), ("codeine", "2025-05-01", "")]));
    assert_eq!(told(&found), ["codeine 2025-05-01", "ramipril 2025-05-01"]);
    assert_eq!(beside(&found[0]), ["start ramipril 2025-05-01"]);
    assert_eq!(beside(&found[1]), ["start codeine 2025-05-01"]);
    assert_eq!(found[0].nights, found[1].nights);
}

#[test]
fn what_changed_up_to_56_days_away_is_named() {
    let found = starts(&courses(&[
        ("ramipril", "2025-05-01", ""),
        ("codeine", "2024-01-01", "2025-03-05"),
        ("digoxin", "2024-01-01", "2025-03-06"),
        ("warfarin", "2025-06-26", ""),
        ("aspirin", "2025-06-27", ""),
    ]));
    let ramipril = found.iter().find(|start| start.started_on.to_string() == "2025-05-01").unwrap();
    assert_eq!(beside(ramipril), ["stop digoxin 2025-03-06", "start warfarin 2025-06-26"]);
}

#[test]
fn a_course_from_before_the_diary_has_no_nights_before() {
    let found = starts(&courses(&[("ramipril", "2019-01-01", ""), ("codeine", "2025-01-01", "")]));
    assert_eq!(told(&found), ["ramipril 2019-01-01", "codeine 2025-01-01"]);
    for start in &found {
        assert_eq!((start.nights.before.nights, start.nights.difference), (0, None));
        assert_eq!(start.nights.grade, Some(BeforeAfterGrade::TooEarly));
    }
}

#[test]
fn what_was_stopped_before_the_diary_is_not_told() {
    assert_eq!(starts(&courses(&[("ramipril", "2019-01-01", "2024-12-31")])), []);
    assert_eq!(starts(&courses(&[("ramipril", "2019-01-01", "2025-01-01")])).len(), 1);
}

#[test]
fn a_medicine_started_today_has_no_nights_since() {
    let found = starts(&courses(&[("ramipril", "2025-10-28", "")]));
    assert_eq!((found[0].nights.before.known, found[0].nights.since.nights), (56, 0));
    assert_eq!(found[0].nights.grade, Some(BeforeAfterGrade::TooEarly));
}

#[test]
fn a_gap_in_the_nights_is_no_calm() {
    let nights: Vec<_> = (0..300)
        .map(|n| if (60..100).contains(&n) { Json::Null } else { Json::from(u8::from(n % 3 == 0)) })
        .collect();
    let diary = courses(&[("ramipril", "2025-03-26", "")]);
    let found = MedicineStart::of(&diary, &series_of(&nights.into()));
    let (before, since) = (found[0].nights.before, found[0].nights.since);
    assert_eq!((before.nights, before.known, before.cramp_nights), (56, 32, 10));
    assert_eq!((since.nights, since.known, since.cramp_nights), (56, 40, 13));
    assert!(found[0].nights.difference.is_some());
}

#[test]
fn a_class_starts_where_the_first_of_its_medicines_does() {
    let found = starts(&courses(&[
        ("furosemide", "2025-03-01", "2025-05-31"),
        ("torasemide", "2025-06-01", "2025-06-30"),
        ("furosemide", "2025-09-01", ""),
    ]));
    assert_eq!(
        told(&found),
        [
            "furosemide 2025-03-01",
            "loop 2025-03-01",
            "torasemide 2025-06-01",
            "furosemide 2025-09-01",
            "loop 2025-09-01",
        ]
    );
    assert_eq!(found[1].stopped_on, Some("2025-06-30".parse().unwrap()));
    assert_eq!(found[1].nights, found[0].nights);
    assert_eq!(beside(&found[2]), ["stop furosemide 2025-05-31", "stop torasemide 2025-06-30"]);
    let names: Vec<_> = found[1].taken.medicines().iter().map(Medicine::name).collect();
    assert_eq!(names, ["furosemide", "torasemide"]);
}

#[test]
fn two_medicines_of_a_class_on_one_day_are_its_start_and_no_other_change() {
    let found =
        starts(&courses(&[("furosemide", "2025-03-01", ""), ("torasemide", "2025-03-01", "")]));
    assert_eq!(told(&found).last().unwrap(), "loop 2025-03-01");
    assert_eq!(beside(found.last().unwrap()), [] as [&str; 0]);
}

#[test]
fn a_class_is_told_where_it_tells_more_than_the_names_and_its_parts() {
    let classes = |names: &[&str]| {
        let diary: Vec<_> = names.iter().map(|name| (*name, "2025-03-01", "")).collect();
        let found = starts(&courses(&diary));
        found.iter().filter_map(|start| start.taken.class()).collect::<Vec<_>>()
    };
    assert_eq!(classes(&["furosemide"]), []);
    assert_eq!(classes(&["furosemide", "torasemide"]), [Class::Loop]);
    assert_eq!(classes(&["furosemide", "indapamide"]), [Class::Diuretic]);
    assert_eq!(
        classes(&["furosemide", "torasemide", "indapamide"]),
        [Class::Diuretic, Class::Loop]
    );
    assert_eq!(classes(&["homebrew", "moonshine"]), [], "unclassified is no class");
}

#[test]
fn a_combination_counts_in_each_of_its_classes() {
    let found = starts(&courses(&[
        ("lisinopril and hydrochlorothiazide", "2025-03-01", ""),
        ("ramipril", "2025-06-01", ""),
        ("furosemide", "2025-06-01", ""),
    ]));
    let classes: Vec<_> = found
        .iter()
        .filter_map(|start| Some((start.taken.class()?, start.started_on.to_string())))
        .collect();
    let first = "2025-03-01".to_owned();
    assert_eq!(classes, [(Class::Diuretic, first.clone()), (Class::BpMedicine, first)]);
}

#[test]
fn the_persons_own_classes_win() {
    let mut diary = courses(&[("homebrew", "2025-03-01", ""), ("furosemide", "2025-06-01", "")]);
    diary.classes.insert("homebrew".to_owned(), vec![Class::Diuretic]);
    assert_eq!(
        told(&starts(&diary)),
        ["homebrew 2025-03-01", "diuretic 2025-03-01", "furosemide 2025-06-01"]
    );
}
