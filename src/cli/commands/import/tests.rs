//! The round trip: from a diary to its tables, into a new diary file, and to the same tables.

use proptest::prelude::*;

use super::*;
use crate::diary::Catalogue;
use crate::exchange::{Dialect, Table, Tables, made_up, pack, read, unpack};

fn tables_of(diary: &Diary, dialect: Dialect) -> Tables {
    let write = |table: &Table| table.write(diary, dialect).unwrap().into_bytes();
    Table::ALL.iter().map(|table| (*table, write(table))).collect()
}

/// Returns the tables after they were packed and unpacked.
fn through_a_zip(tables: &Tables) -> Tables {
    let files: Vec<_> =
        tables.iter().map(|(table, bytes)| (table.file_name(), bytes.as_slice())).collect();
    unpack(&pack(&files).unwrap()).unwrap()
}

/// Returns the diary of a new file into which the tables were imported.
fn imported(tables: &Tables) -> Diary {
    let folder = tempfile::tempdir().unwrap();
    let now = "2026-11-22T08:00:00+01:00".parse().unwrap();
    let mut store = Store::open(&folder.path().join("diary.db"), now).unwrap();
    let change = store.change(now).unwrap();
    let incoming = read(tables, &Catalogue::built_in()).unwrap();
    let merge = Merge::of(&change.view().diary(None).unwrap(), &incoming);
    assert_eq!(merge.conflicts, []);
    change.add_all(&merge.new).unwrap();
    change.commit("imported").unwrap();
    store.view().diary(None).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn an_export_imported_into_a_new_diary_is_exported_byte_for_byte(diary in made_up::diary()) {
        for dialect in [Dialect::Plain, Dialect::Spreadsheet] {
            let tables = tables_of(&diary, dialect);
            prop_assert_eq!(tables_of(&imported(&through_a_zip(&tables)), dialect), tables);
        }
    }
}
