//! Round: from question to question. It takes what was given, and says what to do next.

use crate::cli::answer::Answer;
use crate::cli::failure::{Code, Failure};
use crate::cli::phrases;

use super::deed::{Deed, Kept, Written};
use super::question::{Context, Question};
use super::understand::{Understood, because, understand};
use super::{plan, wording};

/// What a person gave to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// Words.
    Words(String),
    /// Nothing: it stays as it is.
    Unknown,
    /// The wish to see the question before.
    Back,
    /// The wish for help.
    Help,
    /// The wish to end, or nobody who listens any more.
    End,
}

/// The words that end a round, each alone.
const END: [&str; 4] = ["q", "quit", "exit", "stop"];

impl Given {
    /// Returns what a line means, before it is read for a question.
    pub(super) fn of(line: &str) -> Self {
        match line.trim() {
            "" => Self::Unknown,
            "<" => Self::Back,
            "?" => Self::Help,
            words if END.contains(&words.to_lowercase().as_str()) => Self::End,
            words => Self::Words(words.to_owned()),
        }
    }
}

/// Questions, and how far their answers are.
#[derive(Debug)]
pub(super) struct Round {
    asked: Vec<Asked>,
    at: usize,
    is_broken_off: bool,
}

/// A question, and what was answered.
#[derive(Debug)]
struct Asked {
    question: Question,
    kept: Option<Kept>,
    /// The answers in words: one, but of medicines any number.
    told: Vec<String>,
    /// The questions that its answer has answered too.
    covered: Vec<Asked>,
}

impl Asked {
    fn new(question: Question) -> Self {
        Self { question, kept: None, told: Vec::new(), covered: Vec::new() }
    }

    /// Tells whether it asks about the cramp of this number.
    fn is_about(&self, number: i64) -> bool {
        matches!(&self.question, Question::Cramp(cramp) if cramp.number == number)
    }

    /// Tells whether the answer to another question has answered it, which has no answer of its own.
    fn is_answered_by(&self, kept: &Kept) -> bool {
        self.kept.is_none()
            && match (&self.question, kept) {
                (Question::Night(night), Kept::Quiet(nights)) => nights.contains(night),
                (
                    Question::Factor(asked),
                    Kept::Logged { traces, .. } | Kept::Edited { traces, .. } | Kept::Noted(traces),
                ) => traces.night() == asked.night && traces.tell(&asked.factor),
                _ => false,
            }
    }
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// Show the question.
    Show,
    /// Say this, and wait for another answer.
    Say(Vec<String>),
    /// Write this.
    Write(Deed),
}

/// Writes one answer in the place of the one before.
pub(super) type Write<'a> = dyn FnMut(&Deed, Option<&Kept>) -> Result<Written, Failure> + 'a;

/// Plays a round to its end.
///
/// `show` shows some paragraphs, and `ask` waits for what is given.
///
/// # Errors
///
/// If the diary file cannot be used any more. What was answered before is kept.
pub(super) fn play(
    round: &mut Round,
    context: &Context,
    show: &mut dyn FnMut(&[String]),
    ask: &mut dyn FnMut() -> Given,
    write: &mut Write<'_>,
) -> Result<(), Failure> {
    show(&round.greeting());
    let mut step = Step::Show;
    while let Some(lines) = round.lines(context) {
        match step {
            Step::Show => show(&lines),
            Step::Say(words) => show(&words),
            Step::Write(deed) => {
                step = match write(&deed, round.instead().as_ref()) {
                    Ok(written) => {
                        show(&[noted(&written.words)]);
                        show(&written.remarks);
                        round.written(&deed, written);
                        Step::Show
                    }
                    Err(failure) if failure.code == Code::Diary => return Err(failure),
                    Err(failure) => Step::Say(vec![because(&failure)]),
                };
                continue;
            }
        }
        step = round.take(ask(), context);
    }
    Ok(())
}

fn noted(words: &str) -> String {
    phrases::dim(&format!("Noted: {words}."))
}

impl Round {
    /// Returns a round of these questions.
    pub(super) fn new(questions: Vec<Question>) -> Self {
        let asked = questions.into_iter().map(Asked::new).collect();
        Self { asked, at: 0, is_broken_off: false }
    }

    /// Says how many questions there are, and the keys.
    fn greeting(&self) -> Vec<String> {
        let keys = "Enter leaves a thing unknown, < goes back, ? helps, q ends. Each answer is kept \
                    at once.";
        vec![format!("{}. {keys}", phrases::count(self.asked.len(), "question"))]
    }

    /// Returns the words of the present question; `None` at the end.
    fn lines(&self, context: &Context) -> Option<Vec<String>> {
        let asked = self.asked.get(self.at).filter(|_| !self.is_broken_off)?;
        let place = format!("{} of {}", self.at + 1, self.asked.len());
        let question = wording::question(&asked.question, context);
        let mut lines = vec![String::new(), phrases::bold(&format!("{place}. {question}"))];
        let hint = wording::hint(&asked.question, context);
        lines.extend((!hint.is_empty()).then(|| phrases::dim(&hint)));
        if !asked.told.is_empty() {
            lines.push(format!("Noted so far: {}. Enter keeps it.", asked.told.join("; ")));
        }
        Some(lines)
    }

