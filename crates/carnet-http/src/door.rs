//! What stands at every door: who asks, in which language, and how answers are dressed.

pub(crate) mod address;
pub(crate) mod ask;
pub(crate) mod closed;
pub(crate) mod cookie;
pub(crate) mod form;
pub(crate) mod headers;
pub(crate) mod host;
pub(crate) mod origin;
pub(crate) mod refuse;
