//! Invitation files of 1,000, 10,000 and 100,000 rows through the console of a running server: how long they are
//! read, checked and sent, with their mails queued, and how much memory the server takes for it (N7, R39).
//!
//! `cargo run --release -p load --bin imports -- --bin target/release/portico`
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measuring tool: it reads the clock, starts processes and prints its figures"
)]

use anyhow::{Context, Result, bail, ensure};
use clap::Parser;
use load::{
    client::{Answer, Client},
    process::Process,
    requests, seed,
    server::{self, Subject},
};
use model::{Clock, Secret, SigningAlg};
use std::{
    fmt::Write,
    time::{Duration, Instant},
};
use store::Store;
use testkit::{SystemClock, TestRandom};

/// How often one looks how far a file is.
const LOOK: Duration = Duration::from_millis(100);
/// How long a file of 100,000 rows may take to be read, on a slow machine.
const PATIENCE: Duration = Duration::from_secs(300);
/// Nobody listens there, so mails stay where they were queued.
const NO_MAIL_SERVER: &str = "smtp://127.0.0.1:9";
const BOUNDARY: &str = "a-line-that-no-field-holds";

/// Measures invitation files.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    subject: Subject,
    /// How many rows each file has, one after the other.
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000])]
    rows: Vec<usize>,
    /// Every so many rows have a problem.
    #[arg(long, default_value_t = 100)]
    bad: usize,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    for rows in &arguments.rows {
        measure(&arguments, *rows)?;
    }
    Ok(())
}

/// One file on a server of its own, so that none finds what another one left.
fn measure(arguments: &Arguments, rows: usize) -> Result<()> {
    let ground = server::Ground::new(&arguments.subject)?;
    let location = ground.location()?;
    seed::seed(&location, 0, SigningAlg::Es256)?;
    let random = TestRandom::from_seed(2);
    let admin = seed::admin(&Store::open(&location, 1)?, &random, SystemClock.now())?;
    let node = ground.launch(&[
        ("PORTICO_MAIL__URL", NO_MAIL_SERVER),
        ("PORTICO_LIMITS__INVITATIONS", "1000000"),
    ])?;
    let mut console = Console::open(&node, &ground.host, &admin)?;
    let file = file(rows, arguments.bad)?;
    println!(
        "{rows} rows, {:.1} MB, {} with a problem",
        mib(file.len())?,
        rows.div_ceil(arguments.bad)
    );
    console.get("/admin/import")?;
    println!("  idle                      {:6.1} MiB", node.rss_mib()?);
    let id = stage(&node, "uploaded", || console.upload(&file))?;
    stage(&node, "checked", || console.wait(&id))?;
    stage(&node, "looked at, every page", || console.leaf_through(&id))?;
    stage(&node, "sent", || {
        console.post(&format!("{id}/apply"))?;
        console.wait(&id)
    })?;
    stage(&node, "result file", || console.result(&id, rows))?;
    let again = stage(&node, "uploaded again", || console.upload(&file))?;
    stage(&node, "checked again", || console.wait(&again))
}

/// Says how long something took, and the most memory the server had meanwhile.
fn stage<T>(node: &Process, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    node.forget_peak()?;
    let began = Instant::now();
    let done = work()?;
    let took = began.elapsed().as_secs_f64();
    println!(
        "  {name:24} {took:7.2} s, peak {:6.1} MiB",
        node.peak_mib()?
    );
    Ok(done)
}

fn mib(bytes: usize) -> Result<f64> {
    Ok(f64::from(u32::try_from(bytes)?) / 1_000_000.0)
}

/// People of the seeded partner with both seeded apps; some name an app that is not there.
fn file(rows: usize, bad: usize) -> Result<String> {
    let mut file =
        String::from("Email,DisplayName,InviteAppResources,InviteContactUsUrl,PersonalMessage\n");
    for n in 0..rows {
        let apps = if n % bad == 0 {
            "measurd"
        } else {
            "measured called"
        };
        writeln!(
            file,
            "person{n}@fabrikam.example,Person {n},{apps},https://contoso.example/help,\"Welcome, {n}\"",
        )?;
    }
    Ok(file)
}

/// The console of one admin.
struct Console {
    client: Client,
    cookies: String,
    csrf: String,
}

impl Console {
    fn open(node: &Process, host: &str, admin: &Secret) -> Result<Self> {
        let (cookies, csrf) = requests::admin_post(admin);
        let mut client = Client::connect(node.address, host)?;
        client.wait_up_to(PATIENCE)?;
        Ok(Self {
            client,
            cookies,
            csrf,
        })
    }

    fn get(&mut self, path: &str) -> Result<String> {
        let answer = self.client.get(path, self.cookies.trim_end())?;
        ensure!(answer.status == 200, "{path} answered {}", answer.status);
        Ok(String::from_utf8(answer.body)?)
    }

    fn post(&mut self, path: &str) -> Result<Answer> {
        let answer = self
            .client
            .post_form_with(path, &self.csrf, &self.cookies)?;
        ensure!(answer.status == 303, "{path} answered {}", answer.status);
        Ok(answer)
    }

    /// Uploads a file as the form does; the path of its page.
    fn upload(&mut self, file: &str) -> Result<String> {
        let csrf = self.csrf.strip_prefix("csrf=").context("no CSRF value")?;
        let field = |name: &str, value: &str| {
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
        };
        let body = format!(
            "{}{}--{BOUNDARY}--\r\n",
            field("csrf", csrf),
            field("file", file)
        );
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let sent = (self.cookies.as_str(), kind.as_str(), body.as_str());
        let answer = self.client.send_body("POST", "/admin/import", sent)?;
        match answer.location {
            Some(page) if answer.status == 303 => Ok(page),
            _ => bail!("the upload was answered by {}", answer.status),
        }
    }

    /// Until nothing goes on behind the page.
    fn wait(&mut self, page: &str) -> Result<()> {
        while self.get(page)?.contains("<progress") {
            std::thread::sleep(LOOK);
        }
        Ok(())
    }

    /// Opens every page of the check.
    fn leaf_through(&mut self, page: &str) -> Result<()> {
        let mut query = String::new();
        loop {
            let html = self.get(&format!("{page}{query}"))?;
            let link = format!("href=\"{page}?after=");
            let Some((_, rest)) = html.split_once(&link) else {
                return Ok(());
            };
            let place = rest.split('"').next().unwrap_or_default();
            query = format!("?after={place}");
        }
    }

    fn result(&mut self, page: &str, rows: usize) -> Result<()> {
        let file = self.get(&format!("{page}/result.csv"))?;
        let lines = file.lines().count();
        ensure!(lines == rows + 1, "the result file has {lines} lines");
        Ok(())
    }
}
