use tokens::Certificate;

/// A request of a client for itself, as it came.
#[derive(Clone, Copy, Debug)]
pub struct ClientRequest<'a> {
    /// The form.
    pub form: &'a [(String, String)],
    /// The `Authorization` header.
    pub authorization: Option<&'a str>,
    /// The `DPoP` header (RFC 9449 §4).
    pub dpop: Option<&'a str>,
    /// The certificate that the client proved to hold (RFC 8705).
    pub certificate: Option<&'a Certificate>,
}

impl<'a> ClientRequest<'a> {
    /// A form alone.
    #[must_use]
    pub const fn form(form: &'a [(String, String)]) -> Self {
        Self {
            form,
            authorization: None,
            dpop: None,
            certificate: None,
        }
    }
}
