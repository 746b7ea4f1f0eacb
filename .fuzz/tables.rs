//! Looks for a table that panics, or that is read as a diary which is not read back the same.

#![no_main]

use cramp_diary::diary::Catalogue;
use cramp_diary::exchange::{Dialect, Table, Tables, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let table = Table::ALL[usize::from(*first) % Table::ALL.len()];
    let known = Catalogue::built_in();
    let Ok(diary) = read(&Tables::from([(table, rest.to_vec())]), &known) else { return };
    let written = || Table::ALL.iter().map(|it| (*it, it.write(&diary, Dialect::Plain).unwrap().into_bytes()));
    let again = read(&written().collect(), &known).unwrap();
    assert!(written().all(|(it, bytes)| it.write(&again, Dialect::Plain).unwrap().into_bytes() == bytes));
});
