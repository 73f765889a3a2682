//! Which attributes there are (RFC 7643 §4, §7). Reading, filtering and patching all go by this table.

use serde_json::{Value, json};

/// The schema of a user.
pub const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
/// The schema of a group.
pub const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// What a company says of its people in addition.
pub const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
/// A list of resources.
pub const LIST: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
/// A patch.
pub const PATCH: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/// What kind of resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// A user.
    User,
    /// A group.
    Group,
}

impl Resource {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::User => "User",
            Self::Group => "Group",
        }
    }

    /// Where its resources stand.
    #[must_use]
    pub const fn endpoint(self) -> &'static str {
        match self {
            Self::User => "Users",
            Self::Group => "Groups",
        }
    }

    /// Its schema.
    #[must_use]
    pub const fn schema(self) -> &'static str {
        match self {
            Self::User => USER,
            Self::Group => GROUP,
        }
    }

    pub(crate) const fn attributes(self) -> &'static [Attribute] {
        match self {
            Self::User => USER_ATTRIBUTES,
            Self::Group => GROUP_ATTRIBUTES,
        }
    }
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Yes or no.
    Boolean,
    /// An instant.
    Instant,
    /// The address of something.
    Reference,
    /// Several named values.
    Complex,
}

/// Who may change a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutability {
    /// The client.
    ReadWrite,
    /// Nobody but us.
    ReadOnly,
    /// The client, once.
    Immutable,
}

/// One attribute.
#[derive(Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// Whether it has several.
    pub multi: bool,
    /// Whether case counts.
    pub exact: bool,
    /// Who may change it.
    pub mutability: Mutability,
    /// Whether it must be there.
    pub required: bool,
    /// Whether filters may ask for it.
    pub filterable: bool,
    /// The values it takes, where these are few.
    pub canonical: &'static [&'static str],
    /// What it consists of.
    pub subs: &'static [Attribute],
    about: &'static str,
}

const fn text(name: &'static str, about: &'static str) -> Attribute {
    Attribute {
        name,
        kind: Kind::Text,
        multi: false,
        exact: false,
        mutability: Mutability::ReadWrite,
        required: false,
        filterable: true,
        canonical: &[],
        subs: &[],
        about,
    }
}

const fn boolean(name: &'static str, about: &'static str) -> Attribute {
    let mut it = text(name, about);
    it.kind = Kind::Boolean;
    it
}

const fn complex(
    name: &'static str,
    multi: bool,
    subs: &'static [Attribute],
    about: &'static str,
) -> Attribute {
    let mut it = text(name, about);
    it.kind = Kind::Complex;
    it.multi = multi;
    it.subs = subs;
    it
}

const fn required(mut it: Attribute) -> Attribute {
    it.required = true;
    it
}

const fn exact(mut it: Attribute) -> Attribute {
    it.exact = true;
    it
}

const fn read_only(mut it: Attribute) -> Attribute {
    it.mutability = Mutability::ReadOnly;
    it
}

const fn immutable(mut it: Attribute) -> Attribute {
    it.mutability = Mutability::Immutable;
    it
}

/// Not for filters: it would tell what the answer does not, or costs too much to find.
const fn hidden(mut it: Attribute) -> Attribute {
    it.filterable = false;
    it
}

const fn one_of(mut it: Attribute, canonical: &'static [&'static str]) -> Attribute {
    it.canonical = canonical;
    it
}

const fn of_kind(mut it: Attribute, kind: Kind) -> Attribute {
    it.kind = kind;
    it
}

const LISTED: &[Attribute] = &[
    text("value", "The value."),
    text("display", "How people call it."),
    text("type", "What it is for, such as work."),
    boolean("primary", "Whether it is the one to use."),
];

/// What every resource has (RFC 7643 §3.1).
pub(crate) const COMMON: &[Attribute] = &[
    read_only(exact(text("id", "Our name for the resource."))),
    exact(text("externalId", "The client's name for the resource.")),
    read_only(complex(
        "meta",
        false,
        &[
            read_only(hidden(exact(text("resourceType", "What it is.")))),
            read_only(of_kind(text("created", "When it was made."), Kind::Instant)),
            read_only(of_kind(
                text("lastModified", "When it was changed."),
                Kind::Instant,
            )),
            read_only(hidden(exact(text("location", "Where it stands.")))),
            read_only(hidden(exact(text("version", "Its ETag.")))),
        ],
        "About the resource itself.",
    )),
];

const USER_ATTRIBUTES: &[Attribute] = &[
    required(text(
        "userName",
        "The name in the partner's directory, unique for the connection.",
    )),
    complex(
        "name",
        false,
        &[
            text("formatted", "The whole name."),
            text("familyName", "The family name."),
            text("givenName", "The given name."),
        ],
        "The person's name.",
    ),
    text("displayName", "The name to show."),
    text("title", "What the person does."),
    text("userType", "How the person is employed."),
    text("preferredLanguage", "The language to write in."),
    required(boolean(
        "active",
        "Whether the person works there. False ends all access at once; who says nothing of it means true.",
    )),
    complex("emails", true, LISTED, "Mail addresses."),
    complex("phoneNumbers", true, LISTED, "Phone numbers."),
    read_only(complex(
        "groups",
        true,
        &[
            read_only(hidden(exact(text("value", "The group's id.")))),
            read_only(hidden(of_kind(
                exact(text("$ref", "Where the group stands.")),
                Kind::Reference,
            ))),
            read_only(hidden(text("display", "The group's name."))),
        ],
        "The groups the person is in.",
    )),
];

