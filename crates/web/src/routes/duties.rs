//! What a request to the console is, so that an admin's role decides whether it may be made.

use crate::http::Method;
use model::Duty;

/// The duty of a route for admins. Whatever changes something and is not named here is for those who
/// manage.
pub(crate) fn duty(method: Method, pattern: &str) -> Duty {
    if method == Method::Get {
        return Duty::Look;
    }
    match pattern {
        // One's own sign-in, one's own views of lists, and lists as files.
        "/admin/sign-out"
        | "/admin/passkey"
        | "/admin/passkey/skip"
        | "/admin/guests/export"
        | "/admin/guests/views"
        | "/admin/guests/views/forget"
        | "/admin/audit/export" => Duty::Look,
        "/admin/invite"
        | "/admin/import"
        | "/admin/import/{}/check"
        | "/admin/import/{}/rows/{}"
        | "/admin/import/{}/apply"
        | "/admin/guests/{}/resend"
        | "/admin/guests/{}/request/dismiss"
        // Whoever answers for the guest decides, or whoever manages.
        | "/admin/requests/{}/approve"
        | "/admin/requests/{}/refuse" => Duty::Invite,
        "/admin/sponsors/disable" | "/admin/sponsors/role" | "/admin/sponsors/{}/enable" => {
            Duty::Rule
        }
        _ => Duty::Manage,
    }
}
