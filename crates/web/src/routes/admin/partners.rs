//! Partners, their domains and their home identity providers.

use super::connection::template_choices;
use super::{
    Answer, app_choices, contract, cut_over, done,
    lines::audit_lines,
    lines_of,
    preview::{self, Around},
    receipts, settle, stake,
};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Form, Problem, Tone,
        admin::{
            Confirm, ConnectionForm, ConnectionRow, CutOverForm, DomainsForm, Done, PartnerApp,
            PartnerAppForm, PartnerDetail, PartnerForm, PartnerList, PartnerRow, Section,
        },
    },
};
use crate::{
    pages::{Frame, Page},
    routes::setup::asked_home,
};
use ::admin::{
    Desk, PartnerFilter, ReceiptFilter, Refusal, assignments, confidence, connections, partners,
    preview::Change, radius::Ends,
};
use model::{
    Actor, Assignee, Connection, ConnectionKind, ConnectionState, Group, HomeAuthMethod,
    HomeRecord, HomeSettings, Id, Secret, kind,
};

/// Rows of one page.
const ROWS: i64 = 50;

pub fn list(exchange: &Exchange<'_>) -> Response {
    settle(show_list(exchange, PartnerForm::default(), None))
}

fn show_list(exchange: &Exchange<'_>, form: PartnerForm, refusal: Option<&Refusal>) -> Answer {
    let query = exchange.request.query_pairs();
    let text = query.text("q").trim();
    let filter = PartnerFilter {
        within: exchange.reach().partners,
        text: Some(text)
            .filter(|text| !text.is_empty())
            .map(str::to_owned),
        after: query.get("after").map(str::to_owned),
        limit: ROWS,
    };
    let (lines, total) =
        partners::page(exchange.desk(), &filter).map_err(|e| exchange.trouble(&e))?;
    let is_full = i64::try_from(lines.len()) == Ok(ROWS);
    let next = lines.last().filter(|_| is_full).map(|last| {
        super::list_link("/admin/partners?")
            .append_pair("q", text)
            .append_pair("after", &last.partner.name)
            .finish()
    });
    let rows = lines.into_iter().map(|line| PartnerRow {
        id: line.partner.id.to_string(),
        name: line.partner.name,
        domains: line.partner.domains,
        state: line.partner.state,
        home: line.home,
        guests: line.guests,
    });
    Ok(Response::page(
        if refusal.is_some() { 400 } else { 200 },
        &PartnerList {
            frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r)),
            query: text.to_owned(),
            total,
            rows: rows.collect(),
            next,
            form,
        },
    ))
}

pub fn add(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let actor = exchange.actor()?;
        let mut form = PartnerForm::default();
        form.name.value = exchange.form.text("name").trim().to_owned();
        form.domains.value = exchange.form.text("domains").to_owned();
        match partners::add(
            exchange.desk(),
            &actor,
            &form.name.value,
            &lines_of(&form.domains.value),
        ) {
            Ok(partner) => Ok(done(
                &format!("/admin/partners/{}", partner.id),
                Done::Saved,
            )),
            Err(refusal @ Refusal::Store(_)) => Err(exchange.trouble(&refusal)),
            Err(refusal) => {
                match &refusal {
                    Refusal::DomainInvalid { .. } => form.domains.problem = Some(Problem::Domain),
                    Refusal::Taken { .. } => form.name.problem = Some(Problem::Taken),
                    Refusal::Missing(_) => form.name.problem = Some(Problem::Required),
                    _ => {}
                }
                show_list(exchange, form, Some(&refusal))
            }
        }
    })())
}

/// What the partner's page shows besides the partner.
#[derive(Default)]
pub struct Forms {
    pub domains: Option<DomainsForm>,
    pub cut_over: Option<CutOverForm>,
    pub connect: ConnectionForm,
    pub assign: PartnerAppForm,
}

pub fn detail(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange, Forms::default(), None))
}

