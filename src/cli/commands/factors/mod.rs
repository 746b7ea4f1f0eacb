//! `cramp factors`: what can be noted about a day, and the person's own factors.

mod define;
mod scan;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde::Serialize;

use crate::cli::answer::Answer;
use crate::cli::args::{AddFactor, ChangeFactor, Factors, RenameFactor, Words};
use crate::cli::failure::Failure;
use crate::cli::json::{FORMAT, FactorForm};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Acts, Catalogue, Diary, Factor, Source, Value};
use crate::store::Change;
use define::Beside;

#[derive(Serialize)]
struct Form {
    format: u32,
    factors: Vec<FactorForm>,
}

pub(crate) fn run(command: Option<&Factors>, session: &Session) -> Result<Answer, Failure> {
    match command {
        None => listed(session),
        Some(Factors::Show(args)) => shown(args, session),
        Some(Factors::Add(args)) => add(args, session),
        Some(Factors::Change(args)) => change_shape(args, session),
        Some(Factors::Rename(args)) => rename(args, session),
        Some(Factors::Retire(args)) => set_retired(args, true, session),
        Some(Factors::Restore(args)) => set_retired(args, false, session),
        Some(Factors::Delete(args)) => delete(args, session),
        Some(Factors::Scan(args)) => scan::run(args, session),
    }
}

fn listed(session: &Session) -> Result<Answer, Failure> {
    let catalogue = session.catalogue()?;
    if session.json {
        let factors =
            catalogue.all().iter().map(|factor| FactorForm::of(factor, &catalogue)).collect();
        return Answer::json(&Form { format: FORMAT, factors });
    }
    let of = |source: fn(&Factor) -> bool| catalogue.all().iter().filter(move |f| source(f));
    let mut lines = vec![phrases::bold("What can be noted; a day counts as exposed when it is:")];
    let noted = of(|factor| matches!(factor.source, Source::Recorded));
    lines.extend(noted.map(|factor| line(factor, &catalogue, session.width)));
    let own: Vec<_> =
        of(Factor::is_own).map(|factor| line(factor, &catalogue, session.width)).collect();
    if !own.is_empty() {
        lines.push(phrases::bold("Your own"));
        lines.extend(own);
    }
    lines.push(phrases::bold("What follows from it, and is never asked for"));
    lines.extend(of(Factor::is_computed).map(|factor| line(factor, &catalogue, session.width)));
    lines.push(phrases::dim(&phrases::wrapped(HOW, session.width).join("\n")));
    Ok(Answer::text(lines.join("\n")))
}

const HOW: &str = "`cramp factors show water` tells everything about one; \
                   `cramp factors add coffee --unit cups --exposed-above 2` adds one of your own; \
                   `cramp settings standing 5h` changes a limit; `cramp factors scan` shows what is \
                   held against the nights. 000 to 003 are the articles.";

/// The columns that the name of a factor takes.
const NAME: usize = 28;

/// Returns a factor in one line: its name, when it counts, and who names it.
fn line(factor: &Factor, catalogue: &Catalogue, width: usize) -> String {
    let settings = catalogue.settings();
    let when = phrases::rule(factor).unwrap_or_else(|| phrases::exposed_when(factor, settings));
    let retired = match factor.source {
        Source::Own { retired: true } => " (retired)",
        _ => "",
    };
    let articles = match phrases::articles(factor) {
        none if none.is_empty() => String::new(),
        articles => format!(" [{articles}]"),
    };
    let text = phrases::hanging(&format!("{when}{retired}{articles}"), NAME + 2, width);
    format!("  {:<NAME$}{text}", phrases::factor_name(factor))
}

fn shown(args: &Words, session: &Session) -> Result<Answer, Failure> {
    let catalogue = session.catalogue()?;
    let factor = found(&args.words.join(" "), &catalogue)?;
    if session.json {
        let factors = vec![FactorForm::of(factor, &catalogue)];
        return Answer::json(&Form { format: FORMAT, factors });
    }
    let mut facts = vec![
        ("name", factor.label.to_string()),
        ("takes", phrases::takes(factor)),
        ("also", factor.aliases.join(", ")),
    ];
    facts.push(match phrases::rule(factor) {
        Some(rule) => ("rule", rule),
        None => ("exposed", phrases::exposed_when(factor, catalogue.settings())),
    });
    facts.extend([
        (
            "acts",
            if factor.acts == Acts::Night { "in the night" } else { "in the day before" }
                .to_owned(),
        ),
        ("scan", phrases::scan(factor, &catalogue)),
        ("column", factor.column()),
        ("named by", factor.articles.iter().map(|it| it.file()).collect::<Vec<_>>().join(", ")),
    ]);
    let known = facts.iter().filter(|(_, fact)| !fact.is_empty());
    let lines = known
        .map(|(name, fact)| format!("  {name:<10}{}", phrases::hanging(fact, 12, session.width)));
    let title = phrases::bold(&phrases::sentence(&factor.label));
    Ok(Answer::text([title].into_iter().chain(lines).collect::<Vec<_>>().join("\n")))
}

/// Returns the factor that these words name.
fn found<'c>(words: &str, catalogue: &'c Catalogue) -> Result<&'c Factor, Failure> {
    let words = words.to_lowercase();
    catalogue.named(&words).ok_or_else(|| {
        Failure::cannot(format!("there is no factor `{words}`"))
            .hint("`cramp factors` lists every factor")
    })
}

