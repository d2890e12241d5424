//! Mails leave through a real mail server: in time, in order, whatever dies or is away meanwhile.

use std::time::Duration;

use rig::mail::MailServer;
use tokio::time::{interval, timeout};

use crate::people::{self, Identity};
use crate::place::{Engine, Place};
use crate::server::Server;
use crate::settle::settle;
use crate::visitor::Holder;

const PATIENCE: Duration = Duration::from_secs(20);

/// An installation whose mails go to a server on this port.
fn place(port: u16) -> Place {
    let place = Place::new(Engine::Sqlite);
    let file = place.path("carnet.toml");
    let config = std::fs::read_to_string(&file).unwrap();
    let smtp = format!(
        "[smtp]\nhost = \"127.0.0.1\"\nport = {port}\ntls = \"none\"\nfrom = \"carnet@exemple.fr\"\n"
    );
    std::fs::write(file, format!("{config}{smtp}")).unwrap();
    place
}

/// Waits until the mailbox holds so many mails to somebody, and gives them.
async fn arrived(post: &MailServer, to: &str, count: usize) -> Vec<String> {
    let mut beat = interval(Duration::from_millis(20));
    let found = timeout(PATIENCE, async {
        loop {
            beat.tick().await;
            let mails = post.mails().into_iter();
            let theirs: Vec<String> =
                mails.filter(|mail| mail.contains(&format!("To: {to}"))).collect();
            if theirs.len() >= count {
                return theirs;
            }
        }
    });
    found.await.unwrap_or_else(|_| panic!("{count} mails to {to}: {:?}", post.mails()))
}

fn address(who: &Identity) -> String {
    who.contact().email.unwrap()
}

fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let line = mail.lines().find(|line| line.starts_with(name));
    line.unwrap_or_else(|| panic!("no {name} in\n{mail}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_arrives_by_mail_whatever_died_meanwhile() {
    let mailbox = tempfile::tempdir().unwrap();
    let Some(post) = MailServer::start(&mailbox.path().join("mails"), 0) else { return };
    let (port, alice) = (post.port(), people::alice());
    let place = place(port);
    // Each sign-in asks for a code; everybody's first one is asked for here.
    let (_, server) = settle(&place, [alice.clone(), people::bruno()]).await;
    let mails = arrived(&post, &address(&alice), 1).await;
    header(&mails[0], "Subject: ");
    assert!(header(&mails[0], "From: ").contains("Carnet <carnet@exemple.fr>"));
    assert!(header(&mails[0], "Auto-Submitted: ").contains("auto-generated"));
    arrived(&post, &address(&people::bruno()), 1).await;

    // The mail server is away: codes are still given, and nothing is lost when ours is killed.
    drop(post);
    Holder::sign_in(&place, &alice).await;
    server.kill().await;
    let server = Server::serving(&place).await;
    Holder::sign_in(&place, &alice).await;
    let post = MailServer::start(&mailbox.path().join("mails"), port).unwrap();
    let mails = arrived(&post, &address(&alice), 3).await;
    // Twice at worst, and then recognisable: the same message has the same identifier.
    let mut identifiers: Vec<&str> =
        mails.iter().map(|mail| header(mail, "Message-ID: ")).collect();
    identifiers.sort_unstable();
    identifiers.dedup();
    assert_eq!(identifiers.len(), 3, "{mails:?}");

    // Stopped and started again: what left does not leave again.
    server.stop().await;
    let before = post.mails().len();
    let server = Server::serving(&place).await;
    Holder::sign_in(&place, &people::bruno()).await;
    arrived(&post, &address(&people::bruno()), 2).await;
    assert_eq!(post.mails().len(), before + 1);
    server.stop().await;
}

/// A mail that is refused for good does not hold up the others; one that is late holds up what comes after it, and no more.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_is_refused_stops_nobody() {
    let mailbox = tempfile::tempdir().unwrap();
    let Some(post) = MailServer::start(&mailbox.path().join("mails"), 0) else { return };
    let place = place(post.port());
    let never = Identity { login: "never", ..people::bruno() };
    let (_, server) = settle(&place, [never, people::alice()]).await;
    arrived(&post, &address(&people::alice()), 1).await;
    assert_eq!(post.mails().len(), 1);
    assert!(server.told().contains("refused for good"), "{}", server.told());
    assert!(!server.told().contains("never@"), "no address in the log");
    server.stop().await;
}
