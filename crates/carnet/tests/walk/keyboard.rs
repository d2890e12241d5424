//! Both portals with nothing but a keyboard: every stop of the focus is seen, none is a trap, and it leads
//! everywhere one must go (WCAG 2.1.1, 2.1.2, 2.4.7, 2.4.11).

use carnet::population::PASSWORD;
use rig::keyboard::{Focus, Key};

use crate::door;
use crate::guide::Guide;
use crate::owner::documents::SECRET;
use crate::town::{self, Town};

/// No page has more stops.
const STOPS_MAX: usize = 400;

/// Roles of what has stops of its own, which the page does not know of: the browser's reader of PDF, and the parts
/// of a date.
const INNER: [&str; 2] = ["PluginObject", "Date"];

/// A way through the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    On,
    Back,
}

fn tab(guide: &Guide, way: Way) {
    match way {
        Way::On => guide.press(Key::Tab),
        Way::Back => guide.press_with_shift(Key::Tab),
    }
}

/// Moves to the next stop; nothing at the end of the page, which a browser without a frame does not leave.
fn step(guide: &Guide, way: Way) -> Option<Focus> {
    let before = guide.focus();
    tab(guide, way);
    if let Some(inner) = before.as_ref().filter(|focus| INNER.contains(&focus.role.as_str())) {
        let left = (0..STOPS_MAX).find(|_| {
            let inside = guide.focus().is_some_and(|focus| focus.place == inner.place);
            if inside {
                tab(guide, way);
            }
            !inside
        });
        assert!(left.is_some(), "no way out of {inner:?} on {}", guide.url());
    }
    let url = guide.url();
    let is_end = |focus: &Focus| match way {
        Way::On => focus.after == 0,
        Way::Back => focus.before == 0,
    };
    // Inside the browser's reader of PDF nothing of the page has the focus: more follows.
    if before.as_ref().is_some_and(|before| !is_end(before)) {
        let found = (0..STOPS_MAX).find(|_| {
            let found = guide.focus().is_some();
            if !found {
                tab(guide, way);
            }
            found
        });
        assert!(found.is_some(), "the focus is lost after {before:?} on {url}");
    }
    let focus = guide.focus()?;
    if let Some(before) = before {
        let end = is_end(&before);
        let stays = before.place == focus.place;
        assert!(end || !stays, "{focus:?} holds the focus on {url}");
        // It stays there, or begins again at the other end.
        if stays || (end && (focus.before == 0 || focus.after == 0)) {
            return None;
        }
    }
    // Inside them the browser itself draws where the focus is, and brings it into view.
    let own = !INNER.contains(&focus.role.as_str());
    assert!(focus.ring || !own, "nobody sees that the focus is on {focus:?} at {url}");
    assert!(focus.uncovered || !own, "something lies over {focus:?} at {url}");
    Some(focus)
}

/// Tabs to what is wanted: to the end of the page, then back.
fn reach(guide: &Guide, what: &str, wanted: impl Fn(&Focus) -> bool) -> Focus {
    for way in [Way::On, Way::Back] {
        for _ in 0..STOPS_MAX {
            match step(guide, way) {
                Some(focus) if wanted(&focus) => return focus,
                Some(_) => {}
                None => break,
            }
        }
    }
    panic!("no key leads to {what:?} on {}:\n{}", guide.url(), guide.page_text());
}

/// Tabs to what bears this name.
fn named(guide: &Guide, name: &str) -> Focus {
    reach(guide, name, |focus| focus.name.contains(name))
}

/// Tabs to a link or a button, and follows it.
fn follow(guide: &Guide, name: &str) {
    let leads = |focus: &Focus| matches!(focus.role.as_str(), "link" | "button");
    reach(guide, name, |focus| leads(focus) && focus.name.contains(name));
    guide.turn(name, || guide.press(Key::Enter));
}

/// Tabs to a field and writes.
fn fill(guide: &Guide, name: &str, text: &str) {
    let is_field = |focus: &Focus| matches!(focus.role.as_str(), "textbox" | "searchbox");
    reach(guide, name, |focus| is_field(focus) && focus.name.contains(name));
    guide.write(text);
}

