//! Software that people connect often: how each is registered, and what to write into its own settings. What
//! they want follows from their public documentation; the texts are ours.

use crate::{Refusal, apps::Registration, urls};
use model::{App, ClientAuthMethod, Pkce, text_enum};

text_enum! {
    /// A kind of app that is known here.
    Preset {
        /// Grafana, by its generic OAuth.
        Grafana = "grafana",
        /// GitLab, by OmniAuth.
        Gitlab = "gitlab",
        /// Nextcloud, by its app `user_oidc`.
        Nextcloud = "nextcloud",
        /// Jenkins, by its plugin `oic-auth`.
        Jenkins = "jenkins",
        /// Outline.
        Outline = "outline",
        /// A reverse proxy that asks who is there: oauth2-proxy.
        Proxy = "oauth2-proxy",
        /// A web app whose server keeps a secret.
        Web = "web",
        /// An app that runs in the browser alone.
        Spa = "spa",
        /// An app on a desktop or phone.
        Native = "native",
    }
}

/// What a native app listens on, on a port of its choice (RFC 8252 §7.3).
const LOOPBACK: &str = "http://127.0.0.1/callback";

/// What to fill into the settings of an app.
#[derive(Clone, Copy, Debug)]
pub struct Filled<'a> {
    /// Our issuer identifier.
    pub issuer: &'a str,
    /// The app's client id.
    pub client_id: &'a str,
    /// Where the app is, without a slash at its end.
    pub url: &'a str,
    /// What people read on the button.
    pub company: &'a str,
}

/// Stands where the secret belongs.
const SECRET: &str = "PUT-THE-CLIENT-SECRET-HERE";

