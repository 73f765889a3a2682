//! How `portico guest list` and `show` tell of guests.

use super::{
    Format,
    output::{answer, table},
};
use crate::wire::Portico;
use admin::{
    GuestFilter,
    confidence::{self, Confidence},
    guests,
};
use anyhow::Context;
use model::{Admin, At, Guest, GuestState};
use serde_json::json;

pub fn list(
    portico: &Portico,
    search: Option<&String>,
    state: Option<GuestState>,
    format: Format,
) -> anyhow::Result<()> {
    let desk = &portico.desk;
    let filter = GuestFilter {
        text: search.cloned(),
        state,
        limit: 10_000,
        ..GuestFilter::default()
    };
    let found = guests::list(desk, &filter)?;
    let admins = admin::admins::list(desk)?;
    let sponsor = |g: &Guest| {
        let of = |a: &&Admin| Some(&a.id) == g.sponsor_id.as_ref();
        admins.iter().find(of).map(|a| a.email.to_string())
    };
    let sure = confidence::of(desk, &found)?;
    let dash = |text: Option<String>| text.unwrap_or_else(|| "-".into());
    let rows: Vec<Vec<String>> = found
        .iter()
        .zip(&sure)
        .map(|(g, sure)| {
            vec![
                g.id.to_string(),
                g.email.to_string(),
                g.display_name.clone(),
                g.state.to_string(),
                dash(sponsor(g)),
                dash(sure.at.map(|at| at.to_string())),
                dash(through(sure)),
                sure.standing.to_string(),
            ]
        })
        .collect();
    let json = found
        .iter()
        .zip(&sure)
        .map(|(g, sure)| as_json(g, sponsor(g), sure))
        .collect();
    let head = [
        "id",
        "address",
        "name",
        "state",
        "sponsor",
        "confirmed",
        "through",
        "standing",
    ];
    answer(
        format,
        &table(&head, &rows),
        &serde_json::Value::Array(json),
    );
    Ok(())
}

fn through(sure: &Confidence) -> Option<String> {
    let (through, name) = sure.through.as_ref()?;
    Some(format!("{through} ({name})"))
}

fn as_json(g: &Guest, sponsor: Option<String>, sure: &Confidence) -> serde_json::Value {
    json!({
        "id": g.id, "email": g.email, "name": g.display_name, "state": g.state, "partner": g.partner_id,
        "sponsor": sponsor,
        "frozen": g.frozen.map(|f| json!({"at": f.at.to_string(), "because": f.reason})),
        "confirmed": {
            "at": sure.at.map(|at| at.to_string()), "until": sure.until.map(|at| at.to_string()),
            "through": sure.through.as_ref().map(|it| it.0),
            "connection": sure.through.as_ref().map(|it| &it.1), "standing": sure.standing,
        },
    })
}

pub fn show(portico: &Portico, guest: &Guest, format: Format) -> anyhow::Result<()> {
    let view = guests::detail(&portico.desk, &guest.id)?.context("there is no such guest")?;
    let sure = confidence::of(&portico.desk, std::slice::from_ref(guest))?.swap_remove(0);
    let instant = |at: Option<At>| at.map_or_else(|| "-".to_owned(), |at| at.to_string());
    let apps: Vec<&str> = view
        .apps
        .iter()
        .filter(|app| app.decision.is_allowed())
        .map(|app| app.name.as_str())
        .collect();
    let rows = [
        ("id", guest.id.to_string()),
        ("address", guest.email.to_string()),
        ("name", guest.display_name.clone()),
        ("state", guest.state.to_string()),
        ("partner", view.partner.name.clone()),
        (
            "sponsor",
            view.sponsor_name.clone().unwrap_or_else(|| "-".into()),
        ),
        ("may open", apps.join(", ")),
        ("live sessions", view.live_sessions.to_string()),
        ("last confirmed", instant(sure.at)),
        ("through", through(&sure).unwrap_or_else(|| "-".into())),
        ("counts until", instant(sure.until)),
        ("standing", sure.standing.to_string()),
    ];
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(k, v)| vec![k.to_owned(), v])
        .collect();
    let mut json = as_json(guest, view.sponsor_name.clone(), &sure);
    json["apps"] = json!(apps);
    json["sessions"] = json!(view.live_sessions);
    answer(format, &table(&["", ""], &rows), &json);
    Ok(())
}
