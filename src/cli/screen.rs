//! Screen: the one way to a terminal, on which no words of the diary can be a command.
//!
//! A note or a name of a file may hold characters that a terminal obeys: codes that move the cursor,
//! marks that turn the direction of writing, line breaks. What is stored keeps them, and each is shown
//! as one sign in its place. The program's own styles are therefore no codes until the last moment:
//! they are marked with characters that Unicode keeps free for such use, which no text holds.

use std::io::{self, IsTerminal, Write};

use anstream::AutoStream;
use anstyle::Style;

use crate::grammar::is_unseen;

use super::answer::Content;

/// What of the program's own is marked in a text: a style begins, or ends.
const BOLD: char = '\u{fdd0}';
const DIM: char = '\u{fdd1}';
const PLAIN: char = '\u{fdd2}';

/// Stands for a character that is not shown.
const MARK: char = '\u{fffd}';

/// Writes text in a strong style; where styles are not wanted it is plain.
pub(crate) fn bold(text: &str) -> String {
    format!("{BOLD}{text}{PLAIN}")
}

/// Writes text in a quiet style; where styles are not wanted it is plain.
pub(crate) fn dim(text: &str) -> String {
    format!("{DIM}{text}{PLAIN}")
}

/// Returns a text without its styles.
pub(crate) fn plain(text: &str) -> String {
    text.replace([BOLD, DIM, PLAIN], "")
}

/// Returns how many columns a text takes; styles take none.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().filter(|letter| ![BOLD, DIM, PLAIN].contains(letter)).count()
}

/// Returns words from outside as a part of one line: what a terminal would obey is a sign in its place.
pub(crate) fn in_line(text: &str) -> String {
    signs(text, |_| false)
}

/// Prints what a command has to say to standard output.
///
/// # Errors
///
/// What the system says of it; `InvalidData` for bytes that are no text, on a terminal.
pub(crate) fn print(content: &Content) -> io::Result<()> {
    let mut out = io::stdout();
    match content {
        Content::Text(text) => write(&mut AutoStream::auto(out), styled(text).as_bytes()),
        Content::Help(text) => {
            write(&mut AutoStream::auto(out), text.ansi().to_string().as_bytes())
        }
        Content::Json(text) => write(&mut out, json(text).as_bytes()),
        Content::Bytes(bytes) if out.is_terminal() => match std::str::from_utf8(bytes) {
            Ok(text) => write(&mut out, shown(&text.replace("\r\n", "\n")).as_bytes()),
            Err(_) => Err(io::ErrorKind::InvalidData.into()),
        },
        Content::Bytes(bytes) => write(&mut out, bytes),
    }
}

/// Writes a line to standard error; nothing can be done where that fails.
pub(crate) fn tell(line: &str) {
    let _ = writeln!(AutoStream::auto(io::stderr()), "{}", styled(line));
}

/// Takes back what a prompt that does not end by itself has told the terminal: how to paste, and that
/// the cursor is hidden. What follows begins a new line.
pub(crate) fn end_prompt() {
    let _ = write(&mut io::stderr(), b"\x1b[?2004l\x1b[?25h\n");
}

fn write(out: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(bytes)?;
    out.flush()
}

/// Returns a text with its styles as a terminal takes them, and nothing else that it obeys.
fn styled(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let is_style = |letter| [BOLD, DIM, PLAIN].contains(&letter);
    for letter in signs(text, |letter| letter == '\n' || is_style(letter)).chars() {
        match letter {
            BOLD => line.push_str(&Style::new().bold().to_string()),
            DIM => line.push_str(&Style::new().dimmed().to_string()),
            PLAIN => line.push_str(&Style::new().bold().render_reset().to_string()),
            letter => line.push(letter),
        }
    }
    line
}

/// Returns the lines of a file as a terminal may show them.
fn shown(text: &str) -> String {
    signs(text, |letter| letter == '\n')
}

/// Puts a sign in the place of each character that a terminal obeys or shows nothing of.
///
/// Those of ASCII have signs of their own, such as ␛. A tab is a space. A character that joins letters
/// stays behind those of scripts and pictures that need it, and is a mark behind ASCII.
fn signs(text: &str, stays: impl Fn(char) -> bool) -> String {
    let mut before = ' ';
    let sign = |letter: char| {
        let joins = matches!(letter, '\u{200c}' | '\u{200d}');
        let shown = match letter {
            letter if stays(letter) => letter,
            '\t' => ' ',
            '\u{7f}' => '␡',
            '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or(MARK),
            _ if joins && before.is_ascii() => MARK,
            letter if is_unseen(letter) => MARK,
            letter => letter,
        };
        before = letter;
        shown
    };
    text.chars().map(sign).collect()
}

/// Returns JSON with the same value in which every character that a terminal obeys is escaped.
///
/// Those below U+0020 are escaped already, and the others stand nowhere but in strings.
fn json(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match is_unseen(letter) && letter != '\n' {
            true => {
                let mut pair = [0; 2];
                for unit in letter.encode_utf16(&mut pair) {
                    escaped.push_str(&format!("\\u{unit:04x}"));
                }
            }
            false => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_a_sign_in_its_place() {
        assert_eq!(in_line("a\u{1b}[2Jb\u{7}\r\nc\td\u{7f}"), "a␛[2Jb␇␍␊c d␡");
        for odd in ['\u{9b}', '\u{85}', '\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\u{e0041}']
        {
            assert_eq!(in_line(&format!("a{odd}b")), "a\u{fffd}b", "{odd:?}");
        }
        for code in 0..=0x0010_ffff_u32 {
            let Some(letter) = char::from_u32(code) else { continue };
            let line = in_line(&letter.to_string());
            assert_eq!(line.chars().count(), 1);
            assert!(!line.contains(char::is_control), "{letter:?}");
        }
    }

    #[test]
    fn a_joiner_stays_where_scripts_and_pictures_need_it() {
        assert_eq!(in_line("👩\u{200d}⚕\u{fe0f}"), "👩\u{200d}⚕\u{fe0f}");
        assert_eq!(in_line("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(in_line("mag\u{200d}nesium"), "mag\u{fffd}nesium");
        assert_eq!(in_line("Zürich, e\u{301}tude, יום"), "Zürich, e\u{301}tude, יום");
    }

    #[test]
    fn styles_are_the_only_codes_and_take_no_column() {
        let line = format!("{} {}\n{}", bold("a"), dim("b\u{1b}[31mc"), "\u{1b}[0m");
        assert_eq!(styled(&line), "\u{1b}[1ma\u{1b}[0m \u{1b}[2mb␛[31mc\u{1b}[0m\n␛[0m");
        assert_eq!(plain(&bold("a")), "a");
        assert_eq!(columns(&bold("ab")), 2);
    }

    #[test]
    fn json_keeps_its_value() {
        let odd = "a\u{1b}\u{9b}\u{202e}\u{200b}\u{fdd0}\u{e0041}\"\\ \u{7f}\n";
        let text = json(&serde_json::to_string_pretty(&[odd]).unwrap());
        assert!(text.chars().all(|letter| letter == '\n' || !is_unseen(letter)));
        assert_eq!(serde_json::from_str::<Vec<String>>(&text).unwrap(), [odd]);
    }
}