fn show(exchange: &Exchange<'_>, forms: Forms, refusal: Option<&Refusal>) -> Answer {
    let id = exchange.named::<kind::Partner>(0)?;
    let view = exchange.found(partners::detail(exchange.desk(), &id))?;
    let Forms {
        domains,
        cut_over,
        mut connect,
        mut assign,
    } = forms;
    assign.app.choices = app_choices(exchange, &[&assign.app.value])?;
    let domains = domains.unwrap_or_else(|| {
        let mut form = DomainsForm::default();
        form.domains.value = view.partner.domains.join("\n");
        form
    });
    if connect.name.value.is_empty() {
        connect.name.value.clone_from(&view.partner.name);
    }
    let broker = &exchange.portal.broker;
    let groups = ::admin::groups::list(exchange.desk()).map_err(|e| exchange.trouble(&e))?;
    connect.template.choices = template_choices(&exchange.frame(), &connect.template.value);
    let page = PartnerDetail {
        frame: refusal.map_or_else(|| exchange.frame(), |r| exchange.frame_refusing(r)),
        id: id.to_string(),
        name: view.partner.name.clone(),
        state: view.partner.state,
        guests: view.living_guests,
        confirmed: confidence::count(exchange.desk(), &view.partner)
            .map_err(|e| exchange.trouble(&e))?,
        contract: contract::facts(&exchange.frame(), &view.partner, &assign.app.choices),
        jwks_uri: exchange.desk().settings.link("/jwks"),
        cut_over: cut_over::section(exchange, &view, cut_over)?,
        connections: view
            .connections
            .iter()
            .map(|c| ConnectionRow {
                id: c.id.to_string(),
                name: c.name.clone(),
                issuer: (c.kind == ConnectionKind::Oidc).then(|| c.issuer.clone()),
                agreed: connection_facts(&exchange.frame(), c, &groups),
                redirect_uri: broker.redirect_uri(&c.id),
                logout_uri: broker.home_logout_uri(&c.id),
                start_link: exchange
                    .desk()
                    .settings
                    .link(&format!("/start?idp_hint={}", c.id)),
                state: c.state,
                changed: c
                    .hold
                    .as_ref()
                    .map(|hold| hold.drift.clone())
                    .unwrap_or_default(),
            })
            .collect(),
        apps: view
            .assignments
            .iter()
            .map(|(assignment, name)| PartnerApp {
                assignment: assignment.id.to_string(),
                name: name.clone(),
            })
            .collect(),
        domains,
        connect,
        assign,
        receipts: receipts::newest(
            exchange,
            ReceiptFilter {
                partner_id: Some(id.clone()),
                ..ReceiptFilter::default()
            },
        )?,
        lines: audit_lines(exchange, &view.audit)?,
    };
    Ok(Response::page(
        if refusal.is_some() || !page.problems().is_empty() {
            400
        } else {
            200
        },
        &page,
    ))
}

/// Does something to the partner and comes back to its page, with the forms kept when it is refused.
pub fn act(
    exchange: &Exchange<'_>,
    what: Done,
    forms: Forms,
    verb: impl FnOnce(&Id<kind::Partner>, &Actor) -> Result<(), Refusal>,
) -> Response {
    act_and(exchange, forms, verb, |id| {
        Ok(done(&format!("/admin/partners/{id}"), what))
    })
}

fn act_and(
    exchange: &Exchange<'_>,
    forms: Forms,
    verb: impl FnOnce(&Id<kind::Partner>, &Actor) -> Result<(), Refusal>,
    then: impl FnOnce(&Id<kind::Partner>) -> Answer,
) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Partner>(0)?, exchange.actor()?);
        match verb(&id, &actor) {
            Ok(()) => then(&id),
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                Err(exchange.trouble(&refusal))
            }
            Err(refusal) => show(exchange, forms, Some(&refusal)),
        }
    })())
}

pub fn set_domains(exchange: &Exchange<'_>) -> Response {
    let mut form = DomainsForm::default();
    form.domains.value = exchange.form.text("domains").to_owned();
    let wished = lines_of(&form.domains.value);
    form.domains.problem = Some(Problem::Domain);
    let forms = Forms {
        domains: Some(form),
        ..Forms::default()
    };
    act(exchange, Done::Saved, forms, |id, by| {
        partners::set_domains(exchange.desk(), by, id, &wished).map(drop)
    })
}

