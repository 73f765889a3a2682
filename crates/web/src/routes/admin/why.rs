//! Why may this guest open this app, or not?

use super::{Answer, settle};
use crate::{
    exchange::Exchange,
    http::Response,
    pages::{
        Frame, Problem,
        admin::{ConditionRow, Linked, RemedyRow, WhyAnswer, WhyForm, WhyPage},
    },
};
use ::admin::{Condition, Refusal, Remedy, why};
use model::At;

pub fn page(exchange: &Exchange<'_>) -> Response {
    settle(show(exchange))
}

fn show(exchange: &Exchange<'_>) -> Answer {
    let query = exchange.request.query_pairs();
    let mut form = WhyForm::default();
    form.guest.value = query.text("guest").to_owned();
    form.app.value = query.text("app").to_owned();
    form.at.value = query.text("at").to_owned();
    let Some(guest) = query.get("guest") else {
        return Ok(Response::page(
            200,
            &WhyPage {
                frame: exchange.frame(),
                form,
                answer: None,
            },
        ));
    };
    let at = query.get("at").map(At::parse);
    if at == Some(None) {
        form.at.problem = Some(Problem::Choice);
        return Ok(Response::page(
            400,
            &WhyPage {
                frame: exchange.frame(),
                form,
                answer: None,
            },
        ));
    }
    match why::explain(exchange.desk(), guest, query.text("app"), at.flatten()) {
        Ok(explained) => {
            let answer = Some(answer(&explained, &exchange.frame()));
            Ok(Response::page(
                200,
                &WhyPage {
                    frame: exchange.frame(),
                    form,
                    answer,
                },
            ))
        }
        Err(Refusal::Unknown(what)) => {
            let field = if what == "app" {
                &mut form.app
            } else {
                &mut form.guest
            };
            field.problem = Some(Problem::Unknown);
            Ok(Response::page(
                404,
                &WhyPage {
                    frame: exchange.frame(),
                    form,
                    answer: None,
                },
            ))
        }
        Err(refusal) => Err(exchange.trouble(&refusal)),
    }
}

fn answer(explained: &why::Explanation, frame: &Frame) -> WhyAnswer {
    let decision = &explained.decision;
    WhyAnswer {
        guest: Linked {
            name: explained.guest.display_name.clone(),
            href: format!("/admin/guests/{}", explained.guest.id),
        },
        app: Linked {
            name: explained.app.name.clone(),
            href: format!("/admin/apps/{}", explained.app.id),
        },
        at: explained.at,
        refused: explained.refused,
        denied: decision.denied_for(),
        until: decision.until,
        remedies: explained
            .remedies
            .iter()
            .map(|line| RemedyRow {
                remedy: line.remedy,
                href: place(line.remedy, explained),
                touches: line.touches,
            })
            .collect(),
        conditions: decision
            .because
            .iter()
            .map(|outcome| ConditionRow {
                condition: outcome.condition.to_string(),
                fails: outcome.fails,
                detail: match outcome.condition {
                    Condition::Guest => frame.word("guest-state", explained.guest.state),
                    Condition::Partner => explained.partner_name.clone(),
                    Condition::Assignment => {
                        let via: Vec<String> = decision
                            .assignments
                            .iter()
                            .map(|a| {
                                if a.via_name.is_empty() {
                                    frame.word("assignee", a.via)
                                } else {
                                    a.via_name.clone()
                                }
                            })
                            .collect();
                        via.join(", ")
                    }
                    _ => String::new(),
                },
            })
            .collect(),
    }
}

/// Where a remedy is at hand.
fn place(remedy: Remedy, explained: &why::Explanation) -> String {
    let partner = format!("/admin/partners/{}", explained.guest.partner_id);
    match remedy {
        Remedy::ResumePartner | Remedy::TrustAnew => partner,
        Remedy::ExtendContract | Remedy::AllowApp => format!("{partner}/contract"),
        Remedy::EnableApp => format!("/admin/apps/{}", explained.app.id),
        Remedy::InviteAnew => "/admin/invite".to_owned(),
        Remedy::ResumeGuest
        | Remedy::ThawGuest
        | Remedy::ExtendGuest
        | Remedy::GiveApp
        | Remedy::GiveAnew
        | Remedy::GuestAccepts
        | Remedy::GuestAgrees => format!("/admin/guests/{}", explained.guest.id),
    }
}
