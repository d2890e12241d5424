//! stub
pub(crate) fn routes() -> axum::Router<crate::Web> { axum::Router::new() }
