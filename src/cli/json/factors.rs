//! The forms of the catalogue and of the settings.

use serde::Serialize;
use serde_json::Value as Json;

use crate::cli::phrases;
use crate::diary::{Article, Catalogue, Factor, InScan, Settings, Source};

/// One factor.
#[derive(Debug, Serialize)]
pub(crate) struct FactorForm {
    key: String,
    column: String,
    label: String,
    aliases: Vec<&'static str>,
    takes: String,
    unit: Option<String>,
    exposed_when: String,
    limit: Option<f64>,
    acts: &'static str,
    articles: Vec<&'static str>,
    source: &'static str,
    rule: Option<String>,
    retired: bool,
    scan: &'static str,
    in_place_of: Option<&'static [&'static str]>,
    replaced_by: Option<String>,
}

impl FactorForm {
    /// Returns the form of a factor, with the limits and the scan of the person.
    pub(crate) fn of(factor: &Factor, catalogue: &Catalogue) -> Self {
        let (scan, replaced_by) = match catalogue.in_scan(factor) {
            InScan::Plain => ("plain", None),
            InScan::Any => ("any", None),
            InScan::SwitchedIn(_) => ("switched_in", None),
            InScan::Replaced(instead) => ("replaced", Some(instead.key.to_string())),
            InScan::OnRequest(_) => ("on_request", None),
            InScan::Never => ("never", None),
        };
        Self {
            key: factor.key.to_string(),
            column: factor.column(),
            label: factor.label.to_string(),
            aliases: factor.aliases.to_vec(),
            takes: phrases::takes(factor),
            unit: factor.kind.unit().map(|unit| unit.suffix().to_owned()),
            exposed_when: phrases::exposed_when(factor, catalogue.settings()),
            limit: factor.limit(),
            acts: factor.acts.word(),
            articles: factor.articles.iter().copied().map(Article::file).collect(),
            source: match factor.source {
                Source::Recorded => "recorded",
                Source::Own { .. } => "own",
                Source::Computed(_) => "computed",
            },
            rule: phrases::rule(factor),
            retired: matches!(factor.source, Source::Own { retired: true }),
            scan,
            in_place_of: factor.in_place_of(),
            replaced_by,
        }
    }
}

/// One setting.
#[derive(Debug, Serialize)]
pub(crate) struct SettingForm {
    name: String,
    value: Json,
    unit: Option<String>,
    default: Json,
}

/// Returns every setting with its value: the measures, the limits of the factors, and the scan.
///
/// `own` are the factors of the person's own as they are without the settings.
pub(crate) fn settings(catalogue: &Catalogue, own: &[Factor]) -> Vec<SettingForm> {
    let (is, usual) = (catalogue.settings(), Settings::default());
    let form = |name: &str, value: Json, unit: Option<&str>, default: Json| SettingForm {
        name: name.to_owned(),
        value,
        unit: unit.map(str::to_owned),
        default,
    };
    let clock = |settings: &Settings| Json::from(settings.bedtime.format("%H:%M").to_string());
    let mut forms = vec![
        form("glass_ml", is.glass_ml.into(), Some("ml"), usual.glass_ml.into()),
        form("water_goal_glasses", is.water_goal.into(), Some("glasses"), usual.water_goal.into()),
        form("extra_glass", is.extra_glass.into(), None, usual.extra_glass.into()),
        form("bedtime", clock(is), None, clock(&usual)),
        form("volume", is.volume.word().into(), None, usual.volume.word().into()),
    ];
    let without = Catalogue::new(&usual, own);
    for factor in catalogue.all().iter().filter(|factor| factor.limits().is_some()) {
        let limit = |factor: &Factor| factor.limit().map_or(Json::Null, Json::from);
        let default = without.by_key(&factor.key).map_or(Json::Null, limit);
        let unit = factor.kind.unit().map(|unit| unit.suffix());
        let name = format!("limit.{}", factor.key);
        forms.push(form(&name, limit(factor), unit, default));
    }
    for factor in catalogue.computed().filter(|factor| factor.in_place_of().is_some()) {
        let name = format!("scan.{}", factor.key);
        forms.push(form(&name, is.scan.contains(&factor.key).into(), None, false.into()));
    }
    forms
}
