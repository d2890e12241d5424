//! `/service/horloge` — the operator of a demonstration moves its clock, and what was due meanwhile is done.

use axum::Form;
use axum::response::Response;
use carnet_app::campaign::order;
use carnet_app::{Error, Kind, job, session};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::Hands;
use crate::desk::Operator;
use crate::view::desk::ClockPage;

const HOURS_A_DAY: i64 = 24;

/// The hands of the clock; none where this is no demonstration, or one whose clock stands.
fn hands(operator: &Operator) -> Result<&Hands, Error> {
    let demo = operator.ask.web.door().demo.as_ref();
    let hands = demo.and_then(|demo| demo.hands.as_ref());
    hands.ok_or_else(|| Error::new(Kind::NotFound, "page.unknown"))
}

/// `GET /service/horloge`
pub(crate) async fn get(operator: Operator) -> Response {
    let shown = async {
        hands(&operator)?;
        window(&operator, operator.cx().now).await
    };
    match shown.await {
        Ok(end) => {
            let view = ClockPage { now: operator.cx().now, window: end.is_some(), done: None };
            operator.page(&view)
        }
        Err(error) => operator.problem(&error),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    csrf: String,
    /// `jour`, `semaine` or `delai`.
    #[serde(default)]
    avance: String,
}

/// `POST /service/horloge`
pub(crate) async fn turn(operator: Operator, Form(sent): Form<Sent>) -> Response {
    match moved(&operator, &sent).await {
        Ok(view) => operator.page(&view),
        Err(error) => operator.problem(&error),
    }
}

async fn moved(operator: &Operator, sent: &Sent) -> Result<ClockPage, Error> {
    operator.check(&sent.csrf)?;
    let now = operator.cx().now;
    let by = match sent.avance.as_str() {
        "semaine" => SignedDuration::from_hours(7 * HOURS_A_DAY),
        "delai" => match window(operator, now).await? {
            // An hour after midnight: spaces are created on the day after the window.
            Some(end) => end.duration_since(now) + SignedDuration::from_hours(1),
            None => SignedDuration::ZERO,
        },
        "jour" => SignedDuration::from_hours(HOURS_A_DAY),
        _ => return Err(Error::new(Kind::Unprocessable, "clock.step")),
    };
    hands(operator)?.turn(by);
    let cx = operator.ask.web.app().cx();
    let done = job::run_until_idle(&cx).await?;
    // Whoever moved the clock did not go away meanwhile.
    session::carry_over(&cx, &operator.session).await?;
    let window = window(operator, cx.now).await?.is_some();
    Ok(ClockPage { now: cx.now, window, done: Some(crate::show::count(done)) })
}

/// The end of the next window that is open.
async fn window(operator: &Operator, now: Timestamp) -> Result<Option<Timestamp>, Error> {
    let campaigns = order::list(operator.cx()).await?;
    let ends = campaigns.iter().map(|campaign| order::window_ends(operator.cx(), campaign));
    Ok(ends.filter(|end| *end > now).min())
}
