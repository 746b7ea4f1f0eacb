//! Scenes: what a person types, and everything the program then says.
//!
//! Each scene is a file in `snapshots/`, to be read as documentation. `just review` accepts changed ones.

#![cfg(unix)] // the permissions of files are part of the scenes
#![allow(clippy::unwrap_used, reason = "a test")]

mod analyze;
mod backup;
mod catalogue;
mod chart;
mod check;
mod completions;
mod day;
mod delete;
mod demo;
mod edit;
mod encrypt;
mod errors;
mod escapes;
mod export;
mod factors;
mod fhir;
mod figures;
mod history;
mod import;
mod json;
mod list;
mod log;
mod manners;
mod med;
mod morning;
mod none;
mod private;
mod profile;
mod report;
mod restore;
mod sandbox;
mod settings;
mod show;
mod signs;
mod simulate;
mod status;
mod terminal;
mod undo;

#[test]
fn every_file_of_scenes_is_played() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let listed = std::fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(name) = name.strip_suffix(".rs").filter(|name| *name != "main") {
            assert!(listed.contains(&format!("\nmod {name};\n")), "{name}.rs is not listed");
        }
    }
}

#[test]
fn every_command_has_its_scenes() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in std::fs::read_dir(folder.join("src/cli/commands")).unwrap() {
        let name = entry.unwrap().file_name();
        let scenes = folder.join("tests/cli").join(&name).with_extension("rs");
        assert!(name == "mod.rs" || scenes.exists(), "{} has no scenes", name.display());
    }
}
