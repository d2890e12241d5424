use carnet_app::account::code::Given;
use carnet_app::clock::{Chance, Clock};
use carnet_app::document::list::{self, Filter};
use carnet_app::outbox::{Keep, Outbox};
use carnet_app::{App, Outside, Settings, export, history};
use carnet_core::access::Gate;
use carnet_store::{Config, ContentPlace, Engine, KeyRing, LogConfig, Store};
use jiff::civil::date;
use tempfile::TempDir;

use super::*;
use crate::population::generate;

async fn service(folder: &TempDir) -> Arc<App> {
    let place = folder.path().to_owned();
    let store = Store::open(Config {
        engine: Engine::Sqlite { folder: place.clone() },
        content: ContentPlace::Embedded { folder: place.clone() },
        key_ring: KeyRing::generate(),
        log: LogConfig {
            folder: place.join("log"),
            origin: "carnet.example/journal".to_owned(),
            lock_file: place.join("log-lock"),
        },
    });
    let now = super::super::life::instant(date(2026, 3, 2), 9, 0);
    let settings = Settings {
        base_url: "http://carnet.example".to_owned(),
        name: "Carnet".to_owned(),
        support: None,
        terms: "1".to_owned(),
    };
    let outbox = Outbox::new(Keep::Recent, |_| Ok(()));
    App::new(
        store.await.unwrap(),
        Gate::shipped(),
        settings,
        Clock::new(move || now),
        Chance::from_number(42),
        // Nothing here opens a PDF: there is no program to do it with.
        Outside { outbox, pdf: crate::pdf::reader_of("carnet".into()) },
    )
}

#[tokio::test]
async fn a_population_settles_and_its_histories_are_true() {
    let folder = tempfile::tempdir().unwrap();
    let app = service(&folder).await;
    let cx = app.cx();
    let population = generate(42, 2, date(2026, 3, 2));
    let mut told = Vec::new();
    let mut progress = |done: usize, total: usize| told.push((done, total));
    let settled = settle(&cx, &population, &mut progress).await.unwrap();
    assert!(told.is_sorted() && told.last() == Some(&(6, 6)), "{told:?}");
    assert_eq!(settled.people.len(), 6);
    let planned: usize = population.people.iter().map(|person| person.documents().len()).sum();
    assert_eq!(settled.documents, planned);

    let martine = population.people.first().unwrap();
    let login = martine.login.as_deref().unwrap();
    let caller = carnet_app::guard::Caller::default();
    let sent = account::sign_in::password(&cx, &caller, login, PASSWORD).await.unwrap();
    let code = cx.outbox().recent().first().unwrap().args.first().unwrap().1.clone();
    let opened = account::code::check(&cx, &caller, &sent.token, Given::Code(&code)).await.unwrap();
    let found = carnet_app::session::visitor(&cx, &opened.token).await.unwrap().unwrap();
    let carnet_app::session::Visitor::Citizen(account) = found.0 else { panic!("a citizen") };
    let space = settled.people.first().unwrap().space;
    assert_eq!(account.space, space);
    let citizen = Citizen {
        account: account.id,
        space,
        name: account.name,
        assurance: Assurance::Substantial,
    };
    let visit = Visit { actor: Actor::Holder(citizen), purpose: Purpose::Own, space };

    let ankle = Filter { words: Some("cheville".to_owned()), ..Filter::default() };
    let listing = list::list(&cx, &visit, &ankle).await.unwrap();
    assert_eq!(listing.documents.len(), 2, "her two documents of 2020");
    let lines = history::read(&cx, &visit, &history::Filter::default()).await.unwrap().lines;
    let order: Vec<_> = lines.iter().map(|line| line.at).collect();
    assert!(order.is_sorted_by(|later, earlier| later >= earlier), "time goes one way");
    let export = export::build(&cx, &visit).await.unwrap();
    let mut file = |path: &str| {
        export.files.iter().find(|file| file.path == path).map(|file| file.bytes.clone())
    };
    let report = carnet_ledger::verify::verify(&export.ledger.to_json().unwrap(), &mut file, None);
    assert!(report.holds(), "{:?}", report.faults);
    let documents = u64::try_from(martine.documents().len()).unwrap();
    assert_eq!(report.documents.checked, documents);

    let file = folder.path().join("export.zip");
    std::fs::write(&file, export::archive::zip(&export, &[]).unwrap()).unwrap();
    let args = crate::verify::Args { export: file, key: None };
    assert_eq!(crate::verify::run(&args), std::process::ExitCode::SUCCESS);
}
