//! `cramp factors scan`: what is held against the nights, each quantity once, and in which reading.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{NAME, found};
use crate::cli::answer::Answer;
use crate::cli::args::ScanFactor;
use crate::cli::failure::Failure;
use crate::cli::json::{FORMAT, FactorForm};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Catalogue, Factor, InScan, Settings, Word};

#[derive(Serialize)]
struct Form {
    format: u32,
    scan: Vec<FactorForm>,
    on_request: Vec<FactorForm>,
}

/// Lists the scan, or switches a factor in or out.
pub(super) fn run(args: &ScanFactor, session: &Session) -> Result<Answer, Failure> {
    if args.name.is_empty() {
        return listed(&session.catalogue()?, session);
    }
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let before = change.view().catalogue()?;
    let factor = found(&args.name.join(" "), &before)?;
    let is_in = before.scanned().contains(&factor);
    if is_in != args.out {
        return Ok(Answer::lines(&[already(factor, is_in, &before)], session.width));
    }
    let scan = if args.out { without(factor, &before)? } else { with(factor, &before)? };
    let settings = Settings { scan, ..before.settings().clone() };
    let after = Catalogue::new(&settings, &change.view().own_factors()?);
    let moved = Moved { left: missing_in(&after, &before), came: missing_in(&before, &after) };
    change.set_settings(&settings)?;
    let words = moved.words(factor, &before);
    change.commit(&words)?;
    let mut lines = vec![format!("{}.", phrases::sentence(&words))];
    if factor.in_place_of().is_some() && !args.out {
        lines.extend(moved.besides(factor));
        lines.push(MANY_READINGS.to_owned());
    }
    lines.push(phrases::dim(FROM_NOW_ON));
    Ok(Answer::done(lines, session.width))
}

const MANY_READINGS: &str =
    "To try many readings and keep the best is another way of testing many times.";

const FROM_NOW_ON: &str = "from now on the figures of `cramp analyze` are of this scan";

/// Returns the keys that are switched in once this factor is in the scan.
fn with(factor: &Factor, catalogue: &Catalogue) -> Result<BTreeSet<Word>, Failure> {
    catalogue.scan_with(factor).ok_or_else(|| {
        let (name, why) = (phrases::factor_name(factor), phrases::never_scanned(factor));
        Failure::cannot(format!("{name} is never in the scan; {why}"))
            .hint("`cramp factors scan` shows what is in it, and what can be switched in")
    })
}

/// Returns the keys that are switched in once this factor is switched out.
fn without(factor: &Factor, catalogue: &Catalogue) -> Result<BTreeSet<Word>, Failure> {
    if factor.in_place_of().is_none() {
        let name = phrases::factor_name(factor);
        return Err(Failure::cannot(format!("{name} is a plain reading, and stays in the scan"))
            .hint("`cramp factors scan` shows what can be switched in, and in place of what"));
    }
    let mut scan = catalogue.settings().scan.clone();
    scan.remove(&factor.key);
    Ok(scan)
}

/// Says of a factor that it stands already where it should.
fn already(factor: &Factor, is_in: bool, catalogue: &Catalogue) -> String {
    let name = phrases::sentence(&phrases::factor_name(factor));
    match factor.in_place_of() {
        _ if !is_in => format!("{name} is not in the scan."),
        Some(plain) => {
            let place = phrases::in_place_of(plain, catalogue);
            format!("{name} is in the scan already, {place}.")
        }
        None => format!("{name} is in the scan already."),
    }
}

/// What a switch moved.
struct Moved<'c> {
    /// What went out of the scan.
    left: Vec<&'c Factor>,
    /// What came into it.
    came: Vec<&'c Factor>,
}

