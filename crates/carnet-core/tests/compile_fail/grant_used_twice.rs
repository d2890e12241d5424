//! One decision, one use, one line.

use carnet_core::access::{Grant, Permit};

fn spend(_: Grant) {}

fn twice(permit: Permit) {
    spend(permit.grant);
    spend(permit.grant);
}

fn copied(permit: &Permit) -> Grant {
    permit.grant.clone()
}

fn main() {}