impl Preset {
    /// The product's name; `None` for a kind of app.
    #[must_use]
    pub const fn product(self) -> Option<&'static str> {
        match self {
            Self::Grafana => Some("Grafana"),
            Self::Gitlab => Some("GitLab"),
            Self::Nextcloud => Some("Nextcloud"),
            Self::Jenkins => Some("Jenkins"),
            Self::Outline => Some("Outline"),
            Self::Proxy => Some("oauth2-proxy"),
            Self::Web | Self::Spa | Self::Native => None,
        }
    }

    /// Where the app takes the answer, below its own address.
    #[must_use]
    pub const fn callback(self) -> &'static str {
        match self {
            Self::Grafana => "/login/generic_oauth",
            Self::Gitlab => "/users/auth/openid_connect/callback",
            Self::Nextcloud => "/apps/user_oidc/code",
            Self::Jenkins => "/securityRealm/finishLogin",
            Self::Outline => "/auth/oidc.callback",
            Self::Proxy => "/oauth2/callback",
            Self::Web | Self::Spa | Self::Native => "/callback",
        }
    }

    /// Where people land after signing out, below its own address; `None` where it asks for nothing.
    const fn signed_out(self) -> Option<&'static str> {
        match self {
            Self::Grafana => Some("/login"),
            Self::Jenkins => Some("/OicLogout"),
            Self::Gitlab | Self::Nextcloud | Self::Outline | Self::Web | Self::Spa => Some("/"),
            Self::Proxy | Self::Native => None,
        }
    }

    const fn auth_method(self) -> ClientAuthMethod {
        match self {
            Self::Nextcloud | Self::Outline => ClientAuthMethod::SecretPost,
            Self::Spa | Self::Native => ClientAuthMethod::None,
            _ => ClientAuthMethod::SecretBasic,
        }
    }

    /// Outline sends no code challenge.
    const fn pkce(self) -> Pkce {
        match self {
            Self::Outline => Pkce::Optional,
            _ => Pkce::Required,
        }
    }

    /// What it asks for.
    #[must_use]
    pub const fn scope(self) -> &'static str {
        match self {
            Self::Native => "openid profile email offline_access",
            _ => "openid profile email",
        }
    }

    /// How an app of this kind at an address is registered. A native app needs no address.
    ///
    /// # Errors
    /// [`Refusal::Url`] for an address that nobody can open, or that has a query or fragment.
    pub fn registration(self, name: &str, url: &str) -> Result<Registration, Refusal> {
        let registration = Registration {
            name: self
                .product()
                .filter(|_| name.trim().is_empty())
                .unwrap_or(name)
                .to_owned(),
            auth_method: self.auth_method(),
            pkce: self.pkce(),
            ..Registration::default()
        };
        if self == Self::Native {
            return Ok(Registration {
                redirect_uris: vec![LOOPBACK.to_owned()],
                ..registration
            });
        }
        let url = url.trim();
        urls::check_web_url(url).map_err(|fault| fault.of("address", url))?;
        if url.contains('?') {
            return Err(urls::UrlFault::Query.of("address", url));
        }
        // What would end a value in the files that we write.
        if url.contains(['#', '\'', '"', '`', '$']) {
            return Err(urls::UrlFault::Malformed.of("address", url));
        }
        let base = url.trim_end_matches('/');
        let at = |path: &str| format!("{base}{path}");
        Ok(Registration {
            redirect_uris: vec![at(self.callback())],
            post_logout_redirect_uris: self.signed_out().map(at).into_iter().collect(),
            launch_url: Some(at("/")),
            ..registration
        })
    }

    /// What an app probably is, by where it takes answers.
    #[must_use]
    pub fn of(app: &App) -> Self {
        if app.auth_method == ClientAuthMethod::None {
            let native = app.redirect_uris.iter().any(|uri| uri == LOOPBACK);
            return if native { Self::Native } else { Self::Spa };
        }
        let takes = |preset: &&Self| {
            let mut all = app.redirect_uris.iter();
            preset.product().is_some() && all.any(|uri| uri.ends_with(preset.callback()))
        };
        Self::ALL.iter().find(takes).copied().unwrap_or(Self::Web)
    }

    /// Where an app is that was registered so.
    #[must_use]
    pub fn address(self, app: &App) -> String {
        let by_callback = app
            .redirect_uris
            .iter()
            .find_map(|uri| uri.strip_suffix(self.callback()));
        let launch = app
            .launch_url
            .as_deref()
            .map(|url| url.trim_end_matches('/'));
        by_callback.or(launch).unwrap_or_default().to_owned()
    }

    /// What to write into its own settings, ready to be copied.
    #[must_use]
    pub fn config(self, it: &Filled<'_>) -> String {
        let Filled {
            issuer,
            client_id,
            url,
            company,
        } = *it;
        let (callback, scope) = (self.callback(), self.scope());
        match self {
            Self::Grafana => format!(
                "# grafana.ini\n[server]\nroot_url = {url}/\n\n[auth.generic_oauth]\nenabled = true\nname = {company}\n\
                 client_id = {client_id}\nclient_secret = {SECRET}\nscopes = {scope}\nauth_url = {issuer}/authorize\n\
                 token_url = {issuer}/token\napi_url = {issuer}/userinfo\nuse_pkce = true\nuse_refresh_token = true\n\
                 name_attribute_path = name\nemail_attribute_path = email\nlogin_attribute_path = sub\n\
                 role_attribute_path = contains(roles[*], 'admin') && 'Admin' || 'Viewer'\n\
                 signout_redirect_url = {issuer}/logout?client_id={client_id}&post_logout_redirect_uri={}\n",
                encoded(&format!("{url}/login"))
            ),
            Self::Gitlab => format!(
                "# /etc/gitlab/gitlab.rb, then: gitlab-ctl reconfigure\nexternal_url '{url}'\n\
                 gitlab_rails['omniauth_allow_single_sign_on'] = ['openid_connect']\n\
                 gitlab_rails['omniauth_providers'] = [\n  {{\n    name: 'openid_connect',\n    label: '{}',\n    args: {{\n      \
                 name: 'openid_connect',\n      scope: ['openid', 'profile', 'email'],\n      response_type: 'code',\n      \
                 issuer: '{issuer}',\n      discovery: true,\n      client_auth_method: 'basic',\n      uid_field: 'sub',\n      \
                 pkce: true,\n      client_options: {{\n        identifier: '{client_id}',\n        secret: '{SECRET}',\n        \
                 redirect_uri: '{url}{callback}'\n      }}\n    }}\n  }}\n]\n",
                company.replace(['\'', '\\'], " ")
            ),
            Self::Nextcloud => format!(
                "# In the folder of Nextcloud\nphp occ app:install user_oidc\n\
                 php occ config:system:set user_oidc default_token_endpoint_auth_method --value=client_secret_post\n\
                 php occ user_oidc:provider portico \\\n  --clientid='{client_id}' \\\n  --clientsecret='{SECRET}' \\\n  \
                 --discoveryuri='{issuer}/.well-known/openid-configuration' \\\n  --scope='{scope}' \\\n  \
                 --mapping-uid=sub --mapping-display-name=name --mapping-email=email --mapping-groups=roles\n"
            ),
            Self::Jenkins => format!(
                "# jenkins.yaml (Configuration as Code), with the plugin oic-auth\njenkins:\n  securityRealm:\n    oic:\n      \
                 clientId: \"{client_id}\"\n      clientSecret: \"{SECRET}\"\n      serverConfiguration:\n        wellKnown:\n          \
                 wellKnownOpenIDConfigurationUrl: \"{issuer}/.well-known/openid-configuration\"\n          \
                 scopesOverride: \"{scope}\"\n      pkceEnabled: true\n      logoutFromOpenidProvider: true\n      \
                 postLogoutRedirectUrl: \"{url}/OicLogout\"\n      userNameField: \"sub\"\n      fullNameFieldName: \"name\"\n      \
                 emailFieldName: \"email\"\n      groupsFieldName: \"roles\"\nunclassified:\n  location:\n    url: \"{url}/\"\n"
            ),
            Self::Outline => format!(
                "# .env\nURL={url}\nOIDC_CLIENT_ID={client_id}\nOIDC_CLIENT_SECRET={SECRET}\n\
                 OIDC_AUTH_URI={issuer}/authorize\nOIDC_TOKEN_URI={issuer}/token\nOIDC_USERINFO_URI={issuer}/userinfo\n\
                 OIDC_LOGOUT_URI={issuer}/logout\nOIDC_USERNAME_CLAIM=name\nOIDC_DISPLAY_NAME={company}\nOIDC_SCOPES={scope}\n"
            ),
            Self::Proxy => format!(
                "# oauth2-proxy.cfg\nprovider = \"oidc\"\noidc_issuer_url = \"{issuer}\"\nclient_id = \"{client_id}\"\n\
                 client_secret = \"{SECRET}\"\nredirect_url = \"{url}{callback}\"\nscope = \"{scope}\"\n\
                 code_challenge_method = \"S256\"\noidc_groups_claim = \"roles\"\nemail_domains = [\"*\"]\n\
                 # 32 random bytes: openssl rand -base64 32 | tr -- '+/' '-_'\ncookie_secret = \"\"\ncookie_secure = true\n\
                 upstreams = [\"http://127.0.0.1:8080/\"]\n"
            ),
            Self::Web => format!(
                "OIDC_ISSUER={issuer}\nOIDC_DISCOVERY={issuer}/.well-known/openid-configuration\nOIDC_CLIENT_ID={client_id}\n\
                 OIDC_CLIENT_SECRET={SECRET}\nOIDC_AUTH_METHOD=client_secret_basic\nOIDC_REDIRECT_URI={url}{callback}\n\
                 OIDC_SCOPE={scope}\nOIDC_PKCE=S256\nOIDC_POST_LOGOUT_REDIRECT_URI={url}/\n"
            ),
            Self::Spa => format!(
                "{{\n  \"authority\": \"{issuer}\",\n  \"client_id\": \"{client_id}\",\n  \"redirect_uri\": \"{url}{callback}\",\n  \
                 \"post_logout_redirect_uri\": \"{url}/\",\n  \"response_type\": \"code\",\n  \"scope\": \"{scope}\"\n}}\n"
            ),
            Self::Native => format!(
                "{{\n  \"issuer\": \"{issuer}\",\n  \"client_id\": \"{client_id}\",\n  \
                 \"redirect_uri\": \"http://127.0.0.1:<free port>/callback\",\n  \"response_type\": \"code\",\n  \
                 \"code_challenge_method\": \"S256\",\n  \"scope\": \"{scope}\"\n}}\n"
            ),
        }
    }
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
