//! The made-up host, its partner, its apps and its guests.

use super::clock::DemoClock;
use crate::wire::Portico;
use admin::{
    Invited, apps, assignments, connections, groups, invitations, partners,
    redemption::{self, Evidence, Resolution},
};
use model::{
    Actor, ActorKind, Admin, Assignee, ClientAuthMethod, ClientMetadata, Connection, HomeSettings,
    HomeSignIn, Id, Language, Party, Pkce, RefreshUse, Secret, SignIn, SignInStep, SigningAlg,
    Span, SubjectType, TrustContract, kind,
};

/// Where the other sites are.
pub struct Addresses {
    pub home: String,
    pub parts: String,
    pub vault: String,
    pub home_secret: Secret,
}

/// What an app needs to sign people in.
#[derive(Clone)]
pub struct Client {
    pub id: Id<kind::App>,
    pub secret: Secret,
}

/// What was made.
pub struct Seeded {
    pub connection: Id<kind::Connection>,
    pub parts: Client,
    pub vault: Client,
    /// For an app on the visitor's own machine.
    pub own: Client,
    pub admin_link: String,
}

/// Where the app on the visitor's own machine is sent back to.
pub const OWN_REDIRECT: &str = "http://127.0.0.1:3000/callback";

/// How long ago the story began, in days.
const BEGAN: i64 = 80;

pub fn seed(portico: &Portico, clock: &DemoClock, addresses: &Addresses) -> anyhow::Result<Seeded> {
    clock.stand(BEGAN);
    let (desk, system) = (&portico.desk, Actor::plain(ActorKind::System));
    let (mia, _) = admin::admins::add(
        desk,
        &system,
        "Mia Berg",
        &"mia.berg@contoso.example".parse()?,
    )?;
    let by = Actor::admin(&mia.id);
    let connection = trust_partners(portico, &by, addresses)?;

    let parts = register(portico, &by, "Parts Portal", Some(&addresses.parts))?;
    let vault = register(portico, &by, "Drawing Vault", Some(&addresses.vault))?;
    apps::require_mfa(desk, &by, &vault.id, true)?;
    let own = register(portico, &by, "Quality Reports", None)?;
    let externals = groups::create(desk, &by, "Externals")?;
    let give = |app: &Client, assignee: Assignee, roles: &[&str]| {
        let assignment = assignments::NewAssignment {
            app_id: app.id.clone(),
            assignee,
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            starts_at: None,
            ends_at: None,
        };
        assignments::assign(desk, &by, &assignment)
    };
    give(&vault, Assignee::Group(externals.id.clone()), &["reader"])?;
    give(&own, Assignee::Group(externals.id.clone()), &[])?;

    let story = Story {
        portico,
        mia: &mia,
        home: &connection,
        parts: &parts.id,
    };
    story.tell_the_past(clock)?;
    clock.stand(0);
    let ana = story.invite("ana@fabrikam.example", "Ana Silva", |request| {
        request.groups = vec![externals.id.clone()];
    })?;
    story.accept(&ana, "ana")?;
    story.invite("bo@fabrikam.example", "Bo Chen", |request| {
        request.language = Language::De;
    })?;
    story.invite("theo@tailor.example", "Theo Tailor", |_| {})?;
    let link = admin::admins::recover(desk, &system, &mia.email)?;
    Ok(Seeded {
        connection: connection.id,
        parts,
        vault,
        own,
        admin_link: portico.settings.link(link.expose()),
    })
}

/// Fabrikam with a home identity provider, and two companies without one.
fn trust_partners(
    portico: &Portico,
    by: &Actor,
    addresses: &Addresses,
) -> anyhow::Result<Connection> {
    let desk = &portico.desk;
    let fabrikam = partners::add(desk, by, "Fabrikam", &["fabrikam.example".to_owned()])?;
    // Fabrikam tells nobody who left, so it is asked as often as can be.
    let asked = TrustContract {
        probe_every: Some(Span::mins(1)),
        mfa_amr: vec!["mfa".into()],
        ..fabrikam.trust.clone()
    };
    partners::update(desk, by, &fabrikam.id, &fabrikam.name, &asked)?;
    for (name, domain) in [
        ("Tailor & Sons", "tailor.example"),
        ("Northwind Traders", "northwind.example"),
    ] {
        partners::add(desk, by, name, &[domain.to_owned()])?;
    }
    Ok(connections::add_oidc(
        desk,
        by,
        &connections::NewOidcConnection {
            partner_id: fabrikam.id.clone(),
            name: "Fabrikam".into(),
            issuer: addresses.home.clone(),
            client_id: "portico".into(),
            client_secret: Some(addresses.home_secret.clone()),
            settings: HomeSettings::default(),
        },
    )?)
}

