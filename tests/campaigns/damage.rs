//! Damage: every page of a diary broken in several ways, and the file cut short everywhere.
//!
//! Whatever is done to the file, a command answers or refuses with exit code 3, never panics or
//! hangs, and never makes less of the file; `cramp check` sees it, and `--salvage` gathers all that
//! does not lie on the broken page.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use cramp_diary::store::{Checked, Error, Salvage, Store};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

use super::{cramp, scattered};

/// How long a command may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(20);
/// The size of a page of every diary.
const PAGE: usize = 4096;
/// The tables of the history, which is salvaged whole or not at all.
const HISTORY: [&str; 2] = ["changes", "entries"];

/// Commands that look.
const LOOKING: [&str; 8] = [
    "",
    "list --all",
    "show last",
    "day yesterday",
    "med list",
    "analyze",
    "history",
    "export --zip",
];
/// Commands that write.
const WRITING: [&str; 5] = [
    "log right calf 3min 6/10",
    "none 2026-01-05",
    "day yesterday water 1l",
    "delete last",
    "undo",
];

/// What was done to a diary.
#[derive(Clone, Debug)]
struct Damage {
    what: String,
    /// The page that it lies on; `None` where the end is cut off.
    page: Option<usize>,
    bytes: Vec<u8>,
}

/// The rows of each table, as text and with the values that name them first.
type Contents = BTreeMap<String, Vec<Vec<Value>>>;

/// What became of the damages.
#[derive(Debug, Default)]
struct Figures {
    damages: u32,
    /// Nothing that was recorded differs, and check says that the diary is whole.
    harmless: u32,
    /// Check says that it is damaged, or the file is refused.
    seen: u32,
    /// A recorded value differs, and check cannot know.
    unseen: u32,
    commands: u32,
    /// Commands that answered as for the whole diary; and otherwise than for it.
    right: u32,
    otherwise: u32,
    /// Of these, commands that met a damage which check sees.
    misled: u32,
    refused: u32,
    /// Rows of what a person entered, in all diaries to salvage; those salvaged, and unchanged.
    rows: usize,
    salvaged: usize,
    /// Diaries of which the history was salvaged as well.
    histories: u32,
    salvages: u32,
}

fn now() -> DateTime<FixedOffset> {
    "2026-11-22T08:10:00+00:00".parse().unwrap()
}

/// Runs the program at a fixed time; it has to end.
fn run(diary: &Path, line: &str) -> Output {
    let folder = diary.parent().unwrap();
    let [out, err] = ["out", "err"].map(|name| folder.join(name));
    let mut command = cramp(diary);
    command.current_dir(folder).env("HOME", folder).args(["--now", "2026-11-22T08:10:00+00:00"]);
    command.args(line.split_whitespace()).stdin(Stdio::null());
    command.stdout(fs::File::create(&out).unwrap()).stderr(fs::File::create(&err).unwrap());
    let mut child = command.spawn().unwrap();
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("`cramp {line}` hangs");
        }
        thread::sleep(Duration::from_millis(1));
    };
    Output { status, stdout: fs::read(out).unwrap(), stderr: fs::read(err).unwrap() }
}

/// Makes a diary with something in every table, of some length.
fn filled(folder: &Path, sample: &str) -> PathBuf {
    let diary = folder.join("diary.db");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/samples").join(sample);
    let import = format!("import --as sample {}", sample.display());
    for line in [
        import.as_str(),
        "log left calf 2min 7/10 stretch worked after 3min",
        "log right foot 1min massage partly",
        "none 2026-11-19",
        "day yesterday water 2l walking 40min note a_long_day",
        "factors add coffee --unit cups",
        "day yesterday coffee 3",
        "med start magnesium 300mg since 2026-06-01",
        "med took ibuprofen 400mg",
        "signs swelling left",
        "profile born 1960",
        "settings glass 300ml",
        "edit last 8/10",
        "delete last",
        "undo",
        "redo",
        "undo",
    ] {
        let output = run(&diary, line);
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path != diary {
            fs::remove_file(path).unwrap();
        }
    }
    // A note that does not fit on one page, and an acknowledgement, which only a terminal can give.
    let conn = Connection::open(&diary).unwrap();
    let long = "a very long night ".repeat(600);
    conn.execute("UPDATE days SET note = ?1 WHERE date = '2026-11-21'", [long]).unwrap();
    let sql = "INSERT OR IGNORE INTO acknowledged VALUES ('W01', '2026-11-20', '2026-11-21T08:10:00+01:00')";
    conn.execute(sql, []).unwrap();
    drop(conn);
    let filled = contents(&diary).unwrap();
    let empty: Vec<_> = filled.iter().filter(|(_, rows)| rows.is_empty()).collect();
    assert!(empty.is_empty(), "{empty:?}");
    assert_eq!(Store::check(&diary).unwrap().unwrap().faults, []);
    diary
}

