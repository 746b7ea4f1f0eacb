//! What the program is built of: where it comes from, under which licences, nothing twice unknown, and
//! nothing that opens a connection.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

/// The licences that go with those of this program.
const LICENCES: [&str; 6] =
    ["Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "Unicode-3.0", "Zlib"];

/// The crates that are there in two versions because two others ask for different ones: of most,
/// `age` asks for the one before.
const TWICE: [&str; 17] = [
    "base64",
    "block-buffer",
    "chacha20",
    "cpufeatures",
    "crypto-common",
    "digest",
    "getrandom",
    "glam",
    "miniz_oxide",
    "rand",
    "rand_core",
    "rustc-hash",
    "self_cell",
    "sha2",
    "syn",
    "thiserror",
    "thiserror-impl",
];

/// Crates by which a program talks over a network, or a family of which each one does.
const TALKING: [&str; 22] = [
    "actix",
    "async-std",
    "attohttpc",
    "curl",
    "h2",
    "h3",
    "hickory",
    "hyper",
    "isahc",
    "mio-net",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "tokio",
    "tonic",
    "trust-dns",
    "tungstenite",
    "ureq",
];

/// What a program asks the system's library for to open a connection or to be found by one.
const OPENING: [&str; 7] =
    ["socket", "connect", "bind", "listen", "accept", "accept4", "getaddrinfo"];

/// Returns the name, the version and the source of each crate of `Cargo.lock`.
fn crates() -> Vec<[String; 3]> {
    let lock = fs::read_to_string("Cargo.lock").unwrap();
    let value = |block: &str, key: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(&format!("{key} = \"")));
        line.map_or(String::new(), |value| value.trim_end_matches('"').to_owned())
    };
    lock.split("[[package]]")
        .skip(1)
        .map(|block| ["name", "version", "source"].map(|key| value(block, key)))
        .collect()
}

#[test]
fn every_crate_comes_from_the_registry() {
    for [name, _, source] in crates() {
        let ours = name == "cramp-diary" && source.is_empty();
        let known = source == "registry+https://github.com/rust-lang/crates.io-index";
        assert!(ours || known, "{name} comes from {source:?}");
    }
}

#[test]
fn nothing_is_there_twice_but_what_is_known() {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for [name, version, _] in crates() {
        versions.entry(name).or_default().push(version);
    }
    let twice: Vec<_> = versions.iter().filter(|(_, all)| all.len() > 1).collect();
    let names: Vec<_> = twice.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, TWICE, "{twice:?}");
}

#[test]
fn no_crate_talks_over_a_network() {
    for [name, ..] in crates() {
        let of = |family: &&str| name == **family || name.starts_with(&format!("{family}-"));
        assert!(!TALKING.iter().any(of), "{name} talks over a network");
    }
}

#[test]
fn every_licence_goes_with_ours() {
    let host = Command::new("rustc").arg("-vV").output().unwrap();
    let host = String::from_utf8(host.stdout).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .args(["--filter-platform", host])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = tree["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    for package in packages {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_allowed(licence), "{} is under {licence:?}", package["name"]);
    }
}

/// Tells whether a choice of licences can be met with ours: "(MIT OR Apache-2.0) AND Unicode-3.0".
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    any_of(&mut rest) && rest.is_empty()
}

/// Reads alternatives up to a bracket or the end.
fn any_of(rest: &mut &[&str]) -> bool {
    let mut allowed = all_of(rest);
    while let ["OR", after @ ..] = *rest {
        *rest = after;
        allowed |= all_of(rest);
    }
    allowed
}

/// Reads what has to be met together.
fn all_of(rest: &mut &[&str]) -> bool {
    let mut allowed = one(rest);
    while let ["AND", after @ ..] = *rest {
        *rest = after;
        allowed &= one(rest);
    }
    allowed
}

/// Reads one licence, or alternatives in brackets.
fn one(rest: &mut &[&str]) -> bool {
    let [first, after @ ..] = *rest else { return false };
    *rest = after;
    if *first == "(" {
        let allowed = any_of(rest);
        let [")", after @ ..] = *rest else { return false };
        *rest = after;
        return allowed;
    }
    if let ["WITH", _, after @ ..] = *rest {
        *rest = after;
    }
    LICENCES.contains(first)
}

#[test]
fn a_choice_of_licences_is_read_as_it_is_meant() {
    for allowed in ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR GPL-3.0) AND Unicode-3.0"] {
        assert!(is_allowed(allowed), "{allowed}");
    }
    for refused in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT", "MIT) OR MIT"] {
        assert!(!is_allowed(refused), "{refused}");
    }
}

/// The standard library brings `socketpair`, `send` and `recv`, with which it waits for a program that it
/// starts; none of them reaches anybody outside.
#[test]
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn the_program_cannot_ask_the_system_for_a_connection() {
    let program = fs::read(env!("CARGO_BIN_EXE_cramp")).unwrap();
    let asks_for = |name: &str| {
        let name = [b"\0", name.as_bytes(), b"\0"].concat();
        let links = dynamic_names(&program);
        links.windows(name.len()).any(|window| window == name)
    };
    assert!(asks_for("open64") || asks_for("open"), "the names are found");
    for name in OPENING {
        assert!(!asks_for(name), "the program asks for `{name}`");
    }
}

/// Returns the table of the names that an ELF program of 64 bits asks the system's libraries for.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn dynamic_names(program: &[u8]) -> &[u8] {
    const DYNAMIC_SYMBOLS: u64 = 11;
    let number = |at: usize, bytes: usize| {
        let mut number = [0; 8];
        number[..bytes].copy_from_slice(&program[at..at + bytes]);
        u64::from_le_bytes(number)
    };
    let usize_at = |at: usize, bytes: usize| usize::try_from(number(at, bytes)).unwrap();
    let (sections, size) = (usize_at(0x28, 8), usize_at(0x3a, 2));
    let section = |index: usize| sections + index * size;
    let count = usize_at(0x3c, 2);
    let symbols = (0..count).find(|it| number(section(*it) + 4, 4) == DYNAMIC_SYMBOLS).unwrap();
    let names = section(usize_at(section(symbols) + 0x28, 4));
    let (offset, length) = (usize_at(names + 0x18, 8), usize_at(names + 0x20, 8));
    &program[offset..offset + length]
}
