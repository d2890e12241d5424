//! The step every use case begins with: ask the gate, and pay for a refusal.

use carnet_core::access::{Action, Actor, Obligation, Permit, Purpose, Refusal, Request, Target};
use carnet_core::document::Person;
use carnet_core::id::{DocumentId, NoticeId, OwnerId};
use carnet_core::notice::{Notice, NoticeKind};
use carnet_core::record::TaskKind;
use carnet_core::space::{Contact, MandateRole};
use carnet_store::{Commit, Disclosed, Load, Record, StoreError, Task, Vault};

use crate::context::Cx;
use crate::error::{Error, Result};
use crate::reach;

/// Who acts on which space, and why.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The actor.
    pub actor: Actor,
    /// The purpose.
    pub purpose: Purpose,
    /// The space.
    pub space: OwnerId,
}

impl Visit {
    /// The service itself, for one job.
    pub fn service(job: &'static str, space: OwnerId) -> Self {
        Self { actor: Actor::System(job), purpose: Purpose::Service, space }
    }
}

/// Asks the gate. A refusal leaves its line and its notices before the error comes back.
pub(crate) async fn authorise(
    cx: &Cx,
    vault: &Vault,
    visit: &Visit,
    action: Action,
    target: Target<'_>,
) -> Result<Permit> {
    let request =
        Request { actor: &visit.actor, purpose: &visit.purpose, action, target, now: cx.now };
    match cx.gate().decide(&request, vault.facts()) {
        Ok(permit) => Ok(permit),
        Err(refusal) => {
            record_refusal(cx, vault, &refusal).await?;
            Err(Error::from(&refusal))
        }
    }
}

pub(crate) async fn record_refusal(cx: &Cx, vault: &Vault, refusal: &Refusal) -> Result<()> {
    if !vault.exists() {
        // A space that does not exist has no ledger to write in.
        return Ok(());
    }
    let commit = Commit::refused(refusal, vault.version());
    let commit = owe(cx, vault, commit, refusal.owed(), &Told::by_refused(refusal));
    match cx.store().commit(commit).await {
        // Somebody wrote in between: the refusal still stands, and its line must be written.
        Err(StoreError::Conflict) => {
            let vault = cx.store().load(refusal.owner(), Load::Documents).await?;
            let commit = Commit::refused(refusal, vault.version());
            cx.store().commit(commit).await?;
            Ok(())
        }
        other => other.map(|_| ()).map_err(Error::from),
    }
}

/// Loads a space and asks the gate, with whom the visitor reached elsewhere today; none when that changed meanwhile.
/// The person is counted before anything of theirs is shown.
pub(crate) async fn enter(
    cx: &Cx,
    visit: &Visit,
    load: Load,
    action: Action,
    target: Target<'_>,
) -> Result<Option<(Vault, Permit)>> {
    let vault = cx.store().load(visit.space, load).await?;
    let Some(entry) = reach::look(cx, visit, action).await? else {
        let permit = authorise(cx, &vault, visit, action, target).await?;
        return Ok(Some((vault, permit)));
    };
    let vault = vault.reached(entry.reach);
    let permit = match authorise(cx, &vault, visit, action, target).await {
        Ok(permit) => permit,
        Err(error) => {
            if error.code != "access.presence-cap" {
                reach::refused(cx, &visit.actor).await?;
            }
            return Err(error);
        }
    };
    Ok(reach::count(cx, &entry).await?.then_some((vault, permit)))
}

/// Loads a space, asks the gate, writes the line with what is owed, and only then sees the content.
pub(crate) async fn disclose(
    cx: &Cx,
    visit: &Visit,
    load: Load,
    action: Action,
    target: Target<'_>,
) -> Result<Disclosed> {
    disclose_with(cx, visit, load, (action, target), |_| ()).await.map(|(opened, ())| opened)
}

