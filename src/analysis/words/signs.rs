//! Words for warning signs.

use crate::diary::Sign;

/// Returns what to call a sign in a sentence: "changed skin".
pub fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Swelling => "swelling",
        Sign::Skin => "changed skin",
        Sign::Weakness => "weakness",
        Sign::Infection => "signs of infection",
        Sign::Numbness => "numbness or tingling",
        Sign::Wasting => "thinner muscle",
        Sign::WalkingPain => "calf pain on walking",
        Sign::Toxin => "contact with a poison",
        Sign::Wound => "dirty wound",
        Sign::ChestPain => "chest pain",
        Sign::Breathlessness => "breathlessness",
        Sign::VeryDarkUrine => "very dark urine",
        Sign::MusclePain => "muscle pain",
        Sign::NewOnset => "sudden beginning",
    }
}
