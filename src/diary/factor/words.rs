//! Words: how the kind of a factor, and when it counts as exposed, are written in SQL and CSV.

use super::{Exposed, Kind};
use crate::diary::written::written;

written! {
    /// The kind of a factor, without what belongs to it.
    KindName {
        /// [`Kind::Amount`].
        Amount = "amount",
        /// [`Kind::Scale`].
        Scale = "scale",
        /// [`Kind::YesNo`].
        YesNo = "yes_no",
        /// [`Kind::Category`].
        Category = "category",
        /// [`Kind::Clock`].
        Clock = "clock",
    }
}

written! {
    /// When a reading counts as exposed, without the number.
    ExposedWhen {
        /// [`Exposed::Never`].
        Never = "never",
        /// [`Exposed::Below`].
        Below = "below",
        /// [`Exposed::AtLeast`].
        AtLeast = "at_least",
        /// [`Exposed::Above`].
        Above = "above",
        /// [`Exposed::Yes`].
        Yes = "yes",
        /// [`Exposed::No`].
        No = "no",
        /// [`Exposed::Levels`].
        Levels = "levels",
    }
}

impl Kind {
    /// Returns the name of the kind.
    pub fn name(&self) -> KindName {
        match self {
            Self::Amount { .. } => KindName::Amount,
            Self::Scale { .. } => KindName::Scale,
            Self::YesNo => KindName::YesNo,
            Self::Category(_) => KindName::Category,
            Self::Clock => KindName::Clock,
        }
    }
}

impl Exposed {
    /// Returns when it is, without the number.
    pub fn when(self) -> ExposedWhen {
        match self {
            Self::Below(_) => ExposedWhen::Below,
            Self::AtLeast(_) => ExposedWhen::AtLeast,
            Self::Above(_) => ExposedWhen::Above,
            Self::Yes => ExposedWhen::Yes,
            Self::No => ExposedWhen::No,
            Self::Levels => ExposedWhen::Levels,
            Self::Never => ExposedWhen::Never,
        }
    }

    /// Returns the number that a reading is compared with.
    pub fn limit(self) -> Option<f64> {
        match self {
            Self::Below(limit) | Self::AtLeast(limit) | Self::Above(limit) => Some(limit),
            Self::Yes | Self::No | Self::Levels | Self::Never => None,
        }
    }

    /// Puts the two together; `None` where a number is missing, or is one too many.
    pub fn of(when: ExposedWhen, limit: Option<f64>) -> Option<Self> {
        match (when, limit) {
            (ExposedWhen::Below, Some(limit)) => Some(Self::Below(limit)),
            (ExposedWhen::AtLeast, Some(limit)) => Some(Self::AtLeast(limit)),
            (ExposedWhen::Above, Some(limit)) => Some(Self::Above(limit)),
            (ExposedWhen::Yes, None) => Some(Self::Yes),
            (ExposedWhen::No, None) => Some(Self::No),
            (ExposedWhen::Levels, None) => Some(Self::Levels),
            (ExposedWhen::Never, None) => Some(Self::Never),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_goes_with_the_words_that_compare() {
        for when in ExposedWhen::ALL {
            let (with, without) = (Exposed::of(*when, Some(2.0)), Exposed::of(*when, None));
            assert!(with.is_some() != without.is_some(), "{when}");
            let exposed = with.or(without).unwrap();
            assert_eq!((exposed.when(), exposed.limit()), (*when, with.map(|_| 2.0)));
        }
    }
}
