//! Rules of the page: everything escaped, nothing loaded, nothing run.

use sha2::{Digest, Sha256};

use super::super::Asked;
use super::super::made_up::{asked, diary, first, foot, recorded};
use super::*;
use crate::diary::{Course, Diary, Fact, Medicine};

/// A page of a diary, without a chart.
fn page_of(diary: &Diary, questions: &[String]) -> String {
    page(&Visit::of(&Asked { questions, ..asked(diary) }, foot()), None)
}

/// Sixty-four digits: six bits each.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |three: &[u8]| {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        let digit = |place: usize| match place <= three.len() {
            true => char::from(DIGITS[(bits >> (18 - 6 * place)) as usize & 63]),
            false => '=',
        };
        (0..4).map(digit).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

#[test]
fn the_policy_names_the_hash_of_the_one_style_sheet() {
    let hash = base64(&Sha256::digest(STYLE));
    assert!(POLICY.contains(&format!("'sha256-{hash}'")), "the hash is now {hash}");
    assert!(POLICY.starts_with("default-src 'none'; style-src 'sha256-"));
    let page = page_of(&diary(&[Some(1)]), &[]);
    assert!(page.contains(&format!("<style>{STYLE}</style>")), "as it is, or the hash is another");
    assert_eq!(page.matches("<style").count(), 1);
    assert!(!page.contains(" style="), "no style stands in a tag, which the policy forbids");
}

#[test]
fn whatever_a_person_wrote_is_escaped() {
    let hostile = "<script>alert('x')</script>\"&\u{1f600}";
    let mut diary = diary(&[Some(1), Some(0)]);
    let course = Course {
        note: Some(hostile.to_owned()),
        schedule: Some(hostile.to_owned()),
        recommended_by: Some(hostile.to_owned()),
        ..Course::from(Medicine::named(hostile).unwrap(), first().evening())
    };
    diary.courses = vec![recorded(course)];
    let condition = Fact::Condition { name: hostile.to_owned(), since: None, until: None };
    diary.profile = vec![recorded(condition)];
    let page = page_of(&diary, &[hostile.to_owned()]);
    assert!(!page.contains("<script") && !page.contains("\"&\u{1f600}"));
    let escaped = "&lt;script&gt;alert('x')&lt;/script&gt;&quot;&amp;\u{1f600}";
    assert_eq!(
        page.matches(escaped).count(),
        6,
        "name, three words of the course, condition, question"
    );
}

#[test]
fn nothing_is_loaded_and_nothing_runs() {
    let page = page_of(&diary(&[Some(1), Some(0)]), &[]);
    for word in ["http:", "https:", "<script", "<link", "<img", "<iframe", "url(", "@import", " on"]
    {
        let found = page.replace("div class=\"on-", "").replace("content=\"", "");
        let is_attribute = word == " on";
        match is_attribute {
            true => assert!(!found.contains(" onload") && !found.contains(" onclick")),
            false => assert!(!found.contains(word), "{word}"),
        }
    }
}

#[test]
fn the_page_has_a_language_a_title_landmarks_and_headings_in_order() {
    let page = page_of(&diary(&[Some(1), Some(0)]), &[]);
    for tag in
        ["<html lang=\"en\">", "<title>", "<header>", "<main>", "<footer>", "charset=\"utf-8\""]
    {
        assert_eq!(page.matches(tag).count(), 1, "{tag}");
    }
    assert_eq!(page.matches("<h1>").count(), 1);
    assert!(page.find("<h1>") < page.find("<h2") && !page.contains("<h3"));
}

#[test]
fn the_foot_names_program_data_command_and_use() {
    let page = page_of(&diary(&[Some(1)]), &[]);
    let (_, footer) = page.split_once("<footer>").unwrap();
    assert!(footer.contains("cramp 0.0.0") && footer.contains("<code>cramp report</code>"));
    assert!(footer.contains(&format!("title=\"{}\"", foot().data_hash)));
    assert!(footer.contains(">abababababab</span>"));
    assert!(footer.contains("does not diagnose") && footer.contains("health data"));
}

#[test]
fn an_empty_diary_and_one_night_have_a_page_too() {
    assert!(page_of(&Diary::default(), &[]).contains("No night is recorded yet"));
    let one = page_of(&diary(&[Some(1)]), &[]);
    assert!(one.contains("too early") && one.contains("</html>"));
}

#[test]
fn the_sections_stand_in_the_order_in_which_a_doctor_reads() {
    let diary = diary(&[Some(1), Some(0)]);
    let visit = Visit::of(&asked(&diary), foot());
    let keys: Vec<_> = visit.sections.iter().map(|section| section.key).collect();
    let order = [
        "urgent",
        "recorded",
        "often",
        "cramps",
        "sleep",
        "signs",
        "medicines",
        "profile",
        "relief",
        "factors",
        "closing",
    ];
    let place = |key: &&str| order.iter().position(|it| it == key).unwrap();
    assert!(keys.is_sorted_by_key(place), "{keys:?}");
    assert!(keys.contains(&"recorded") && keys.contains(&"closing"));
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    let diary = diary(&[Some(2), Some(0), None, Some(1)]);
    assert_eq!(page_of(&diary, &[]), page_of(&diary, &[]));
}
