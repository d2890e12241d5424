//! One parameter as a test of a submission set.

use carnet_core::document::Submission;

use super::filter::{DateField, Filter, TextField, Token, TokenField, agrees, names};
use crate::fhir::identifier;

impl Filter {
    /// True when the submission set passes.
    pub(super) fn submission(&self, submission: &Submission) -> bool {
        match self {
            Self::Token(field, tokens) => {
                tokens.iter().any(|token| is_in(token, *field, submission))
            }
            Self::Date(DateField::Date | DateField::LastUpdated, tests) => {
                let at = Some(submission.submitted);
                tests.iter().any(|test| test.holds(at, at))
            }
            Self::Text(TextField::Title, mode, texts) => {
                let title = submission.title.as_deref().unwrap_or_default();
                texts.iter().any(|text| agrees(*mode, title, text))
            }
            Self::Text(field, mode, texts) => {
                texts.iter().any(|text| names(*field, *mode, &submission.author, text))
            }
            Self::Date(..) | Self::Id(_) | Self::RelatesTo(_) => false,
        }
    }
}

fn is_in(token: &Token, field: TokenField, submission: &Submission) -> bool {
    match field {
        // Folders are not kept: a search for them finds nothing.
        TokenField::ListCode => token.is_word("submissionset"),
        TokenField::Status => token.is_word("current"),
        TokenField::Archived => token.is_word("false"),
        TokenField::Identifier => {
            let entry = identifier::urn(submission.id.uuid());
            token.identifies(|text| identifier::same(text, &submission.unique_id) || text == entry)
                || token.ends(&submission.unique_id)
        }
        TokenField::Designation => {
            submission.designation.as_ref().is_some_and(|code| token.is(code))
        }
        TokenField::SourceId => submission.source_id.as_deref().is_some_and(|source| {
            source == token.raw
                || token.ends(source)
                || token.identifies(|text| identifier::same(text, source))
        }),
        TokenField::Author => token.is_author(&submission.author),
        TokenField::Organization => {
            submission.author.structure.as_ref().is_some_and(|own| token.is_structure(own))
        }
        _ => false,
    }
}
