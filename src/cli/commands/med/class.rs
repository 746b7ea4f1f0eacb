//! Classes: what a medicine is, by the dictionary or by the person's own word.

use std::collections::BTreeMap;

use super::{NEW, known};
use crate::cli::answer::Answer;
use crate::cli::args::MedClass;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::{Class, Medicine, Route, dictionary};

/// The word that goes back to the dictionary.
const DICTIONARY: &str = "dictionary";

/// Sets the classes of a medicine, or goes back to the dictionary's.
pub(super) fn run(args: &MedClass, session: &Session) -> Result<Answer, Failure> {
    let (name, classes) = read(&args.words)?;
    if name.is_empty() {
        return Err(Failure::usage("it is not said which medicine")
            .hint("such as `cramp med class furosemide diuretic loop`"));
    }
    if classes == Some(Vec::new()) {
        return Err(Failure::usage("it is not said which classes").hint(all_classes()));
    }
    let mut store = session.open()?;
    let medicine = super::named(name, "class", store.view(), session)?;
    let medicine = known(medicine, false, store.view(), session).map_err(|failure| Failure {
        hint: failure.hint.map(|hint| hint.replace(NEW, NEW_HERE)),
        ..failure
    })?;
    let change = store.change(session.now.at())?;
    change.set_classes(&medicine, classes.as_deref())?;
    let told = match &classes {
        Some(classes) => format!("{}: {}", medicine.name(), named(classes)),
        None => format!("{}: what the dictionary says", medicine.name()),
    };
    if !change.commit(&told)? {
        return Ok(Answer::lines(&["That is noted already.".to_owned()], session.width));
    }
    let caution = classes.map(|_| CAUTION.to_owned());
    let lines = [format!("Noted: {told}.")].into_iter().chain(caution).collect();
    Ok(Answer::done(lines, session.width))
}

/// What is said wherever a class is shown.
pub(super) const CAUTION: &str =
    "That a medicine belongs to a class does not mean that it causes your cramps.";

/// What to do about a medicine that is another one, where there is no flag for it.
const NEW_HERE: &str = "begin a course of it first, with --new";

/// Splits the words into a name and the classes behind it; `None` for the dictionary's.
///
/// Classes are the last words that are classes; parents follow by themselves.
fn read(words: &[String]) -> Result<(&[String], Option<Vec<Class>>), Failure> {
    if let Some((last, name)) = words.split_last()
        && last == DICTIONARY
    {
        return Ok((name, None));
    }
    let class = |word: &String| Class::from_word(&word.to_lowercase());
    let behind = words.iter().rev().take_while(|word| class(word).is_some()).count();
    let (name, said) = words.split_at(words.len() - behind.min(words.len() - 1));
    if said.is_empty() && name.len() > 1 {
        return Err(Failure::usage("the last word is not a class").hint(all_classes()));
    }
    let mut classes: Vec<Class> = said.iter().filter_map(class).collect();
    if classes.len() > 1 && classes.contains(&Class::Unclassified) {
        return Err(Failure::usage("`unclassified` stands alone")
            .hint("name the classes, or `unclassified` for none of them"));
    }
    classes.extend(classes.clone().into_iter().filter_map(Class::parent));
    classes.sort_unstable();
    classes.dedup();
    Ok((name, Some(classes)))
}

fn all_classes() -> String {
    let words: Vec<_> = Class::ALL.iter().map(|class| class.word()).collect();
    format!("the classes are {}, or `{DICTIONARY}` for what the dictionary says", words.join(", "))
}

/// Says what a medicine is, and that this says nothing about its effect.
pub(super) fn told(
    medicine: &Medicine,
    route: Option<Route>,
    own: &BTreeMap<String, Vec<Class>>,
) -> String {
    let name = medicine.name();
    let classes = match own.get(&medicine.folded()) {
        Some(classes) => Some(classes.clone()),
        None => dictionary::classes(name, route),
    };
    match classes {
        None => phrases::dim(&format!(
            "{name} is not in the dictionary; `cramp med class {name} …` says what it is"
        )),
        Some(classes) if classes.is_empty() => {
            phrases::dim(&format!("{name} is of no class that the articles name"))
        }
        Some(classes) => {
            let behind = dictionary::inn(name).map(|inn| format!(" ({inn})")).unwrap_or_default();
            phrases::dim(&format!("{name}{behind}: {}. {CAUTION}", named(&classes)))
        }
    }
}

/// Returns classes in words, a part in the place of its whole: "a loop diuretic".
pub(super) fn named(classes: &[Class]) -> String {
    let is_whole = |class: &Class| classes.iter().any(|part| part.parent() == Some(*class));
    let narrow = classes.iter().filter(|class| !is_whole(class));
    phrases::list(&narrow.map(|class| class.label().to_owned()).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn a_name_may_be_a_class_too() {
        let words = words("statin statin");
        let (name, classes) = read(&words).unwrap();
        assert_eq!((name.join(" "), classes), ("statin".to_owned(), Some(vec![Class::Statin])));
    }

    #[test]
    fn parents_follow_by_themselves_and_are_not_told_twice() {
        let words = words("water tablets loop");
        let (name, classes) = read(&words).unwrap();
        let classes = classes.unwrap();
        assert_eq!(
            (name.join(" "), &*classes),
            ("water tablets".to_owned(), &[Class::Diuretic, Class::Loop][..])
        );
        assert_eq!(named(&classes), Class::Loop.label());
    }

    #[test]
    fn what_is_no_class_is_refused() {
        assert!(read(&words("furosemide watery")).is_err());
    }
}
