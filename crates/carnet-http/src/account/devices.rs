//! `/espace/compte/appareils` — the browsers that opened the account.

use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use carnet_app::account::devices;
use carnet_core::account::device::Device;
use serde::Deserialize;

use crate::citizen::Citizen;
use crate::view::account::{DeviceRow, Devices};

const HERE: &str = "/espace/compte/appareils";

/// `GET /espace/compte/appareils`
pub(crate) async fn get(citizen: Citizen) -> Response {
    let mut devices: Vec<DeviceRow> =
        citizen.account.devices.iter().map(|device| row(&citizen, device)).collect();
    devices.sort_by_key(|device| std::cmp::Reverse((device.this, device.last)));
    citizen.page(&Devices { devices })
}

fn row(citizen: &Citizen, device: &Device) -> DeviceRow {
    DeviceRow {
        name: device.name.clone(),
        browser: device.agent.browser.as_str().to_owned(),
        system: device.agent.system.as_str().to_owned(),
        since: device.since,
        last: device.last,
        this: citizen.session.device.as_deref() == Some(device.name.as_str()),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    csrf: String,
}

/// `POST /espace/compte/appareils/{name}/oublier`
pub(crate) async fn forget(
    citizen: Citizen,
    Path(name): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        devices::forget(citizen.cx(), &citizen.session, &name).await
    };
    match done.await {
        Ok(()) => citizen.done(HERE, "device-forgotten"),
        Err(error) => citizen.problem(&error),
    }
}

/// `POST /espace/compte/appareils/oublier`
pub(crate) async fn forget_all(citizen: Citizen, Form(sent): Form<Sent>) -> Response {
    let done = async {
        citizen.check(&sent.csrf)?;
        devices::forget_all(citizen.cx(), &citizen.session).await
    };
    match done.await {
        Ok(()) => citizen.done(HERE, "devices-forgotten"),
        Err(error) => citizen.problem(&error),
    }
}
