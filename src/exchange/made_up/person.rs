//! Person: everything of a made-up diary that is not an event of a night or a day.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{clock, date, entry, instant, medicine, recorded, text};
use crate::diary::{
    Acts, Catalogue, Class, Diary, Exposed, Fact, Factor, Flag, Kind, LabResult, LabUnit, Level,
    Night, PartialDate, Recorded, Settings, Side, Sign, SignAnswer, SignDetail, Source, Unit,
    Volume, WarningRule, Word,
};

/// Diaries of a person who has not noted a night or a day yet.
pub(super) fn person() -> impl Strategy<Value = Diary> {
    let set_up = own_factors().prop_flat_map(|factors| (settings(&factors), Just(factors)));
    let name = medicine().prop_map(|medicine| medicine.folded());
    let classes = btree_map(name, subsequence(Class::ALL, 1..=2), 0..3);
    let warning = (select(WarningRule::ALL), date().prop_map(Night::named_after));
    let seen = btree_map(warning, instant(), 0..4);
    (set_up, classes, seen, signs(), vec(recorded(fact()), 0..6)).prop_map(
        |((settings, own_factors), classes, acknowledged, signs, profile)| Diary {
            settings,
            own_factors,
            classes,
            acknowledged,
            signs,
            profile,
            ..Diary::default()
        },
    )
}

fn signs() -> impl Strategy<Value = Vec<Recorded<SignAnswer>>> {
    let place = (date().prop_map(Night::named_after), select(Sign::ALL));
    let details = subsequence(SignDetail::ALL, 0..=SignDetail::ALL.len()).prop_shuffle();
    let answer = (any::<bool>(), of(select(Side::ALL)), details);
    btree_map(place, recorded(answer), 0..5).prop_map(|answers| {
        let told = |((night, sign), record): (_, Recorded<(bool, _, Vec<SignDetail>)>)| {
            let (yes, side, details) = record.fact.clone();
            let fits = |detail: &SignDetail| yes && detail.sign() == sign;
            let details = details.into_iter().filter(fits).collect();
            record.with(SignAnswer { night, sign, yes, side, details })
        };
        answers.into_iter().map(told).collect()
    })
}

fn partial_date() -> impl Strategy<Value = PartialDate> {
    prop_oneof![
        (1900..2200_i32).prop_map(|year| PartialDate::year(year).unwrap()),
        (1900..2200_i32, 1..=12_u32).prop_map(|(y, m)| PartialDate::month(y, m).unwrap()),
        date().prop_map(PartialDate::day),
    ]
}

fn condition() -> impl Strategy<Value = Fact> {
    (text(), of(partial_date()), of(partial_date())).prop_map(|(name, since, until)| {
        let ends = |until: &PartialDate| since.is_none_or(|since| since.first() <= until.last());
        Fact::Condition { name, since, until: until.filter(ends) }
    })
}

fn lab() -> impl Strategy<Value = Fact> {
    let amount = || 0.0..1e4_f64;
    let judged = (of(select(Flag::ALL)), of(amount()), of(amount()));
    (text(), amount(), select(LabUnit::ALL), date(), judged).prop_map(
        |(analyte, value, unit, on, (flag, low, high))| {
            Fact::Lab(LabResult { analyte, value, unit, on, flag, low, high })
        },
    )
}

fn fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        (1900..2200_i32).prop_map(Fact::BirthYear),
        condition(),
        (date(), of(date())).prop_map(|(due, delivered)| Fact::Pregnancy { due, delivered }),
        lab(),
        (1.0..=500.0_f64, date()).prop_map(|(kg, on)| Fact::Weight { kg, on }),
        any::<bool>().prop_map(Fact::WorkStanding),
        any::<bool>().prop_map(Fact::Restricted),
        date().prop_map(|on| Fact::Reviewed { on }),
    ]
}

fn settings(own: &[Factor]) -> impl Strategy<Value = Settings> + use<> {
    let catalogue = Catalogue::new(&Settings::default(), own);
    let limited = |factor: &Factor| Some((factor.key.clone(), factor.limits()?.into_inner()));
    let ranges: Vec<_> = catalogue.all().iter().filter_map(limited).collect();
    let limit = (select(ranges), 0.0..=1.0_f64).prop_map(|((key, (least, most)), place)| {
        (key, (least + place * (most - least)).clamp(least, most))
    });
    let limits = vec(limit, 0..4).prop_map(|limits| limits.into_iter().collect::<BTreeMap<_, _>>());
    let water = (20.0..=2000.0_f64, 1.0..=40.0_f64, any::<bool>());
    (of(water), clock(), select(Volume::ALL), limits, scan()).prop_map(
        |(water, bedtime, volume, limits, scan)| {
            let usual = Settings { bedtime, volume, limits, scan, ..Settings::default() };
            match water {
                Some((glass_ml, water_goal, extra_glass)) => {
                    Settings { glass_ml, water_goal, extra_glass, ..usual }
                }
                None => usual,
            }
        },
    )
}

