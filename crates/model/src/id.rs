use crate::{At, Random, UnknownText};
use std::{fmt, hash, marker::PhantomData, str::FromStr};

/// A kind of thing that has ids. The prefix makes an id readable wherever it turns up.
pub trait Kind {
    /// Three letters in front of the underscore.
    const PREFIX: &'static str;
}

/// An id of one kind of thing: `gst_` plus a UUIDv7 (RFC 9562 §5.7) as 32 hex digits,
/// so ids sort by creation time. An id is a name, never a secret.
pub struct Id<K> {
    text: Box<str>,
    kind: PhantomData<fn() -> K>,
}

impl<K: Kind> Id<K> {
    /// Makes a new id from the instant and 74 random bits.
    #[must_use]
    pub fn new(now: At, random: &dyn Random) -> Self {
        let mut bytes = [0_u8; 10];
        random.fill(&mut bytes);
        let millis = u64::try_from(now.micros() / 1_000).unwrap_or(0);
        let uuid = uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid();
        Self {
            text: format!("{}_{}", K::PREFIX, uuid.simple()).into(),
            kind: PhantomData,
        }
    }
}

impl<K> Id<K> {
    /// The text form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<K: Kind> FromStr for Id<K> {
    type Err = UnknownText;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let well_formed = text
            .strip_prefix(K::PREFIX)
            .and_then(|rest| rest.strip_prefix('_'))
            .is_some_and(|hex| {
                hex.len() == 32
                    && hex
                        .bytes()
                        .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
            });
        if well_formed {
            Ok(Self {
                text: text.into(),
                kind: PhantomData,
            })
        } else {
            Err(UnknownText {
                what: K::PREFIX,
                given: text.to_owned(),
            })
        }
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            kind: PhantomData,
        }
    }
}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}
impl<K> hash::Hash for Id<K> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
impl<K> serde::Serialize for Id<K> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.text)
    }
}
impl<'de, K: Kind> serde::Deserialize<'de> for Id<K> {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

macro_rules! kinds {
    ($($(#[$meta:meta])* $name:ident = $prefix:literal),+ $(,)?) => {
        /// The registry of id kinds, one zero-sized type each.
        pub mod kind {
            $($(#[$meta])* #[derive(Clone, Copy, Debug)] pub enum $name {}
              impl super::Kind for $name { const PREFIX: &'static str = $prefix; })+
        }
    };
}

kinds! {
    /// What a guest asks for.
    AccessRequest = "arq",
    /// A person of the host who administers.
    Admin = "adm",
    /// Where an app is told what happens to its guests.
    AppStream = "str",
    /// An OIDC relying party; its id is also its `client_id`.
    App = "app",
    /// A grant of an app to a guest, a group or a partner.
    Assignment = "asg",
    /// One way in for a partner.
    Connection = "con",
    /// A test sign-in at a connection.
    ConnectionTest = "cts",
    /// A line of the audit chain.
    Event = "evt",
    /// All tokens of one session at one app.
    Family = "fam",
    /// A group of guests.
    Group = "grp",
    /// A partner's person in our directory.
    Guest = "gst",
    /// An uploaded invitation file that was checked and may be applied.
    ImportBatch = "imp",
    /// An invitation.
    Invitation = "inv",
    /// A request for another invitation.
    InvitationRequest = "irq",
    /// A proposal to give guests of a partner other keys.
    Rekey = "rky",
    /// A mailed 6-digit code.
    MailCode = "mlc",
    /// A durable piece of work to deliver.
    OutboxItem = "out",
    /// A company we trust.
    Partner = "ptn",
    /// A WebAuthn credential.
    Passkey = "pky",
    /// What an ending cut off.
    Receipt = "rcp",
    /// The way back of a guest who lost every second factor.
    Recovery = "rcv",
    /// A user or group as a partner's directory sees it.
    ScimResource = "scr",
    /// A bearer token of a partner's directory.
    ScimToken = "sct",
    /// A single sign-on session of a guest.
    Session = "ses",
    /// A partner's set-up of its home identity provider.
    Setup = "stp",
    /// A test sign-in of a set-up.
    SetupAttempt = "sat",
    /// A link to a set-up.
    SetupLink = "stl",
    /// A browser in which the mailbox of a set-up link was proven.
    SetupSession = "sts",
    /// A sign-in that is under way in one browser.
    SignIn = "sgn",
    /// One version of what guests have to agree to.
    Terms = "trm",
}
