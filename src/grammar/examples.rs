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
    example("woke at 3 with left calf", "Sun 22 Nov 2026 03:00, left calf, asleep"),
    example("half past two calf", "Sun 22 Nov 2026 02:30, calf"),
    example("from 3:05 to 3:10 calf", "Sun 22 Nov 2026 03:05, calf, 5 min"),
    example("fri 2am calf", "Fri 20 Nov 2026 02:00, calf"),
    example("friday night 2am calf", "Sat 21 Nov 2026 02:00, calf"),
    example("20 feb 2:15 calf", "Fri 20 Feb 2026 02:15, calf"),
    example("22/11 2:15 calf", "Sun 22 Nov 2026 02:15, calf"),
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
    example("furosemide yesterday", "furosemide, on Sat 21 Nov 2026"),
    example("ibuprofen 400mg 22:15", "ibuprofen, 400 mg, at Sat 21 Nov 2026 22:15"),
    example("ibuprofen 20 min ago", "ibuprofen, at Sun 22 Nov 2026 07:50"),
    example("furosemide 40mg at breakfast", "furosemide, 40 mg, at breakfast"),
    example(
        "ibuprofen 400",
        "ibuprofen, not understood: “400” needs a unit, such as mg or tablets (400 mg?)",
    ),
];
