//! The tour page in front of the product.

use super::{Ports, clock::DemoClock, diary::Diary, seed::Seeded};
use crate::{wire::Portico, worker};
use model::{Clock, Span};
use std::{path::Path, sync::Arc};
use web::{
    Portal,
    demo::Tour,
    http::{Limits, Method, Request, Response, Site},
};

/// How far the clock goes forward at a press.
const LATER: Span = Span::days(30);

/// The product with `/demo` in front.
pub struct TourSite {
    portico: Arc<Portico>,
    portal: Portal,
    clock: Arc<DemoClock>,
    diary: Arc<Diary>,
    links: Links,
}

/// Where the doors of the tour lead.
pub struct Links {
    parts: String,
    vault: String,
    mail: String,
    home: String,
    admin: String,
    sample_csv: String,
    env: String,
    shell: String,
}

pub fn links(ports: Ports, seeded: &Seeded, (portico, data): (&Portico, &Path)) -> Links {
    let contact = portico.settings.contact_url.clone().unwrap_or_default();
    let own = &seeded.own;
    Links {
        parts: ports.parts(),
        vault: ports.vault(),
        mail: ports.mail(),
        home: ports.home(),
        admin: seeded.admin_link.clone(),
        sample_csv: format!(
            "Email,DisplayName,InviteAppID,InviteReplyUrl,InviteAppResources,InviteGroupResources,InviteContactUsUrl,Language\n\
             alice@tailor.example,Alice Tailor,,,,,{contact},en\n\
             bob@fabrikam.example,Bob Fabry,parts-portal,,parts-portal drawing-vault,,{contact},de\n\
             carol@fabrikam.example,Carol Fabry,,,parts-portal,Externals,{contact},en\n"
        ),
        env: format!(
            "OIDC_ISSUER={}\nOIDC_CLIENT_ID={}\nOIDC_CLIENT_SECRET={}\nOIDC_REDIRECT_URI={}",
            ports.product(),
            own.id,
            own.secret.expose(),
            super::seed::OWN_REDIRECT,
        ),
        shell: format!(
            "export PORTICO_DATA_DIR={}\nexport PORTICO_PUBLIC_URL={}",
            data.display(),
            ports.product(),
        ),
    }
}

impl TourSite {
    pub fn new(
        portico: Arc<Portico>,
        (clock, diary): (Arc<DemoClock>, Arc<Diary>),
        links: Links,
    ) -> Self {
        Self {
            portal: portico.portal(),
            portico,
            clock,
            diary,
            links,
        }
    }

    fn page(&self) -> Response {
        Response::page(
            200,
            &Tour {
                parts_url: self.links.parts.clone(),
                vault_url: self.links.vault.clone(),
                mail_url: self.links.mail.clone(),
                home_url: self.links.home.clone(),
                admin_link: self.links.admin.clone(),
                sample_csv: self.links.sample_csv.clone(),
                env: self.links.env.clone(),
                shell: self.links.shell.clone(),
                now: self.clock.now().to_utc().format("%-d %B %Y").to_string(),
                happenings: self.diary.all(),
            },
        )
    }

    /// Lets time pass, and has done at once what the background would do in the next minute. Only this site's
    /// own page may ask for it, which browsers say by themselves.
    fn later(&self, request: &Request) -> Response {
        if request.header("sec-fetch-site") != Some("same-origin") {
            return Response::text(403, "only from the tour's own page");
        }
        self.clock.pass(LATER);
        worker::look_after(&self.portico);
        self.diary.note("30 days have passed");
        Response::see_other("/demo")
    }
}

impl Site for TourSite {
    fn origin(&self) -> &str {
        self.portal.origin()
    }

    fn limits(&self, path: &str) -> Limits {
        self.portal.limits(path)
    }

    fn respond(&self, request: Request) -> Response {
        match (request.method, request.path.as_str()) {
            (Method::Get, "/demo") => self.page(),
            (Method::Post, "/demo/later") => self.later(&request),
            _ => self.portal.respond(request),
        }
    }
}
