//! Looks for values in the file that make the store panic, as `tests/campaigns/columns.rs` does.

#![no_main]

#[path = "../tests/campaigns/chance.rs"]
mod chance;
#[path = "../tests/campaigns/deeds.rs"]
mod deeds;
#[path = "../tests/campaigns/spoiled.rs"]
mod spoiled;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use spoiled::{Spot, Whole};

static WHOLE: LazyLock<Whole> = LazyLock::new(Whole::filled);

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary.db");
    let mut ahead = bytes;
    let spots: Vec<Spot> = std::iter::from_fn(|| Spot::taken(&mut ahead)).collect();
    WHOLE.spoil(&diary, &spots);
    let _ = spoiled::read(&diary);
});
