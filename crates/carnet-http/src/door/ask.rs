//! One request, as handlers see it.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::header::{ACCEPT_LANGUAGE, HOST, REFERER, USER_AGENT};
use axum::http::request::Parts;
use axum::response::Response;
use carnet_app::Cx;
use carnet_app::guard::Caller;
use carnet_app::session::{self, Visitor};
use carnet_core::account::Session;
use carnet_core::account::device::Agent;

use super::{cookie, refuse};
use crate::outage::in_force;
use crate::page::{Flash, Frame, Lang, Theme, Who};
use crate::view::public::WayOut;
use crate::web::Web;

/// A request: the instant, the language, the address, and the token it came with.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub web: Web,
    pub cx: Cx,
    pub lang: Lang,
    pub path: String,
    /// Where to come back to after signing in: this page, or the page whose form was sent.
    pub here: Option<String>,
    /// Where the request comes from, and what its browser is known by.
    pub caller: Caller,
    pub token: Option<String>,
    pub waiting: Option<String>,
    pub enrolment: Option<String>,
    pub recovery: Option<String>,
    pub back: Option<String>,
    pub oidc: Option<String>,
    pub passkey: Option<String>,
    pub france_connect: Option<String>,
    flash: Option<String>,
    theme: Option<Theme>,
    /// Short name of this request, shown with errors and written in the log.
    pub reference: String,
}

impl FromRequestParts<Web> for Ask {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        let cookies = web.door().cookies;
        let kept = |name| cookie::read(&parts.headers, cookies, name);
        let chosen = kept(cookie::LANG);
        let accepted = parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let lang = chosen
            .and_then(|tag| Lang::from_tag(&tag))
            .unwrap_or_else(|| accepted.map(Lang::accepted).unwrap_or_default());
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        let path = parts
            .uri
            .path_and_query()
            .map_or_else(|| "/".to_owned(), |path| path.as_str().to_owned());
        let here = here(parts, &path);
        let cx = web.app().cx();
        let reference = parts
            .extensions
            .get::<super::headers::Reference>()
            .map_or_else(String::new, |reference| reference.0.clone());
        Ok(Self {
            caller: Caller {
                address: web.door().proxies.client(parts),
                device: kept(cookie::DEVICE),
                agent: agent.map(Agent::of).unwrap_or_default(),
            },
            web: web.clone(),
            cx,
            lang,
            path,
            here,
            token: kept(cookie::SESSION),
            waiting: kept(cookie::WAITING),
            enrolment: kept(cookie::ENROLMENT),
            recovery: kept(cookie::RECOVERY),
            back: kept(cookie::BACK).and_then(|value| cookie::decode_path(&value)),
            oidc: kept(cookie::OIDC),
            passkey: kept(cookie::PASSKEY),
            france_connect: kept(cookie::FRANCE_CONNECT),
            flash: kept(cookie::FLASH),
            theme: kept(cookie::THEME).and_then(|name| Theme::from_name(&name)),
            reference,
        })
    }
}

/// A form cannot be sent again by an address: its sender goes back to the page it was on, which our own
/// `Referrer-Policy` lets us know.
fn here(parts: &Parts, path: &str) -> Option<String> {
    if matches!(parts.method, Method::GET | Method::HEAD) {
        return Some(path.to_owned());
    }
    let host = parts.headers.get(HOST)?.to_str().ok()?;
    let (_, page) = parts.headers.get(REFERER)?.to_str().ok()?.split_once("://")?;
    page.strip_prefix(host).and_then(cookie::own_path)
}

impl Ask {
    /// Who the session of this request belongs to; without one, the answer that leads to the way in.
    pub(crate) async fn visitor(&self, way_in: WayOut) -> Result<(Visitor, Session), Response> {
        let found = match &self.token {
            Some(token) => session::visitor(&self.cx, token).await,
            None => Ok(None),
        };
        let found = found.and_then(|found| found.ok_or_else(session::needed));
        found.map_err(|error| refuse::problem(self, &self.frame(), &error, way_in))
    }

    /// The answer to somebody signed in as somebody else than this door is for.
    pub(crate) fn elsewhere(&self, way_in: WayOut) -> Response {
        refuse::problem(self, &self.frame(), &session::needed(), way_in)
    }

    /// The frame of a page for nobody in particular.
    pub(crate) fn frame(&self) -> Frame {
        let notice = self.flash.as_deref().filter(|id| is_flash(id)).map(Flash::new);
        let announced = in_force(&self.web.door().announcements, self.cx.now);
        Frame {
            demo: self.web.demo_mode(),
            notice,
            theme: self.theme,
            announcements: announced.map(|one| one.said(self.lang)).collect(),
            ..Frame::anonymous(self.lang, &self.path)
        }
    }

    /// The frame of a page that a telephone keeps: nothing on it may be over when it is read.
    pub(crate) fn lasting_frame(&self) -> Frame {
        Frame { notice: None, announcements: Vec::new(), ..self.frame() }
    }

    /// The frame of a page for somebody signed in.
    pub(crate) fn frame_for(&self, who: Who, csrf: &str) -> Frame {
        Frame { who, csrf: Some(csrf.to_owned()), ..self.frame() }
    }

    /// True when this request came with a flash, which the answer must take back.
    pub(crate) fn has_flash(&self) -> bool {
        self.flash.is_some()
    }
}

/// A cookie is a stranger's word: only the flashes we write are shown.
fn is_flash(id: &str) -> bool {
    FLASHES.contains(&id)
}

/// What can have just been done.
pub(crate) const FLASHES: &[&str] = &[
    "document-added",
    "document-added-bound",
    "document-added-cleaned",
    "document-added-locked",
    "document-already-there",
    "document-masked",
    "document-unmasked",
    "document-withdrawn",
    "professional-blocked",
    "professional-unblocked",
    "settings-saved",
    "code-sent",
    "signed-out",
    "notices-read",
    "documents-pinned",
    "documents-unpinned",
    "documents-filed",
    "documents-masked",
    "documents-unmasked",
    "documents-withdrawn",
    "documents-withdrawn-some",
    "documents-left",
    "folder-made",
    "folder-renamed",
    "folder-removed",
    "document-amended",
    "document-reported",
    "offer-declined",
    "notice-read",
    "notice-unread",
    "notice-deleted",
    "sheet-saved",
    "shortcuts-saved",
    "password-changed",
    "contact-code-sent",
    "contact-changed",
    "device-forgotten",
    "devices-forgotten",
    "app-added",
    "passkey-added",
    "factor-removed",
    "provisional-code-sent",
    "provisional-code-right",
    "contact-confirmed",
    "first-choices-saved",
    "terms-accepted",
    "login-sent",
    "password-recovered",
    "space-closed",
    "space-closed-deleting",
    "space-deletion-asked",
    "space-reopened",
    "profile-over",
    "invitation-sent",
    "mandate-ended",
    "mandate-given-up",
    "offer-accepted",
    "offer-refused",
    "assistance-accepted",
    "campaign-paused",
    "campaign-resumed",
    "campaign-count-asked",
    "call-over",
    "call-failed",
    "call-code-sent",
    "call-identified",
    "call-code-given",
    "call-opposed",
    "call-created",
    "call-closed",
];
