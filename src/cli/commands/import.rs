//! `cramp import`: read CSV files into the diary, all of it or nothing.

mod mapped;
mod source;
#[cfg(test)]
mod tests;
mod told;

use crate::cli::answer::Answer;
use crate::cli::args::Import;
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Diary;
use crate::exchange::Merge;
use crate::store::Store;
use source::Incoming;

pub(crate) fn run(args: &Import, session: &Session) -> Result<Answer, Failure> {
    let Incoming { diary: incoming, left_out } = source::read(args, session)?;
    refuse_the_future(&incoming, session)?;
    let left_out = told::left_out(&left_out);
    if args.dry_run {
        let merge = Merge::of(&session.diary(None)?, &incoming);
        refuse_conflicts(args, &merge)?;
        let mut lines = vec![format!("Would import: {}. Nothing was changed.", told::plan(&merge))];
        lines.extend(told::beside(&merge).into_iter().chain(left_out));
        return Ok(Answer::lines(&lines, session.width));
    }
    let mut store = session.open()?;
    let begun = !store.view().history(1)?.is_empty();
    let change = store.change(session.now.at())?;
    let merge = Merge::of(&change.view().diary(None)?, &incoming);
    refuse_conflicts(args, &merge)?;
    let mut lines = Vec::new();
    if merge.added() == 0 {
        lines.push(format!("Nothing new: {}.", told::plan(&merge)));
        lines.extend(told::beside(&merge).into_iter().chain(left_out));
        return Ok(Answer::lines(&lines, session.width));
    }
    lines.push(format!("Imported: {}.", told::plan(&merge)));
    lines.extend(told::beside(&merge).into_iter().chain(left_out));
    if begun {
        let copy = Store::copy_before_import(&session.path()?, session.now.at())?;
        lines.push(phrases::dim(&format!("the diary before: {}", files::named(&copy))));
    }
    change.add_all(&merge.new)?;
    change.commit(&format!("imported {}", phrases::count(merge.added(), "record")))?;
    lines.push(phrases::dim("take all of it back with `cramp undo`"));
    Ok(Answer::lines(&lines, session.width))
}

/// Refuses where the two differ, unless the person wants to keep what is here.
fn refuse_conflicts(args: &Import, merge: &Merge) -> Result<(), Failure> {
    if merge.conflicts.is_empty() || args.keep_mine {
        return Ok(());
    }
    let differ = phrases::count(merge.conflicts.len(), "value");
    let verb = if merge.conflicts.len() == 1 { "differs" } else { "differ" };
    let mut details = told::conflicts(merge);
    if merge.added() + merge.same > 0 {
        details.push(format!("beside that: {}", told::plan(merge)));
    }
    let message = format!("{differ} {verb} from those of the diary");
    Err(Failure::cannot(message).details(details).hint(
        "nothing was imported; make both alike, or add --keep-mine: what differs then stays as it \
         is in this diary, and all else is imported",
    ))
}

fn refuse_the_future(diary: &Diary, session: &Session) -> Result<(), Failure> {
    let tonight = session.tonight();
    let now = session.now.at();
    // Another zone may have been a day ahead.
    let nights = diary.span().is_some_and(|(_, last)| last > tonight.after(1));
    let starts = diary.cramps.iter().filter_map(|cramp| cramp.start.as_ref());
    let doses = diary.doses.iter().filter_map(|dose| dose.at.as_ref());
    let tomorrow = tonight.after(1).morning();
    let taken = diary.doses.iter().map(|dose| dose.date);
    let begun = diary.courses.iter().map(|course| course.started_on);
    let answered = diary.signs.iter().map(|answer| answer.night.evening());
    let stood = diary.profile.iter().filter_map(|fact| fact.past_day());
    let dates = taken.chain(begun).chain(answered).chain(stood).any(|date| date >= tomorrow);
    let seen = diary.acknowledged.values().any(|at| *at > now);
    if nights || dates || seen || starts.chain(doses).any(|moment| moment.at() > now) {
        return Err(Failure::cannot("some of it is still to come")
            .hint("nothing was imported; check the dates, and the clock of this machine"));
    }
    Ok(())
}
