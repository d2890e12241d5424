//! The challenge of a sign-in: kept by the browser, signed by us, and good for once.

use aws_lc_rs::hmac;
use jiff::Timestamp;

use super::party::Party;
use crate::context::Cx;
use crate::secret;

/// What a browser is asked to sign, and what its cookie holds meanwhile.
#[derive(Debug, Clone)]
pub struct Challenge {
    /// What it signs, in Base64url.
    pub challenge: String,
    /// What it brings back with it.
    pub cookie: String,
    /// To whom.
    pub party: Party,
    /// How long it is good, in seconds.
    pub life_s: u32,
}

/// A new challenge for whoever comes; none where browsers know no passkeys.
pub fn challenge(cx: &Cx) -> Option<Challenge> {
    let party = Party::of(&cx.settings().base_url)?;
    let nonce = secret::token(&cx.app.chance);
    let life = cx.rules().one_time_code_life();
    let until = (cx.now + life).as_second();
    let cookie = format!("{nonce}.{until}.{}", seal(cx, &nonce, until));
    let life_s = u32::try_from(life.as_secs()).unwrap_or_default();
    Some(Challenge { challenge: asked(cx, &nonce), cookie, party, life_s })
}

/// The challenge a cookie stands for and its nonce, when we made it and it is still good.
pub(super) fn of_cookie<'a>(cx: &Cx, cookie: &'a str) -> Option<(String, &'a str)> {
    let (nonce, rest) = cookie.split_once('.')?;
    let (until, sealed) = rest.split_once('.')?;
    let until: i64 = until.parse().ok()?;
    let good = secret::same(&seal(cx, nonce, until), sealed)
        && cx.now < Timestamp::from_second(until).ok()?;
    good.then(|| (asked(cx, nonce), nonce))
}

/// Not the nonce itself: who reads the page does not hold the cookie.
fn asked(cx: &Cx, nonce: &str) -> String {
    use base64::Engine as _;
    let tag = keyed(cx, &format!("challenge\n{nonce}"));
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(tag.as_ref())
}

fn seal(cx: &Cx, nonce: &str, until: i64) -> String {
    secret::hex(keyed(cx, &format!("seal\n{nonce}\n{until}")).as_ref())
}

fn keyed(cx: &Cx, text: &str) -> hmac::Tag {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &cx.store().secret("passkey-challenge"));
    hmac::sign(&key, text.as_bytes())
}
