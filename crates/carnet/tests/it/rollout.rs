//! Rolling out: the fund's file, a campaign, six weeks, and a space.

use carnet::admin::people::{Death, death};
use jiff::SignedDuration;

use crate::app::App;
use crate::fund::{Desk, announced_to, line, order, today, town};
use crate::on_both_engines;
use crate::paper::Paper;
use crate::people;

on_both_engines!(
    the_file_of_the_fund_is_read_once,
    a_territory_is_told_and_its_spaces_are_created,
    who_refuses_has_a_proof_and_no_space,
    newcomers_are_told_as_they_come,
    the_dead_are_not_written_to,
);

async fn the_file_of_the_fund_is_read_once(app: &mut App) {
    let desk = Desk::new(&town());
    desk.import(app).await;
    let rejects = desk.read("rejects.csv");
    assert_eq!(rejects.lines().count(), 3, "{rejects}");
    assert!(rejects.contains(";insured.parent;") && rejects.contains(";insured.ins;"), "{rejects}");
    // What the fund says is nobody's to read: for a hospital there is no such space.
    let hospital = app.hospital().await;
    let who = people::paul();
    let draft = Paper::about(&who, 1, "Séjour").draft("Repos");
    assert!(hospital.publish(&draft).await.status >= 400);
    // The same file again: the batch is known, and its rejects are not written twice.
    desk.import(app).await;
    assert_eq!(desk.read("rejects.csv"), rejects);
    // A correction comes in the file of rejects itself, which has two columns more.
    let mended = rejects.replace("26709431570129;", "267094315701293;");
    std::fs::write(desk.path("fund.csv"), mended).unwrap();
    desk.import(app).await;
    assert_eq!(desk.read("rejects.csv").matches("FAUTE").count(), 1);
}

async fn a_territory_is_told_and_its_spaces_are_created(app: &mut App) {
    let desk = Desk::new(&town());
    assert!(
        order(app, &["order", "spring", "--territory", "43", "--day", "2026-03-02"]).await.is_err()
    );
    desk.import(app).await;
    let day = today(app);
    let ordering = ["order", "spring", "--territory", "43", "--day", day.as_str()];
    order(app, &ordering).await.unwrap();
    assert!(order(app, &ordering).await.is_err(), "a name is taken once");
    order(app, &["pause", "spring"]).await.unwrap();
    desk.run(app).await;
    assert!(desk.letters().is_empty(), "paused");
    order(app, &["resume", "spring"]).await.unwrap();
    desk.run(app).await;

    let letters = desk.letters();
    assert_eq!(letters.len(), 1);
    let printed = std::fs::read(&letters[0]).unwrap();
    let manifest = desk.read("letters/spring-manifest.csv");
    assert!(manifest.contains(";2;"), "two letters: {manifest}");
    let told = app.sent().await;
    let mails: Vec<_> = told.iter().filter(|mail| mail.words == "message-announce").collect();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, "karim@exemple.fr");
    // Once more: nobody is told twice, and the file is the same to the byte.
    desk.run(app).await;
    assert_eq!(std::fs::read(&letters[0]).unwrap(), printed);
    assert_eq!(app.sent().await.len(), told.len());

    // The window is open: nothing may be deposited. The day after it, the space is there.
    let hospital = app.hospital().await;
    let who = people::paul();
    let draft = Paper::about(&who, 1, "Séjour").draft("Repos");
    assert!(hospital.publish(&draft).await.status >= 400);
    app.wait(SignedDuration::from_hours(24 * 41));
    app.work().await;
    let hospital = hospital.moved(app).await;
    assert!(hospital.publish(&draft).await.status >= 400, "day 42");
    app.wait(SignedDuration::from_hours(24 + 1));
    app.work().await;
    hospital.moved(app).await.publish(&draft).await.is(201);
    order(app, &["figures", "spring", "--daily"]).await.unwrap();
}

