//! `cramp completions` and `cramp man`: what shells and `man` read.

use crate::sandbox::Sandbox;

/// Every command that a person can type.
const COMMANDS: [&str; 18] = [
    "log", "none", "day", "med", "list", "show", "edit", "delete", "undo", "redo", "history",
    "analyze", "chart", "export", "import", "demo", "simulate", "man",
];

#[test]
fn every_shell_completes_every_command() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = sandbox.text(&format!("completions {shell}"));
        for command in COMMANDS {
            assert!(script.contains(command), "{command} for {shell}");
        }
    }
    assert!(!sandbox.diary().exists());
}

#[test]
fn the_script_for_bash_is_one_that_bash_can_read() {
    let sandbox = Sandbox::new();
    std::fs::write(sandbox.path("cramp.bash"), sandbox.text("completions bash")).unwrap();
    let checked = std::process::Command::new("bash")
        .args(["-n", "cramp.bash"])
        .current_dir(sandbox.folder())
        .output();
    if let Ok(checked) = checked {
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
}

#[test]
fn the_manual_page_tells_every_command() {
    let sandbox = Sandbox::new();
    let page = sandbox.text("man");
    assert!(page.contains(".TH cramp 1"), "{page:.200}");
    for command in COMMANDS {
        assert!(page.contains(command), "{command}");
    }
}