pub fn connect(exchange: &Exchange<'_>) -> Response {
    let sent = &exchange.form;
    let mut form = ConnectionForm::default();
    form.name.value = sent.text("connection_name").trim().to_owned();
    form.issuer.value = sent.text("issuer").trim().to_owned();
    form.client_id.value = sent.text("client_id").trim().to_owned();
    form.tenants.value = sent.text("tenants").to_owned();
    form.template.value = sent.text("template").to_owned();
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Partner>(0)?, exchange.actor()?);
        let settings = asked_settings(exchange, &form);
        let (issuer, home) = match find_home(exchange, &id, (&form.issuer.value, &settings)) {
            Ok(found) => found,
            Err(said) => {
                form.issuer.problem = Some(Problem::Issuer);
                form.issuer.said = Some(said);
                let forms = Forms {
                    connect: form,
                    ..Forms::default()
                };
                return show(exchange, forms, None);
            }
        };
        let new = connections::NewOidcConnection {
            partner_id: id.clone(),
            name: form.name.value.clone(),
            issuer,
            client_id: form.client_id.value.clone(),
            client_secret: exchange.form.get("client_secret").map(Secret::new),
            settings,
        };
        let refusal = match connections::add_found(exchange.desk(), &actor, &new, home).map(drop) {
            Ok(()) => return Ok(done(&format!("/admin/partners/{id}"), Done::Saved)),
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                return Err(exchange.trouble(&refusal));
            }
            Err(refusal) => refusal,
        };
        let (field, problem) = match &refusal {
            Refusal::Missing("client id") => (&mut form.client_id, Problem::Required),
            Refusal::Connection {
                member: "tenant", ..
            } => (&mut form.tenants, Problem::Tenants),
            _ => (&mut form.issuer, Problem::Issuer),
        };
        field.problem = Some(problem);
        let forms = Forms {
            connect: form,
            ..Forms::default()
        };
        show(exchange, forms, Some(&refusal))
    })())
}

fn asked_settings(exchange: &Exchange<'_>, form: &ConnectionForm) -> HomeSettings {
    let has_secret = !exchange.form.text("client_secret").is_empty();
    HomeSettings {
        template: form
            .template
            .value
            .parse()
            .unwrap_or(HomeSettings::default().template),
        auth_method: if has_secret {
            HomeAuthMethod::Secret
        } else {
            HomeAuthMethod::PrivateKeyJwt
        },
        tenants: lines_of(&form.tenants.value),
        ..HomeSettings::default()
    }
}

/// What is agreed about a connection, as the partner's page tells it.
fn connection_facts(
    frame: &Frame,
    connection: &Connection,
    groups: &[Group],
) -> Vec<(&'static str, String)> {
    if connection.kind == ConnectionKind::Invitation {
        return Vec::new();
    }
    let mut facts = super::connection::agreed_facts(frame, connection);
    let map = connections::write_group_map(groups, &connection.settings.groups);
    facts.push(("field-group-map", map.join(", ")));
    facts
}

/// The home at what was typed or pasted, in its own spelling, and what it is like (U01); else what is
/// wrong, naming what was found. A fault of the settings is left to whoever writes them down.
fn find_home(
    exchange: &Exchange<'_>,
    partner: &Id<kind::Partner>,
    (typed, settings): (&str, &HomeSettings),
) -> Result<(String, Option<HomeRecord>), String> {
    let (frame, broker) = (exchange.frame(), &exchange.portal.broker);
    let found = asked_home(&frame, broker, partner, typed)?;
    let Ok(settings) = connections::settle(&found.issuer, settings) else {
        return Ok((found.issuer, None));
    };
    match broker.survey(partner, &found.issuer, &settings) {
        Ok(home) => Ok((found.issuer, Some(home))),
        Err(refusal) => Err(format!(
            "{} ({})",
            frame.word("fact", refusal.reason),
            refusal.note
        )),
    }
}

pub fn give_app(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Partner>(0)?, exchange.actor()?);
        let mut form = PartnerAppForm::default();
        form.app.value = exchange.form.text("app").to_owned();
        let wished = form.app.value.parse::<Id<kind::App>>();
        let outcome = wished
            .map_err(|_| Refusal::Missing("app"))
            .and_then(|app_id| {
                let new = assignments::NewAssignment {
                    app_id,
                    assignee: Assignee::Partner(id.clone()),
                    roles: Vec::new(),
                    starts_at: None,
                    ends_at: None,
                };
                preview::or_change(exchange, Change::Give(&new), || {
                    assignments::assign(exchange.desk(), &actor, &new)
                })
            });
        let back = format!("/admin/partners/{id}");
        match outcome {
            Ok(None) => Ok(done(&back, Done::Given)),
            Ok(Some(seen)) => {
                form.app.choices = app_choices(exchange, &[&form.app.value])?;
                let partner = exchange
                    .found(partners::detail(exchange.desk(), &id))?
                    .partner;
                let around = Around {
                    section: Section::Partners,
                    name: partner.name,
                    action: format!("{back}/apps"),
                    hidden: Vec::new(),
                    fields: form.fields(),
                    tone: Tone::Ok,
                    back,
                };
                preview::page(exchange, seen, around)
            }
            Err(refusal @ (Refusal::Store(_) | Refusal::Unknown(_))) => {
                Err(exchange.trouble(&refusal))
            }
            Err(refusal) => {
                let forms = Forms {
                    assign: form,
                    ..Forms::default()
                };
                show(exchange, forms, Some(&refusal))
            }
        }
    })())
}

