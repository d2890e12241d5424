//! The card a demonstration prints: where it is, whom one can be, what to try.

use carnet_core::account::staff::StaffRole;

use super::newcomers::IBAN;
use super::stage::Stage;
use crate::admin::say;
use crate::config::Config;
use crate::population::PASSWORD;

/// Prints the card.
pub(super) fn print(config: &Config, stage: &Stage) {
    let url = &config.base_url;
    say("");
    say(&format!("  Carnet   {url}"));
    say(&format!("  courrier {url}/demo/courrier   (codes, mails, SMS)"));
    say("");
    say(&format!(
        "  Titulaires : {url}/connexion, mot de passe « {PASSWORD} », code dans le courrier"
    ));
    for holder in stage.holders.iter().take(6) {
        let age = if holder.age == 0 { "< 1 an".to_owned() } else { format!("{} ans", holder.age) };
        say(&format!("    {:24} {:28} {age:>7}   INS {}", holder.login, holder.name, holder.ins));
    }
    if stage.holders.len() > 6 {
        say(&format!("    … et {} autres sur {url}", stage.holders.len() - 6));
    }
    say("");
    say(&format!(
        "  Professionnels : {url}/pro, sans mot de passe (bac à sable de Pro Santé Connect)"
    ));
    for practitioner in stage.practitioners.iter().take(6) {
        say(&format!("    {:24} {}", practitioner.shown, practitioner.profession));
    }
    say("");
    if !stage.newcomers.is_empty() {
        say(&format!("  À activer : {url}/activer, codes dans le courrier"));
    }
    if !stage.newcomers.is_empty() {
        say(&format!("    au téléphone, fin de leur IBAN : {IBAN}"));
    }
    for one in &stage.newcomers {
        let born = one.born.strftime("%d/%m/%Y");
        say(&format!("    {:24} carte {}  NIR {}  né(e) le {born}", one.name, one.card, one.nir));
    }
    say("");
    say("  Établissements : clients de l'API (docs/API.md)");
    for institution in &stage.institutions {
        say(&format!("    {:24} {}", institution.client, institution.name));
    }
    if let Some(first) = stage.institutions.first() {
        say("");
        say("  Essayez :");
        say(&format!(
            "    cargo run --release -- send FICHIERS --to {url} --client {} --key {}",
            first.client,
            first.key.display()
        ));
    }
    say("");
    say(&format!("  Service : {url}/service, même mot de passe, code dans le courrier"));
    for member in &stage.team {
        let role = match member.role {
            StaffRole::Operator => "exploitant : campagnes et chiffres",
            StaffRole::Support => "assistance : personnes qui appellent",
        };
        say(&format!("    {:24} {:28} {role}", member.login, member.name));
    }
    say("    et par commande : cargo run --release -- admin --help");
    say("");
}
