//! Pages of the holder of a space.

mod account;
mod add;
mod document;
mod documents;
mod export;
mod history;
mod home;
mod notices;
mod professionals;
mod settings;
mod view_as;

pub use account::{Channel, Code, SignIn};
pub use add::{Add, KindGroup, Visibility};
pub use document::{DocumentPage, Seer, Seers, Sees};
pub use documents::Documents;
pub use export::Export;
pub use history::{DocumentLink, History, HistoryDay, HistoryLine, HistoryOutcome};
pub use home::{NextStep, SpaceHome};
pub use notices::{By, Fate, NoticePage, NoticeRow, Notices};
pub use professionals::{Authorised, Blocked, Professionals};
pub use settings::{Settings, Toggle};
pub use view_as::{Eyes, Judged, Side, Sight, ViewAs};