/// What is switched into the scan, one after the other.
fn scan() -> impl Strategy<Value = BTreeSet<Word>> {
    let catalogue = Catalogue::built_in();
    let readings = catalogue.computed().filter(|factor| factor.in_place_of().is_some());
    vec(select(readings.cloned().collect::<Vec<_>>()), 0..4).prop_map(|factors| {
        factors.iter().fold(BTreeSet::new(), |scan, factor| {
            let catalogue = Catalogue::new(&Settings { scan, ..Settings::default() }, &[]);
            catalogue.scan_with(factor).unwrap()
        })
    })
}

fn own_factors() -> impl Strategy<Value = Vec<Factor>> {
    btree_map("own_[a-z0-9_]{0,8}", factor(), 0..4).prop_map(|factors| {
        let named = |(key, factor): (String, Factor)| Factor { key: Word::Owned(key), ..factor };
        let mut columns = Vec::new();
        let mut factors: Vec<_> = factors.into_iter().map(named).collect();
        factors.retain(|factor| {
            let is_new = !columns.contains(&factor.column());
            columns.push(factor.column());
            is_new
        });
        factors
    })
}

/// Factors that have no key yet.
fn factor() -> impl Strategy<Value = Factor> {
    let label = text().prop_filter("a label is not blank", |label| !label.trim().is_empty());
    let acts = select(vec![Acts::Day, Acts::Night]);
    (label, kind(), acts, any::<bool>()).prop_map(|(label, (kind, exposed), acts, retired)| {
        Factor {
            key: Word::Borrowed(""),
            label: Word::Owned(label),
            aliases: &[],
            kind,
            exposed,
            acts,
            articles: &[],
            source: Source::Own { retired },
        }
    })
}

fn kind() -> impl Strategy<Value = (Kind, Exposed)> {
    let yes_no = vec![Exposed::Yes, Exposed::No, Exposed::Never];
    prop_oneof![
        amount(),
        scale(),
        select(yes_no).prop_map(|exposed| (Kind::YesNo, exposed)),
        category(),
        Just((Kind::Clock, Exposed::Never)),
    ]
}

fn amount() -> impl Strategy<Value = (Kind, Exposed)> {
    let units = vec!["cups", "ml", "h", "mmol/l", "%", "km per h", "µg", "times"];
    (select(units), -1e3..1e3_f64, 1.0..1e6_f64, exposed()).prop_map(
        |(unit, least, width, exposed)| {
            let kind = Kind::Amount { unit: Unit::from_suffix(unit), least, most: least + width };
            (kind, exposed(least + width / 2.0))
        },
    )
}

fn scale() -> impl Strategy<Value = (Kind, Exposed)> {
    (0..200_u8, 1..=55_u8, exposed()).prop_map(|(least, width, exposed)| {
        (Kind::Scale { least, most: least + width }, exposed(least.into()))
    })
}

/// Returns the ways in which a number can count as exposed.
fn exposed() -> impl Strategy<Value = fn(f64) -> Exposed> {
    select(vec![Exposed::Below as fn(f64) -> Exposed, Exposed::AtLeast, Exposed::Above, |_| {
        Exposed::Never
    }])
}

fn category() -> impl Strategy<Value = (Kind, Exposed)> {
    let word = entry().prop_filter_map("a level is one word on one line", |word| {
        let plain: String = word.chars().filter(|c| !c.is_control()).collect();
        let word = plain.trim().to_owned();
        (!word.is_empty()).then_some(word)
    });
    let levels = btree_set(word, 1..4).prop_flat_map(|words| {
        let count = words.len();
        (Just(words), vec(any::<bool>(), count))
    });
    (levels, select(vec![Exposed::Levels, Exposed::Never])).prop_map(|((words, flags), exposed)| {
        let level = |(word, exposed)| Level { word: Word::Owned(word), aliases: &[], exposed };
        (Kind::Category(words.into_iter().zip(flags).map(level).collect()), exposed)
    })
}
