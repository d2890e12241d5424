//! Professionals: they arrive through Pro Santé Connect, choose a situation, and have a work list.

pub mod arrive;
pub mod recent;
