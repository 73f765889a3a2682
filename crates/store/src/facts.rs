//! Everything one access decision looks at, in one statement.

pub(crate) mod columns;
mod pairs;

pub use pairs::GuestsOf;

use crate::{
    StoreError, Tx,
    convert::{at, at_opt, read, read_json, read_opt},
    guests,
    kept::kept,
    sessions,
};
use columns::{FACTS, FAMILY_DATA, REACHING, SESSION_FACTS};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Bool, Nullable, Text},
};
use model::{
    AssignmentFact, At, ClientMetadata, Confirmed, ConnectionKind, ConsentFact, Facts, Family,
    Guest, HashedSecret, Id, Party, Session, SessionFacts, Span, Strength, ask_again_at, kind,
};

/// What a token is made from: the facts to decide on and the data to put into claims.
#[derive(Clone, Debug)]
pub struct GrantView {
    /// What the decision looks at.
    pub facts: Facts,
    /// Whose.
    pub guest: Guest,
    /// The guest's partner.
    pub partner_name: String,
    /// What the app registered about answers.
    pub client: ClientMetadata,
    /// The session.
    pub session: Session,
    /// The family.
    pub family: Family,
    /// The home is to be asked from then on; `None` where it cannot be asked without the person.
    pub ask_home_at: Option<At>,
}

/// One app that something assigns to a guest, with what the decision looks at.
#[derive(Clone, Debug)]
pub struct AppFacts {
    /// What the decision looks at.
    pub facts: Facts,
    /// The app's name.
    pub name: String,
    /// Where it is started.
    pub launch_url: Option<String>,
}

#[derive(QueryableByName)]
struct FactRow {
    #[diesel(sql_type = Text)]
    guest_id: String,
    #[diesel(sql_type = Text)]
    guest_state: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    guest_ends_at: Option<i64>,
    #[diesel(sql_type = Text)]
    partner_id: String,
    #[diesel(sql_type = Text)]
    partner_name: String,
    #[diesel(sql_type = Text)]
    partner_state: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    partner_ends_at: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    partner_recheck_secs: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    guest_confirmed_at: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    guest_confirmed_until: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    app_max_unconfirmed_secs: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    partner_apps: Option<String>,
    #[diesel(sql_type = Text)]
    app_id: String,
    #[diesel(sql_type = Text)]
    app_name: String,
    #[diesel(sql_type = Nullable<Text>)]
    app_launch_url: Option<String>,
    #[diesel(sql_type = Text)]
    app_state: String,
    #[diesel(sql_type = Text)]
    app_party: String,
    #[diesel(sql_type = Bool)]
    app_requires_mfa: bool,
    #[diesel(sql_type = Bool)]
    consented: bool,
    #[diesel(sql_type = Nullable<BigInt>)]
    terms_open_from: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    assignment_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    assignee_kind: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    group_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    roles: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    assignment_starts_at: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    assignment_ends_at: Option<i64>,
}

#[derive(QueryableByName)]
struct SessionRow {
    #[diesel(embed)]
    fact: FactRow,
    #[diesel(embed)]
    session: SessionPart,
}

/// What a decision looks at of a session.
#[derive(QueryableByName)]
struct SessionPart {
    #[diesel(sql_type = Text)]
    connection_kind: String,
    #[diesel(sql_type = Text)]
    connection_state: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    connection_cut_over_at: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    session_ended_at: Option<i64>,
    #[diesel(sql_type = BigInt)]
    session_expires_at: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    session_mfa_at: Option<i64>,
    #[diesel(sql_type = Text)]
    said_amr: String,
    #[diesel(sql_type = Nullable<Text>)]
    said_acr: Option<String>,
    #[diesel(sql_type = Text)]
    mfa_amr: String,
    #[diesel(sql_type = Text)]
    mfa_acr: String,
}

