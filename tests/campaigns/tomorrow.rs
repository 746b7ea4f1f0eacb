//! Tomorrow: the program of a later version, built of the same sources with one migration more.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::scenes::copy_folder;

/// The program that does something.
#[derive(Clone, Copy)]
pub(crate) enum Program {
    /// The one that is tested.
    Today,
    /// The one that finds an older diary, and upgrades it.
    Tomorrow,
}

impl Program {
    pub(crate) fn path(self) -> &'static Path {
        static TOMORROW: LazyLock<PathBuf> = LazyLock::new(build);
        match self {
            Self::Today => Path::new(env!("CARGO_BIN_EXE_cramp")),
            Self::Tomorrow => &TOMORROW,
        }
    }
}

/// What the schema of tomorrow has more: a column, filled in for every row, and a table.
const MIGRATION: &str = "ALTER TABLE days ADD COLUMN mood TEXT;
UPDATE days SET mood = 'unknown';
CREATE TABLE moods (mood TEXT PRIMARY KEY, days INTEGER NOT NULL) STRICT;
INSERT INTO moods SELECT 'unknown', count(*) FROM days;
";

/// Builds it beside the program, out of a copy of the sources.
fn build() -> PathBuf {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tomorrow");
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(copy.join("tests")).unwrap();
    for folder in [".cargo", "src", "migrations", "tests/benches"] {
        copy_folder(&sources.join(folder), &copy.join(folder));
    }
    fs::copy(sources.join("Cargo.lock"), copy.join("Cargo.lock")).unwrap();
    let named = |text: &str| text.replace("= \"cramp\"", "= \"cramp-tomorrow\"");
    write_changed(&sources.join("Cargo.toml"), &copy.join("Cargo.toml"), named);
    fs::write(copy.join("migrations/0002_tomorrow.sql"), MIGRATION).unwrap();
    let list = copy.join("src/store/migrations.rs");
    let one_more = |text: &str| {
        text.replacen("(u32, &str); 1] = [", "(u32, &str); 2] = [", 1).replacen(
            "0001_diary.sql\"))]",
            "0001_diary.sql\")), (2, include_str!(\"../../migrations/0002_tomorrow.sql\"))]",
            1,
        )
    };
    write_changed(&list.clone(), &list, one_more);
    let built = Program::Today.path().parent().unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--offline", "--bin", "cramp-tomorrow", "--manifest-path"]);
    cargo.arg(copy.join("Cargo.toml")).arg("--target-dir").arg(built.parent().unwrap());
    if built.ends_with("release") {
        cargo.arg("--release");
    }
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    built.join("cramp-tomorrow")
}

fn write_changed(from: &Path, to: &Path, change: impl Fn(&str) -> String) {
    let before = fs::read_to_string(from).unwrap();
    let after = change(&before);
    assert_ne!(before, after, "{} is not as it was", from.display());
    fs::write(to, after).unwrap();
}
