//! The words of letters: what is sent, in a language, ready to print ([`carnet_interop::letter`]).

pub(crate) mod delegation;

use carnet_app::Settings;
use carnet_app::campaign::announce;
use carnet_app::space::oppose::Proof;
use carnet_core::campaign::Reference;
use carnet_interop::letter::{self, Block, Letter, LetterError, Options};
use jiff::civil::Date;

use crate::page::{Arg, Args, Lang, NoWords, Words};

/// Says sentences of letters in one language.
struct Pen<'a> {
    words: &'a Words,
    lang: Lang,
    args: Args,
}

impl Pen<'_> {
    fn say(&self, id: &str) -> Result<String, NoWords> {
        self.words.say(self.lang, id, &self.args)
    }

    fn paragraph(&self, id: &str) -> Result<Block, NoWords> {
        self.say(id).map(Block::Paragraph)
    }

    fn heading(&self, id: &str) -> Result<Block, NoWords> {
        self.say(id).map(Block::Heading)
    }
}

/// The options of a file of announcements.
///
/// # Errors
/// [`NoWords`] when a sentence is missing; a test shows that none is.
pub fn options(words: &Words, lang: Lang) -> Result<Options, NoWords> {
    let title = words.say(lang, "letter-batch", &Args::new())?;
    Ok(Options { title, language: lang.tag().to_owned() })
}

/// The letter that announces a space (R1111-28 CSP). A child's goes to the parents.
///
/// # Errors
/// [`NoWords`] when a sentence is missing; a test shows that none is.
pub fn announcement(
    words: &Words,
    lang: Lang,
    settings: &Settings,
    told: &announce::Letter,
) -> Result<Letter, NoWords> {
    let created = told.last_day.tomorrow().unwrap_or(told.last_day);
    let name = told.traits.display_name();
    let args = [
        ("created", spoken(words, lang, created)?),
        ("last", spoken(words, lang, told.last_day)?),
        ("date", spoken(words, lang, told.sent)?),
        ("name", name.clone()),
        ("service", settings.name.clone()),
        ("url", shown_url(&settings.base_url)),
        ("support", settings.support.clone().unwrap_or_default()),
    ];
    let args = args.map(|(name, text)| (name.to_owned(), Arg::from(text)));
    let pen = Pen { words, lang, args: Args::from(args) };
    let mut recipient = Vec::new();
    if let Some(reference) = told.reference {
        // Seen through the window of the envelope: a letter that comes back is known without being opened.
        recipient.push(pen.words.say(lang, "letter-reference", &reference_args(reference))?);
    }
    if told.child {
        recipient.push(pen.say("letter-to-parents")?);
    }
    recipient.push(name);
    recipient.extend(told.address.iter().cloned());
    let title = if told.child { "letter-child-title" } else { "letter-announce-title" };
    Ok(Letter {
        sender: vec![settings.name.clone(), pen.say("letter-from")?],
        recipient,
        date: pen.say("letter-date")?,
        title: pen.say(title)?,
        blocks: blocks(&pen, settings, told)?,
    })
}

fn reference_args(reference: Reference) -> Args {
    Args::from([("reference".to_owned(), Arg::from(reference.to_string()))])
}

fn blocks(
    pen: &Pen<'_>,
    settings: &Settings,
    told: &announce::Letter,
) -> Result<Vec<Block>, NoWords> {
    let (what, when) = if told.child {
        ("letter-child-what", "letter-child-when")
    } else {
        ("letter-announce-what", "letter-announce-when")
    };
    let help = if settings.support.is_some() { "letter-help-call" } else { "letter-help-fund" };
    let choices = ["activate", "oppose", "wait"].map(|choice| format!("letter-choice-{choice}"));
    let choices = choices.iter().map(|id| pen.say(id)).collect::<Result<_, _>>()?;
    Ok(vec![
        pen.paragraph("letter-hello")?,
        pen.paragraph(what)?,
        pen.paragraph(when)?,
        pen.heading("letter-code")?,
        Block::Code(told.code.clone()),
        pen.paragraph("letter-code-about")?,
        pen.heading("letter-choice")?,
        Block::List(choices),
        pen.heading("letter-later")?,
        pen.paragraph("letter-later-about")?,
        pen.heading("letter-help")?,
        pen.paragraph(help)?,
        pen.heading("letter-data")?,
        pen.paragraph("letter-data-about")?,
    ])
}

