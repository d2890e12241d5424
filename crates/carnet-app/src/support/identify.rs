//! Identifies a person who called: by a code that reaches them, or by something the fund knows.
//!
//! Each answer is counted before it is looked at: in the call, and for the person, whoever asks.

use carnet_core::access::{Action, Target};
use carnet_core::account::staff::{Call, CallCode, Identified};
use carnet_core::insured::Insured;
use carnet_core::limits::LimitKind;
use carnet_store::Load;

use super::{Agent, change, end, versioned};
use crate::authorise::disclose;
use crate::context::Cx;
use crate::error::{Error, Kind, Result};
use crate::guard::{Taken, too_many};
use crate::insured::code::iban_hash;
use crate::outbox::{Channel, Message};
use crate::secret;

/// Codes sent during one call.
const SENT_MAX: u32 = 3;
/// Digits of an IBAN that are asked for.
const DIGITS: usize = 5;

/// Sends a code to the e-mail address that the fund knows.
///
/// # Errors
/// `support.no-email`; `support.codes-sent` after three in one call.
pub async fn send(cx: &Cx, agent: &Agent<'_>) -> Result<()> {
    let (call, _) = versioned(cx, agent).await?;
    if call.sent >= SENT_MAX {
        return Err(Error::new(Kind::Unprocessable, "support.codes-sent"));
    }
    let known = known(cx, agent, &call).await?;
    let to = known.and_then(|known| known.contact.email);
    let to = to.ok_or_else(|| Error::new(Kind::Unprocessable, "support.no-email"))?;
    let shown = secret::code(&cx.app.chance);
    let code =
        CallCode { code: hash(&call, &shown), until: cx.now + cx.rules().one_time_code_life() };
    change(cx, agent, |call| {
        call.code = Some(code.clone());
        call.sent += 1;
    })
    .await?;
    let args = [("code", shown), ("who", agent.account.name.clone())];
    let message = Message {
        at: cx.now,
        channel: Channel::Mail,
        to,
        words: "message-support-code".to_owned(),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
    };
    cx.outbox()
        .send(message)
        .map_err(|error| Error::new(Kind::Busy, "signin.code-not-sent").because(error))
}

/// The code that the person reads out.
///
/// # Errors
/// `support.wrong` with how many tries are `left`; `support.over` after the last one; `support.slow-down` when there were
/// too many for this person.
pub async fn prove_code(cx: &Cx, agent: &Agent<'_>, typed: &str) -> Result<()> {
    let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
    let (call, taken) = tried(cx, agent).await?;
    // The try leaves its line, right or not.
    known(cx, agent, &call).await?;
    let good = call.code.as_ref().filter(|code| cx.now < code.until);
    let right = good.is_some_and(|code| secret::same(&hash(&call, &typed), &code.code));
    settle(cx, agent, &call, (right, Identified::Mail), taken).await
}

/// The last digits of the IBAN, as the person says them.
///
/// # Errors
/// As [`prove_code`]; `support.no-iban`, `support.iban-shape`.
pub async fn prove_iban(cx: &Cx, agent: &Agent<'_>, typed: &str) -> Result<()> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if typed.len() != DIGITS || !typed.chars().all(|c| c.is_ascii_digit()) {
        return Err(Error::new(Kind::Unprocessable, "support.iban-shape"));
    }
    if !versioned(cx, agent).await?.0.iban {
        return Err(Error::new(Kind::Unprocessable, "support.no-iban"));
    }
    let (call, taken) = tried(cx, agent).await?;
    let kept = known(cx, agent, &call).await?.and_then(|known| known.iban);
    let right = kept.is_some_and(|kept| secret::same(&iban_hash(cx, call.space, &typed), &kept));
    settle(cx, agent, &call, (right, Identified::Iban), taken).await
}

fn hash(call: &Call, code: &str) -> String {
    secret::code_hash(&format!("{}\n{}", call.session, call.space), code)
}

/// What the fund knows of the person, at the cost of a line.
async fn known(cx: &Cx, agent: &Agent<'_>, call: &Call) -> Result<Option<Insured>> {
    let visit = agent.visit(call.space);
    let opened = disclose(cx, &visit, Load::WithInsured, Action::Identify, Target::Space).await?;
    Ok(opened.insured().cloned())
}

/// One try, of this call and of this person.
async fn tried(cx: &Cx, agent: &Agent<'_>) -> Result<(Call, Taken)> {
    let (call, _) = versioned(cx, agent).await?;
    let of = call.space.to_string();
    let slow = |wait| too_many(Error::new(Kind::TooMany, "support.slow-down"), wait);
    let tries = [(LimitKind::SupportPerson, of.as_str())];
    let taken = cx.app.guard.take(cx.now, &tries).map_err(slow)?;
    Ok((change(cx, agent, |call| call.tries += 1).await?, taken))
}

async fn settle(
    cx: &Cx,
    agent: &Agent<'_>,
    call: &Call,
    (right, by): (bool, Identified),
    taken: Taken,
) -> Result<()> {
    let left = cx.rules().support_tries().saturating_sub(call.tries);
    if right {
        cx.app.guard.give_back(taken);
        change(cx, agent, |call| {
            call.identified = Some(by);
            call.code = None;
        })
        .await?;
        Ok(())
    } else if left == 0 {
        end(cx, agent).await?;
        Err(Error::new(Kind::Unprocessable, "support.over"))
    } else {
        Err(Error::new(Kind::Unprocessable, "support.wrong").with("left", left.to_string()))
    }
}
