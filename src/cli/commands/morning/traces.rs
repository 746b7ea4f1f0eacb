//! Traces: what an answer changed of a night and its day, and the way back.

use std::collections::{BTreeMap, BTreeSet};

use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::diary::{
    Bout, Catalogue, Diary, Factor, Night, Recorded, Sign, SignAnswer, Value, Word,
};
use crate::store::Change;

/// What an answer changed of a night and its day, apart from cramps.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Traces {
    night: Night,
    readings: BTreeMap<Word, Changed<Value>>,
    signs: BTreeMap<Sign, Changed<SignAnswer>>,
    /// The numbers of the bouts that it added.
    added: BTreeSet<i64>,
    /// The bouts that it took away.
    removed: Vec<Bout>,
    /// What it added to the note of the day.
    note: Option<String>,
    /// Whether it took away the mark of a night without a cramp.
    was_calm: bool,
}

/// One thing that an answer changed.
#[derive(Clone, Debug, PartialEq)]
struct Changed<T> {
    was: Option<T>,
    is: Option<T>,
}

impl Traces {
    /// Returns what a change did to a night since it was like this.
    ///
    /// # Errors
    ///
    /// If the diary cannot be read.
    pub(super) fn since(was: &Diary, night: Night, change: &Change<'_>) -> Result<Self, Failure> {
        let is = change.view().night(night)?;
        let (old, new) = (bouts(was, night), bouts(&is, night));
        let is_lost = |bout: &&Recorded<Bout>| !new.iter().any(|it| it.number == bout.number);
        let known: BTreeSet<i64> = old.iter().map(|bout| bout.number).collect();
        let calm = |diary: &Diary| diary.confirmed_none.contains_key(&night);
        Ok(Self {
            night,
            readings: changed(&readings(was, night), &readings(&is, night)),
            signs: changed(&signs(was), &signs(&is)),
            added: new.iter().map(|it| it.number).filter(|it| !known.contains(it)).collect(),
            removed: old.iter().filter(is_lost).map(|bout| bout.fact.clone()).collect(),
            note: None,
            was_calm: calm(was) && !calm(&is),
        })
    }

    /// Returns the same with what was added to the note of the day.
    pub(super) fn with_note(self, note: Option<String>) -> Self {
        Self { note, ..self }
    }

    /// Returns what this and a later answer to the same question changed together.
    pub(super) fn then(mut self, later: &Self) -> Self {
        join(&mut self.readings, &later.readings);
        join(&mut self.signs, &later.signs);
        self.added.extend(&later.added);
        self.removed.extend(later.removed.iter().cloned());
        self.note = self.note.or_else(|| later.note.clone());
        self.was_calm |= later.was_calm;
        self
    }

    /// Returns the night.
    pub(super) fn night(&self) -> Night {
        self.night
    }

    /// Tells whether the answer has told what a factor was.
    pub(super) fn tell(&self, factor: &Factor) -> bool {
        let is_known = self.readings.get(&factor.key).is_some_and(|it| it.is.is_some());
        is_known || (factor.key == Factor::EXERCISE && !self.added.is_empty())
    }

    /// Returns what a factor was before, where something else was known of it.
    pub(super) fn before(&self, factor: &Factor) -> Option<&Value> {
        self.readings.get(&factor.key).filter(|it| it.is.is_some())?.was.as_ref()
    }

    /// Puts back what was there before, where what the answer said still stands; says it in words.
    ///
    /// # Errors
    ///
    /// If the file cannot be used.
    pub(super) fn take_back(&self, change: &Change<'_>) -> Result<Vec<String>, Failure> {
        let (diary, catalogue) = (change.view().night(self.night)?, change.view().catalogue()?);
        let mut done = self.take_back_signs(&diary, change)?;
        done.extend(self.take_back_bouts(&diary, change)?);
        done.extend(self.take_back_readings(&diary, &catalogue, change)?);
        done.extend(self.take_back_note(&diary, change)?);
        if self.was_calm && !diary.cramps_of(self.night).any(|cramp| cramp.is_nocturnal()) {
            change.confirm_none(self.night)?;
        }
        Ok(done)
    }

    fn take_back_signs(&self, now: &Diary, change: &Change<'_>) -> Result<Vec<String>, Failure> {
        let (now, mut done) = (signs(now), Vec::new());
        for (sign, Changed { was, is }) in &self.signs {
            if now.get(sign) != is.as_ref() {
                continue;
            }
            match was {
                Some(was) => {
                    change.answer_sign(was)?;
                    done.push(format!("{} again", phrases::sign(was)));
                }
                None => {
                    change.forget_sign(self.night, *sign)?;
                    done.push(format!("{} back to not asked", phrases::sign_label(*sign)));
                }
            }
        }
        Ok(done)
    }