/// Reads all rows of all tables with SQLite; `None` where it cannot.
fn contents(diary: &Path) -> Option<Contents> {
    let conn = Connection::open_with_flags(diary, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    let mut contents = Contents::new();
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut tables = conn.prepare(sql).ok()?;
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).ok()?.flatten().collect();
    for table in tables {
        let mut all = conn.prepare(&format!("SELECT * FROM {table}")).ok()?;
        let columns = all.column_count();
        let row = |row: &rusqlite::Row<'_>| (0..columns).map(|place| row.get(place)).collect();
        let rows: Result<Vec<Vec<Value>>, _> = all.query_map([], row).ok()?.collect();
        contents.insert(table, rows.ok()?);
    }
    Some(contents)
}

/// Returns so many ways to damage each page: zeros, chance, and single bits where they hurt.
fn damages_of_pages(whole: &[u8]) -> Vec<Damage> {
    let mut damages = Vec::new();
    for page in 0..whole.len() / PAGE {
        let begin = page * PAGE;
        let header = if page == 0 { 100 } else { 0 };
        let mut damage = |what: &str, change: &dyn Fn(&mut [u8])| {
            let mut bytes = whole.to_vec();
            change(&mut bytes[begin..begin + PAGE]);
            let what = format!("page {}: {what}", page + 1);
            damages.push(Damage { what, page: Some(page + 1), bytes });
        };
        damage("zeros", &|bytes| bytes.fill(0));
        damage("chance", &|bytes| {
            for (place, byte) in bytes.iter_mut().enumerate() {
                *byte = u8::try_from(noise(page * PAGE + place) & 0xff).unwrap();
            }
        });
        damage("half of it zeros", &|bytes| bytes[PAGE / 2..].fill(0));
        for (what, place) in [
            ("its kind", header),
            ("its number of cells", header + 4),
            ("where its cells begin", header + 5),
            ("its first cell's place", header + 9),
            ("a later cell's place", header + 19),
        ] {
            let bit = 1 << (noise(begin + place) % 8);
            damage(&format!("one bit of {what}"), &|bytes| bytes[place] ^= bit);
        }
        for round in 0..6 {
            let place = noise(begin + round) % PAGE;
            let bit = 1 << (noise(begin + round + 100) % 8);
            damage(&format!("one bit of byte {place}"), &|bytes| bytes[place] ^= bit);
        }
    }
    damages
}

/// Returns a file cut short after each sector.
fn cut_short(whole: &[u8]) -> impl Iterator<Item = Damage> {
    (1..whole.len() / 512).map(|sector| Damage {
        what: format!("cut short after {} bytes", sector * 512),
        page: None,
        bytes: whole[..sector * 512].to_vec(),
    })
}

/// Returns each bit of the first hundred bytes flipped.
fn headers(whole: &[u8]) -> impl Iterator<Item = Damage> {
    (0..800).map(|bit| {
        let mut bytes = whole.to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        Damage { what: format!("bit {bit} of the header"), page: Some(1), bytes }
    })
}