impl SessionPart {
    fn facts(&self, wants_mfa: bool) -> Result<SessionFacts, StoreError> {
        Ok(SessionFacts {
            connection_state: read(&self.connection_state)?,
            cut_over_at: at_opt(self.connection_cut_over_at),
            ended_at: at_opt(self.session_ended_at),
            expires_at: at(self.session_expires_at),
            mfa: self.strength()?.mfa(wants_mfa),
            family_revoked_at: None,
            family_expires_at: None,
        })
    }

    fn strength(&self) -> Result<Strength, StoreError> {
        Ok(Strength {
            at_home: read::<ConnectionKind>(&self.connection_kind)? == ConnectionKind::Oidc,
            amr: read_json(&self.said_amr)?,
            acr: self.said_acr.clone(),
            proven_here: self.session_mfa_at.is_some(),
            accepted: (read_json(&self.mfa_amr)?, read_json(&self.mfa_acr)?),
        })
    }
}

#[derive(QueryableByName)]
struct FamilyRow {
    #[diesel(embed)]
    session_facts: SessionRow,
    #[diesel(sql_type = Text)]
    family_id: String,
    #[diesel(sql_type = Text)]
    family_scope: String,
    #[diesel(sql_type = BigInt)]
    family_created_at: i64,
    #[diesel(sql_type = BigInt)]
    family_expires_at: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    family_revoked_at: Option<i64>,
    #[diesel(sql_type = Text)]
    app_client: String,
    #[diesel(sql_type = Text)]
    family_granted: String,
    #[diesel(sql_type = Nullable<Text>)]
    family_exchanged_from: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    family_confirmation: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    family_access_until: Option<i64>,
    #[diesel(sql_type = Text)]
    session_id: String,
    #[diesel(sql_type = Text)]
    session_connection_id: String,
    #[diesel(sql_type = Text)]
    session_home_issuer: String,
    #[diesel(sql_type = BigInt)]
    session_auth_time: i64,
    #[diesel(sql_type = Text)]
    session_amr: String,
    #[diesel(sql_type = Nullable<Text>)]
    session_acr: Option<String>,
    #[diesel(sql_type = BigInt)]
    session_created_at: i64,
    #[diesel(sql_type = BigInt)]
    session_seen_at: i64,
    #[diesel(sql_type = Bool)]
    home_vouches: bool,
    #[diesel(sql_type = Bool)]
    home_answers: bool,
    #[diesel(embed)]
    guest: guests::Row,
}

