//! The gate against its specification (`docs/ACCESS.md`): an oracle written in another style,
//! and a golden table of every combination.

#[cfg(test)]
mod gate {
    mod agreement;
    mod fixtures;
    mod generate;
    mod golden;
    mod oracle;
    mod scenes;
}
