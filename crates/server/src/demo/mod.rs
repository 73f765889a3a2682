//! `portico demo`: the whole story in one process on this machine, with made-up companies.

mod app;
mod clock;
mod commands;
mod diary;
mod home;
mod mails;
mod seed;
mod tour;

use crate::{
    cli::{DemoArgs, output},
    config::Config,
    dns::Dns,
    system::OsRandom,
    wire::{Portico, Surroundings},
    worker::Workers,
};
use admin::Mailer;
use anyhow::Context;
use broker::{Outbound, OutboundPolicy};
use clock::DemoClock;
use diary::{Diary, Observed, Role};
use model::{Clock, Random, Secret};
use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::Arc,
};
use store::Store;
use tokens::Sealer;
use web::http::{Running, Signals, Site, bind};

pub use home::Home;

/// Where the five sites are. Separate host names, because cookies do not know ports.
#[derive(Clone, Copy, Debug)]
struct Ports(u16);

impl Ports {
    fn url(self, name: &str, offset: u16) -> String {
        format!("http://{name}.localhost:{}", self.0 + offset)
    }
    fn product(self) -> String {
        self.url("idp", 0)
    }
    fn home(self) -> String {
        self.url("fabrikam", 1)
    }
    fn parts(self) -> String {
        self.url("parts", 2)
    }
    fn vault(self) -> String {
        self.url("vault", 3)
    }
    fn mail(self) -> String {
        self.url("mail", 4)
    }
    fn address(self, offset: u16) -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, self.0 + offset))
    }
}

/// Runs the demonstration until Ctrl-C, then deletes its data unless told to keep it.
///
/// # Errors
/// When a port is taken or the data cannot be written.
pub fn run(args: &DemoArgs) -> anyhow::Result<u8> {
    let ports = Ports(args.port);
    let directory = args.keep.clone().unwrap_or_else(|| {
        std::env::temp_dir().join(format!("portico-demo-{}", std::process::id()))
    });
    let outcome = play(ports, &directory);
    if args.keep.is_none() {
        std::fs::remove_dir_all(&directory)
            .with_context(|| format!("deleting {}", directory.display()))?;
    }
    outcome.map(|()| 0)
}

fn play(ports: Ports, directory: &Path) -> anyhow::Result<()> {
    let random: Arc<dyn Random> = Arc::new(OsRandom::checked()?);
    let clock = Arc::new(DemoClock::default());
    let config = config(ports, directory)?;
    let caught = Arc::new(mails::Mailbox::default());
    let store = crate::wire::open_store(&config)?;
    store.migrate()?;
    let portico = Arc::new(wire(
        &config,
        store,
        (&random, Arc::clone(&clock) as Arc<dyn Clock>),
        Arc::clone(&caught) as Arc<dyn Mailer>,
    )?);
    oidc::keys::ensure_keys(&portico.oidc)?;

    let home = Arc::new(Home::new(
        ports.home(),
        Arc::clone(&portico.clock),
        &random,
    )?);
    let seeded = seed::seed(
        &portico,
        &clock,
        &seed::Addresses {
            home: ports.home(),
            parts: ports.parts(),
            vault: ports.vault(),
            home_secret: home.client_secret().clone(),
        },
    )?;
    home.trust_redirect(portico.broker.redirect_uri(&seeded.connection));

    let diary = Arc::new(Diary::new(
        Arc::clone(&portico.clock),
        format!("{}/demo", ports.product()),
    ));
    let links = tour::links(ports, &seeded, (&portico, directory));
    let tour = Arc::new(tour::TourSite::new(
        Arc::clone(&portico),
        (clock, Arc::clone(&diary)),
        links,
    ));
    // The apps' own client: unlike the product, they may call the product.
    let policy = OutboundPolicy {
        own_authority: None,
        ..config.outbound.clone()
    };
    let outbound = Outbound::new(policy, Arc::clone(&portico.clock));
    let app = |name: &'static str, url: String, client: &seed::Client| -> Arc<dyn Site> {
        let site = app::SampleSite::new(
            name,
            url,
            client.clone(),
            (Arc::clone(&random), outbound.clone(), ports.product()),
        );
        Observed::watching(Arc::new(site), (name, Role::App), &diary)
    };
    let sites: [(Arc<dyn Site>, u16); 4] = [
        (
            Observed::watching(home, ("Fabrikam", Role::Home), &diary),
            1,
        ),
        (app("Parts Portal", ports.parts(), &seeded.parts), 2),
        (app("Drawing Vault", ports.vault(), &seeded.vault), 3),
        (Arc::new(mails::MailSite::new(ports.mail(), caught)), 4),
    ];
    let mut others = Vec::with_capacity(sites.len());
    for (site, offset) in sites {
        others.push(listen(site, ports.address(offset), Signals::Ignored)?);
    }
    let product = Observed::watching(tour, ("Contoso", Role::Host), &diary);
    let product = listen(product, ports.address(0), Signals::Obeyed)?;
    let workers = Workers::start(&portico)?;
    output::line(&format!(
        "Ready. Open {}/demo   (Ctrl-C ends it; the data in {} is then deleted unless you gave --keep)",
        ports.product(),
        directory.display()
    ));
    product.wait()?;
    workers.stop();
    for other in others {
        other.stop()?;
    }
    Ok(())
}

fn listen(site: Arc<dyn Site>, address: SocketAddr, signals: Signals) -> anyhow::Result<Running> {
    bind(site, address, signals)
        .with_context(|| format!("listening on {address}; choose other ports with --port"))
}

fn config(ports: Ports, directory: &Path) -> anyhow::Result<Config> {
    let set = |name: &str, value: String| (format!("PORTICO_{name}"), value);
    Ok(Config::load(
        None,
        vec![
            set("PUBLIC_URL", ports.product()),
            set("LISTEN", ports.address(0).to_string()),
            set("DATA_DIR", directory.display().to_string()),
            set("COMPANY", "Contoso".into()),
            set("CONTACT_URL", "mailto:mia.berg@contoso.example".into()),
            set("OUTBOUND__ALLOW", "127.0.0.0/8".into()),
        ],
        &[],
    )?)
}

fn wire(
    config: &Config,
    store: Store,
    (random, clock): (&Arc<dyn Random>, Arc<dyn Clock>),
    mailer: Arc<dyn Mailer>,
) -> anyhow::Result<Portico> {
    let key = demo_key(config, &**random)?;
    let surroundings = Surroundings {
        clock,
        random: Arc::clone(random),
        mailer,
        vault: Arc::new(Sealer::from_base64(&key, Arc::clone(random))?),
        client_ca: None,
        dns: Arc::new(Dns::of_system()),
    };
    Ok(Portico::build(config, store, surroundings))
}

/// A kept demonstration needs its key again.
fn demo_key(config: &Config, random: &dyn Random) -> anyhow::Result<Secret> {
    crate::wire::encryption_key(config, random)
}
