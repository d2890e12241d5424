//! The report in words.

use std::io::{self, Write};
use std::path::Path;

use carnet_http::page::Arg;
use carnet_ledger::verify::{Fault, KeySource, Report, Tally};
use serde_json::Value;

use crate::send::words::{Phrase, Speech};

const TITLE: Phrase = Phrase::new("Vérification de {}", "Check of {}");
const LOG: Phrase = Phrase::new(
    "Journal public       {}, {} lignes, racine {}",
    "Public log           {}, {} lines, root {}",
);
const NO_LOG: Phrase = Phrase::new(
    "Journal public       aucune signature vraie : les preuves n'ont pas pu être vérifiées",
    "Public log           no true signature: the proofs could not be checked",
);
const KEY_GIVEN: Phrase =
    Phrase::new("Clé                  {} (la vôtre)", "Key                  {} (yours)");
const KEY_INSIDE: Phrase = Phrase::new(
    "Clé                  {} (prise dans l'archive : comparez-la à celle que l'exploitant publie)",
    "Key                  {} (from the archive: compare it with the one the operator publishes)",
);
const SIGNATURE: Phrase = Phrase::new("Signature", "Signature");
const LINES: Phrase = Phrase::new("Lignes d'historique", "Lines of history");
const PROOFS: Phrase = Phrase::new("Preuves de parution", "Proofs of publication");
const DOCUMENTS: Phrase = Phrase::new("Documents", "Documents");
const TALLY: Phrase = Phrase::new("vérifiés : {}, faux : {}", "checked: {}, false: {}");
const WITHHELD: Phrase = Phrase::new(
    "{} lignes dont la place est montrée et le contenu retenu",
    "{} lines whose place is shown and content withheld",
);
const AWAITING: Phrase = Phrase::new(
    "{} lignes trop récentes pour être déjà parues",
    "{} lines too recent to be published yet",
);
const MORE: Phrase = Phrase::new("… et {} autres fautes", "… and {} more faults");
const HOLDS: Phrase = Phrase::new(
    "Tout ce qui pouvait être vérifié est vrai.",
    "Everything that could be checked is true.",
);
const FAILS: Phrase = Phrase::new(
    "Fautes trouvées : {}. Cet export n'est pas fidèle.",
    "Faults found: {}. This export is not true.",
);
const CUT: Phrase = Phrase::new(
    "Ce qu'aucun export ne montre seul : que des lignes manquent à sa fin. Comparez son dernier numéro à celui que l'espace affiche.",
    "What no export shows by itself: lines cut off at its end. Compare its last number with the one the space shows.",
);

/// Faults listed; the others are counted.
const LISTED_MAX: usize = 50;

/// Writes the report.
pub(super) fn print(
    out: &mut dyn Write,
    report: &Report,
    path: &Path,
    speech: &Speech,
) -> io::Result<()> {
    writeln!(out, "{}\n", speech.say(TITLE, &[&path.display().to_string()]))?;
    match &report.log {
        Some(log) => {
            let (size, root) = (log.head.size.to_string(), log.head.root.to_string());
            writeln!(out, "  {}", speech.say(LOG, &[&log.origin, &size, &root]))?;
        }
        None => writeln!(out, "  {}", speech.say(NO_LOG, &[]))?,
    }
    if let Some(key) = &report.key {
        let phrase = match key.source {
            KeySource::Given => KEY_GIVEN,
            KeySource::Embedded => KEY_INSIDE,
        };
        writeln!(out, "  {}", speech.say(phrase, &[&key.vkey]))?;
    }
    for (name, tally) in [
        (SIGNATURE, report.signature),
        (LINES, report.lines),
        (PROOFS, report.proofs),
        (DOCUMENTS, report.documents),
    ] {
        writeln!(out, "  {:21}{}", speech.say(name, &[]), counted(tally, speech))?;
    }
    for (phrase, count) in [(WITHHELD, report.withheld), (AWAITING, report.awaiting)] {
        if count > 0 {
            writeln!(out, "  {}", speech.say(phrase, &[&count.to_string()]))?;
        }
    }
    faults(out, report, speech)?;
    writeln!(out)?;
    if report.holds() {
        writeln!(out, "{}", speech.say(HOLDS, &[]))?;
        writeln!(out, "{}", speech.say(CUT, &[]))
    } else {
        writeln!(out, "{}", speech.say(FAILS, &[&report.faults_total.to_string()]))
    }
}

fn counted(tally: Tally, speech: &Speech) -> String {
    speech.say(TALLY, &[&tally.checked.to_string(), &tally.faulty.to_string()])
}

fn faults(out: &mut dyn Write, report: &Report, speech: &Speech) -> io::Result<()> {
    for (rank, fault) in report.faults.iter().take(LISTED_MAX).enumerate() {
        if rank == 0 {
            writeln!(out)?;
        }
        writeln!(out, "  ! [{}] {}", fault.code(), sentence(fault, speech))?;
    }
    let listed = u64::try_from(report.faults.len().min(LISTED_MAX)).unwrap_or(u64::MAX);
    let more = report.faults_total.saturating_sub(listed);
    if more > 0 {
        writeln!(out, "  {}", speech.say(MORE, &[&more.to_string()]))?;
    }
    Ok(())
}

/// A fault in words: its JSON form carries the arguments of its sentence under their names.
fn sentence(fault: &Fault, speech: &Speech) -> String {
    let Ok(Value::Object(members)) = serde_json::to_value(fault) else {
        return fault.to_string();
    };
    let argument = |(name, value): (String, Value)| {
        let arg = match value {
            Value::String(text) => Arg::Text(text),
            // The sentence says nothing of a line that has no number.
            other => Arg::Number(other.as_u64().unwrap_or(0)),
        };
        (name, arg)
    };
    let arguments = members.into_iter().filter(|(name, _)| name != "code").map(argument);
    speech.error(fault.code(), &arguments.collect())
}
