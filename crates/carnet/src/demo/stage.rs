//! Whom one can be: made at the first start, read back at the next.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use carnet_app::App;
use carnet_app::job;
use carnet_app::organisation::register::{self, Registration};
use carnet_core::practitioner::Scope;
use carnet_http::demo::{Demo, ProviderKey, SandboxCitizen, SandboxPractitioner};
use carnet_http::view::public::{DemoPerson, DemoRole, Newcomer};
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};

use super::team::{self, Member};
use super::{Args, families, newcomers, rollout};
use crate::admin::keys;
use crate::config::StartError;
use crate::population::{self, PASSWORD, Population};

/// The cast of a demonstration, kept in `demo/stage.json`: its presence says that the population is whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Stage {
    /// Holders one can sign in as.
    pub holders: Vec<Holder>,
    /// Professionals the sandbox vouches for.
    pub practitioners: Vec<Practitioner>,
    /// Software registered as clients of the API.
    pub institutions: Vec<Institution>,
    /// Citizens the sandbox vouches for.
    #[serde(default)]
    pub citizens: Vec<SandboxCitizen>,
    /// Who has not come in yet.
    #[serde(default)]
    pub newcomers: Vec<Newcomer>,
    /// Who works for the service.
    #[serde(default)]
    pub team: Vec<Member>,
}

/// A holder with a login.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Holder {
    /// Name.
    pub name: String,
    /// Age on the day the population was made.
    pub age: u64,
    /// Login.
    pub login: String,
    /// Matricule INS, spaced.
    pub ins: String,
}

/// A professional.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Practitioner {
    /// As the sandbox knows them.
    pub identity: SandboxPractitioner,
    /// Name with title.
    pub shown: String,
    /// Profession and specialty, in words.
    pub profession: String,
}

/// A client of the API.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Institution {
    /// Client identifier.
    pub client: String,
    /// Name of the structure.
    pub name: String,
    /// Its private key.
    pub key: PathBuf,
}

fn file(data: &Path) -> PathBuf {
    data.join("demo").join("stage.json")
}

impl Stage {
    /// Reads the cast, or makes it and its population.
    pub(super) async fn ready(app: &Arc<App>, args: &Args) -> Result<Self, StartError> {
        match std::fs::read(file(&args.data)) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(StartError::system),
            Err(_) => Self::make(app, args).await,
        }
    }

    async fn make(app: &Arc<App>, args: &Args) -> Result<Self, StartError> {
        if app.store().statistics().await?.owners.iter().any(|(_, _, count)| *count > 0) {
            return Err(StartError::System(format!(
                "{} holds a population that was not finished. Remove the folder and start again",
                args.data.display()
            )));
        }
        let cx = app.cx();
        let today = cx.today();
        let population = population::generate(args.seed, args.people, today);
        let bar = bar(population.people.len());
        let mut progress = |done: usize, _total: usize| bar.set_position(to_u64(done));
        population::settle(&cx, &population, &mut progress).await?;
        bar.set_message("recherche");
        job::run_until_idle(&cx).await?;
        app.store().sequence(cx.now).await?;
        bar.finish_and_clear();
        let mut holders = holders(&population, today);
        // After persona 1, among those shown first.
        let parents = families::settle(&cx, today).await?;
        holders.splice(1.min(holders.len())..1.min(holders.len()), parents);
        let stage = Self {
            holders,
            practitioners: practitioners(&population),
            institutions: institutions(app, &population, &args.data).await?,
            citizens: citizens(&population),
            newcomers: newcomers::settle(&cx).await?,
            team: team::settle(&cx).await?,
        };
        rollout::settle(&cx, today).await?;
        job::run_until_idle(&cx).await?;
        let bytes = serde_json::to_vec_pretty(&stage).map_err(StartError::system)?;
        std::fs::write(file(&args.data), bytes).map_err(StartError::system)?;
        Ok(stage)
    }

    /// The demonstration as the door serves it.
    pub(super) fn demo(&self) -> Result<Demo, StartError> {
        let holders = self.holders.iter().map(|holder| DemoPerson {
            role: DemoRole::Holder,
            name: holder.name.clone(),
            age: Some(holder.age),
            login: Some(holder.login.clone()),
            password: Some(PASSWORD.to_owned()),
            ins: Some(holder.ins.clone()),
            profession: None,
        });
        let practitioners = self.practitioners.iter().map(|practitioner| DemoPerson {
            role: DemoRole::Practitioner,
            name: practitioner.shown.clone(),
            age: None,
            login: None,
            password: None,
            ins: None,
            profession: Some(practitioner.profession.clone()),
        });
        let institutions = self.institutions.iter().map(|institution| DemoPerson {
            role: DemoRole::Institution,
            name: institution.name.clone(),
            age: None,
            login: Some(institution.client.clone()),
            password: None,
            ins: None,
            profession: None,
        });
        let team = self.team.iter().map(Member::shown);
        let people = holders.chain(practitioners).chain(institutions).chain(team).collect();
        let identities = self.practitioners.iter().map(|known| known.identity.clone()).collect();
        let key = ProviderKey::generate().map_err(StartError::system)?;
        let demo = Demo::new(people, identities, key).with_newcomers(self.newcomers.clone());
        Ok(demo.with_citizens(self.citizens.clone()))
    }
}

