//! Person: standing facts, and what the person has set up: factors, classes, settings.

use std::collections::BTreeMap;

use super::Merge;
use crate::diary::{Diary, Fact, Factor, Recorded};
use crate::exchange::{factors, profile, settings};

impl Merge {
    /// Facts are told apart by their keys, and by what they say where one takes the place of another.
    pub(super) fn profile(&mut self, current: &Diary, incoming: &Diary) {
        for fact in &incoming.profile {
            let find = |is_it: fn(&Recorded<Fact>, &Recorded<Fact>) -> bool| {
                current.profile.iter().find(|known| is_it(known, fact))
            };
            let by_key = find(|known, fact| known.key == fact.key);
            let alike = || find(|known, fact| known.fact == fact.fact);
            match by_key.or_else(alike).or_else(|| find(|known, fact| stands_for(known, fact))) {
                None => self.new.profile.push(fact.clone()),
                Some(known) if known.fact == fact.fact => self.same += 1,
                Some(known) => {
                    let kind = profile::kind(&fact.fact);
                    for column in profile::differing(known, fact) {
                        self.standing_conflict("profile", format!("{column} of {kind}"));
                    }
                }
            }
        }
    }

    /// Factors are told apart by their keys; two of one column could not be exported.
    pub(super) fn own_factors(&mut self, current: &Diary, incoming: &Diary) {
        for factor in &incoming.own_factors {
            let clashes =
                |known: &&Factor| known.key == factor.key || known.column() == factor.column();
            match current.own_factors.iter().find(clashes) {
                None => self.new.own_factors.push(factor.clone()),
                Some(known) if factors::are_alike(known, factor) => self.same += 1,
                Some(_) => self.standing_conflict("factors", &*factor.key),
            }
        }
    }

    /// The name of the medicine stays out of a conflict.
    pub(super) fn classes(&mut self, current: &Diary, incoming: &Diary) {
        for (name, classes) in &incoming.classes {
            match current.classes.get(name) {
                None => {
                    self.new.classes.insert(name.clone(), classes.clone());
                }
                Some(known) if known == classes => self.same += 1,
                Some(_) => self.standing_conflict("classes", "the class of a medicine"),
            }
        }
    }

    /// A setting is new where this diary has the usual one; a quantity is scanned in one reading.
    pub(super) fn settings(&mut self, current: &Diary, incoming: &Diary) {
        let catalogue = current.catalogue();
        let known = settings::differing(&current.settings);
        let known: BTreeMap<_, _> = known.iter().map(|it| (it.name.as_str(), it)).collect();
        for setting in settings::differing(&incoming.settings) {
            let rival = settings::rival(&setting, &current.settings, &catalogue);
            match (known.get(setting.name.as_str()), &rival) {
                (Some(known), _) if **known == setting => self.same += 1,
                (None, None) if settings::apply(&mut self.new.settings, &setting).is_ok() => {}
                _ => {
                    let what = format!("the setting {}", rival.unwrap_or(setting.name));
                    self.standing_conflict("settings", what);
                }
            }
        }
    }
}

/// Tells whether two facts cannot stand side by side; two reviews can, and the later one counts.
fn stands_for(known: &Fact, fact: &Fact) -> bool {
    known.is_same(fact) && !matches!(fact, Fact::Reviewed { .. })
}
