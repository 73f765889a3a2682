//! What the statements behind decisions select.

use crate::terms::open_from;

/// Whether the home speaks for the address that it asserted: an invitation account for the invited one, others
/// for domains that count for the partner.
macro_rules! home_vouches {
    () => {
        "((c.kind = 'invitation' AND COALESCE(g.home_email, '') = g.email) OR EXISTS (SELECT 1 FROM partner_domains d \
     WHERE d.partner_id = g.partner_id AND d.state <> 'lapsed' AND lower(g.home_email) LIKE '%@' || replace(d.domain, '_', '!_') ESCAPE '!'))"
    };
}
pub(crate) use home_vouches;

pub(super) const FACTS: &str = concat!(
    "SELECT g.id AS guest_id, g.state AS guest_state, g.ends_at AS guest_ends_at, \
     p.id AS partner_id, p.name AS partner_name, p.state AS partner_state, p.ends_at AS partner_ends_at, \
     p.recheck_secs AS partner_recheck_secs, g.confirmed_at AS guest_confirmed_at, \
     g.confirmed_until AS guest_confirmed_until, a.max_unconfirmed_secs AS app_max_unconfirmed_secs, \
     p.allowed_apps AS partner_apps, a.id AS app_id, a.name AS app_name, a.launch_url AS app_launch_url, \
     a.state AS app_state, a.party AS app_party, a.require_mfa AS app_requires_mfa, (a.party <> 'third' OR EXISTS (SELECT 1 FROM consents k \
     WHERE k.guest_id = g.id AND k.app_id = a.id)) AS consented, s.id AS assignment_id, s.assignee_kind, gr.name AS group_name, s.roles, \
     s.starts_at AS assignment_starts_at, s.ends_at AS assignment_ends_at, (SELECT ",
    open_from!(),
    " FROM terms t LEFT JOIN agreements y ON y.guest_id = g.id AND y.scope = t.scope AND y.stands \
     WHERE t.asks AND t.scope IN ('', a.id)) AS terms_open_from"
);

pub(super) const SESSION_FACTS: &str = ", c.kind AS connection_kind, c.state AS connection_state, c.cut_over_at AS connection_cut_over_at, CASE WHEN se.access_epoch = p.access_epoch \
     THEN se.ended_at ELSE COALESCE(se.ended_at, p.access_ended_at, 0) END AS session_ended_at, se.mfa_at AS session_mfa_at, \
     se.amr AS said_amr, se.acr AS said_acr, p.mfa_amr, p.mfa_acr, se.expires_at AS session_expires_at";

pub(super) const FAMILY_DATA: &str = concat!(
    ", f.id AS family_id, f.scope AS family_scope, f.created_at AS family_created_at, \
     f.expires_at AS family_expires_at, COALESCE(f.revoked_at, pf.revoked_at) AS family_revoked_at, \
     a.client AS app_client, f.granted AS family_granted, f.exchanged_from AS family_exchanged_from, \
     f.confirmation AS family_confirmation, f.access_until AS family_access_until, se.id AS session_id, \
     se.connection_id AS session_connection_id, se.home_issuer AS session_home_issuer, \
     se.auth_time AS session_auth_time, se.amr AS session_amr, se.acr AS session_acr, \
     se.created_at AS session_created_at, se.seen_at AS session_seen_at, \
     ",
    home_vouches!(),
    " AS home_vouches, EXISTS (SELECT 1 FROM home_grants h WHERE h.guest_id = g.id) AS home_answers, g.*"
);

/// The three ways an assignment reaches a guest; each is one probe of the index on (assignee, app).
pub(super) const REACHING: &str = "s.app_id = a.id AND s.assignee_id IN (SELECT g.id UNION ALL SELECT g.partner_id \
     UNION ALL SELECT m.group_id FROM group_members m WHERE m.guest_id = g.id) \
     LEFT JOIN \"groups\" gr ON gr.id = s.assignee_id";
