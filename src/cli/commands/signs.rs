//! `cramp signs`: answer warning signs, see what the rules say, acknowledge it.

use serde::Serialize;

use crate::analysis::warnings::{Level, doubled};
use crate::analysis::words;
use crate::analysis::{Warning, warnings};
use crate::cli::answer::Answer;
use crate::cli::args::Signs;
use crate::cli::details;
use crate::cli::failure::Failure;
use crate::cli::json::{FORMAT, SignForm, WarningForm};
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::cli::warned;
use crate::diary::{Diary, Night, Recorded, Sign, SignAnswer, WarningRule};
use crate::grammar::SignWords;

#[derive(Serialize)]
struct Form {
    format: u32,
    warnings: Vec<WarningForm>,
    answers: Vec<SignForm>,
}

pub(crate) fn run(args: &Signs, session: &Session) -> Result<Answer, Failure> {
    match args.words.split_first() {
        None => shown(session),
        Some((word, rules)) if matches!(&**word, "acknowledge" | "ack" | "seen") => {
            acknowledge(rules, session)
        }
        Some(_) => answer(&args.words, session),
    }
}

/// Records answers, or takes them back.
fn answer(words: &[String], session: &Session) -> Result<Answer, Failure> {
    let said = SignWords::read(words, &session.grammar_now(false))?;
    refuse_leftovers(&said)?;
    let night = said.night.unwrap_or_else(|| session.tonight().min(session.last_night()));
    let mut store = session.open()?;
    let change = store.change(session.now.at())?;
    let was = warned::Before::of(&change, night, session.tonight())?;
    let (mut done, _) = details::answer(&said.answers, night, &change)?;
    for sign in &said.forgotten {
        if change.forget_sign(night, *sign)? {
            done.push(format!("{} back to not asked", phrases::sign_label(*sign)));
        }
    }
    if done.is_empty() {
        return Ok(Answer::nothing(format!("Nothing is noted about it for the {night}.")));
    }
    let warned = was.told(&change)?;
    let words = format!("{}, {night}", done.join(", "));
    if !change.commit(&format!("signs: {words}"))? {
        return Ok(Answer::lines(&["That is noted already.".to_owned()], session.width));
    }
    let mut lines = vec![format!("Noted: {words}.")];
    lines.extend(warned);
    Ok(Answer::done(lines, session.width))
}

fn refuse_leftovers(said: &SignWords) -> Result<(), Failure> {
    let nothing_said = said.answers.is_empty() && said.forgotten.is_empty();
    let Some(leftover) = said.leftovers.first() else {
        return match nothing_said {
            true => Err(Failure::usage("it is not said which sign").hint(all_signs())),
            false => Ok(()),
        };
    };
    let why = leftover.reason.unwrap_or("is not understood");
    let hint = match &leftover.likely {
        Some(likely) => format!("nothing was recorded; did you mean {likely}?"),
        None => format!("nothing was recorded; {}", all_signs()),
    };
    Err(Failure::usage(format!("\"{}\" {why}", leftover.text)).hint(hint))
}

fn all_signs() -> String {
    let signs: Vec<_> = Sign::ALL.iter().map(|sign| sign.word().replace('_', " ")).collect();
    format!("the signs are {}", signs.join(", "))
}

/// Says of warnings that they were seen: all that are open, or those of some rules.
fn acknowledge(rules: &[String], session: &Session) -> Result<Answer, Failure> {
    let rules: Vec<WarningRule> = rules
        .iter()
        .map(|word| {
            WarningRule::from_word(&word.to_uppercase()).ok_or_else(|| {
                Failure::usage(format!("there is no rule `{word}`"))
                    .hint("`cramp signs --json` names the rules, such as W05")
            })
        })
        .collect::<Result<_, _>>()?;
    let mut store = session.amend()?;
    let change = store.change(session.now.at())?;
    let diary = change.view().watched(session.tonight())?;
    let all = warnings(&diary, session.tonight());
    let asked = |warning: &&Warning<'_>| rules.is_empty() || rules.contains(&warning.rule);
    let open: Vec<_> = all.iter().filter(|it| it.is_open()).filter(asked).collect();
    for warning in &open {
        change.acknowledge(warning.rule, warning.night)?;
    }
    let mut seen: Vec<String> = open.iter().map(|warning| warning.rule.to_string()).collect();
    seen.sort_unstable();
    seen.dedup();
    if !change.commit(&format!("acknowledged {}", seen.join(", ")))? {
        return Ok(Answer::nothing("There is no warning that was not seen."));
    }
    let count = phrases::count(open.len(), "warning");
    let lines = vec![
        format!("Acknowledged: {count}."),
        "They stay in `cramp signs` and in reports; something new opens them again.".to_owned(),
    ];
    Ok(Answer::done(lines, session.width))
}

/// How far back answers are listed.
const LISTED_NIGHTS: u64 = 28;

fn shown(session: &Session) -> Result<Answer, Failure> {
    let tonight = session.tonight();
    let diary = session.look()?.view().watched(tonight)?;
    let all = warnings(&diary, tonight);
    let answers = answers(&diary, tonight);
    if session.json {
        return Answer::json(&Form {
            format: FORMAT,
            warnings: all.iter().map(WarningForm::from).collect(),
            answers: answers.into_iter().map(SignForm::from).collect(),
        });
    }
    let (open, seen): (Vec<_>, Vec<_>) = all.into_iter().partition(Warning::is_open);
    let mut lines = warned::lines(&open);
    if !seen.is_empty() {
        lines.push(phrases::bold("Seen already"));
        lines.extend(words::warnings(&seen));
    }
    for asked in doubled(&diary, tonight) {
        let name = asked.course.medicine.name();
        lines.push(words::doubled(&asked));
        lines.push(phrases::dim(&format!(
            "`cramp med suspect {name}`, or `cramp med suspect {name} no`"
        )));
    }
    if !answers.is_empty() {
        lines.push(phrases::bold("Asked in the last 28 nights"));
        lines.extend(answers.iter().map(|answer| {
            format!("- {}: {}", phrases::night_dates(answer.night), phrases::sign(answer))
        }));
    }
    if lines.is_empty() {
        lines.push("No sign was asked about, and no rule has anything to say.".to_owned());
    }
    lines.push(phrases::dim(HOW));
    Ok(Answer::lines(&lines, session.width))
}

const HOW: &str = "such as `cramp signs swelling left no weakness`; a sign that was not asked about is not a \"no\"";

fn answers(diary: &Diary, tonight: Night) -> Vec<&Recorded<SignAnswer>> {
    let since = tonight.before(LISTED_NIGHTS - 1);
    diary.signs.iter().filter(|answer| answer.night >= since).collect()
}

/// Tells how soon a doctor should hear of something, where that is not now.
pub(crate) fn lesser(warnings: &[Warning<'_>]) -> Option<String> {
    let lesser = warnings.iter().filter(|it| it.is_open() && it.level != Level::Urgent);
    let mut rules: Vec<_> = lesser.map(|warning| warning.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    match rules.len() {
        0 => None,
        1 => Some("One thing is worth telling a doctor: `cramp signs`".to_owned()),
        more => Some(format!("{more} things are worth telling a doctor: `cramp signs`")),
    }
}
