//! `cramp completions` and `cramp man`: what shells and `man` read.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::answer::Answer;
use crate::cli::args::Cli;
use crate::cli::failure::Failure;
use crate::cli::help;

pub(crate) fn completions(shell: Shell) -> Answer {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "cramp", &mut script);
    Answer::bytes(script)
}

/// Returns the manual page, with every command in it.
pub(crate) fn man() -> Result<Answer, Failure> {
    let mut page = Vec::new();
    let written = write_man(&mut page);
    written
        .map_err(|error| Failure::cannot(format!("the manual page cannot be written: {error}")))?;
    Ok(Answer::bytes(page))
}

fn write_man(page: &mut Vec<u8>) -> std::io::Result<()> {
    let mut cli = help::with_pages(Cli::command());
    cli.build();
    clap_mangen::Man::new(cli.clone()).render(page)?;
    for command in cli.get_subcommands() {
        let man = clap_mangen::Man::new(command.clone());
        man.render_synopsis_section(page)?;
        man.render_description_section(page)?;
        man.render_options_section(page)?;
        man.render_extra_section(page)?;
    }
    Ok(())
}
