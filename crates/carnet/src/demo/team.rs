//! Who makes the demonstration run: an operator and an agent of the support.

use carnet_app::Cx;
use carnet_app::staff::add::{self, NewMember};
use carnet_core::account::staff::StaffRole;
use carnet_core::space::Contact;
use carnet_http::view::public::{DemoPerson, DemoRole};
use serde::{Deserialize, Serialize};

use crate::config::StartError;
use crate::population::PASSWORD;

/// One of them, as the card and the first page say it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Member {
    /// Name.
    pub name: String,
    /// Login.
    pub login: String,
    /// What they do.
    pub role: StaffRole,
}

const TEAM: [(&str, &str, StaffRole); 2] = [
    ("Sylvie Marchand", "exploitation", StaffRole::Operator),
    ("Nadir Belkacem", "assistance", StaffRole::Support),
];

/// Gives each a login.
pub(super) async fn settle(cx: &Cx) -> Result<Vec<Member>, StartError> {
    let mut team = Vec::new();
    for (name, login, role) in TEAM {
        let new = NewMember {
            login: login.to_owned(),
            password: PASSWORD.to_owned(),
            name: name.to_owned(),
            role,
            contact: Contact { email: Some(format!("{login}@exemple.fr")), mobile: None },
        };
        add::add(cx, new).await?;
        team.push(Member { name: name.to_owned(), login: login.to_owned(), role });
    }
    Ok(team)
}

impl Member {
    /// As the first page shows them.
    pub(super) fn shown(&self) -> DemoPerson {
        DemoPerson {
            role: match self.role {
                StaffRole::Operator => DemoRole::Operator,
                StaffRole::Support => DemoRole::Support,
            },
            name: self.name.clone(),
            age: None,
            login: Some(self.login.clone()),
            password: Some(PASSWORD.to_owned()),
            ins: None,
            profession: None,
        }
    }
}
