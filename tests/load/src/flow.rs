//! What is measured.

use crate::client::Client;
use anyhow::{Context, Result, ensure};
use load::{requests, seed::Seeded};
use std::time::{Duration, Instant};

model::text_enum! {
    /// An operation.
    Operation {
        /// authorize with a session, token, userinfo.
        CodeFlow = "code-flow",
        /// One token request with a code; getting the code is not measured.
        Code = "code",
        /// One refresh.
        Refresh = "refresh",
        /// One userinfo request.
        Userinfo = "userinfo",
        /// The discovery document.
        Discovery = "discovery",
        /// The key set.
        Jwks = "jwks",
    }
}

/// One guest at one connection, with the tokens got so far.
pub struct Person {
    cookie: String,
    refresh: String,
    access: String,
    authorize: String,
}

impl Person {
    pub fn prepare(
        operation: Operation,
        client: &mut Client,
        seeded: &Seeded,
        n: usize,
    ) -> Result<Self> {
        let session = seeded
            .sessions
            .get(n % seeded.sessions.len())
            .context("no guests were seeded")?;
        let mut person = Self {
            cookie: format!("Cookie: __Host-portico-session={session}"),
            refresh: String::new(),
            access: String::new(),
            authorize: requests::authorization(seeded),
        };
        if matches!(operation, Operation::Refresh | Operation::Userinfo) {
            person.code_flow(client, seeded)?;
        }
        Ok(person)
    }

    /// Does it once and says how long the measured part took.
    pub fn perform(
        &mut self,
        operation: Operation,
        client: &mut Client,
        seeded: &Seeded,
    ) -> Result<Duration> {
        let code = match operation {
            Operation::Code => self.authorize(client)?,
            _ => String::new(),
        };
        let began = Instant::now();
        match operation {
            Operation::CodeFlow => self.code_flow(client, seeded)?,
            Operation::Code => self.token(client, &requests::redemption(seeded, &code))?,
            Operation::Refresh => self.token(client, &requests::refresh(seeded, &self.refresh))?,
            Operation::Userinfo => self.userinfo(client)?,
            Operation::Discovery => expect_200(client, "/.well-known/openid-configuration")?,
            Operation::Jwks => expect_200(client, "/jwks")?,
        }
        Ok(began.elapsed())
    }

    fn code_flow(&mut self, client: &mut Client, seeded: &Seeded) -> Result<()> {
        let code = self.authorize(client)?;
        self.token(client, &requests::redemption(seeded, &code))?;
        self.userinfo(client)
    }

    fn authorize(&self, client: &mut Client) -> Result<String> {
        let answer = client.get(&self.authorize, &self.cookie)?;
        let location = answer
            .location
            .with_context(|| format!("authorize answered {}", answer.status))?;
        url::Url::parse(&location)?
            .query_pairs()
            .find(|(name, _)| name == "code")
            .map(|(_, value)| value.into_owned())
            .with_context(|| format!("no code in {location}"))
    }

    fn token(&mut self, client: &mut Client, form: &str) -> Result<()> {
        let answer = client.post_form("/token", form)?;
        ensure!(
            answer.status == 200,
            "token answered {}: {}",
            answer.status,
            String::from_utf8_lossy(&answer.body)
        );
        let tokens: serde_json::Value = serde_json::from_slice(&answer.body)?;
        let text = |name: &str| tokens.get(name).and_then(|v| v.as_str()).map(str::to_owned);
        self.access = text("access_token").context("no access token")?;
        self.refresh = text("refresh_token").context("no refresh token")?;
        Ok(())
    }

    fn userinfo(&self, client: &mut Client) -> Result<()> {
        let answer = client.get(
            "/userinfo",
            &format!("Authorization: Bearer {}", self.access),
        )?;
        ensure!(answer.status == 200, "userinfo answered {}", answer.status);
        Ok(())
    }
}

fn expect_200(client: &mut Client, target: &str) -> Result<()> {
    let answer = client.get(target, "Accept: application/json")?;
    ensure!(answer.status == 200, "{target} answered {}", answer.status);
    Ok(())
}
