//! Tells one person that their space will be created (R1111-28 CSP): the window opens, a code is theirs, and a letter
//! or a mail is on its way.

use carnet_core::access::{Action, Target};
use carnet_core::campaign::{Campaign, Reference};
use carnet_core::id::OwnerId;
use carnet_core::identity::Traits;
use carnet_core::insured::{Insured, ProvisionalCode, Road, Sending};
use carnet_core::record::TaskKind;
use carnet_core::rules::paris;
use carnet_core::space::{Space, SpaceState};
use carnet_store::{Commit, Leased, Load, Record, StoreError, Task};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::authorise::{RETRIES, Visit, authorise};
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::insured::code;
use crate::outbox::{Channel, Message};

/// What became of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Announced {
    /// A letter is to be printed.
    Letter(Box<Letter>),
    /// A mail was filed with the announcement.
    Mail,
    /// Told before, opposed, created or closed: nothing was sent.
    Settled,
    /// No address of any kind.
    Unreachable,
    /// Lives elsewhere by now.
    Moved,
    /// Erased.
    Erased,
}

/// What a letter to one person says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The person, or the child whose parents receive it.
    pub traits: Traits,
    /// A child's letter goes to the parents.
    pub child: bool,
    /// Postal lines under the name.
    pub address: Vec<String>,
    /// The provisional code, as it is shown.
    pub code: String,
    /// By what the letter is known when it comes back; none for one that is of no campaign.
    pub reference: Option<Reference>,
    /// The day of sending.
    pub sent: Date,
    /// Last day to oppose before the space is created.
    pub last_day: Date,
}

/// The instant a day begins in Paris.
pub(crate) fn begins(day: Date) -> Timestamp {
    day.to_zoned(paris()).map(|at| at.timestamp()).unwrap_or_default()
}

/// The last day of a window that ends at that instant.
pub(super) fn last_day(until: Timestamp) -> Date {
    let end = until.to_zoned(paris()).date();
    end.yesterday().unwrap_or(end)
}

/// Tells one person. Asked again after a crash it gives the same letter, and files nothing twice.
///
/// # Errors
/// `server.busy` when others keep writing to the same space.
pub async fn announce(cx: &Cx, campaign: &Campaign, person: OwnerId) -> Result<Announced> {
    for _ in 0..RETRIES {
        let vault = match cx.store().load(person, Load::WithInsured).await {
            Err(StoreError::Erased { .. }) => return Ok(Announced::Erased),
            other => other?,
        };
        let visit = Visit::service("campaign", person);
        let looked = authorise(cx, &vault, &visit, Action::Identify, Target::Space).await?;
        let change = vault.for_change(&looked.grant);
        let (space, insured) = (change.space()?.clone(), change.insured()?.cloned());
        let Some(insured) = insured else { return Ok(Announced::Moved) };
        if insured.told_by(campaign.id) {
            return Ok(again(cx, campaign, &space, &insured));
        }
        if !to_be_told(space.state, &insured) {
            return Ok(Announced::Settled);
        }
        if insured.territory != campaign.territory {
            return Ok(Announced::Moved);
        }
        let Some(road) = insured.road() else { return Ok(Announced::Unreachable) };
        let permit = authorise(cx, &vault, &visit, Action::Announce, Target::Space).await?;
        let commit = Commit::under(permit.grant, vault.version());
        let (space, insured, tasks) = told(cx, campaign, road, (space, insured))?;
        let commit = tasks.into_iter().fold(commit, Commit::task);
        let commit = commit
            .put(Record::Space(Box::new(space.clone())))
            .put(Record::Insured(Box::new(insured.clone())));
        match cx.store().commit(commit).await {
            Err(StoreError::Conflict) => {}
            other => {
                return other.map(|_| again(cx, campaign, &space, &insured)).map_err(Error::from);
            }
        }
    }
    Err(Error::new(Kind::Busy, "server.busy"))
}

/// Who was never told; and who was by a letter that came back, once the fund says something else of them.
fn to_be_told(state: SpaceState, insured: &Insured) -> bool {
    match state {
        SpaceState::Known { .. } => true,
        SpaceState::Announced { .. } => insured.untold() && insured.mended(),
        _ => false,
    }
}

/// The records and tasks of a person who is told.
fn told(
    cx: &Cx,
    campaign: &Campaign,
    road: Road,
    (mut space, mut insured): (Space, Insured),
) -> Result<(Space, Insured, Vec<Task>)> {
    let sent = begins(campaign.sends_on(cx.today()));
    let until = cx.rules().opposition_ends(sent);
    space.state = space.state.announce(sent, until).map_err(Error::fault)?;
    let shown = code::of_campaign(cx, campaign.id, space.id);
    insured.codes.push(ProvisionalCode {
        hash: code::hash_of_shown(cx, space.id, &shown),
        road,
        given: sent,
        until,
        used: None,
    });
    let address = if road == Road::Letter { insured.address.clone() } else { Vec::new() };
    let sending = Sending { campaign: Some(campaign.id), road, at: sent, address, returned: None };
    insured.sent.push(sending);
    let mut tasks = vec![Task {
        id: cx.new_task(),
        owner: space.id,
        due: until,
        kind: TaskKind::Window,
        payload: serde_json::Value::Null,
    }];
    if road == Road::Mail {
        let mail = Mail {
            to: insured.contact.email.clone().unwrap_or_default(),
            campaign: campaign.id,
            last_day: last_day(until),
        };
        tasks.push(Task {
            id: cx.new_task(),
            owner: space.id,
            due: sent,
            kind: TaskKind::Announce,
            payload: serde_json::to_value(mail).unwrap_or_default(),
        });
    }
    Ok((space, insured, tasks))
}

/// What a person was told, said again: the code is the same, since it is not kept but made.
fn again(cx: &Cx, campaign: &Campaign, space: &Space, insured: &Insured) -> Announced {
    let sending = insured.sent.iter().find(|sending| sending.campaign == Some(campaign.id));
    let Some(sending) = sending.filter(|sending| sending.road == Road::Letter) else {
        return Announced::Mail;
    };
    Announced::Letter(Box::new(Letter {
        traits: space.traits.clone(),
        child: insured.attached_to.is_some(),
        address: insured.address.clone(),
        code: code::of_campaign(cx, campaign.id, space.id),
        reference: None,
        sent: sending.at.to_zoned(paris()).date(),
        last_day: last_day(cx.rules().opposition_ends(sending.at)),
    }))
}

/// What the task of a mail carries. The code is made when the mail is.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Mail {
    to: String,
    campaign: OwnerId,
    last_day: Date,
}

/// Sends the mail of one person.
pub(crate) fn mail(cx: &Cx, task: &Leased) -> Result<()> {
    let mail: Mail = serde_json::from_value(task.task.payload.clone()).map_err(Error::fault)?;
    let args = [
        ("code", code::of_campaign(cx, mail.campaign, task.task.owner)),
        ("last_day", mail.last_day.to_string()),
        ("url", cx.settings().base_url.clone()),
    ];
    let message = Message {
        at: cx.now,
        channel: Channel::Mail,
        to: mail.to,
        words: "message-announce".to_owned(),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
    };
    cx.outbox().send(message).map_err(Error::fault)
}