// SQLite numbers `$n` by first appearance, so the numbers must ascend within the text.
impl Tx<'_> {
    /// The facts about a guest and an app, without a session. `None` when either does not exist.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn facts(
        &mut self,
        guest: &Id<kind::Guest>,
        app: &Id<kind::App>,
    ) -> Result<Option<Facts>, StoreError> {
        let query = format!(
            "{FACTS} FROM guests g JOIN partners p ON p.id = g.partner_id JOIN apps a ON a.id = $1 \
             LEFT JOIN assignments s ON {REACHING} WHERE g.id = $2"
        );
        let rows: Vec<FactRow> = sql!(self, |c| kept(&query)
            .bind::<Text, _>(app.as_str())
            .bind::<Text, _>(guest.as_str())
            .load(c))?;
        Ok(collect(rows, |row| (row, None))?.pop().map(|app| app.facts))
    }

    /// The facts about every app that something assigns to a guest, by app name.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn facts_of_guest(&mut self, guest: &Id<kind::Guest>) -> Result<Vec<AppFacts>, StoreError> {
        self.facts_of_guests(std::slice::from_ref(guest))
    }

    /// The same of several guests, by one statement for all of them.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn facts_of_guests(
        &mut self,
        guests: &[Id<kind::Guest>],
    ) -> Result<Vec<AppFacts>, StoreError> {
        if guests.is_empty() {
            return Ok(Vec::new());
        }
        let places: Vec<String> = (1..=guests.len()).map(|n| format!("${n}")).collect();
        let query = format!(
            "{FACTS} FROM guests g JOIN partners p ON p.id = g.partner_id \
             JOIN assignments s ON s.assignee_id IN (SELECT g.id UNION ALL SELECT g.partner_id \
             UNION ALL SELECT m.group_id FROM group_members m WHERE m.guest_id = g.id) \
             JOIN apps a ON a.id = s.app_id LEFT JOIN \"groups\" gr ON gr.id = s.assignee_id \
             WHERE g.id IN ({}) ORDER BY g.id, a.name, a.id, s.id",
            places.join(", ")
        );
        let rows: Vec<FactRow> = sql!(self, |c| {
            let mut query = sql_query(query).into_boxed();
            for id in guests {
                query = query.bind::<Text, _>(id.as_str());
            }
            query.load(c)
        })?;
        collect(rows, |row| (row, None))
    }

    /// The facts about a guest and every app that guests may ask for, by app name.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn facts_to_ask_for(
        &mut self,
        guest: &Id<kind::Guest>,
    ) -> Result<Vec<AppFacts>, StoreError> {
        let query = format!(
            "{FACTS} FROM guests g JOIN partners p ON p.id = g.partner_id \
             JOIN app_listings l ON l.requestable JOIN apps a ON a.id = l.app_id \
             LEFT JOIN assignments s ON {REACHING} WHERE g.id = $1 ORDER BY a.name, a.id, s.id"
        );
        let rows: Vec<FactRow> = sql!(self, |c| kept(&query)
            .bind::<Text, _>(guest.as_str())
            .load(c))?;
        collect(rows, |row| (row, None))
    }

    /// The facts about the guest of a session and an app. `None` when either does not exist.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn facts_for_session(
        &mut self,
        session: &Id<kind::Session>,
        app: &Id<kind::App>,
    ) -> Result<Option<Facts>, StoreError> {
        let query = format!(
            "{FACTS}{SESSION_FACTS} FROM sessions se JOIN connections c ON c.id = se.connection_id \
             JOIN guests g ON g.id = se.guest_id JOIN partners p ON p.id = g.partner_id \
             JOIN apps a ON a.id = $1 LEFT JOIN assignments s ON {REACHING} WHERE se.id = $2"
        );
        let rows: Vec<SessionRow> = sql!(self, |c| kept(&query)
            .bind::<Text, _>(app.as_str())
            .bind::<Text, _>(session.as_str())
            .load(c))?;
        Ok(collect(rows, |row| (row.fact, Some(row.session)))?
            .pop()
            .map(|app| app.facts))
    }

    /// Everything a token of this family is decided on and made from. `None` when there is no such family.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn grant_view(
        &mut self,
        family: &Id<kind::Family>,
    ) -> Result<Option<GrantView>, StoreError> {
        let query = format!(
            "{FACTS}{SESSION_FACTS}{FAMILY_DATA} FROM families f JOIN sessions se ON se.id = f.session_id \
             JOIN connections c ON c.id = se.connection_id JOIN guests g ON g.id = f.guest_id \
             JOIN partners p ON p.id = g.partner_id JOIN apps a ON a.id = f.app_id \
             LEFT JOIN families pf ON pf.id = f.exchanged_from LEFT JOIN assignments s ON {REACHING} WHERE f.id = $1"
        );
        let rows: Vec<FamilyRow> = sql!(self, |c| kept(&query)
            .bind::<Text, _>(family.as_str())
            .load(c))?;
        let mut first = None;
        let mut facts = Vec::with_capacity(rows.len());
        for row in rows {
            let SessionRow { fact, session } = row.session_facts;
            facts.push((fact, Some(session)));
            if first.is_none() {
                first = Some(FamilyData {
                    family_id: row.family_id,
                    scope: row.family_scope,
                    created_at: row.family_created_at,
                    expires_at: row.family_expires_at,
                    revoked_at: row.family_revoked_at,
                    client: row.app_client,
                    granted: row.family_granted,
                    exchanged_from: row.family_exchanged_from,
                    confirmation: row.family_confirmation,
                    access_until: row.family_access_until,
                    session_id: row.session_id,
                    connection_id: row.session_connection_id,
                    home_issuer: row.session_home_issuer,
                    auth_time: row.session_auth_time,
                    amr: row.session_amr,
                    acr: row.session_acr,
                    session_created_at: row.session_created_at,
                    session_seen_at: row.session_seen_at,
                    home_vouches: row.home_vouches,
                    home_answers: row.home_answers,
                    guest: row.guest,
                });
            }
        }
        let Some(data) = first else { return Ok(None) };
        let partner_name = facts
            .first()
            .map(|(f, _)| f.partner_name.clone())
            .unwrap_or_default();
        let Some(app) = collect(facts, |pair| pair)?.pop() else {
            return Ok(None);
        };
        data.view(app.facts, partner_name).map(Some)
    }

    /// The guest behind a session cookie together with the session, as [`Tx::find_live_session`].
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_session_guest(
        &mut self,
        token: &HashedSecret,
        now: At,
    ) -> Result<Option<(Session, Guest)>, StoreError> {
        use crate::schema::{connections as c, guests as g, partners as p, sessions as s};
        let row: Option<(sessions::Row, guests::Row)> = sql!(self, |conn| s::table
            .inner_join(g::table.on(g::id.eq(s::guest_id)))
            .inner_join(p::table.on(p::id.eq(g::partner_id)))
            .inner_join(c::table.on(c::id.eq(s::connection_id)))
            .filter(c::cut_over_at.is_null().or(c::cut_over_at.gt(now.micros())))
            .filter(s::access_epoch.eq(p::access_epoch))
            .filter(s::token_hash.eq(token.as_bytes()))
            .filter(s::ended_at.is_null().and(s::expires_at.gt(now.micros())))
            .select((sessions::Row::as_select(), guests::Row::as_select()))
            .get_result(conn)
            .optional())?;
        row.map(|(session, guest)| Ok((session.try_into()?, guest.try_into()?)))
            .transpose()
    }
}

