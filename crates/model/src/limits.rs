use crate::HashedSecret;

/// How often something may be tried in an hour, if nothing else is said. What counts is what is guessed at together with who tries,
/// so that nobody can shut somebody else out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Codes mailed to one address at the wish of one network, or of one known device.
    pub codes: i64,
    /// Codes mailed to one address at the wish of all devices that it never signed in on.
    pub codes_of_strangers: i64,
    /// Codes that one network may ask for, whatever the address; where the network is known.
    pub codes_from: i64,
    /// Links and codes of nobody that one network may try before it is told to wait (I08). A link that
    /// works is opened all the same.
    pub guesses: i64,
    /// Addresses and companies whose sign-in one network may look up (E02). Who is remembered, chose, or
    /// follows a link, looks nothing up.
    pub lookups: i64,
    /// Requests that one token of a partner's directory may make; a bulk is one.
    pub directory: i64,
    /// Guests whom one admin may invite in a day (S16).
    pub invitations: i64,
    /// Of a hundred who have what a file is the whole list of, so many may lose it by that file; one may in
    /// any case.
    pub reconcile: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            codes: 5,
            codes_of_strangers: 20,
            codes_from: 300,
            guesses: 60,
            lookups: 300,
            directory: 50_000,
            invitations: 20_000,
            reconcile: 5,
        }
    }
}

/// Who asks for a code.
#[derive(Clone, Debug, Default)]
pub struct Asker {
    /// The client's address, or its /64 for IPv6; `None` where a proxy hides it.
    pub network: Option<String>,
    /// A device on which the very guest signed in before.
    pub device: Option<HashedSecret>,
}
