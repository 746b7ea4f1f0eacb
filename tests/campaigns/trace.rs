//! Deeds of a program, read from what `strace` tells, and kept in a small file.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::corpora::unescaped;
use crate::disk::{Deed, Disk, Node};

/// The system calls that are told.
pub(crate) const CALLS: &str = "openat,read,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,\
                                unlinkat,mkdir,mkdirat,rmdir,link,linkat,lseek,writev,pwritev,\
                                copy_file_range,fallocate";

/// Those of them whose words in quotes are bytes, not paths.
const TAKE_BYTES: [&str; 5] = ["read", "write", "pwrite64", "writev", "pwritev"];

/// Reads deeds from what `strace -y -xx` wrote about programs at work below a folder.
pub(crate) struct Listener<'a> {
    root: &'a str,
    pub(crate) deeds: Vec<Deed>,
    /// What is on the disk if nothing is lost.
    disk: Disk,
    nodes: usize,
    /// Where a program stands in a file that it opened, by the number that it has for it.
    places: BTreeMap<usize, usize>,
}

impl<'a> Listener<'a> {
    pub(crate) fn new(root: &'a str) -> Self {
        Self { root, deeds: Vec::new(), disk: Disk::new(), nodes: 0, places: BTreeMap::new() }
    }

    fn note(&mut self, deed: Deed) {
        self.disk.apply(&deed);
        self.deeds.push(deed);
    }

    /// Listens to one program from its beginning to its end.
    pub(crate) fn listen(&mut self, told: &str) {
        self.places.clear();
        for line in told.lines() {
            assert!(!line.contains("<unfinished"), "one thread only: {line}");
            let Some((call, result)) = line.rsplit_once(" = ") else { continue };
            let Some((name, arguments)) = call.trim_end().split_once('(') else { continue };
            let name = name.rsplit(' ').next().unwrap();
            let result = result.split(['<', ' ']).next().unwrap();
            if let Ok(result) = result.parse() {
                self.hear(name, &split(arguments.trim_end_matches(')')), result);
            }
        }
    }

    fn hear(&mut self, name: &str, words: &[String], result: usize) {
        let paths = if TAKE_BYTES.contains(&name) { Vec::new() } else { self.paths(words) };
        match (name, paths.as_slice()) {
            ("openat", [path]) => self.hear_open(path, &words[2], result),
            ("openat" | "read" | "lseek", _) => self.hear_move(name, words, result),
            ("write" | "pwrite64", _) => self.hear_write(words, result),
            ("ftruncate", _) => {
                if let Some(node) = self.opened(&words[0]) {
                    self.note(Deed::Cut { node, length: words[1].parse().unwrap() });
                }
            }
            ("fsync" | "fdatasync", _) => {
                if let Some(node) = self.opened(&words[0]) {
                    self.note(Deed::Sync { node });
                }
            }
            ("mkdir" | "mkdirat", [path]) => self.make(path, true),
            ("unlink" | "rmdir" | "unlinkat", [path]) => self.name(vec![(path, None)]),
            ("rename" | "renameat" | "renameat2", [from, to]) => {
                let (old, new) = (self.disk.find(from), self.disk.find(to));
                let exchanged = words.last().unwrap().contains("EXCHANGE");
                self.name(vec![(from, new.filter(|_| exchanged)), (to, old)]);
            }
            (_, []) => {}
            _ => panic!("what does {name} do to {paths:?}?"),
        }
    }

    fn hear_open(&mut self, path: &str, flags: &str, number: usize) {
        if flags.contains("O_CREAT") && self.disk.find(path).is_none() {
            self.make(path, false);
        }
        let Some(node) = self.disk.find(path) else { return };
        if flags.contains("O_TRUNC") {
            self.note(Deed::Cut { node, length: 0 });
        }
        let end = if flags.contains("O_APPEND") { self.disk.length(node) } else { 0 };
        self.places.insert(number, end);
    }

    fn hear_move(&mut self, name: &str, words: &[String], result: usize) {
        match (name, number(&words[0])) {
            ("read", Some(number)) => *self.places.entry(number).or_default() += result,
            ("lseek", Some(number)) => drop(self.places.insert(number, result)),
            _ => drop(self.places.insert(result, 0)),
        }
    }

    fn hear_write(&mut self, words: &[String], result: usize) {
        let number = number(&words[0]).unwrap();
        if number == 1 {
            return self.note(Deed::Answer);
        }
        let Some(node) = self.opened(&words[0]) else { return };
        let mut bytes = quoted(&words[1]);
        bytes.truncate(result);
        let place = self.places.entry(number).or_default();
        let at = match words.get(3) {
            Some(at) => at.parse().unwrap(),
            None => std::mem::replace(place, *place + result),
        };
        self.note(Deed::Write { node, at, bytes });
    }

