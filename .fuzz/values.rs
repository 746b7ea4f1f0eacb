//! Looks for values in the file that make the store panic, as `tests/campaigns/spoiled.rs` does.

#![no_main]

#[path = "../tests/campaigns/chance.rs"]
mod chance;
#[path = "../tests/campaigns/deeds.rs"]
mod deeds;
#[path = "../tests/campaigns/spoiled.rs"]
mod spoiled;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    spoiled::check(bytes);
});
