//! The categories a person sees their documents under.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Set};
use super::table::embedded;
use crate::record::named;

named! {
    /// A category of the portal, in the order of the screen.
    Category {
        /// Ma santé en résumé.
        Summary => "summary",
        /// Ordonnances et soins.
        Care => "care",
        /// Comptes rendus.
        Reports => "reports",
        /// Résultats de biologie.
        Laboratory => "laboratory",
        /// Radio, écho, scanner, IRM.
        Imaging => "imaging",
        /// Prévention et dépistages.
        Prevention => "prevention",
        /// Certificats médicaux.
        Certificates => "certificates",
        /// Pièces administratives.
        Administrative => "administrative",
        /// Autres documents.
        Other => "other",
    }
}

static CATEGORIES: LazyLock<Set> = LazyLock::new(|| {
    embedded(Set::read(include_str!("../../../../data/valuesets/categories.csv")))
});

impl Category {
    /// The name on the screen, in French.
    pub fn label_fr(self) -> &'static str {
        self.entry().map_or(self.as_str(), |entry| entry.label_fr)
    }

    /// The name on the screen, in English.
    pub fn label_en(self) -> &'static str {
        self.entry().map_or(self.as_str(), |entry| entry.label_en)
    }

    fn entry(self) -> Option<&'static Entry> {
        CATEGORIES.get(self.as_str())
    }

    /// Code of the type that a document gets when the holder adds it under this category.
    pub(super) const fn upload_type(self) -> &'static str {
        match self {
            Self::Summary => "DOCPAT01",
            Self::Care => "DOCPAT02",
            Self::Reports => "DOCPAT03",
            Self::Imaging => "DOCPAT04",
            Self::Laboratory => "DOCPAT05",
            Self::Prevention => "DOCPAT06",
            Self::Certificates => "DOCPAT07",
            Self::Administrative => "DOCPAT09",
            Self::Other => "EXPPAT_2",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_and_the_type_name_the_same_categories_in_the_same_order() {
        let table: Vec<_> = CATEGORIES.entries().iter().map(|entry| entry.code).collect();
        let ours: Vec<_> = Category::ALL.iter().map(|category| category.as_str()).collect();
        assert_eq!(table, ours);
        assert_eq!(Category::Imaging.label_fr(), "Radio, écho, scanner, IRM");
        assert_eq!(Category::Imaging.label_en(), "X-ray, ultrasound, CT, MRI");
    }
}
