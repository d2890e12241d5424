//! Spaces and accounts, one at a time.

use std::sync::Arc;

use carnet_app::App;
use carnet_app::account::create::{self as account, NewAccount};
use carnet_app::authorise::Visit;
use carnet_app::space::create::{self as space, NewSpace};
use carnet_app::space::{death, find, oppose};
use carnet_core::access::Actor;
use carnet_core::identity::{Ins, Sex, Traits};
use carnet_core::space::{Contact, SpaceState};
use carnet_http::letter;
use carnet_http::page::{Lang, Words};
use clap::ValueEnum;
use jiff::civil::Date;

use super::say;
use crate::config::StartError;

/// Options of `admin create-space`.
#[derive(Debug, clap::Args)]
pub struct CreateSpace {
    /// Matricule INS, 15 characters.
    #[arg(long)]
    ins: String,
    /// OID of its assigning authority.
    #[arg(long, default_value = "1.2.250.1.213.1.4.10")]
    oid: String,
    /// Birth name.
    #[arg(long)]
    family: String,
    /// Given names of the birth certificate, in order.
    #[arg(long, value_delimiter = ' ')]
    given: Vec<String>,
    /// Date of birth, YYYY-MM-DD.
    #[arg(long)]
    birth: Date,
    /// Sex of the identity traits.
    #[arg(long, value_enum)]
    sex: SexArg,
    /// E-mail address for notices.
    #[arg(long)]
    email: Option<String>,
    /// Mobile number for notices.
    #[arg(long)]
    mobile: Option<String>,
    /// Already activated by its holder.
    #[arg(long)]
    active: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SexArg {
    Female,
    Male,
    Unknown,
}

/// Options of `admin create-account`.
#[derive(Debug, clap::Args)]
pub struct CreateAccount {
    /// Matricule INS of the space.
    #[arg(long)]
    ins: String,
    /// OID of its assigning authority.
    #[arg(long, default_value = "1.2.250.1.213.1.4.10")]
    oid: String,
    /// Login.
    #[arg(long)]
    login: String,
    /// File whose first line is the password.
    #[arg(long)]
    password_file: std::path::PathBuf,
    /// Name, as shown.
    #[arg(long)]
    name: String,
    /// E-mail address for one-time codes.
    #[arg(long)]
    email: String,
}

/// Options of `admin death`.
#[derive(Debug, Clone, clap::Args)]
pub struct Death {
    /// Matricule INS of the person.
    #[arg(long)]
    pub ins: String,
    /// OID of its assigning authority.
    #[arg(long, default_value = "1.2.250.1.213.1.4.10")]
    pub oid: String,
    /// Day of death, YYYY-MM-DD.
    #[arg(long, required_unless_present = "mistake")]
    pub on: Option<Date>,
    /// It was declared by mistake: open everything again.
    #[arg(long, conflicts_with = "on")]
    pub mistake: bool,
}

/// `carnet admin death`
pub async fn death(app: &Arc<App>, wanted: &Death) -> Result<(), StartError> {
    let cx = app.cx();
    let ins = Ins::from_oid(&wanted.ins, &wanted.oid).map_err(StartError::system)?;
    let space = find::by_ins(&cx, &ins).await?;
    let operator = Actor::System("admin");
    if let Some(on) = wanted.on {
        death::declare(&cx, operator, space, on).await?;
        say(&format!("closed {space}"));
    } else {
        death::take_back(&cx, operator, space).await?;
        say(&format!("opened {space} again"));
    }
    Ok(())
}

/// Options of `admin oppose`.
#[derive(Debug, Clone, clap::Args)]
pub struct Oppose {
    /// Matricule INS of the person.
    #[arg(long)]
    pub ins: String,
    /// OID of its assigning authority.
    #[arg(long, default_value = "1.2.250.1.213.1.4.10")]
    pub oid: String,
    /// The proof, a PDF to print or send.
    #[arg(long)]
    pub proof: std::path::PathBuf,
    /// Only write the proof of an opposition that stands.
    #[arg(long)]
    pub again: bool,
}

/// `carnet admin oppose`: whoever types it identified the person.
pub async fn oppose(app: &Arc<App>, wanted: &Oppose) -> Result<(), StartError> {
    let cx = app.cx();
    let ins = Ins::from_oid(&wanted.ins, &wanted.oid).map_err(StartError::system)?;
    let space = find::by_ins(&cx, &ins).await?;
    let visit = Visit::service("admin", space);
    let proof = if wanted.again {
        oppose::proof_of(&cx, &visit).await?
    } else {
        oppose::by_service(&cx, &visit).await?
    };
    let words = Words::load().map_err(StartError::system)?;
    let bytes = letter::proof_file(&words, Lang::Fr, app.settings(), &proof);
    std::fs::write(&wanted.proof, bytes.map_err(StartError::system)?)
        .map_err(StartError::system)?;
    say(&format!("opposed {space}, line {}", proof.line));
    Ok(())
}

pub async fn space(app: &Arc<App>, wanted: CreateSpace) -> Result<(), StartError> {
    let cx = app.cx();
    let ins = Ins::from_oid(&wanted.ins, &wanted.oid).map_err(StartError::system)?;
    let traits = Traits {
        birth_name: wanted.family,
        used_name: None,
        given_names: wanted.given,
        used_given_name: None,
        birth_date: wanted.birth,
        sex: match wanted.sex {
            SexArg::Female => Sex::Female,
            SexArg::Male => Sex::Male,
            SexArg::Unknown => Sex::Unknown,
        },
        birth_place: None,
    };
    let state = if wanted.active {
        SpaceState::Active { since: cx.now }
    } else {
        SpaceState::Created { since: cx.now }
    };
    let contact = Contact { email: wanted.email, mobile: wanted.mobile };
    let new = NewSpace { ins, traits, contact, state, attending_doctor: None };
    let owner = space::create(&cx, Actor::System("admin"), new).await?;
    say(&format!("created {owner}"));
    Ok(())
}

pub async fn account(app: &Arc<App>, wanted: CreateAccount) -> Result<(), StartError> {
    let cx = app.cx();
    let ins = Ins::from_oid(&wanted.ins, &wanted.oid).map_err(StartError::system)?;
    let text = std::fs::read_to_string(&wanted.password_file).map_err(StartError::system)?;
    let password = text.lines().next().unwrap_or_default().to_owned();
    if password.chars().count() < 12 {
        return Err(StartError::system("the password needs at least 12 characters"));
    }
    let new = NewAccount {
        login: wanted.login,
        password,
        name: wanted.name,
        contact: Contact { email: Some(wanted.email), mobile: None },
        space: find::by_ins(&cx, &ins).await?,
    };
    let account = account::create(&cx, new).await?;
    say(&format!("opened the account {}", account.login));
    Ok(())
}