/// Why there is no proof to download.
#[derive(Debug, thiserror::Error)]
pub enum NoProof {
    /// A sentence is missing.
    #[error(transparent)]
    Words(#[from] NoWords),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] LetterError),
}

/// The proof of an opposition, as PDF.
///
/// # Errors
/// [`NoProof`], a defect of ours.
pub fn proof_file(
    words: &Words,
    lang: Lang,
    settings: &Settings,
    proof: &Proof,
) -> Result<Vec<u8>, NoProof> {
    let day = crate::show::day(proof.at);
    let args = [("date".to_owned(), Arg::from(spoken(words, lang, day)?))];
    let pen = Pen { words, lang, args: Args::from(args) };
    let facts = [
        ("oppose-proof-who", proof.name.clone()),
        ("oppose-proof-born", spoken(words, lang, proof.born)?),
        ("oppose-proof-when", spoken(words, lang, day)?),
        ("oppose-proof-line", proof.line.to_string()),
        ("oppose-proof-hash", proof.hash.clone()),
    ];
    let facts = facts.into_iter().map(|(id, value)| pen.say(id).map(|name| (name, value)));
    let title = pen.say("oppose-proof-title")?;
    let sheet = Letter {
        sender: vec![settings.name.clone(), pen.say("letter-from")?],
        recipient: Vec::new(),
        date: pen.say("letter-date")?,
        title: title.clone(),
        blocks: vec![
            pen.paragraph("oppose-proof-about")?,
            Block::Facts(facts.collect::<Result<_, _>>()?),
            pen.paragraph("oppose-proof-check")?,
        ],
    };
    Ok(letter::write(&[sheet], &Options { title, language: lang.tag().to_owned() })?)
}

/// A day as it is spoken.
fn spoken(words: &Words, lang: Lang, day: Date) -> Result<String, NoWords> {
    let number = |number: i8| Arg::from(u64::try_from(number).unwrap_or_default());
    let args = [
        ("day".to_owned(), number(day.day())),
        ("month".to_owned(), number(day.month())),
        ("year".to_owned(), Arg::from(day.year().to_string())),
    ];
    words.say(lang, "date-long", &Args::from(args))
}

/// An address as one types it.
fn shown_url(url: &str) -> String {
    url.strip_prefix("https://").unwrap_or(url).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use carnet_core::identity::{Sex, Traits};

    fn told(child: bool) -> announce::Letter {
        announce::Letter {
            traits: Traits {
                birth_name: "SANTONI".into(),
                given_names: vec!["Paul".into()],
                birth_date: Date::constant(1964, 3, 14),
                sex: Sex::Male,
                used_name: None,
                used_given_name: None,
                birth_place: None,
            },
            child,
            address: vec!["12 rue de l’Œuvre".into(), "43000 LE PUY-EN-VELAY".into()],
            code: "ABC9-AFGH-JKLM".into(),
            reference: Reference::of(carnet_core::id::RecordId::from_uuid(uuid::Uuid::nil()), 3),
            sent: Date::constant(2026, 3, 2),
            last_day: Date::constant(2026, 4, 12),
        }
    }

    #[test]
    fn a_letter_says_all_that_it_must_on_one_sheet() {
        let words = Words::load().unwrap();
        for support in [None, Some("01 99 00 34 22".to_owned())] {
            let settings = Settings {
                base_url: "https://carnet.example.org".into(),
                name: "Carnet".into(),
                support,
                terms: "1".into(),
            };
            for (lang, child) in
                [(Lang::Fr, false), (Lang::Fr, true), (Lang::En, false), (Lang::En, true)]
            {
                let letter = announcement(&words, lang, &settings, &told(child)).unwrap();
                let told = format!("{letter:?}");
                for part in [
                    "ABC9-AFGH-JKLM",
                    "carnet.example.org/activer",
                    "carnet.example.org/opposition",
                    "12",
                    "13",
                ] {
                    assert!(told.contains(part), "{part} in {told}");
                }
                assert!(letter.recipient.first().unwrap().contains("AAAAAAAA-AD"), "the reference");
                assert_eq!(letter.recipient.get(1).unwrap().contains("SANTONI"), !child);
                let file = letter::write(&[letter], &options(&words, lang).unwrap()).unwrap();
                let pages = file.windows(10).filter(|part| part == b"/Type/Page").count();
                let tree = file.windows(11).filter(|part| part == b"/Type/Pages").count();
                assert!(
                    (1..=2).contains(&(pages - tree)),
                    "{lang:?} {child}: one sheet, both sides"
                );
            }
        }
    }
}
