//! Words for medicines: the nights before a start, and the nights since.

use super::super::medicines::{BeforeAfter, Change, ChangeKind, Difference, MedicineStart, Taken};
use super::numbers::{counted, fewer_to_more};
use super::parts::{capitalised, date, listed};
use crate::diary::Medicine;

/// What no figure of one start can say.
pub const CAUTION: &str = "One start is one event: people start treatment in bad times, and bad times \
    pass. Sixteen weeks find little even when a medicine is strong. Talk to the prescriber or \
    pharmacist; do not stop a medicine on your own.";

/// What belongs to the figures of a window that the person picked.
pub const ONLY_PICKED: &str = "Only nights of the picked window count, and it gets no grade.";

/// Says of each start how the nights since compare with those before, and what that is worth.
///
/// Empty without a start.
pub fn medicines(starts: &[MedicineStart]) -> Vec<String> {
    let (compared, alone): (Vec<_>, Vec<_>) =
        starts.iter().partition(|start| start.nights.before.known > 0);
    let mut said: Vec<_> = compared
        .into_iter()
        .map(|start| match begun_with(start, starts) {
            Some(medicine) => alike(start, medicine),
            None => since(start),
        })
        .collect();
    said.extend(starts_without_before(&alone));
    if starts.iter().any(|start| start.nights.difference.is_some()) {
        said.push(CAUTION.to_owned());
    }
    said
}

/// Returns the medicine with which a class was started, if the nights of that start are told.
fn begun_with<'a>(start: &MedicineStart, starts: &'a [MedicineStart]) -> Option<&'a Medicine> {
    start.taken.class()?;
    starts.iter().find_map(|other| match &other.taken {
        Taken::Medicine(medicine) if other.started_on == start.started_on => {
            start.taken.medicines().contains(medicine).then_some(medicine)
        }
        _ => None,
    })
}

/// Says of one start how the nights since compare with those before.
fn since(start: &MedicineStart) -> String {
    let nights = &start.nights;
    let found = nights.difference.map(|difference| figures(nights, &difference));
    let mut sentences = vec![graded(start, &found.unwrap_or_else(|| missing(nights)))];
    sentences.extend(beside(&start.changes));
    if nights.grade.is_none() && nights.difference.is_some() {
        sentences.push(ONLY_PICKED.to_owned());
    }
    sentences.join(" ")
}

/// Says what was started when, the grade if there is one, and this sentence.
fn graded(start: &MedicineStart, sentence: &str) -> String {
    match start.nights.grade {
        Some(grade) => format!("{}: {}. {}", head(start), grade.word(), capitalised(sentence)),
        None => format!("{}: {sentence}", head(start)),
    }
}

/// Says of a class that it was started with a medicine that is told already.
fn alike(start: &MedicineStart, medicine: &Medicine) -> String {
    let grade = start.nights.grade.map(|grade| format!("{}, ", grade.word())).unwrap_or_default();
    format!("{}: {grade}as for {}.", head(start), medicine.name())
}

fn head(start: &MedicineStart) -> String {
    format!("{}, since {}", named(&start.taken), date(start.started_on))
}

/// Says that these starts have no nights before them; `None` if there is no such start.
pub fn starts_without_before(starts: &[&MedicineStart]) -> Option<String> {
    let first = starts.first()?;
    let names: Vec<_> = starts.iter().map(|start| named(&start.taken)).collect();
    Some(format!(
        "No night{} is recorded in the 8 weeks before the start of {}, so there is nothing to \
         compare with.",
        window(&first.nights),
        listed(&names),
    ))
}

/// Says that the nights are those of a picked window, if they are.
fn window(nights: &BeforeAfter) -> &'static str {
    if nights.grade.is_none() { " of the picked window" } else { "" }
}

/// Names what was started: "furosemide", "any loop diuretic (furosemide, torasemide)".
fn named(taken: &Taken) -> String {
    let names: Vec<_> = taken.medicines().iter().map(|medicine| medicine.name()).collect();
    match taken.class() {
        Some(class) => format!("any {} ({})", class.label(), names.join(", ")),
        None => names.concat(),
    }
}

