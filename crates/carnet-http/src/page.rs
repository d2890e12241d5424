//! Server-rendered pages: typed views, templates, words in two languages, assets.
//!
//! A handler builds a [`Frame`] (who looks, in which language) and a [`View`] (what is shown) and
//! calls [`Pages::render`]. Templates are strict: a field they name and the view lacks is an error.

mod assets;
mod dates;
mod design;
mod embedded;
mod engine;
mod frame;
pub(crate) mod gallery;
mod lang;
mod typography;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use minijinja::value::{Serde, Value};
use minijinja::{Environment, context};
use serde::Serialize;

pub use assets::Asset;
pub use frame::{Acting, Announced, DemoMode, Flash, Frame, Ground, OtherSpace, Theme, Who};
pub use lang::Lang;
pub use words::{Arg, Args, NoWords, Words};

use assets::Assets;

/// What one page shows; its fields are what the template may name as `view.…`.
pub trait View: Serialize {
    /// Path of the template under `templates/`.
    const TEMPLATE: &'static str;
}

/// Why pages could not be loaded or rendered. Never caused by a visitor.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// A template is wrong, or names what its view lacks.
    #[error("template: {0:#}")]
    Template(#[from] minijinja::Error),
    /// A translation file does not parse or names a message twice.
    #[error("words: {0}")]
    Words(String),
    /// The time zone database is missing.
    #[error("time zone: {0}")]
    Zone(#[from] jiff::Error),
}

/// Every page of the service, ready to render.
pub struct Pages {
    words: Arc<Words>,
    assets: Arc<Assets>,
    french: Environment<'static>,
    english: Environment<'static>,
}

impl std::fmt::Debug for Pages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages").field("assets", &self.assets).finish_non_exhaustive()
    }
}

impl Pages {
    /// Loads what the program carries: templates, words and assets.
    pub fn new() -> Result<Self, PageError> {
        let words = Arc::new(Words::load()?);
        let assets = Arc::new(Assets::load());
        let french = engine::environment(Lang::Fr, &words, &assets)?;
        let english = engine::environment(Lang::En, &words, &assets)?;
        Ok(Self { words, assets, french, english })
    }

    /// Renders a page to HTML.
    pub fn render<V: View>(&self, frame: &Frame, view: &V) -> Result<String, PageError> {
        let environment = match frame.lang {
            Lang::Fr => &self.french,
            Lang::En => &self.english,
        };
        let template = environment.get_template(V::TEMPLATE)?;
        let context = context! {
            frame => Value::from(Serde(frame)),
            view => Value::from(Serde(view)),
        };
        Ok(template.render(context)?)
    }

    /// The words, for what is not a page: a mail, an `OperationOutcome`.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The address of an asset by its plain name, like `app.css`.
    pub fn asset_url(&self, name: &str) -> Option<String> {
        self.assets.url(name)
    }

    /// An asset by its path under `/assets/`, like `app.1f2e3d4c.css`.
    pub fn asset(&self, path: &str) -> Option<&Asset> {
        self.assets.get(path)
    }
}
