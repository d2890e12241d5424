//! Long lists, page by page.

use serde::Serialize;

/// Where we are in a long list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paging {
    /// This page, from 1.
    pub page: u64,
    /// How many pages; at least 1.
    pub pages: u64,
    /// Rank of the first row shown; 0 when there is none.
    pub first: u64,
    /// Rank of the last row shown.
    pub last: u64,
    /// How many rows in all.
    pub total: u64,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
}

impl Paging {
    /// The place of `page` in `total` rows; `address` is the page's own, with its filters, without `page`.
    pub fn new(page: u64, per_page: u64, total: u64, address: &str) -> Self {
        let per_page = per_page.max(1);
        let pages = total.div_ceil(per_page).max(1);
        let page = page.clamp(1, pages);
        let joint = if address.contains('?') { '&' } else { '?' };
        let to = |page: u64| format!("{address}{joint}page={page}");
        Self {
            page,
            pages,
            first: if total == 0 { 0 } else { (page - 1) * per_page + 1 },
            last: (page * per_page).min(total),
            total,
            previous: (page > 1).then(|| to(page - 1)),
            next: (page < pages).then(|| to(page + 1)),
        }
    }

    /// How many rows come before this page.
    pub fn skipped(&self) -> u64 {
        self.first.saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_page_is_short() {
        let paging = Paging::new(3, 20, 45, "/espace/documents?q=tsh");
        assert_eq!((paging.first, paging.last, paging.pages), (41, 45, 3));
        assert_eq!(paging.previous.as_deref(), Some("/espace/documents?q=tsh&page=2"));
        assert_eq!(paging.next, None);
    }

    #[test]
    fn a_page_that_does_not_exist_is_the_nearest_one() {
        assert_eq!(Paging::new(9, 20, 0, "/x").page, 1);
        assert_eq!(Paging::new(9, 20, 0, "/x").first, 0);
        assert_eq!(Paging::new(0, 20, 21, "/x").next.as_deref(), Some("/x?page=2"));
    }
}