/// Says how many nights are recorded, where they are too few.
fn missing(nights: &BeforeAfter) -> String {
    let (before, since) = (counted(nights.before.known, "recorded night"), nights.since.known);
    format!(
        "{before}{} in the 8 weeks before and {since} in the first 8 weeks since; {} of each are \
         needed.",
        window(nights),
        BeforeAfter::NIGHTS_NEEDED,
    )
}

/// Says on how many nights there were cramps, and how great the difference is.
fn figures(nights: &BeforeAfter, difference: &Difference) -> String {
    let size = match difference.size * 100.0 {
        size if size.abs() < 0.5 => "about as many".to_owned(),
        size => {
            let (way, size) = (if size < 0.0 { "fewer" } else { "more" }, size.abs().round());
            let nights = if size > 1.0 { "nights" } else { "night" };
            format!("{size:.0} {way} cramp {nights} in 100")
        }
    };
    format!(
        "cramps on {} of {} in the 8 weeks before and on {} of {} in the first 8 weeks since, \
         {size} (likely {}).",
        nights.before.cramp_nights,
        counted(nights.before.known, "recorded night"),
        nights.since.cramp_nights,
        nights.since.known,
        fewer_to_more(difference.interval.times(100.0), 0),
    )
}

/// Says what else was started or stopped then; `None` if nothing was.
fn beside(changes: &[Change]) -> Option<String> {
    let words = |change: &Change| {
        let (name, on) = (change.medicine.name(), date(change.on));
        match change.kind {
            ChangeKind::Start => format!("{name} from {on}"),
            ChangeKind::Stop => format!("{name} until {on}"),
        }
    };
    let words: Vec<_> = changes.iter().map(words).collect();
    (!words.is_empty()).then(|| {
        format!(
            "Also within 8 weeks of it: {}; the nights cannot tell these apart.",
            listed(&words),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::Series;
    use super::super::super::known::{course, recorded, series_of};
    use super::*;
    use crate::diary::Diary;

    /// A diary of courses alone: name, first day, and last day or nothing.
    fn starts(courses: &[(&str, &str, &str)], series: &Series) -> Vec<MedicineStart> {
        let courses = courses
            .iter()
            .enumerate()
            .map(|(number, (name, first, last))| recorded(number, course(name, first, last)));
        MedicineStart::of(&Diary { courses: courses.collect(), ..Diary::default() }, series)
    }

    /// 112 nights from 1 January 2025 on, with a cramp where the rule says so.
    fn nights(cramp: impl Fn(u32) -> bool) -> Series {
        series_of(&(0..112).map(|night| u8::from(cramp(night))).collect::<Vec<_>>().into())
    }

    /// Many cramp nights up to 25 February 2025, and few from 26 February on.
    fn better() -> Series {
        nights(|night| if night < 56 { night % 5 != 0 } else { night % 11 == 0 })
    }

    #[test]
    fn a_start_says_before_and_since_and_what_one_start_is_worth() {
        let said = medicines(&starts(&[("ramipril", "2025-02-26", "")], &better()));
        assert_eq!(
            said,
            [
                "ramipril, since Wed 26 Feb 2025: possible. Cramps on 44 of 56 recorded nights in \
                 the 8 weeks before and on 5 of 56 in the first 8 weeks since, 70 fewer cramp nights \
                 in 100 (likely 52 to 80 fewer).",
                CAUTION,
            ]
        );
    }

    #[test]
    fn too_early_says_how_wide_it_may_be_or_what_is_missing() {
        let flat = nights(|night| night % 4 == 0);
        let said = |start| medicines(&starts(&[("ramipril", start, "")], &flat));
        assert_eq!(
            said("2025-02-26")[0],
            "ramipril, since Wed 26 Feb 2025: too early. Cramps on 14 of 56 recorded nights in \
             the 8 weeks before and on 14 of 56 in the first 8 weeks since, about as many (likely between 17 fewer and 17 more)."
        );
        assert_eq!(
            said("2025-04-12"),
            ["ramipril, since Sat 12 Apr 2025: too early. 56 recorded nights in the 8 weeks \
              before and 11 in the first 8 weeks since; 21 of each are needed."]
        );
    }

    #[test]
    fn a_picked_window_gets_figures_and_no_grade() {
        let found = starts(&[("ramipril", "2025-02-26", "")], &better());
        let found: Vec<_> = found.into_iter().map(MedicineStart::without_grade).collect();
        let said = medicines(&found);
        assert!(said[0].starts_with("ramipril, since Wed 26 Feb 2025: cramps on 44 of 56"));
        assert!(said[0].ends_with("Only nights of the picked window count, and it gets no grade."));
    }

    #[test]
    fn what_is_missing_in_a_picked_window_may_be_outside() {
        let courses = [("ramipril", "2025-04-12", ""), ("codeine", "2020-01-01", "")];
        let found = starts(&courses, &better());
        let found: Vec<_> = found.into_iter().map(MedicineStart::without_grade).collect();
        assert_eq!(
            medicines(&found),
            [
                "ramipril, since Sat 12 Apr 2025: 56 recorded nights of the picked window in the \
                 8 weeks before and 11 in the first 8 weeks since; 21 of each are needed.",
                "No night of the picked window is recorded in the 8 weeks before the start of \
                 codeine, so there is nothing to compare with.",
            ]
        );
    }

    #[test]
    fn what_else_changed_is_named_beside_it() {
        let courses = [("ramipril", "2025-02-26", "2025-03-10"), ("codeine", "2025-01-10", "")];
        let said = medicines(&starts(&courses, &better()));
        assert!(said[1].ends_with(
            "Also within 8 weeks of it: codeine from Fri 10 Jan 2025 and ramipril until \
             Mon 10 Mar 2025; the nights cannot tell these apart."
        ));
    }

    #[test]
    fn what_else_changed_is_named_where_it_is_too_early_as_well() {
        let courses = [("ramipril", "2025-04-12", ""), ("codeine", "2025-03-10", "")];
        let said = medicines(&starts(&courses, &better()));
        assert!(said[1].ends_with(
            "11 in the first 8 weeks since; 21 of each are needed. Also within 8 weeks of it: \
             codeine from Mon 10 Mar 2025; the nights cannot tell these apart."
        ));
    }

    #[test]
    fn a_class_refers_to_the_medicine_with_which_it_was_started() {
        let courses = [("furosemide", "2025-02-26", ""), ("torasemide", "2025-04-20", "")];
        let mut found = starts(&courses, &better());
        assert_eq!(
            medicines(&found)[1],
            "any loop diuretic (furosemide, torasemide), since Wed 26 Feb 2025: possible, as for \
             furosemide."
        );
        found.remove(0);
        assert!(medicines(&found)[0].contains("Wed 26 Feb 2025: possible. Cramps on 44 of 56"));
    }

    #[test]
    fn what_began_before_the_diary_is_said_in_one_sentence() {
        let courses = [("furosemide", "2020-01-01", ""), ("torasemide", "2021-01-01", "")];
        assert_eq!(
            medicines(&starts(&courses, &better())),
            ["No night is recorded in the 8 weeks before the start of furosemide, any loop \
              diuretic (furosemide, torasemide) and torasemide, so there is nothing to compare \
              with."]
        );
        assert_eq!(medicines(&[]), [] as [&str; 0]);
    }

    #[test]
    fn no_sentence_speaks_of_a_cause() {
        let courses = [
            ("furosemide", "2025-02-26", "2025-03-10"),
            ("torasemide", "2025-03-05", ""),
            ("ramipril", "2020-01-01", ""),
            ("codeine", "2025-04-12", ""),
        ];
        let said = medicines(&starts(&courses, &better())).join(" ").to_lowercase();
        for word in ["because", "cause", "due to", "effect", "works", "helps", "thanks to"] {
            assert!(!said.contains(word), "{word}: {said}");
        }
    }
}