/// The same, keeping what `look` took from the closed vault on the way: what the gate decided on, never content.
pub(crate) async fn disclose_with<T>(
    cx: &Cx,
    visit: &Visit,
    load: Load,
    (action, target): (Action, Target<'_>),
    look: impl Fn(&Vault) -> T,
) -> Result<(Disclosed, T)> {
    let owing = |owed| once(visit, action, owed);
    disclose_owing(cx, visit, load, (action, target), (owing, look)).await
}

/// The same for a page of a space that was opened before: what an opening owes was told then.
pub(crate) async fn disclose_again(
    cx: &Cx,
    visit: &Visit,
    load: Load,
    action: Action,
    target: Target<'_>,
) -> Result<Disclosed> {
    let nothing = (|_| Vec::new(), |_: &Vault| ());
    disclose_owing(cx, visit, load, (action, target), nothing).await.map(|(opened, ())| opened)
}

async fn disclose_owing<T>(
    cx: &Cx,
    visit: &Visit,
    load: Load,
    (action, target): (Action, Target<'_>),
    (owing, look): (impl Fn(Vec<Obligation>) -> Vec<Obligation>, impl Fn(&Vault) -> T),
) -> Result<(Disclosed, T)> {
    for _ in 0..RETRIES {
        let Some((vault, permit)) = enter(cx, visit, load, action, target).await? else { continue };
        // A visit of the whole space is about no document in particular.
        let told = Told::by(&visit.actor, target.document());
        let owed = owing(permit.owed);
        let commit = Commit::under(permit.grant, vault.version());
        let commit = owe(cx, &vault, commit, &owed, &told);
        let looked = look(&vault);
        match cx.store().disclose_with(vault, commit).await {
            Err(StoreError::Conflict) => {}
            other => return other.map(|(opened, _)| (opened, looked)).map_err(Error::from),
        }
    }
    Err(Error::new(crate::Kind::Busy, "server.busy"))
}

/// On our own pages an emergency is told when the space is opened, not again for each page of it.
/// Software has no opening: each of its calls is an access.
fn once(visit: &Visit, action: Action, mut owed: Vec<Obligation>) -> Vec<Obligation> {
    let on_our_pages = matches!(
        (&visit.actor, &visit.purpose),
        (Actor::Practitioner(professional), Purpose::Emergency { .. } | Purpose::Samu { .. })
            if professional.software.is_none()
    );
    if on_our_pages && action != Action::Open {
        owed.clear();
    }
    owed
}

/// How often a use case starts again when somebody else wrote to the same space first.
pub(crate) const RETRIES: usize = 8;

/// Who and what a notice speaks of.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub who: String,
    pub place: Option<String>,
    pub document: Option<DocumentId>,
}

impl Told {
    pub(crate) fn by(actor: &Actor, document: Option<DocumentId>) -> Self {
        let place = match actor {
            Actor::Practitioner(professional) => Some(professional.structure.name.clone()),
            _ => None,
        };
        Self { who: actor.name(), place, document }
    }

    fn by_refused(refusal: &Refusal) -> Self {
        let detail = refusal.detail();
        let place = detail.structure.as_ref().map(|(_, name)| name.clone());
        Self { who: detail.name.clone(), place, document: None }
    }
}

/// Adds to a commit the notices a permit or a refusal owes.
pub(crate) fn owe(
    cx: &Cx,
    vault: &Vault,
    mut commit: Commit,
    owed: &[Obligation],
    told: &Told,
) -> Commit {
    for obligation in owed {
        commit = match obligation {
            Obligation::NotifyHolder(kind) => notify(cx, vault, commit, *kind, told),
            Obligation::KeepNotice(kind) => keep_notice(cx, vault, commit, *kind, told),
            Obligation::NotifyAttendingDoctor(kind) => {
                let delivery = delivery(cx, vault, *kind, told, Recipient::AttendingDoctor);
                commit.task(delivery.filed(cx, vault))
            }
            // Written by `access::authorise`, which is the one use case that declares consent.
            Obligation::RecordAuthorisation => commit,
        };
    }
    commit
}

pub(crate) fn notify(
    cx: &Cx,
    vault: &Vault,
    commit: Commit,
    kind: NoticeKind,
    told: &Told,
) -> Commit {
    if !vault.wants(kind) {
        return commit;
    }
    let notice = notice(cx, kind, told);
    let delivery =
        Delivery { notice: Some(notice.id), ..delivery(cx, vault, kind, told, Recipient::Holder) };
    commit.put(Record::Notice(notice)).task(delivery.filed(cx, vault))
}

/// A notice that waits in the space, and is sent to nobody.
fn keep_notice(cx: &Cx, vault: &Vault, commit: Commit, kind: NoticeKind, told: &Told) -> Commit {
    if vault.wants(kind) { commit.put(Record::Notice(notice(cx, kind, told))) } else { commit }
}

fn notice(cx: &Cx, kind: NoticeKind, told: &Told) -> Notice {
    Notice {
        id: cx.new_notice(),
        kind,
        at: cx.now,
        who: told.who.clone(),
        place: told.place.clone(),
        document: told.document,
        read: None,
    }
}

/// Who a delivery is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recipient {
    /// The holder of the space.
    Holder,
    /// Their attending doctor.
    AttendingDoctor,
}

/// What a delivery task carries. Nothing clinical: who acted, never on what.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct Delivery {
    /// What the message is about.
    pub kind: NoticeKind,
    /// For whom.
    pub to: Recipient,
    /// Who acted, as shown.
    pub who: String,
    /// Where the holder is reached.
    pub contact: Contact,
    /// The attending doctor, for the notices they are owed.
    pub doctor: Option<Person>,
    /// The holder's notice, whose address the message carries.
    #[serde(default)]
    pub notice: Option<NoticeId>,
}

fn delivery(cx: &Cx, vault: &Vault, kind: NoticeKind, told: &Told, to: Recipient) -> Delivery {
    let (contact, doctor) = vault.addressees();
    // The contact of a minor's space is a parent's: from the eighteenth birthday on, nothing is sent there, even before
    // the calendar took it away.
    let facts = vault.facts();
    let parents =
        facts.mandates.iter().any(|it| it.role == MandateRole::Parent && it.holds(cx.now));
    let grown = parents && facts.is_of_age(cx.rules(), cx.now);
    let contact = if grown { Contact::default() } else { contact };
    Delivery { kind, to, who: told.who.clone(), contact, doctor, notice: None }
}

impl Delivery {
    fn filed(self, cx: &Cx, vault: &Vault) -> Task {
        Task {
            id: cx.new_task(),
            owner: vault.owner(),
            due: cx.now,
            kind: TaskKind::Deliver,
            payload: serde_json::to_value(self).unwrap_or_default(),
        }
    }
}
