use super::{AuditLine, Confirmed, Linked, ReceiptLink, section};
use crate::pages::guest::AgreedRow;
use crate::pages::{Field, Form, Frame, Kind, Page, Spec, form};
use askama::Template;
use model::{At, FreezeReason, GuestState, InvitationState, Reason};

form! {
    /// Posted to `/admin/guests/{id}/apps`.
    AssignForm {
        /// The app's id.
        app: Spec::new(Kind::Select, "app", "field-app").required(),
        /// Last day of access, `2027-03-31`.
        ends: Spec::new(Kind::Text, "ends", "field-ends").hint("field-ends-hint"),
    }
}

form! {
    /// Posted to `/admin/guests/{id}/groups`.
    JoinForm {
        /// The group's id.
        group: Spec::new(Kind::Select, "group", "field-group").required(),
    }
}

form! {
    /// Posted to `/admin/guests/{id}/sponsor`.
    SponsorForm {
        /// The admin's id.
        to: Spec::new(Kind::Select, "to", "sponsor").required(),
    }
}

form! {
    /// Posted to `/admin/guests/{id}/until`.
    EndForm {
        /// Last day of all access, `2027-03-31`; empty for none.
        until: Spec::new(Kind::Text, "until", "field-ends").hint("field-ends-hint"),
    }
}

/// A live session, ended by `POST /admin/guests/{id}/sessions`.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// Its id.
    pub id: String,
    /// When it began.
    pub since: At,
    /// When it was last used.
    pub seen: At,
}

/// A proven identity of the guest.
#[derive(Clone, Debug)]
pub struct IdentityRow {
    /// The connection's id.
    pub id: String,
    /// The connection's name.
    pub connection: String,
    /// The home issuer.
    pub issuer: String,
    /// The subject there, shortened.
    pub subject: String,
}

/// Through what an app was given.
#[derive(Clone, Debug)]
pub enum Via {
    /// To the guest; the assignment can be taken away by its id.
    Direct(String),
    /// To a group.
    Group(Linked),
    /// To the partner.
    Partner(Linked),
}

/// An app that an assignment gives to the guest.
#[derive(Clone, Debug)]
pub struct GuestApp {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether the policy lets the guest open it now.
    pub allowed: bool,
    /// Through what it was given.
    pub via: Vec<Via>,
    /// When access ends by itself.
    pub until: Option<At>,
    /// When the app last got tokens for the guest.
    pub used_at: Option<At>,
    /// If the guest were removed now, the app would be open until then at most: it checks tokens by itself.
    pub open_until: Option<At>,
}

/// A group of the guest, left by `POST /admin/groups/{id}/members/{guest}/remove`.
#[derive(Clone, Debug)]
pub struct GuestGroup {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// An invitation of the guest.
#[derive(Clone, Debug)]
pub struct InvitationRow {
    /// Where it stands.
    pub state: InvitationState,
    /// Whether an open one is past its time.
    pub expired: bool,
    /// When it was made.
    pub created_at: At,
    /// Until when it works.
    pub expires_at: At,
}

impl InvitationRow {
    fn word(&self) -> &'static str {
        if self.expired && self.state == InvitationState::Open {
            "expired"
        } else {
            self.state.as_str()
        }
    }
}

/// Somebody asks for another invitation.
#[derive(Clone, Debug)]
pub struct RequestRow {
    /// What was in the way.
    pub reason: Reason,
    /// The account that was used, in the words of its home.
    pub account: Option<String>,
    /// When it was asked for.
    pub asked_at: At,
}

/// That the guest is frozen, and what becomes of it; thawed by `POST /admin/guests/{id}/thaw`.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// Since when.
    pub since: At,
    /// Why.
    pub reason: FreezeReason,
    /// When everything personal is erased.
    pub closes_at: At,
    /// Names of apps and groups that come back when thawed.
    pub archived: Vec<String>,
}

/// What the home said about the person, beside what the host wrote.
#[derive(Clone, Debug)]
pub struct HomeWord {
    /// The name there.
    pub name: Option<String>,
    /// The address there, where it is another than the invited one.
    pub email: Option<String>,
    /// Whether the home may speak for that address.
    pub verified: bool,
}

/// All about one guest. Posts: `/admin/guests/{id}/resend`, `/suspend`, `/resume`, `/apps`,
/// `/groups`, `/admin/assignments/{id}/remove`; removal begins at `GET …/remove`.
#[derive(Template)]
#[template(path = "admin/guest_detail.html")]
pub struct GuestDetail {
    /// Around the page.
    pub frame: Frame,
    /// Its id.
    pub id: String,
    /// The name the host gave.
    pub name: String,
    /// The invited address.
    pub email: String,
    /// The partner.
    pub partner: Linked,
    /// Where the guest stands.
    pub state: GuestState,
    /// Set while frozen.
    pub frozen: Option<Frozen>,
    /// When everything personal was erased.
    pub closed_at: Option<At>,
    /// Who of the host answers for the guest.
    pub sponsor: Option<String>,
    /// What the home said.
    pub home: HomeWord,
    /// When the guest was created.
    pub created_at: At,
    /// When the invitation was accepted.
    pub accepted_at: Option<At>,
    /// When the person was last confirmed.
    pub confirmed: Confirmed,
    /// When all access ends by itself.
    pub ends_at: Option<At>,
    /// Proven identities.
    pub identities: Vec<IdentityRow>,
    /// Apps that were given.
    pub apps: Vec<GuestApp>,
    /// Groups.
    pub groups: Vec<GuestGroup>,
    /// Invitations, newest first.
    pub invitations: Vec<InvitationRow>,
    /// Somebody for whom the link did not work asks for another one; put aside by
    /// `POST /admin/guests/{id}/request/dismiss`.
    pub request: Option<RequestRow>,
    /// Until when the recovery of the guest's second factor can be answered, by
    /// `POST /admin/guests/{id}/recovery`.
    pub recovery: Option<At>,
    /// The terms of use they agreed to, newest first.
    pub agreements: Vec<AgreedRow>,
    /// Live sessions.
    pub sessions: Vec<SessionRow>,
    /// Sets when all access ends.
    pub end_form: EndForm,
    /// Gives an app.
    pub assign: AssignForm,
    /// Adds to a group.
    pub join: JoinForm,
    /// Names another sponsor.
    pub sponsor_form: SponsorForm,
    /// What ended for the guest, newest first.
    pub receipts: Vec<ReceiptLink>,
    /// What happened, newest first.
    pub lines: Vec<AuditLine>,
}
section!(GuestDetail, Guests);

