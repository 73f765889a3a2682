//! What a guest's apps and browser hold, and the ways to use it.

use crate::{
    client::{Client, code_of, text},
    requests,
    seed::Seeded,
};
use anyhow::Result;
use serde_json::Value;
use std::sync::{Mutex, PoisonError};

model::text_enum! {
    /// A way to use what a guest holds.
    Way {
        /// The app asks who the guest is.
        Userinfo = "userinfo",
        /// An API asks whether the access token is good.
        Introspection = "introspection",
        /// The browser is sent to the authorization endpoint.
        Authorize = "authorize",
        /// The app refreshes.
        Refresh = "refresh",
        /// The browser opens the panel.
        Panel = "panel",
        /// The app redeems a code that it has; it works once.
        Code = "code",
    }
}

/// What is held for one guest.
pub struct Holding {
    access: String,
    refresh: Mutex<String>,
    code: String,
    cookie: String,
}

impl Holding {
    /// Lets the app get its tokens, and one more code that waits, by the session cookie's value.
    ///
    /// # Errors
    /// When it gets none.
    pub fn get(client: &mut Client, seeded: &Seeded, session: &str) -> Result<Self> {
        let authorize = requests::authorization(seeded);
        let cookie = format!("Cookie: __Host-portico-session={session}");
        let code = code_of(&client.get(&authorize, &cookie)?)?;
        let answer = client.post_form("/token", &requests::redemption(seeded, &code))?;
        let tokens = serde_json::from_slice(&answer.body)?;
        Ok(Self {
            access: text(&tokens, "access_token")?,
            refresh: Mutex::new(text(&tokens, "refresh_token")?),
            code: code_of(&client.get(&authorize, &cookie)?)?,
            cookie,
        })
    }

    /// Tries one way.
    ///
    /// # Errors
    /// When there is no answer.
    pub fn is_granted(&self, client: &mut Client, seeded: &Seeded, way: Way) -> Result<bool> {
        Ok(match way {
            Way::Userinfo => {
                let bearer = format!("Authorization: Bearer {}", self.access);
                client.get("/userinfo", &bearer)?.status == 200
            }
            Way::Introspection => {
                let form = requests::introspection(seeded, &self.access);
                let answer = client.post_form("/introspect", &form)?;
                let told: Value = serde_json::from_slice(&answer.body)?;
                told.get("active") == Some(&true.into())
            }
            Way::Authorize => {
                let authorize = requests::authorization(seeded);
                code_of(&client.get(&authorize, &self.cookie)?).is_ok()
            }
            Way::Panel => client.get("/", &self.cookie)?.status == 200,
            Way::Code => {
                let form = requests::redemption(seeded, &self.code);
                client.post_form("/token", &form)?.status == 200
            }
            Way::Refresh => {
                let mut token = self.refresh.lock().unwrap_or_else(PoisonError::into_inner);
                let answer = client.post_form("/token", &requests::refresh(seeded, &token))?;
                if answer.status == 200 {
                    let tokens = serde_json::from_slice(&answer.body)?;
                    *token = text(&tokens, "refresh_token")?;
                }
                answer.status == 200
            }
        })
    }
}
