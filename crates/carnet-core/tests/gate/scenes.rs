//! What people live through, one scene each: the cases a reader of `docs/ACCESS.md` thinks of first.

use carnet_core::access::{
    Action, Actor, Assurance, Basis, DocumentFacts, Facts, Obligation, Permit, Presence, Purpose,
    Reach, Reason, Refusal, Request, Target,
};
use carnet_core::document::Label;
use carnet_core::history::Outcome;
use carnet_core::notice::NoticeKind;
use carnet_core::space::{Consent, Mandate, MandateRole, MandateState, Switch};
use jiff::civil::date;

use super::fixtures::{
    active, authorisation, block, citizen, code, document, document_id, gate, holder, hours,
    in_force, institution, mandate, now, owner, professional, space,
};

const CARE: Purpose = Purpose::Care { basis: Basis::Standing };
const DECLARED: Purpose = Purpose::Care { basis: Basis::Declared(Consent::Declared) };

fn emergency() -> Purpose {
    Purpose::Emergency { reason: "unconscious".into() }
}

fn doctor() -> Actor {
    Actor::Practitioner(professional("doctor", "10"))
}

fn of(kind: &str, labels: &[Label]) -> Facts {
    space(Some(active()), document(7, kind, labels))
}

fn ask(
    actor: &Actor,
    purpose: &Purpose,
    action: Action,
    target: Target<'_>,
    facts: &Facts,
) -> Result<Permit, Refusal> {
    gate().decide(&Request { actor, purpose, action, target, now: now() }, facts)
}

fn read(actor: &Actor, purpose: &Purpose, facts: &Facts) -> Result<Permit, Refusal> {
    ask(actor, purpose, Action::Read, Target::Document(document_id(7)), facts)
}

fn reason(decision: Result<Permit, Refusal>) -> Reason {
    decision.unwrap_err().reason()
}

fn rule(decision: Result<Permit, Refusal>) -> String {
    match decision.unwrap().grant.detail().outcome.clone() {
        Outcome::Permitted(rule) => rule,
        Outcome::Refused(code) => panic!("permitted as {code}"),
    }
}

#[test]
fn the_first_visit_records_an_authorisation_and_tells_the_holder() {
    let facts = of("11502-2", &[]);
    let permit = ask(&doctor(), &DECLARED, Action::Open, Target::Space, &facts).unwrap();
    assert_eq!(
        permit.owed,
        [Obligation::RecordAuthorisation, Obligation::NotifyHolder(NoticeKind::FirstAccess)]
    );
    let again = Facts { authorisations: vec![authorisation("doctor", hours(-1))], ..facts };
    let permit = ask(&doctor(), &DECLARED, Action::Open, Target::Space, &again).unwrap();
    assert!(permit.owed.is_empty(), "the second visit costs a line, not a notice");
}

#[test]
fn the_line_says_who_where_why_and_under_which_rule() {
    let mut who = professional("doctor", "10");
    who.software = Some("MedSoft 3".into());
    let facts = of("11502-2", &[]);
    let permit = read(&Actor::Practitioner(who), &DECLARED, &facts).unwrap();
    let detail = permit.grant.detail();
    assert_eq!(detail.actor, "practitioner");
    assert_eq!(detail.name, "Pdoctor Fictif");
    assert_eq!(detail.identifier.as_deref(), Some("doctor"));
    assert_eq!(detail.role.as_deref(), Some("G15_10"));
    assert_eq!(detail.structure, Some(("S1".into(), "Structure S1".into())));
    assert_eq!(detail.software.as_deref(), Some("MedSoft 3"));
    assert_eq!((detail.purpose.as_str(), detail.action.as_str()), ("care", "read"));
    assert_eq!(detail.document, Some(document_id(7)));
    assert_eq!(detail.outcome, Outcome::Permitted("care-consent-declared".into()));
    assert_eq!(detail.presence.as_deref(), Some("declared"));
    assert_eq!((permit.grant.at(), permit.grant.owner()), (now(), owner()));
}

