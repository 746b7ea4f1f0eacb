//! Looks for settings that break a rule of `tests/campaigns/settings.rs`.

#![no_main]

#[path = "../tests/campaigns/settings.rs"]
mod settings;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|lines: &str| {
    settings::check(lines);
});
