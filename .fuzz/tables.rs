//! Looks for a table that breaks the rule of `tests/campaigns/reread.rs`.

#![no_main]

#[path = "../tests/campaigns/reread.rs"]
mod reread;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    reread::check(bytes);
});
