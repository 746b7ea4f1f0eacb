//! Links the released program to a fixed address on Linux.
//!
//! The time-zone tables hold some 36,000 addresses. In a program that may be loaded anywhere, each
//! is written anew at every start, which takes a fifth of the time of `cramp log`
//! (docs/decisions/0006-crates.md).

#![allow(clippy::disallowed_methods, reason = "cargo speaks to a build script by its environment")]
#![allow(clippy::print_stdout, reason = "and is answered on standard output")]

fn main() {
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    println!("cargo::rerun-if-changed=.cargo/build.rs");
}
