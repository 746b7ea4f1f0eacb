//! Lines: random command lines through the program itself.

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;
use tempfile::TempDir;

use super::{Content, Machine, Outcome};
use crate::chance::Chance;
use crate::cramp;
use crate::deeds::later;

/// Every kind of change; `#` stands for a small number, `@` for a day of the last week.
const LINES: [&str; 62] = [
    "log",
    "log left calf 2min 7/10 asleep stretch helped note woke the cat",
    "log @ right foot 90s sore 1.5h",
    "log @ 02:30 both calves x2 toes curled swelling left",
    "log 23:40 calf sleep impact 6",
    "none @",
    "none 2026-11-15..2026-11-18",
    "edit last 3/10 heat did not help",
    "edit # thigh 4min --clear note",
    "edit # @ --clear duration",
    "delete #",
    "day water 6 glasses heels run 45min vigorous",
    "day @ water +250ml standing 5h",
    "day @ coffee 2.5 cups",
    "day @ forget water",
    "day @ no exercise",
    "day @ note it's a \"second\" thought",
    "day @ forget note",
    "day @ easy walk 20 min",
    "factors add coffee --unit cups --exposed-above 2",
    "factors add slept-on --levels sofa,bed --exposed-levels sofa",
    "factors add stress --score --exposed-above 6",
    "factors change coffee --exposed-above 3",
    "factors retire coffee",
    "factors delete coffee",
    "factors scan exercise_time",
    "med start furosemide 20mg daily since 15 nov",
    "med start magnesium 300mg nightly since @",
    "med start salbutamol 2 puffs as needed",
    "med stop furosemide",
    "med stop magnesium yesterday",
    "med edit course # 40mg",
    "med took ibuprofen 400mg 02:15",
    "med took paracetamol @",
    "med edit dose # 200mg",
    "med delete course #",
    "med delete dose #",
    "med missed furosemide yesterday",
    "factors rename coffee filter-coffee",
    "med class furosemide diuretic",
    "med class furosemide dictionary",
    "med suspect furosemide",
    "med suspect furosemide no",
    "profile birth year 1958",
    "profile birth year 1960",
    "profile condition diabetes since 2015",
    "profile condition asthma",
    "profile pregnant due 1 Mar",
    "profile delivered yesterday",
    "profile lab potassium 3.2 mmol/L low",
    "profile weight 72.5kg",
    "profile restricted",
    "profile reviewed 12 Nov",
    "profile remove #",
    "signs swelling left",
    "signs @ no weakness",
    "signs forget swelling",
    "signs acknowledge",
    "settings glass 200ml",
    "settings standing #h",
    "settings reset glass",
    "import incoming",
];

/// A diary that is changed by the program.
pub(super) struct Program {
    folder: TempDir,
    now: DateTime<FixedOffset>,
    last: String,
}

impl Program {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let other = folder.path().join("other.db");
        for line in [
            "log 2026-10-18 23:40 right calf note cold",
            "day 2026-10-19 water 2l",
            "none 2026-10-20",
        ] {
            assert!(cramp(&other).args(line.split(' ')).output().unwrap().status.success());
        }
        let incoming = folder.path().join("incoming");
        let exported = cramp(&other).args(["export", "--out"]).arg(&incoming).output().unwrap();
        assert!(exported.status.success(), "{exported:?}");
        let now = "2026-11-22T03:25:00+01:00".parse().unwrap();
        Self { folder, now, last: String::new() }
    }

    /// Runs a line; what is refused has a code and a reason, and what is answered has none.
    fn run(&mut self, line: &str) -> Outcome {
        let diary = self.folder.path().join("diary.db");
        let before = newest(&diary);
        let mut command = cramp(&diary);
        command.current_dir(self.folder.path()).env("TZ", "Europe/Berlin");
        command.args(["--now", &self.now.to_rfc3339()]).args(line.split(' '));
        let output = command.output().unwrap();
        self.last = format!("`{line}`, {}", String::from_utf8_lossy(&output.stderr));
        assert!(matches!(output.status.code(), Some(0..=2)), "{}", self.last);
        match newest(&diary) == before {
            true => Outcome::Nothing,
            false => {
                assert!(output.status.success(), "{}", self.last);
                Outcome::Changed
            }
        }
    }
}

/// Returns the number of the latest entry of the history.
fn newest(diary: &std::path::Path) -> Option<i64> {
    let file = Connection::open(diary).unwrap();
    file.query_row("SELECT max(id) FROM entries", [], |row| row.get(0)).ok().flatten()
}

impl Machine for Program {
    fn change(&mut self, chance: &mut Chance) -> Outcome {
        self.now = later(self.now, chance);
        let number = (1 + chance.below(6)).to_string();
        let day = format!("2026-11-{}", 15 + chance.below(7));
        let line = chance.one_of(&LINES).replace('#', &number).replace('@', &day);
        self.run(&line)
    }

    fn undo(&mut self) -> Outcome {
        self.run("undo")
    }

    fn redo(&mut self) -> Outcome {
        self.run("redo")
    }

    fn content(&self) -> Content {
        Content::of(&self.folder.path().join("diary.db"))
    }

    fn last(&self) -> String {
        self.last.clone()
    }
}
