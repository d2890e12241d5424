//! Sick-leave notices: put together in one folder, once, when the holder wants it.

use carnet_core::access::Facts;
use carnet_core::document::{Binder, Status};
use carnet_core::id::DocumentId;
use carnet_core::search::fold;
use carnet_store::Load;

use super::arrange::arrange;
use super::selection::SELECTED_MAX;
use crate::authorise::Visit;
use crate::context::Cx;
use crate::error::Result;

/// The type of a sick-leave notice (JDV_J07).
pub const SICK_LEAVE: &str = "PRESC-AAT";

/// Puts every sick-leave notice in force in one folder of that name, made if there is none; how many they are.
///
/// The offer is made once. The newest [`SELECTED_MAX`] are moved when there are more.
pub async fn file_all(cx: &Cx, visit: &Visit, folder_name: &str) -> Result<usize> {
    let vault = cx.store().load(visit.space, Load::Documents).await?;
    let mut ids = visible(cx, visit, vault.facts());
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.truncate(SELECTED_MAX);
    let fresh = cx.new_folder();
    let put = |binder: &mut Binder| {
        let there = binder.folders().iter().find(|it| fold(&it.name) == fold(folder_name));
        let folder = match there.map(|folder| folder.id) {
            Some(id) => id,
            None => binder.add_folder(fresh, folder_name).map(|()| fresh)?,
        };
        binder.answer_sick_leave(cx.now);
        ids.iter().try_for_each(|id| binder.file(*id, Some(folder)))
    };
    arrange(cx, visit, &ids, put).await?;
    Ok(ids.len())
}

/// The holder does not want it; they are not asked again.
pub async fn decline(cx: &Cx, visit: &Visit) -> Result<()> {
    let put = |binder: &mut Binder| {
        binder.answer_sick_leave(cx.now);
        Ok(())
    };
    arrange(cx, visit, &[], put).await
}

/// The sick-leave notices in force that the visitor may see.
pub(crate) fn visible(cx: &Cx, visit: &Visit, facts: &Facts) -> Vec<DocumentId> {
    let sees = |document: &&carnet_core::access::DocumentFacts| {
        cx.gate().visible(&visit.actor, &visit.purpose, document, facts, cx.now).is_ok()
    };
    let notices =
        facts.documents.iter().filter(|it| it.kind == SICK_LEAVE && it.status == Status::Current);
    notices.filter(sees).map(|document| document.id).collect()
}
