use jiff::civil::date;

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn rules() -> Rules {
    Rules::shipped()
}

fn with(change: impl Fn(&str) -> String) -> Result<Rules, InvalidRules> {
    Rules::parse(&change(SHIPPED))
}

#[test]
fn opposition_lasts_six_weeks_of_civil_time() {
    let ends = rules().opposition_ends(at("2026-03-01T09:00:00Z"));
    assert_eq!(ends, at("2026-04-12T08:00:00Z"), "ten o'clock in Paris, across the summer switch");
}

#[test]
fn archive_lasts_ten_years() {
    assert_eq!(rules().archive_ends(at("2026-01-10T00:00:00Z")), at("2036-01-10T00:00:00Z"));
}

#[test]
fn express_deletion_is_due_in_three_months() {
    let due = rules().express_deletion_due(at("2026-11-30T12:00:00Z"));
    assert_eq!(due, at("2027-02-28T12:00:00Z"));
}

#[test]
fn an_announcement_tells_then_opens() {
    let waiting = rules().announcement(at("2026-01-31T12:00:00Z"));
    assert_eq!(waiting.tell_at, at("2026-02-14T12:00:00Z"));
    assert_eq!(waiting.open_at, at("2026-02-28T12:00:00Z"));
}

#[test]
fn majority_begins_at_midnight_in_paris() {
    assert_eq!(rules().majority_at(date(2008, 7, 14)), at("2026-07-13T22:00:00Z"));
    assert_eq!(rules().majority_at(date(2008, 2, 29)), at("2026-02-28T23:00:00Z"));
}

#[test]
fn a_teen_may_have_a_view_at_fifteen() {
    assert_eq!(rules().teen_view_at(date(2011, 1, 5)), at("2026-01-04T23:00:00Z"));
}

#[test]
fn a_call_to_the_support_ends() {
    assert_eq!(rules().support_call(), SignedDuration::from_mins(20));
    assert_eq!(rules().support_tries(), 5);
}

#[test]
fn delegations_are_bounded_on_both_sides() {
    assert_eq!((rules().delegates_max(), rules().helped_max()), (3, 5));
    assert_eq!(rules().representatives_max(), 2);
}

#[test]
fn offers_wait_for_thirty_days_of_civil_time() {
    let ends = at("2026-04-01T07:00:00Z");
    assert_eq!(rules().delegation_offer_ends(at("2026-03-02T08:00:00Z")), ends);
    assert_eq!(rules().representation_offer_ends(at("2026-03-02T08:00:00Z")), ends);
}

#[test]
fn masked_and_hidden_do_not_combine_unless_the_table_says_so() {
    assert_eq!(rules().combination(), Combination::Forbidden);
    let open = with(|text| {
        text.replace("masked-with-hidden\"\nvalue = 0", "masked-with-hidden\"\nvalue = 1")
    });
    assert_eq!(open.unwrap().combination(), Combination::Allowed);
}

#[test]
fn an_express_deletion_leaves_time_to_mend() {
    let asked = at("2026-09-01T10:00:00+02:00");
    assert_eq!(rules().express_deletion_due(asked), at("2026-12-01T10:00:00+01:00"));
    assert_eq!(rules().express_deletion_at(asked), at("2026-11-24T10:00:00+01:00"));
}

#[test]
fn the_presence_cap_follows_the_actor_above_a_floor() {
    assert_eq!(rules().presence_cap(0), 50);
    assert_eq!(rules().presence_cap(20), 60);
    assert_eq!(rules().presence_cap(u32::MAX), u32::MAX);
}

#[test]
fn reach_follows_the_actor_above_floors_of_its_size() {
    assert_eq!((rules().reach_week(0, 1), rules().reach_week(200, 1)), (250, 400));
    assert_eq!((rules().reach_week(0, 4), rules().reach_structure_size()), (1000, 4));
    assert_eq!((rules().reach_emergencies(0, 1), rules().reach_emergencies(9, 1)), (5, 27));
    assert_eq!((rules().reach_refusals(0, 4), rules().reach_refusals(50, 4)), (120, 150));
    assert_eq!((rules().reach_alert(50), rules().reach_alert(u32::MAX)), (40, 3_435_973_836));
}

#[test]
fn sessions_end_idle_and_in_any_case() {
    assert_eq!(rules().session_idle(), SignedDuration::from_secs(900));
    assert_eq!(rules().session_absolute(), SignedDuration::from_secs(43_200));
}

#[test]
fn one_time_codes_are_short() {
    assert_eq!(rules().one_time_code_life(), SignedDuration::from_secs(600));
    assert_eq!(rules().one_time_code_attempts(), 5);
    // One chance in 100,000 a day to guess one of a million, however many codes and sessions.
    assert!(rules().one_time_code_wrong_a_day() <= 10);
    assert!(rules().one_time_code_sent_a_day() <= 20);
    assert_eq!(rules().one_time_code_sent_again(), 3);
}

#[test]
fn uploads_are_bounded() {
    assert_eq!(rules().holder_upload_bytes_max(), 5_242_880);
    assert_eq!(rules().api_document_bytes_max(), 10_485_760);
}

#[test]
fn every_clause_says_where_it_comes_from_and_what_is_unsure_stays_marked() {
    for clause in rules().clauses() {
        assert!(clause.source.len() > 10, "{} has no source", clause.id);
        let ours = clause.source.starts_with("Decision of this project");
        assert!(!(ours && clause.verified), "{} is ours, so no text verifies it", clause.id);
    }
}

#[test]
fn a_bad_table_is_refused_with_its_reason() {
    assert_eq!(
        with(|text| text.replace("opposition.window", "opposition.wndow")),
        Err(InvalidRules::Missing("opposition.window"))
    );
    assert_eq!(
        with(|text| text.replace("value = 6\nunit = \"weeks\"", "value = 6\nunit = \"months\"")),
        Err(InvalidRules::Unit {
            id: "opposition.window",
            expected: Unit::Weeks,
            found: Unit::Months
        })
    );
    let row = SHIPPED.split("[[clause]]").last().unwrap();
    assert_eq!(
        with(|text| format!("{text}\n[[clause]]{row}")),
        Err(InvalidRules::Doubled("upload.api-max".to_owned()))
    );
    assert_eq!(
        with(|text| format!("{text}\n[[clause]]{}", row.replace("upload.api-max", "moon.phase"))),
        Err(InvalidRules::Unread("moon.phase".to_owned()))
    );
    assert_eq!(
        with(|text| text.replace("[[clause]]", "[clause")).unwrap_err().code(),
        "rules.syntax"
    );
}
