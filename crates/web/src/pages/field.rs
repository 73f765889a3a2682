use crate::http::Pairs;
use model::text_enum;

text_enum! {
    /// What is wrong with a form field; the sentence is `problem-…`.
    Problem {
        /// Not client metadata as it has to be.
        Metadata = "metadata",
        /// No device waits with that code.
        DeviceCode = "device-code",
        /// Nothing was entered.
        Required = "required",
        /// Not a mail address.
        Email = "email",
        /// Not an https or mailto link.
        Link = "link",
        /// Not an exact https redirect URI without fragment.
        RedirectUri = "redirect_uri",
        /// Not an https issuer.
        Issuer = "issuer",
        /// The issuer did not answer as an OpenID provider.
        IssuerUnreachable = "issuer_unreachable",
        /// Not tenants of that provider, or none.
        Tenants = "tenants",
        /// Not lines of a value and a group of ours.
        GroupMap = "group-map",
        /// Only registered addresses may be used.
        NotRegistered = "not_registered",
        /// Not a domain name.
        Domain = "domain",
        /// The domain belongs to another partner.
        DomainTaken = "domain_taken",
        /// Another one has that name.
        Taken = "taken",
        /// No such thing.
        Unknown = "unknown",
        /// Too long.
        TooLong = "too_long",
        /// Not one of the choices.
        Choice = "choice",
        /// The mailed code is another one.
        Code = "code",
        /// Not what the authenticator app shows, or used before.
        Totp = "totp",
        /// The code is too old.
        CodeExpired = "code_expired",
        /// Too many wrong codes; a new one is needed.
        CodeTries = "code_tries",
        /// Neither a file nor pasted text.
        File = "file",
        /// The file cannot be read as a table.
        FileUnreadable = "file_unreadable",
        /// The file has more rows than allowed.
        FileTooLong = "file_too_long",
        /// More people than a form takes.
        People = "people",
        /// The partner that owns the address's domain is not the chosen one.
        WrongPartner = "wrong_partner",
        /// That person is a guest already.
        AlreadyGuest = "already_guest",
        /// Neither a mail address nor the name of a company that signs in here.
        Company = "company",
        /// Not a whole number.
        Number = "number",
        /// Not a day.
        Date = "date",
        /// Not a number of minutes within the bounds.
        Period = "period",
        /// No number of minutes between 1 and 60.
        ProbePeriod = "probe-period",
        /// Neither 1 to 8760 hours nor nothing.
        Hours = "hours",
        /// Too many values, or blanks within one.
        Values = "values",
        /// Not a name with an address.
        Contact = "contact",
        /// Not a value that the setting can have.
        Setting = "setting",
        /// Not an image that can be the logo.
        Logo = "logo",
        /// No partner owns the address's domain; choose one.
        PartnerNeeded = "partner_needed",
    }
}

/// How a field is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Text,
    /// A mail address.
    Email,
    /// A link.
    Url,
    /// A secret that is not shown.
    Secret,
    /// A one-time code.
    Code,
    /// Several lines.
    Lines,
    /// A file.
    File,
    /// One of the choices, in a list.
    Select,
    /// Any of the choices.
    Picks,
}

/// What does not change about a field: its name in the form and its texts.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// `name` in the submitted form, and `id` in the page.
    pub name: &'static str,
    /// Key of its label.
    pub label: &'static str,
    /// Key of its hint.
    pub hint: Option<&'static str>,
    /// How it is entered.
    pub kind: Kind,
    /// Whether it must be filled in.
    pub required: bool,
    /// The `autocomplete` token.
    pub autocomplete: &'static str,
}

impl Spec {
    /// An optional field.
    #[must_use]
    pub const fn new(kind: Kind, name: &'static str, label: &'static str) -> Self {
        Self {
            name,
            label,
            hint: None,
            kind,
            required: false,
            autocomplete: "off",
        }
    }

    /// It must be filled in.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// With an explaining line.
    #[must_use]
    pub const fn hint(mut self, key: &'static str) -> Self {
        self.hint = Some(key);
        self
    }

    /// What the browser may fill in (WCAG 1.3.5).
    #[must_use]
    pub const fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// A second line.
    pub note: Option<String>,
    /// Whether it is chosen now.
    pub chosen: bool,
}

impl Choice {
    /// A choice that is not chosen.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            note: None,
            chosen: false,
        }
    }
}

/// A field as it stands on a page.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name and texts.
    pub spec: Spec,
    /// What was entered before; kept when something is wrong.
    pub value: String,
    /// What can be chosen, for [`Kind::Select`] and [`Kind::Picks`]; what is offered while one types, for
    /// the others.
    pub choices: Vec<Choice>,
    /// What is wrong with it.
    pub problem: Option<Problem>,
    /// A more exact sentence than the problem's own.
    pub said: Option<String>,
}

impl Field {
    /// An empty field.
    #[must_use]
    pub const fn new(spec: Spec) -> Self {
        Self {
            spec,
            value: String::new(),
            choices: Vec::new(),
            problem: None,
            said: None,
        }
    }

    /// `type` of the input element.
    #[must_use]
    pub const fn input_type(&self) -> &'static str {
        match self.spec.kind {
            Kind::Email => "email",
            Kind::Url => "url",
            Kind::Secret => "password",
            Kind::File => "file",
            _ => "text",
        }
    }

    /// The ids that describe the input to assistive technology.
    #[must_use]
    pub fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if self.spec.hint.is_some() {
            ids.push(format!("{}-hint", self.spec.name));
        }
        if self.problem.is_some() {
            ids.push(format!("{}-problem", self.spec.name));
        }
        ids.join(" ")
    }

    /// Whether it is entered so.
    #[must_use]
    pub fn is(&self, kind: &str) -> bool {
        matches!(
            (kind, self.spec.kind),
            ("lines", Kind::Lines)
                | ("select", Kind::Select)
                | ("picks", Kind::Picks)
                | ("code", Kind::Code)
                | ("file", Kind::File)
        )
    }
}

/// The fields of a form, in the order of the page.
pub trait Form: Default {
    /// Every field.
    fn fields(&self) -> Vec<&Field>;

    /// The same, to be filled in.
    fn fields_mut(&mut self) -> Vec<&mut Field>;

    /// The form as it was sent, without blanks around what was entered.
    #[must_use]
    fn sent(given: &Pairs) -> Self {
        let mut form = Self::default();
        for field in form.fields_mut() {
            given
                .text(field.spec.name)
                .trim()
                .clone_into(&mut field.value);
        }
        form
    }

    /// What was sent of its fields, as pairs of an address or another form.
    #[must_use]
    fn pairs(&self, given: &Pairs) -> Vec<(String, String)> {
        let names = self.fields().into_iter().map(|field| field.spec.name);
        names
            .filter_map(|name| Some((name.to_owned(), given.get(name)?.to_owned())))
            .collect()
    }

    /// The fields with a problem.
    fn problems(&self) -> Vec<&Field> {
        self.fields()
            .into_iter()
            .filter(|field| field.problem.is_some())
            .collect()
    }
}

/// Declares a form: a struct of [`Field`]s whose `Default` is the empty form.
macro_rules! form {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $spec:expr,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[$fmeta])* pub $field: $crate::pages::Field,)+ }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $crate::pages::Field::new($spec),)+ }
            }
        }

        impl $crate::pages::Form for $name {
            fn fields(&self) -> Vec<&$crate::pages::Field> {
                vec![$(&self.$field,)+]
            }

            fn fields_mut(&mut self) -> Vec<&mut $crate::pages::Field> {
                vec![$(&mut self.$field,)+]
            }
        }
    };
}
pub(crate) use form;