/// Returns a number that looks like chance, the same for the same place.
fn noise(place: usize) -> usize {
    let mixed = (place as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from((mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33).unwrap()
}

/// A whole diary, and what the program says of it.
struct Whole {
    bytes: Vec<u8>,
    contents: Contents,
    answers: Vec<Vec<u8>>,
    /// How many cells are on each page, and to which table it belongs.
    cells: BTreeMap<u32, (u32, String)>,
}

impl Whole {
    fn of(diary: &Path) -> Self {
        let bytes = fs::read(diary).unwrap();
        let answers = LOOKING.iter().map(|line| run(diary, line).stdout).collect();
        let conn = Connection::open(diary).unwrap();
        let mut pages = conn.prepare("SELECT pageno, ncell, name FROM dbstat").unwrap();
        let page = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)));
        let cells = pages.query_map([], page).unwrap().map(Result::unwrap).collect();
        Self { bytes, contents: contents(diary).unwrap(), answers, cells }
    }

    /// Plays one damage: looks, writes, checks, salvages.
    fn play(&self, folder: &Path, damage: &Damage, commands: bool, figures: &mut Figures) {
        let diary = folder.join("diary.db");
        let lay = || {
            for entry in fs::read_dir(folder).unwrap() {
                fs::remove_file(entry.unwrap().path()).unwrap();
            }
            fs::write(&diary, &damage.bytes).unwrap();
        };
        lay();
        figures.damages += 1;
        let checked = Store::check(&diary);
        assert!(fs::read(&diary).unwrap() == damage.bytes, "check wrote: {}", damage.what);
        let is_whole = self.judge(&diary, damage, &checked, figures);
        if commands {
            self.look(&diary, damage, is_whole, figures);
            for line in WRITING {
                lay();
                self.write(&diary, line, damage, figures);
            }
            lay();
        }
        if !is_whole && !matches!(checked, Err(Error::Newer { .. })) {
            self.salvage(folder, damage, figures);
        }
    }

    /// Holds the verdict of check against what is really there.
    fn judge(
        &self,
        diary: &Path,
        damage: &Damage,
        checked: &Result<Option<Checked>, Error>,
        figures: &mut Figures,
    ) -> bool {
        let is_whole = match checked {
            Ok(checked) => checked.as_ref().is_some_and(Checked::is_whole),
            Err(Error::Foreign | Error::Newer { .. }) => false,
            Err(error) => panic!("{}: {error}", damage.what),
        };
        if !is_whole {
            figures.seen += 1;
            return false;
        }
        let found = contents(diary).unwrap();
        let differing = differing(&self.contents, &found);
        match differing {
            0 => figures.harmless += 1,
            1 => figures.unseen += 1,
            more => panic!("{}: {more} rows differ, and check says whole", damage.what),
        }
        true
    }

    fn look(&self, diary: &Path, damage: &Damage, is_whole: bool, figures: &mut Figures) {
        for (line, expected) in LOOKING.iter().zip(&self.answers) {
            let output = run(diary, line);
            figures.count(&output, line, damage);
            if output.status.code() != Some(3) {
                let is_right = output.stdout == *expected;
                *(if is_right { &mut figures.right } else { &mut figures.otherwise }) += 1;
                figures.misled += u32::from(!is_right && !is_whole);
            }
        }
        assert!(fs::read(diary).unwrap() == damage.bytes, "looking wrote: {}", damage.what);
    }

    fn write(&self, diary: &Path, line: &str, damage: &Damage, figures: &mut Figures) {
        let readable = |diary: &Path| {
            let salvage = Salvage::read(diary, now()).ok();
            let tables = salvage.map(|it| it.tables).unwrap_or_default();
            let entered = tables.into_iter().filter(|it| !HISTORY.contains(&&*it.table));
            entered.map(|it| i64::from(it.rows)).sum::<i64>()
        };
        let before = readable(diary);
        let output = run(diary, line);
        figures.count(&output, line, damage);
        if output.status.code() == Some(3) {
            let after = fs::read(diary).unwrap();
            assert!(after == damage.bytes, "`cramp {line}` refused and wrote: {}", damage.what);
        } else {
            figures.right += 1;
            // `delete last` and `undo` may take one cramp with its relief.
            let after = readable(diary);
            assert!(
                after >= before - 3,
                "`cramp {line}` made {before} rows {after}: {}",
                damage.what
            );
        }
    }

    /// Salvages, and counts the rows that came back as they were.
    fn salvage(&self, folder: &Path, damage: &Damage, figures: &mut Figures) {
        let (diary, to) = (folder.join("diary.db"), folder.join("saved.db"));
        let salvage = match Salvage::read(&diary, now()) {
            Ok(salvage) => salvage,
            // Where the beginning is gone and nothing else is left, it is no diary any more.
            Err(Error::Foreign) if damage.bytes.len() < 2 * PAGE => return,
            Err(error) => panic!("{}: {error}", damage.what),
        };
        salvage.keep_as(&to, &diary).unwrap();
        assert!(fs::read(&diary).unwrap() == damage.bytes, "salvage wrote: {}", damage.what);
        let checked = Store::check(&to).unwrap().unwrap();
        assert!(checked.is_whole(), "{}: {:?}", damage.what, checked.faults);
        let found = contents(&to).unwrap();
        let entered = self.contents.iter().filter(|(table, _)| !HISTORY.contains(&&***table));
        let (mut all, mut lost) = (0, 0);
        for (table, rows) in entered {
            all += rows.len();
            lost += missing(rows, &found[table]);
        }
        if let Some(page) = damage.page {
            let (cells, table) =
                self.cells.get(&u32::try_from(page).unwrap()).cloned().unwrap_or_default();
            let most = usize::try_from(cells.max(1)).unwrap();
            assert!(lost <= most, "{}, {table}: {lost} of {most} rows lost", damage.what);
        }
        figures.rows += all;
        figures.salvaged += all - lost;
        figures.salvages += 1;
        figures.histories += u32::from(salvage.history);
        fs::remove_file(to).unwrap();
    }
}

