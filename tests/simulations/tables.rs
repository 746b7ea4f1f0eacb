//! The tables of the specification: the settings, and what it found in them.

use cramp_diary::simulation::{Effect, Lag, Plan, Size, Spells};

/// Per cent of the diaries that are graded "clear", and "clear or possible".
pub(crate) type Cell = (f64, f64);

/// A setting of the specification, and its row.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// What it makes of [`Plan::twelve`].
    pub(crate) plan: fn(Plan) -> Plan,
    /// The key of the one factor that matters, if one does.
    pub(crate) truth: Option<&'static str>,
    /// Per cent "clear", and "clear or possible", for each length.
    pub(crate) expected: [Cell; 5],
}

const fn null(name: &'static str, plan: fn(Plan) -> Plan, expected: [Cell; 5]) -> Row {
    Row { name, plan, truth: None, expected }
}

const fn with(
    name: &'static str,
    truth: &'static str,
    plan: fn(Plan) -> Plan,
    expected: [Cell; 5],
) -> Row {
    Row { name, plan, truth: Some(truth), expected }
}

/// Table 10.3 of the specification.
pub(crate) static FALSE_ALARMS: [Row; 8] = [
    null(
        "nights independent",
        |plan| spells(plan, Spells::None),
        [(0.3, 6.2), (0.4, 6.7), (0.7, 7.1), (0.9, 9.3), (0.9, 8.9)],
    ),
    null(
        "mild bad spells",
        |plan| plan,
        [(0.4, 5.3), (0.4, 6.9), (0.8, 8.2), (0.9, 10.2), (0.8, 10.0)],
    ),
    null(
        "strong bad spells",
        |plan| spells(plan, Spells::Strong),
        [(0.1, 3.9), (0.2, 6.7), (0.4, 7.3), (0.7, 9.7), (0.9, 11.8)],
    ),
    null(
        "extreme bad spells",
        |plan| spells(plan, Spells::Extreme),
        [(0.1, 3.6), (0.2, 6.2), (0.6, 8.5), (0.8, 10.9), (0.8, 11.6)],
    ),
    null(
        "strong + habits answer to cramps",
        |plan| answering(spells(plan, Spells::Strong)),
        [(0.1, 4.1), (0.3, 6.5), (0.4, 7.7), (1.0, 10.7), (1.2, 15.2)],
    ),
    null(
        "strong season and drift",
        |plan| Plan { summer_odds_ratio: 4.0, yearly_odds_ratio: std::f64::consts::E, ..plan },
        [(0.2, 5.1), (0.5, 6.4), (0.5, 7.8), (1.5, 9.8), (0.4, 10.1)],
    ),
    null(
        "rare cramps (10 %)",
        |plan| plan.with_usual_chance(0.10),
        [(0.2, 1.7), (0.4, 3.8), (0.7, 7.1), (0.8, 8.1), (0.5, 9.0)],
    ),
    null(
        "frequent cramps (60 %)",
        |plan| plan.with_usual_chance(0.60),
        [(0.1, 4.7), (0.2, 6.4), (0.5, 8.4), (0.9, 9.4), (0.5, 10.0)],
    ),
];

fn spells(plan: Plan, spells: Spells) -> Plan {
    Plan { spells, ..plan }.with_usual_chance(0.25)
}

/// After a cramp night there is more stretching, which is not exposed, and more magnesium.
fn answering(mut plan: Plan) -> Plan {
    for noted in &mut plan.noted {
        noted.after_cramp = match &*noted.factor {
            "stretch_bedtime" => -1.2,
            "magnesium" => 1.2,
            _ => 0.0,
        };
    }
    plan
}

