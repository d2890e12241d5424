//! What `docs/ACCESS.md` says, as words.

/// State · what citizens may ask · professionals · the house.
pub(super) const STATES: [(&str, &str, &str, &str); 9] = [
    ("none", "", "", "register create"),
    ("known", "", "", "register identify maintain announce create close"),
    (
        "announced",
        "activate oppose",
        "",
        "register identify maintain announce create oppose close appoint",
    ),
    ("opposed", "create", "", "register identify maintain create close"),
    (
        "created",
        "activate oppose close",
        "*",
        "* -announce -create -activate -suspend -reopen -erase",
    ),
    (
        "active",
        "* -create -oppose -activate -reopen -erase",
        "*",
        "* -announce -create -oppose -activate -reopen -erase",
    ),
    (
        "suspended",
        "open list search describe read read-history read-notices explain export read-family dismiss \
         decline",
        "",
        "* -announce -create -oppose -suspend -reopen -erase",
    ),
    ("closed", "export reopen erase", "", "register identify maintain close reopen erase appoint"),
    ("dead", "", "", "register identify maintain close reopen erase"),
];

/// Actor · purpose · rule · actions. A rule `?` depends on the authorisation, `!` on the switches.
pub(super) const RIGHTS: [(&str, &str, &str, &str); 16] = [
    (
        "holder",
        "own",
        "own-space",
        "open list search describe read read-history read-notices explain export read-family",
    ),
    ("holder", "own", "own-document", "deposit replace withdraw amend"),
    (
        "holder",
        "own",
        "own-choice",
        "mask unmask archive arrange report authorise revoke block unblock configure \
         delete-notice create oppose activate close reopen erase appoint dismiss accept decline",
    ),
    ("representative", "own", "offer", "accept decline"),
    ("representative", "own", "representation", OF_THE_HOLDER),
    ("delegate", "own", "offer", "accept decline"),
    ("delegate", "own", "delegation", OF_THE_HOLDER),
    ("practitioner", "care", "?", "open list search describe read authorise"),
    ("practitioner", "care", "feed", FEEDING),
    ("practitioner", "emergency", "!", "open list search describe read"),
    ("practitioner", "samu", "!", "open list search describe read"),
    ("practitioner", "deposit", "feed", FEEDING),
    ("institution", "deposit", "feed", FEEDING),
    (
        "system",
        "service",
        "service",
        "register announce identify create oppose activate suspend close reopen erase disclose \
         maintain appoint dismiss",
    ),
    (
        "operator",
        "service",
        "administration",
        "register announce identify create oppose suspend close reopen appoint dismiss",
    ),
    ("support", "service", "administration", "identify create oppose close dismiss"),
];

/// All that a holder does but answering offers.
pub(super) const OF_THE_HOLDER: &str = "open list search describe read read-history read-notices explain export \
    read-family deposit replace withdraw amend mask unmask archive arrange report authorise revoke block unblock \
    configure delete-notice create oppose activate close reopen erase appoint dismiss";
pub(super) const NOT_FOR_DELEGATES: &str = "mask unmask authorise revoke block unblock configure export appoint create oppose \
    activate close reopen erase";
pub(super) const ASSISTED: &str =
    "open list search describe read read-history read-notices explain read-family dismiss";
pub(super) const READING: &str = "open list search describe read";
pub(super) const FEEDING: &str = "deposit replace withdraw disclose mask archive";
pub(super) const ONE_DOCUMENT: &str =
    "describe read withdraw mask unmask disclose archive arrange amend report explain maintain";
pub(super) const ONLY_ONE_DOCUMENT: &str =
    "describe read withdraw mask unmask disclose archive amend report";
pub(super) const SHOWS: &str = "open list search export explain maintain read-history read-notices";
pub(super) const NAMES_WITHDRAWN: &str = "read-history read-notices";
