//! `cramp profile`: the standing facts, shown, noted, changed and removed.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::cli::answer::Answer;
use crate::cli::args::Words;
use crate::cli::failure::Failure;
use crate::cli::json::ProfileForm;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Diary, Fact, LabResult, PartialDate, Recorded, Trimester};
use crate::grammar::{Leftover, ProfileSaid, ProfileWords};

pub(crate) fn run(args: &Words, session: &Session) -> Result<Answer, Failure> {
    if args.words.is_empty() {
        return show(session);
    }
    let words = ProfileWords::read(&args.words, &session.grammar_now(false))?;
    match words.said {
        Some(ProfileSaid::Fact(fact)) => keep(fact, session),
        Some(ProfileSaid::Delivered(on)) => delivered(on, session),
        Some(ProfileSaid::Remove(numbers)) => remove(&numbers, session),
        None => Err(not_understood(words.leftovers.first())),
    }
}

/// Says what is wrong with words; a name is not said back.
fn not_understood(leftover: Option<&Leftover>) -> Failure {
    match leftover {
        Some(Leftover { text, reason: Some(reason), likely }) => {
            Failure::usage(format!("\"{text}\" {reason}")).hint(match likely {
                Some(likely) => format!("nothing was recorded; did you mean {likely}?"),
                None => "nothing was recorded; `cramp profile --help` has examples".to_owned(),
            })
        }
        Some(Leftover { likely: Some(likely), .. }) => Failure::usage(
            "the name is close to one that is known, and not the same",
        )
        .hint(format!(
            "nothing was recorded; did you mean {likely}? If not, put `exactly` behind the name"
        )),
        _ => Failure::usage("it is not said what this is about").hint(
            "begin with born, condition, pregnant, delivered, lab, weight, work, restricted, \
             reviewed or remove; any name can follow condition",
        ),
    }
}

/// Keeps a fact; one that is there already is changed.
fn keep(fact: Fact, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let today = session.now.local().date();
    let facts = change.view().profile()?;
    let known = facts.iter().find(|known| known.is_same(&fact)).or_else(|| {
        let is_new = matches!(fact, Fact::Pregnancy { delivered: None, .. });
        facts.iter().find(|known| is_new && is_open(known, today))
    });
    let fact = known.map_or(fact.clone(), |known| with_what_was_said(&known.fact, fact));
    if let Fact::Pregnancy { due, delivered: Some(on) } = fact {
        refuse_another_pregnancy(due, on)?;
    }
    let words = phrases::fact(&fact);
    let Some(known) = known else {
        change.add_fact(&fact)?;
        change.commit(&format!("noted in the profile: {words}"))?;
        let lines = [format!("Noted: {words}.")].into_iter().chain(another_sample(&facts, &fact));
        return Ok(Answer::done(lines.collect(), session.width));
    };
    if known.fact == fact {
        return Ok(known_already(&words, session));
    }
    let before = phrases::fact(&known.fact);
    change.replace_fact(known.number, &fact)?;
    change.commit(&format!("changed in the profile: {words} (was: {before})"))?;
    let mut lines = vec![format!("Changed: {words}."), format!("It was: {before}.")];
    lines.extend(left_out(&known.fact, &fact).map(str::to_owned));
    Ok(Answer::done(lines, session.width))
}

/// Says that another result of the same day stays, which may be a slip that is still there.
fn another_sample(facts: &[Recorded<Fact>], new: &Fact) -> Option<String> {
    let Fact::Lab(new) = new else { return None };
    let other = facts.iter().find(|fact| matches!(&fact.fact, Fact::Lab(it) if it.is_beside(new)));
    other.map(|other| {
        let (words, number) = (phrases::fact(other), other.number);
        format!("It stands beside {words}; `cramp profile remove {number}` takes that one out.")
    })
}

/// Says that a date was dropped, which would have made the others run backwards.
fn left_out(known: &Fact, new: &Fact) -> Option<&'static str> {
    let Fact::Condition { since: was_since, until: was_until, .. } = known else { return None };
    let Fact::Condition { since, until, .. } = new else { return None };
    if was_until.is_some() && until.is_none() {
        return Some("The end is left out: it would be before the beginning.");
    }
    (was_since.is_some() && since.is_none())
        .then_some("The beginning is left out: it would be after the end.")
}

fn known_already(words: &str, session: &Session) -> Answer {
    Answer::lines(&[format!("The profile says so already: {words}.")], session.width)
}

/// Tells whether a pregnancy can still be the one that is spoken of.
fn is_open(fact: &Fact, today: NaiveDate) -> bool {
    const LONGEST_DAYS: i64 = 300;
    match fact {
        Fact::Pregnancy { due, delivered: None } => (today - *due).num_days() <= LONGEST_DAYS,
        _ => false,
    }
}

