//! `cramp delete`: delete cramps by number.

use std::collections::BTreeSet;

use crate::cli::answer::Answer;
use crate::cli::args::Delete;
use crate::cli::details;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::select;
use crate::cli::session::Session;

pub(crate) fn run(args: &Delete, session: &Session) -> Result<Answer, Failure> {
    let mut store = session.amend()?;
    let change = store.change(session.now.at())?;
    let (mut deleted, mut nights) = (Vec::new(), BTreeSet::new());
    for asked in &args.cramps {
        let cramp = select::cramp(asked, change.view())?;
        change.delete_cramp(cramp.number)?;
        deleted.push(phrases::titled(&cramp));
        if cramp.is_nocturnal() {
            nights.insert(cramp.night);
        }
    }
    let words = format!("deleted {}", phrases::list(&deleted));
    let mut lines = vec![format!("{}.", phrases::sentence(&words))];
    for night in nights {
        lines.extend(details::unknown_now(night, &change)?);
    }
    change.commit(&words)?;
    Ok(Answer::done(lines, session.width))
}
