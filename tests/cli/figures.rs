//! Whole sample diaries through the program: every figure of `analyze --json` is that computed elsewhere.

use serde_json::{Value as Json, json};

use crate::sandbox::{BREAKFAST, Sandbox, data};

/// The factors of the figures that have another name here.
const NAMES: [(&str, &str); 7] = [
    ("exercise_hard", "vigorous_exercise"),
    ("exercise_late", "late_exercise"),
    ("stretching", "stretch_bedtime"),
    ("standing_h", "standing"),
    ("sitting_h", "sitting"),
    ("hydration_ml", "water"),
    ("paracetamol", "medicine=paracetamol"),
];

fn key_of(name: &str) -> &str {
    NAMES.iter().find(|(theirs, _)| *theirs == name).map_or(name, |(_, ours)| ours)
}

/// Asserts that a figure is the expected one to 1e-8, or that both are unknown.
#[track_caller]
fn same(said: &Json, known: &Json) {
    match (said.as_f64(), known.as_f64()) {
        (Some(said), Some(known)) => assert!((said - known).abs() < 1e-8, "{said} is not {known}"),
        _ => assert_eq!(said, known),
    }
}

/// Asserts that the fields of one object are those of another, by pairs of their names.
#[track_caller]
fn all_same(said: &Json, known: &Json, fields: &[(&str, &str)]) {
    for (ours, theirs) in fields {
        let found = ours.split('/').fold(said, |object, field| &object[field]);
        same(found, &known[theirs]);
    }
}

#[test]
fn every_figure_of_every_sample_is_that_computed_elsewhere() {
    for name in ["one-week", "half-year", "nothing-matters", "two-years", "ten-years"] {
        let text = std::fs::read_to_string(data("samples").join(name).join("figures.json"));
        let known: Json = serde_json::from_str(&text.unwrap()).unwrap();
        let mut sandbox = Sandbox::new();
        let folder = data("samples").join(name);
        let import = format!("import --as sample --tz UTC '{}'", folder.display());
        sandbox.at(BREAKFAST).quietly(&import);
        let said = sandbox.json("analyze --tz UTC");
        assert_nights(&said, &known);
        assert_cramps(&said, &known);
        assert_trend(&said["trend"], &known["trend"]);
        assert_scan(&said["scan"], &known);
        assert_medicines(&said["medicines"], &known["medicines"]);
    }
}

fn assert_nights(said: &Json, known: &Json) {
    all_same(
        said,
        known,
        &[
            ("first_night/evening", "first"),
            ("last_night/evening", "last"),
            ("nights", "nights"),
            ("known_nights", "known"),
            ("unknown_nights", "unknown"),
        ],
    );
    assert_eq!(said["contradictory_nights"].as_array().unwrap().len(), known["contradictions"]);
    same(&said["share_if_unknown_were_free"], &known["share_bounds"][0]);
    same(&said["share_if_unknown_were_cramp"], &known["share_bounds"][1]);
    all_same(
        &said["cramp_nights"],
        &known["night_share"],
        &[
            ("cramp_nights", "cramp_nights"),
            ("known_nights", "known"),
            ("share", "share"),
            ("share_interval/low", "lo"),
            ("share_interval/high", "hi"),
            ("clumping", "D"),
        ],
    );
    all_same(
        &said["cramps"],
        &known["count_rate"],
        &[
            ("cramps", "cramps"),
            ("known_nights", "known"),
            ("per_night", "per_night"),
            ("per_night_interval/low", "lo"),
            ("per_night_interval/high", "hi"),
            ("per_week", "per_week"),
            ("per_week_interval/low", "week_lo"),
            ("per_week_interval/high", "week_hi"),
            ("dispersion", "phi"),
        ],
    );
    for (ours, theirs) in
        [("night_after_a_cramp_night", "after_cramp"), ("night_after_a_free_night", "after_free")]
    {
        same(&said[ours]["cramp_nights"], &known[theirs][0]);
        same(&said[ours]["known_nights"], &known[theirs][1]);
    }
}

fn assert_cramps(said: &Json, known: &Json) {
    all_same(
        &said["time_of_night"],
        &known["clock"],
        &[
            ("nights", "n"),
            ("mean_h", "mean"),
            ("spread_h", "circ_sd_h"),
            ("concentration", "R"),
            ("rayleigh_z", "rayleigh_z"),
            ("rayleigh_p", "rayleigh_p"),
        ],
    );
    all_same(
        &said["half_of_the_night"],
        &known["half_of_night"],
        &[
            ("early", "early"),
            ("late", "late"),
            ("early_share", "early_share"),
            ("early_share_interval/low", "lo"),
            ("early_share_interval/high", "hi"),
            ("p", "p"),
        ],
    );
    for (ours, theirs) in [("duration_s", "duration_s_quartiles"), ("pain", "pain_quartiles")] {
        for (place, quartile) in ["lower_quartile", "median", "upper_quartile"].iter().enumerate() {
            same(&said[ours][quartile], &known[theirs][place]);
        }
    }
    assert_eq!(said["cramps_by_muscle"], known["muscles"]);
}

