//! The made-up host, its partner, its apps and its guests.

use crate::wire::Portico;
use admin::{
    Invited, apps, assignments, connections, groups, invitations, partners,
    redemption::{self, Evidence, Resolution},
};
use model::{
    Actor, ActorKind, Assignee, ClientAuthMethod, ClientMetadata, Connection, HomeSettings,
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
    pub admin_link: String,
}

pub fn seed(portico: &Portico, addresses: &Addresses) -> anyhow::Result<Seeded> {
    let (desk, system) = (&portico.desk, Actor::plain(ActorKind::System));
    let (mia, link) = admin::admins::add(
        desk,
        &system,
        "Mia Berg",
        &"mia.berg@contoso.example".parse()?,
    )?;
    let by = Actor::admin(&mia.id);

    let fabrikam = partners::add(desk, &by, "Fabrikam", &["fabrikam.example".to_owned()])?;
    // Fabrikam tells nobody who left, so it is asked as often as can be.
    let asked = TrustContract {
        probe_every: Some(Span::mins(1)),
        ..fabrikam.trust.clone()
    };
    partners::update(desk, &by, &fabrikam.id, &fabrikam.name, &asked)?;
    partners::add(desk, &by, "Tailor & Sons", &["tailor.example".to_owned()])?;
    let connection = connections::add_oidc(
        desk,
        &by,
        &connections::NewOidcConnection {
            partner_id: fabrikam.id.clone(),
            name: "Fabrikam".into(),
            issuer: addresses.home.clone(),
            client_id: "portico".into(),
            client_secret: Some(addresses.home_secret.clone()),
            settings: HomeSettings::default(),
        },
    )?;

    let parts = register(portico, &by, "Parts Portal", &addresses.parts)?;
    let vault = register(portico, &by, "Drawing Vault", &addresses.vault)?;
    let externals = groups::create(desk, &by, "Externals")?;
    assignments::assign(
        desk,
        &by,
        &assignments::NewAssignment {
            app_id: vault.id.clone(),
            assignee: Assignee::Group(externals.id.clone()),
            roles: vec!["reader".into()],
            starts_at: None,
            ends_at: None,
        },
    )?;

    let people = [
        ("ana@fabrikam.example", "Ana Silva", Language::En, true),
        ("bo@fabrikam.example", "Bo Chen", Language::De, false),
        ("theo@tailor.example", "Theo Tailor", Language::En, false),
    ];
    for (email, name, language, in_group) in people {
        let mut request = invitations::InviteRequest::new(email.parse()?, name);
        request.apps = vec![parts.id.clone()];
        request.groups = if in_group {
            vec![externals.id.clone()]
        } else {
            Vec::new()
        };
        request.language = language;
        request.brand_app = Some(parts.id.clone());
        let invited = invitations::invite(desk, &mia, &request)?;
        if email.starts_with("ana@") {
            accepted(portico, &connection, &invited)?;
        }
    }
    Ok(Seeded {
        connection: connection.id,
        parts,
        vault,
        admin_link: portico.settings.link(link.expose()),
    })
}

fn register(portico: &Portico, by: &Actor, name: &str, origin: &str) -> anyhow::Result<Client> {
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
            redirect_uris: vec![format!("{origin}/callback")],
            post_logout_redirect_uris: vec![origin.to_owned()],
            launch_url: Some(format!("{origin}/sign-in")),
            contact_url: Some("mailto:mia.berg@contoso.example".into()),
            backchannel_logout_uri: Some(format!("{origin}/backchannel-logout")),
        },
    )?;
    Ok(Client {
        id: app.id,
        secret: secret.unwrap_or_else(|| Secret::new("")),
    })
}

/// Ana accepted long ago: what her first sign-in at home would have left behind.
fn accepted(portico: &Portico, home: &Connection, invited: &Invited) -> anyhow::Result<()> {
    let (random, now) = (&*portico.oidc.random, portico.clock.now());
    let proof = HomeSignIn {
        connection_id: home.id.clone(),
        issuer: home.issuer.clone(),
        subject: super::home::subject_of("ana"),
        name: Some(invited.guest.display_name.clone()),
        email: Some(invited.guest.email.to_string()),
        email_verified: true,
        auth_time: now,
        amr: vec!["pwd".into()],
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
        other => anyhow::bail!("the demonstration's first guest was not accepted: {other:?}"),
    }
}
