//! What stands at every door: who asks, in which language, and how answers are dressed.

pub mod ask;
pub mod cookie;
pub mod form;
pub mod headers;
pub mod refuse;