#[test]
fn presence_is_in_the_line_when_signed_and_when_only_declared() {
    let facts =
        Facts { authorisations: vec![authorisation("doctor", hours(-1))], ..of("11502-2", &[]) };
    let mut who = professional("doctor", "10");
    let presence = |who: &_, purpose: &_| {
        let actor = Actor::Practitioner(Clone::clone(who));
        read(&actor, purpose, &facts).unwrap().grant.detail().presence.clone()
    };
    assert_eq!(presence(&who, &CARE), None);
    assert_eq!(presence(&who, &DECLARED).as_deref(), Some("declared"));
    who.presence = Presence::Signed;
    assert_eq!(presence(&who, &CARE).as_deref(), Some("signed"));
}

#[test]
fn an_institution_signs_with_its_client_and_reads_nothing() {
    let lab = Actor::Institution(institution("S1"));
    let facts = of("11502-2", &[]);
    let refusal = read(&lab, &Purpose::Deposit, &facts).unwrap_err();
    assert_eq!(refusal.reason(), Reason::FeedOnly);
    assert_eq!(refusal.detail().identifier.as_deref(), Some("client-S1"));
    assert_eq!(refusal.detail().outcome, Outcome::Refused("access.feed-only".into()));
}

#[test]
fn a_blocked_doctor_reads_nothing_and_the_holder_hears_of_the_attempt() {
    let facts = Facts {
        authorisations: vec![authorisation("doctor", hours(-9))],
        blocks: vec![block("doctor", hours(-1), None)],
        ..of("11502-2", &[])
    };
    let refusal = read(&doctor(), &CARE, &facts).unwrap_err();
    assert_eq!(refusal.reason(), Reason::Blocked);
    assert_eq!(refusal.owed(), [Obligation::NotifyHolder(NoticeKind::BlockedAttempt)]);
    let kind = code("11502-2");
    let draft = Target::Draft { kind: &kind, labels: &[] };
    assert_eq!(rule(ask(&doctor(), &CARE, Action::Deposit, draft, &facts)), "feed");
    assert_eq!(rule(read(&doctor(), &emergency(), &facts)), "emergency");
}

#[test]
fn lifting_a_block_does_not_bring_the_authorisation_back() {
    let mut facts = Facts {
        authorisations: vec![authorisation("doctor", hours(-9))],
        blocks: vec![block("doctor", hours(-5), Some(hours(-1)))],
        ..of("11502-2", &[])
    };
    assert_eq!(reason(read(&doctor(), &CARE, &facts)), Reason::NoAuthorisation);
    assert_eq!(rule(read(&doctor(), &DECLARED, &facts)), "care-consent-declared");
    facts.authorisations.push(authorisation("doctor", hours(-5)));
    let same_instant = reason(read(&doctor(), &CARE, &facts));
    assert_eq!(same_instant, Reason::NoAuthorisation, "in doubt, the block wins");
    facts.authorisations.push(authorisation("doctor", hours(-1)));
    assert_eq!(rule(read(&doctor(), &CARE, &facts)), "care-authorised");
}

#[test]
fn breaking_the_glass_tells_the_holder_and_the_attending_doctor() {
    let facts = Facts { attending_doctor: Some("gp".into()), ..of("11502-2", &[]) };
    let permit = read(&doctor(), &emergency(), &facts).unwrap();
    assert_eq!(
        permit.owed,
        [
            Obligation::NotifyHolder(NoticeKind::EmergencyAccess),
            Obligation::NotifyAttendingDoctor(NoticeKind::EmergencyForDoctor),
        ]
    );
    assert_eq!(permit.grant.detail().reason.as_deref(), Some("unconscious"));
    let mute = Purpose::Emergency { reason: " \t".into() };
    assert_eq!(reason(read(&doctor(), &mute, &facts)), Reason::ReasonMissing);
    let own = Actor::Practitioner(professional("gp", "10"));
    assert_eq!(read(&own, &emergency(), &facts).unwrap().owed.len(), 1);
}

