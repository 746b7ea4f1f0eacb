//! `cramp simulate`: made-up diaries with a truth of one's choice, in a folder of their own.

mod asked;

use std::path::Path;

use crate::cli::answer::Answer;
use crate::cli::args::Simulate;
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::json::{self, MadeUpForm, TruthForm};
use crate::cli::made_up;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Catalogue;
use crate::simulation::Plan;

pub(crate) fn run(args: &Simulate, session: &Session) -> Result<Answer, Failure> {
    let catalogue = Catalogue::built_in();
    let plan = asked::plan(args, &catalogue, session)?;
    let plans: Vec<Plan> = (0..args.diaries).map(|place| of_seed(&plan, place)).collect();
    let file = |number: usize| format!("diary-{}.db", number + 1);
    let words = phrases::truth(&plan, &catalogue);
    let said = said(&args.folder, args, &words, session.width);
    let made_up = plans.iter().enumerate();
    let made_up = made_up.map(|(number, plan)| MadeUpForm { file: file(number), seed: plan.seed });
    let truth = json::text(&TruthForm::of(&plan, words, made_up.collect(), &catalogue))?;
    made_up::appear(&args.folder, |folder| {
        for (number, plan) in plans.iter().enumerate() {
            let path = folder.join(file(number));
            made_up::write(&made_up::diary(plan, session), &path, session)?;
        }
        files::write(&folder.join("truth.json"), truth.as_bytes())
    })?;
    Ok(if session.json { Answer::json_text(truth) } else { Answer::text(said) })
}

/// Returns the same truth with the seed of a later diary.
fn of_seed(plan: &Plan, place: u32) -> Plan {
    Plan { seed: plan.seed.wrapping_add(place.into()), ..plan.clone() }
}

fn said(folder: &Path, args: &Simulate, words: &[String], width: usize) -> String {
    let shown = files::named(folder);
    let typed = files::as_typed(&folder.join("diary-1.db"));
    let weeks = phrases::count(args.weeks as usize, "week");
    let (title, files, them) = match args.diaries {
        1 => (format!("A made-up diary of {weeks} is"), "diary-1.db".to_owned(), "it"),
        n => (
            format!("{n} made-up diaries of {weeks} are"),
            format!("diary-1.db to diary-{n}.db"),
            "them",
        ),
    };
    let truth: Vec<_> = words.iter().map(|word| phrases::paragraph(word, width)).collect();
    format!(
        "{title} in {shown}:

  {files}
  truth.json

What is true in {them}:

{}

Try it, without touching a diary of your own:

  cramp --diary {typed} analyze",
        truth.join("\n")
    )
}
