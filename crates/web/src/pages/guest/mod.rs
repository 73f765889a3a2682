//! Pages of a guest: the way in, the panel, and the answers when something is refused.

mod ask;
mod choose_home;
mod consent;
mod denial;
mod device;
mod domain_proof;
mod error;
mod invitation;
mod mail_code;
mod me;
mod move_home;
mod panel;
mod passkey_offer;
mod passkeys;
mod recovery;
mod return_to_app;
mod setup;
mod sign_in;
mod sign_out;
mod step_up;
mod terms;
mod test_over;

pub use ask::{AskForm, AskPage};
pub use choose_home::{ChooseHome, HomeChoice};
pub use consent::{AgreedApp, Consent, Consents, learns};
pub use denial::{AskNow, Denial};
pub use device::{DeviceAsk, DeviceCode, DeviceDone, UserCodeForm};
pub use domain_proof::DomainProof;
pub use error::{ErrorKind, ErrorPage};
pub use invitation::{
    Asked, Decline, DeclineForm, InvitationLanding, InvitationProblem, InvitedApp, Lead, SaidNo,
};
pub use mail_code::{CodeForm, MailCode, MailboxProof};
pub use me::{Leave, Left, MePage, MyAppRow, SignInRow};
pub use move_home::MoveHome;
pub use panel::{Asking, Panel, Tile};
pub use passkey_offer::PasskeyOffer;
pub use passkeys::{PasskeyRow, Passkeys};
pub use recovery::Recovery;
pub use return_to_app::ReturnToApp;
pub use setup::{
    AttemptRow, ColleagueForm, SetupConnect, SetupConnectForm, SetupDomainRow, SetupDoor,
    SetupHandover, SetupProvider, SetupProviderForm, SetupShell,
};
pub use sign_in::{SignIn, SignInForm};
pub use sign_out::{SignOut, SignedOut};
pub use step_up::{NewTotp, StepUp, TotpForm};
pub use terms::{AgreedRow, TermsAsk, TermsLater, TermsPage};
pub use test_over::TestOver;

/// A WebAuthn ceremony that a page starts. The form sends back `ceremony` and `answer`.
#[derive(Clone, Debug)]
pub struct Ceremony {
    /// The options as JSON, binary values in base64url: what webauthn-rs serialises.
    pub options: String,
    /// What tells the route which ceremony the answer belongs to.
    pub id: String,
}
