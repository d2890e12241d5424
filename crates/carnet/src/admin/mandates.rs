//! `carnet admin mandate` — a court's decision about a protected adult.

use std::sync::Arc;

use carnet_app::App;
use carnet_app::family::court::{self, Decision, Scope};
use carnet_app::space::find;
use carnet_core::access::Actor;
use carnet_core::identity::Ins;
use carnet_core::rules::paris;
use clap::ValueEnum;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::say;
use crate::config::StartError;

/// How far the decision goes, for what concerns the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Wanted {
    /// Tutelle with representation: in force at once.
    Representation,
    /// Curatelle: in force once the protected adult consents in their own space.
    Assistance,
}

/// Options of `admin mandate`.
#[derive(Debug, Clone, clap::Args)]
pub struct Mandate {
    /// Matricule INS of the protected adult.
    #[arg(long)]
    pub ins: String,
    /// Matricule INS of who represents or assists them; they have an account.
    #[arg(long)]
    pub guardian: String,
    /// OID of their assigning authority.
    #[arg(long, default_value = "1.2.250.1.213.1.4.10")]
    pub oid: String,
    /// How far the decision goes.
    #[arg(long, value_enum, required_unless_present = "end")]
    pub scope: Option<Wanted>,
    /// First day, YYYY-MM-DD; today when it is not given.
    #[arg(long)]
    pub from: Option<Date>,
    /// Last day, YYYY-MM-DD, when the court set one.
    #[arg(long)]
    pub until: Option<Date>,
    /// The decision is over: end the mandate.
    #[arg(long, conflicts_with_all = ["scope", "from", "until"])]
    pub end: bool,
}

/// `carnet admin mandate`
pub async fn run(app: &Arc<App>, wanted: &Mandate) -> Result<(), StartError> {
    let cx = app.cx();
    let ins = |matricule: &str| {
        Ins::from_oid(matricule, &wanted.oid).map_err(StartError::system)
    };
    let space = find::by_ins(&cx, &ins(&wanted.ins)?).await?;
    let guardian = find::by_ins(&cx, &ins(&wanted.guardian)?).await?;
    let operator = Actor::Operator(cx.settings().name.clone());
    let Some(scope) = wanted.scope else {
        court::end(&cx, &operator, space, guardian).await?;
        say("ended the mandate");
        return Ok(());
    };
    let midnight = |day: Date| -> Result<Timestamp, StartError> {
        Ok(day.to_zoned(paris()).map_err(StartError::system)?.timestamp())
    };
    let decision = Decision {
        space,
        guardian,
        scope: match scope {
            Wanted::Representation => Scope::Representation,
            Wanted::Assistance => Scope::Assistance,
        },
        from: wanted.from.map_or(Ok(cx.now), midnight)?,
        // The last day is one of them.
        until: wanted
            .until
            .map(|day| day.checked_add(1.day()).map_err(StartError::system).and_then(midnight))
            .transpose()?,
    };
    let mandate = court::enter(&cx, &operator, &decision).await?;
    say(&match scope {
        Wanted::Representation => format!("entered the mandate {}", mandate.id),
        Wanted::Assistance => {
            format!("entered the mandate {}, which waits for the consent of the person", mandate.id)
        }
    });
    Ok(())
}
