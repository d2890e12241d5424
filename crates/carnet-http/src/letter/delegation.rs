//! The certificate of a delegation, to show to others.

use carnet_app::Settings;
use carnet_interop::letter::{self, Block, Letter, Options};
use jiff::Timestamp;
use jiff::civil::Date;

use super::{NoProof, Pen, spoken};
use crate::page::{Arg, Args, Lang, Words};
use crate::show;

/// What a certificate says of a delegation.
#[derive(Debug, Clone)]
pub(crate) enum Says {
    /// It is in force.
    Begins {
        /// Since when.
        from: Timestamp,
        /// Until when, if that is known.
        until: Option<Timestamp>,
    },
    /// It is over.
    Ends {
        /// Since when.
        at: Timestamp,
        /// Who ended it.
        by: String,
    },
}

/// What stands in it.
#[derive(Debug, Clone)]
pub(crate) struct Certificate {
    /// Who is helped.
    pub holder: String,
    /// Their birth date.
    pub born: Date,
    /// Who helps.
    pub delegate: String,
    /// What it says.
    pub says: Says,
    /// The day it is written.
    pub on: Date,
}

/// The certificate as PDF, and its title.
///
/// # Errors
/// [`NoProof`], a defect of ours.
pub(crate) fn certificate(
    words: &Words,
    lang: Lang,
    settings: &Settings,
    told: &Certificate,
) -> Result<(String, Vec<u8>), NoProof> {
    let day = |at: Timestamp| spoken(words, lang, show::day(at));
    let args = [
        ("date", spoken(words, lang, told.on)?),
        ("holder", told.holder.clone()),
        ("delegate", told.delegate.clone()),
    ];
    let args = args.map(|(name, text)| (name.to_owned(), Arg::from(text)));
    let pen = Pen { words, lang, args: Args::from(args) };
    let mut facts = vec![
        ("delegation-letter-holder", told.holder.clone()),
        ("delegation-letter-born", spoken(words, lang, told.born)?),
        ("delegation-letter-delegate", told.delegate.clone()),
    ];
    let (title, about) = match &told.says {
        Says::Begins { from, until } => {
            facts.push(("delegation-letter-from", day(*from)?));
            let until = until.map(day).transpose()?;
            let open = || pen.say("delegation-letter-open");
            facts.push(("delegation-letter-until", until.map_or_else(open, Ok)?));
            ("delegation-letter-begins", "delegation-letter-may")
        }
        Says::Ends { at, by } => {
            facts.push(("delegation-letter-ended", day(*at)?));
            facts.push(("delegation-letter-ended-by", by.clone()));
            ("delegation-letter-ends", "delegation-letter-over")
        }
    };
    let facts = facts.into_iter().map(|(id, value)| pen.say(id).map(|name| (name, value)));
    let title = pen.say(title)?;
    let sheet = Letter {
        sender: vec![settings.name.clone(), pen.say("letter-from")?],
        recipient: Vec::new(),
        date: pen.say("letter-date")?,
        title: title.clone(),
        blocks: vec![
            pen.paragraph("delegation-letter-about")?,
            Block::Facts(facts.collect::<Result<_, _>>()?),
            pen.paragraph(about)?,
        ],
    };
    let options = Options { title: title.clone(), language: lang.tag().to_owned() };
    Ok((title, letter::write(&[sheet], &options)?))
}
