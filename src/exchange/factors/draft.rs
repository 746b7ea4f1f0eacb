//! Draft: a factor of the person's own as the cells of its row, and the factor that they define.

use std::borrow::Cow;

use crate::diary::{Acts, Exposed, ExposedWhen, Factor, Kind, KindName, Level, Source, Unit};

/// The cells of one row.
#[derive(Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) key: String,
    pub(super) label: Option<String>,
    pub(super) kind: KindName,
    pub(super) unit: Option<String>,
    pub(super) least: Option<f64>,
    pub(super) most: Option<f64>,
    pub(super) levels: Vec<String>,
    pub(super) exposed_when: ExposedWhen,
    pub(super) exposed_limit: Option<f64>,
    pub(super) exposed_levels: Vec<String>,
    pub(super) acts: Acts,
    pub(super) retired: bool,
}

impl Draft {
    /// Returns the cells of a row of which nothing is read yet.
    pub(super) fn empty() -> Self {
        Self {
            key: String::new(),
            label: None,
            kind: KindName::YesNo,
            unit: None,
            least: None,
            most: None,
            levels: Vec::new(),
            exposed_when: ExposedWhen::Never,
            exposed_limit: None,
            exposed_levels: Vec::new(),
            acts: Acts::Day,
            retired: false,
        }
    }

    /// Returns the cells of a factor.
    pub(super) fn of(factor: &Factor) -> Self {
        let levels = factor.kind.levels();
        let (least, most) = factor.kind.ends().unzip();
        Self {
            key: factor.key.clone().into_owned(),
            label: Some(factor.label.clone().into_owned()),
            kind: factor.kind.name(),
            unit: factor.kind.unit().map(|unit| unit.suffix().to_owned()),
            least,
            most,
            levels: words(levels.iter()),
            exposed_when: factor.exposed.when(),
            exposed_limit: factor.exposed.limit(),
            exposed_levels: words(levels.iter().filter(|level| level.exposed)),
            acts: factor.acts,
            retired: matches!(factor.source, Source::Own { retired: true }),
        }
    }

    /// Returns the factor that the cells define.
    pub(super) fn factor(self) -> Result<Factor, String> {
        self.check_unused()?;
        let (kind, exposed) = (self.kind()?, self.exposed()?);
        let label = self.label.filter(|label| !label.trim().is_empty());
        let factor = Factor {
            key: Cow::Owned(self.key),
            label: Cow::Owned(label.ok_or("label is missing")?),
            aliases: &[],
            kind,
            exposed,
            acts: self.acts,
            articles: &[],
            source: Source::Own { retired: self.retired },
        };
        let range = factor.limit().zip(factor.limits());
        if range.is_some_and(|(limit, limits)| !limits.contains(&limit)) {
            return Err("exposed_limit does not lie between least and most".to_owned());
        }
        Ok(factor)
    }

    /// Refuses cells that a factor of this kind, exposed in this way, has no use for.
    fn check_unused(&self) -> Result<(), String> {
        let kind = self.kind;
        let limited = matches!(kind, KindName::Amount | KindName::Scale);
        let against = [
            ("unit", self.unit.is_some() && kind != KindName::Amount),
            ("least", self.least.is_some() && !limited),
            ("most", self.most.is_some() && !limited),
            ("levels", !self.levels.is_empty() && kind != KindName::Category),
        ];
        match against.iter().find(|(_, unused)| *unused) {
            Some((column, _)) => Err(format!("{column} does not go with the kind {}", kind.word())),
            None => Ok(()),
        }
    }

    fn kind(&self) -> Result<Kind, String> {
        match self.kind {
            KindName::Amount => {
                let unit = Unit::from_suffix(self.unit.as_deref().ok_or("unit is missing")?);
                let (least, most) = self.limits()?;
                Ok(Kind::Amount { unit, least, most })
            }
            KindName::Scale => {
                let (least, most) = self.limits()?;
                let (least, most) = (scale_end(least), scale_end(most));
                let ends = least.zip(most).ok_or("least and most are not whole from 0 to 255")?;
                Ok(Kind::Scale { least: ends.0, most: ends.1 })
            }
            KindName::YesNo => Ok(Kind::YesNo),
            KindName::Category => self.category(),
            KindName::Clock => Ok(Kind::Clock),
        }
    }

    fn limits(&self) -> Result<(f64, f64), String> {
        let (least, most) =
            (self.least.ok_or("least is missing")?, self.most.ok_or("most is missing")?);
        if least <= most { Ok((least, most)) } else { Err("most is below least".to_owned()) }
    }

    fn category(&self) -> Result<Kind, String> {
        if self.levels.is_empty() {
            return Err("levels is missing".to_owned());
        }
        if self.exposed_levels.iter().any(|word| !self.levels.contains(word)) {
            return Err("exposed_levels holds an entry that levels does not".to_owned());
        }
        let level = |word: &String| Level {
            word: Cow::Owned(word.clone()),
            aliases: &[],
            exposed: self.exposed_levels.contains(word),
        };
        Ok(Kind::Category(self.levels.iter().map(level).collect()))
    }

    fn exposed(&self) -> Result<Exposed, String> {
        let fits = match self.exposed_when {
            ExposedWhen::Never => true,
            ExposedWhen::Below | ExposedWhen::AtLeast | ExposedWhen::Above => {
                matches!(self.kind, KindName::Amount | KindName::Scale)
            }
            ExposedWhen::Yes | ExposedWhen::No => self.kind == KindName::YesNo,
            ExposedWhen::Levels => self.kind == KindName::Category,
        };
        if !fits {
            return Err(format!("exposed_when does not go with the kind {}", self.kind.word()));
        }
        if !self.exposed_levels.is_empty() && self.kind != KindName::Category {
            return Err(format!("exposed_levels does not go with the kind {}", self.kind.word()));
        }
        let (when, limit) = (self.exposed_when, self.exposed_limit);
        Exposed::of(when, limit).ok_or_else(|| match limit {
            None => "exposed_limit is missing".to_owned(),
            Some(_) => format!("exposed_limit does not go with the exposed_when {when}"),
        })
    }
}

fn words<'a>(levels: impl Iterator<Item = &'a Level>) -> Vec<String> {
    levels.map(|level| level.word.clone().into_owned()).collect()
}

/// Returns an end of a scale; `None` if it is not a whole number from 0 to 255.
fn scale_end(end: f64) -> Option<u8> {
    (0..=u8::MAX).find(|whole| f64::from(*whole).total_cmp(&end).is_eq())
}
