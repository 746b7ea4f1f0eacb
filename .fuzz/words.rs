//! Looks for words that break a rule of `tests/campaigns/said.rs`.

#![no_main]

#[path = "../tests/campaigns/said.rs"]
mod said;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|line: &str| {
    said::check(line);
});
