//! `/espace/compte/identite` — the INS card: who the service knows the holder to be.

use axum::response::Response;
use carnet_app::space::identity;
use carnet_core::identity::{InsDomain, Sex};
use carnet_core::space::Space;

use crate::citizen::Citizen;
use crate::view::account::IdentityCard;

/// `GET /espace/compte/identite`
pub(crate) async fn get(citizen: Citizen) -> Response {
    match identity::of_holder(citizen.cx(), &citizen.visit()).await {
        Ok(space) => citizen.page(&card(space)),
        Err(error) => citizen.problem(&error),
    }
}

fn card(space: Space) -> IdentityCard {
    let sex = match space.traits.sex {
        Sex::Female => "female",
        Sex::Male => "male",
        Sex::Unknown => "unknown",
    };
    IdentityCard {
        birth_name: space.traits.birth_name,
        used_name: space.traits.used_name,
        given_names: space.traits.given_names.join(" "),
        used_given_name: space.traits.used_given_name,
        born: space.traits.birth_date,
        sex: sex.to_owned(),
        birth_place: space.traits.birth_place,
        ins: space.ins.spaced(),
        fictitious: !matches!(space.ins.domain(), InsDomain::Nir | InsDomain::Nia),
    }
}
