//! `cramp demo`: a made-up diary with its chart and tables, in a folder of its own.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use chrono::{TimeZone, Utc};

use crate::charts::Weekly;
use crate::cli::answer::Answer;
use crate::cli::args::{Demo, PictureFormat};
use crate::cli::commands::{chart, export};
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::diary::Moment;
use crate::simulation::Plan;
use crate::store::Store;

pub(crate) fn run(args: &Demo, session: &Session) -> Result<Answer, Failure> {
    let folder = &args.folder;
    refuse_unless_empty(folder)?;
    files::create_private_folder(folder)?;
    let last = session.tonight().before(1);
    let skipped = |local| Moment::new(Utc.from_utc_datetime(&local).fixed_offset(), "UTC");
    let diary = Plan::demo(last.evening())
        .diary(|local| session.moment_at(local).unwrap_or_else(|| skipped(local)));
    let path = folder.join("diary.db");
    let mut store =
        Store::open(&path, session.now.at()).map_err(|e| Failure::from(e).in_diary(&path))?;
    let change = store.change(session.now.at())?;
    change.add_all(&diary)?;
    change.commit("wrote a made-up diary")?;
    let nights = chart::Nights::weeks(&diary, Weekly::WEEKS, last);
    let picture = chart::draw(&diary, nights, PictureFormat::Png)?;
    files::write(&folder.join("weekly.png"), &picture)?;
    export::write_folder(&diary, &folder.join("csv"))?;
    Ok(Answer::text(said(folder, diary.cramps.len())))
}

fn refuse_unless_empty(folder: &Path) -> Result<(), Failure> {
    match fs::read_dir(folder).map(Iterator::count) {
        Ok(0) => Ok(()),
        Ok(_) => Err(Failure::cannot(format!("{} is not empty", folder.display()))
            .hint("name another folder, as in `cramp demo another-folder`; nothing was touched")),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(Failure::file("used", folder, &cause)),
    }
}

fn said(folder: &Path, cramps: usize) -> String {
    let shown = folder.display();
    let diary = folder.join("diary.db");
    let diary = diary.display();
    format!(
        "A made-up diary of 52 weeks with {} is in {shown}:

  {shown}/weekly.png   its weekly chart
  {shown}/csv          its tables
  {diary}     the diary itself

In it, days with little water have 2.5 times the cramps. Nothing else matters.
Try it, without touching a diary of your own:

  cramp --diary {diary}
  cramp --diary {diary} list
  cramp --diary {diary} analyze",
        phrases::count(cramps, "cramp")
    )
}