/// Returns the new fact with what it does not say again, where that still belongs to it.
fn with_what_was_said(known: &Fact, new: Fact) -> Fact {
    match (known, new) {
        (
            Fact::Condition { since: was_since, until: was_until, name },
            Fact::Condition { since, until, .. },
        ) => {
            let name = name.clone();
            let fits = |since: &Option<PartialDate>, until: &Option<PartialDate>| {
                since.zip(*until).is_none_or(|(since, until)| until.last() >= since.first())
            };
            let was_since = was_since.filter(|was| fits(&Some(*was), &until));
            let since = since.or(was_since);
            let until = until.or(was_until.filter(|was| fits(&since, &Some(*was))));
            Fact::Condition { name, since, until }
        }
        (Fact::Pregnancy { delivered: was, .. }, Fact::Pregnancy { due, delivered }) => {
            Fact::Pregnancy { due, delivered: delivered.or(*was) }
        }
        (Fact::Lab(known), Fact::Lab(new)) => Fact::Lab(LabResult {
            flag: new.flag.or(known.flag),
            low: new.low.or(known.low),
            high: new.high.or(known.high),
            ..new
        }),
        (_, new) => new,
    }
}

fn refuse_another_pregnancy(due: NaiveDate, delivered: NaiveDate) -> Result<(), Failure> {
    match Trimester::on(delivered, due, None) {
        Some(_) => Ok(()),
        None => Err(Failure::cannot("that day and the due date are not of one pregnancy")
            .hint("nothing was recorded; say both, such as `pregnant due 1 mar delivered 25 feb`")),
    }
}

/// Ends the open pregnancy.
fn delivered(on: NaiveDate, session: &Session) -> Result<Answer, Failure> {
    let facts = session.look()?.view().profile()?;
    let mut open = None;
    for fact in &facts {
        match &fact.fact {
            Fact::Pregnancy { delivered: Some(known), .. } if *known == on => {
                return Ok(known_already(&phrases::fact(fact), session));
            }
            Fact::Pregnancy { due, delivered: None } => open = Some(*due),
            _ => {}
        }
    }
    match open {
        Some(due) => keep(Fact::Pregnancy { due, delivered: Some(on) }, session),
        None => Err(Failure::cannot("no pregnancy is open in the profile")
            .hint("one that is over takes both dates: `pregnant due 1 mar delivered 25 feb`")),
    }
}

/// Removes records: all of them, or none.
fn remove(numbers: &[i64], session: &Session) -> Result<Answer, Failure> {
    let mut store = session.amend()?;
    let change = store.change(session.now.at())?;
    let facts = change.view().profile()?;
    let mut removed = Vec::new();
    for number in BTreeSet::from_iter(numbers) {
        let Some(fact) = facts.iter().find(|fact| fact.number == *number) else {
            return Err(Failure::cannot(format!("the profile has no record {number}"))
                .hint("nothing was removed; `cramp profile` shows every record with its number"));
        };
        change.delete_fact(fact.number)?;
        removed.push(phrases::fact(fact));
    }
    let words = removed.join("; ");
    change.commit(&format!("removed from the profile: {words}"))?;
    Ok(Answer::done(vec![format!("Removed: {words}.")], session.width))
}

fn show(session: &Session) -> Result<Answer, Failure> {
    let store = session.look()?;
    let view = store.view();
    let diary = Diary { profile: view.profile()?, courses: view.courses()?, ..Diary::default() };
    let today = session.now.local().date();
    let (medicines, conditions) = (medicines_in_force(&diary, today), conditions(&diary, today));
    let nothing = diary.profile.is_empty();
    if session.json {
        let form = ProfileForm::of(&diary, today, medicines, conditions);
        return Ok(Answer::json(&form)?.unless(nothing));
    }
    if nothing {
        return Ok(Answer::nothing(BEGIN));
    }
    let mut lines = vec![phrases::bold("Profile")];
    let digits = diary.profile.iter().map(|fact| fact.number.to_string().len()).max().unwrap_or(1);
    lines.extend(diary.profile.iter().map(|fact| line(fact, digits, today, session.width)));
    let counts = [
        (conditions, phrases::count(conditions, "condition")),
        (medicines, phrases::count(medicines, "medicine") + " in force"),
    ];
    let counts: Vec<_> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    if !counts.is_empty() {
        lines.push(format!("Today: {}.", phrases::list(&counts)));
    }
    let way = "say a fact again to change it; `cramp profile remove N` takes record N out";
    lines.push(phrases::dim(&phrases::paragraph(way, session.width)));
    Ok(Answer::text(lines.join("\n")))
}

/// What an empty profile says.
const BEGIN: &str = "Nothing is kept in the profile yet. All of it is optional.

  cramp profile born 1958
  cramp profile condition diabetes since 2015
  cramp profile lab potassium 3.2 mmol/L low on 12 nov
  cramp profile --help                     everything else";

/// Returns one record behind its number and its name.
fn line(fact: &Recorded<Fact>, digits: usize, today: NaiveDate, width: usize) -> String {
    const NAMES: usize = 12;
    let (number, name) = (fact.number, phrases::fact_name(fact));
    let told = phrases::hanging(&phrases::fact_on(fact, today), digits + NAMES + 4, width);
    format!("  {number:>digits$}  {name:<NAMES$}{told}")
}

/// Returns how many medicines have a course that covers this date.
fn medicines_in_force(diary: &Diary, date: NaiveDate) -> usize {
    let courses = diary.courses.iter().filter(|course| course.covers(date));
    courses.map(|course| &course.medicine).collect::<BTreeSet<_>>().len()
}

/// Returns how many conditions last on this date.
fn conditions(diary: &Diary, date: NaiveDate) -> usize {
    diary.conditions_on(date).map(|(_, name)| name).collect::<BTreeSet<_>>().len()
}