pub fn ask_suspend(exchange: &Exchange<'_>) -> Response {
    confirm(exchange, "partner-suspend", "suspend")
}

pub fn ask_end(exchange: &Exchange<'_>) -> Response {
    confirm(exchange, "partner-end", "end")
}

fn confirm(exchange: &Exchange<'_>, what: &'static str, verb: &str) -> Response {
    settle((|| {
        let id = exchange.named::<kind::Partner>(0)?;
        let view = exchange.found(partners::detail(exchange.desk(), &id))?;
        Ok(Response::page(
            200,
            &Confirm {
                frame: exchange.frame(),
                what,
                name: view.partner.name,
                stake: stake::of(exchange, Ends::Partner(&id))?,
                action: format!("/admin/partners/{id}/{verb}"),
                back: format!("/admin/partners/{id}"),
            },
        ))
    })())
}

pub fn suspend(exchange: &Exchange<'_>) -> Response {
    cut_off(exchange, partners::suspend)
}

pub fn resume(exchange: &Exchange<'_>) -> Response {
    act(exchange, Done::Resumed, Forms::default(), |id, by| {
        partners::resume(exchange.desk(), by, id)
    })
}

pub fn end(exchange: &Exchange<'_>) -> Response {
    cut_off(exchange, partners::end)
}

/// Ends all access of the partner's people, and shows the receipt.
fn cut_off(
    exchange: &Exchange<'_>,
    verb: fn(&Desk, &Actor, &Id<kind::Partner>) -> Result<(), Refusal>,
) -> Response {
    act_and(
        exchange,
        Forms::default(),
        |id, by| verb(exchange.desk(), by, id),
        |id| {
            let of_it = ReceiptFilter {
                partner_id: Some(id.clone()),
                ..ReceiptFilter::default()
            };
            let newest = receipts::newest(exchange, of_it)?.into_iter().next();
            Ok(newest.map_or_else(
                || Response::see_other(&format!("/admin/partners/{id}")),
                |it| Response::see_other(&format!("/admin/receipts/{}", it.id)),
            ))
        },
    )
}

pub fn enable_connection(exchange: &Exchange<'_>) -> Response {
    set_connection(exchange, ConnectionState::Enabled)
}

pub fn ask_disable_connection(exchange: &Exchange<'_>) -> Response {
    settle((|| {
        let id = exchange.named::<kind::Connection>(0)?;
        let connection = exchange.found(connections::named(exchange.desk(), &id))?;
        Ok(Response::page(
            200,
            &Confirm {
                frame: exchange.frame(),
                what: "connection-disable",
                name: connection.name,
                stake: stake::of(exchange, Ends::Connection(&id))?,
                action: format!("/admin/connections/{id}/disable"),
                back: format!("/admin/partners/{}", connection.partner_id),
            },
        ))
    })())
}

pub fn disable_connection(exchange: &Exchange<'_>) -> Response {
    set_connection(exchange, ConnectionState::Disabled)
}

fn set_connection(exchange: &Exchange<'_>, to: ConnectionState) -> Response {
    settle((|| {
        let (id, actor) = (exchange.named::<kind::Connection>(0)?, exchange.actor()?);
        if to == ConnectionState::Enabled {
            // A home that was never read, or is no longer what it was, is not switched on (U01).
            let view =
                connections::detail(exchange.desk(), &id).map_err(|e| exchange.trouble(&e))?;
            if let Some(view) = view.filter(|it| it.connection.state == ConnectionState::Disabled) {
                let broker = &exchange.portal.broker;
                broker
                    .probe(&view.connection)
                    .map_err(|error| crate::routes::outcome::refused(exchange, &error))?;
            }
        }
        let partner = connections::set_state(exchange.desk(), &actor, &id, to)
            .map_err(|e| exchange.trouble(&e))?;
        Ok(done(&format!("/admin/partners/{partner}"), Done::Saved))
    })())
}