/// Returns the person's own factor that these words name, as it is without the settings, and what is beside it.
fn own(
    words: &[String],
    change: &Change<'_>,
    session: &Session,
) -> Result<(Factor, Beside), Failure> {
    let catalogue = change.view().catalogue()?;
    let named = found(&words.join(" "), &catalogue)?;
    let (mut it, others): (Vec<_>, Vec<_>) =
        change.view().own_factors()?.into_iter().partition(|factor| factor == named);
    let Some(factor) = it.pop() else {
        return Err(Failure::cannot(format!("{} is built in", named.label))
            .hint("only factors of your own can be changed, renamed, retired or deleted"));
    };
    let catalogue = Catalogue::new(catalogue.settings(), &others);
    Ok((factor, Beside { catalogue, others, now: session.grammar_now(false) }))
}

fn add(args: &AddFactor, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let beside = Beside {
        catalogue: change.view().catalogue()?,
        others: change.view().own_factors()?,
        now: session.grammar_now(false),
    };
    let factor = define::added(args, &beside)?;
    change.add_factor(&factor)?;
    let words = format!("added {}", told(&factor, &beside.catalogue));
    change.commit(&words)?;
    let how = phrases::dim(&format!("note it with `cramp day {} …`", factor.label));
    Ok(Answer::done(vec![format!("{}.", phrases::sentence(&words)), how], session.width))
}

/// Returns how a factor is noted and when it counts: "coffee: cups, exposed above 2 cups".
fn told(factor: &Factor, catalogue: &Catalogue) -> String {
    let when = phrases::exposed_when(factor, catalogue.settings());
    format!("{}: {}, exposed {when}", factor.label, phrases::takes(factor))
}

fn change_shape(args: &ChangeFactor, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.amend()?;
    let change = store.change(session.now.at())?;
    let (factor, beside) = own(&args.name, &change, session)?;
    let changed = define::changed(&factor, &args.shape, &beside)?;
    let diary = change.view().diary(None)?;
    let noted = readings(&diary, &factor);
    let fits = changed.column() == factor.column() && noted.iter().all(|it| changed.accepts(it));
    if !noted.is_empty() && !fits {
        let hint = format!("`cramp factors retire {}`, and add one of another name", factor.label);
        return Err(Failure::cannot(format!(
            "what is noted of {} would not fit that any more",
            factor.label
        ))
        .hint(hint));
    }
    let before = told(diary.catalogue().by_key(&factor.key).unwrap_or(&factor), &beside.catalogue);
    change.replace_factor(&changed)?;
    if (changed.exposed, &changed.kind) != (factor.exposed, &factor.kind) {
        forget_limit(&factor, &change)?;
    }
    let words = format!("changed {}", told(&changed, &beside.catalogue));
    if !change.commit(&words)? {
        return Ok(Answer::text(format!("{} is so already.", phrases::sentence(&factor.label))));
    }
    let lines = vec![format!("{}.", phrases::sentence(&words)), format!("It was: {before}.")];
    Ok(Answer::done(lines, session.width))
}

/// Returns every reading of a factor.
fn readings<'d>(diary: &'d Diary, factor: &Factor) -> Vec<&'d Value> {
    diary.days.values().filter_map(|day| day.reading(factor)).collect()
}

/// Takes the limit that was set for a factor away: it was for another shape of it.
fn forget_limit(factor: &Factor, change: &Change<'_>) -> Result<(), Failure> {
    let mut settings = change.view().settings()?;
    settings.limits.remove(&factor.key);
    Ok(change.set_settings(&settings)?)
}

fn rename(args: &RenameFactor, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.amend()?;
    let change = store.change(session.now.at())?;
    let (factor, beside) = own(std::slice::from_ref(&args.from), &change, session)?;
    let label = define::name(&args.to, factor.kind.levels(), &beside)?.label;
    let renamed = Factor { label: Cow::Owned(label), ..factor.clone() };
    change.replace_factor(&renamed)?;
    let words = format!("renamed {} to {}", factor.label, renamed.label);
    if !change.commit(&words)? {
        return Ok(Answer::text(format!("{} is so already.", phrases::sentence(&factor.label))));
    }
    let key =
        format!("Its column stays {}, and `{}` is still understood.", factor.column(), factor.key);
    Ok(Answer::done(vec![format!("{}.", phrases::sentence(&words)), key], session.width))
}

fn set_retired(args: &Words, retired: bool, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.amend()?;
    let change = store.change(session.now.at())?;
    let (factor, _) = own(&args.words, &change, session)?;
    change.replace_factor(&Factor { source: Source::Own { retired }, ..factor.clone() })?;
    let words = match retired {
        true => format!("retired {}; what was noted stays", factor.label),
        false => format!("restored {}", factor.label),
    };
    if !change.commit(&words)? {
        return Ok(Answer::text(format!("{} is so already.", phrases::sentence(&factor.label))));
    }
    Ok(Answer::done(vec![format!("{}.", phrases::sentence(&words))], session.width))
}

fn delete(args: &Words, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.amend()?;
    let change = store.change(session.now.at())?;
    let (factor, _) = own(&args.words, &change, session)?;
    if !readings(&change.view().diary(None)?, &factor).is_empty() {
        return Err(Failure::cannot(format!("something is noted of {}", factor.label))
            .hint(format!("`cramp factors retire {}` keeps it, and asks no more", factor.label)));
    }
    forget_limit(&factor, &change)?;
    change.delete_factor(&factor)?;
    let words = format!("deleted {}, of which nothing was noted", factor.label);
    change.commit(&words)?;
    Ok(Answer::done(vec![format!("{}.", phrases::sentence(&words))], session.width))
}