struct FamilyData {
    family_id: String,
    scope: String,
    created_at: i64,
    expires_at: i64,
    revoked_at: Option<i64>,
    client: String,
    granted: String,
    exchanged_from: Option<String>,
    confirmation: Option<String>,
    access_until: Option<i64>,
    session_id: String,
    connection_id: String,
    home_issuer: String,
    auth_time: i64,
    amr: String,
    acr: Option<String>,
    session_created_at: i64,
    session_seen_at: i64,
    home_vouches: bool,
    home_answers: bool,
    guest: guests::Row,
}

impl FamilyData {
    fn view(self, mut facts: Facts, partner_name: String) -> Result<GrantView, StoreError> {
        let mut guest: Guest = self.guest.try_into()?;
        // The domain may have lapsed since the sign-in that stored the home's word (INV-DOMAIN).
        guest.home.email_verified &= self.home_vouches;
        let (ended_at, session_expires_at) = facts
            .session
            .as_ref()
            .map_or((None, at(0)), |s| (s.ended_at, s.expires_at));
        if let Some(session) = &mut facts.session {
            session.family_revoked_at = at_opt(self.revoked_at);
            session.family_expires_at = Some(at(self.expires_at));
        }
        let session = Session {
            id: read(&self.session_id)?,
            guest_id: guest.id.clone(),
            connection_id: read(&self.connection_id)?,
            home_issuer: self.home_issuer,
            auth_time: at(self.auth_time),
            amr: read_json(&self.amr)?,
            acr: self.acr,
            created_at: at(self.session_created_at),
            seen_at: at(self.session_seen_at),
            expires_at: session_expires_at,
            ended_at,
        };
        let family = Family {
            id: read(&self.family_id)?,
            session_id: session.id.clone(),
            guest_id: guest.id.clone(),
            app_id: facts.app_id.clone(),
            scope: self.scope,
            granted: read_json(&self.granted)?,
            exchanged_from: read_opt(self.exchanged_from.as_deref())?,
            confirmation: self.confirmation.as_deref().map(read_json).transpose()?,
            created_at: at(self.created_at),
            expires_at: at(self.expires_at),
            access_until: at_opt(self.access_until),
            revoked_at: at_opt(self.revoked_at),
        };
        Ok(GrantView {
            ask_home_at: ask_home_at(&guest).filter(|_| self.home_answers),
            facts,
            guest,
            partner_name,
            client: read_json(&self.client)?,
            session,
            family,
        })
    }
}