#[test]
fn each_emergency_switch_is_its_own() {
    let mut facts = of("11502-2", &[]);
    let call = Purpose::Samu { reason: "call".into() };
    facts.emergency.break_glass = Switch::Off;
    assert_eq!(reason(read(&doctor(), &emergency(), &facts)), Reason::EmergencyOff);
    assert_eq!(rule(read(&doctor(), &call, &facts)), "samu");
    facts.emergency.samu = Switch::Off;
    assert_eq!(reason(read(&doctor(), &call, &facts)), Reason::SamuOff);
    let nurse = Actor::Practitioner(professional("nurse", "60"));
    assert_eq!(reason(read(&nurse, &call, &facts)), Reason::SamuDoctorsOnly);
}

#[test]
fn a_mask_opens_to_the_few_the_holder_knows_of() {
    let mut facts = of("11502-2", &[Label::Masked]);
    assert_eq!(reason(read(&doctor(), &DECLARED, &facts)), Reason::Masked);
    assert!(Reason::Masked.hides_existence());
    let listed = ask(&doctor(), &DECLARED, Action::List, Target::Space, &facts).unwrap();
    assert!(listed.grant.documents().is_empty(), "no document, no count");
    let author = Actor::Practitioner(professional("author", "10"));
    assert_eq!(rule(read(&author, &DECLARED, &facts)), "author");
    facts.attending_doctor = Some("doctor".into());
    assert_eq!(rule(read(&doctor(), &DECLARED, &facts)), "attending-doctor");
    facts.administrators.insert("doctor".into());
    assert_eq!(rule(read(&doctor(), &DECLARED, &facts)), "administrator");
    let other = Actor::Practitioner(professional("other", "10"));
    assert_eq!(reason(read(&other, &emergency(), &facts)), Reason::Masked);
    facts.emergency.masked = Switch::On;
    assert_eq!(rule(read(&other, &emergency(), &facts)), "emergency-masked");
    assert_eq!(rule(read(&holder(), &Purpose::Own, &facts)), "own-space");
}

#[test]
fn an_author_sees_their_text_even_where_the_matrix_does_not_let_them() {
    let facts = of("83901-9", &[]);
    let nurse = Actor::Practitioner(professional("nurse", "60"));
    assert_eq!(reason(read(&nurse, &DECLARED, &facts)), Reason::NotInMatrix);
    let author = Actor::Practitioner(professional("author", "60"));
    assert_eq!(rule(read(&author, &DECLARED, &facts)), "author");
    assert_eq!(reason(read(&author, &CARE, &facts)), Reason::NoAuthorisation);
}

#[test]
fn a_document_waiting_for_its_announcement_does_not_exist_for_the_holder() {
    let facts = of("11502-2", &[Label::HiddenFromHolder]);
    let refusal = read(&holder(), &Purpose::Own, &facts).unwrap_err();
    assert_eq!(refusal.reason(), Reason::HiddenFromHolder);
    assert!(refusal.reason().hides_existence());
    for action in [Action::List, Action::ReadHistory, Action::ReadNotices, Action::Export] {
        let permit = ask(&holder(), &Purpose::Own, action, Target::Space, &facts).unwrap();
        assert!(permit.grant.documents().is_empty(), "{action}");
    }
    assert_eq!(rule(read(&doctor(), &DECLARED, &facts)), "care-consent-declared");
}

