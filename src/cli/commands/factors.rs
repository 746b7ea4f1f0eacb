//! `cramp factors`: what can be noted about a day, and the person's own factors.

use std::borrow::Cow;

use serde::Serialize;

use crate::cli::answer::Answer;
use crate::cli::args::{AddFactor, Factors, RenameFactor, Words};
use crate::cli::failure::Failure;
use crate::cli::json::{FORMAT, FactorForm};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Acts, Catalogue, Exposed, Factor, Kind, Level, Source, Unit};
use crate::grammar::{NewName, clean};

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
        Some(Factors::Rename(args)) => rename(args, session),
        Some(Factors::Retire(args)) => set_retired(args, true, session),
        Some(Factors::Restore(args)) => set_retired(args, false, session),
    }
}

fn listed(session: &Session) -> Result<Answer, Failure> {
    let catalogue = session.catalogue()?;
    if session.json {
        let form = |factor| FactorForm::of(factor, catalogue.settings());
        let factors = catalogue.all().iter().map(form).collect();
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
                   `cramp settings standing 5h` changes a limit. 000 to 003 are the articles.";

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
    format!("  {:<NAME$}{text}", factor.key.replace('_', " "))
}

fn shown(args: &Words, session: &Session) -> Result<Answer, Failure> {
    let catalogue = session.catalogue()?;
    let factor = found(&args.words.join(" "), &catalogue)?;
    let settings = catalogue.settings();
    if session.json {
        let factors = vec![FactorForm::of(factor, settings)];
        return Answer::json(&Form { format: FORMAT, factors });
    }
    let mut facts = vec![
        ("name", factor.label.to_string()),
        ("takes", phrases::takes(factor)),
        ("also", factor.aliases.join(", ")),
    ];
    facts.push(match phrases::rule(factor) {
        Some(rule) => ("rule", rule),
        None => ("exposed", phrases::exposed_when(factor, settings)),
    });
    facts.extend([
        (
            "acts",
            if factor.acts == Acts::Night { "in the night" } else { "in the day before" }
                .to_owned(),
        ),
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

/// Returns the person's own factor that these words name.
fn own<'c>(words: &str, catalogue: &'c Catalogue) -> Result<&'c Factor, Failure> {
    let factor = found(words, catalogue)?;
    if factor.is_own() {
        return Ok(factor);
    }
    Err(Failure::cannot(format!("{} is built in", factor.label))
        .hint("only factors of your own can be renamed or retired"))
}

fn add(args: &AddFactor, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let catalogue = change.view().catalogue()?;
    let name = new_name(&args.name, &catalogue)?;
    let kind = kind(args)?;
    let factor = Factor {
        key: Cow::Owned(name.key),
        label: Cow::Owned(name.label),
        aliases: &[],
        exposed: exposed(args, &kind)?,
        kind,
        acts: if args.night { Acts::Night } else { Acts::Day },
        articles: &[],
        source: Source::Own { retired: false },
    };
    change.add_factor(&factor)?;
    let when = phrases::exposed_when(&factor, catalogue.settings());
    let words = format!("added {}: {}, exposed {when}", factor.label, phrases::takes(&factor));
    change.commit(&words)?;
    let how = phrases::dim(&format!("note it with `cramp day {} …`", factor.label));
    Ok(Answer::done(vec![format!("{}.", phrases::sentence(&words)), how], session.width))
}

/// Reads a name that no factor has yet.
fn new_name(words: &[String], catalogue: &Catalogue) -> Result<NewName, Failure> {
    let name = NewName::read(&words.join(" ")).ok_or_else(|| {
        Failure::usage(
            "a name is one to four words of letters and digits, and begins with a letter",
        )
        .hint("such as `cramp factors add coffee --unit cups --exposed-above 2`")
    })?;
    match name.clash(catalogue) {
        None => Ok(name),
        Some(factor) => {
            Err(Failure::cannot(format!("`{}` means {} already", name.label, factor.label))
                .hint(format!("`cramp factors show {}` tells what it is", factor.key)))
        }
    }
}

/// The most that can be believed of an amount in a unit of the person's own.
const MOST: f64 = 100_000.0;

fn kind(args: &AddFactor) -> Result<Kind, Failure> {
    if let Some(unit) = &args.unit {
        let unit = clean(unit).trim().to_lowercase();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || " %/".contains(c);
        let begins = unit.starts_with(|c: char| c.is_ascii_lowercase() || c == '%');
        if !begins || unit.len() > 20 || !unit.chars().all(plain) {
            return Err(Failure::usage("a unit is a short word of plain letters")
                .hint("such as `--unit cups` or `--unit h`"));
        }
        let unit = Unit::from_suffix(&unit);
        let most = if unit == Unit::Hours { 24.0 } else { MOST };
        return Ok(Kind::Amount { unit, least: 0.0, most });
    }
    if args.score {
        return Ok(Kind::SCORE);
    }
    if args.levels.is_empty() {
        return Ok(Kind::YesNo);
    }
    let exposed = |word: &String| args.exposed_levels.contains(word);
    let level = |word: &String| {
        let exposed = exposed(word);
        let name = NewName::read(word)?;
        Some(Level { word: Cow::Owned(name.label), aliases: &[], exposed })
    };
    let levels: Option<Vec<Level>> = args.levels.iter().map(level).collect();
    let levels = levels.filter(|levels| levels.len() > 1);
    levels.map(|levels| Kind::Category(Cow::Owned(levels))).ok_or_else(|| {
        Failure::usage("levels are two or more words with commas between them")
            .hint("such as `--levels sofa,bed,floor --exposed-levels sofa`")
    })
}

fn exposed(args: &AddFactor, kind: &Kind) -> Result<Exposed, Failure> {
    let misfit = |what: &str| {
        Err(Failure::usage(format!("{what} does not fit what is noted"))
            .hint("amounts and scores go above or below a number; yes and no, or levels, do not"))
    };
    let amount = matches!(kind, Kind::Amount { .. } | Kind::Scale { .. });
    match (args.exposed_above, args.exposed_below) {
        (Some(limit), _) if amount && limit >= 0.0 => return Ok(Exposed::Above(limit)),
        (_, Some(limit)) if amount && limit > 0.0 => return Ok(Exposed::Below(limit)),
        (Some(_), _) => return misfit("--exposed-above"),
        (_, Some(_)) => return misfit("--exposed-below"),
        (None, None) => {}
    }
    match kind {
        Kind::YesNo if args.exposed_no => Ok(Exposed::No),
        _ if args.exposed_no => misfit("--exposed-no"),
        Kind::Category(levels) => {
            let known = levels.iter().filter(|level| level.exposed).count();
            if known < args.exposed_levels.len() {
                misfit("--exposed-levels")
            } else {
                Ok(Exposed::Levels)
            }
        }
        _ if !args.exposed_levels.is_empty() => misfit("--exposed-levels"),
        Kind::YesNo => Ok(Exposed::Yes),
        _ => Ok(Exposed::Above(0.0)),
    }
}

fn rename(args: &RenameFactor, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.look()?;
    let change = store.change(session.now.at())?;
    let catalogue = change.view().catalogue()?;
    let factor = own(&args.from, &catalogue)?;
    let name = new_name(&args.to, &catalogue)?;
    let renamed = Factor { label: Cow::Owned(name.label), ..factor.clone() };
    change.replace_factor(&renamed)?;
    let words = format!("renamed {} to {}", factor.label, renamed.label);
    change.commit(&words)?;
    let key =
        format!("Its column stays {}, and `{}` is still understood.", factor.column(), factor.key);
    Ok(Answer::done(vec![format!("{}.", phrases::sentence(&words)), key], session.width))
}

fn set_retired(args: &Words, retired: bool, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.look()?;
    let change = store.change(session.now.at())?;
    let catalogue = change.view().catalogue()?;
    let factor = own(&args.words.join(" "), &catalogue)?;
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
