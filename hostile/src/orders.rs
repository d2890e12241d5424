//! What the command was asked for.

use std::path::PathBuf;

use hostile::{TARGETS, Target, target};

/// What the command was asked for.
#[derive(Debug)]
pub(crate) struct Orders {
    /// How long each target is hunted.
    pub seconds: u64,
    /// The number the inputs come from.
    pub seed: u64,
    /// Which targets.
    pub targets: Vec<&'static Target>,
    /// Where inputs that broke something are written.
    pub found: PathBuf,
}

impl Orders {
    /// From the words of the command line.
    pub(crate) fn read(words: &[String]) -> Result<Self, String> {
        let mut orders = Self {
            seconds: 60,
            seed: 1,
            targets: TARGETS.iter().collect(),
            found: std::env::temp_dir().join("hostile"),
        };
        let (pairs, rest) = words.as_chunks();
        for [option, value] in pairs {
            let number = || value.parse().map_err(|_| format!("`{option}` wants a whole number"));
            match option.as_str() {
                "--seconds" => orders.seconds = number()?,
                "--seed" => orders.seed = number()?,
                "--only" => {
                    orders.targets = value.split(',').map(named).collect::<Result<_, _>>()?;
                }
                "--found" => orders.found = value.into(),
                _ => return Err(format!("`{option}` is not an option")),
            }
        }
        rest.first().map_or(Ok(orders), |word| Err(format!("`{word}` wants a value")))
    }

    /// The words that ask for one target alone.
    pub(crate) fn words_for(&self, target: &Target) -> Vec<String> {
        let found = self.found.to_string_lossy().into_owned();
        let (seconds, seed) = (self.seconds.to_string(), self.seed.to_string());
        let words =
            ["--seconds", &seconds, "--seed", &seed, "--only", target.name, "--found", &found];
        words.map(str::to_owned).to_vec()
    }
}

fn named(name: &str) -> Result<&'static Target, String> {
    target(name).ok_or_else(|| format!("no target is called `{name}`"))
}
