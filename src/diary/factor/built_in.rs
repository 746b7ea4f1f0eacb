//! The factors that every diary knows, in the order in which a day is shown and exported.

use std::borrow::Cow;

use super::{Acts, Exposed, Factor, Kind, Level, Source, Unit};
use crate::diary::{Article, Settings, Word};

use Article::{A000, A001, A002, A003};

/// The most water, in millilitres, that can be believed of one day.
const MOST_WATER_ML: f64 = 20_000.0;

/// Returns every factor that the person notes.
pub(super) fn recorded() -> Vec<Factor> {
    [
        drinking(),
        heat(),
        exercise(),
        stretching(),
        work(),
        shoes(),
        legs(),
        food(),
        other(),
        bed(),
        look_alikes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn enough_water() -> Exposed {
    Exposed::Below(Settings::default().water_goal_ml())
}

fn drinking() -> Vec<Factor> {
    vec![
        amount("water", "water", Unit::Millilitres, MOST_WATER_ML, enough_water())
            .also(&["hydration", "fluids", "drank", "drinking", "wasser"])
            .named_by(&[A001, A003]),
        yes_no("dry_mouth", "dry mouth").also(&["dry mouth"]).named_by(&[A000]),
        yes_no("dark_urine", "dark urine").also(&["dark urine", "urine dark"]).named_by(&[A000]),
        scale("urine_colour", "urine colour", 1, 8, Exposed::AtLeast(4.0))
            .also(&["urine color", "urine"])
            .named_by(&[A000]),
        yes_no("vomit_diarrhoea", "vomiting or diarrhoea")
            .also(&["vomiting", "vomited", "diarrhoea", "diarrhea", "vomit"])
            .named_by(&[A000, A001, A002, A003]),
    ]
}

fn heat() -> Vec<Factor> {
    vec![
        Factor {
            kind: Kind::Amount { unit: Unit::Celsius, least: -60.0, most: 60.0 },
            ..amount("temp_max", "highest temperature", Unit::Celsius, 60.0, Exposed::AtLeast(30.0))
        }
        .also(&["temperature", "temp"])
        .named_by(&[A000, A001]),
        yes_no("hot_day", "hot day").also(&["hot", "heatwave"]).named_by(&[A000, A001]),
        yes_no("heavy_sweat", "heavy sweating")
            .also(&["heavy sweat", "sweat", "sweating", "sweaty"])
            .named_by(&[A000]),
    ]
}

fn exercise() -> Vec<Factor> {
    vec![
        yes_no(Factor::EXERCISE, "exercise")
            .also(&["workout", "sport", "training"])
            .named_by(&[A000, A003]),
    ]
}

fn stretching() -> Vec<Factor> {
    let stretch = |key, label| yes_no(key, label).exposed_when(Exposed::No).named_by(&[A001]);
    vec![
        yes_no("stretch_bedtime", "stretching before bed")
            .exposed_when(Exposed::No)
            .also(&[
                "stretch",
                "stretching",
                "stretched",
                "stretches",
                "bedtime stretch",
                "stretched before bed",
            ])
            .named_by(&[A001, A003]),
        stretch("calf_wall", "calf stretch against a wall").also(&[
            "calf wall",
            "wall stretch",
            "calf stretch",
        ]),
        stretch("hamstring_seated", "hamstring stretch on the edge of the bed").also(&[
            "hamstring seated",
            "hamstring stretch",
            "seated hamstring stretch",
        ]),
        stretch("ankle_rotations", "ankle rotations").also(&["ankle rotation", "ankle circles"]),
        stretch("toe_flexes", "toe flexes").also(&["toe flex", "toe flexing", "toe exercises"]),
        amount("stretch_hold", "stretches held", Unit::Seconds, 600.0, Exposed::Below(30.0))
            .also(&["stretch hold", "held", "hold"])
            .named_by(&[A001]),
        amount("stretch_repetitions", "stretches per leg", Unit::Times, 100.0, Exposed::Below(2.0))
            .also(&["stretch repetitions", "repetitions", "reps", "per leg"])
            .named_by(&[A001]),
    ]
}

fn work() -> Vec<Factor> {
    vec![
        hours("labour", "physical labour", 2.0)
            .also(&["labor", "physical labor"])
            .named_by(&[A000]),
        hours("standing", "standing", 4.0).also(&["stood", "stand"]).named_by(&[A000, A002]),
        yes_no("standing_at_work", "standing at work")
            .also(&["stood at work"])
            .named_by(&[A000, A002]),
        hours("sitting", "sitting", 8.0).also(&["sat", "sit", "seated"]).named_by(&[A001, A003]),
        hours("longest_sit", "longest spell of sitting", 2.0)
            .also(&["longest sit", "longest sitting"])
            .named_by(&[A001, A003]),
        hours("bed_rest", "lying by day", 2.0).also(&["bed rest", "lay down"]).named_by(&[A001]),
        yes_no("restricted", "restricted movement")
            .also(&["cast", "bedridden", "travelling", "traveling"])
            .named_by(&[A002]),
    ]
}

fn shoes() -> Vec<Factor> {
    let levels = vec![
        level("supportive", &["good shoes", "supportive shoes"], false),
        level("trainers", &["sneakers", "trainer"], false),
        level("flat", &["flats", "flat shoes"], true),
        level("heels", &["high heels", "heel", "high_heels"], true),
        level("unsupportive", &["flip flops", "sandals", "slippers"], true),
        level("uncomfortable", &["tight shoes", "uncomfortable shoes"], true),
        level("barefoot", &["no shoes"], true),
        level("other", &[], true),
    ];
    vec![
        category("footwear", "footwear", levels).also(&["shoes", "shoe"]).named_by(&[A000, A003]),
        hours("footwear_worn", "shoes worn", 4.0)
            .also(&["footwear worn", "worn"])
            .named_by(&[A003]),
    ]
}

fn legs() -> Vec<Factor> {
    vec![
        score("leg_fatigue", "tired legs", Exposed::AtLeast(6.0))
            .also(&["leg fatigue", "fatigue", "tired"])
            .named_by(&[A000, A001, A003]),
        score("leg_tightness", "tight legs", Exposed::AtLeast(6.0))
            .also(&["leg tightness", "tightness", "tight"])
            .named_by(&[A003]),
        yes_no("twitching", "twitching")
            .exposed_when(Exposed::Never)
            .also(&["twitched", "twitches"])
            .named_by(&[A003]),
    ]
}

fn food() -> Vec<Factor> {
    let servings = |key, label| {
        amount(key, label, Unit::Servings, 50.0, Exposed::Below(1.0)).named_by(&[A003])
    };
    vec![
        servings("leafy_greens", "leafy greens").also(&["leafy greens", "greens", "spinach"]),
        servings("nuts", "nuts"),
        servings("dairy", "dairy").also(&["yoghurt", "yogurt", "cheese"]),
        servings("bananas", "bananas").also(&["banana"]),
        amount("alcohol", "alcohol", Unit::Drinks, 60.0, Exposed::AtLeast(0.5))
            .also(&["drinks", "wine", "beer", "beers"]),
        yes_no("caffeine_late", "late caffeine").also(&["caffeine late", "late coffee"]),
        yes_no("magnesium", "magnesium supplement").also(&["mag"]).named_by(&[A001, A002, A003]),
    ]
}

fn other() -> Vec<Factor> {
    vec![
        yes_no("dialysis", "dialysis session")
            .also(&["hemodialysis", "haemodialysis"])
            .named_by(&[A002]),
        score("day_impact", "day impact", Exposed::Never).named_by(&[A001]),
    ]
}

fn bed() -> Vec<Factor> {
    let positions = vec![
        level("back", &["on my back", "my back"], false),
        level("front", &["stomach", "belly", "on my stomach"], true),
        level("side", &["on my side", "my side"], false),
        level("other", &[], false),
    ];
    vec![
        clock("bed_time", "bed time").also(&["bedtime", "bed", "to bed", "went to bed", "in bed"]),
        clock("rise_time", "rise time").also(&[
            "rise",
            "rose",
            "got up",
            "up",
            "woke up",
            "wake time",
        ]),
        yes_no("toes_down", "toes pointing down")
            .also(&["toes down", "pointed toes"])
            .named_by(&[A001, A003])
            .at_night(),
        yes_no("heavy_blankets", "heavy blankets")
            .also(&["heavy bedding", "blankets", "heavy blanket"])
            .named_by(&[A001])
            .at_night(),
        yes_no("foot_pillow", "pillow at the feet")
            .exposed_when(Exposed::No)
            .also(&["foot pillow"])
            .named_by(&[A001])
            .at_night(),
        yes_no("feet_raised", "feet raised")
            .exposed_when(Exposed::No)
            .also(&["raised feet", "feet up", "feet elevated"])
            .named_by(&[A003])
            .at_night(),
        yes_no("soap_in_bed", "soap in the bed")
            .exposed_when(Exposed::No)
            .also(&["soap in bed", "soap"])
            .named_by(&[A002])
            .at_night(),
        category("sleep_position", "sleep position", positions)
            .also(&["position", "slept on"])
            .named_by(&[A001, A003])
            .at_night(),
        score("sleep_quality", "sleep quality", Exposed::Never)
            .also(&["quality of sleep"])
            .named_by(&[A000, A001, A002, A003])
            .at_night(),
        score("sleep_impact", "sleep impact", Exposed::Never)
            .named_by(&[A000, A001, A002, A003])
            .at_night(),
    ]
}

fn look_alikes() -> Vec<Factor> {
    let answer = |key, label, articles| {
        yes_no(key, label).exposed_when(Exposed::Never).named_by(articles).at_night()
    };
    vec![
        answer("urge_to_move", "urge to move the legs", &[A000, A002]).also(&["urge to move"]),
        answer("worse_at_rest", "worse when lying at rest", &[A000, A002]).also(&["worse at rest"]),
        answer("relieved_by_movement", "relieved by movement", &[A002]),
        answer("no_tightening", "no tightening of the muscle", &[A002]).also(&["no tightening"]),
        answer("partner_saw_jerks", "jerks that a partner saw", &[A002])
            .also(&["partner saw jerks", "jerks"]),
    ]
}

pub(super) fn factor(
    key: &'static str,
    label: &'static str,
    kind: Kind,
    exposed: Exposed,
) -> Factor {
    Factor {
        key: Cow::Borrowed(key),
        label: Cow::Borrowed(label),
        aliases: &[],
        kind,
        exposed,
        acts: Acts::Day,
        articles: &[],
        source: Source::Recorded,
    }
}

pub(super) fn yes_no(key: &'static str, label: &'static str) -> Factor {
    factor(key, label, Kind::YesNo, Exposed::Yes)
}

pub(super) fn amount(
    key: &'static str,
    label: &'static str,
    unit: Unit,
    most: f64,
    exposed: Exposed,
) -> Factor {
    factor(key, label, Kind::Amount { unit, least: 0.0, most }, exposed)
}

fn hours(key: &'static str, label: &'static str, exposed_from: f64) -> Factor {
    amount(key, label, Unit::Hours, 24.0, Exposed::AtLeast(exposed_from))
}

fn scale(key: &'static str, label: &'static str, least: u8, most: u8, exposed: Exposed) -> Factor {
    factor(key, label, Kind::Scale { least, most }, exposed)
}

fn score(key: &'static str, label: &'static str, exposed: Exposed) -> Factor {
    factor(key, label, Kind::SCORE, exposed)
}

fn category(key: &'static str, label: &'static str, levels: Vec<Level>) -> Factor {
    factor(key, label, Kind::Category(Cow::Owned(levels)), Exposed::Levels)
}

fn clock(key: &'static str, label: &'static str) -> Factor {
    factor(key, label, Kind::Clock, Exposed::Never).at_night()
}

fn level(word: &'static str, aliases: &'static [&'static str], exposed: bool) -> Level {
    Level { word: Word::Borrowed(word), aliases, exposed }
}

impl Factor {
    fn also(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    pub(super) fn named_by(self, articles: &'static [Article]) -> Self {
        Self { articles, ..self }
    }

    fn exposed_when(self, exposed: Exposed) -> Self {
        Self { exposed, ..self }
    }

    fn at_night(self) -> Self {
        Self { acts: Acts::Night, ..self }
    }
}
