//! Who works for the service: given a login, listed, sent away.

use std::path::PathBuf;
use std::sync::Arc;

use carnet_app::App;
use carnet_app::staff::add::{self, NewMember};
use carnet_app::staff::{self, end};
use carnet_core::account::staff::{Member, StaffRole};
use carnet_core::space::Contact;
use clap::{Subcommand, ValueEnum};

use super::say;
use crate::config::StartError;

/// Options of `admin staff`.
#[derive(Debug, clap::Args)]
pub struct Staff {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Give somebody a login: codes go to their e-mail address.
    Add(Add),
    /// End their work: their sessions are over, and the login opens nothing any more.
    End {
        /// Login.
        login: String,
    },
    /// Everybody who works or worked here.
    List,
}

#[derive(Debug, clap::Args)]
struct Add {
    /// Name, as persons read it in their history.
    name: String,
    /// What they will do.
    #[arg(long, value_enum)]
    role: Role,
    /// Login.
    #[arg(long)]
    login: String,
    /// E-mail address for one-time codes.
    #[arg(long)]
    email: String,
    /// File whose first line is the password.
    #[arg(long)]
    password_file: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Role {
    /// Runs the service: campaigns and their figures.
    Operator,
    /// Helps persons who call.
    Support,
}

/// Does one of them.
pub async fn run(app: &Arc<App>, wanted: Staff) -> Result<(), StartError> {
    let cx = app.cx();
    match wanted.what {
        What::Add(wanted) => {
            let text = std::fs::read_to_string(&wanted.password_file);
            let text = text.map_err(StartError::system)?;
            let new = NewMember {
                login: wanted.login,
                password: text.lines().next().unwrap_or_default().to_owned(),
                name: wanted.name,
                role: match wanted.role {
                    Role::Operator => StaffRole::Operator,
                    Role::Support => StaffRole::Support,
                },
                contact: Contact { email: Some(wanted.email), mobile: None },
            };
            say(&line(&add::add(&cx, new).await?));
        }
        What::End { login } => say(&line(&end::end(&cx, &login).await?)),
        What::List => staff::list(&cx).await?.iter().for_each(|member| say(&line(member))),
    }
    Ok(())
}

fn line(member: &Member) -> String {
    let until = member.ended.map_or_else(|| "works".to_owned(), |ended| format!("ended {ended}"));
    format!("{} {} « {} » since {} {until}", member.login, member.role, member.name, member.since)
}
