//! Ways in: as people and software do, through the doors.

use std::sync::Arc;

use carnet_app::App;
use carnet_app::organisation::register::{self, Registration};
use carnet_core::practitioner::Scope;
use serde_json::{Value, json};

use super::fill::Subject;
use crate::admin::keys;
use crate::bench::visitor::Visitor;
use crate::config::StartError;
use crate::population::{PASSWORD, Place, Who};
use crate::send::key::SigningKey;

/// Who opens the large space, and for whom software searches.
const DOCTOR: Who = Who::Meunier;
/// Software's client identifier.
const CLIENT: &str = "bench";
/// What it may ask for, for a doctor.
const READ: &str = "user/DocumentReference.rs";
/// What it may ask for on its own account.
const FEED: &str = "system/DocumentReference.c";

/// The holder, with their code.
pub(super) async fn holder(
    base: &str,
    app: &Arc<App>,
    subject: &Subject,
) -> Result<Visitor, StartError> {
    let visitor = Visitor::new(base)?;
    let login = subject.person.login.as_deref().unwrap_or_default();
    let csrf = visitor.arrive("/connexion").await?.csrf();
    let fields = [("csrf", csrf.as_str()), ("login", login), ("password", PASSWORD)];
    let page = visitor.submit("/connexion", &fields).await?;
    let sent = app.cx().outbox().recent();
    let code = sent.first().and_then(|message| message.args.first()).map(|(_, code)| code.clone());
    let code = code.ok_or_else(|| StartError::system("no code was sent"))?;
    let fields = [("csrf", page.csrf()), ("code", code)];
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    visitor.submit("/connexion/code", &fields).await?;
    Ok(visitor)
}

/// A doctor, who declares the consent they collected.
pub(super) async fn doctor(base: &str, subject: &Subject) -> Result<Visitor, StartError> {
    let visitor = Visitor::new(base)?;
    let mut fields = visitor.arrive("/pro/connexion").await?.hidden();
    fields.push(("personne".to_owned(), DOCTOR.plan().rpps.as_str().to_owned()));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let page = visitor.submit("/sandbox/psc/authorize", &fields).await?;
    let csrf = page.csrf();
    visitor.submit("/pro/situation", &[("csrf", csrf.as_str()), ("situation", "0")]).await?;
    let csrf = visitor.arrive("/pro/patients").await?.csrf();
    let ins = subject.person.ins.spaced();
    let fields = [("csrf", csrf.as_str()), ("ins", ins.as_str()), ("motif", "consentement")];
    visitor.submit("/pro/patients", &fields).await?;
    Ok(visitor)
}

/// The hospital's software.
pub(super) struct Hospital {
    visitor: Visitor,
    base: String,
    key: SigningKey,
}

impl Hospital {
    /// An operator registers it.
    pub(super) async fn register(base: &str, app: &Arc<App>) -> Result<Self, StartError> {
        let pair = keys::client_key("key-1")?;
        let registration = Registration {
            client: CLIENT.to_owned(),
            structure: Place::Hospital.plan().structure(),
            keys: pair.public,
            scopes: [Scope::Read, Scope::Feed].into(),
        };
        register::register(&app.cx(), registration).await?;
        let key = SigningKey::read(&pair.private_pem, None).map_err(StartError::system)?;
        Ok(Self { visitor: Visitor::new(base)?, base: base.to_owned(), key })
    }

    /// The software with a fresh token, for a doctor who declares the consent they collected.
    pub(super) async fn for_a_doctor(&self) -> Result<Visitor, StartError> {
        let plan = DOCTOR.plan();
        let acting = json!({
            "rpps": plan.rpps.as_str(), "family": plan.family, "given": plan.given,
            "profession": plan.profession(), "role": plan.role,
            "purpose": "care", "consent": "declared",
        });
        self.with_token(READ, Some(acting)).await
    }

    /// The software with a fresh token, to deposit.
    pub(super) async fn to_feed(&self) -> Result<Visitor, StartError> {
        self.with_token(FEED, None).await
    }

    async fn with_token(&self, scope: &str, acting: Option<Value>) -> Result<Visitor, StartError> {
        let now = crate::wiring::clock().now();
        let mut claims = json!({
            "iss": CLIENT, "sub": CLIENT, "aud": format!("{}/oauth/token", self.base),
            "jti": now.as_nanosecond().to_string(),
            "iat": now.as_second(), "exp": now.as_second() + 120,
        });
        if let Some((claims, acting)) = claims.as_object_mut().zip(acting) {
            claims.insert("acting".to_owned(), acting);
        }
        let assertion = self.key.sign(&claims).map_err(StartError::system)?;
        let fields = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", assertion.as_str()),
            ("scope", scope),
        ];
        let page = self.visitor.submit("/oauth/token", &fields).await?;
        let given: Value = serde_json::from_str(&page.text).map_err(StartError::system)?;
        let token = given.get("access_token").and_then(Value::as_str);
        let token = token.ok_or_else(|| StartError::system("no token was given"))?;
        Ok(self.visitor.with_token(token.to_owned()))
    }
}
