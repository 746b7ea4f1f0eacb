//! The system refuses to write, at every place where a command writes: said clearly, and nothing is changed.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output};

use crate::kills::go_on;
use crate::places::{self, in_every_scene, play};
use crate::scenes::{Scene, State, anew, hidden, state};

/// The disk is full, the system cannot write, no more room for this person, read-only, not allowed.
const REFUSALS: [&str; 5] = ["ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES"];

#[test]
#[ignore = "slow: needs strace, refuses some seven thousand writes"]
fn refused_at_every_place_a_command_says_so_and_changes_nothing() {
    if !places::can_be_found() {
        eprintln!("not played: there is no strace here");
        return;
    }
    let [refused, said, done] = in_every_scene(refuse_at_every_place);
    eprintln!(
        "refused {refused} times: {said} times it was said and nothing was changed, {done} times \
         the command did its work all the same"
    );
}

fn refuse_at_every_place(scene: &'static Scene, folder: &Path) -> [usize; 3] {
    let stages = scene.stages(folder);
    let places = places::places(scene, &anew(folder));
    let mut counted = [0; 3];
    for (number, place) in places.iter().enumerate() {
        // The demo takes a second: each of its places is refused in one way, in turn.
        let in_turn = std::slice::from_ref(&REFUSALS[number % REFUSALS.len()]);
        for refusal in if scene.name == "demo" { in_turn } else { &REFUSALS } {
            let played = anew(folder);
            let output = play(scene, &played, place, &format!("error={refusal}"));
            let what = format!("{}, {refusal} at {place:?}", scene.name);
            let found = state(&played);
            judge(&output, &stages, &found, &what);
            go_on(scene, &played, &found, &what);
            counted[0] += 1;
            counted[1] += usize::from(stages.first() == Some(&found));
            counted[2] += usize::from(output.status.success());
        }
    }
    eprintln!("{}: {} places", scene.name, places.len());
    counted
}

/// Refuses a state that does not fit what was said.
fn judge(output: &Output, stages: &[State], found: &State, what: &str) {
    let (after, earlier) = stages.split_last().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.signal(), None, "{what}: {said}");
    assert!(!said.contains("panicked"), "{what}: {said}");
    let diary = ["diary.db", ".local/share/cramp/diary.db", "new.db"];
    let is_alike =
        |one: &State, other: &State| diary.iter().all(|it| one.get(*it) == other.get(*it));
    match output.status.code() {
        Some(0) => assert!(is_alike(found, after), "{what}: answered, and not there: {said}"),
        Some(1 | 3) => {
            assert!(said.contains("error: ") && said.contains("hint: "), "{what}: {said}");
            let is_done = said.contains("what the command did is done");
            let is_unsure = said.contains("it may be there all the same");
            let is_as_before = earlier.iter().any(|stage| is_alike(found, stage));
            let fits =
                (is_as_before && !is_done) || (is_alike(found, after) && (is_done || is_unsure));
            assert!(fits, "{what}: not as it was said: {said}");
        }
        code => panic!("{what}: exit code {code:?}: {said}"),
    }
}

/// A folder in which something was noted, and what it holds.
fn noted(name: &str) -> (tempfile::TempDir, std::path::PathBuf, State) {
    let folder = tempfile::tempdir().unwrap();
    Scene::of(name).set(&folder.path().join("set"));
    let played = anew(folder.path());
    let before = state(&played);
    (folder, played, before)
}

#[test]
fn a_file_that_may_not_grow_is_said_and_stays_as_it_was() {
    for name in ["log", "import", "restore", "backup", "the first log"] {
        let (_folder, played, before) = noted(name);
        for blocks in [0, 1, 8, 40, 100] {
            let mut command = Command::new("sh");
            let limit = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
            command.args(["-c", &limit]).arg(Scene::of(name).program.path());
            Scene::of(name).furnish(&mut command, &played);
            let output = command.output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            let what = format!("{name}, {blocks} blocks: {said}");
            assert!(matches!(output.status.code(), Some(1 | 3)), "{what}");
            assert!(said.contains("error: ") && said.contains("hint: "), "{what}");
            assert_eq!(output.stdout, b"", "{what}");
            assert!(state(&played) == before, "{what}");
            assert_eq!(hidden(&played), [""; 0], "{what}");
        }
        assert!(Scene::of(name).command(&played).output().unwrap().status.success());
    }
}

#[test]
fn an_answer_that_cannot_be_written_takes_nothing_back() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    for name in ["log", "undo", "import", "restore"] {
        let (_folder, played, _) = noted(name);
        assert!(Scene::of(name).command(&played).output().unwrap().status.success());
        let after = state(&played);
        let (_folder, played, _) = noted(name);
        let mut command = Scene::of(name).command(&played);
        let output = command.stdout(full.try_clone().unwrap()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{name}: {said}");
        assert!(said.contains("hint: what the command did is done"), "{name}: {said}");
        assert!(state(&played) == after, "{name}: it is done");
    }
}