    fn take_back_bouts(&self, now: &Diary, change: &Change<'_>) -> Result<Vec<String>, Failure> {
        let (date, mut done) = (self.night.evening(), Vec::new());
        for bout in bouts(now, self.night).iter().filter(|bout| self.added.contains(&bout.number)) {
            change.delete_bout(date, bout.number)?;
            done.push(format!("{} taken back", phrases::bout(bout)));
        }
        for bout in &self.removed {
            change.add_bout(date, bout)?;
            done.push(format!("{} again", phrases::bout(bout)));
        }
        Ok(done)
    }

    fn take_back_readings(
        &self,
        now: &Diary,
        catalogue: &Catalogue,
        change: &Change<'_>,
    ) -> Result<Vec<String>, Failure> {
        let (now, date, mut done) = (readings(now, self.night), self.night.evening(), Vec::new());
        for (key, Changed { was, is }) in &self.readings {
            let stands = now.get(key) == is.as_ref();
            let Some(factor) = catalogue.by_key(key).filter(|_| stands) else { continue };
            match was {
                Some(was) => {
                    change.set_reading(date, factor, was)?;
                    let was = phrases::reading(factor, was, catalogue.settings());
                    done.push(format!("{was} again"));
                }
                None => {
                    change.forget_reading(date, factor)?;
                    done.push(format!("{} back to unknown", factor.label));
                }
            }
        }
        Ok(done)
    }

    fn take_back_note(&self, now: &Diary, change: &Change<'_>) -> Result<Option<String>, Failure> {
        let date = self.night.evening();
        let whole = now.days.get(&date).and_then(|day| day.note.as_ref());
        let Some((whole, piece)) = whole.zip(self.note.as_ref()) else { return Ok(None) };
        change.set_day_note(date, without(whole, piece).as_deref())?;
        Ok(Some("note taken back".to_owned()))
    }
}

/// Joins what is noted and something more to one note.
pub(super) fn joined(known: Option<&String>, more: Option<&String>) -> Option<String> {
    let parts: Vec<&str> = known.into_iter().chain(more).map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// Returns a note without a piece that was joined to it.
fn without(whole: &str, piece: &str) -> Option<String> {
    if whole == piece {
        return None;
    }
    let rest = whole
        .strip_suffix(&format!("; {piece}"))
        .or_else(|| whole.strip_prefix(&format!("{piece}; ")))
        .map(str::to_owned);
    Some(rest.unwrap_or_else(|| whole.replacen(&format!("; {piece}; "), "; ", 1)))
}

fn readings(diary: &Diary, night: Night) -> BTreeMap<Word, Value> {
    diary.days.get(&night.evening()).map(|day| day.readings.clone()).unwrap_or_default()
}

fn bouts(diary: &Diary, night: Night) -> &[Recorded<Bout>] {
    diary.days.get(&night.evening()).map_or(&[], |day| &day.bouts)
}

fn signs(diary: &Diary) -> BTreeMap<Sign, SignAnswer> {
    diary.signs.iter().map(|answer| (answer.sign, answer.fact.clone())).collect()
}

fn changed<K: Clone + Ord, T: Clone + PartialEq>(
    was: &BTreeMap<K, T>,
    is: &BTreeMap<K, T>,
) -> BTreeMap<K, Changed<T>> {
    let keys: BTreeSet<&K> = was.keys().chain(is.keys()).collect();
    let changed = |key| Changed { was: was.get(key).cloned(), is: is.get(key).cloned() };
    let all = keys.into_iter().map(|key| (key.clone(), changed(key)));
    all.filter(|(_, it)| it.was != it.is).collect()
}

fn join<K: Clone + Ord, T: Clone>(
    first: &mut BTreeMap<K, Changed<T>>,
    later: &BTreeMap<K, Changed<T>>,
) {
    for (key, after) in later {
        let whole = first.entry(key.clone()).or_insert_with(|| after.clone());
        whole.is.clone_from(&after.is);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_taken_out_of_a_note_and_the_rest_stays() {
        for (whole, piece, rest) in [
            ("odd", "odd", None),
            ("odd; even", "odd", Some("even")),
            ("odd; even", "even", Some("odd")),
            ("odd; even; prime", "even", Some("odd; prime")),
            ("rewritten", "even", Some("rewritten")),
        ] {
            assert_eq!(without(whole, piece).as_deref(), rest, "{whole}");
        }
    }
}
