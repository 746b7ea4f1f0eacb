//! Doses: taken or missed.

use super::{known, said, told};
use crate::cli::answer::Answer;
use crate::cli::args::MedWords;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Dose, Night, Recorded};
use crate::grammar::{MedicineWords, When};
use crate::store::Change;

/// Records a dose; how much and by which route are those of the course in force, unless said.
pub(super) fn record(args: &MedWords, taken: bool, session: &Session) -> Result<Answer, Failure> {
    let read = MedicineWords::read_dose(&args.words, &session.grammar_now(false))?;
    let (words, medicine) = said(read, if taken { "took" } else { "missed" }, &args.words)?;
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
    if !taken {
        refuse_twice(&dose, &change)?;
    }
    let before = change.view().watched(session.tonight())?;
    change.add_dose(&dose)?;
    let warned = told::fresh(&before, &change, session)?;
    let words = format!("{}, {}", phrases::dose(&dose), phrases::dose_time(&dose));
    let deed = if taken { "took" } else { "missed" };
    change.commit(&format!("{deed} {words}"))?;
    let mut lines = vec![format!("{}: {words}.", phrases::sentence(deed))];
    lines.extend(warned);
    Ok(Answer::done(lines, session.width))
}

/// Refuses a missed dose that is noted already; one of another time of the day is another one.
fn refuse_twice(dose: &Dose, change: &Change<'_>) -> Result<(), Failure> {
    let noted = change.view().night(Night::named_after(dose.date))?.doses;
    let is_it =
        |it: &&Recorded<Dose>| !it.taken && it.medicine == dose.medicine && it.at == dose.at;
    match noted.iter().find(is_it) {
        None => Ok(()),
        Some(known) => Err(Failure::cannot("that is noted as missed already").hint(format!(
            "name the time of another dose, such as 20:00; `cramp med delete dose {}` takes this one out",
            known.number
        ))),
    }
}
