//! The house rules, applied to the repository.

use std::sync::LazyLock;

use tidy::rules::{
    codes, crates, docs, leftovers, machine, names, purity, reach, samples, scripts, size, sql,
    styles, templates, words,
};
use tidy::tree::Tree;

static TREE: LazyLock<Tree> = LazyLock::new(Tree::read);

/// Fails with what is wrong and how to mend it.
fn hold(found: &[String], fix: &str) {
    assert!(found.is_empty(), "\n{}\n\nHow to mend: {fix}\n", found.join("\n"));
}

#[test]
fn crates_follow_the_golden_graph() {
    hold(
        &crates::follow_the_golden_graph(&TREE),
        "remove the new dependency; if the architecture really changes, edit `golden/crates.txt` by hand and say why in an ADR",
    );
}

#[test]
fn crates_share_lints_and_versions() {
    hold(
        &crates::share_lints_and_versions(&TREE),
        "write `[lints] workspace = true`, no `[features]`, and put each version and feature under `[workspace.dependencies]` of the root's Cargo.toml",
    );
}

#[test]
fn purity_keep_pure_crates_pure() {
    hold(
        &purity::keep_pure_crates_pure(&TREE),
        "take the instant, the random bytes or the file's content as an argument; input and output belong to carnet-store, carnet-http or the binary",
    );
}

#[test]
fn purity_keep_names_in_their_rooms() {
    hold(
        &purity::keep_names_in_their_rooms(&TREE),
        "move the code to the crate that owns this name (docs/ARCHITECTURE.md says which), or call what that crate offers",
    );
}

#[test]
fn sql_stay_in_the_store() {
    hold(
        &sql::stay_in_the_store(&TREE),
        "move the statement into carnet-store and call it through `Store`",
    );
}

#[test]
fn size_functions_are_short() {
    hold(
        &size::functions_are_short(&TREE),
        "split the function; `tidy/ratchets/functions.txt` (path, name, lines) may only shrink",
    );
}

#[test]
fn size_files_are_short() {
    hold(
        &size::files_are_short(&TREE),
        "split the file by reason to change; `tidy/ratchets/files.txt` (path, lines) may only shrink",
    );
}

#[test]
fn names_say_what_is_inside() {
    hold(
        &names::say_what_is_inside(&TREE),
        "name the file after what it does; a module's root is `name.rs` beside the folder `name/`, not `mod.rs`",
    );
}

#[test]
fn leftovers_are_swept() {
    hold(
        &leftovers::are_swept(&TREE),
        "finish it, or file an issue and write its number behind the word `TODO`; a test that cannot pass is fixed or removed",
    );
}

#[test]
fn leftovers_exceptions_have_reasons() {
    hold(
        &leftovers::exceptions_have_reasons(&TREE),
        "write `#[expect(lint, reason = \"…\")]`; `expect` warns when it is no longer needed",
    );
}

#[test]
fn machine_is_not_named() {
    hold(
        &machine::is_not_named(&TREE),
        "use a path relative to the repository and the package manager's own default registry",
    );
}

#[test]
fn reach_every_module_is_declared() {
    hold(
        &reach::every_module_is_declared(&TREE),
        "declare the module in its parent, or delete the file",
    );
}

#[test]
fn reach_every_template_and_asset_is_used() {
    hold(&reach::every_template_and_asset_is_used(&TREE), "use the file, or delete it");
}

#[test]
fn codes_are_unique() {
    hold(&codes::are_unique(&TREE), "give one of the two errors a code of its own, `room.what`");
}

#[test]
fn codes_have_sentences() {
    hold(
        &codes::have_sentences(&TREE),
        "add the message to `crates/carnet-http/locales/fr` and `en`: what happened, `.why`, and `.next` for what to do",
    );
}

#[test]
fn words_are_the_same_in_both_languages() {
    hold(
        &words::are_the_same_in_both_languages(&TREE),
        "write the missing sentence or argument in the other language, once",
    );
}

#[test]
fn words_are_there_when_asked_for() {
    hold(
        &words::are_there_when_asked_for(&TREE),
        "add the message to both locales, or correct the id",
    );
}

#[test]
fn words_are_used() {
    hold(&words::are_used(&TREE), "remove the message from both locales, or use it");
}

#[test]
fn templates_fit_the_security_policy() {
    hold(
        &templates::fit_the_security_policy(&TREE),
        "move styles to the style sheets, scripts to a module under `crates/carnet-http/assets`, and serve every file ourselves",
    );
}

#[test]
fn templates_have_no_prose() {
    hold(
        &templates::have_no_prose(&TREE),
        "put the words into both locales and write `{{ t('id') }}`",
    );
}

#[test]
fn styles_define_what_is_used() {
    hold(
        &styles::define_what_is_used(&TREE),
        "define the class in the components' style sheet, or use one that exists",
    );
}

#[test]
fn styles_use_what_is_defined() {
    hold(&styles::use_what_is_defined(&TREE), "remove the class from the style sheet, or use it");
}

#[test]
fn docs_name_every_crate() {
    hold(
        &docs::name_every_crate(&TREE),
        "add a line on the crate: what it is for and what it may not do",
    );
}

#[test]
fn docs_name_paths_that_exist() {
    hold(&docs::name_paths_that_exist(&TREE), "correct the path, or remove the sentence");
}

#[test]
fn scripts_touch_the_page_gently() {
    hold(
        &scripts::touch_the_page_gently(&TREE),
        "build elements and set their text; listen with `addEventListener`; ask only this service",
    );
}

#[test]
fn samples_components_are_whole() {
    hold(
        &samples::components_are_whole(&TREE),
        "give the component its template, its styles and examples of all its states",
    );
}

#[test]
fn samples_every_page_has_one() {
    hold(
        &samples::every_page_has_one(&TREE),
        "add the page in each of its states to `crates/carnet-http/src/page/tests`",
    );
}