impl Moved<'_> {
    /// Names the switch: "switched activity jump into the scan, in place of exercise".
    fn words(&self, factor: &Factor, catalogue: &Catalogue) -> String {
        match factor.in_place_of() {
            Some(plain) if self.came.contains(&factor) => {
                let place = phrases::in_place_of(plain, catalogue);
                format!("switched {} into the scan, {place}", phrases::factor_name(factor))
            }
            _ if self.came.is_empty() => format!("took {} out of the scan", names(&self.left)),
            _ => {
                let (came, left) = (names(&self.came), names(&self.left));
                format!("put {came} back into the scan, in place of {left}")
            }
        }
    }

    /// Tells what went out with the switch of `factor` besides its plain ones, and what that brought back.
    fn besides(&self, factor: &Factor) -> Option<String> {
        let is = |these: &[&Factor]| if these.len() == 1 { "is" } else { "are" };
        let out: Vec<_> =
            self.left.iter().copied().filter(|it| it.in_place_of().is_some()).collect();
        let back: Vec<_> = self.came.iter().copied().filter(|it| *it != factor).collect();
        if out.is_empty() {
            return None;
        }
        let out = format!("{} {} out of it again", phrases::sentence(&names(&out)), is(&out));
        Some(match back.as_slice() {
            [] => format!("{out}."),
            back => format!("{out}, and {} {} back.", names(back), is(back)),
        })
    }
}

/// Returns the factors that one scan has and another one has not.
fn missing_in<'c>(other: &Catalogue, catalogue: &'c Catalogue) -> Vec<&'c Factor> {
    let others = other.scanned();
    catalogue.scanned().into_iter().filter(|factor| !others.contains(factor)).collect()
}

fn names(factors: &[&Factor]) -> String {
    phrases::list(&factors.iter().map(|it| phrases::factor_name(it)).collect::<Vec<_>>())
}

fn listed(catalogue: &Catalogue, session: &Session) -> Result<Answer, Failure> {
    let switched_in = standing(catalogue, |place| matches!(place, InScan::SwitchedIn(_)));
    let on_request = standing(catalogue, |place| matches!(place, InScan::OnRequest(_)));
    if session.json {
        let forms = |factors: Vec<&Factor>| {
            factors.into_iter().map(|factor| FactorForm::of(factor, catalogue)).collect()
        };
        let (scan, on_request) = (forms(catalogue.scanned()), forms(on_request));
        return Answer::json(&Form { format: FORMAT, scan, on_request });
    }
    let plain = standing(catalogue, |place| matches!(place, InScan::Plain | InScan::Any));
    let plain: Vec<_> = plain.into_iter().map(phrases::factor_name).collect();
    let plain = format!("{}; and every medicine that is taken as needed", plain.join(", "));
    let line = |factor: &&Factor| line(factor, catalogue, session.width);
    let mut lines =
        vec![phrases::bold("The scan: what is held against the nights, each quantity once")];
    lines.push(format!("  {}", phrases::hanging(&plain, 2, session.width)));
    if !switched_in.is_empty() {
        lines.push(phrases::bold("Switched in"));
        lines.extend(switched_in.iter().map(line));
    }
    lines.push(phrases::bold("Other readings, on request"));
    lines.extend(on_request.iter().map(line));
    lines.push(phrases::dim(&phrases::wrapped(HOW, session.width).join("\n")));
    Ok(Answer::text(lines.join("\n")))
}

const HOW: &str = "`cramp factors scan activity jump` switches a reading in, and `cramp factors \
                   scan --out activity jump` switches it out. Times, and what may be an answer to \
                   cramps, are never in the scan.";

/// Returns the factors that stand so in the scan.
fn standing(catalogue: &Catalogue, so: fn(&InScan<'_>) -> bool) -> Vec<&Factor> {
    catalogue.all().iter().filter(|factor| so(&catalogue.in_scan(factor))).collect()
}

/// Returns another reading in one line: its name, and what it stands for.
fn line(factor: &Factor, catalogue: &Catalogue, width: usize) -> String {
    let plain = factor.in_place_of().unwrap_or_default();
    let place = phrases::hanging(&phrases::in_place_of(plain, catalogue), NAME + 2, width);
    format!("  {:<NAME$}{place}", phrases::factor_name(factor))
}
