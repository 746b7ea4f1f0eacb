//! Route: the way by which a medicine gets into the body.

use crate::diary::written::written;

written! {
    /// The way by which a medicine gets into the body.
    Route {
        /// Swallowed.
        Oral = "oral",
        /// Breathed in.
        Inhaled = "inhaled",
        /// Injected at once.
        Injection = "injection",
        /// Run into a vein.
        Infusion = "infusion",
        /// From a patch on the skin.
        Patch = "patch",
        /// From a vaginal ring.
        Ring = "ring",
        /// From a rod under the skin.
        Implant = "implant",
        /// From a coil in the womb.
        Intrauterine = "intrauterine",
        /// Spread on the skin.
        Cream = "cream",
        /// Dropped into an eye or an ear.
        Drops = "drops",
        /// Sprayed into the nose.
        Nasal = "nasal",
        /// From a suppository, an enema or a foam.
        Rectal = "rectal",
    }
}

/// The words in a medicine's name that say a route; the surer ones first ("capsules for oral inhalation").
const SAID: &[(Route, &str)] = &[
    (
        Route::Inhaled,
        "inhaled inhaler inhalers inhalation inhalations puffer puff puffs turbohaler \
         turbuhaler flexhaler accuhaler diskus evohaler easyhaler breezhaler handihaler \
         respimat ellipta hfa nebuliser nebulizer nebules respules",
    ),
    (Route::Nasal, "nasal nose"),
    (Route::Intrauterine, "intrauterine iud ius coil"),
    (Route::Ring, "ring"),
    (Route::Implant, "implant rod"),
    (Route::Patch, "patch patches transdermal"),
    (Route::Rectal, "rectal suppository suppositories enema foam"),
    (Route::Drops, "drops eye ear"),
    (Route::Cream, "cream gel ointment lotion topical"),
    (Route::Infusion, "infusion infusions iv intravenous drip"),
    (Route::Injection, "injection injections injected injectable shot shots jab depot"),
    (
        Route::Oral,
        "oral mouth po pill pills tablet tablets tab tabs caplet caplets capsule capsules cap \
         caps syrup",
    ),
];

impl Route {
    /// Returns the route that words say, in lower case; the surest where they say several.
    pub fn said_in<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Option<Self> {
        let says = |said: &str| said.split(' ').any(|said| words.clone().any(|word| word == said));
        SAID.iter().find(|(_, said)| says(said)).map(|(route, _)| *route)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str) -> Option<Route> {
        Route::said_in(name.split(' '))
    }

    #[test]
    fn a_name_can_say_its_route() {
        assert_eq!(said("levonorgestrel iud"), Some(Route::Intrauterine));
        assert_eq!(said("iron infusion"), Some(Route::Infusion));
        assert_eq!(said("budesonide nasal spray"), Some(Route::Nasal));
        assert_eq!(said("furosemide"), None);
    }

    #[test]
    fn the_surer_word_wins() {
        assert_eq!(said("capsules for oral inhalation"), Some(Route::Inhaled));
        assert_eq!(said("eye ointment"), Some(Route::Drops));
    }
}