const ENTERPRISE_ATTRIBUTES: &[Attribute] = &[
    text("employeeNumber", "The number of the person there."),
    text("costCenter", "The cost centre."),
    text("organization", "The organisation."),
    text("division", "The division."),
    text("department", "The department."),
];

const GROUP_ATTRIBUTES: &[Attribute] = &[
    required(text(
        "displayName",
        "The group's name, unique for the connection.",
    )),
    complex(
        "members",
        true,
        &[
            immutable(exact(text("value", "The user's id."))),
            immutable(hidden(of_kind(
                exact(text("$ref", "Where the user stands.")),
                Kind::Reference,
            ))),
            immutable(hidden(one_of(
                text("type", "What the member is."),
                &["User"],
            ))),
        ],
        "The users in the group.",
    ),
];

/// What a path means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Whether it belongs to the enterprise extension.
    pub extension: bool,
    /// The attribute.
    pub attribute: &'static Attribute,
    /// The part of it, where one is meant.
    pub sub: Option<&'static Attribute>,
}

impl Target {
    /// The path in our spelling.
    #[must_use]
    pub fn path(&self) -> String {
        let urn = if self.extension {
            format!("{ENTERPRISE}:")
        } else {
            String::new()
        };
        let sub = self.sub.map(|it| format!(".{}", it.name));
        format!("{urn}{}{}", self.attribute.name, sub.unwrap_or_default())
    }

    /// The attribute whose values are meant in the end.
    #[must_use]
    pub const fn leaf(&self) -> &'static Attribute {
        match self.sub {
            Some(sub) => sub,
            None => self.attribute,
        }
    }
}

pub(crate) fn named<'a>(all: &'a [Attribute], name: &str) -> Option<&'a Attribute> {
    all.iter().find(|it| it.name.eq_ignore_ascii_case(name))
}

/// What follows a prefix, without regard to case.
pub(crate) fn after<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| text.get(prefix.len()..).unwrap_or_default())
}

/// Finds what `[URN ":"] name ["." sub]` means; `None` when there is no such attribute.
#[must_use]
pub fn resolve(resource: Resource, text: &str) -> Option<Target> {
    let colon = |text: &'_ str| -> Option<usize> { text.strip_prefix(':').map(|_| 1) };
    let mut extension = false;
    let mut rest = text;
    if let Some(tail) = after(text, resource.schema()) {
        rest = tail.get(colon(tail)?..)?;
    } else if resource == Resource::User
        && let Some(tail) = after(text, ENTERPRISE)
    {
        rest = tail.get(colon(tail)?..)?;
        extension = true;
    }
    let (name, sub) = match rest.split_once('.') {
        Some((name, sub)) => (name, Some(sub)),
        None => (rest, None),
    };
    let attribute = if extension {
        named(ENTERPRISE_ATTRIBUTES, name)?
    } else {
        named(resource.attributes(), name).or_else(|| named(COMMON, name))?
    };
    let sub = match sub {
        Some(sub) => Some(named(attribute.subs, sub)?),
        None => None,
    };
    Some(Target {
        extension,
        attribute,
        sub,
    })
}

pub(crate) const fn extension_attributes() -> &'static [Attribute] {
    ENTERPRISE_ATTRIBUTES
}

fn described(it: &Attribute) -> Value {
    let kind = match it.kind {
        Kind::Text => "string",
        Kind::Boolean => "boolean",
        Kind::Instant => "dateTime",
        Kind::Reference => "reference",
        Kind::Complex => "complex",
    };
    let mutability = match it.mutability {
        Mutability::ReadWrite => "readWrite",
        Mutability::ReadOnly => "readOnly",
        Mutability::Immutable => "immutable",
    };
    let unique = it.required && it.kind == Kind::Text;
    let mut value = json!({
        "name": it.name, "type": kind, "multiValued": it.multi, "description": it.about,
        "required": it.required, "caseExact": it.exact, "mutability": mutability,
        "returned": "default", "uniqueness": if unique { "server" } else { "none" },
    });
    if let Some(map) = value.as_object_mut() {
        if it.kind == Kind::Complex {
            let subs: Vec<Value> = it.subs.iter().map(described).collect();
            map.insert("subAttributes".into(), subs.into());
        }
        if !it.canonical.is_empty() {
            map.insert("canonicalValues".into(), json!(it.canonical));
        }
        if it.kind == Kind::Reference {
            let to = if it.mutability == Mutability::ReadOnly {
                "Group"
            } else {
                "User"
            };
            map.insert("referenceTypes".into(), json!([to]));
        }
    }
    value
}

/// The schemas as `/Schemas` shows them (RFC 7643 §7).
#[must_use]
pub fn schemas(base: &str) -> Vec<Value> {
    let one = |id: &str, name: &str, about: &str, all: &[Attribute]| {
        let attributes: Vec<Value> = all.iter().map(described).collect();
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
            "id": id, "name": name, "description": about, "attributes": attributes,
            "meta": { "resourceType": "Schema", "location": format!("{base}/Schemas/{id}") },
        })
    };
    vec![
        one(USER, "User", "A person of the partner", USER_ATTRIBUTES),
        one(GROUP, "Group", "A group of the partner", GROUP_ATTRIBUTES),
        one(
            ENTERPRISE,
            "EnterpriseUser",
            "What a company says of its people",
            ENTERPRISE_ATTRIBUTES,
        ),
    ]
}