fn assert_trend(said: &Json, known: &Json) {
    all_same(
        said,
        known,
        &[
            ("grade", "grade"),
            ("direction", "direction"),
            ("nights_per_week_per_year", "nights_per_week_per_year"),
            ("may_be_season", "season_not_separable"),
            ("test/s", "S"),
            ("test/variance", "var"),
            ("test/z", "z"),
            ("test/p", "p"),
            ("test/slope_per_month", "slope"),
            ("test/slope_per_month_interval/low", "slope_lo"),
            ("test/slope_per_month_interval/high", "slope_hi"),
            ("test/pairs", "pairs"),
            ("test/seasonal", "seasonal"),
        ],
    );
    let months = said["months"].as_array().unwrap();
    assert_eq!(months.len(), known["months"]);
    for (month, row) in months.iter().zip(known["table"].as_array().unwrap()) {
        all_same(month, row, &[("month", "month"), ("known_nights", "known"), ("share", "share")]);
    }
}

fn assert_medicines(said: &Json, known: &Json) {
    let (starts, expected) = (said.as_array().unwrap(), known.as_array().unwrap());
    assert_eq!(starts.len(), expected.len());
    for (start, expected) in starts.iter().zip(expected) {
        assert_eq!(start["medicines"][0], expected["name"]);
        all_same(
            start,
            expected,
            &[
                ("nights_before/known_nights", "before_known"),
                ("nights_before/cramp_nights", "before_cramp"),
                ("nights_before/share", "before_share"),
                ("nights_since/known_nights", "after_known"),
                ("nights_since/cramp_nights", "after_cramp"),
                ("nights_since/share", "after_share"),
                ("difference", "rd"),
                ("difference_interval/low", "rd_lo"),
                ("difference_interval/high", "rd_hi"),
                ("clumping", "Dt"),
                ("test/t", "t"),
                ("test/degrees_of_freedom", "df"),
                ("test/p", "p"),
                ("grade", "grade"),
            ],
        );
    }
}

fn assert_scan(said: &Json, known: &Json) {
    assert_eq!(said["outcome"], known["outcome"]["label"]);
    let known = &known["analysis"];
    all_same(
        said,
        known,
        &[
            ("known_nights", "known"),
            ("share", "share"),
            ("comparisons", "family"),
            ("difference_that_matters", "delta"),
        ],
    );
    for (said, known) in said["likeness"]
        .as_array()
        .unwrap()
        .iter()
        .zip(known["rho"].as_array().into_iter().flatten())
    {
        same(said, known);
    }
    let (factors, expected) =
        (said["factors"].as_array().unwrap(), known["factors"].as_array().unwrap());
    assert_eq!(factors.len(), expected.len());
    for expected in expected {
        let key = key_of(expected["factor"].as_str().unwrap());
        let factor = factors.iter().find(|factor| factor["key"] == key).unwrap();
        assert_factor(factor, expected);
    }
}

fn assert_factor(said: &Json, known: &Json) {
    all_same(
        said,
        known,
        &[
            ("grade", "grade"),
            ("best_lag", "best_lag"),
            ("direction", "direction"),
            ("p_adjusted", "p_holm"),
            ("needed/more_nights", "more_nights"),
            ("reverse_z", "lead_z"),
            ("follows_cramps", "follows_cramps"),
        ],
    );
    all_same(
        &said["needed"],
        &known["needed"],
        &[
            ("effect", "effect"),
            ("share_without", "p0"),
            ("share_with", "p1"),
            ("nights", "nights"),
        ],
    );
    for (ours, theirs) in
        [("explained_by", "explained_by"), ("inseparable_from", "not_separable_from")]
    {
        let names = known[theirs].as_array().into_iter().flatten();
        let keys: Vec<_> = names.map(|name| json!(key_of(name.as_str().unwrap()))).collect();
        assert_eq!(said[ours], json!(keys));
    }
    for (name, p) in known["beside"].as_object().into_iter().flatten() {
        same(&said["beside"][key_of(name)], p);
    }
    let (lags, tests) = (said["lags"].as_array().unwrap(), known["tests"].as_array().unwrap());
    assert_eq!(lags.len(), tests.len());
    for (lag, test) in lags.iter().zip(tests) {
        assert_comparison(lag, test);
    }
}

fn assert_comparison(said: &Json, known: &Json) {
    all_same(
        said,
        known,
        &[
            ("lag", "lag"),
            ("nights", "nights"),
            ("outcome_nights", "cramp_nights"),
            ("other_nights", "free_nights"),
            ("exposed", "exposed"),
            ("unexposed", "unexposed"),
            ("outcome_exposed", "cramp_exposed"),
            ("outcome_unexposed", "cramp_unexposed"),
            ("found/u", "U"),
            ("found/v0", "V0"),
            ("found/clumping", "D"),
            ("found/clumping_of_the_difference", "D_split"),
            ("found/z", "z"),
            ("found/p", "p"),
            ("found/p_adjusted", "p_holm"),
            ("found/crude_difference", "crude_rd"),
            ("found/difference", "rd"),
            ("found/difference_interval/low", "rd_lo"),
            ("found/difference_interval/high", "rd_hi"),
            ("found/ratio", "rr"),
            ("found/ratio_interval/low", "rr_lo"),
            ("found/ratio_interval/high", "rr_hi"),
        ],
    );
    if known["split_op"].is_string() {
        same(&said["split_at"], &known["split_at"]);
        assert_eq!(said["split_includes"], known["split_op"] == ">=");
    }
    assert_eq!(said["found"].is_object(), known["assessable"]);
}
