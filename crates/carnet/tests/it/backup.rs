//! The drill: a backup is taken while people write, with the commands of the manual, and put back elsewhere.

use std::path::{Path, PathBuf};

use carnet::backup::{BackupArgs, RestoreArgs, backup, restore};
use carnet_store::{Load, StoreError};
use tempfile::TempDir;

use crate::app::App;
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;

on_both_engines!(
    a_backup_taken_while_people_write_is_put_back,
    whoever_was_erased_stays_erased,
    a_damaged_backup_puts_nothing_back,
    a_log_that_was_cut_is_not_signed_in_silence,
);

/// The files of a backup of everything, where it is in files.
pub(crate) struct Saved {
    folder: TempDir,
    data: PathBuf,
    pub(crate) keys: Option<PathBuf>,
}

impl Saved {
    /// Those data, with other keys.
    pub(crate) fn with_keys(self, keys: Option<PathBuf>) -> Self {
        Self { keys, ..self }
    }
}

pub(crate) async fn save(app: &App) -> Saved {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("monday.data");
    let keys = app.is_embedded().then(|| folder.path().join("monday.keys"));
    let of = app.named(app.data());
    let args = BackupArgs { of, to: Some(data.clone()), keys_to: keys.clone() };
    backup(&args).await.unwrap();
    Saved { folder, data, keys }
}

/// The command that puts it back into a folder.
pub(crate) fn putting_back(app: &App, saved: &Saved, to: &Path) -> RestoreArgs {
    RestoreArgs {
        of: app.named(to),
        from: saved.data.clone(),
        keys: saved.keys.clone(),
        accept_shorter_log: false,
    }
}

async fn a_backup_taken_while_people_write_is_put_back(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let who = alice.who.identity.clone();
    let hospital = app.hospital().await;
    let draft =
        |number: u32| Paper::about(&who, number, &format!("Séjour {number}")).draft("Repos");
    for number in 1..=3 {
        hospital.publish(&draft(number)).await.is(201);
    }
    app.work().await;
    let saving = save(app);
    let writing = async {
        for number in 4..=12 {
            hospital.publish(&draft(number)).await.is(201);
            app.service.store().sequence(app.now()).await.unwrap();
        }
    };
    let (saved, ()) = tokio::join!(saving, writing);

    let elsewhere = tempfile::tempdir().unwrap();
    restore(&putting_back(app, &saved, elsewhere.path())).await.unwrap();
    app.move_to(elsewhere).await;
    let alice = alice.moved(app);
    let list = alice.get("/espace/documents").await.is(200);
    list.has("Séjour 1").has("Séjour 2").has("Séjour 3");
    if app.is_embedded() {
        // Whatever came in time is whole: every row has its bytes, and the archive its proofs.
        for document in alice.documents().await {
            alice.get(&document).await.is(200);
            alice.get(&format!("{document}/fichier?telecharger=1")).await.is(200);
        }
    }
    // It goes on where it stopped; what was lost can be sent again.
    let hospital = hospital.moved(app).await;
    let again = hospital.publish(&draft(12)).await;
    assert!([200, 201].contains(&again.status), "{}", again.text());
    app.work().await;
    if !app.is_embedded() {
        // Rows in PostgreSQL were not put back: they name bytes that came after the copy, and an export says so.
        app.forget(alice.who.space);
    }
}

async fn whoever_was_erased_stays_erased(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let bruno = app.holder(people::bruno()).await;
    let saved = save(app).await;
    app.service.store().erase(bruno.who.space).await.unwrap();
    // Older data, later keys.
    let later = save(app).await;
    let saved = saved.with_keys(later.keys.clone());
    let elsewhere = tempfile::tempdir().unwrap();
    restore(&putting_back(app, &saved, elsewhere.path())).await.unwrap();
    app.move_to(elsewhere).await;
    let found = app.service.store().load(bruno.who.space, Load::Everything).await;
    assert!(matches!(found, Err(StoreError::Erased { .. })), "{found:?}");
    alice.moved(app).get("/espace").await.is(200);
    app.forget(bruno.who.space);
}

async fn a_damaged_backup_puts_nothing_back(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    let hospital = app.hospital().await;
    hospital.publish(&Paper::about(&alice.who.identity, 1, "Séjour").draft("Repos")).await.is(201);
    app.work().await;
    let saved = save(app).await;
    // Over data that are there, nothing is put back.
    let over = restore(&putting_back(app, &saved, app.data())).await.unwrap_err();
    assert!(over.to_string().contains("is there already"), "{over}");

    let whole = std::fs::read(&saved.data).unwrap();
    let flipped = |position: usize| {
        let mut bytes = whole.clone();
        bytes[position] ^= 1;
        bytes
    };
    let (middle, last) = (whole.len() / 2, whole.len() - 1);
    for bytes in [flipped(0), flipped(40), flipped(middle), flipped(last), whole[..middle].to_vec()]
    {
        std::fs::write(&saved.data, bytes).unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        restore(&putting_back(app, &saved, elsewhere.path())).await.unwrap_err();
        assert!(!elsewhere.path().join("content.db").exists(), "nothing is in place");
        assert!(!elsewhere.path().join("carnet.db").exists(), "nothing is in place");
    }
    std::fs::write(&saved.data, &whole).unwrap();
    let clear = |word: &str| whole.windows(word.len()).any(|piece| piece == word.as_bytes());
    assert!(!clear("SQLite format 3") && !clear("checkpoint"), "nothing of it is in the clear");
    if let Some(keys) = &saved.keys {
        // Keys are not data.
        let elsewhere = tempfile::tempdir().unwrap();
        let args =
            RestoreArgs { from: keys.clone(), ..putting_back(app, &saved, elsewhere.path()) };
        restore(&args).await.unwrap_err();
    }
    assert_eq!(
        std::fs::read_dir(saved.folder.path()).unwrap().count(),
        1 + usize::from(saved.keys.is_some())
    );
}

async fn a_log_that_was_cut_is_not_signed_in_silence(app: &mut App) {
    let alice = app.holder(people::alice()).await;
    app.work().await;
    let saved = save(app).await;
    alice.get("/espace/documents").await.is(200);
    app.work().await;
    // The machine kept the signer's lock, and nothing else.
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::copy(app.data().join("log-lock"), elsewhere.path().join("log-lock")).unwrap();
    let refused = restore(&putting_back(app, &saved, elsewhere.path())).await.unwrap_err();
    assert!(refused.to_string().contains("lines were signed"), "{refused}");
    let accepted =
        RestoreArgs { accept_shorter_log: true, ..putting_back(app, &saved, elsewhere.path()) };
    restore(&accepted).await.unwrap();
    app.move_to(elsewhere).await;
    app.work().await;
    alice.moved(app).get("/espace").await.is(200);
}