#[test]
fn a_hidden_deposit_owes_its_notice_only_when_it_opens() {
    let facts = of("11502-2", &[Label::HiddenFromHolder]);
    let lab = Actor::Institution(institution("S1"));
    let kind = code("11502-2");
    let owed = |labels: &[Label]| {
        let draft = Target::Draft { kind: &kind, labels };
        ask(&lab, &Purpose::Deposit, Action::Deposit, draft, &facts).unwrap().owed
    };
    assert_eq!(owed(&[]), [Obligation::NotifyHolder(NoticeKind::Deposit)]);
    assert_eq!(owed(&[Label::HiddenFromHolder]), []);
    let calendar = Actor::System("announcements");
    let it = Target::Document(document_id(7));
    let opened = ask(&calendar, &Purpose::Service, Action::Disclose, it, &facts).unwrap();
    assert_eq!(opened.owed, [Obligation::NotifyHolder(NoticeKind::Deposit)]);
    let withdrawn = ask(&lab, &Purpose::Deposit, Action::Withdraw, it, &facts).unwrap();
    assert_eq!(withdrawn.owed, [], "what was never known is not missed");
}

#[test]
fn author_and_depositor_keep_charge_without_reading() {
    let facts = of("11502-2", &[]);
    let it = Target::Document(document_id(7));
    let withdraw = |actor: &Actor| ask(actor, &Purpose::Deposit, Action::Withdraw, it, &facts);
    let author = Actor::Practitioner(professional("author", "60"));
    let permit = withdraw(&author).unwrap();
    assert_eq!(permit.owed, [Obligation::NotifyHolder(NoticeKind::Deletion)]);
    assert_eq!(rule(withdraw(&Actor::Institution(institution("S1")))), "depositor");
    let other = Actor::Institution(institution("S2"));
    assert_eq!(reason(withdraw(&other)), Reason::DocumentUnknown);
    assert_eq!(reason(withdraw(&doctor())), Reason::DocumentUnknown);
    let seen = ask(&doctor(), &DECLARED, Action::Withdraw, it, &facts);
    assert_eq!(reason(seen), Reason::NotAuthor, "only who sees it is told so");
}

#[test]
fn a_replacement_names_the_new_document_in_its_line() {
    let facts = of("11502-2", &[]);
    let lab = Actor::Institution(institution("S1"));
    let kind = code("11502-2");
    let target = Target::Successor { of: document_id(7), kind: &kind, labels: &[] };
    let permit = ask(&lab, &Purpose::Deposit, Action::Replace, target, &facts).unwrap();
    assert_eq!(permit.owed, [Obligation::NotifyHolder(NoticeKind::Replacement)]);
    let grant = permit.grant.for_new(document_id(8), "00");
    assert_eq!(grant.detail().document, Some(document_id(8)));
    assert_eq!(grant.detail().sha256.as_deref(), Some("00"));
    assert_eq!(*grant.documents(), [document_id(7), document_id(8)].into());
}

#[test]
fn the_holder_keeps_to_their_own_documents_and_types() {
    let facts = of("11502-2", &[]);
    let it = Target::Document(document_id(7));
    let own = |action, target| ask(&holder(), &Purpose::Own, action, target, &facts);
    assert_eq!(rule(own(Action::Mask, it)), "own-choice");
    assert_eq!(reason(own(Action::Withdraw, it)), Reason::NotAuthor);
    let (report, mine) = (code("11502-2"), code("DOCPAT05"));
    let draft = |kind, labels| Target::Draft { kind, labels };
    assert_eq!(reason(own(Action::Deposit, draft(&report, &[]))), Reason::NotInFeed);
    assert_eq!(rule(own(Action::Deposit, draft(&mine, &[Label::Masked]))), "own-document");
    let hide = draft(&mine, &[Label::HiddenFromRepresentatives]);
    assert_eq!(reason(own(Action::Deposit, hide)), Reason::LabelForeign);
}

