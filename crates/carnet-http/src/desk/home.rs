//! `GET /service` — what somebody who works here can do, and who else works here.

use axum::response::Response;
use carnet_app::staff as team;
use carnet_core::account::staff::StaffRole;

use super::Staff;
use crate::view::desk::{DeskHome, Member};

pub(crate) async fn get(staff: Staff) -> Response {
    // Whoever runs the service sees who else has a way in.
    let team = match staff.role {
        StaffRole::Operator => team::list(staff.cx()).await,
        StaffRole::Support => Ok(Vec::new()),
    };
    let team = match team {
        Ok(team) => team,
        Err(error) => return staff.problem(&error),
    };
    let team = team.into_iter().map(|member| Member {
        name: member.name,
        role: member.role,
        since: member.since,
        ended: member.ended,
    });
    staff.page(&DeskHome { role: staff.role, team: team.collect() })
}
