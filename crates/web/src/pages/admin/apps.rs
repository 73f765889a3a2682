use super::{ConfigText, Linked, ReceiptLink, section};
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, Tone, form};
use askama::Template;
use model::{AppState, At, SignalDelivery, StreamStatus};

form! {
    /// Posted to `/admin/apps`.
    AppForm {
        /// Its name.
        name: Spec::new(Kind::Text, "name", "field-app-name").required(),
        /// Exact redirect URIs, one per line.
        redirect_uris: Spec::new(Kind::Lines, "redirect_uris", "field-redirects").required().hint("field-redirects-hint"),
        /// Client authentication (`client_secret_basic`, `client_secret_post`, `none`).
        auth_method: Spec::new(Kind::Select, "auth_method", "field-auth-method").required(),
        /// Algorithm of ID tokens.
        id_token_alg: Spec::new(Kind::Select, "id_token_alg", "field-alg").required(),
        /// Where it starts from the panel.
        launch_url: Spec::new(Kind::Url, "launch_url", "field-launch").hint("field-launch-hint"),
        /// Whom a refused guest may ask.
        contact_url: Spec::new(Kind::Text, "contact_url", "field-contact").hint("field-app-contact-hint"),
        /// Where logout tokens go.
        backchannel_logout_uri: Spec::new(Kind::Url, "backchannel_logout_uri", "field-backchannel").hint("field-backchannel-hint"),
    }
}

form! {
    /// Posted to `/admin/apps`, for software that is known here.
    PresetForm {
        /// Which.
        preset: Spec::new(Kind::Select, "preset", "field-preset").required(),
        /// Where it is.
        url: Spec::new(Kind::Url, "app_url", "field-app-url").required().hint("field-app-url-hint"),
        /// Its name; the product's where it is empty.
        name: Spec::new(Kind::Text, "app_name", "field-app-shown"),
    }
}

form! {
    /// Posted to `/admin/apps/{id}/redirects`.
    RedirectForm {
        /// Exact redirect URIs, one per line.
        redirect_uris: Spec::new(Kind::Lines, "redirect_uris", "field-redirects").required().hint("field-redirects-hint"),
    }
}

form! {
    /// Posted to `/admin/apps/{id}/confirmation`.
    ConfirmationForm {
        /// Hours; empty for no bound of its own.
        hours: Spec::new(Kind::Text, "hours", "field-unconfirmed").hint("field-unconfirmed-hint"),
    }
}

form! {
    /// Posted to `/admin/apps/{id}/listing`.
    ListingForm {
        /// What the app is for, in one line.
        description: Spec::new(Kind::Text, "description", "field-listing").hint("field-listing-hint"),
        /// Whether guests may ask for it.
        requestable: Spec::new(Kind::Picks, "requestable", "field-requestable"),
    }
}

form! {
    /// Posted to `/admin/apps/{id}/metadata`.
    MetadataForm {
        /// Client metadata as JSON (RFC 7591 §2).
        metadata: Spec::new(Kind::Lines, "metadata", "field-metadata").required().hint("field-metadata-hint"),
    }
}

form! {
    /// Posted to `/admin/apps/{id}/assignments`: exactly one of the three.
    AssigneeForm {
        /// Address of one guest.
        guest: Spec::new(Kind::Email, "guest", "field-guest-mail"),
        /// A group's id.
        group: Spec::new(Kind::Select, "group", "field-group"),
        /// A partner's name, domain or id: all of its guests.
        partner: Spec::new(Kind::Text, "partner", "field-partner-all"),
    }
}

/// One app of the list.
#[derive(Clone, Debug)]
pub struct AppRow {
    /// Its id, which is its client id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its short name for files and commands.
    pub slug: String,
    /// Whether it may be opened.
    pub state: AppState,
    /// How many assignments give it.
    pub assignments: i64,
}

impl AppRow {
    fn is_enabled(&self) -> bool {
        self.state == AppState::Enabled
    }
}

/// The list of apps, with the form that registers one.
#[derive(Template)]
#[template(path = "admin/apps.html")]
pub struct AppList {
    /// Around the page.
    pub frame: Frame,
    /// Every app.
    pub rows: Vec<AppRow>,
    /// Registers one.
    pub form: AppForm,
    /// Registers one of a kind that is known here.
    pub preset: PresetForm,
}
section!(AppList, Apps);

impl Page for AppList {
    fn title(&self) -> String {
        self.frame.t("nav-apps")
    }