    /// Takes what was given to the present question.
    pub(super) fn take(&mut self, given: Given, context: &Context) -> Step {
        let Some(asked) = self.asked.get(self.at) else { return Step::Show };
        match given {
            Given::End => self.is_broken_off = true,
            Given::Unknown => self.at += 1,
            Given::Back if self.at == 0 => {
                return Step::Say(vec!["This is the first question.".to_owned()]);
            }
            Given::Back => self.at -= 1,
            Given::Help => return Step::Say(wording::help(&asked.question, context)),
            Given::Words(words) => {
                match understand(&asked.question, asked.kept.is_some(), &words, context) {
                    Ok(Understood::Deed(deed)) => return Step::Write(deed),
                    Ok(Understood::Onward) => self.at += 1,
                    Err(why) => return Step::Say(vec![why]),
                }
            }
        }
        Step::Show
    }

    /// Returns what the answer before left; of a cramp, with what the answers about it left.
    fn instead(&self) -> Option<Kept> {
        let mut kept = self.asked.get(self.at)?.kept.clone()?;
        if let Kept::Logged { number, traces } = &mut kept {
            for it in self.asked.iter().filter(|it| it.is_about(*number)) {
                if let Some(Kept::Edited { traces: later, .. }) = &it.kept {
                    *traces = traces.clone().then(later);
                }
            }
        }
        Some(kept)
    }

    /// Takes note of what was written, and goes on.
    pub(super) fn written(&mut self, deed: &Deed, written: Written) {
        let Written { words, kept, cramp, .. } = written;
        let Some(asked) = self.asked.get_mut(self.at) else { return };
        let before = std::mem::replace(&mut asked.kept, kept.clone());
        let covered = std::mem::take(&mut asked.covered);
        let is_medicine = matches!(deed, Deed::Medicine(_));
        if !is_medicine {
            asked.told.clear();
        }
        asked.told.extend(Some(words).filter(|_| is_medicine || kept.is_some()));
        if let (Question::Cramp(known), Some(cramp)) = (&mut asked.question, &cramp) {
            *known = cramp.clone();
        }
        self.ask_next(covered);
        if let Some(Kept::Logged { number, .. }) = before {
            self.ask_no_more_about(number);
        }
        if matches!(deed, Deed::Log { .. }) {
            self.ask_next(cramp.as_ref().and_then(plan::about).map(Asked::new));
        }
        if let Some(kept) = kept {
            self.cover(&kept);
        }
        self.at += usize::from(!is_medicine);
    }

    /// Asks these questions next.
    fn ask_next(&mut self, questions: impl IntoIterator<Item = Asked>) {
        self.asked.splice(self.at + 1..self.at + 1, questions);
    }

    /// Drops the question about a cramp that is taken back, and asks what its answer had covered.
    fn ask_no_more_about(&mut self, number: i64) {
        let all = std::mem::take(&mut self.asked).into_iter();
        self.asked =
            all.flat_map(|it| if it.is_about(number) { it.covered } else { vec![it] }).collect();
    }

    /// Lays the later questions aside that an answer has answered too.
    fn cover(&mut self, kept: &Kept) {
        let later = self.asked.split_off((self.at + 1).min(self.asked.len()));
        let (covered, open) = later.into_iter().partition(|it| it.is_answered_by(kept));
        self.asked.extend::<Vec<Asked>>(open);
        if let Some(asked) = self.asked.get_mut(self.at) {
            asked.covered = covered;
        }
    }

    /// Returns what was noted, what is still unknown, and the way back.
    pub(super) fn summary(&self, missing: &[Question], context: &Context, width: usize) -> Answer {
        let told: Vec<&String> = self.asked.iter().flat_map(|asked| &asked.told).collect();
        let answers = phrases::count(told.len(), "answer");
        let mut lines = vec![String::new()];
        if self.is_broken_off && !told.is_empty() {
            lines.push(format!("Kept: {answers}. The rest stays unknown."));
        } else {
            let title = if told.is_empty() { "Nothing was noted." } else { "Noted:" };
            lines.push(title.to_owned());
            lines.extend(told.iter().map(|words| format!("- {words}")));
            let unknown: Vec<String> =
                missing.iter().map(|question| wording::unknown(question, context)).collect();
            lines.push(if unknown.is_empty() {
                "Nothing is missing.".to_owned()
            } else {
                format!("Still unknown: {}.", unknown.join(", "))
            });
        }
        if !told.is_empty() {
            lines.push(phrases::dim("not so? `cramp undo` takes back the last answer"));
        }
        Answer::lines(&lines, width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_words_or_one_of_the_signs() {
        for (line, meant) in [
            ("", Given::Unknown),
            ("  ", Given::Unknown),
            (" < ", Given::Back),
            ("?", Given::Help),
            ("q", Given::End),
            ("Quit", Given::End),
            ("exit ", Given::End),
            ("stop", Given::End),
            ("stop furosemide", Given::Words("stop furosemide".to_owned())),
            (" 6 glasses ", Given::Words("6 glasses".to_owned())),
        ] {
            assert_eq!(Given::of(line), meant, "{line:?}");
        }
    }
}
