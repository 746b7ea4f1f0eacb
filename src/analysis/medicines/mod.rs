//! Medicines: the nights before each start of a regular medicine against the nights since.
//!
//! By name and by class. A start is the first day on which it is taken after a day on which it
//! was not. What is taken as needed has no start.
//!
//! ```text
//! courses ─► Run ─────────┬─► MedicineStart: what, since when, and what else changed then
//! Series  ─► BeforeAfter ─┘
//! ```

mod before_after;
mod run;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::diary::{Class, Course, Diary, Medicine, Night};

use super::Series;
pub use before_after::{BeforeAfter, BeforeAfterGrade, Difference, StudentTest};
use run::Run;

/// What the nights say about one start of a regular medicine, or of a class of them.
#[derive(Clone, Debug, PartialEq)]
pub struct MedicineStart {
    /// What was started.
    pub taken: Taken,
    /// The first day.
    pub started_on: NaiveDate,
    /// The last day before a day without it; `None` while it is still taken.
    pub stopped_on: Option<NaiveDate>,
    /// The nights before the first day against the nights from it on.
    pub nights: BeforeAfter,
    /// What else was started or stopped within 56 days, by date and name; its own stop is one of them.
    pub changes: Vec<Change>,
}

/// A medicine, or any of a class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Taken {
    /// This medicine.
    Medicine(Medicine),
    /// Any medicine of a class, with those that the diary has of it: two or more, by name.
    Class(Class, Vec<Medicine>),
}

/// A regular medicine that was started or stopped.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The first day, or the last.
    pub on: NaiveDate,
    /// The medicine.
    pub medicine: Medicine,
    /// Whether it was started or stopped.
    pub kind: ChangeKind,
}

/// Whether a medicine was started or stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// On the first day on which it was taken.
    Start,
    /// On the last day on which it was taken.
    Stop,
}

impl ChangeKind {
    /// Returns the kind in one word: "start" or "stop".
    pub fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Stop => "stop",
        }
    }
}

impl MedicineStart {
    /// Returns what the nights say about every start, by date, and medicines before classes.
    ///
    /// Of the classes, those of which the diary has two medicines or more; one with the same
    /// courses as a part of it is told by that part. A combination counts in each of its
    /// classes, and what is unclassified in none. What was stopped before the first night is
    /// left out; what was started before it has no nights to be compared with.
    pub fn of(diary: &Diary, series: &Series) -> Vec<Self> {
        let medicines = by_name(diary);
        let changes = changes(&medicines);
        let names = medicines
            .iter()
            .map(|(medicine, courses)| (Taken::Medicine((*medicine).clone()), courses.clone()));
        let mut starts: Vec<_> = names
            .chain(by_class(diary))
            .flat_map(|(taken, courses)| {
                Run::of(&courses).into_iter().map(move |run| (taken.clone(), run))
            })
            .filter(|(_, run)| run.last.is_none_or(|last| last >= series.first().evening()))
            .map(|(taken, run)| Self {
                nights: BeforeAfter::of(series, Night::named_after(run.first)),
                changes: beside(&taken, run.first, &changes),
                started_on: run.first,
                stopped_on: run.last,
                taken,
            })
            .collect();
        starts.sort_by(|a, b| (a.started_on, &a.taken).cmp(&(b.started_on, &b.taken)));
        starts
    }

    /// Returns what the nights say about every start, or about those in a window that the person picked.
    ///
    /// What is picked gets no grade, and `series` holds no night outside the window.
    pub fn within(diary: &Diary, series: &Series, window: Option<(Night, Night)>) -> Vec<Self> {
        let starts = Self::of(diary, series);
        let Some((from, to)) = window else { return starts };
        let is_within = |start: &Self| (from..=to).contains(&Night::named_after(start.started_on));
        starts.into_iter().filter(is_within).map(Self::without_grade).collect()
    }

    /// Returns the same figures without a grade: picking windows is testing many times.
    pub fn without_grade(self) -> Self {
        Self { nights: self.nights.without_grade(), ..self }
    }
}

impl Taken {
    /// Returns the class; `None` for a single medicine.
    pub fn class(&self) -> Option<Class> {
        match self {
            Self::Medicine(_) => None,
            Self::Class(class, _) => Some(*class),
        }
    }

    /// Returns the medicines that it may be, by name.
    pub fn medicines(&self) -> &[Medicine] {
        match self {
            Self::Medicine(medicine) => std::slice::from_ref(medicine),
            Self::Class(_, medicines) => medicines,
        }
    }
}

/// Returns the courses of each regular medicine.
fn by_name(diary: &Diary) -> BTreeMap<&Medicine, Vec<&Course>> {
    let mut medicines: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for course in diary.regular_courses() {
        medicines.entry(&course.medicine).or_default().push(&course.fact);
    }
    medicines
}

/// Returns the courses of each class that has two medicines or more, without those that say the same twice.
fn by_class(diary: &Diary) -> Vec<(Taken, Vec<&Course>)> {
    let mut classes: BTreeMap<Class, Vec<&Course>> = BTreeMap::new();
    for course in diary.regular_courses() {
        for class in diary.classes_of(&course.medicine, course.route) {
            classes.entry(class).or_default().push(&course.fact);
        }
    }
    classes.remove(&Class::Unclassified);
    let is_said_by_a_part = |class: Class, courses: &[&Course]| {
        classes.iter().any(|(part, some)| part.parent() == Some(class) && some == courses)
    };
    classes
        .iter()
        .filter(|(class, courses)| !is_said_by_a_part(**class, courses))
        .filter_map(|(class, courses)| {
            let names: BTreeSet<_> = courses.iter().map(|course| &course.medicine).collect();
            let medicines: Vec<_> = names.into_iter().cloned().collect();
            (medicines.len() > 1).then(|| (Taken::Class(*class, medicines), courses.clone()))
        })
        .collect()
}

/// Returns every start and every stop of a medicine.
fn changes(medicines: &BTreeMap<&Medicine, Vec<&Course>>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (medicine, courses) in medicines {
        let change = |on, kind| Change { on, medicine: (*medicine).clone(), kind };
        for run in Run::of(courses) {
            changes.push(change(run.first, ChangeKind::Start));
            changes.extend(run.last.map(|last| change(last, ChangeKind::Stop)));
        }
    }
    changes.sort_unstable();
    changes
}

/// Returns the changes so near to a start that the nights cannot tell them apart from it.
fn beside(taken: &Taken, start: NaiveDate, changes: &[Change]) -> Vec<Change> {
    let is_itself = |change: &Change| {
        change.kind == ChangeKind::Start
            && change.on == start
            && taken.medicines().contains(&change.medicine)
    };
    let days_apart = |change: &Change| (change.on - start).num_days().unsigned_abs();
    changes
        .iter()
        .filter(|change| days_apart(change) <= before_after::NIGHTS && !is_itself(change))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests;
