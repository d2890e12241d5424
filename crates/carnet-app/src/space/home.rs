//! What an owner, or a professional, sees first.

use carnet_core::access::{Action, Target};
use carnet_core::document::Document;
use carnet_core::notice::Notice;
use carnet_core::space::{Authorisation, Block, Space};
use carnet_store::Load;

use crate::authorise::{Visit, disclose};
use crate::context::Cx;
use crate::error::Result;

/// The space as its visitor may see it.
#[derive(Debug, Clone)]
pub struct Home {
    /// Identity and settings.
    pub space: Space,
    /// Documents they may see, newest act first.
    pub documents: Vec<Document>,
    /// Notices, newest first (holder only).
    pub notices: Vec<Notice>,
    /// Professionals who may read.
    pub authorisations: Vec<Authorisation>,
    /// Professionals shut out.
    pub blocks: Vec<Block>,
}

impl Home {
    /// How many notices are unread.
    pub fn unread(&self) -> usize {
        self.notices.iter().filter(|notice| notice.read.is_none()).count()
    }
}

/// Opens the space for a visitor.
pub async fn home(cx: &Cx, visit: &Visit) -> Result<Home> {
    let opened = disclose(cx, visit, Load::WithNotices, Action::Open, Target::Space).await?;
    let mut documents: Vec<Document> = opened.documents().to_vec();
    documents.sort_by_key(|document| std::cmp::Reverse(document.description.service.start));
    let mut notices: Vec<Notice> = opened.notices().to_vec();
    notices.sort_by_key(|notice| std::cmp::Reverse(notice.at));
    let space = opened.space().clone();
    Ok(Home {
        space,
        documents,
        notices,
        authorisations: opened.authorisations().to_vec(),
        blocks: opened.blocks().to_vec(),
    })
}