/// People who were here before the visitor came: invited so many days ago, and whether they accepted.
const EARLIER: [(i64, &str, &str, bool); 21] = [
    (78, "ines@fabrikam.example", "Inês Duarte", true),
    (78, "jonas@fabrikam.example", "Jonas Weiß", true),
    (74, "li.na@fabrikam.example", "Li Na", true),
    (70, "omar@fabrikam.example", "Omar Haddad", true),
    (66, "priya@fabrikam.example", "Priya Nair", true),
    (61, "tom@northwind.example", "Tom Ashby", false),
    (58, "sofia@fabrikam.example", "Sofia Rossi", true),
    (52, "kenji@fabrikam.example", "Kenji Sato", true),
    (47, "olga@fabrikam.example", "Olga Smirnova", true),
    (41, "min-jun@fabrikam.example", "Min-jun Park", true),
    (36, "vera@northwind.example", "Vera Lund", false),
    (33, "paul@fabrikam.example", "Paul Martin", true),
    (29, "lucia@fabrikam.example", "Lucía Gómez", true),
    (24, "yusuf@fabrikam.example", "Yusuf Kaya", true),
    (21, "anna@tailor.example", "Anna Tailor", false),
    (17, "marc@fabrikam.example", "Marc Dubois", true),
    (13, "nadia@fabrikam.example", "Nadia Karim", true),
    (9, "erik@northwind.example", "Erik Holm", false),
    (6, "rosa@fabrikam.example", "Rosa Lima", true),
    (4, "wei@fabrikam.example", "Wei Zhang", false),
    (2, "greta@tailor.example", "Greta Tailor", false),
];

/// Who invites whom to what.
struct Story<'a> {
    portico: &'a Portico,
    mia: &'a Admin,
    home: &'a Connection,
    parts: &'a Id<kind::App>,
}

impl Story<'_> {
    fn invite(
        &self,
        email: &str,
        name: &str,
        change: impl FnOnce(&mut invitations::InviteRequest),
    ) -> anyhow::Result<Invited> {
        let mut request = invitations::InviteRequest::new(email.parse()?, name);
        request.apps = vec![self.parts.clone()];
        request.brand_app = Some(self.parts.clone());
        change(&mut request);
        Ok(invitations::invite(&self.portico.desk, self.mia, &request)?)
    }

    /// Whoever came early has access for a while only; nobody of them gets a mail.
    fn tell_the_past(&self, clock: &DemoClock) -> anyhow::Result<()> {
        for (days_ago, email, name, accepts) in EARLIER {
            clock.stand(days_ago);
            let ends = self.portico.clock.now().plus(Span::days(100));
            let invited = self.invite(email, name, |request| {
                request.send_mail = false;
                request.ends_at = Some(ends);
            })?;
            if accepts {
                let subject = email.split('@').next().unwrap_or(email);
                self.accept(&invited, subject)?;
            }
        }
        Ok(())
    }

    /// What the first sign-in at home would have left behind.
    fn accept(&self, invited: &Invited, name: &str) -> anyhow::Result<()> {
        accepted(self.portico, (self.home, name), invited)
    }
}

/// Registers a sample app at its origin, or one on the visitor's own machine.
fn register(
    portico: &Portico,
    by: &Actor,
    name: &str,
    origin: Option<&str>,
) -> anyhow::Result<Client> {
    let (app, secret) = apps::register(
        &portico.desk,
        by,
        &apps::Registration {
            name: name.into(),
            auth_method: ClientAuthMethod::SecretPost,
            pkce: Pkce::Required,
            refresh: RefreshUse::Allowed,
            party: Party::Host,
            client: ClientMetadata::default(),
            id_token_alg: SigningAlg::Rs256,
            subject_type: SubjectType::Pairwise,
            redirect_uris: vec![
                origin.map_or_else(|| OWN_REDIRECT.to_owned(), |at| format!("{at}/callback")),
            ],
            post_logout_redirect_uris: origin.map(str::to_owned).into_iter().collect(),
            launch_url: origin.map(|at| format!("{at}/sign-in")),
            contact_url: Some("mailto:mia.berg@contoso.example".into()),
            backchannel_logout_uri: origin.map(|at| format!("{at}/backchannel-logout")),
        },
    )?;
    Ok(Client {
        id: app.id,
        secret: secret.unwrap_or_else(|| Secret::new("")),
    })
}

fn accepted(
    portico: &Portico,
    (home, person): (&Connection, &str),
    invited: &Invited,
) -> anyhow::Result<()> {
    let (random, now) = (&*portico.oidc.random, portico.clock.now());
    let proof = HomeSignIn {
        connection_id: home.id.clone(),
        issuer: home.issuer.clone(),
        subject: super::home::subject_of(person),
        name: Some(invited.guest.display_name.clone()),
        email: Some(invited.guest.email.to_string()),
        email_verified: true,
        auth_time: now,
        amr: super::home::methods(true)
            .iter()
            .map(|method| (*method).to_owned())
            .collect(),
        acr: None,
        groups: None,
        session: model::HomeSession::default(),
    };
    let mut sign_in = SignIn {
        id: Id::new(now, random),
        binding: Secret::draw(random).hashed(),
        connection_id: home.id.clone(),
        invitation_id: invited.invitation.as_ref().map(|it| it.id.clone()),
        moves_guest_id: None,
        mailbox_proven: false,
        continue_to: "/".into(),
        state: Secret::draw(random).hashed(),
        upstream: Vec::new(),
        step: SignInStep::Started,
        proof: None,
        expires_at: now.plus(portico.settings.lifetimes.sign_in),
    };
    portico.store.write(|tx| {
        tx.insert_sign_in(&sign_in)?;
        tx.prove_sign_in(&sign_in.id, &proof, now)
    })?;
    sign_in.step = SignInStep::Proven;
    sign_in.proof = Some(proof);
    match redemption::accept(&portico.desk, &sign_in, Evidence::AddressMatches)? {
        Resolution::Redeemed(..) => Ok(()),
        other => anyhow::bail!("a guest of the demonstration was not accepted: {other:?}"),
    }
}
