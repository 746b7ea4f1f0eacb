//! Examples: what can be typed, and what it means; the help page and the test in one.

/// One line that can be typed after a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The words after the command.
    pub words: &'static str,
    /// What they mean, in the form in which the program says it back.
    pub meaning: &'static str,
}

const fn example(words: &'static str, meaning: &'static str) -> Example {
    Example { words, meaning }
}

/// The moment at which the examples for cramps are said.
pub const NIGHT_NOW: &str = "2026-11-22T03:25:00+01:00";

/// The moment at which all other examples are said.
pub const MORNING_NOW: &str = "2026-11-22T08:10:00+01:00";

/// The time zone of the examples.
pub const ZONE: &str = "Europe/Berlin";

/// Examples for `log`, said on Sunday 22 November 2026 at 03:25.
pub const LOG: &[Example] = &[
    example("left calf 2min 7/10", "left calf, 2 min, pain 7"),
    example("r foot 90s pain 5 stretch helped", "right foot, 1 min 30 s, pain 5, stretch helped"),
    example("0230 calf", "Sun 22 Nov 2026 02:30, calf"),
    example("hamstring 20 min ago", "Sun 22 Nov 2026 03:05, hamstring"),
    example("yesterday 23:40 both calves", "Sat 21 Nov 2026 23:40, calf on both sides"),
    example("11:40pm left toes", "Sat 21 Nov 2026 23:40, left toe"),
    example("last night 2:15 thigh", "Sun 22 Nov 2026 02:15, thigh"),
    example("woke at 3 with left calf", "Sun 22 Nov 2026 03:00, left calf, asleep, woke"),
    example("half past two calf", "Sun 22 Nov 2026 02:30, calf"),
    example("from 3:05 to 3:10 calf", "Sun 22 Nov 2026 03:05, calf, 5 min"),
    example("fri 2am calf", "Fri 20 Nov 2026 02:00, calf"),
    example("friday night 2am calf", "Sat 21 Nov 2026 02:00, calf"),
    example("20 feb 2:15 calf", "Fri 20 Feb 2026 02:15, calf"),
    example("22/11 2:15 calf", "Sun 22 Nov 2026 02:15, calf"),
    example(
        "11/5 calf",
        "calf, not understood: “11/5” could be two days; write the month as a word (5 nov 2026?)",
    ),
    example("last night at 11 calf", "Sat 21 Nov 2026 23:00, calf"),
    example("20.11. calf", "night of Fri 20 → Sat 21 Nov 2026, time unknown, calf"),
    example("yesterday calf", "night of Sat 21 → Sun 22 Nov 2026, time unknown, calf"),
    example("3 cramps left calf, about half a minute", "3 cramps, left calf, 30 s"),
    example(
        "calf asleep stretched didn't help, walked helped a bit",
        "calf, asleep, stretch did not help, walking helped a bit",
    ),
    example("charley horse in the left calf while up", "left calf, up and about"),
    example("neck 1m30s", "neck, 1 min 30 s"),
    example("left-calf one and a half minutes seven out of ten", "left calf, 1 min 30 s, pain 7"),
    example("stretch massage nothing helped", "stretch did not help, massage did not help"),
    example("calf no pain", "calf, pain 0"),
    example(
        "left calf sudden hard, massage circular motions helped after 2min",
        "left calf, sudden, muscle hard, massage (circular motions) helped after 2 min",
    ),
    example(
        "calf pulled toes up helped, awake 20 min, sore 3h, sleep impact 7",
        "calf, awake 20 min, sore 3 h, sleep impact 7, toes pulled up helped",
    ),
    example(
        "foot toes curled no warning distress 6 went away by itself",
        "foot, not warned, toes curled, distress 6, ended by itself",
    ),
    example(
        "calf ibuprofen 400mg, still there, trigger a long walk",
        "calf, still there, trigger “a long walk”, analgesic (ibuprofen 400 mg)",
    ),
    example(
        "left calf swelling left, no weakness, skin cold",
        "left calf, swelling yes left, weakness no, skin yes left cold",
    ),
    example("left calf, chest pain", "left calf, chest pain yes"),
    example("cold left foot", "left foot, skin yes left cold"),
    example("calf massaged 15 min, walked helped", "calf, massage after 15 min, walking helped"),
    example("calf while walking", "calf, not understood: “while walking”"),
    example("calf note slept on the sofa", "calf, note “slept on the sofa”"),
    example(
        "clf 2min slept on the sofa",
        "2 min, not understood: “clf” (calf?), not understood: “slept on the sofa”",
    ),
    example("calf 25:00", "calf, not understood: “25:00” is not a clock time"),
    example("left calf 7", "left calf, not understood: “7” (pain 7?)"),
    example("calf, wasn't asleep", "calf, not understood: “wasn't asleep”"),
    example(
        "calf 2:30 min",
        "calf, not understood: “2:30 min” could be a time or a duration; write 2min30s",
    ),
];

