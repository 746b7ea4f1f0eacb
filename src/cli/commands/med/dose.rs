//! Doses: taken or missed.

use super::{known, said};
use crate::cli::answer::Answer;
use crate::cli::args::MedWords;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Dose;
use crate::grammar::{MedicineWords, When};

/// Records a dose; how much and by which route are those of the course in force, unless said.
pub(super) fn record(args: &MedWords, taken: bool, session: &Session) -> Result<Answer, Failure> {
    let read = MedicineWords::read_dose(&args.words, &session.grammar_now(false))?;
    let (words, medicine) = said(read)?;
    let mut store = session.open()?;
    let medicine = known(medicine, args.new, store.view(), session)?;
    let change = store.change(session.now.at())?;
    let now = taken.then(|| session.now.clone());
    let at = match &words.when {
        Some(When::At { moment, .. }) => Some(moment.clone()),
        Some(When::On { .. }) => None,
        None => now,
    };
    let named = words.when.as_ref().map(When::date).or(words.from);
    let date = named.unwrap_or(session.now.local().date());
    let courses = change.view().courses()?;
    let course = courses.iter().rfind(|it| it.medicine == medicine && it.covers(date));
    let dose = Dose {
        medicine,
        date,
        at,
        taken,
        strength: words.strength.or(course.and_then(|course| course.strength.clone())),
        route: words.route.or(course.and_then(|course| course.route)),
    };
    change.add_dose(&dose)?;
    let words = format!("{}, {}", phrases::dose(&dose), phrases::dose_time(&dose));
    let deed = if taken { "took" } else { "missed" };
    change.commit(&format!("{deed} {words}"))?;
    Ok(Answer::done(vec![format!("{}: {words}.", phrases::sentence(deed))], session.width))
}
