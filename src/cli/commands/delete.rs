//! `cramp delete`: delete cramps by number.

use crate::cli::answer::Answer;
use crate::cli::args::Delete;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::select;
use crate::cli::session::Session;

pub(crate) fn run(args: &Delete, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.amend()?;
    let change = store.change(session.now.at())?;
    let mut deleted = Vec::new();
    for asked in &args.cramps {
        let cramp = select::cramp(asked, change.view())?;
        change.delete_cramp(cramp.number)?;
        deleted.push(phrases::titled(&cramp));
    }
    let words = format!("deleted {}", phrases::list(&deleted));
    change.commit(&words)?;
    Ok(Answer::done(vec![format!("{}.", phrases::sentence(&words))], session.width))
}
