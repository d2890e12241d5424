//! Backup codes: ten at once, shown once, each good for one sign-in.

use aws_lc_rs::hmac;
use carnet_core::account::Account;
use carnet_core::account::factor::BACKUP_CODES;
use carnet_core::id::OwnerId;
use carnet_core::insured::{normal_code, shown_code};

use super::change::try_change;
use super::{sign_in, tell};
use crate::context::Cx;
use crate::error::Result;
use crate::guard::Caller;
use crate::secret;

/// Gives ten new codes, as they are shown; those of before open nothing any more.
///
/// # Errors
/// `account.password-wrong`; `signin.slow-down` after too many tries.
pub async fn renew(
    cx: &Cx,
    caller: &Caller,
    account: &Account,
    password: &str,
) -> Result<Vec<String>> {
    sign_in::prove(cx, caller, account, password).await?;
    let (shown, account) = try_change(cx, account.id, |account| Ok(draw(cx, account))).await?;
    tell::everywhere(cx, &account.contact, "message-backup-renewed");
    Ok(shown)
}

/// Draws codes in the place of those there are: in clear for this once, hashed in the account.
pub(super) fn draw(cx: &Cx, account: &mut Account) -> Vec<String> {
    let shown: Vec<String> =
        (0..BACKUP_CODES).map(|_| shown_code(&cx.app.chance.bytes())).collect();
    let normal = shown.iter().map(|code| normal_code(code).unwrap_or_default());
    account.factors.backup = normal.map(|code| hash(cx, account.id, &code)).collect();
    shown
}

/// True when a code is one of those that are left: it is gone with this.
pub(super) fn use_up(cx: &Cx, account: &mut Account, typed: &str) -> bool {
    let typed = hash(cx, account.id, &normal_code(typed).unwrap_or_default());
    let before = account.factors.backup.len();
    account.factors.backup.retain(|kept| !secret::same(kept, &typed));
    account.factors.backup.len() < before
}

/// What is kept of a code: bound to the account, under a key that is not in the database.
fn hash(cx: &Cx, account: OwnerId, code: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &cx.store().secret("backup-code"));
    secret::hex(hmac::sign(&key, format!("{account}\n{code}").as_bytes()).as_ref())
}
