//! What a request to the console is, so that an admin's role decides whether it may be made.

use crate::http::{Method, Pairs};
use model::Duty;

/// A way back longer than this leaves the form's content behind.
const LONGEST: usize = 4_000;

/// The duty of a route for admins. Whatever changes something and is not named here is for those who
/// manage; a page that only asks before a change is for those who may make it.
pub(crate) fn duty(method: Method, pattern: &str) -> Duty {
    if method == Method::Get && !asks(pattern) {
        return Duty::Look;
    }
    match pattern {
        // One's own sign-in, one's own views of lists, and lists as files.
        "/admin/sign-out"
        | "/admin/passkey"
        | "/admin/passkey/skip"
        | "/admin/step-up"
        | "/admin/guests/export"
        | "/admin/guests/views"
        | "/admin/guests/views/forget"
        | "/admin/audit/export"
        | "/admin/terms/{}/export"
        // A look at what tokens would say, which is written down.
        | "/admin/apps/{}/claims" => Duty::Look,
        "/admin/invite"
        | "/admin/import"
        | "/admin/import/{}/check"
        | "/admin/import/{}/rows/{}"
        | "/admin/import/{}/apply"
        | "/admin/guests/{}/resend"
        | "/admin/guests/{}/request/dismiss" => Duty::Invite,
        // Whoever answers for the guest decides, whoever looks after the app, or whoever manages.
        "/admin/requests/{}/approve" | "/admin/requests/{}/refuse" => Duty::Answer,
        "/admin/apps/{}/redirects"
        | "/admin/apps/{}/listing"
        | "/admin/apps/{}/assignments"
        | "/admin/apps/{}/notices"
        | "/admin/apps/{}/secret"
        | "/admin/apps/{}/test"
        | "/admin/apps/{}/test/callback"
        | "/admin/assignments/{}/remove" => Duty::Own,
        "/admin/admins"
        | "/admin/admins/{}"
        | "/admin/admins/{}/link"
        | "/admin/sponsors/disable"
        | "/admin/sponsors/{}/enable"
        | "/admin/keys"
        | "/admin/settings"
        | "/admin/settings/logo"
        | "/admin/settings/logo/remove" => Duty::Rule,
        _ => Duty::Manage,
    }
}

/// Pages whose whole content is a form.
fn asks(pattern: &str) -> bool {
    const VERBS: [&str; 6] = ["remove", "suspend", "disable", "end", "erase", "secret"];
    let verb = pattern.rsplit('/').next().unwrap_or_default();
    VERBS.contains(&verb)
        || matches!(
            pattern,
            "/admin/removals" | "/admin/guests/bulk" | "/admin/invite" | "/admin/import"
        )
}

/// Where an admin goes on after proving anew who they are, for what cannot be taken back or reaches far;
/// `None` for everything else. What the form held comes along, so that the act is one button away.
pub(crate) fn proof_needed(pattern: &str, path: &str, form: &Pairs) -> Option<String> {
    let page = match pattern {
        "/admin/partners/{}/end"
        | "/admin/removals"
        | "/admin/guests/{}/erase"
        | "/admin/apps/{}/secret"
        | "/admin/admins"
        | "/admin/admins/{}"
        | "/admin/keys" => path,
        // Else whoever has the session for a moment could make themselves a proof.
        "/admin/passkey" => return Some(path.to_owned()),
        "/admin/admins/{}/link" => path.strip_suffix("/link").unwrap_or(path),
        "/admin/sponsors/disable" | "/admin/sponsors/{}/enable" => "/admin/sponsors",
        "/admin/guests/bulk" if form.get("act") == Some("remove") => path,
        // Lists of everything; what is filtered is an everyday thing.
        "/admin/guests/export" if is_everything(form) => "/admin/guests",
        "/admin/audit/export" if is_everything(form) => "/admin/audit",
        _ => return None,
    };
    let mut kept = form.0.iter().filter(|(name, _)| name != "csrf").peekable();
    if kept.peek().is_none() {
        return Some(page.to_owned());
    }
    let mut link = url::form_urlencoded::Serializer::for_suffix(format!("{page}?"), page.len() + 1);
    let link = link.extend_pairs(kept).finish();
    Some(if link.len() > LONGEST {
        page.to_owned()
    } else {
        link
    })
}

fn is_everything(form: &Pairs) -> bool {
    let narrows = |(name, value): &(String, String)| {
        !matches!(name.as_str(), "csrf" | "format") && !value.trim().is_empty()
    };
    !form.0.iter().any(narrows)
}