#[test]
fn the_holder_alone_arranges_and_reports_what_they_see_and_amends_what_is_theirs() {
    let facts = of("11502-2", &[]);
    let it = Target::Document(document_id(7));
    let own = |action, target, facts: &_| ask(&holder(), &Purpose::Own, action, target, facts);
    assert_eq!(rule(own(Action::Arrange, it, &facts)), "own-choice");
    assert_eq!(rule(own(Action::Arrange, Target::Space, &facts)), "own-choice");
    assert_eq!(rule(own(Action::Report, it, &facts)), "own-choice");
    assert_eq!(reason(own(Action::Amend, it, &facts)), Reason::NotAuthor);
    let mut mine = facts.clone();
    mine.documents[0].own = true;
    assert_eq!(rule(own(Action::Amend, it, &mine)), "own-document");
    let hidden = of("11502-2", &[Label::HiddenFromHolder]);
    for action in [Action::Arrange, Action::Amend, Action::Report] {
        assert_eq!(reason(own(action, it, &hidden)), Reason::HiddenFromHolder, "{action}");
        let author = Actor::Practitioner(professional("author", "10"));
        for purpose in [DECLARED, emergency(), Purpose::Deposit] {
            let refused = reason(ask(&author, &purpose, action, it, &facts));
            assert_eq!(refused, Reason::ActionForeign, "{action}");
        }
        let lab =
            ask(&Actor::Institution(institution("S1")), &Purpose::Deposit, action, it, &facts);
        assert_eq!(reason(lab), Reason::ActionForeign, "{action}");
    }
}

#[test]
fn one_factor_opens_nothing_but_feeding() {
    let facts = of("11502-2", &[]);
    let holder = Actor::Holder(citizen(owner(), Assurance::Low));
    assert_eq!(reason(read(&holder, &Purpose::Own, &facts)), Reason::WeakAssurance);
    let mut who = professional("doctor", "10");
    who.assurance = Assurance::Low;
    let doctor = Actor::Practitioner(who);
    assert_eq!(reason(read(&doctor, &DECLARED, &facts)), Reason::WeakAssurance);
    let kind = code("11502-2");
    let draft = Target::Draft { kind: &kind, labels: &[] };
    assert_eq!(rule(ask(&doctor, &Purpose::Deposit, Action::Deposit, draft, &facts)), "feed");
}

#[test]
fn whoever_is_not_proved_present_is_capped_and_a_signature_is_not() {
    let facts = of("11502-2", &[]).reached(Reach { today: 90, cap: 90 });
    assert_eq!(reason(read(&doctor(), &DECLARED, &facts)), Reason::PresenceCap);
    let emergency = Purpose::Emergency { reason: "malaise".to_owned() };
    assert_eq!(reason(read(&doctor(), &emergency, &facts)), Reason::PresenceCap);
    let samu = Purpose::Samu { reason: "appel au 15".to_owned() };
    assert_eq!(reason(read(&doctor(), &samu, &facts)), Reason::PresenceCap);
    let below = facts.clone().reached(Reach { today: 89, cap: 90 });
    assert_eq!(rule(read(&doctor(), &emergency, &below)), "emergency");
    assert_eq!(rule(read(&doctor(), &DECLARED, &below)), "care-consent-declared");
    let mut who = professional("doctor", "10");
    who.presence = Presence::Signed;
    let present = Actor::Practitioner(who);
    assert_eq!(rule(read(&present, &DECLARED, &facts)), "care-consent-declared");
    let known = Facts { authorisations: vec![authorisation("doctor", hours(-1))], ..facts };
    assert_eq!(reason(read(&doctor(), &CARE, &known)), Reason::PresenceCap);
    assert_eq!(rule(read(&present, &CARE, &known)), "care-authorised");
    let kind = code("11502-2");
    let draft = Target::Draft { kind: &kind, labels: &[] };
    let fed = ask(&doctor(), &Purpose::Deposit, Action::Deposit, draft, &known);
    assert_eq!(rule(fed), "feed", "who feeds learns nothing");
}