/// Tabs to the choices of the page, and chooses with the arrows.
fn choose(guide: &Guide, name: &str) {
    reach(guide, name, |focus| focus.role == "radio");
    guide.press(Key::Space);
    for _ in 0..STOPS_MAX {
        if guide.focus().unwrap().name.contains(name) {
            return;
        }
        guide.press(Key::Down);
    }
    panic!("no arrow leads to {name:?} on {}", guide.url());
}

/// From the first stop of the page to the last and back: each is met once, in both directions.
fn circle(guide: &Guide) {
    guide.reload();
    if guide.focus().is_some() {
        // The page begins where it asks for something.
        stops(guide, Way::Back);
    }
    // The browser's own reader of PDF takes the focus on some ways in and not on others.
    let of_page = |stops: Vec<String>| -> Vec<String> {
        stops.into_iter().filter(|place| !place.ends_with(" object")).collect()
    };
    let there = of_page(stops(guide, Way::On));
    let mut back = of_page(stops(guide, Way::Back));
    back.reverse();
    assert_eq!(there, back, "{}: not the same way back", guide.url());
}

/// Every stop from here to the end, this one included.
fn stops(guide: &Guide, way: Way) -> Vec<String> {
    let mut order: Vec<String> = guide.focus().into_iter().map(|focus| focus.place).collect();
    for _ in 0..STOPS_MAX {
        let Some(focus) = step(guide, way) else { return order };
        assert!(!order.contains(&focus.place), "{focus:?} comes again on {}", guide.url());
        order.push(focus.place);
    }
    panic!("{} has no end", guide.url());
}

/// The holder signs in, opens a document, masks it and signs out.
pub(crate) fn an_owner(guide: &Guide, town: &Town) {
    guide.open("/connexion");
    circle(guide);
    fill(guide, "Identifiant", town.login());
    fill(guide, "Mot de passe", PASSWORD);
    guide.turn("the password", || guide.press(Key::Enter));
    follow(guide, "lire le code dans le courrier");
    follow(guide, "code");
    let code = door::code_in(&guide.page_text());
    guide.open("/connexion/code");
    fill(guide, "Code", &code);
    guide.turn("the code", || guide.press(Key::Enter));
    guide.see("Bonjour Martine");
    circle(guide);

    // Past the menu in one step.
    guide.reload();
    let skip = step(guide, Way::On).unwrap();
    guide.press(Key::Enter);
    let content = guide.focus().map(|focus| focus.place).unwrap_or_default();
    assert!(content.ends_with("main#contenu"), "{skip:?} leads to {content}");

    guide.open("/espace/documents");
    circle(guide);
    follow(guide, SECRET);
    circle(guide);
    let fold = named(guide, "Masquer ce document");
    guide.press(Key::Space);
    assert_eq!(guide.focus().map(|focus| focus.place), Some(fold.place), "the focus stays");
    follow(guide, "Masquer le document");
    guide.see("Le document est masqué aux professionnels.");
    for page in ["/espace/historique", "/espace/notifications", "/espace/reglages"] {
        guide.open(page);
        circle(guide);
    }
    follow(guide, "Se déconnecter");
    guide.see("Vous êtes déconnecté.");
}

/// A doctor signs in, opens the space, searches, reads and signs out.
pub(crate) fn a_doctor(guide: &Guide, town: &Town) {
    guide.open("/pro");
    follow(guide, "S’identifier avec Pro Santé Connect");
    choose(guide, &town::doctor());
    follow(guide, "Continuer sous ce nom");
    guide.arrive("/pro/situation");
    choose(guide, town::practice());
    follow(guide, "Continuer");
    circle(guide);
    fill(guide, "Matricule INS", &town.ins());
    choose(guide, "J’atteste avoir recueilli le consentement");
    follow(guide, "Ouvrir l’espace");
    guide.arrive("/pro/patients/");
    circle(guide);
    follow(guide, "Documents");
    circle(guide);
    fill(guide, "Chercher un mot", "cardiologie");
    guide.turn("the search", || guide.press(Key::Enter));
    guide.see("cardiologie");
    follow(guide, "cardiologie");
    circle(guide);
    follow(guide, "Se déconnecter");
    guide.see("Vous êtes déconnecté.");
}
