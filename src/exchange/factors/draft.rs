//! Draft: a factor of the person's own as the cells of its row, and the factor that they define.

use std::borrow::Cow;

use super::words::{ActsWord, ExposedWord, KindWord};
use crate::diary::{Acts, Exposed, Factor, Kind, Level, Source, Unit};

/// The cells of one row.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Draft {
    pub(super) key: String,
    pub(super) label: Option<String>,
    pub(super) kind: KindWord,
    pub(super) unit: Option<String>,
    pub(super) least: Option<f64>,
    pub(super) most: Option<f64>,
    pub(super) levels: Vec<String>,
    pub(super) exposed_when: ExposedWord,
    pub(super) exposed_limit: Option<f64>,
    pub(super) exposed_levels: Vec<String>,
    pub(super) acts: ActsWord,
    pub(super) retired: bool,
}

impl Draft {
    /// Returns the cells of a factor.
    pub(super) fn of(factor: &Factor) -> Self {
        let levels = factor.kind.levels();
        let (exposed_when, exposed_limit) = exposed_cells(factor.exposed);
        let draft = Self {
            key: factor.key.clone().into_owned(),
            label: Some(factor.label.clone().into_owned()),
            levels: words(levels.iter()),
            exposed_when,
            exposed_limit,
            exposed_levels: words(levels.iter().filter(|level| level.exposed)),
            acts: match factor.acts {
                Acts::Day => ActsWord::Day,
                Acts::Night => ActsWord::Night,
            },
            retired: matches!(factor.source, Source::Own { retired: true }),
            ..Self::default()
        };
        draft.with_kind(&factor.kind)
    }

    fn with_kind(self, kind: &Kind) -> Self {
        match kind {
            Kind::Amount { unit, least, most } => Self {
                kind: KindWord::Amount,
                unit: Some(unit.suffix().to_owned()),
                least: Some(*least),
                most: Some(*most),
                ..self
            },
            Kind::Scale { least, most } => Self {
                kind: KindWord::Scale,
                least: Some((*least).into()),
                most: Some((*most).into()),
                ..self
            },
            Kind::YesNo => Self { kind: KindWord::YesNo, ..self },
            Kind::Category(_) => Self { kind: KindWord::Category, ..self },
            Kind::Clock => Self { kind: KindWord::Clock, ..self },
        }
    }

    /// Returns the factor that the cells define.
    pub(super) fn factor(self) -> Result<Factor, String> {
        self.check_unused()?;
        let (kind, exposed) = (self.kind()?, self.exposed()?);
        let label = self.label.filter(|label| !label.trim().is_empty());
        Ok(Factor {
            key: Cow::Owned(self.key),
            label: Cow::Owned(label.ok_or("label is missing")?),
            aliases: &[],
            kind,
            exposed,
            acts: match self.acts {
                ActsWord::Day => Acts::Day,
                ActsWord::Night => Acts::Night,
            },
            articles: &[],
            source: Source::Own { retired: self.retired },
        })
    }

    /// Refuses cells that a factor of this kind, exposed in this way, has no use for.
    fn check_unused(&self) -> Result<(), String> {
        let kind = self.kind;
        let limited = matches!(kind, KindWord::Amount | KindWord::Scale);
        let against = [
            ("unit", self.unit.is_some() && kind != KindWord::Amount),
            ("least", self.least.is_some() && !limited),
            ("most", self.most.is_some() && !limited),
            ("levels", !self.levels.is_empty() && kind != KindWord::Category),
        ];
        match against.iter().find(|(_, unused)| *unused) {
            Some((column, _)) => Err(format!("{column} does not go with the kind {}", kind.word())),
            None => Ok(()),
        }
    }

    fn kind(&self) -> Result<Kind, String> {
        match self.kind {
            KindWord::Amount => {
                let unit = Unit::from_suffix(self.unit.as_deref().ok_or("unit is missing")?);
                let (least, most) = self.limits()?;
                Ok(Kind::Amount { unit, least, most })
            }
            KindWord::Scale => {
                let (least, most) = self.limits()?;
                let (least, most) = (scale_end(least), scale_end(most));
                let ends = least.zip(most).ok_or("least and most are not whole from 0 to 255")?;
                Ok(Kind::Scale { least: ends.0, most: ends.1 })
            }
            KindWord::YesNo => Ok(Kind::YesNo),
            KindWord::Category => self.category(),
            KindWord::Clock => Ok(Kind::Clock),
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
            ExposedWord::Never => true,
            ExposedWord::Below | ExposedWord::AtLeast | ExposedWord::Above => {
                matches!(self.kind, KindWord::Amount | KindWord::Scale)
            }
            ExposedWord::Yes | ExposedWord::No => self.kind == KindWord::YesNo,
            ExposedWord::Levels => self.kind == KindWord::Category,
        };
        if !fits {
            return Err(format!("exposed_when does not go with the kind {}", self.kind.word()));
        }
        if !self.exposed_levels.is_empty() && self.kind != KindWord::Category {
            return Err(format!("exposed_levels does not go with the kind {}", self.kind.word()));
        }
        match self.exposed_when {
            ExposedWord::Below => self.limit().map(Exposed::Below),
            ExposedWord::AtLeast => self.limit().map(Exposed::AtLeast),
            ExposedWord::Above => self.limit().map(Exposed::Above),
            word if self.exposed_limit.is_some() => {
                Err(format!("exposed_limit does not go with the exposed_when {}", word.word()))
            }
            ExposedWord::Yes => Ok(Exposed::Yes),
            ExposedWord::No => Ok(Exposed::No),
            ExposedWord::Levels => Ok(Exposed::Levels),
            ExposedWord::Never => Ok(Exposed::Never),
        }
    }

    fn limit(&self) -> Result<f64, String> {
        let (limit, (least, most)) =
            (self.exposed_limit.ok_or("exposed_limit is missing")?, self.limits()?);
        if (least..=most).contains(&limit) {
            Ok(limit)
        } else {
            Err("exposed_limit does not lie between least and most".to_owned())
        }
    }
}

fn words<'a>(levels: impl Iterator<Item = &'a Level>) -> Vec<String> {
    levels.map(|level| level.word.clone().into_owned()).collect()
}

fn exposed_cells(exposed: Exposed) -> (ExposedWord, Option<f64>) {
    match exposed {
        Exposed::Below(limit) => (ExposedWord::Below, Some(limit)),
        Exposed::AtLeast(limit) => (ExposedWord::AtLeast, Some(limit)),
        Exposed::Above(limit) => (ExposedWord::Above, Some(limit)),
        Exposed::Yes => (ExposedWord::Yes, None),
        Exposed::No => (ExposedWord::No, None),
        Exposed::Levels => (ExposedWord::Levels, None),
        Exposed::Never => (ExposedWord::Never, None),
    }
}

/// Returns an end of a scale; `None` if it is not a whole number from 0 to 255.
fn scale_end(end: f64) -> Option<u8> {
    (0..=u8::MAX).find(|whole| f64::from(*whole).total_cmp(&end).is_eq())
}