#[test]
fn nobody_claims_that_the_holder_agreed_in_their_own_space() {
    let claimed = Purpose::Care { basis: Basis::Declared(Consent::Holder) };
    let facts = of("11502-2", &[]);
    assert_eq!(reason(read(&doctor(), &claimed, &facts)), Reason::NoAuthorisation);
}

#[test]
fn a_withdrawn_document_is_named_in_the_history_and_shown_nowhere_else() {
    let mut facts = of("11502-2", &[]);
    facts.documents = vec![DocumentFacts {
        status: carnet_core::document::Status::Deleted,
        ..document(7, "11502-2", &[])
    }];
    let shown = |action| {
        let permit = ask(&holder(), &Purpose::Own, action, Target::Space, &facts).unwrap();
        permit.grant.documents().len()
    };
    assert_eq!((shown(Action::List), shown(Action::Export)), (0, 0));
    assert_eq!(shown(Action::ReadHistory), 1);
    assert_eq!(reason(read(&holder(), &Purpose::Own, &facts)), Reason::DocumentWithdrawn);
}

fn you() -> carnet_core::access::Citizen {
    citizen(owner(), Assurance::Substantial)
}

fn acting(it: Mandate, labels: &[Label]) -> Facts {
    Facts { mandates: vec![it], birth: Some(date(2026, 1, 12)), ..of("11502-2", labels) }
}

#[test]
fn a_parent_does_what_the_holder_does_and_a_secret_is_not_theirs() {
    let parent = Actor::Representative(you());
    let plain = acting(in_force(MandateRole::Parent), &[]);
    assert_eq!(rule(read(&parent, &Purpose::Own, &plain)), "representation");
    let close = ask(&parent, &Purpose::Own, Action::Close, Target::Space, &plain).unwrap();
    assert_eq!(close.owed, [Obligation::NotifyHolder(NoticeKind::Closed)]);
    let secret = acting(in_force(MandateRole::Parent), &[Label::HiddenFromRepresentatives]);
    let refusal = read(&parent, &Purpose::Own, &secret).unwrap_err();
    assert_eq!(refusal.reason(), Reason::HiddenFromRepresentatives);
    assert_eq!(refusal.detail().outcome, Outcome::Refused("access.document-unknown".into()));
    for action in [Action::List, Action::Export, Action::ReadHistory, Action::ReadNotices] {
        let permit = ask(&parent, &Purpose::Own, action, Target::Space, &secret).unwrap();
        assert!(permit.grant.documents().is_empty(), "{action}");
    }
    assert_eq!(rule(read(&holder(), &Purpose::Own, &secret)), "own-space");
}

#[test]
fn a_secret_is_kept_and_sent_to_nobody() {
    let facts = acting(in_force(MandateRole::Parent), &[]);
    let midwife = Actor::Practitioner(professional("midwife", "50"));
    let kind = code("11502-2");
    let draft = Target::Draft { kind: &kind, labels: &[Label::HiddenFromRepresentatives] };
    let permit = ask(&midwife, &Purpose::Deposit, Action::Deposit, draft, &facts).unwrap();
    assert_eq!(permit.owed, [Obligation::KeepNotice(NoticeKind::Deposit)]);
}

#[test]
fn at_midnight_in_paris_on_the_eighteenth_birthday_a_parent_is_nobody_any_more() {
    let parent = Actor::Representative(you());
    let facts = acting(in_force(MandateRole::Parent), &[]);
    let midnight = gate().rules().majority_at(date(2026, 1, 12));
    assert_eq!(midnight.to_string(), "2044-01-11T23:00:00Z");
    let at = |now| {
        let purpose = &Purpose::Own;
        let (action, target) = (Action::List, Target::Space);
        gate().decide(&Request { actor: &parent, purpose, action, target, now }, &facts)
    };
    let second = jiff::SignedDuration::from_secs(1);
    assert_eq!(rule(at(midnight - second)), "representation");
    assert_eq!(reason(at(midnight)), Reason::MandateOver);
}

