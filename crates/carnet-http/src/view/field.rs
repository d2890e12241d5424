//! Fields of forms: choices and what is wrong with an answer.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::page::{Arg, Args};

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads, already in words.
    pub label: String,
    /// Chosen now.
    pub selected: bool,
}

impl Choice {
    /// A choice, selected when its value is the current one.
    pub fn new(value: &str, label: &str, current: &str) -> Self {
        Self {
            value: value.to_owned(),
            label: label.to_owned(),
            selected: value == current && !value.is_empty(),
        }
    }
}

/// What is wrong with one answer. Pages that carry any are served with status 422.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// Name of the field, as in the form.
    pub field: String,
    /// Message of the locales, whole id.
    pub message: String,
    /// Its arguments.
    pub args: Args,
}

impl FieldError {
    /// One of the mistakes our own forms know: `FieldError::new("code", Mistake::CodeWrong)`.
    pub fn new(field: &str, mistake: Mistake) -> Self {
        Self {
            field: field.to_owned(),
            message: format!("mistake-{}", mistake.name()),
            args: BTreeMap::new(),
        }
    }

    /// An error that came from below, by its stable code (`ins.key`): its sentence `error-<code>` is shown.
    pub fn coded(field: &str, code: &str) -> Self {
        Self {
            field: field.to_owned(),
            message: format!("error-{}", code.replace('.', "-")),
            args: BTreeMap::new(),
        }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }
}

macro_rules! mistakes {
    ($($(#[$doc:meta])* $variant:ident => $name:literal),+ $(,)?) => {
        /// The mistakes one can make in our forms.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Mistake {
            $($(#[$doc])* $variant,)+
        }

        impl Mistake {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// End of the message id.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

mistakes! {
    /// No login.
    LoginMissing => "login-missing",
    /// No password.
    PasswordMissing => "password-missing",
    /// Not a birth date.
    BirthShape => "birth-shape",
    /// The terms are not accepted.
    TermsMissing => "terms-missing",
    /// No new password.
    PasswordNew => "password-new",
    /// The new password, typed twice, differs.
    PasswordDiffers => "password-differs",
    /// Login and password do not go together. Shown on `login`; says nothing about which is wrong.
    CredentialsWrong => "credentials-wrong",
    /// Too many attempts. Argument `minutes`.
    TooManyAttempts => "too-many-attempts",
    /// The code is not six digits.
    CodeShape => "code-shape",
    /// The code is not the one sent. Argument `left`.
    CodeWrong => "code-wrong",
    /// The code an app shows, given a second time. Argument `left`.
    CodeUsed => "code-used",
    /// Not twelve letters and digits.
    BackupShape => "backup-shape",
    /// Not a backup code that is left. Argument `left`.
    BackupWrong => "backup-wrong",
    /// The code is too old.
    CodeOver => "code-over",
    /// A code was sent again often enough.
    CodeAgain => "code-again",
    /// No file.
    FileMissing => "file-missing",
    /// Too large a file. Arguments `limit` (already in words).
    FileTooLarge => "file-too-large",
    /// Too many bytes in all. Argument `limit` (megabytes).
    FilesTooLarge => "files-too-large",
    /// A kind of file we do not take.
    FileKind => "file-kind",
    /// No title.
    TitleMissing => "title-missing",
    /// Too long a title. Argument `limit`.
    TitleTooLong => "title-too-long",
    /// No date.
    DateMissing => "date-missing",
    /// Not a date.
    DateShape => "date-shape",
    /// A date to come.
    DateFuture => "date-future",
    /// The end of a period comes before its beginning.
    PeriodReversed => "period-reversed",
    /// No type chosen.
    KindMissing => "kind-missing",
    /// No problem chosen.
    ProblemMissing => "problem-missing",
    /// No visibility chosen.
    VisibilityMissing => "visibility-missing",
    /// Neither text nor file.
    ContentMissing => "content-missing",
    /// Text and file at once.
    ContentTwice => "content-twice",
    /// No INS.
    InsMissing => "ins-missing",
    /// No patient of that INS can be opened. Existence is not said.
    InsUnknown => "ins-unknown",
    /// No ground for reading chosen.
    BasisMissing => "basis-missing",
    /// An emergency without its reason.
    ReasonMissing => "reason-missing",
    /// No situation chosen.
    SituationMissing => "situation-missing",
    /// No birth name.
    BirthNameMissing => "birth-name-missing",
    /// No reference of a letter.
    ReferencesMissing => "references-missing",
    /// Nobody chosen on the sandbox page.
    PersonMissing => "person-missing",
}
