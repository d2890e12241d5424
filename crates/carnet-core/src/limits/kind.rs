//! The names of the limits.

use serde::{Deserialize, Serialize};

use crate::record::named;

named! {
    /// What is counted, and by what.
    LimitKind {
        /// Passwords for one login, from one address.
        PasswordLoginAddress => "password.login-address",
        /// Passwords for one login, from all browsers that never opened it.
        PasswordLogin => "password.login",
        /// Passwords for one login, from a browser that opened it before.
        PasswordDevice => "password.device",
        /// Passwords from one address.
        PasswordAddress => "password.address",
        /// Passwords of the whole service.
        PasswordAll => "password.all",
        /// One-time codes typed and asked for again, from one address.
        CodeAddress => "code.address",
        /// One-time codes of the whole service.
        CodeAll => "code.all",
        /// Cards and numbers that do not go together, for one number from one address.
        IdentifyPersonAddress => "identify.person-address",
        /// The same from one address.
        IdentifyAddress => "identify.address",
        /// The same of the whole service.
        IdentifyAll => "identify.all",
        /// Assertions in the name of one client, from one address.
        TokenClientAddress => "token.client-address",
        /// Assertions from one address.
        TokenAddress => "token.address",
        /// Persons an actor reaches after the operator was alerted.
        ReachAfterAlert => "reach.after-alert",
        /// Persons an agent of the support looks for.
        SupportLook => "support.look",
        /// The same, who are nobody.
        SupportNobody => "support.nobody",
        /// Wrong answers to the support for one person.
        SupportPerson => "support.person",
        /// Assertions of the whole service.
        TokenAll => "token.all",
    }
}