#[test]
fn who_was_never_let_in_learns_not_even_the_state_of_the_space() {
    let stranger = Actor::Representative(you());
    let closed = Facts {
        state: Some(super::fixtures::closed(carnet_core::space::Closing::Wanted)),
        ..of("11502-2", &[])
    };
    assert_eq!(reason(read(&stranger, &Purpose::Own, &closed)), Reason::NotOwnSpace);
    let delegate = acting(in_force(MandateRole::Delegate), &[]);
    assert_eq!(reason(read(&stranger, &Purpose::Own, &delegate)), Reason::MandateOver);
}

#[test]
fn a_delegate_helps_and_decides_nothing() {
    let delegate = Actor::Delegate(you());
    let facts = acting(in_force(MandateRole::Delegate), &[]);
    let own = |action, target| ask(&delegate, &Purpose::Own, action, target, &facts);
    assert_eq!(rule(own(Action::Read, Target::Document(document_id(7)))), "delegation");
    let kind = code("DOCPAT05");
    let deposit = own(Action::Deposit, Target::Draft { kind: &kind, labels: &[] }).unwrap();
    assert_eq!(deposit.owed, [Obligation::NotifyHolder(NoticeKind::Deposit)]);
    for action in [Action::Close, Action::Export, Action::Appoint, Action::Configure, Action::Block]
    {
        assert_eq!(reason(own(action, Target::Space)), Reason::NotForDelegates, "{action}");
    }
    let it = Target::Document(document_id(7));
    assert_eq!(reason(own(Action::Unmask, it)), Reason::NotForDelegates);
    assert_eq!(rule(own(Action::Dismiss, Target::Space)), "delegation");
}

#[test]
fn an_offer_is_good_for_its_answer_alone() {
    let delegate = Actor::Delegate(you());
    let offer = MandateState::Invited { at: hours(-1), until: hours(1) };
    let facts = acting(mandate(MandateRole::Delegate, offer), &[]);
    let own = |action| ask(&delegate, &Purpose::Own, action, Target::Space, &facts);
    assert_eq!(rule(own(Action::Accept)), "offer");
    assert_eq!(reason(own(Action::Open)), Reason::MandateOver);
    let late = MandateState::Invited { at: hours(-9), until: hours(0) };
    let facts = acting(mandate(MandateRole::Delegate, late), &[]);
    let late = ask(&delegate, &Purpose::Own, Action::Accept, Target::Space, &facts);
    assert_eq!(reason(late), Reason::MandateOver);
}

#[test]
fn who_assists_a_protected_adult_reads_and_who_represents_them_decides() {
    let who = Actor::Representative(you());
    let of_adult = |role| Facts { birth: Some(date(1947, 2, 3)), ..acting(in_force(role), &[]) };
    let own = |action, role| ask(&who, &Purpose::Own, action, Target::Space, &of_adult(role));
    assert_eq!(rule(own(Action::List, MandateRole::Assistant)), "representation");
    assert_eq!(reason(own(Action::Configure, MandateRole::Assistant)), Reason::OutsideMandate);
    assert_eq!(reason(own(Action::Export, MandateRole::Assistant)), Reason::OutsideMandate);
    assert_eq!(rule(own(Action::Configure, MandateRole::Guardian)), "representation");
}

#[test]
fn a_parent_who_assists_their_grown_child_has_not_kept_what_a_parent_had() {
    let who = Actor::Representative(you());
    let both = vec![in_force(MandateRole::Assistant), in_force(MandateRole::Parent)];
    let grown = Facts { birth: Some(date(2008, 11, 22)), mandates: both, ..of("11502-2", &[]) };
    let own = |action| ask(&who, &Purpose::Own, action, Target::Space, &grown);
    assert_eq!(rule(own(Action::List)), "representation");
    assert_eq!(reason(own(Action::Configure)), Reason::OutsideMandate);
}