fn to_u64(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn bar(people: usize) -> ProgressBar {
    let bar = ProgressBar::new(to_u64(people));
    let style =
        ProgressStyle::with_template("population {bar:32} {pos}/{len} personnes, {elapsed} {msg}");
    // The template is a constant of ours: without it the default bar serves as well.
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}

fn holders(population: &Population, today: jiff::civil::Date) -> Vec<Holder> {
    let with_login = population.people.iter().filter_map(|person| {
        Some(Holder {
            name: person.traits.display_name(),
            age: u64::try_from(person.traits.age_on(today)).unwrap_or(0),
            login: person.login.clone()?,
            ins: person.ins.spaced(),
        })
    });
    with_login.collect()
}

fn practitioners(population: &Population) -> Vec<Practitioner> {
    let cast = population.practitioners.iter().map(|plan| Practitioner {
        identity: SandboxPractitioner {
            rpps: plan.rpps.as_str().to_owned(),
            family: plan.family.to_owned(),
            given: plan.given.to_owned(),
            situations: plan.situations(),
        },
        shown: plan.shown(),
        profession: plan.specialty_words(),
    });
    cast.collect()
}

/// Who has not come in yet first: it is them one wants to be.
fn citizens(population: &Population) -> Vec<SandboxCitizen> {
    let holders = population.people.iter().filter_map(|person| {
        Some(SandboxCitizen { id: person.login.clone()?, traits: person.traits.clone() })
    });
    newcomers::citizens().into_iter().chain(holders).collect()
}

/// Registers the institutions' software, each with a fresh key of its own.
async fn institutions(
    app: &Arc<App>,
    population: &Population,
    data: &Path,
) -> Result<Vec<Institution>, StartError> {
    let folder = data.join("demo");
    std::fs::create_dir_all(&folder).map_err(StartError::system)?;
    let mut institutions = Vec::new();
    for plan in &population.structures {
        let Some(client) = plan.client else { continue };
        let key = keys::client_key("key-1")?;
        let path = folder.join(format!("{client}.pem"));
        keys::write_private(&path, &key.private_pem)?;
        let registration = Registration {
            client: client.to_owned(),
            structure: plan.structure(),
            keys: key.public,
            scopes: [Scope::Feed, Scope::Read, Scope::Maintain].into(),
        };
        register::register(&app.cx(), registration).await?;
        institutions.push(Institution {
            client: client.to_owned(),
            name: plan.name.to_owned(),
            key: path,
        });
    }
    Ok(institutions)
}
