//! Documents as shown: a row of a list, and a whole sheet. Both doors use them.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::field::Choice;

macro_rules! categories {
    ($($(#[$doc:meta])* $variant:ident => $slug:literal),+ $(,)?) => {
        /// The drawers documents are kept in, in the order they are shown. Names: message `category-<slug>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub enum Category {
            $($(#[$doc])* #[serde(rename = $slug)] $variant,)+
        }

        impl Category {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Its name in addresses and messages.
            pub const fn slug(self) -> &'static str {
                match self {
                    $(Self::$variant => $slug,)+
                }
            }

            /// The category of that name.
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|category| category.slug() == slug)
            }
        }
    };
}

categories! {
    /// Ma santé en résumé.
    Summary => "synthese",
    /// Ordonnances et soins.
    Prescription => "ordonnance",
    /// Comptes rendus.
    Report => "compte-rendu",
    /// Résultats de biologie.
    Laboratory => "biologie",
    /// Radio, écho, scanner, IRM.
    Imaging => "imagerie",
    /// Prévention et dépistages.
    Prevention => "prevention",
    /// Certificats médicaux.
    Certificate => "certificat",
    /// Pièces administratives.
    Administrative => "administratif",
    /// Autres documents.
    Other => "autre",
}

/// Something to know about a document at a glance. Words: message `mark-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Not opened yet by the holder.
    New,
    /// Masqué aux professionnels.
    Masked,
    /// Put here by the holder.
    Own,
    /// Replaces an earlier version.
    Replaces,
    /// Replaced by a later version.
    Replaced,
    /// Withdrawn by its author.
    Withdrawn,
    /// Put away.
    Archived,
    /// Waiting for an announcement; professionals see this mark, the holder never sees the document.
    Announcement,
    /// Hidden from a minor's representatives.
    Secret,
    /// An administrative paper, told apart from health documents.
    Paper,
    /// Pinned by the holder.
    Pinned,
}

impl Mark {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::New,
        Self::Masked,
        Self::Own,
        Self::Replaces,
        Self::Replaced,
        Self::Withdrawn,
        Self::Archived,
        Self::Announcement,
        Self::Secret,
        Self::Paper,
        Self::Pinned,
    ];
}

/// A piece of text found by a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// True when it is what was searched for.
    pub hit: bool,
}

/// Who wrote a document, as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Byline {
    /// Name of the person, else of the machine; empty when only the structure is known.
    pub name: String,
    /// Profession and specialty, in words.
    pub role: Option<String>,
    /// Name of the structure.
    pub structure: Option<String>,
}

/// One document in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentRow {
    /// Where it opens.
    pub href: String,
    /// Title.
    pub title: String,
    /// Date of the act, else of the document.
    pub date: Timestamp,
    /// Drawer.
    pub category: Category,
    /// Type in words (JDV_J07).
    pub kind: String,
    /// Who wrote it; none when the holder did.
    pub author: Option<Byline>,
    /// What to know at a glance.
    pub marks: Vec<Mark>,
    /// Where the search found its words; empty without a search.
    pub pieces: Vec<Piece>,
}

/// A drawer and how many documents it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CategoryCount {
    /// Drawer.
    pub category: Category,
    /// How many documents the reader may see in it.
    pub count: u64,
    /// Address of the list with this filter.
    pub href: String,
    /// Chosen now.
    pub selected: bool,
}

/// The filters of a list, as typed. Names of the fields in addresses: `q`, `categorie`, `specialite`,
/// `auteur`, `du`, `au`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Filters {
    /// Words to search for.
    pub q: String,
    /// Drawers to choose from: only those that hold something.
    pub categories: Vec<Category>,
    /// The one chosen.
    pub category: Option<Category>,
    /// Specialties to choose from; empty on the holder's pages.
    pub specialties: Vec<Choice>,
    /// Authors to choose from.
    pub authors: Vec<Choice>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// How many filters are in force (words apart): more than none opens the panel.
    pub active: u64,
}

/// One document in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentSheet {
    /// Title.
    pub title: String,
    /// What to know at a glance.
    pub marks: Vec<Mark>,
    /// Drawer.
    pub category: Category,
    /// Type in words.
    pub kind: String,
    /// Date of the act.
    pub acted: Timestamp,
    /// When the document was made.
    pub created: Timestamp,
    /// When it arrived here.
    pub deposited: Timestamp,
    /// Who wrote it; empty when the holder did.
    pub authors: Vec<Byline>,
    /// Who put it here, when not its author.
    pub depositor: Option<Byline>,
    /// Comment of the author.
    pub comment: Option<String>,
    /// Media type of the bytes, `application/pdf`.
    pub media_type: String,
    /// Their size.
    pub size_bytes: u64,
    /// What can be shown here.
    pub preview: Preview,
    /// A PDF that asks for a password before it opens.
    pub locked: bool,
    /// Address of the bytes, shown in the page.
    pub file_href: String,
    /// Address of the bytes, saved.
    pub download_href: String,
    /// Versions the reader may open, newest first; fewer than two are not shown.
    pub versions: Vec<VersionRow>,
}

/// What can be shown of a document inside the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Preview {
    /// HTML that we wrote from a parsed document (`carnet_interop::cda::render`): trusted, not escaped.
    Structured {
        /// The HTML.
        html: String,
    },
    /// A PDF, from `file_href`.
    Pdf,
    /// A picture, from `file_href`.
    Picture,
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Nothing but the download.
    None,
}

/// One version of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionRow {
    /// Where it opens.
    pub href: String,
    /// When it arrived.
    pub deposited: Timestamp,
    /// It is the one on screen.
    pub here: bool,
    /// It is the one in force.
    pub current: bool,
}
