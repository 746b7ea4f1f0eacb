//! Define: a factor of the person's own, from the arguments that describe it.

use std::borrow::Cow;

use crate::cli::args::{AddFactor, FactorShape};
use crate::cli::failure::Failure;
use crate::diary::{Acts, Catalogue, Exposed, Factor, Kind, Level, Source, Unit};
use crate::exchange;
use crate::grammar::{Clash, NewName, Now, clean};

/// What a factor must not be confused with.
pub(super) struct Beside {
    /// Every other factor.
    pub(super) catalogue: Catalogue,
    /// The other ones of the person's own.
    pub(super) others: Vec<Factor>,
    /// When it is said.
    pub(super) now: Now,
}

/// Returns the factor that is to be added.
pub(super) fn added(args: &AddFactor, beside: &Beside) -> Result<Factor, Failure> {
    let shape = &args.shape;
    let NewName { key, label } = name(&args.name, &[], beside)?;
    let kind = kind(shape, &label, None, beside)?;
    checked(
        Factor {
            key: Cow::Owned(key),
            label: Cow::Owned(label),
            aliases: &[],
            exposed: exposed(shape, &kind, None)?,
            kind,
            acts: if args.night { Acts::Night } else { Acts::Day },
            articles: &[],
            source: Source::Own { retired: false },
        },
        beside,
    )
}

/// Returns a factor with another shape; what is not said stays.
pub(super) fn changed(
    factor: &Factor,
    shape: &FactorShape,
    beside: &Beside,
) -> Result<Factor, Failure> {
    let kind = kind(shape, &factor.label, Some(factor), beside)?;
    let exposed = exposed(shape, &kind, Some(factor))?;
    checked(Factor { kind, exposed, ..factor.clone() }, beside)
}

/// Refuses a limit that no day could reach, and a column that is there already.
fn checked(factor: Factor, beside: &Beside) -> Result<Factor, Failure> {
    if let Some((limit, limits)) = factor.limit().zip(factor.limits())
        && !limits.contains(&limit)
    {
        let (least, most) = limits.into_inner();
        return Err(Failure::usage(format!("that is no limit for {}", factor.label))
            .hint(format!("a number from {least} to {most}")));
    }
    if exchange::has_no_column(&factor, &beside.others) {
        return Err(Failure::cannot(format!(
            "the column {} of the export is there already",
            factor.column()
        ))
        .hint("take another name"));
    }
    Ok(factor)
}

/// Reads a name that means nothing yet; `levels` are those of the factor itself.
pub(super) fn name(
    words: &[String],
    levels: &[Level],
    beside: &Beside,
) -> Result<NewName, Failure> {
    let name = NewName::read(&words.join(" ")).ok_or_else(|| {
        Failure::usage(
            "a name is one to four words of letters and digits, and begins with a letter",
        )
        .hint("such as `cramp factors add coffee --unit cups --exposed-above 2`")
    })?;
    if levels.iter().any(|level| level.word == name.label) {
        return Err(twice(&name.label));
    }
    match name.clash(&beside.catalogue, &beside.now) {
        None => Ok(name),
        Some(clash) => Err(taken(&name.label, clash)),
    }
}

fn taken(label: &str, clash: Clash<'_>) -> Failure {
    match clash {
        Clash::Factor(factor) => {
            Failure::cannot(format!("`{label}` means {} already", factor.label))
                .hint(format!("`cramp factors show {}` tells what it is", factor.label))
        }
        Clash::Words => Failure::cannot(format!(
            "`cramp day` understands `{label}` as something else already"
        ))
        .hint("a name cannot begin with a number, a unit, a side, a day or a kind of exercise"),
    }
}

fn twice(label: &str) -> Failure {
    Failure::usage(format!("`{label}` stands there twice"))
        .hint("a name and its levels are different words")
}

/// The most that can be believed of an amount in a unit of the person's own.
const MOST: f64 = 100_000.0;

/// Returns the kind that was said, else that of the factor, else yes or no.
fn kind(
    shape: &FactorShape,
    label: &str,
    old: Option<&Factor>,
    beside: &Beside,
) -> Result<Kind, Failure> {
    if let Some(unit) = &shape.unit {
        let unit = unit_of(unit)?;
        let most = if unit == Unit::Hours { 24.0 } else { MOST };
        return Ok(Kind::Amount { unit, least: 0.0, most });
    }
    if shape.score {
        return Ok(Kind::SCORE);
    }
    let levels = old.map_or(&[][..], |old| old.kind.levels());
    match old {
        _ if !shape.levels.is_empty() => {}
        Some(_) if !levels.is_empty() && !shape.yes_no => {
            let known = levels.iter().map(|level| level.word.to_string()).collect::<Vec<_>>();
            return category(&known, shape, label, levels, beside);
        }
        Some(old) if !shape.yes_no => return Ok(old.kind.clone()),
        _ => return Ok(Kind::YesNo),
    }
    category(&shape.levels, shape, label, levels, beside)
}

