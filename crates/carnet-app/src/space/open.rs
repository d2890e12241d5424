//! A professional opens a space: consent or emergency first, then the essentials and the list.

use carnet_core::access::{Action, Actor, Basis, Professional, Purpose, Target};
use carnet_core::id::OwnerId;
use carnet_core::identity::Ins;
use carnet_core::space::Consent;
use carnet_store::Load;
use serde::{Deserialize, Serialize};

use crate::access;
use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::space::find;

/// On what ground a professional wants to open a space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// An authorisation that already stands.
    Standing,
    /// Consent collected now.
    Declared(Consent),
    /// Bris de glace, with its reason.
    Emergency(String),
}

/// Opens the space and says under which purpose the visit goes on.
///
/// # Errors
/// `space.unknown`, `emergency.reason-missing`, and the gate's refusals.
pub async fn open(
    cx: &Cx,
    professional: Professional,
    ins: &Ins,
    ground: Ground,
) -> Result<(OwnerId, Purpose)> {
    let space = find::by_ins(cx, ins).await?;
    let actor = Actor::Practitioner(professional);
    let purpose = match ground {
        Ground::Standing => Purpose::Care { basis: Basis::Standing },
        Ground::Declared(consent) => {
            access::authorise::declare(cx, &actor, space, consent).await?;
            Purpose::Care { basis: Basis::Standing }
        }
        Ground::Emergency(reason) => {
            let reason = reason.trim().to_owned();
            if reason.chars().count() < 10 {
                return Err(Error::new(Kind::Unprocessable, "emergency.reason-missing"));
            }
            Purpose::Emergency { reason }
        }
    };
    let visit = Visit { actor, purpose, space };
    disclose(cx, &visit, Load::Documents, Action::Open, Target::Space).await?;
    Ok((space, visit.purpose))
}
