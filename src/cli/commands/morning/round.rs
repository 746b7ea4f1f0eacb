//! Round: from question to question. It takes what was given, and says what to do next.

use crate::cli::answer::Answer;
use crate::cli::failure::{Code, Failure};
use crate::cli::phrases;
use crate::diary::Night;

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

/// The one who is asked.
pub(super) trait Listener {
    /// Shows some paragraphs.
    fn show(&mut self, lines: &[String]);
    /// Waits for what is given.
    fn ask(&mut self) -> Given;
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
}

impl Asked {
    fn new(question: Question) -> Self {
        Self { question, kept: None, told: Vec::new() }
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

/// Plays a round to its end; `write` writes one answer.
///
/// # Errors
///
/// If the diary file cannot be used any more. What was answered before is kept.
pub(super) fn play(
    round: &mut Round,
    context: &Context,
    listener: &mut dyn Listener,
    write: &mut dyn FnMut(&Deed) -> Result<Written, Failure>,
) -> Result<(), Failure> {
    listener.show(&round.greeting());
    let mut step = Step::Show;
    while let Some(lines) = round.lines(context) {
        match step {
            Step::Show => listener.show(&lines),
            Step::Say(words) => listener.show(&words),
            Step::Write(deed) => {
                step = match write(&deed) {
                    Ok(written) => {
                        listener.show(&[noted(&written.words)]);
                        listener.show(&written.warned);
                        round.written(&deed, written);
                        Step::Show
                    }
                    Err(failure) if failure.code == Code::Diary => return Err(failure),
                    Err(failure) => Step::Say(vec![because(&failure)]),
                };
                continue;
            }
        }
        step = round.take(listener.ask(), context);
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
        let keys = "Enter leaves a thing unknown, < goes back, ? helps, Ctrl-C ends. Each answer \
                    is kept at once.";
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
                match understand(&asked.question, asked.kept.as_ref(), &words, context) {
                    Ok(Understood::Deed(deed)) => return Step::Write(deed),
                    Ok(Understood::Onward) => self.at += 1,
                    Err(why) => return Step::Say(vec![why]),
                }
            }
        }
        Step::Show
    }

    /// Takes note of what was written, and goes on.
    pub(super) fn written(&mut self, deed: &Deed, written: Written) {
        let Written { words, kept, cramp, .. } = written;
        let Some(asked) = self.asked.get_mut(self.at) else { return };
        let before = std::mem::replace(&mut asked.kept, kept.clone());
        if let (Some(Kept::Edited(_)), Some(Kept::Edited(_))) = (&before, &kept) {
            asked.kept.clone_from(&before);
        }
        let is_medicine = matches!(deed, Deed::Medicine(_));
        if !is_medicine {
            asked.told.clear();
        }
        asked.told.extend(Some(words).filter(|_| is_medicine || kept.is_some()));
        if let (Question::Cramp(known), Some(cramp)) = (&mut asked.question, &cramp) {
            *known = cramp.clone();
        }
        match deed {
            Deed::Quiet { nights, .. } if nights.len() > 1 => self.drop_nights(nights),
            Deed::Forget(Kept::Quiet(nights)) if nights.len() > 1 => self.ask_nights(nights),
            Deed::Note(said) => self.drop_told(said),
            _ => {}
        }
        if let Some(Kept::Logged(number)) = before {
            self.asked
                .retain(|it| !matches!(&it.question, Question::Cramp(c) if c.number == number));
        }
        if matches!(deed, Deed::Log { .. }) {
            let question = cramp.as_ref().and_then(plan::about);
            self.asked.splice(self.at + 1..self.at + 1, question.map(Asked::new));
        }
        self.at += usize::from(!is_medicine);
    }

    /// Asks no more about nights that were all without a cramp.
    fn drop_nights(&mut self, nights: &[Night]) {
        self.asked
            .retain(|it| !matches!(&it.question, Question::Night(night) if nights.contains(night)));
    }

    /// Asks about each of these nights next.
    fn ask_nights(&mut self, nights: &[Night]) {
        let questions = nights.iter().map(|night| Asked::new(Question::Night(*night)));
        self.asked.splice(self.at + 1..self.at + 1, questions);
    }

    /// Asks no more about other factors that an answer has told.
    fn drop_told(&mut self, said: &super::deed::DaySaid) {
        let at = self.at;
        let mut place = 0;
        self.asked.retain(|it| {
            let is_told = matches!(&it.question, Question::Factor(asked)
                if said.readings.iter().any(|(factor, _)| *factor == asked.factor));
            place += 1;
            place <= at + 1 || !is_told
        });
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