/// Reads a unit: one or a few plain words, in lower case.
fn unit_of(text: &str) -> Result<Unit, Failure> {
    let unit = clean(text).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || " %/".contains(c);
    let begins = unit.starts_with(|c: char| c.is_ascii_lowercase() || c == '%');
    if begins && unit.len() <= 20 && unit.chars().all(plain) {
        return Ok(Unit::from_suffix(&unit));
    }
    Err(Failure::usage("a unit is a short word of plain letters")
        .hint("such as `--unit cups` or `--unit h`"))
}

/// Reads levels; whether one counts is what is said, else what it was among the `old` ones.
fn category(
    words: &[String],
    shape: &FactorShape,
    label: &str,
    old: &[Level],
    beside: &Beside,
) -> Result<Kind, Failure> {
    let exposed = folded(&shape.exposed_levels)?;
    let mut levels: Vec<Level> = Vec::new();
    for word in folded(words)? {
        let known = old.iter().find(|level| level.word == word.label);
        if word.label == label || levels.iter().any(|level| level.word == word.label) {
            return Err(twice(&word.label));
        }
        if let Some(clash) = word.clash_of_level(&beside.catalogue, &beside.now) {
            return Err(taken(&word.label, clash));
        }
        let counts = match exposed.is_empty() {
            true => known.is_some_and(|level| level.exposed),
            false => exposed.contains(&word),
        };
        levels.push(Level { word: Cow::Owned(word.label), aliases: &[], exposed: counts });
    }
    if levels.len() < 2 {
        return Err(no_levels());
    }
    let is_missing = |word: &&NewName| levels.iter().all(|level| level.word != word.label);
    match exposed.iter().find(is_missing) {
        Some(word) => Err(Failure::usage(format!("`{}` is not one of the levels", word.label))
            .hint("--exposed-levels names some of those of --levels")),
        None => Ok(Kind::Category(Cow::Owned(levels))),
    }
}

/// Reads words as names are read, so that two spellings of one are the same.
fn folded(words: &[String]) -> Result<Vec<NewName>, Failure> {
    words.iter().map(|word| NewName::read(word).ok_or_else(no_levels)).collect()
}

fn no_levels() -> Failure {
    Failure::usage("levels are two or more words with commas between them")
        .hint("such as `--levels sofa,bed,floor --exposed-levels sofa`")
}

/// Returns when it counts: what was said, else what holds for the factor, else what is usual for the kind.
fn exposed(shape: &FactorShape, kind: &Kind, old: Option<&Factor>) -> Result<Exposed, Failure> {
    let is_number = kind.ends().is_some();
    let levels = kind.levels();
    let misfit = [
        ("--exposed-above", shape.exposed_above.is_some() && !is_number),
        ("--exposed-below", shape.exposed_below.is_some() && !is_number),
        ("--exposed-no", shape.exposed_no && *kind != Kind::YesNo),
        ("--exposed-levels", !shape.exposed_levels.is_empty() && levels.is_empty()),
    ];
    if let Some((flag, _)) = misfit.iter().find(|(_, misfit)| *misfit) {
        return Err(Failure::usage(format!("{flag} does not fit what is noted"))
            .hint("amounts and scores go above or below a number; yes and no, or levels, do not"));
    }
    let above = shape.exposed_above.map(|limit| Exposed::Above(limit + 0.0));
    let said = above.or_else(|| shape.exposed_below.map(|limit| Exposed::Below(limit + 0.0)));
    let same = old.filter(|old| old.kind.name() == kind.name() && !shape.yes_no);
    Ok(match (said, same, kind) {
        (Some(said), ..) => said,
        _ if shape.exposed_no => Exposed::No,
        (_, _, Kind::Category(_)) if levels.iter().any(|level| level.exposed) => Exposed::Levels,
        (_, _, Kind::Category(_)) => Exposed::Never,
        (_, Some(old), _) => old.exposed,
        (_, _, Kind::YesNo) => Exposed::Yes,
        _ => Exposed::Above(0.0),
    })
}
