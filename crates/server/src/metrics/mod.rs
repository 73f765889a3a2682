//! Figures for an operator, on a listener of their own (W04): numbers, nothing about persons.

pub mod catalogue;
mod database;
mod exposition;
mod process;

pub use exposition::{MEDIA_TYPE, text};

use crate::{tls::Certificate, wire::Portico};
use std::sync::Arc;
use web::http::{Limits, Method, Request, Response, Site};

/// Where the figures are.
pub const PATH: &str = "/metrics";

/// What answers at the listener for figures, and nowhere else.
pub struct FiguresSite {
    /// The product.
    pub portico: Arc<Portico>,
    /// The certificate of its listener, if it does TLS itself.
    pub certificate: Option<Arc<Certificate>>,
}

impl Site for FiguresSite {
    fn origin(&self) -> &str {
        &self.portico.settings.issuer
    }

    fn limits(&self, _: &str) -> Limits {
        Limits::of(0)
    }

    fn respond(&self, request: Request) -> Response {
        match (request.method, request.path.as_str()) {
            (Method::Get, PATH) => match text(&self.portico, self.certificate.as_ref()) {
                Ok(text) => Response::new(200, MEDIA_TYPE, text),
                Err(error) => {
                    tracing::error!(%error, "figures could not be written");
                    Response::text(500, "internal error")
                }
            },
            (_, PATH) => Response::text(405, "figures are read by GET").header("allow", "GET"),
            _ => Response::text(404, "figures are at /metrics, and nothing else is here"),
        }
    }
}
