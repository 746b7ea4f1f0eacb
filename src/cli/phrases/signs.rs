//! Signs in words.

use crate::analysis::words::sign as label;
use crate::diary::{SignAnswer, SignDetail};

/// Returns an answer in words: "swelling left", "no weakness", "changed skin (cold, pale)".
pub(crate) fn sign(answer: &SignAnswer) -> String {
    let label = label(answer.sign);
    if !answer.yes {
        return format!("no {label}");
    }
    let side = answer.side.map(|side| format!(" {side}")).unwrap_or_default();
    let details: Vec<_> = answer.details.iter().map(|it| detail(*it)).collect();
    let details =
        if details.is_empty() { String::new() } else { format!(" ({})", details.join(", ")) };
    format!("{label}{side}{details}")
}

fn detail(detail: SignDetail) -> &'static str {
    match detail {
        SignDetail::OtherChange => "another change",
        other => other.word(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Sign;
    use crate::diary::{Night, Side};

    #[test]
    fn an_answer_is_told_with_its_side_and_details() {
        let night = Night::named_after("2026-11-21".parse().unwrap());
        let no = SignAnswer::new(night, Sign::Weakness, false);
        assert_eq!(sign(&no), "no weakness");
        let details = vec![SignDetail::Cold, SignDetail::OtherChange];
        let side = Some(Side::Left);
        let yes = SignAnswer { side, details, ..SignAnswer::new(night, Sign::Skin, true) };
        assert_eq!(sign(&yes), "changed skin left (cold, another change)");
    }
}
