//! The places at which a program writes: every system call that creates, writes, syncs, renames or removes.
//!
//! They are found, and something is made to happen at one of them, with `strace`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::scenes::{SCENES, Scene};

/// The system calls that change a file or a folder; `openat` where it may create one.
const CALLS: &str = "openat,write,pwrite64,writev,pwritev,copy_file_range,fsync,fdatasync,rename,\
                     renameat,renameat2,unlink,unlinkat,ftruncate,fallocate,link,linkat,mkdir,\
                     mkdirat,rmdir,fchmod,chmod";

/// One of these calls, counted from 1 on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) call: String,
    pub(crate) nth: u32,
}

/// Tells whether there is a `strace` that may trace.
pub(crate) fn can_be_found() -> bool {
    Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .output()
        .is_ok_and(|it| it.status.success())
}

/// Plays a scene in its folder and returns every place that it comes to.
pub(crate) fn places(scene: &Scene, folder: &Path) -> Vec<Place> {
    let trace = folder.with_extension("trace");
    let mut command = traced(&trace);
    command.arg(scene.program.path());
    scene.furnish(&mut command, folder);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}: {output:?}", scene.name);
    told(&trace)
}

/// Returns `strace`, ready for a program whose places it is to write down.
pub(crate) fn traced(trace: &Path) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-e", &format!("trace={CALLS}"), "-o"]).arg(trace);
    command
}

/// Returns the places that were written down.
pub(crate) fn told(trace: &Path) -> Vec<Place> {
    let mut counted: BTreeMap<(String, String), u32> = BTreeMap::new();
    let mut places = BTreeSet::new();
    for line in fs::read_to_string(trace).unwrap().lines() {
        let Some((program, call)) = line.split_once(' ') else { continue };
        let Some((name, arguments)) = call.trim_start().split_once('(') else { continue };
        let nth = counted.entry((program.to_owned(), name.to_owned())).or_default();
        *nth += 1;
        if name != "openat" || arguments.contains("O_CREAT") {
            places.insert(Place { call: name.to_owned(), nth: *nth });
        }
    }
    places.into_iter().collect()
}

/// Plays a scene and lets something happen at a place, such as `signal=KILL` or `error=EIO`.
pub(crate) fn play(scene: &Scene, folder: &Path, place: &Place, what: &str) -> Output {
    let mut command = struck(place, what);
    command.arg(scene.program.path());
    scene.furnish(&mut command, folder);
    command.output().unwrap()
}

/// Returns `strace`, ready for a program to which something is to happen at a place.
pub(crate) fn struck(Place { call, nth }: &Place, what: &str) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-o", "/dev/null", "-e", &format!("trace={call}")]);
    command.args(["-e", &format!("inject={call}:{what}:when={nth}")]);
    command
}

/// Does something with every scene, two at a time, and returns the sums of what it counts.
///
/// Each has a folder of its own, in which `set` is what the scene begins with. The variable `SCENE`
/// picks those whose name holds its words.
#[allow(clippy::disallowed_methods, reason = "what is played is asked for by a variable")]
pub(crate) fn in_every_scene<const N: usize>(
    each: impl Fn(&'static Scene, &Path) -> [usize; N] + Sync,
) -> [usize; N] {
    let picked = std::env::var("SCENE").unwrap_or_default();
    let scenes: Vec<_> = SCENES.iter().filter(|scene| scene.name.contains(&picked)).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut sums = [0; N];
        while let Some(scene) = scenes.get(next.fetch_add(1, Ordering::Relaxed)) {
            let folder = tempfile::tempdir().unwrap();
            scene.set(&folder.path().join("set"));
            let counted = each(scene, folder.path());
            sums.iter_mut().zip(counted).for_each(|(sum, count)| *sum += count);
        }
        sums
    };
    thread::scope(|scope| {
        let workers = [scope.spawn(work), scope.spawn(work)];
        let sums = workers.map(|worker| worker.join().unwrap());
        std::array::from_fn(|place| sums[0][place] + sums[1][place])
    })
}