/// Folds one row per assignment into one value per guest and app; the rows of an app stand together.
fn collect<R>(
    rows: Vec<R>,
    split: impl Fn(R) -> (FactRow, Option<SessionPart>),
) -> Result<Vec<AppFacts>, StoreError> {
    let mut apps: Vec<AppFacts> = Vec::new();
    for row in rows {
        let (row, session) = split(row);
        let assignment = assignment(&row)?;
        match apps
            .last_mut()
            .filter(|last| last.facts.app_id.as_str() == row.app_id)
            .filter(|last| last.facts.guest_id.as_str() == row.guest_id)
        {
            Some(last) => last.facts.assignments.extend(assignment),
            None => apps.push(first_of_app(row, session, assignment)?),
        }
    }
    Ok(apps)
}

fn first_of_app(
    row: FactRow,
    session: Option<SessionPart>,
    assignment: Option<AssignmentFact>,
) -> Result<AppFacts, StoreError> {
    let wants_mfa = row.app_requires_mfa;
    let session = session.map(|it| it.facts(wants_mfa)).transpose()?;
    let facts = Facts {
        guest_id: read(&row.guest_id)?,
        guest_state: read(&row.guest_state)?,
        guest_ends_at: at_opt(row.guest_ends_at),
        partner_id: read(&row.partner_id)?,
        partner_state: read(&row.partner_state)?,
        partner_ends_at: at_opt(row.partner_ends_at),
        confirmed_until: confirmed(&row).counts_until(no_older_than(&row)),
        partner_apps: row.partner_apps.as_deref().map(read_json).transpose()?,
        app_id: read(&row.app_id)?,
        app_state: read(&row.app_state)?,
        consent: match (read(&row.app_party)?, row.consented) {
            (Party::Host, _) => ConsentFact::NotOwed,
            (Party::Third, true) => ConsentFact::Given,
            (Party::Third, false) => ConsentFact::Missing,
        },
        terms_open_from: at_opt(row.terms_open_from),
        session,
        assignments: assignment.into_iter().collect(),
    };
    Ok(AppFacts {
        facts,
        name: row.app_name,
        launch_url: row.app_launch_url,
    })
}

fn ask_home_at(guest: &Guest) -> Option<At> {
    Some(ask_again_at(guest.confirmed_at?, guest.confirmed_until?))
}

fn confirmed(row: &FactRow) -> Confirmed {
    Confirmed {
        at: at_opt(row.guest_confirmed_at),
        until: at_opt(row.guest_confirmed_until),
    }
}

/// What the partner's contract and the app want of a confirmation.
fn no_older_than(row: &FactRow) -> [Option<Span>; 2] {
    [row.partner_recheck_secs, row.app_max_unconfirmed_secs].map(|secs| secs.map(Span::secs))
}

fn assignment(row: &FactRow) -> Result<Option<AssignmentFact>, StoreError> {
    let (Some(id), Some(via)) = (&row.assignment_id, &row.assignee_kind) else {
        return Ok(None);
    };
    let via = read(via)?;
    let via_name = match via {
        model::AssigneeKind::Guest => String::new(),
        model::AssigneeKind::Group => row.group_name.clone().unwrap_or_default(),
        model::AssigneeKind::Partner => row.partner_name.clone(),
    };
    Ok(Some(AssignmentFact {
        id: read(id)?,
        via,
        via_name,
        roles: row
            .roles
            .as_deref()
            .map(read_json)
            .transpose()?
            .unwrap_or_default(),
        starts_at: at_opt(row.assignment_starts_at),
        ends_at: at_opt(row.assignment_ends_at),
    }))
}