    fn problems(&self) -> Vec<&Field> {
        let mut all = self.preset.problems();
        all.extend(self.form.problems());
        all
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut preset = PresetForm::default();
        preset.preset.choices = s.choices();
        let rows = AppState::ALL
            .iter()
            .map(|state| AppRow {
                id: s.text("app_1"),
                name: s.text("Parts Portal"),
                slug: s.text("parts-portal"),
                state: *state,
                assignments: 12,
            })
            .collect();
        let mut wrong = AppForm::default();
        wrong.auth_method.choices = s.choices();
        wrong.id_token_alg.choices = s.choices();
        let form = wrong.clone();
        wrong.redirect_uris.value = s.text("http://parts.example/cb#x");
        wrong.redirect_uris.problem = Some(crate::pages::Problem::RedirectUri);
        vec![
            Self {
                frame: frame.clone(),
                rows,
                form,
                preset: preset.clone(),
            },
            Self {
                frame: frame.clone(),
                rows: Vec::new(),
                form: wrong,
                preset,
            },
        ]
    }
}

/// To whom an app is assigned.
#[derive(Clone, Debug)]
pub struct AssignedTo {
    /// Id of the assignment.
    pub assignment: String,
    /// Whether to a `guest`, `group` or `partner`.
    pub kind: model::AssigneeKind,
    /// To whom.
    pub to: Linked,
    /// Where it stands why this guest can open the app, or not.
    pub why: Option<String>,
}

/// How an app is told by signals.
#[derive(Clone, Debug)]
pub struct StreamFacts {
    /// Whether it wants to be told now.
    pub status: StreamStatus,
    /// How they get there.
    pub delivery: SignalDelivery,
    /// Where they are posted.
    pub endpoint: Option<String>,
    /// When it last acknowledged one.
    pub acknowledged_at: Option<At>,
    /// How many it has not acknowledged.
    pub undelivered: i64,
    /// How many were given up.
    pub given_up: i64,
}

impl StreamFacts {
    /// What the page shows of a stream.
    #[must_use]
    pub fn of(view: &::admin::streams::StreamView) -> Self {
        Self {
            status: view.stream.status,
            delivery: view.stream.delivery,
            endpoint: view.stream.endpoint.clone(),
            acknowledged_at: view.acknowledged_at,
            undelivered: view.undelivered,
            given_up: view.given_up,
        }
    }

    const fn tone(&self) -> Tone {
        match self.status {
            StreamStatus::Enabled => Tone::Ok,
            StreamStatus::Paused => Tone::Warn,
            StreamStatus::Disabled => Tone::Quiet,
        }
    }
}

/// All about one app. Posts: `/admin/apps/{id}/redirects`, `/confirmation`, `/notices`, `/stream`,
/// `/assignments`, `/enable`,
/// `/admin/assignments/{id}/remove`; switching off and a new secret begin at `GET …/disable`
/// and `GET …/secret`.
#[derive(Template)]
#[template(path = "admin/app_detail.html")]
pub struct AppDetail {
    /// Around the page.
    pub frame: Frame,
    /// Its id, which is its client id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its short name for files and commands.
    pub slug: String,
    /// Our issuer identifier.
    pub issuer: String,
    /// Whether it may be opened.
    pub state: AppState,
    /// Whether it asks for multi-factor authentication.
    pub wants_mfa: bool,
    /// How it authenticates, as registered.
    pub auth_method: String,
    /// Algorithm of its ID tokens.
    pub id_token_alg: String,
    /// Where it starts.
    pub launch_url: Option<String>,
    /// Where logout tokens go.
    pub backchannel_logout_uri: Option<String>,
    /// When it last acknowledged one.
    pub logout_told_at: Option<At>,
    /// Whether it has a secret that can be replaced.
    pub has_secret: bool,
    /// To whom it is assigned.
    pub assigned: Vec<AssignedTo>,
    /// Its redirect URIs.
    pub redirects: RedirectForm,
    /// How long ago their home may have confirmed a guest.
    pub confirmation: ConfirmationForm,
    /// What the panel says of it.
    pub listing: ListingForm,
    /// How many logout notices wait for it.
    pub notices_waiting: i64,
    /// How many logout notices were given up.
    pub notices_given_up: i64,
    /// The stream of signals that it made.
    pub stream: Option<StreamFacts>,
    /// Assigns it.
    pub assign: AssigneeForm,
    /// What ended there, newest first.
    pub receipts: Vec<ReceiptLink>,
}
section!(AppDetail, Apps);

impl AppDetail {
    fn has_given_up(&self) -> bool {
        let signals = self.stream.as_ref().map_or(0, |it| it.given_up);
        self.notices_given_up + signals > 0
    }

    fn is_enabled(&self) -> bool {
        self.state == AppState::Enabled
    }
}

