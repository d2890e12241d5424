//! `GET /pro/patients/{space}` — a patient at a glance: the essentials, each line with its document.

use axum::extract::Path;
use axum::response::Response;
use carnet_app::space::essentials::{self, Overview};
use carnet_core::space::Space;

use super::pile::{self, Pile};
use super::{Pro, patients, visitor};
use crate::show;
use crate::view::practitioner::{Band, InsStatus};

pub(crate) async fn get(pro: Pro, Path(space): Path<String>) -> Response {
    let space = match visitor::space(&space) {
        Ok(space) => space,
        Err(error) => return pro.problem(&error),
    };
    let overview = match essentials::read(pro.cx(), &pro.visit(space)).await {
        Ok(overview) => overview,
        Err(error) => return patients::refused(&pro, space, &error),
    };
    let pile = Pile::new(space, shown(&overview), &pro.ask.path);
    match pile::lay(&pro, &overview.space, pile).await {
        Ok(()) => {
            let delegates = overview.delegates.clone();
            let band = Band { delegates, ..band(&pro, &overview.space, false) };
            pro.page(&show::essentials::view(&overview, band, pro.ask.lang, pro.cx().now))
        }
        Err(error) => pro.problem(&error),
    }
}

fn shown(overview: &Overview) -> impl Iterator<Item = carnet_core::id::DocumentId> + '_ {
    overview.documents.iter().map(|document| document.id)
}

/// Who the patient is, on top of every page about them.
pub(crate) fn band(pro: &Pro, space: &Space, deposit_only: bool) -> Band {
    let traits = &space.traits;
    let today = show::day(pro.cx().now);
    Band {
        href: format!("/pro/patients/{}", space.id),
        birth_name: traits.birth_name.clone(),
        used_name: traits.used_name.clone().filter(|name| *name != traits.birth_name),
        given_names: traits.given_names.join(" "),
        birth: traits.birth_date,
        age: u64::try_from(traits.age_on(today)).unwrap_or(0),
        sex: show::named_text(&traits.sex),
        ins: space.ins.spaced(),
        ins_status: if space.ins.domain().checks_key() {
            InsStatus::Qualified
        } else {
            InsStatus::Fictitious
        },
        purpose: if deposit_only {
            "deposit".to_owned()
        } else {
            pro.visit(space.id).purpose.name().to_owned()
        },
        deposit_only,
        delegates: Vec::new(),
    }
}