/// Examples for `none`, said on Sunday 22 November 2026 at 08:10.
pub const NONE: &[Example] = &[
    example("last night", "night of Sat 21 → Sun 22 Nov 2026"),
    example("thu", "night of Thu 19 → Fri 20 Nov 2026"),
    example("2 nights ago", "night of Fri 20 → Sat 21 Nov 2026"),
    example("the night before last", "night of Fri 20 → Sat 21 Nov 2026"),
    example("21", "night of Sat 21 → Sun 22 Nov 2026"),
    example("mon to wed", "night of Mon 16 → Tue 17 Nov 2026 to night of Wed 18 → Thu 19 Nov 2026"),
    example("18..21", "night of Wed 18 → Thu 19 Nov 2026 to night of Sat 21 → Sun 22 Nov 2026"),
    example(
        "2026-10-30..2 nov",
        "night of Fri 30 → Sat 31 Oct 2026 to night of Mon 2 → Tue 3 Nov 2026",
    ),
];

/// Examples for `day`, said on Sunday 22 November 2026 at 08:10.
pub const DAY: &[Example] = &[
    example(
        "water 6 glasses standing 7h run 45min vigorous heels no stretch",
        "water 1440 ml, standing 7 h, footwear heels, stretching before bed no, \
         running 45 min vigorous",
    ),
    example("wed water 1,5l", "Wed 18 Nov 2026: water 1500 ml"),
    example("6 glasses of water and 2 beers", "water 1440 ml, alcohol 2 units"),
    example("1 glass of wine 2 beers", "alcohol 3 units"),
    example("water +250ml", "water 250 ml more"),
    example("another 250ml", "water 250 ml more"),
    example("forget water", "water back to unknown"),
    example("forget water and standing", "water back to unknown, standing back to unknown"),
    example("forget note", "note forgotten"),
    example("no alcohol, magnesium", "alcohol 0 units, magnesium supplement yes"),
    example("not hot, dark urine", "hot day no, dark urine yes"),
    example("didn't stretch", "stretching before bed no"),
    example("tired 7/10 tight 4", "tired legs 7 of 10, tight legs 4 of 10"),
    example("standing 7h30 sat 4", "standing 7.5 h, sitting 4 h"),
    example("barefoot slept on my back", "footwear barefoot, sleep position back"),
    example("bed 23:10 got up at 6:45am", "bed time 23:10, rise time 06:45"),
    example("went to bed at 11 up 7", "bed time 23:00, rise time 07:00"),
    example("exercise 40min hard ended 19:30", "exercise 40 min vigorous until 19:30"),
    example(
        "run 45min from 18:30 stretched before, walk 20min not stretched after",
        "running 45 min from 18:30, stretched before, walking 20 min, not stretched after",
    ),
    example(
        "calf wall, ankle circles, held 30s, 3 per leg",
        "calf stretch against a wall yes, ankle rotations yes, stretches held 30 s, \
         stretches per leg 3 times",
    ),
    example("temp 31c urine colour 5", "highest temperature 31 c, urine colour 5 of 8"),
    example("2 bananas, nuts 1, no dairy", "bananas 2 servings, nuts 1 servings, dairy 0 servings"),
    example("easy walk 30 min, no magnesium", "magnesium supplement no, walking 30 min light"),
    example("no exercise note on the train all day", "exercise no, note “on the train all day”"),
    example("water 6", "not understood: “water 6” needs a unit (water 6 glasses?)"),
    example("wter 3 glasses", "not understood: “wter 3 glasses” (water 3 glasses?)"),
];

