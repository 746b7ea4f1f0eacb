//! Signs: the answers to warning signs, and the warnings that were seen.

use std::collections::{BTreeMap, BTreeSet};

use super::Merge;
use crate::diary::Diary;

impl Merge {
    /// There is one answer for a night and a sign, whatever its key.
    pub(super) fn signs(&mut self, current: &Diary, incoming: &Diary) {
        let known: BTreeMap<_, _> =
            current.signs.iter().map(|it| ((it.night, it.sign), &it.fact)).collect();
        let keys: BTreeSet<_> = current.signs.iter().map(|it| it.key.as_str()).collect();
        for answer in &incoming.signs {
            match known.get(&(answer.night, answer.sign)) {
                Some(fact) if **fact == answer.fact => self.same += 1,
                None if !keys.contains(answer.key.as_str()) => self.new.signs.push(answer.clone()),
                _ => self.conflict("signs", answer.night.evening(), answer.sign.word()),
            }
        }
    }

    /// A warning was seen or not; when it was seen first does not matter.
    pub(super) fn acknowledged(&mut self, current: &Diary, incoming: &Diary) {
        for (warning, at) in &incoming.acknowledged {
            if current.acknowledged.contains_key(warning) {
                self.same += 1;
            } else {
                self.new.acknowledged.insert(*warning, *at);
            }
        }
    }
}
