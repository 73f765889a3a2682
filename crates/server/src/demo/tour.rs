//! The tour page in front of the product.

use super::{Ports, seed::Seeded};
use crate::wire::Portico;
use std::sync::Arc;
use web::{
    Portal,
    demo::Tour,
    http::{Limits, Request, Response, Site},
};

/// The product with `/demo` in front.
pub struct TourSite {
    portal: Arc<Portal>,
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
}

pub fn links(ports: Ports, seeded: &Seeded, portico: &Portico) -> Links {
    let contact = portico.settings.contact_url.clone().unwrap_or_default();
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
    }
}

impl TourSite {
    pub fn new(portal: Arc<Portal>, links: Links) -> Self {
        Self { portal, links }
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
        if request.path != "/demo" {
            return self.portal.respond(request);
        }
        Response::page(
            200,
            &Tour {
                parts_url: self.links.parts.clone(),
                vault_url: self.links.vault.clone(),
                mail_url: self.links.mail.clone(),
                home_url: self.links.home.clone(),
                admin_link: self.links.admin.clone(),
                sample_csv: self.links.sample_csv.clone(),
            },
        )
    }
}