/// Examples for `med`, after `start`, `stop`, `took` or `missed`, said on Sunday 22 November 2026 at 08:10.
pub const MED: &[Example] = &[
    example("furosemide 40mg daily since 1 Mar", "furosemide, 40 mg, daily, from Sun 1 Mar 2026"),
    example(
        "vitamin D3 1000 IU every evening from 2026-03-01 until 20 oct",
        "vitamin D3, 1000 IU, every evening, from Sun 1 Mar 2026, until Tue 20 Oct 2026",
    ),
    example("salbutamol 2 puffs as needed", "salbutamol, 2 puffs, as needed"),
    example("ramipril 5 mg bid", "ramipril, 5 mg, bid"),
    example("furosemide yesterday", "furosemide, on Sat 21 Nov 2026"),
    example("ibuprofen 400mg 22:15", "ibuprofen, 400 mg, at Sat 21 Nov 2026 22:15"),
    example("ibuprofen 20 min ago", "ibuprofen, at Sun 22 Nov 2026 07:50"),
    example("furosemide 40mg at breakfast", "furosemide, 40 mg, at breakfast"),
    example("iron sucrose 200mg infusion", "iron sucrose, 200 mg, infusion"),
    example(
        "magnesium 300mg nightly recommended by Dr Weber, note with food",
        "magnesium, 300 mg, nightly, recommended by “Dr Weber”, note “with food”",
    ),
    example(
        "ibuprofen 400",
        "ibuprofen, not understood: “400” needs a unit, such as mg or tablets (400 mg?)",
    ),
];

/// Examples for `profile`, said on Sunday 22 November 2026 at 08:10.
pub const PROFILE: &[Example] = &[
    example("born 1958", "birth year 1958"),
    example("condition diabetes since 2015", "condition diabetes, since 2015"),
    example("asthma since Mar 2015 until 2020", "condition asthma, since 2015-03, until 2020"),
    example(
        "condition lumbosacral radiculopathy since 1 Mar 2015",
        "condition lumbosacral radiculopathy, since 2015-03-01",
    ),
    example("condition diabtes", "not understood: “diabtes” (diabetes?)"),
    example("condition diabtes exactly", "condition diabtes"),
    example("pregnant due 1 Mar", "pregnancy, due Mon 1 Mar 2027"),
    example("delivered yesterday", "delivered on Sat 21 Nov 2026"),
    example(
        "lab potassium 3.2 mmol/L low on 12 Nov range 3.5-5.1",
        "potassium 3.2 mmol/L, low, limits 3.5 to 5.1, on Thu 12 Nov 2026",
    ),
    example("lab vitamin D 48 nmol/L", "vitamin_d 48 nmol/L, on Sun 22 Nov 2026"),
    example(
        "lab potassium 3.2",
        "not understood: “3.2” needs its unit as it was printed, such as mmol/L, mg/dL, µg/L or %",
    ),
    example("weight 72.5 kg", "weight 72.5 kg, on Sun 22 Nov 2026"),
    example("weight 160 lb on 12 Nov", "weight 72.57 kg, on Thu 12 Nov 2026"),
    example("work standing", "standing at work yes"),
    example("not restricted", "restricted no"),
    example("reviewed 12 Nov", "medicines reviewed on Thu 12 Nov 2026"),
    example("remove 3", "without record 3"),
    example(
        "age 68",
        "not understood: “age 68” changes every year; give the year of birth (born 1958?)",
    ),
];
