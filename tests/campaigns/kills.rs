//! Every writing command is killed at every place where it writes: what is there is as before or as after.

use std::collections::BTreeSet;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::Instant;

use crate::places::{self, in_every_scene, play};
use crate::scenes::{Scene, State, anew, hidden, is_unusable, state};
use crate::{kill, scattered};

#[test]
#[ignore = "slow: needs strace, kills some three thousand programs"]
fn killed_at_every_place_a_command_is_done_or_not_begun() {
    if !places::can_be_found() {
        eprintln!("not played: there is no strace here");
        return;
    }
    let [killed, before, after, hidden] = in_every_scene(kill_at_every_place);
    eprintln!(
        "killed at {killed} places: {before} times as before, {after} as after, the others with \
         some files of several there; {hidden} times a hidden folder was left and then removed"
    );
}

fn kill_at_every_place(scene: &'static Scene, folder: &Path) -> [usize; 4] {
    let stages = scene.stages(folder);
    let places = places::places(scene, &anew(folder));
    let mut counted = [0; 4];
    for place in &places {
        let played = anew(folder);
        let output = play(scene, &played, place, "signal=KILL");
        let what = format!("{} killed at {place:?}", scene.name);
        assert_eq!(output.status.signal(), Some(9), "{what}: {output:?}");
        let found = state(&played);
        judge(scene, &output, &stages, &found, &what);
        counted[0] += 1;
        counted[1] += usize::from(stages.first() == Some(&found));
        counted[2] += usize::from(stages.last() == Some(&found));
        counted[3] += usize::from(go_on(scene, &played, &found, &what));
    }
    eprintln!("{}: {} places", scene.name, places.len());
    counted
}

/// Refuses a state between the stages of a scene; one that was answered has to be as after.
fn judge(scene: &Scene, output: &Output, stages: &[State], found: &State, what: &str) {
    let after = stages.last().unwrap();
    if !output.stdout.is_empty() || output.status.success() {
        assert!(found == after, "{what}: answered, and not there\n{}", difference(found, after));
    }
    for path in stages.iter().chain([found]).flat_map(State::keys) {
        let is_known = stages.iter().any(|stage| stage.get(path) == found.get(path));
        assert!(is_known, "{what}: {path} is neither as before nor as after");
    }
    let together = |it: &State| -> State {
        let files = it.iter().filter(|(path, _)| !scene.is_whole_alone(path));
        files.map(|(path, text)| (path.clone(), text.clone())).collect()
    };
    let is_known = stages.iter().any(|stage| together(stage) == together(found));
    assert!(is_known, "{what}: some files of a folder are new and others old");
}

fn difference(one: &State, other: &State) -> String {
    let differing = one.keys().chain(other.keys()).filter(|it| one.get(*it) != other.get(*it));
    let paths: BTreeSet<_> = differing.collect();
    format!("{paths:?}")
}

/// Works on in the folder, and tells whether anything hidden was left there, which must then be gone.
pub(crate) fn go_on(scene: &Scene, folder: &Path, found: &State, what: &str) -> bool {
    if !found.get("diary.db").is_some_and(|text| is_unusable(text)) {
        scene.run(folder, "log left calf");
    }
    let left = hidden(folder);
    if left.is_empty() {
        return false;
    }
    let again = scene.command(folder).output().unwrap();
    assert_ne!(again.status.code(), Some(101), "{what}: {again:?}");
    scene.run(folder, "backup --replace again.db");
    if folder.join("made-up").is_dir() {
        // What is left within a folder goes with the next that writes there.
        scene.run(folder, "backup --replace made-up/again.db");
    }
    assert_eq!(hidden(folder), [""; 0], "{what}: left even after the next commands");
    true
}

#[test]
fn killed_at_some_moment_a_command_is_done_or_not_begun() {
    for name in ["log", "the first log", "undo", "import", "restore", "export over an older one"] {
        let scene = Scene::of(name);
        let folder = tempfile::tempdir().unwrap();
        scene.set(&folder.path().join("set"));
        let stages = scene.stages(folder.path());
        let played = anew(folder.path());
        let begun = Instant::now();
        let whole = scene.command(&played).stdout(Stdio::null()).status().unwrap();
        let usual = begun.elapsed();
        assert!(whole.success());
        for round in 0..12 {
            let played = anew(folder.path());
            let output = kill(&mut scene.command(&played), usual * scattered(round) / 1000);
            let what = format!("{name} killed after {} thousandths", scattered(round));
            let found = state(&played);
            judge(scene, &output, &stages, &found, &what);
            go_on(scene, &played, &found, &what);
        }
    }
}
