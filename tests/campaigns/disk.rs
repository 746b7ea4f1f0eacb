//! A disk as a program writes to it: what was done, what is sure, and what a power cut may leave of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::chance::Chance;

/// The number of a file or folder, whatever its name; 0 is the folder that everything lies in.
pub(crate) type Node = usize;

/// The smallest part of a file that a disk writes whole, in bytes.
const SECTOR: usize = 512;

/// What a program did to the disk.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Deed {
    /// It made an empty file, or a folder, that has no name yet.
    Make { node: Node, is_folder: bool },
    /// It gave names to nodes, or took them away, all in one step: folder, name, node.
    Name(Vec<(Node, String, Option<Node>)>),
    /// It wrote bytes at a place of a file.
    Write { node: Node, at: usize, bytes: Vec<u8> },
    /// It set the length of a file.
    Cut { node: Node, length: usize },
    /// It waited until a file, or the names in a folder, were on the disk.
    Sync { node: Node },
    /// It printed its answer.
    Answer,
}

impl Deed {
    /// Returns what has to be synced for this to be sure.
    fn depends_on(&self) -> Option<Node> {
        match self {
            Self::Name(changes) => changes.last().map(|(folder, ..)| *folder),
            Self::Write { node, .. } | Self::Cut { node, .. } => Some(*node),
            Self::Make { .. } | Self::Sync { .. } | Self::Answer => None,
        }
    }
}

/// What is on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Disk {
    folders: BTreeMap<Node, BTreeMap<String, Node>>,
    files: BTreeMap<Node, Vec<u8>>,
}

impl Disk {
    pub(crate) fn new() -> Self {
        Self { folders: [(0, BTreeMap::new())].into(), ..Self::default() }
    }

    /// Does what a program did, whole.
    pub(crate) fn apply(&mut self, deed: &Deed) {
        match deed {
            Deed::Make { node, is_folder: true } => {
                drop(self.folders.insert(*node, BTreeMap::new()))
            }
            Deed::Make { node, is_folder: false } => drop(self.files.insert(*node, Vec::new())),
            Deed::Name(changes) => {
                for (folder, name, node) in changes {
                    let names = self.folders.get_mut(folder).unwrap();
                    match node {
                        Some(node) => drop(names.insert(name.clone(), *node)),
                        None => drop(names.remove(name)),
                    }
                }
            }
            Deed::Write { node, at, bytes } => {
                let file = self.files.get_mut(node).unwrap();
                file.resize(file.len().max(at + bytes.len()), 0);
                file[*at..at + bytes.len()].copy_from_slice(bytes);
            }
            Deed::Cut { node, length } => self.files.get_mut(node).unwrap().resize(*length, 0),
            Deed::Sync { .. } | Deed::Answer => {}
        }
    }

    /// Does what is left of a write that was cut: some of its sectors, and rubbish where the file grew.
    fn apply_in_part(&mut self, node: Node, at: usize, bytes: &[u8], chance: &mut Chance) {
        let file = self.files.get_mut(&node).unwrap();
        let old = file.len();
        let rubbish = u8::try_from(chance.below(256)).unwrap();
        let mut from = 0;
        while from < bytes.len() {
            let to = ((at + from) / SECTOR * SECTOR + SECTOR - at).min(bytes.len());
            if chance.once_in(2) {
                file.resize(file.len().max(at + to), 0);
                file[at + from..at + to].copy_from_slice(&bytes[from..to]);
            } else if at + from >= old && chance.once_in(2) {
                file.resize(file.len().max(at + to), rubbish);
                file[at + from..at + to].fill(rubbish);
            }
            from = to;
        }
    }

    /// Returns the node at a path, if there is one.
    pub(crate) fn find(&self, path: &str) -> Option<Node> {
        let parts = path.split('/').filter(|part| !part.is_empty());
        parts.into_iter().try_fold(0, |folder, name| self.folders.get(&folder)?.get(name).copied())
    }

    pub(crate) fn length(&self, node: Node) -> usize {
        self.files.get(&node).map_or(0, Vec::len)
    }

    /// Writes what has a name into an empty folder.
    pub(crate) fn write_to(&self, folder: &Path) {
        self.write_folder(0, folder);
    }

    fn write_folder(&self, node: Node, folder: &Path) {
        for (name, node) in &self.folders[&node] {
            let path = folder.join(name);
            match self.files.get(node) {
                Some(bytes) => fs::write(path, bytes).unwrap(),
                None => {
                    fs::create_dir(&path).unwrap();
                    self.write_folder(*node, &path);
                }
            }
        }
    }
}

/// Returns what may be on the disk if the power fails after the first `until` deeds.
///
/// What was synced is there. Of the rest each deed may be there, lost, or, if it is a write, there in
/// part; names are lost from some moment on, as on a disk that keeps a journal of them, or anyhow.
pub(crate) fn after_power_cut(deeds: &[Deed], until: usize, chance: &mut Chance) -> Disk {
    let done = &deeds[..until];
    let mut synced = BTreeMap::new();
    for (place, deed) in done.iter().enumerate() {
        if let Deed::Sync { node } = deed {
            synced.insert(*node, place);
        }
    }
    let in_order = chance.once_in(2);
    let last_name = chance.below(until + 1);
    let kept_of_ten = chance.below(11);
    let mut disk = Disk::new();
    for (place, deed) in done.iter().enumerate() {
        let is_sure = |node| synced.get(&node).is_some_and(|at| *at > place);
        let keep = |chance: &mut Chance| chance.below(10) < kept_of_ten;
        match deed {
            _ if deed.depends_on().is_none_or(is_sure) => disk.apply(deed),
            Deed::Name(_) if in_order && place >= last_name => {}
            Deed::Name(_) if in_order => disk.apply(deed),
            Deed::Write { node, at, bytes } if chance.once_in(3) => {
                disk.apply_in_part(*node, *at, bytes, chance);
            }
            _ if keep(chance) => disk.apply(deed),
            _ => {}
        }
    }
    disk
}
