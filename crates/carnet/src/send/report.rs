//! The table at the end: what became of each file.

use std::io::{self, Write};
use std::process::ExitCode;

use super::outcome::Outcome;
use super::words::{Phrase, Speech};

/// More files than these are counted, and only those that are not in are listed.
const LISTED_MAX: usize = 200;

const DEPOSITED: Phrase = Phrase::new("déposé", "deposited");
const REPLACED: Phrase =
    Phrase::new("remplace la version précédente", "replaces the previous version");
const WITHOUT: Phrase = Phrase::new(
    "déposé ; la version qu'il remplace n'est pas dans l'espace",
    "deposited; the version it replaces is not in the space",
);
const ALREADY: Phrase = Phrase::new("déjà là", "already there");
const REFUSED: Phrase = Phrase::new("refusé", "refused");
const UNSENT: Phrase = Phrase::new("non envoyé", "not sent");
const TOTALS: Phrase = Phrase::new(
    "Fichiers : {}. Déposés : {}, remplacements : {}, déjà là : {}, refusés : {}, non envoyés : {}.",
    "Files: {}. Deposited: {}, replacements: {}, already there: {}, refused: {}, not sent: {}.",
);
const EARLIER: Phrase = Phrase::new(
    "Envoyés par un passage précédent : {} (journal {}).",
    "Sent by an earlier run: {} (journal {}).",
);

/// What became of the files, in order.
#[derive(Debug, Default)]
pub(super) struct Report {
    lines: Vec<(String, Outcome)>,
    /// How many an earlier run had sent.
    pub(super) earlier: usize,
}

impl Report {
    pub(super) fn add(&mut self, file: String, outcome: Outcome) {
        self.lines.push((file, outcome));
    }

    fn count(&self, of: impl Fn(&Outcome) -> bool) -> usize {
        self.lines.iter().filter(|(_, outcome)| of(outcome)).count()
    }

    /// 0 when all are in, 1 when some were refused, 2 when some could not be sent.
    pub(super) fn status(&self) -> u8 {
        if self.lines.iter().any(|(_, outcome)| matches!(outcome, Outcome::Unsent { .. })) {
            return 2;
        }
        u8::from(!self.lines.iter().all(|(_, outcome)| outcome.is_in()))
    }

    pub(super) fn exit(&self) -> ExitCode {
        ExitCode::from(self.status())
    }

    /// Writes the table.
    pub(super) fn print(
        &self,
        out: &mut dyn Write,
        speech: &Speech,
        journal: &str,
    ) -> io::Result<()> {
        let all = self.lines.len() <= LISTED_MAX;
        writeln!(out)?;
        for (file, outcome) in self.lines.iter().filter(|(_, outcome)| all || !outcome.is_in()) {
            for line in shown(file, outcome, speech) {
                writeln!(out, "{line}")?;
            }
        }
        let counts = [
            self.lines.len(),
            self.count(|o| matches!(o, Outcome::Deposited | Outcome::WithoutPrevious)),
            self.count(|o| matches!(o, Outcome::Replaced)),
            self.count(|o| matches!(o, Outcome::Already)),
            self.count(|o| matches!(o, Outcome::Refused { .. })),
            self.count(|o| matches!(o, Outcome::Unsent { .. })),
        ];
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
        writeln!(out, "\n{}", speech.say(TOTALS, &counts))?;
        if self.earlier > 0 {
            writeln!(out, "{}", speech.say(EARLIER, &[&self.earlier.to_string(), journal]))?;
        }
        Ok(())
    }
}

/// The lines of one file: what became of it, then why.
pub(super) fn shown(file: &str, outcome: &Outcome, speech: &Speech) -> Vec<String> {
    let (mark, words, why) = match outcome {
        Outcome::Deposited => ("+", speech.say(DEPOSITED, &[]), None),
        Outcome::Replaced => ("+", speech.say(REPLACED, &[]), None),
        Outcome::WithoutPrevious => ("+", speech.say(WITHOUT, &[]), None),
        Outcome::Already => ("=", speech.say(ALREADY, &[]), None),
        Outcome::Refused { code, sentence } => {
            ("!", format!("{} [{code}]", speech.say(REFUSED, &[])), Some(sentence))
        }
        Outcome::Unsent { sentence } => ("?", speech.say(UNSENT, &[]), Some(sentence)),
    };
    let mut lines = vec![format!("{mark} {file:44}  {words}")];
    lines.extend(why.filter(|why| !why.is_empty()).map(|why| format!("    {why}")));
    lines
}

#[cfg(test)]
mod tests {
    use carnet_http::page::Lang;

    use super::*;

    fn refused() -> Outcome {
        let sentence = "Ce document parle d'une autre personne.".to_owned();
        Outcome::Refused { code: "doc.other-person".to_owned(), sentence }
    }

    #[test]
    fn the_table_says_each_file_and_the_exit_code_the_worst() {
        let mut report = Report::default();
        report.add("a.xml".to_owned(), Outcome::Deposited);
        report.add("b.xml".to_owned(), Outcome::Already);
        assert_eq!(report.status(), 0);
        report.add("c.xml".to_owned(), refused());
        assert_eq!(report.status(), 1);
        let mut out = Vec::new();
        report.print(&mut out, &Speech::of(Lang::Fr), "envois.jsonl").unwrap();
        let text = String::from_utf8(out).unwrap();
        for words in [
            "déposé",
            "déjà là",
            "refusé [doc.other-person]",
            "une autre personne",
            "Fichiers : 3. Déposés : 1, remplacements : 0, déjà là : 1, refusés : 1, non envoyés : 0.",
        ] {
            assert!(text.contains(words), "{words}:\n{text}");
        }
        report.add("d.xml".to_owned(), Outcome::Unsent { sentence: String::new() });
        assert_eq!(report.status(), 2);
    }
}