/// Counts the rows that are in one diary and not, as they are, in the other.
fn differing(one: &Contents, other: &Contents) -> usize {
    one.iter().map(|(table, rows)| missing(rows, &other[table])).sum()
}

fn missing(rows: &[Vec<Value>], among: &[Vec<Value>]) -> usize {
    let text = |row: &Vec<Value>| format!("{row:?}");
    let among: std::collections::BTreeSet<String> = among.iter().map(text).collect();
    rows.iter().filter(|row| !among.contains(&text(row))).count()
}

impl Figures {
    /// Counts a command, which has to end in one of the ways that are documented.
    fn count(&mut self, output: &Output, line: &str, damage: &Damage) {
        let said = String::from_utf8_lossy(&output.stderr);
        let code = output.status.code();
        assert!(matches!(code, Some(0 | 1 | 3)), "`cramp {line}`, {}: {said}", damage.what);
        assert!(!said.contains("panicked"), "`cramp {line}`, {}: {said}", damage.what);
        self.commands += 1;
        self.refused += u32::from(code == Some(3));
    }

    fn add(&mut self, other: &Self) {
        self.damages += other.damages;
        self.harmless += other.harmless;
        self.seen += other.seen;
        self.unseen += other.unseen;
        self.commands += other.commands;
        self.right += other.right;
        self.otherwise += other.otherwise;
        self.misled += other.misled;
        self.refused += other.refused;
        self.rows += other.rows;
        self.salvaged += other.salvaged;
        self.histories += other.histories;
        self.salvages += other.salvages;
    }

    fn tell(&self) {
        eprintln!(
            "{} damages: {} seen by check, {} harmless, {} within a value where nothing can tell",
            self.damages, self.seen, self.harmless, self.unseen
        );
        eprintln!(
            "{} commands: {} refused, {} answered as before, {} otherwise, {} of these where check sees it",
            self.commands, self.refused, self.right, self.otherwise, self.misled
        );
        eprintln!(
            "{} salvages: {} of {} rows as they were, and {} histories",
            self.salvages, self.salvaged, self.rows, self.histories
        );
    }
}

