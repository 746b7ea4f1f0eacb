//! What is read of a table is written and read again the same; also what `.fuzz/tables.rs` looks for.

use cramp_diary::diary::{Catalogue, Diary};
use cramp_diary::exchange::{Dialect, Table, Tables, read};

/// Reads bytes as the table whose number they begin with; panics where a rule is broken.
///
/// Returns whether they were read.
pub(crate) fn check(bytes: &[u8]) -> bool {
    let Some((first, rest)) = bytes.split_first() else { return false };
    let table = Table::ALL[usize::from(*first) % Table::ALL.len()];
    let known = Catalogue::built_in();
    let Ok(diary) = read(&Tables::from([(table, rest.to_vec())]), &known) else { return false };
    let once = written(&diary);
    assert_eq!(written(&read(&once, &known).unwrap()), once);
    true
}

fn written(diary: &Diary) -> Tables {
    let bytes = |table: &Table| table.write(diary, Dialect::Plain).unwrap().into_bytes();
    Table::ALL.iter().map(|table| (*table, bytes(table))).collect()
}
