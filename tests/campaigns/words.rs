//! Any words: lines of a small corpus with letters and words changed, mixed up and made hostile.

use std::ops::Range;
use std::thread;

use super::chance::Chance;
use super::{cramp, said};

/// Lines that reach different parts of the grammar, each behind the letter of its command.
const CORPUS: &str = include_str!("../data/words.txt");

/// Words that nobody types on purpose, and some that mean something.
const HOSTILE: [&str; 64] = [
    "İ",
    "ŉ",
    "ß",
    "ﬃ",
    "½",
    "٣",
    "۵:۳۰",
    "𝟏𝟐",
    "é\u{301}",
    "🦵",
    "\u{202e}",
    "\u{0}",
    "\u{1b}[2J",
    "\u{a0}",
    "\u{2003}",
    "\u{feff}",
    "’",
    "“",
    "−",
    "–",
    "-",
    "--",
    "+",
    "/",
    "10/10",
    "11/10",
    ":",
    "::",
    "25:00",
    "24:00",
    "-1",
    "0",
    "1e308",
    "1e999",
    "inf",
    "nan",
    "NaN",
    "0.0000001",
    "1.",
    ".5",
    "1,5",
    "999999999999999999999",
    "18446744073709551616",
    "4294967296h",
    "2147483648 min",
    "9999-12-31",
    "0000-01-01",
    "10000-01-01",
    "29 feb",
    "31 feb",
    "x99",
    "x999",
    "1h1h1h",
    "no",
    "not",
    "note",
    "forget",
    "maybe",
    "?",
    "since",
    "until",
    "from",
    "to",
    "ago",
];

#[test]
fn a_thousand_odd_lines_lose_no_word() {
    let [understood, kept, refused] = play(0..1000);
    assert!(understood > 100 && kept > 100 && refused > 1, "{understood} {kept} {refused}");
}

#[test]
#[ignore = "slow: twenty thousand lines"]
fn twenty_thousand_odd_lines_lose_no_word() {
    const LINES: u64 = 20_000;
    let counted = thread::scope(|scope| {
        let halves = [0..LINES / 2, LINES / 2..LINES];
        let workers = halves.map(|half| scope.spawn(move || play(half)));
        workers.map(|worker| worker.join().unwrap())
    });
    let [understood, kept, refused] =
        [0, 1, 2].map(|place| counted.iter().map(|it| it[place]).sum::<u64>());
    eprintln!("{LINES} lines: {understood} understood, {kept} with words kept, {refused} refused");
}

/// Reads the lines of these numbers; returns how many were understood, kept in part, and refused.
fn play(numbers: Range<u64>) -> [u64; 3] {
    let corpus: Vec<&str> = CORPUS.lines().collect();
    let mut counted = [0; 3];
    for number in numbers {
        let line = odd(&corpus, number);
        let outcome = std::panic::catch_unwind(|| said::check(&line));
        match outcome {
            Ok(Some(true)) => counted[0] += 1,
            Ok(Some(false)) => counted[1] += 1,
            Ok(None) => counted[2] += 1,
            Err(_) => panic!("line {number}: {line:?}"),
        }
    }
    counted
}

#[test]
fn every_line_of_the_corpus_keeps_the_rules() {
    for line in CORPUS.lines() {
        assert!(said::COMMANDS.contains(line.chars().next().unwrap()), "{line}");
        said::check(line);
    }
}

#[test]
fn odd_words_end_the_program_with_an_answer_or_a_hint() {
    through_the_program(25);
}

#[test]
#[ignore = "slow: 1,000 programs"]
fn a_thousand_odd_command_lines_end_with_an_answer_or_a_hint() {
    through_the_program(1000);
}

/// Gives odd words to the commands; each says what it did, or refuses with a hint.
fn through_the_program(lines: u64) {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary.db");
    let corpus: Vec<&str> = CORPUS.lines().collect();
    let mut done = 0;
    for number in 0..lines {
        let line = odd(&corpus, number).replace('\0', "");
        let Some(letter) = line.chars().next() else { continue };
        let before: &[&str] = match letter {
            'l' | 'w' => &["log"],
            'd' => &["day"],
            'm' => &["med", "start"],
            't' => &["med", "took"],
            'p' => &["profile"],
            's' => &["signs"],
            'n' => &["none"],
            'f' => &["factors", "add"],
            'g' => &["settings"],
            _ => continue,
        };
        let mut command = cramp(&diary);
        command.args(["--now", "2026-11-22T03:25:00+01:00"]).args(before).arg("--");
        let output = command.args(line[letter.len_utf8()..].split(' ')).output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => done += 1,
            Some(1 | 2) => assert!(complaint.contains("error: "), "{line:?}: {complaint}"),
            code => panic!("{line:?}: exit {code:?}: {complaint}"),
        }
    }
    for look in [&["list", "--all"][..], &[], &["med"], &["profile"], &["factors"]] {
        let output = cramp(&diary).args(look).output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{look:?}: {output:?}");
    }
    assert!(done > 0);
    eprintln!("{lines} command lines: {done} did something, the others were refused with a reason");
}

/// Returns a line of the corpus with something changed in it.
fn odd(corpus: &[&str], number: u64) -> String {
    let mut chance = Chance::of(number);
    let line = chance.one_of(corpus);
    let mut letter = line.chars().next().unwrap();
    if chance.once_in(20) {
        letter = char::from(said::COMMANDS.as_bytes()[chance.below(said::COMMANDS.len())]);
    }
    let mut words: Vec<String> = line[1..].split(' ').map(str::to_owned).collect();
    for _ in 0..=chance.below(4) {
        change(&mut words, corpus, &mut chance);
    }
    format!("{letter}{}", words.join(" "))
}

/// Changes one thing in a line.
fn change(words: &mut Vec<String>, corpus: &[&str], chance: &mut Chance) {
    let place = chance.below(words.len());
    let other = |chance: &mut Chance| {
        let line = chance.one_of(corpus);
        let words: Vec<&str> = line[1..].split(' ').collect();
        chance.one_of(&words).to_owned()
    };
    match chance.below(9) {
        0 if words.len() > 1 => drop(words.remove(place)),
        1 => words.swap(place, 0),
        2 => words.insert(place, words[place].clone()),
        3 | 4 => words.insert(place, other(chance)),
        5 => words[place] = other(chance),
        6 => words.insert(place, chance.one_of(&HOSTILE).to_owned()),
        7 => words[place].push_str(chance.one_of(&HOSTILE)),
        _ => {
            let mut letters: Vec<char> = words[place].chars().collect();
            let at = chance.below(letters.len() + 1);
            match chance.below(3) {
                0 if at < letters.len() => drop(letters.remove(at)),
                1 if at < letters.len() => letters[at] = char::from(chance.byte() & 0x7f),
                _ => letters
                    .insert(at, chance.of_all(&['0', '9', ':', '.', '-', '/', ',', 'h', 'm'])),
            }
            words[place] = letters.into_iter().collect();
        }
    }
}