/// Plays damages on two processors, and returns their figures.
fn play(whole: &Whole, damages: &[Damage], commands: bool) -> Figures {
    let mut all = Figures::default();
    thread::scope(|scope| {
        let workers: Vec<_> = [0, 1]
            .map(|half| {
                scope.spawn(move || {
                    let folder = tempfile::tempdir().unwrap();
                    let mut figures = Figures::default();
                    for damage in damages.iter().skip(half).step_by(2) {
                        whole.play(folder.path(), damage, commands, &mut figures);
                    }
                    figures
                })
            })
            .into();
        for worker in workers {
            all.add(&worker.join().unwrap());
        }
    });
    all
}

#[test]
fn a_few_damages_are_seen_and_salvaged() {
    let folder = tempfile::tempdir().unwrap();
    let whole = Whole::of(&filled(folder.path(), "one-week"));
    let all = damages_of_pages(&whole.bytes);
    let some: Vec<_> = all.into_iter().step_by(7).collect();
    play(&whole, &some, false).tell();
    let cut: Vec<_> = cut_short(&whole.bytes).step_by(17).collect();
    play(&whole, &cut, false).tell();
    let round = usize::try_from(scattered(7)).unwrap();
    let few: Vec<_> = some.into_iter().skip(round % 5).step_by(11).take(6).collect();
    play(&whole, &few, true).tell();
}

#[test]
#[ignore = "slow: 1700 damages, thirteen commands each"]
fn every_command_meets_every_damage() {
    let folder = tempfile::tempdir().unwrap();
    let whole = Whole::of(&filled(folder.path(), "one-week"));
    eprintln!("a diary of {} pages, each broken in fourteen ways:", whole.bytes.len() / PAGE);
    play(&whole, &damages_of_pages(&whole.bytes), true).tell();
    eprintln!("cut short after every sector:");
    play(&whole, &cut_short(&whole.bytes).collect::<Vec<_>>(), true).tell();
    eprintln!("every bit of the header:");
    play(&whole, &headers(&whole.bytes).collect::<Vec<_>>(), true).tell();
}

#[test]
#[ignore = "slow: 2300 damages of half a year, each salvaged"]
fn half_a_year_is_salvaged_from_every_damage() {
    let folder = tempfile::tempdir().unwrap();
    let whole = Whole::of(&filled(folder.path(), "half-year"));
    eprintln!("a diary of {} pages, each broken in fourteen ways:", whole.bytes.len() / PAGE);
    play(&whole, &damages_of_pages(&whole.bytes), false).tell();
    eprintln!("cut short after every sector:");
    play(&whole, &cut_short(&whole.bytes).collect::<Vec<_>>(), false).tell();
}

#[test]
fn what_is_no_diary_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary.db");
    fs::create_dir(&diary).unwrap();
    let refuse = |what: &str| {
        for line in LOOKING.iter().chain(&WRITING).chain(&["check", "check --salvage saved.db"]) {
            let code = run(&diary, line).status.code();
            assert_eq!(code, Some(3), "{what}: `cramp {line}`");
        }
        assert!(!folder.path().join("saved.db").exists(), "{what}");
    };
    refuse("a directory");
    fs::remove_dir(&diary).unwrap();
    assert!(Command::new("mkfifo").arg(&diary).status().unwrap().success());
    refuse("a pipe with a name");
    fs::remove_file(&diary).unwrap();
    std::os::unix::fs::symlink("/dev/null", &diary).unwrap();
    refuse("a device");
    fs::remove_file(&diary).unwrap();
    let foreign = Connection::open(&diary).unwrap();
    foreign
        .execute_batch("CREATE TABLE bookmarks (url TEXT); INSERT INTO bookmarks VALUES ('a')")
        .unwrap();
    drop(foreign);
    let bytes = fs::read(&diary).unwrap();
    refuse("a database of another program");
    assert!(fs::read(&diary).unwrap() == bytes);
    fs::write(&diary, "Dear doctor,\n".repeat(900)).unwrap();
    refuse("a letter");
    fs::remove_file(&diary).unwrap();
    assert!(run(&diary, "log left calf").status.success());
    let mut newer = fs::read(&diary).unwrap();
    newer[63] = 9;
    fs::write(&diary, &newer).unwrap();
    refuse("a newer diary");
    assert!(fs::read(&diary).unwrap() == newer);
}
