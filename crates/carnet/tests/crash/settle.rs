//! People with their spaces and accounts, and the software that feeds them, as an operator makes them.

use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex};

use crate::load::World;
use crate::model::Model;
use crate::people::{Identity, PASSWORD};
use crate::place::Place;
use crate::server::Server;
use crate::visitor::{Holder, Software};

/// Makes everybody, starts the server and lets everybody in.
pub(crate) async fn settle<const N: usize>(
    place: &Place,
    people: [Identity; N],
) -> (Arc<World>, Box<Server>) {
    for who in &people {
        let words = space_words(who);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let made = place.admin(&words, None).await;
        let wrong = String::from_utf8_lossy(&made.stderr);
        // Made by a command that failed afterwards: then it is there, and once.
        assert!(made.status.success() || wrong.contains("space.exists"), "{wrong}");
        let password = place.path("password");
        std::fs::write(&password, PASSWORD).unwrap();
        let words = account_words(who, password.to_str().unwrap());
        place.administer(&words.iter().map(String::as_str).collect::<Vec<_>>()).await;
    }
    let software = Software::register(place).await;
    let server = Server::serving(place).await;
    software.renew().await.unwrap();
    let mut holders = Vec::new();
    for who in people {
        let holder = Holder::sign_in(place, &who).await;
        holders.push((who, holder));
    }
    let journal = Mutex::new(std::fs::File::create(place.path("journal")).unwrap());
    let (model, numbers) = (Mutex::<Model>::default(), AtomicU32::new(1));
    (Arc::new(World { software, people: holders, model, numbers, journal }), server)
}

pub(crate) fn space_words(who: &Identity) -> Vec<String> {
    let traits = who.traits();
    vec![
        "create-space".to_owned(),
        format!("--ins={}", who.ins.matricule()),
        format!("--oid={}", who.ins.domain().oid()),
        format!("--family={}", traits.birth_name),
        format!("--given={}", traits.given_names.join(" ")),
        format!("--birth={}", traits.birth_date),
        format!("--sex={}", format!("{:?}", traits.sex).to_lowercase()),
        format!("--email={}", who.contact().email.unwrap()),
        "--active".to_owned(),
    ]
}

fn account_words(who: &Identity, password: &str) -> Vec<String> {
    vec![
        "create-account".to_owned(),
        format!("--ins={}", who.ins.matricule()),
        format!("--oid={}", who.ins.domain().oid()),
        format!("--login={}", who.login),
        format!("--password-file={password}"),
        format!("--name={}", who.traits().display_name()),
        format!("--email={}", who.contact().email.unwrap()),
    ]
}