impl GuestDetail {
    fn may_resend(&self) -> bool {
        self.state == GuestState::Invited
    }

    fn may_suspend(&self) -> bool {
        matches!(self.state, GuestState::Active | GuestState::Invited)
    }

    fn may_resume(&self) -> bool {
        self.state == GuestState::Suspended
    }

    fn is_removed(&self) -> bool {
        self.state == GuestState::Removed
    }

    /// Nothing can be given to it.
    fn is_over(&self) -> bool {
        matches!(self.state, GuestState::Removed | GuestState::Frozen)
    }
}

impl Page for GuestDetail {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn problems(&self) -> Vec<&Field> {
        let mut all = self.assign.problems();
        all.extend(self.join.problems());
        all.extend(self.end_form.problems());
        all
    }

    #[cfg(test)]
    fn samples(frame: &Frame, s: &crate::pages::samples::Sampler) -> Vec<Self> {
        GuestState::ALL
            .iter()
            .map(|state| sample(frame, s, *state))
            .collect()
    }
}

#[cfg(test)]
fn sample(frame: &Frame, s: &crate::pages::samples::Sampler, state: GuestState) -> GuestDetail {
    let app = |name: &str, allowed, via| GuestApp {
        id: s.text("app_1"),
        name: s.text(name),
        allowed,
        via,
        until: allowed.then(|| s.at()),
        used_at: allowed.then(|| s.at()),
        open_until: allowed.then(|| s.at()),
    };
    let mut assign = AssignForm::default();
    assign.app.choices = s.choices();
    let mut join = JoinForm::default();
    join.group.choices = s.choices();
    if state == GuestState::Active {
        join.group.problem = Some(crate::pages::Problem::Choice);
        join.group.said = Some(s.text("There is no such group."));
    }
    let mut sponsor_form = SponsorForm::default();
    sponsor_form.to.choices = s.choices();
    GuestDetail {
        frame: frame.clone(),
        id: s.text("gst_1"),
        name: s.text("Ana Silva"),
        email: s.text("ana@fabrikam.example"),
        partner: s.linked("Fabrikam", "/admin/partners/ptn_1"),
        state,
        frozen: (state == GuestState::Frozen).then(|| Frozen {
            since: s.at(),
            reason: FreezeReason::Recreated,
            closes_at: s.at(),
            archived: vec![s.text("Parts Portal"), s.text("Engineering")],
        }),
        closed_at: (state == GuestState::Removed).then(|| s.at()),
        sponsor: (state != GuestState::Suspended).then(|| s.text("Mia Berg")),
        home: HomeWord {
            name: Some(s.text("Ana Maria Silva")),
            email: (state == GuestState::Active).then(|| s.text("ana.silva@fabrikam.example")),
            verified: true,
        },
        created_at: s.at(),
        accepted_at: (state != GuestState::Invited).then(|| s.at()),
        confirmed: Confirmed::sample(s, state),
        ends_at: Some(s.at()),
        identities: vec![IdentityRow {
            id: s.text("con_1"),
            connection: s.text("Fabrikam"),
            issuer: s.text("https://login.fabrikam.example/realms/main"),
            subject: s.text("7f3c…91ab"),
        }],
        apps: vec![
            app("Parts Portal", true, vec![Via::Direct(s.text("asg_1"))]),
            app(
                "Drawing Vault",
                false,
                vec![
                    Via::Group(s.linked("Engineering", "/admin/groups/grp_1")),
                    Via::Partner(s.linked("Fabrikam", "/admin/partners/ptn_1")),
                ],
            ),
        ],
        groups: vec![GuestGroup {
            id: s.text("grp_1"),
            name: s.text("Engineering"),
        }],
        invitations: vec![
            InvitationRow {
                state: InvitationState::Open,
                expired: true,
                created_at: s.at(),
                expires_at: s.at(),
            },
            InvitationRow {
                state: InvitationState::Redeemed,
                expired: false,
                created_at: s.at(),
                expires_at: s.at(),
            },
        ],
        recovery: (state == GuestState::Active).then(|| s.at()),
        request: (state == GuestState::Invited).then(|| RequestRow {
            reason: Reason::AddressDiffers,
            account: Some(s.text("ana.silva@fabrikam.example")),
            asked_at: s.at(),
        }),
        agreements: AgreedRow::samples(s),
        sessions: vec![SessionRow {
            id: s.text("ses_1"),
            since: s.at(),
            seen: s.at(),
        }],
        end_form: EndForm::default(),
        assign,
        join,
        sponsor_form,
        receipts: ReceiptLink::samples(s),
        lines: s.audit_lines().into_iter().take(6).collect(),
    }
}
