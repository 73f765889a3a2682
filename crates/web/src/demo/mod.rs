//! Pages of the demonstration's other sites: the tour, a home identity provider, sample apps, mail.

use askama::Template;

/// The tour.
#[derive(Template)]
#[template(path = "demo/tour.html")]
pub struct Tour {
    /// Origin of the first sample app.
    pub parts_url: String,
    /// Origin of the second sample app.
    pub vault_url: String,
    /// Origin of the mail catcher.
    pub mail_url: String,
    /// Origin of the home identity provider.
    pub home_url: String,
    /// A one-time link into the console.
    pub admin_link: String,
    /// An invitation file to try.
    pub sample_csv: String,
    /// What an app of one's own needs, as lines of an `.env` file.
    pub env: String,
    /// What a shell needs for the commands that are shown.
    pub shell: String,
    /// The demonstration's time.
    pub now: String,
    /// What happened, newest first.
    pub happenings: Vec<Happening>,
}

/// Something that happened between the sites.
#[derive(Clone, Debug)]
pub struct Happening {
    /// When, as people write it.
    pub time: String,
    /// What, in a reader's words.
    pub what: String,
    /// The message behind it, without anything secret; empty where there was none.
    pub message: String,
    /// The command that does the same.
    pub command: Option<String>,
}

/// The bar at the end of every page of the demonstration.
#[derive(Template)]
#[template(path = "demo/bar.html")]
struct Bar<'a> {
    newest: &'a Happening,
    tour: &'a str,
}

/// A page with the bar that says what just happened; `tour` is where all of it stands.
#[must_use]
pub fn with_bar(
    page: crate::http::Response,
    newest: &Happening,
    tour: &str,
) -> crate::http::Response {
    match (Bar { newest, tour }).render() {
        Ok(bar) => page.append_to_page(&bar),
        Err(error) => {
            tracing::error!(%error, "the demonstration's bar could not be rendered");
            page
        }
    }
}

/// A person of the partner.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their subject identifier at home.
    pub subject: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The address they get when it is changed.
    pub other_email: String,
    /// Whether they may still sign in.
    pub employed: bool,
    /// Whether their sign-in proves more than a password.
    pub proves_mfa: bool,
}

impl Person {
    /// Whether an address is or was theirs.
    #[must_use]
    pub fn is_called(&self, address: &str) -> bool {
        self.email == address || self.other_email == address
    }
}

/// The partner's people and server, with buttons for what can happen to them.
#[derive(Template)]
#[template(path = "demo/home_people.html")]
pub struct HomePeople {
    /// Everybody.
    pub people: Vec<Person>,
    /// Whether the server answers nobody.
    pub is_down: bool,
}

/// The partner's sign-in: a button for each person.
#[derive(Template)]
#[template(path = "demo/home_sign_in.html")]
pub struct HomeSignInPage {
    /// Everybody who may sign in.
    pub people: Vec<Person>,
    /// The authorization request's query, to be sent back.
    pub query: String,
    /// Why it did not work.
    pub problem: Option<String>,
}

/// A sample app.
#[derive(Template)]
#[template(path = "demo/sample_app.html")]
pub struct SampleApp {
    /// Its name.
    pub name: String,
    /// The decoded ID token of whoever is signed in.
    pub claims: Option<String>,
    /// Why the last session ended.
    pub ended: Option<String>,
    /// Why the last sign-in failed.
    pub problem: Option<String>,
    /// Where the tour is.
    pub tour_url: String,
}

/// A caught mail.
#[derive(Clone, Debug)]
pub struct CaughtMail {
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Reply-To.
    pub reply_to: Option<String>,
    /// Its text part.
    pub text: String,
    /// The links in it.
    pub links: Vec<String>,
}

/// All caught mails, newest first.
#[derive(Template)]
#[template(path = "demo/mails.html")]
pub struct Mails {
    /// The mails.
    pub mails: Vec<CaughtMail>,
}

/// The stylesheet and scripts, which every site serves from its own origin.
#[must_use]
pub fn asset(request: &crate::http::Request) -> Option<crate::http::Response> {
    let asset = request
        .path
        .strip_prefix("/assets/")
        .and_then(crate::assets::asset)?;
    Some(
        crate::http::Response::new(200, asset.content_type, asset.bytes)
            .header("cache-control", crate::assets::CACHE_CONTROL),
    )
}
