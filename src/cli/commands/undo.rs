//! `cramp undo` and `cramp redo`: take back the last change, bring it back.

use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::phrases;
use crate::cli::session::Session;

pub(crate) fn undo(session: &Session) -> Result<Answer, Failure> {
    let Some(entry) = session.amend()?.undo(session.now.at())? else {
        return Err(
            Failure::cannot("there is nothing to undo").hint("`cramp history` shows every change")
        );
    };
    let way_back = phrases::dim("bring it back with `cramp redo`");
    Ok(Answer::lines(&[format!("Undone: {}.", entry.words), way_back], session.width))
}

pub(crate) fn redo(session: &Session) -> Result<Answer, Failure> {
    let Some(entry) = session.amend()?.redo(session.now.at())? else {
        return Err(Failure::cannot("there is nothing to redo").hint(
            "a redo brings back what was undone last, as long as nothing else was changed since",
        ));
    };
    let way_back = phrases::dim("take it back with `cramp undo`");
    Ok(Answer::lines(&[format!("Done again: {}.", entry.words), way_back], session.width))
}
