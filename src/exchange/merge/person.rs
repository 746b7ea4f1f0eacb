//! Person: standing facts, and what the person has set up: factors, classes, settings.

use std::collections::BTreeMap;

use super::Merge;
use crate::diary::{Diary, Fact, Factor, Recorded};
use crate::exchange::{factors, profile, settings};

impl Merge {
    /// Facts are told apart by their keys; of those that there is only one, by their kind.
    pub(super) fn profile(&mut self, current: &Diary, incoming: &Diary) {
        for fact in &incoming.profile {
            let same_key = |known: &&Recorded<Fact>| known.key == fact.key;
            let by_key = current.profile.iter().find(same_key);
            let by_kind = || current.profile.iter().find(|known| is_the_one(known, fact));
            match by_key.or_else(by_kind) {
                None => self.new.profile.push(fact.clone()),
                Some(known) if known.fact == fact.fact => self.same += 1,
                Some(_) => self.standing_conflict("profile", profile::kind(&fact.fact)),
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

    /// A setting is new where this diary has the usual one.
    pub(super) fn settings(&mut self, current: &Diary, incoming: &Diary) {
        let known = settings::differing(&current.settings);
        let known: BTreeMap<_, _> = known.iter().map(|it| (it.name.as_str(), it)).collect();
        for setting in settings::differing(&incoming.settings) {
            match known.get(setting.name.as_str()) {
                Some(known) if **known == setting => self.same += 1,
                None if settings::apply(&mut self.new.settings, &setting).is_ok() => {}
                _ => {
                    let what = format!("the setting {}", setting.name);
                    self.standing_conflict("settings", what);
                }
            }
        }
    }
}

/// Tells whether two facts are of one kind, of which there is one fact only.
fn is_the_one(known: &Fact, fact: &Fact) -> bool {
    let single = matches!(fact, Fact::BirthYear(_) | Fact::WorkStanding(_) | Fact::Restricted(_));
    single && profile::kind(known) == profile::kind(fact)
}