    fn make(&mut self, path: &str, is_folder: bool) {
        self.nodes += 1;
        let node = self.nodes;
        self.note(Deed::Make { node, is_folder });
        self.name(vec![(path, Some(node))]);
    }

    fn name(&mut self, changes: Vec<(&str, Option<Node>)>) {
        let changes = changes.into_iter().map(|(path, node)| {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            let found = self.disk.find(folder);
            (found.unwrap_or_else(|| panic!("no folder for {path}")), name.to_owned(), node)
        });
        let changes = changes.collect();
        self.note(Deed::Name(changes));
    }

    /// Returns the paths below the folder that a call names, each in quotes behind where it begins.
    fn paths(&self, words: &[String]) -> Vec<String> {
        let named = words.iter().enumerate().filter(|(_, word)| word.starts_with('"'));
        let paths = named.filter_map(|(place, word)| {
            let path = String::from_utf8(quoted(word)).unwrap();
            let from = place.checked_sub(1).and_then(|before| behind(&words[before]));
            self.below(&match path.starts_with('/') {
                true => path,
                false => format!("{}/{path}", from.unwrap_or_else(|| self.root.to_owned())),
            })
        });
        paths.collect()
    }

    /// Returns the part of a path that is below the folder.
    fn below(&self, path: &str) -> Option<String> {
        let parts = path.strip_prefix(self.root)?.split('/');
        Some(parts.filter(|part| !matches!(*part, "" | ".")).collect::<Vec<_>>().join("/"))
    }

    fn opened(&self, word: &str) -> Option<Node> {
        self.disk.find(&self.below(&behind(word)?)?)
    }
}

/// Returns the path that is told behind a number: `3<\x2f\x74>`.
fn behind(word: &str) -> Option<String> {
    let (_, path) = word.split_once('<')?;
    String::from_utf8(unescaped(path.trim_end_matches('>'))).ok()
}

fn number(word: &str) -> Option<usize> {
    word.split('<').next()?.parse().ok()
}

/// Splits the arguments of a call at their commas, of which its bytes hold none.
fn split(arguments: &str) -> Vec<String> {
    arguments.split(", ").map(str::to_owned).collect()
}

/// Returns the bytes that are told as `"\x63\x72"`.
fn quoted(word: &str) -> Vec<u8> {
    unescaped(word.trim_matches('"'))
}

/// Packs deeds into a zip, a line each, bytes in hexadecimal.
pub(crate) fn pack(deeds: &[Deed]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(9));
    zip.start_file("deeds", options).unwrap();
    for deed in deeds {
        writeln!(zip, "{}", line(deed)).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn line(deed: &Deed) -> String {
    match deed {
        Deed::Make { node, is_folder } => format!("make {node} {is_folder}"),
        Deed::Name(changes) => {
            let told = changes.iter().map(|(folder, name, node)| {
                format!("{folder}/{name}/{}", node.map(|it| it.to_string()).unwrap_or_default())
            });
            format!("name {}", told.collect::<Vec<_>>().join(" "))
        }
        Deed::Write { node, at, bytes } => {
            let bytes: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("write {node} {at} {bytes}")
        }
        Deed::Cut { node, length } => format!("cut {node} {length}"),
        Deed::Sync { node } => format!("sync {node}"),
        Deed::Answer => "answer".to_owned(),
    }
}

/// Reads what [`pack`] wrote.
pub(crate) fn unpack(bytes: &[u8]) -> Vec<Deed> {
    let mut text = String::new();
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    zip.by_name("deeds").unwrap().read_to_string(&mut text).unwrap();
    text.lines().map(deed).collect()
}

fn deed(line: &str) -> Deed {
    let words: Vec<&str> = line.split(' ').collect();
    let number = |place: usize| words[place].parse().unwrap();
    match words[0] {
        "make" => Deed::Make { node: number(1), is_folder: words[2] == "true" },
        "name" => Deed::Name(words[1..].iter().map(|word| change(word)).collect()),
        "write" => Deed::Write { node: number(1), at: number(2), bytes: bytes(words[3]) },
        "cut" => Deed::Cut { node: number(1), length: number(2) },
        "sync" => Deed::Sync { node: number(1) },
        _ => Deed::Answer,
    }
}

fn change(word: &str) -> (Node, String, Option<Node>) {
    let (folder, rest) = word.split_once('/').unwrap();
    let (name, node) = rest.rsplit_once('/').unwrap();
    (folder.parse().unwrap(), name.to_owned(), node.parse().ok())
}

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks_exact(2);
    pairs.map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap()).collect()
}
