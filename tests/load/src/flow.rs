//! What is measured.

use anyhow::{Context, Result, ensure};
use load::{
    client::{Answer, Client, code_of, text},
    proof::ProofKey,
    requests,
    seed::Seeded,
};
use model::Clock;
use serde_json::Value;
use std::time::{Duration, Instant};
use testkit::SystemClock;

model::text_enum! {
    /// An operation.
    Operation {
        /// authorize with a session, token, userinfo.
        CodeFlow = "code-flow",
        /// One token request with a code; getting the code is not measured.
        Code = "code",
        /// One refresh.
        Refresh = "refresh",
        /// A pushed request, authorize, a code for tokens; proofs of possession at both ends.
        ParDpop = "par-dpop",
        /// An access token of the app for itself.
        ClientCredentials = "client-credentials",
        /// A token exchanged for one at another app.
        TokenExchange = "token-exchange",
        /// A device begins, the guest agrees, the device gets its tokens.
        Device = "device",
        /// One introspection of an access token.
        Introspection = "introspection",
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
    key: ProofKey,
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
            key: ProofKey::draw()?,
        };
        if matches!(
            operation,
            Operation::Refresh
                | Operation::Userinfo
                | Operation::Introspection
                | Operation::TokenExchange
        ) {
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
            Operation::ParDpop => self.par_dpop(client, seeded)?,
            Operation::ClientCredentials => {
                once(client, "/token", &requests::client_credentials(seeded))?;
            }
            Operation::TokenExchange => self.exchange(client, seeded)?,
            Operation::Device => self.device(client, seeded)?,
            Operation::Introspection => self.introspection(client, seeded)?,
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
        code_of(&client.get(&self.authorize, &self.cookie)?)
    }

    fn token(&mut self, client: &mut Client, form: &str) -> Result<()> {
        let answer = client.post_form("/token", form)?;
        ensure!(
            answer.status == 200,
            "token answered {}: {}",
            answer.status,
            String::from_utf8_lossy(&answer.body)
        );
        let tokens = serde_json::from_slice(&answer.body)?;
        self.access = text(&tokens, "access_token")?;
        self.refresh = text(&tokens, "refresh_token")?;
        Ok(())
    }

    fn par_dpop(&self, client: &mut Client, seeded: &Seeded) -> Result<()> {
        let mut proven = |path: &str, form: &str| {
            let proof = self
                .key
                .proof(&format!("http://{}{path}", seeded.host), SystemClock.now())?;
            client.post_form_with(path, form, &format!("DPoP: {proof}\r\n"))
        };
        let pushed = json(&proven("/par", &requests::push(seeded))?, 201)?;
        let target = requests::pushed(seeded, &text(&pushed, "request_uri")?);
        let code = code_of(&client.get(&target, &self.cookie)?)?;
        let proof = self
            .key
            .proof(&format!("http://{}/token", seeded.host), SystemClock.now())?;
        let form = requests::redemption(seeded, &code);
        let answer = client.post_form_with("/token", &form, &format!("DPoP: {proof}\r\n"))?;
        json(&answer, 200).map(drop)
    }

    /// The token lives for minutes; a new one is got when it is over.
    fn exchange(&mut self, client: &mut Client, seeded: &Seeded) -> Result<()> {
        once(
            client,
            "/token",
            &requests::token_exchange(seeded, &self.access),
        )
        .map(drop)
    }

    fn device(&self, client: &mut Client, seeded: &Seeded) -> Result<()> {
        const CSRF: &str = "load-test-csrf-load-test-csrf-load-test-csr";
        let begun = once(client, "/device_authorization", &requests::device(seeded))?;
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("csrf", CSRF)
            .append_pair("user_code", &text(&begun, "user_code")?)
            .append_pair("answer", "yes")
            .finish();
        let cookies = format!("{}; __Host-portico-csrf={CSRF}\r\n", self.cookie);
        let agreed = client.post_form_with("/device", &form, &cookies)?;
        ensure!(
            agreed.status == 200,
            "the device page answered {}",
            agreed.status
        );
        let code = text(&begun, "device_code")?;
        once(
            client,
            "/token",
            &requests::device_redemption(seeded, &code),
        )
        .map(drop)
    }

    fn introspection(&self, client: &mut Client, seeded: &Seeded) -> Result<()> {
        let form = requests::introspection(seeded, &self.access);
        let told = once(client, "/introspect", &form)?;
        ensure!(
            told.get("active") == Some(&true.into()),
            "the token is not active"
        );
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

fn once(client: &mut Client, path: &str, form: &str) -> Result<Value> {
    json(&client.post_form(path, form)?, 200)
}

fn json(answer: &Answer, status: u16) -> Result<Value> {
    let body = String::from_utf8_lossy(&answer.body);
    ensure!(
        answer.status == status,
        "answered {}: {body}",
        answer.status
    );
    Ok(serde_json::from_str(&body)?)
}

fn expect_200(client: &mut Client, target: &str) -> Result<()> {
    let answer = client.get(target, "Accept: application/json")?;
    ensure!(answer.status == 200, "{target} answered {}", answer.status);
    Ok(())
}
