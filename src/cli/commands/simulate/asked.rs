//! Asked: the plan that the options of `cramp simulate` ask for.

use crate::cli::args::{NotedAsked, Simulate, SpellsAsked};
use crate::cli::failure::Failure;
use crate::cli::made_up;
use crate::cli::period;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Catalogue, Exposed, Factor, Medicine, Source};
use crate::grammar::is_near;
use crate::simulation::{Effect, Noted, Plan, Regular, Spells, Told};

/// The least and the most by which a factor or a medicine can matter.
const RATIOS: std::ops::RangeInclusive<f64> = 0.05..=20.0;

/// Returns the plan of the first diary.
///
/// # Errors
///
/// If the last night, an effect or a medicine is none.
pub(super) fn plan(
    args: &Simulate,
    catalogue: &Catalogue,
    session: &Session,
) -> Result<Plan, Failure> {
    let last = match &args.until {
        Some(text) => period::night("--until", text, session)?,
        None => session.tonight().before(1),
    };
    let first = period::weeks_up_to(last, args.weeks);
    let nights = args.weeks * 7;
    let effects = effects(&args.effects, catalogue)?;
    let plan = Plan {
        base_share: args.share,
        summer_odds_ratio: args.season,
        yearly_odds_ratio: args.drift,
        spells: spells(args.spells),
        noted: noted(&effects),
        effects,
        regular: medicines(&args.medicines, nights)?,
        gaps_per_year: args.gaps,
        told: told(args.noted),
        ..Plan::new(args.seed, first.evening(), nights)
    };
    made_up::refuse_too_early(&plan)?;
    Ok(plan)
}

fn spells(asked: SpellsAsked) -> Spells {
    match asked {
        SpellsAsked::None => Spells::None,
        SpellsAsked::Mild => Spells::Mild,
        SpellsAsked::Strong => Spells::Strong,
        SpellsAsked::Extreme => Spells::Extreme,
    }
}

fn told(asked: NotedAsked) -> Told {
    match asked {
        NotedAsked::All => Told::ALL,
        NotedAsked::Usual => Told::USUAL,
        NotedAsked::Little => Told::LITTLE,
    }
}

/// Returns what is usually noted, and what matters besides.
fn noted(effects: &[Effect]) -> Vec<Noted> {
    let mut noted = Noted::usual();
    for effect in effects {
        if noted.iter().all(|it| it.factor != effect.factor) {
            noted.push(Noted::of(effect.factor.clone()));
        }
    }
    noted
}

fn effects(asked: &[String], catalogue: &Catalogue) -> Result<Vec<Effect>, Failure> {
    let mut effects: Vec<Effect> = Vec::new();
    for text in asked {
        let new = effect(text, catalogue)?;
        if effects.iter().any(|it| it.factor == new.factor && it.lag == new.lag) {
            return Err(Failure::usage(format!("`{text}` names a factor for the second time"))
                .hint("name each factor once for a night; `@next` is another night"));
        }
        effects.push(new);
    }
    Ok(effects)
}

/// Reads `water=2.5` or `standing=2@next`.
fn effect(text: &str, catalogue: &Catalogue) -> Result<Effect, Failure> {
    let unreadable = || {
        Failure::usage(format!("`{text}` is no factor with a risk ratio, for --effect")).hint(
            "write it as `water=2.5`, or as `standing=2@next` for the night after; \
             the ratio is from 0.05 to 20",
        )
    };
    let (name, size) = text.split_once('=').ok_or_else(unreadable)?;
    let (size, night) = size.split_once('@').unwrap_or((size, "same"));
    let ratio = ratio(size).ok_or_else(unreadable)?;
    let effect = Effect::risk(factor(name, catalogue)?.key.clone(), ratio);
    match night.trim() {
        "same" => Ok(effect),
        "next" => Ok(effect.next_night()),
        _ => Err(unreadable()),
    }
}

fn ratio(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|ratio| RATIOS.contains(ratio))
}

/// Returns the factor of this name, if days can be exposed to it and it is noted.
fn factor<'c>(name: &str, catalogue: &'c Catalogue) -> Result<&'c Factor, Failure> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let Some(factor) = catalogue.named(&name) else { return Err(no_factor(&name, catalogue)) };
    match &factor.source {
        Source::Computed(rule) => Err(not_noted(factor, rule.of)),
        _ if factor.exposed == Exposed::Never => {
            Err(Failure::usage(format!("no day counts as exposed to {}", factor.label))
                .hint("`cramp factors` tells when each factor counts"))
        }
        _ => Ok(factor),
    }
}

/// Refuses a factor that follows from others, and names those.
fn not_noted(factor: &Factor, of: &[&[&str]]) -> Failure {
    let first = of.iter().filter_map(|group| group.first());
    let noted: Vec<_> = first.map(|key| format!("`{}`", key.replace('_', " "))).collect();
    Failure::usage(format!("{} is not noted; it follows from other things", factor.label)).hint(
        match noted.as_slice() {
            [] => LIST.to_owned(),
            noted => format!("let {} matter instead; {LIST}", phrases::list(noted)),
        },
    )
}

const LIST: &str = "`cramp factors` lists every factor";

fn no_factor(name: &str, catalogue: &Catalogue) -> Failure {
    let known = catalogue.noted().flat_map(Factor::names);
    let near: Vec<_> =
        known.filter(|known| is_near(name, known)).map(|it| format!("`{it}`")).collect();
    Failure::usage(format!("there is no factor `{name}`")).hint(match near.as_slice() {
        [] => LIST.to_owned(),
        near => format!("did you mean {}? {LIST}", near.join(" or ")),
    })
}

fn medicines(asked: &[String], nights: u32) -> Result<Vec<Regular>, Failure> {
    let mut medicines: Vec<Regular> = Vec::new();
    for text in asked {
        let new = medicine(text, nights)?;
        if medicines.iter().any(|it| Medicine::named(&it.name) == Medicine::named(&new.name)) {
            return Err(Failure::usage("the same medicine is named twice")
                .hint("each medicine is taken from one night on"));
        }
        medicines.push(new);
    }
    Ok(medicines)
}

/// Reads `amlodipine=0.4@182`; nights are counted from 1.
fn medicine(text: &str, nights: u32) -> Result<Regular, Failure> {
    let read = || {
        let (name, rest) = text.split_once('=')?;
        let (size, night) = rest.split_once('@')?;
        let name = Medicine::named(name)?.name().to_owned();
        let night: u32 = night.trim().parse().ok()?;
        (1..=nights).contains(&night).then_some(Regular::from_night(name, night - 1, ratio(size)?))
    };
    read().ok_or_else(|| {
        Failure::usage("what stands after --medicine is not a name, a ratio and a night").hint(
            format!(
                "its name, its odds ratio from 0.05 to 20, and its first night from 1 to {nights}: \
             `amlodipine=0.4@{}`",
                nights.div_ceil(2)
            ),
        )
    })
}
