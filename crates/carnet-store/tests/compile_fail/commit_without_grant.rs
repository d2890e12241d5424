//! A space cannot be changed without a grant.

use carnet_store::{Commit, Version};

fn main() {
    let _commit = Commit { expected: Version::ABSENT };
    let _commit = Commit::default();
}
