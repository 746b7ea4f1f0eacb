//! `cramp settings`: the measures and limits by which the diary is read, and what else is set.

use std::ops::RangeInclusive;

use serde::Serialize;

use crate::cli::answer::Answer;
use crate::cli::args::Words;
use crate::cli::failure::Failure;
use crate::cli::json::{FORMAT, SettingForm, settings};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Catalogue, Factor, InScan, Settings, Unit, Volume};
use crate::grammar::{NotASetting, SettingName, SettingSaid};

#[derive(Serialize)]
struct Form {
    format: u32,
    settings: Vec<SettingForm>,
}

pub(crate) fn run(args: &Words, session: &Session) -> Result<Answer, Failure> {
    if args.words.is_empty() {
        return shown(session);
    }
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let catalogue = change.view().catalogue()?;
    let said = SettingSaid::read(&args.words, &catalogue).map_err(|why| refused(&why))?;
    let after = said.applied(catalogue.settings());
    let own = change.view().own_factors()?;
    change.set_settings(&after)?;
    let now = Catalogue::new(&after, &own);
    let is = told(&said, &now);
    let words = format!("set {is}");
    if !change.commit(&words)? {
        return Ok(Answer::text(format!("{} already.", phrases::sentence(&is))));
    }
    let was = format!("It was: {}.", told(&said, &catalogue));
    Ok(Answer::done(vec![format!("{}.", phrases::sentence(&is)), was], session.width))
}

/// Returns the setting that was spoken of, as it stands.
fn told(said: &SettingSaid<'_>, catalogue: &Catalogue) -> String {
    let name = match said {
        SettingSaid::Glass(_) => SettingName::Glass,
        SettingSaid::Goal(_) => SettingName::Goal,
        SettingSaid::ExtraGlass(_) => SettingName::ExtraGlass,
        SettingSaid::Bedtime(_) => SettingName::Bedtime,
        SettingSaid::Units(_) => SettingName::Units,
        SettingSaid::Reset(name) => *name,
        SettingSaid::Limit(factor, _) | SettingSaid::ResetLimit(factor) => {
            let factor = catalogue.by_key(&factor.key).unwrap_or(factor);
            return limit(factor, catalogue.settings());
        }
    };
    measure(name, catalogue.settings())
}

/// Returns one measure in words: "a glass is 240 ml".
fn measure(name: SettingName, settings: &Settings) -> String {
    match name {
        SettingName::Glass => format!("a glass is {} ml", settings.glass_ml),
        SettingName::Goal => {
            let goal = phrases::volume(settings.water_goal_ml(), settings);
            format!("the goal is {goal} of water a day")
        }
        SettingName::ExtraGlass if settings.extra_glass => {
            "the goal is a glass more on hot or active days".to_owned()
        }
        SettingName::ExtraGlass => "the goal is the same on hot and active days".to_owned(),
        SettingName::Bedtime => {
            format!("bed time is {} where none is noted", settings.bedtime.format("%H:%M"))
        }
        SettingName::Units => match settings.volume {
            Volume::Glasses => "volumes are told in glasses".to_owned(),
            Volume::Millilitres => "volumes are told in ml".to_owned(),
            Volume::FluidOunces => "volumes are told in fluid ounces".to_owned(),
        },
    }
}

/// Returns when a day counts as exposed to a factor, in words.
fn limit(factor: &Factor, settings: &Settings) -> String {
    let rule = phrases::rule(factor).unwrap_or_else(|| phrases::exposed_when(factor, settings));
    format!("{} counts when it is: {rule}", factor.label)
}

/// Returns what a factor that is switched into the scan stands for there, in a sentence.
fn switched_in(factor: &Factor, catalogue: &Catalogue) -> Option<String> {
    let InScan::SwitchedIn(plain) = catalogue.in_scan(factor) else { return None };
    let name = phrases::sentence(&phrases::factor_name(factor));
    Some(format!("{name} is in the scan, {}.", phrases::in_place_of(plain, catalogue)))
}

fn shown(session: &Session) -> Result<Answer, Failure> {
    let store = session.look()?;
    let catalogue = store.view().catalogue()?;
    if session.json {
        let settings = settings(&catalogue, &store.view().own_factors()?);
        return Answer::json(&Form { format: FORMAT, settings });
    }
    let is = catalogue.settings();
    let names = [
        SettingName::Glass,
        SettingName::Goal,
        SettingName::ExtraGlass,
        SettingName::Bedtime,
        SettingName::Units,
    ];
    let mut lines: Vec<String> =
        names.iter().map(|name| format!("{}.", phrases::sentence(&measure(*name, is)))).collect();
    let own = catalogue.all().iter().filter(|factor| is.limits.contains_key(&factor.key));
    lines.extend(own.map(|factor| format!("{}.", phrases::sentence(&limit(factor, is)))));
    lines.extend(catalogue.all().iter().filter_map(|factor| switched_in(factor, &catalogue)));
    for example in ["glass 200ml", "standing 5h", "reset glass"] {
        lines.push(phrases::dim(&format!("- cramp settings {example}")));
    }
    lines.push(phrases::dim("`cramp factors` shows every limit"));
    Ok(Answer::lines(&lines, session.width))
}

fn refused(why: &NotASetting<'_>) -> Failure {
    match why {
        NotASetting::Name => Failure::usage("that names no setting").hint(
            "glass, goal, extra-glass, bedtime, units, or a factor with a limit; \
             `cramp settings` shows them",
        ),
        NotASetting::NoLimit(factor) => {
            Failure::usage(format!("{} has no limit that can be set", factor.label))
                .hint("`cramp factors` shows which have one")
        }
        NotASetting::Value(name) => {
            Failure::usage("that is no value for this setting").hint(match name {
                SettingName::Glass => "a size from 20 to 2000 ml, such as `glass 200ml`",
                SettingName::Goal => "from 1 to 40 glasses, such as `goal 8`",
                SettingName::ExtraGlass => "`extra-glass on` or `extra-glass off`",
                SettingName::Bedtime => "a time, such as `bedtime 22:30`",
                SettingName::Units => "`units glasses`, `units ml` or `units floz`",
            })
        }
        NotASetting::LimitValue(factor) => {
            Failure::usage(format!("that is no limit for {}", factor.label))
                .hint(limit_hint(factor))
        }
    }
}

/// Returns what the limit of a factor can be: "from 0 to 24, such as `cramp settings standing 4h`".
fn limit_hint(factor: &Factor) -> String {
    let name = phrases::factor_name(factor);
    let unit = match factor.kind.unit() {
        Some(
            unit
            @ (Unit::Hours | Unit::Minutes | Unit::Seconds | Unit::Celsius | Unit::Millilitres),
        ) => unit.suffix(),
        _ => "",
    };
    let (least, most) = factor.limits().map_or((0.0, 0.0), RangeInclusive::into_inner);
    let limit = factor.limit().unwrap_or(least);
    let range = format!("from {least} to {most}, such as `cramp settings {name} {limit}{unit}`");
    match phrases::rule(factor) {
        Some(rule) => format!("{range}; the rule is: {rule}"),
        None => range,
    }
}
