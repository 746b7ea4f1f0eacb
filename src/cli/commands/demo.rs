//! `cramp demo`: a made-up diary with its charts, report and tables, in a folder of its own.

use std::path::Path;

use crate::charts::{Kind, View};
use crate::cli::answer::Answer;
use crate::cli::args::Demo;
use crate::cli::commands::{chart, export, report};
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::made_up;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::simulation::Plan;

pub(crate) fn run(args: &Demo, session: &Session) -> Result<Answer, Failure> {
    let last = session.tonight().before(1);
    let plan = Plan::demo(last.evening());
    made_up::refuse_too_early(&plan)?;
    let diary = made_up::diary(&plan, session);
    made_up::appear(&args.folder, |folder| {
        made_up::write(&diary, &folder.join("diary.db"), session)?;
        let picture = chart::Picture::default();
        for kind in Kind::ALL {
            let view = View::usual(kind, &diary, last, session.now.local().date());
            let name = format!("{}.png", kind.word());
            files::write(&folder.join(name), &picture.draw(kind, &view)?)?;
        }
        files::write(&folder.join("report.html"), report::of(&diary, session)?.as_bytes())?;
        export::write_folder(&diary, &folder.join("csv"), session)
    })?;
    Ok(Answer::text(said(&args.folder, diary.cramps.len())))
}

fn said(folder: &Path, cramps: usize) -> String {
    let shown = files::named(folder);
    let diary = folder.join("diary.db");
    let (diary, typed) = (files::named(&diary), files::as_typed(&diary));
    format!(
        "A made-up diary of 52 weeks with {} is in {shown}:

  {shown}/weekly.png   its weekly chart; beside it factors, clock, calendar, medicines
  {shown}/report.html  all of it on one page, for a visit to the doctor
  {shown}/csv          its tables
  {diary}     the diary itself

In it, days with little water have 2.5 times the cramps. Nothing else matters.
Try it, without touching a diary of your own:

  cramp --diary {typed}
  cramp --diary {typed} list
  cramp --diary {typed} analyze",
        phrases::count(cramps, "cramp")
    )
}
