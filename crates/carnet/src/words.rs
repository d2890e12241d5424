//! The language of commands: French first, English when the environment asks for it.

use carnet_http::page::Lang;

/// The language of `LC_ALL`, `LC_MESSAGES` or `LANG`; French when none says otherwise.
pub fn lang() -> Lang {
    let set =
        |name: &str| std::env::var_os(name)?.into_string().ok().filter(|text| !text.is_empty());
    let found = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"));
    found.and_then(|text| Lang::from_tag(&text)).unwrap_or_default()
}
