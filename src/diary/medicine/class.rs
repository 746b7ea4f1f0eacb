//! Class: the groups of medicines that the articles name, and a few that a doctor asks about.

use crate::diary::written::written;

written! {
    /// A group of medicines that may have to do with cramps.
    ///
    /// That a medicine has a class does not mean that it causes anybody's cramps.
    Class {
        /// Makes the body lose water.
        Diuretic = "diuretic",
        /// A thiazide or thiazide-like diuretic.
        Thiazide = "thiazide",
        /// A loop diuretic.
        Loop = "loop",
        /// A diuretic that keeps potassium.
        PotassiumSparing = "potassium_sparing",
        /// Lowers cholesterol.
        Statin = "statin",
        /// For the airways.
        AsthmaMedicine = "asthma_medicine",
        /// A long-acting beta agonist.
        Laba = "laba",
        /// A short-acting beta agonist.
        Saba = "saba",
        /// Lowers blood pressure; a diuretic by itself is not one of these.
        BpMedicine = "bp_medicine",
        /// A contraceptive that is swallowed.
        OralContraceptive = "oral_contraceptive",
        /// Iron sucrose into a vein.
        IvIronSucrose = "iv_iron_sucrose",
        /// Another iron into a vein.
        IvIronOther = "iv_iron_other",
        /// Teriparatide, for the bones.
        Teriparatide = "teriparatide",
        /// Raloxifene, for the bones.
        Raloxifene = "raloxifene",
        /// A pain reliever sold without prescription.
        OtcAnalgesic = "otc_analgesic",
        /// Magnesium.
        SupplementMagnesium = "supplement_magnesium",
        /// Potassium.
        SupplementPotassium = "supplement_potassium",
        /// Calcium.
        SupplementCalcium = "supplement_calcium",
        /// Vitamin D.
        SupplementVitaminD = "supplement_vitamin_d",
        /// Quinine, in tonic water too.
        Quinine = "quinine",
        /// None of these, as far as anybody has said.
        Unclassified = "unclassified",
    }
}

impl Class {
    /// Returns the wider class of which this one is a part.
    pub fn parent(self) -> Option<Self> {
        match self {
            Self::Thiazide | Self::Loop | Self::PotassiumSparing => Some(Self::Diuretic),
            Self::Laba | Self::Saba => Some(Self::AsthmaMedicine),
            _ => None,
        }
    }

    /// Returns what to call one medicine of the class in a sentence.
    pub fn label(self) -> &'static str {
        match self {
            Self::Diuretic => "diuretic",
            Self::Thiazide => "thiazide diuretic",
            Self::Loop => "loop diuretic",
            Self::PotassiumSparing => "potassium-sparing diuretic",
            Self::Statin => "statin",
            Self::AsthmaMedicine => "asthma medicine",
            Self::Laba => "long-acting beta agonist",
            Self::Saba => "short-acting beta agonist",
            Self::BpMedicine => "blood pressure medicine",
            Self::OralContraceptive => "oral contraceptive",
            Self::IvIronSucrose => "intravenous iron sucrose",
            Self::IvIronOther => "other intravenous iron",
            Self::Teriparatide => "teriparatide",
            Self::Raloxifene => "raloxifene",
            Self::OtcAnalgesic => "over-the-counter pain reliever",
            Self::SupplementMagnesium => "magnesium supplement",
            Self::SupplementPotassium => "potassium supplement",
            Self::SupplementCalcium => "calcium supplement",
            Self::SupplementVitaminD => "vitamin D supplement",
            Self::Quinine => "quinine",
            Self::Unclassified => "unclassified medicine",
        }
    }

    /// Tells whether it is a mineral or a vitamin.
    pub fn is_supplement(self) -> bool {
        matches!(
            self,
            Self::SupplementMagnesium
                | Self::SupplementPotassium
                | Self::SupplementCalcium
                | Self::SupplementVitaminD
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_parent_is_listed_before_its_parts_and_has_no_parent() {
        for class in Class::ALL {
            if let Some(parent) = class.parent() {
                assert!(parent < *class && parent.parent().is_none(), "{class}");
            }
        }
    }

    #[test]
    fn every_class_is_called_something_of_its_own() {
        let labels: BTreeSet<_> = Class::ALL.iter().map(|class| class.label()).collect();
        assert_eq!(labels.len(), Class::ALL.len());
        assert_eq!(Class::Loop.label(), "loop diuretic");
        assert_eq!(Class::Laba.label(), "long-acting beta agonist");
    }
}
