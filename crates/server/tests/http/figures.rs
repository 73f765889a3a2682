//! What an operator reads at the listener for figures (W04).

use crate::hostile_home::House;
use product::Browser;
use server::metrics::{FiguresSite, MEDIA_TYPE, catalogue};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};
use testkit::on_every_store;
use web::http::{Running, Signals, bind};

/// The listener for figures of a product, and a client at it.
struct Figures {
    running: Running,
    client: Browser,
}

impl Figures {
    fn of(house: &House) -> Self {
        let site = Arc::new(FiguresSite {
            portico: Arc::clone(&house.product.portico),
            certificate: None,
        });
        let running = bind(site, ([127, 0, 0, 1], 0).into(), Signals::Ignored).unwrap();
        let client = Browser::new(running.address, "portico.internal:9464");
        Self { running, client }
    }

    fn text(&mut self) -> String {
        let answer = self.client.get("/metrics");
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.header("content-type"), Some(MEDIA_TYPE));
        answer.body
    }

    /// Every line of figures, without histogram buckets.
    fn read(&mut self) -> BTreeMap<String, f64> {
        let text = self.text();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| line.rsplit_once(' '))
            .map(|(name, number)| (name.to_owned(), number.parse().unwrap()))
            .collect()
    }
}

/// The names of figures in a text, without what a histogram puts behind them.
fn names(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .filter(|word| word.starts_with("portico_") || word.starts_with("process_"))
        .map(|word| {
            let ends = ["_bucket", "_sum", "_count"];
            let bare = ends.iter().find_map(|end| word.strip_suffix(end));
            bare.filter(|bare| catalogue::ALL.iter().any(|it| it.name == *bare))
                .unwrap_or(word)
        })
        .collect()
}

fn file(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(root.join(path)).unwrap()
}

