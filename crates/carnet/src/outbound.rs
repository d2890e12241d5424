//! Requests that leave the service: bounded in time, never redirected.

use std::sync::Arc;
use std::time::Duration;

use carnet_http::oidc::{Fetch, Unreachable};

use crate::config::StartError;

const PATIENCE: Duration = Duration::from_secs(10);

/// The client of the identity provider. Redirections are refused: a provider that sends its
/// callers elsewhere would choose what this server connects to.
pub fn fetch() -> Result<Fetch, StartError> {
    let client = reqwest::Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(StartError::system)?;
    Ok(Fetch(Arc::new(move |request| {
        let client = client.clone();
        Box::pin(
            async move { send(&client, request).await.map_err(|e| Unreachable(e.to_string())) },
        )
    })))
}

async fn send(
    client: &reqwest::Client,
    request: axum::http::Request<Vec<u8>>,
) -> Result<axum::http::Response<Vec<u8>>, Box<dyn std::error::Error + Send + Sync>> {
    let answer = client.execute(request.try_into()?).await?;
    let mut built = axum::http::Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        built = built.header(name, value);
    }
    Ok(built.body(answer.bytes().await?.to_vec())?)
}