impl Page for AppDetail {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn problems(&self) -> Vec<&Field> {
        let mut all = self.redirects.problems();
        all.extend(self.confirmation.problems());
        all.extend(self.listing.problems());
        all.extend(self.assign.problems());
        all
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        AppState::ALL
            .iter()
            .map(|state| {
                let enabled = *state == AppState::Enabled;
                let mut page = Self {
                    frame: frame.clone(),
                    id: s.text("app_01890a5d-ac96-774b-bcce-b302099a8057"),
                    name: s.text("Parts Portal"),
                    slug: s.text("parts-portal"),
                    issuer: s.text("https://portico.example"),
                    state: *state,
                    wants_mfa: true,
                    auth_method: s.text("client_secret_basic"),
                    id_token_alg: s.text("RS256"),
                    launch_url: enabled.then(|| s.text("https://parts.example/")),
                    backchannel_logout_uri: enabled.then(|| s.text("https://parts.example/bcl")),
                    logout_told_at: enabled.then(|| s.at()),
                    has_secret: enabled,
                    assigned: model::AssigneeKind::ALL
                        .iter()
                        .map(|kind| AssignedTo {
                            assignment: s.text("asg_1"),
                            kind: *kind,
                            why: (*kind == model::AssigneeKind::Guest)
                                .then(|| "/admin/why?guest=gst_1&app=app_1".to_owned()),
                            to: s.linked("Fabrikam", "/admin/partners/ptn_1"),
                        })
                        .collect(),
                    redirects: RedirectForm::default(),
                    confirmation: ConfirmationForm::default(),
                    listing: ListingForm::default(),
                    notices_waiting: 3,
                    notices_given_up: i64::from(enabled),
                    stream: enabled.then(|| StreamFacts {
                        status: StreamStatus::Enabled,
                        delivery: SignalDelivery::Push,
                        endpoint: Some(s.text("https://parts.example/events")),
                        acknowledged_at: Some(s.at()),
                        undelivered: 2,
                        given_up: 1,
                    }),
                    assign: AssigneeForm::default(),
                    receipts: ReceiptLink::samples(s),
                };
                page.redirects.redirect_uris.value = s.text("https://parts.example/cb");
                page.listing.description.value = s.text("Order and track parts");
                page.listing.requestable.choices = s.choices();
                page.assign.group.choices = s.choices();
                page.assign.partner.choices = s.choices();
                if !enabled {
                    page.confirmation.hours.value = s.text("never");
                    page.confirmation.hours.problem = Some(crate::pages::Problem::Hours);
                    page.assigned.clear();
                    page.assign.guest.value = s.text("nobody@fabrikam.example");
                    page.assign.guest.problem = Some(crate::pages::Problem::Unknown);
                }
                page
            })
            .collect()
    }
}

/// Everything that is registered about an app, to be changed as a whole.
#[derive(Template)]
#[template(path = "admin/app_metadata.html")]
pub struct AppMetadata {
    /// Around the page.
    pub frame: Frame,
    /// The app's id.
    pub id: String,
    /// The app's name.
    pub name: String,
    /// Its metadata.
    pub form: MetadataForm,
}
section!(AppMetadata, Apps);

impl Page for AppMetadata {
    fn title(&self) -> String {
        self.frame.t1("metadata-title", "name", &self.name)
    }

    fn problems(&self) -> Vec<&Field> {
        self.form.problems()
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        let mut wrong = MetadataForm::default();
        wrong.metadata.value = s.text("{\n  \"client_name\": \"Parts Portal\"\n}");
        wrong.metadata.problem = Some(crate::pages::Problem::Metadata);
        vec![Self {
            frame: frame.clone(),
            id: s.text("app_1"),
            name: s.text("Parts Portal"),
            form: wrong,
        }]
    }
}

/// A new client secret, shown this once.
#[derive(Template)]
#[template(path = "admin/app_secret.html")]
pub struct AppSecret {
    /// Around the page.
    pub frame: Frame,
    /// The app's id, which is its client id.
    pub id: String,
    /// The app's name.
    pub name: String,
    /// Our issuer identifier.
    pub issuer: String,
    /// The secret; `None` for a public client that was just registered.
    pub secret: Option<String>,
    /// What to write into its own settings.
    pub config: ConfigText,
}
section!(AppSecret, Apps);

impl Page for AppSecret {
    fn title(&self) -> String {
        self.frame.t1("secret-title", "name", &self.name)
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        [true, false]
            .into_iter()
            .map(|confidential| Self {
                frame: frame.clone(),
                id: s.text("app_01890a5d-ac96-774b-bcce-b302099a8057"),
                name: s.text("Parts Portal"),
                issuer: s.text("https://portico.example"),
                secret: confidential.then(|| s.text("q7Jc0uX3Y3Zl5mB1nU8sT2rW6vD9kE4hA0gF5iL7pOQ")),
                config: ConfigText::sample(s),
            })
            .collect()
    }
}