/// Somebody opposes with the code of their mail, and asks for a space after all while the code is good.
async fn who_refuses_has_a_proof_and_no_space(app: &mut App) {
    let desk = Desk::new(&town());
    desk.import(app).await;
    let day = today(app);
    order(app, &["order", "spring", "--territory", "43", "--day", &day]).await.unwrap();
    desk.run(app).await;
    let told = app.sent().await;
    let mail = told.iter().find(|mail| mail.words == "message-announce").unwrap();
    let code = mail.args.iter().find(|(name, _)| name == "code").unwrap().1.clone();
    let (nir, born) = ("173113155503477", "1973-11-05");
    let typed = |nir: &str, code: &str| {
        [("nir", nir.to_owned()), ("naissance", born.to_owned()), ("code", code.to_owned())]
    };
    let client = app.anonymous();
    client.get("/opposition").await.is(200);
    let post = async |path: &str, fields: &[(&str, String); 3]| {
        let fields: Vec<_> = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
        client.post(path, &fields).await
    };
    // A wrong code of somebody, and any code of nobody: the same answer.
    let wrong = post("/opposition", &typed(nir, "AAAA-BBBB-CCCC")).await;
    let nobody = post("/opposition", &typed("164038002109093", "AAAA-BBBB-CCCC")).await;
    assert_eq!((wrong.status, wrong.said()), (nobody.status, nobody.said()));
    post("/opposition", &typed(nir, &code)).await.is(200).has("Karim");
    post("/opposition/refuser", &typed(nir, &code)).await.is(200);
    let proof = post("/opposition/preuve", &typed(nir, &code)).await.is(200);
    assert_eq!(proof.header("content-type"), "application/pdf");
    // The window ends: who refused has no space.
    let hospital = app.hospital().await;
    let karim = people::karim();
    let draft = Paper::about(&karim, 1, "Séjour").draft("Repos");
    app.wait(SignedDuration::from_hours(24 * 41));
    app.work().await;
    // They change their mind while the code is good: the space is there at once.
    post("/opposition", &typed(nir, &code)).await.is(200);
    let hospital = hospital.moved(app).await;
    assert!(hospital.publish(&draft).await.status >= 400);
    post("/opposition/demander", &typed(nir, &code)).await.is(200);
    hospital.publish(&draft).await.is(201);
}

const PAUL: &str = "164038002109093";
const LOUIS: &str = "126014410911239";

/// A child is born to somebody of the territory: the code is on its way to the parent, and six weeks begin.
async fn newcomers_are_told_as_they_come(app: &mut App) {
    let desk = Desk::new(&town());
    desk.import(app).await;
    let day = today(app);
    order(app, &["order", "spring", "--territory", "43", "--day", &day]).await.unwrap();
    desk.run(app).await;
    let births = ["order", "births", "--territory", "43", "--day", &day, "--newcomers"];
    order(app, &births).await.unwrap();
    desk.run_named(app, "births").await;
    let before = (announced_to(app).await.len(), desk.letters().len());

    app.wait(SignedDuration::from_hours(24 * 3));
    let born = today(app);
    let child = format!("43;parent@exemple.fr;;;;;{PAUL}");
    let louis = line(LOUIS, "SANTONI", "Louis", &born, &child);
    let moved = "43;;;9 RUE BASSE|43000 LE PUY;8025000009;;".to_owned();
    desk.bring(
        app,
        &[louis, line("267094315701293", "CHAUSSADE", "Martine", "1967-09-14", &moved)],
    )
    .await;
    desk.run_named(app, "births").await;
    assert_eq!(announced_to(app).await.len(), before.0 + 1);
    assert!(announced_to(app).await.contains(&"parent@exemple.fr".to_owned()));
    let letters = desk.letters();
    assert_eq!(letters.len(), before.1 + 1);
    let printed: Vec<_> = letters.iter().map(|file| std::fs::read(file).unwrap()).collect();
    // The next day nobody new is there: nobody is told twice.
    app.wait(SignedDuration::from_hours(24));
    desk.run_named(app, "births").await;
    assert_eq!(announced_to(app).await.len(), before.0 + 1);
    let again: Vec<_> = desk.letters().iter().map(|file| std::fs::read(file).unwrap()).collect();
    assert_eq!(again, printed);

    // The six weeks are the child's own: they began three days after the campaign's.
    let who = people::louis(born.parse().unwrap());
    let draft = Paper::about(&who, 1, "Séjour").draft("Repos");
    app.wait(SignedDuration::from_hours(24 * 40));
    app.work().await;
    let hospital = app.hospital().await;
    assert!(hospital.publish(&draft).await.status >= 400, "day 41 of the child");
    app.wait(SignedDuration::from_hours(24 + 1));
    app.work().await;
    hospital.moved(app).await.publish(&draft).await.is(201);
}

/// Who died before the letter is passed over, and told after all when it was a mistake.
async fn the_dead_are_not_written_to(app: &mut App) {
    let desk = Desk::new(&town());
    desk.import(app).await;
    let day = today(app);
    let died = Death {
        ins: "173113155503477".to_owned(),
        oid: "1.2.250.1.213.1.4.10".to_owned(),
        on: Some(day.parse().unwrap()),
        mistake: false,
    };
    death(&app.service, &died).await.unwrap();
    order(app, &["order", "spring", "--territory", "43", "--day", &day]).await.unwrap();
    desk.run(app).await;
    assert!(announced_to(app).await.is_empty());
    let mistake = Death { on: None, mistake: true, ..died };
    death(&app.service, &mistake).await.unwrap();
    let births = ["order", "births", "--territory", "43", "--day", &day, "--newcomers"];
    order(app, &births).await.unwrap();
    desk.run_named(app, "births").await;
    assert_eq!(announced_to(app).await, ["karim@exemple.fr"]);
}
