//! Figures: the numbers that a document quotes from the demo, computed anew.
//!
//! Above a paragraph stands a mark, which does not show where the document is rendered:
//!
//! ```text
//! <!-- cramp analyze at scan.factors.water.lags.0: outcome_exposed, exposed, 100 * found.difference -->
//! > Cramps in 29 of 114 nights with it: −17 in 100.
//! ```
//!
//! It names a command, a place in its `--json` answer about the demo, and then, in order, one figure
//! for each number of the paragraph. A figure is a field of that place or of the whole answer, a
//! number, or some of them joined by `+ - * /`, taken from left to right. Of a list, a step of a path
//! is an index, a `key`, or `count`. A number keeps the decimals that it is written with, and a sign
//! if it has one. A figure that is a word, such as a grade, has to stand somewhere in the paragraph.
//! Every quoted paragraph (`> …`) needs a mark.

use std::ops::Range;

use serde_json::{Value, json};

const MARK: &str = "<!-- cramp ";

/// Returns a document with the figures of its marks as they are now.
///
/// `answer` runs a command about the demo.
pub(crate) fn recomputed(document: &str, answer: impl Fn(&str) -> Value) -> String {
    let recomputed = |block: &str| {
        let marked = block.strip_prefix(MARK).and_then(|marked| marked.split_once(" -->\n"));
        let Some((mark, text)) = marked else {
            assert!(!block.starts_with("> "), "these figures have no mark:\n{block}");
            return block.to_owned();
        };
        format!("{MARK}{mark} -->\n{}", filled(text, &figures(mark, &answer)))
    };
    document.split("\n\n").map(recomputed).collect::<Vec<_>>().join("\n\n")
}

/// Returns what a mark stands for.
fn figures(mark: &str, answer: impl Fn(&str) -> Value) -> Vec<Value> {
    let (source, list) = mark.split_once(':').expect("a place and its figures");
    let (command, place) = source.split_once(" at ").unwrap_or((source, ""));
    let whole = answer(command);
    let part = at(&whole, place).unwrap_or_else(|| panic!("`{command}` has no {place}"));
    let read = |word: &str| match word.parse::<f64>() {
        Ok(number) => json!(number),
        Err(_) => at(&part, word)
            .or_else(|| at(&whole, word))
            .unwrap_or_else(|| panic!("`{command}` has no {word}")),
    };
    list.split(',').map(|figure| worked_out(figure, read)).collect()
}

/// Works a figure out from left to right.
fn worked_out(figure: &str, read: impl Fn(&str) -> Value) -> Value {
    let words: Vec<&str> = figure.split_whitespace().collect();
    let (first, rest) = words.split_first().expect("a figure");
    let number = |word: &str| read(word).as_f64().unwrap_or_else(|| panic!("{word} is no number"));
    rest.chunks(2).fold(read(first), |so_far, step| {
        let so_far = so_far.as_f64().expect("a number");
        json!(match step {
            ["+", word] => so_far + number(word),
            ["-", word] => so_far - number(word),
            ["*", word] => so_far * number(word),
            ["/", word] => so_far / number(word),
            _ => panic!("{figure} cannot be worked out"),
        })
    })
}

/// Returns what stands at a path, such as `scan.factors.water`.
fn at(value: &Value, path: &str) -> Option<Value> {
    let mut steps = path.split('.').filter(|step| !step.is_empty());
    steps.try_fold(value.clone(), |value, step| match (&value, step.parse::<usize>()) {
        (Value::Array(items), Ok(index)) => items.get(index).cloned(),
        (Value::Array(items), _) if step == "count" => Some(json!(items.len())),
        (Value::Array(items), _) => items.iter().find(|item| item["key"] == step).cloned(),
        _ => value.get(step).cloned(),
    })
}

/// Returns a text with these figures for its numbers, each written as the number was.
fn filled(text: &str, figures: &[Value]) -> String {
    let (words, figures): (Vec<&Value>, Vec<&Value>) =
        figures.iter().partition(|figure| figure.is_string());
    for word in words.iter().filter_map(|word| word.as_str()) {
        assert!(text.contains(word), "it is \"{word}\" now, but this says:\n{text}");
    }
    let places = numbers(text);
    assert_eq!(places.len(), figures.len(), "one figure for each number of:\n{text}");
    let mut filled = String::new();
    let mut end = 0;
    for (place, figure) in places.into_iter().zip(figures) {
        let figure = figure.as_f64().unwrap_or_else(|| panic!("{figure} is no number of:\n{text}"));
        filled.push_str(&text[end..place.start]);
        filled.push_str(&written(figure, &text[place.clone()]));
        end = place.end;
    }
    filled.push_str(&text[end..]);
    filled
}

/// Returns where the numbers of a text stand, with their signs; digits of a name such as D3 are none.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut numbers = Vec::new();
    let mut from = 0;
    while let Some(digit) = text[from..].find(is_digit).map(|place| from + place) {
        let goes_on = |(place, c): &(usize, char)| {
            is_digit(*c) || (*c == '.' && text[digit + place + 1..].starts_with(is_digit))
        };
        let length: usize = text[digit..].char_indices().take_while(goes_on).map(|_| 1).sum();
        from = digit + length;
        match text[..digit].chars().next_back() {
            Some(sign @ ('+' | '\u{2212}')) => numbers.push(digit - sign.len_utf8()..from),
            Some(letter) if letter.is_alphanumeric() => {}
            _ => numbers.push(digit..from),
        }
    }
    numbers
}

/// Writes a figure with the decimals of a number as it stood, and with a sign if that had one.
fn written(figure: f64, as_it_stood: &str) -> String {
    let decimals = as_it_stood.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let amount = format!("{:.decimals$}", figure.abs());
    match (as_it_stood.starts_with(['+', '\u{2212}']), figure < 0.0) {
        (true, true) => format!("\u{2212}{amount}"),
        (true, false) => format!("+{amount}"),
        (false, true) => panic!("\u{2212}{amount} needs a sign where {as_it_stood} stands"),
        (false, false) => amount,
    }
}

#[test]
fn a_figure_is_written_as_it_stood_and_worked_out_anew() {
    let answer = |_: &str| {
        json!({
            "nights": 300,
            "factors": [{"key": "water", "with": 29, "difference": -0.168, "grade": "clear"}],
        })
    };
    let recomputed = |text: &str| {
        let mark = "cramp analyze at factors.water: with, nights / 2 - 1, 100 * difference, grade";
        let shown = recomputed(&format!("one 1\n\n<!-- {mark} -->\n{text}\n\ntwo 2\n"), answer);
        shown.lines().nth(3).unwrap().to_owned()
    };
    assert_eq!(
        recomputed("> It is clear: 30 of vitamin D3, 0.0 and +4.50."),
        "> It is clear: 29 of vitamin D3, 149.0 and \u{2212}16.80."
    );
}
