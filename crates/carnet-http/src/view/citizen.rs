//! Pages of the holder of a space.

mod account;
mod acting;
mod add;
mod amend;
mod document;
mod documents;
mod export;
mod family;
mod folders;
mod history;
mod home;
mod leaving;
mod notices;
mod professionals;
mod selection;
mod settings;
mod sheet;
mod view_as;

pub use acting::{Invite, MandateRow, Where, WhoActs};
pub use account::{Backup, Code, SignIn};
pub use add::{Add, KindGroup, Visibility};
pub use amend::Amend;
pub use document::{
    DocumentPage, GonePage, Place, ReportPage, Reported, Seer, Seers, Sees, SickLeave,
};
pub use documents::{
    CategoryBox, CopyRow, Documents, Drawer, FolderTab, Month, OnlyBox, Sentence, ShelfFilters,
    ShelfRow, Tab, Year,
};
pub use export::Export;
pub use family::{ChildRow, FamilyDone, FamilyPage, Offer, Opened};
pub use folders::Folders;
pub use history::{
    DocumentLink, History, HistoryDay, HistoryGroup, HistoryLine, HistoryOutcome, OnlyDocument,
};
pub use home::{HomeLine, NextStep, ShortcutChoice, SpaceHome};
pub use leaving::{Leaving, Left as LeftSpace};
pub use notices::{By, Fate, NoticePage, NoticeRow, Notices};
pub use professionals::{Authorised, Blocked, Professionals};
pub use selection::{Chosen, Deed, Left, Selection};
pub use settings::{Settings, Toggle};
pub use sheet::{
    SheetContact, SheetForm, SheetFormat, SheetKept, SheetPage, SheetPerson, SheetShown, SheetText,
};
pub use view_as::{Eyes, Judged, Side, Sight, ViewAs};