/// Table 10.4 of the specification.
pub(crate) static POWER: [Row; 19] = [
    with(
        "RR 1.5 toes down (coin-flip)",
        "toes_down",
        |p| risk(p, "toes_down", 1.5),
        [(0., 1.), (0., 3.), (2., 9.), (6., 18.), (20., 46.)],
    ),
    with(
        "RR 1.5 exercise (gym days)",
        "exercise",
        |p| risk(p, "exercise", 1.5),
        [(0., 2.), (1., 4.), (2., 9.), (9., 24.), (25., 58.)],
    ),
    with(
        "RR 1.5 stretching (lasting)",
        "stretch_bedtime",
        |p| stretching(p, 1.5),
        [(0., 2.), (0., 2.), (1., 7.), (4., 15.), (14., 39.)],
    ),
    with(
        "RR 1.5 standing (amount)",
        "standing",
        |p| standing(p, 1.5),
        [(0., 3.), (1., 7.), (5., 18.), (18., 44.), (60., 84.)],
    ),
    with(
        "RR 1.5 exercise, next night",
        "exercise",
        |p| next(p, 1.5),
        [(0., 2.), (1., 4.), (2., 10.), (8., 25.), (28., 57.)],
    ),
    with(
        "RR 2 toes down (coin-flip)",
        "toes_down",
        |p| risk(p, "toes_down", 2.0),
        [(1., 8.), (3., 14.), (19., 40.), (56., 78.), (93., 99.)],
    ),
    with(
        "RR 2 exercise (gym days)",
        "exercise",
        |p| risk(p, "exercise", 2.0),
        [(2., 9.), (4., 17.), (23., 48.), (66., 86.), (96., 100.)],
    ),
    with(
        "RR 2 stretching (lasting)",
        "stretch_bedtime",
        |p| stretching(p, 2.0),
        [(0., 5.), (1., 10.), (11., 28.), (36., 63.), (80., 94.)],
    ),
    with(
        "RR 2 standing (amount)",
        "standing",
        |p| standing(p, 2.0),
        [(2., 12.), (7., 25.), (38., 63.), (86., 95.), (100., 100.)],
    ),
    with(
        "RR 2 exercise, next night",
        "exercise",
        |p| next(p, 2.0),
        [(2., 8.), (5., 17.), (23., 45.), (67., 87.), (96., 100.)],
    ),
    with(
        "RR 3 toes down (coin-flip)",
        "toes_down",
        |p| risk(p, "toes_down", 3.0),
        [(11., 31.), (28., 56.), (80., 94.), (99., 100.), (100., 100.)],
    ),
    with(
        "RR 3 exercise (gym days)",
        "exercise",
        |p| risk(p, "exercise", 3.0),
        [(11., 35.), (28., 58.), (84., 95.), (100., 100.), (100., 100.)],
    ),
    with(
        "RR 3 stretching (lasting)",
        "stretch_bedtime",
        |p| stretching(p, 3.0),
        [(2., 17.), (10., 37.), (54., 76.), (94., 99.), (100., 100.)],
    ),
    with(
        "RR 3 standing (amount)",
        "standing",
        |p| standing(p, 3.0),
        [(16., 44.), (39., 68.), (92., 98.), (100., 100.), (100., 100.)],
    ),
    with(
        "RR 3 exercise, next night",
        "exercise",
        |p| next(p, 3.0),
        [(9., 33.), (29., 58.), (85., 94.), (100., 100.), (100., 100.)],
    ),
    with(
        "RR 2 exercise, base 10 %",
        "exercise",
        |p| risk(p, "exercise", 2.0).with_usual_chance(0.10),
        [(0., 2.), (1., 6.), (5., 18.), (22., 45.), (57., 85.)],
    ),
    with(
        "RR 2 exercise, base 35 %",
        "exercise",
        |p| risk(p, "exercise", 2.0).with_usual_chance(0.35),
        [(2., 17.), (10., 32.), (53., 81.), (94., 98.), (100., 100.)],
    ),
    with(
        "RR 0.5 magnesium, base 35 %",
        "magnesium",
        |p| risk(p, "magnesium", 0.5).with_usual_chance(0.35),
        [(0., 1.), (0., 2.), (1., 10.), (7., 23.), (22., 54.)],
    ),
    with(
        "RR 0.5 stretching, base 35 %",
        "stretch_bedtime",
        |p| stretching(p, 0.5).with_usual_chance(0.35),
        [(0., 3.), (1., 6.), (5., 22.), (26., 55.), (68., 90.)],
    ),
];

fn risk(plan: Plan, factor: &'static str, ratio: f64) -> Plan {
    Plan { effects: vec![Effect::risk(factor, ratio)], ..plan }.with_usual_chance(0.20)
}
fn next(plan: Plan, ratio: f64) -> Plan {
    let effects = vec![Effect::risk("exercise", ratio).next_night()];
    Plan { effects, ..plan }.with_usual_chance(0.20)
}
fn stretching(plan: Plan, ratio: f64) -> Plan {
    let effect =
        Effect { factor: "stretch_bedtime".into(), size: Size::Others(ratio), lag: Lag::SameNight };
    Plan { effects: vec![effect], ..plan }.with_usual_chance(0.20)
}
fn standing(plan: Plan, ratio: f64) -> Plan {
    Plan { effects: vec![Effect::of_standing(ratio)], ..plan }.with_usual_chance(0.20)
}
