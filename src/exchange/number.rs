//! Number: the short numbers of records that come without any.

use crate::diary::{Diary, Recorded};

/// Gives every record its number, from 1 in the order of the diary.
pub(super) fn number(diary: &mut Diary) {
    give(diary.cramps.iter_mut());
    give(diary.days.values_mut().flat_map(|day| day.bouts.iter_mut()));
    give(diary.courses.iter_mut());
    give(diary.doses.iter_mut());
}

fn give<'a, T: 'a>(records: impl Iterator<Item = &'a mut Recorded<T>>) {
    (1..).zip(records).for_each(|(number, record)| record.number = number);
}