on_every_store! {
    fn w04_figures_have_a_listener_of_their_own_and_say_nothing_about_persons(store: &TestStore) {
        let house = House::open(store);
        let mut figures = Figures::of(&house);
        let partner = house.partner("litware");
        let guest = house.ana(&partner);
        let mut public = house.product.browser();
        assert_eq!(public.get("/metrics").status, 404, "not for the public");
        for path in ["/", "/metrics/", "/admin", "/sign-in", "/.well-known/openid-configuration", "/healthz"] {
            assert_eq!(figures.client.get(path).status, 404, "{path}");
        }
        assert_eq!(figures.client.post_bare("/metrics", &[]).status, 405);
        let secret = public.get("/invite/a-token-that-lets-somebody-in");
        assert_eq!(secret.status, 410);

        let text = figures.text();
        for mine in [&*partner.email, guest.id.as_str(), guest.display_name.as_str(), "Ada Byron", "ana@",
            &*partner.home.issuer, "a-token-that-lets-somebody-in", house.ada.id.as_str()] {
            assert!(!text.contains(mine), "{mine} in {text}");
        }
        let allowed: BTreeSet<&str> = catalogue::ALL.iter().flat_map(|it| it.labels.iter().copied())
            .chain(["le"]).collect();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let labels = line.split_once('{').map_or("", |(_, rest)| rest);
            for name in labels.split(',').filter_map(|pair| pair.split_once("=\"")).map(|(name, _)| name) {
                assert!(allowed.contains(name), "{name} in {line}");
            }
        }
        figures.running.stop().unwrap();
    }

    fn what_happens_is_counted_once(store: &TestStore) {
        let house = House::open(store);
        let mut figures = Figures::of(&house);
        let partner = house.partner("litware");
        let Ok(begun) = house.begin(&partner, None) else { panic!("refused") };
        let (_, mut browser) = house.finish_well(&partner, begun);
        let Ok(lied) = house.begin(&partner, None) else { panic!("refused") };
        let query = lied.query("https://elsewhere.example");
        assert_eq!(house.call_back(&partner, lied, &query).0.status, 400);
        let mut guest = house.product.guest(0);
        let request = load::requests::authorization(&house.product.seeded);
        let code = guest.get(&request).parameter("code").unwrap();
        let form = load::requests::redemption(&house.product.seeded, &code);
        assert_eq!(browser.post_form("/token", &form).status, 200);
        assert_eq!(browser.post_form("/token", &form).status, 400, "a code works once");

        let read = figures.read();
        let id = &partner.connection.partner_id;
        let is = |name: &str, number: f64| {
            let found = read.get(name).copied();
            assert_eq!(found, Some(number), "{name}: {read:#?}");
        };
        is(&format!(r#"portico_sign_ins_total{{partner="{id}",outcome="signed_in"}}"#), 2.0);
        is(&format!(r#"portico_sign_ins_total{{partner="{id}",outcome="refused"}}"#), 1.0);
        is(r#"portico_refusals_total{reason="mixup"}"#, 1.0);
        is(r#"portico_refusals_total{reason="replay"}"#, 1.0);
        is(r#"portico_tokens_issued_total{grant="authorization_code"}"#, 1.0);
        is(r#"portico_http_requests_total{method="POST",route="/token",status="2xx"}"#, 1.0);
        is(r#"portico_http_requests_total{method="POST",route="/token",status="4xx"}"#, 1.0);
        is(r#"portico_http_request_duration_seconds_count{method="POST",route="/token"}"#, 2.0);
        is("portico_http_requests_in_flight", 0.0);
        is(r#"portico_signing_duration_seconds_count{alg="ES256"}"#, 1.0);
        is(r#"portico_signing_duration_seconds_count{alg="RS256"}"#, 1.0);
        is(r#"portico_outbox_waiting{kind="mail"}"#, 0.0);
        is(r#"portico_deliveries_total{kind="mail",outcome="delivered"}"#, 1.0);
        is("portico_database_up", 1.0);
        is("portico_store_pool_timeouts_total", 0.0);
        assert!(read[r#"portico_outbound_request_duration_seconds_count{outcome="answered"}"#] >= 3.0);
        assert!(read[r#"portico_store_duration_seconds_count{kind="write"}"#] > 5.0);
        assert!(read["process_resident_memory_bytes"] > 1e6);
        assert!(read["process_open_fds"] > 3.0);
        figures.running.stop().unwrap();
    }

    fn work_that_waits_grows_old_in_the_figures(store: &TestStore) {
        let house = House::open(store);
        let mut figures = Figures::of(&house);
        let partner = house.connected("litware", model::HomeSettings::default());
        house.invited(&partner.email);
        assert!(figures.read()[r#"portico_outbox_oldest_age_seconds{kind="mail"}"#] < 1.0);
        let request = admin::invitations::InviteRequest::new("yan@litware.example".parse().unwrap(), "Yan");
        admin::invitations::invite(&house.product.portico.desk, &house.ada, &request).unwrap();
        house.clock.advance(model::Span::mins(5));
        let read = figures.read();
        assert!((read[r#"portico_outbox_waiting{kind="mail"}"#] - 1.0).abs() < 0.1, "{read:#?}");
        assert!((read[r#"portico_outbox_oldest_age_seconds{kind="mail"}"#] - 300.0).abs() < 1.0);
        let rotation = read[r#"portico_signing_key_rotation_timestamp_seconds{alg="RS256"}"#];
        let now = model::Clock::now(&*house.clock).secs();
        assert!(rotation > f64::from(u32::try_from(now).unwrap()), "{rotation}");
        figures.running.stop().unwrap();
    }
}

#[test]
fn every_figure_is_told_with_its_help_and_stands_in_the_reference() {
    let store = testkit::TestStore::new(testkit::Database::Memory);
    let house = House::open(&store);
    let mut figures = Figures::of(&house);
    let text = figures.text();
    let reference = file("docs/reference/metrics.md");
    for metric in catalogue::ALL {
        let (name, kind) = (metric.name, metric.kind.as_str());
        let told = format!("# HELP {name} {}\n# TYPE {name} {kind}\n", metric.help);
        // A database in memory has no pool, and this listener no certificate.
        let has_none = name == "portico_store_pool_connections" || name.starts_with("portico_tls_");
        assert!(has_none || text.contains(&told), "{told} in {text}");
        let row = catalogue::row(metric);
        assert!(
            reference.contains(&row),
            "docs/reference/metrics.md lacks\n{row}"
        );
    }
    let rows = reference.lines().filter(|it| it.starts_with("| `p"));
    assert_eq!(
        rows.count(),
        catalogue::ALL.len(),
        "rows of figures that are no more"
    );
    figures.running.stop().unwrap();
}

#[test]
fn dashboards_alerts_and_their_guide_name_figures_that_there_are() {
    let known: BTreeSet<&str> = catalogue::ALL.iter().map(|it| it.name).collect();
    for path in [
        "dist/grafana/portico.json",
        "dist/prometheus/alerts.yml",
        "docs/how-to/observe.md",
    ] {
        let text = file(path);
        let named = names(&text);
        assert!(named.len() >= 5, "{path} names {named:?}");
        let unknown: Vec<_> = named.difference(&known).collect();
        assert!(unknown.is_empty(), "{path} names {unknown:?}");
    }
    let dashboard: serde_json::Value =
        serde_json::from_str(&file("dist/grafana/portico.json")).unwrap();
    let panels = dashboard["panels"].as_array().unwrap();
    assert!(panels.len() >= 10, "{}", panels.len());
}
