//! Apps and their client secrets.

use crate::{
    StoreError, Tx,
    convert::{at, json, read, read_json},
    schema::{app_secrets, apps},
};
use diesel::prelude::*;
use model::{App, AppState, At, Ending, HashedSecret, Id, Span, kind};

/// What an app asks of those who open it.
#[derive(Clone, Debug)]
pub struct AppRules {
    /// The app.
    pub id: Id<kind::App>,
    /// Its name.
    pub name: String,
    /// Whether it may be opened.
    pub state: AppState,
    /// Whether it asks for multi-factor authentication.
    pub wants_mfa: bool,
    /// How long ago a home may have confirmed a guest; `None` for no bound of its own.
    pub max_unconfirmed: Option<Span>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = apps)]
struct Row {
    id: String,
    slug: String,
    name: String,
    state: String,
    auth_method: String,
    pkce: String,
    refresh: String,
    id_token_alg: String,
    subject_type: String,
    launch_url: Option<String>,
    contact_url: Option<String>,
    backchannel_logout_uri: Option<String>,
    redirect_uris: String,
    post_logout_redirect_uris: String,
    created_at: i64,
    party: String,
    client: String,
}

impl TryFrom<Row> for App {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: read(&row.id)?,
            slug: row.slug,
            name: row.name,
            state: read(&row.state)?,
            auth_method: read(&row.auth_method)?,
            pkce: read(&row.pkce)?,
            refresh: read(&row.refresh)?,
            id_token_alg: read(&row.id_token_alg)?,
            subject_type: read(&row.subject_type)?,
            launch_url: row.launch_url,
            contact_url: row.contact_url,
            backchannel_logout_uri: row.backchannel_logout_uri,
            redirect_uris: read_json(&row.redirect_uris)?,
            post_logout_redirect_uris: read_json(&row.post_logout_redirect_uris)?,
            created_at: at(row.created_at),
            party: read(&row.party)?,
            client: read_json(&row.client)?,
        })
    }
}

impl Tx<'_> {
    /// Registers an app.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the slug is taken.
    pub fn insert_app(&mut self, app: &App) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(apps::table)
            .values((
                apps::id.eq(app.id.as_str()),
                apps::slug.eq(&app.slug),
                apps::name.eq(&app.name),
                apps::state.eq(app.state.as_str()),
                apps::auth_method.eq(app.auth_method.as_str()),
                apps::pkce.eq(app.pkce.as_str()),
                apps::refresh.eq(app.refresh.as_str()),
                apps::id_token_alg.eq(app.id_token_alg.as_str()),
                apps::subject_type.eq(app.subject_type.as_str()),
                apps::launch_url.eq(&app.launch_url),
                apps::contact_url.eq(&app.contact_url),
                apps::backchannel_logout_uri.eq(&app.backchannel_logout_uri),
                apps::redirect_uris.eq(json(&app.redirect_uris)?),
                apps::post_logout_redirect_uris.eq(json(&app.post_logout_redirect_uris)?),
                apps::created_at.eq(app.created_at.micros()),
                apps::party.eq(app.party.as_str()),
                apps::client.eq(json(&app.client)?),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Changes a registered app; id, slug, state and age stay.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn update_app(&mut self, app: &App) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(apps::table.find(app.id.as_str()))
            .set((
                apps::name.eq(&app.name),
                apps::auth_method.eq(app.auth_method.as_str()),
                apps::pkce.eq(app.pkce.as_str()),
                apps::refresh.eq(app.refresh.as_str()),
                apps::id_token_alg.eq(app.id_token_alg.as_str()),
                apps::subject_type.eq(app.subject_type.as_str()),
                apps::party.eq(app.party.as_str()),
                apps::client.eq(json(&app.client)?),
                apps::launch_url.eq(&app.launch_url),
                apps::contact_url.eq(&app.contact_url),
                apps::backchannel_logout_uri.eq(&app.backchannel_logout_uri),
                apps::redirect_uris.eq(json(&app.redirect_uris)?),
                apps::post_logout_redirect_uris.eq(json(&app.post_logout_redirect_uris)?),
            ))
            .execute(c))?;
        Ok(rows == 1)
    }

    /// Switches an app on or off; `false` when it was so already or does not exist.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_app_state(&mut self, id: &Id<kind::App>, to: AppState) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(
            apps::table
                .find(id.as_str())
                .filter(apps::state.ne(to.as_str()))
        )
        .set(apps::state.eq(to.as_str()))
        .execute(c))?;
        if rows == 1 && to == AppState::Disabled {
            self.ended(Ending::App { id: id.clone() });
        }
        Ok(rows == 1)
    }

    /// Finds an app.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_app(&mut self, id: &Id<kind::App>) -> Result<Option<App>, StoreError> {
        let row = sql!(self, |c| apps::table
            .find(id.as_str())
            .select(Row::as_select())
            .get_result(c)
            .optional())?;
        row.map(App::try_from).transpose()
    }

    /// The app with this slug.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_app_by_slug(&mut self, slug: &str) -> Result<Option<App>, StoreError> {
        let row = sql!(self, |c| apps::table
            .filter(apps::slug.eq(slug))
            .select(Row::as_select())
            .first(c)
            .optional())?;
        row.map(App::try_from).transpose()
    }

    /// All apps by slug.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn list_apps(&mut self) -> Result<Vec<App>, StoreError> {
        let rows = sql!(self, |c| apps::table
            .order(apps::slug)
            .select(Row::as_select())
            .load(c))?;
        rows.into_iter().map(App::try_from).collect()
    }

    /// Adds a client secret.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_app_secret(
        &mut self,
        app: &Id<kind::App>,
        secret: &HashedSecret,
        now: At,
    ) -> Result<(), StoreError> {
        self.insert_sealed_app_secret(app, secret, None, now)
    }

    /// Adds a client secret that can be read again, as `client_secret_jwt` needs it.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_sealed_app_secret(
        &mut self,
        app: &Id<kind::App>,
        secret: &HashedSecret,
        sealed: Option<&[u8]>,
        now: At,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(app_secrets::table)
            .values((
                app_secrets::secret_hash.eq(secret.as_bytes()),
                app_secrets::app_id.eq(app.as_str()),
                app_secrets::created_at.eq(now.micros()),
                app_secrets::sealed.eq(sealed),
            ))
            .execute(c))?;
        Ok(())
    }

    /// The sealed secrets of an app, newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn sealed_app_secrets(&mut self, app: &Id<kind::App>) -> Result<Vec<Vec<u8>>, StoreError> {
        Ok(sql!(self, |c| app_secrets::table
            .filter(app_secrets::app_id.eq(app.as_str()))
            .filter(app_secrets::sealed.is_not_null())
            .order(app_secrets::created_at.desc())
            .select(app_secrets::sealed.assume_not_null())
            .load(c))?)
    }

    /// Sets the hash of the token that manages a registration (RFC 7592 §3).
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_registration_token(
        &mut self,
        app: &Id<kind::App>,
        token: &HashedSecret,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::update(apps::table.find(app.as_str()))
            .set(apps::registration_token.eq(token.as_bytes()))
            .execute(c))?;
        Ok(())
    }

    /// The hash of the token that manages a registration; `None` for an app without one.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn registration_token(
        &mut self,
        app: &Id<kind::App>,
    ) -> Result<Option<HashedSecret>, StoreError> {
        let found: Option<Option<Vec<u8>>> = sql!(self, |c| apps::table
            .find(app.as_str())
            .select(apps::registration_token)
            .first(c)
            .optional())?;
        found
            .flatten()
            .map(|bytes| crate::convert::hash(&bytes))
            .transpose()
    }

    /// Removes all client secrets of an app except those to `keep`.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn delete_other_app_secrets(
        &mut self,
        app: &Id<kind::App>,
        keep: &[HashedSecret],
    ) -> Result<usize, StoreError> {
        let keep: Vec<&[u8]> = keep.iter().map(HashedSecret::as_bytes).collect();
        Ok(sql!(self, |c| diesel::delete(
            app_secrets::table
                .filter(app_secrets::app_id.eq(app.as_str()))
                .filter(app_secrets::secret_hash.ne_all(&keep))
        )
        .execute(c))?)
    }

    /// An app with the hashes of its client secrets, for client authentication.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_client(
        &mut self,
        id: &Id<kind::App>,
    ) -> Result<Option<(App, Vec<HashedSecret>)>, StoreError> {
        let rows: Vec<(Row, Option<Vec<u8>>)> = sql!(self, |c| apps::table
            .left_join(app_secrets::table.on(app_secrets::app_id.eq(apps::id)))
            .filter(apps::id.eq(id.as_str()))
            .select((Row::as_select(), app_secrets::secret_hash.nullable()))
            .load(c))?;
        let mut secrets = Vec::with_capacity(rows.len());
        let mut app = None;
        for (row, secret) in rows {
            secrets.extend(
                secret
                    .map(|bytes| crate::convert::hash(&bytes))
                    .transpose()?,
            );
            app = Some(row);
        }
        app.map(|row| Ok((row.try_into()?, secrets))).transpose()
    }

    /// The hashes of an app's client secrets, newest first.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn app_secrets(&mut self, app: &Id<kind::App>) -> Result<Vec<HashedSecret>, StoreError> {
        let rows: Vec<Vec<u8>> = sql!(self, |c| app_secrets::table
            .filter(app_secrets::app_id.eq(app.as_str()))
            .order(app_secrets::created_at.desc())
            .select(app_secrets::secret_hash)
            .load(c))?;
        rows.iter()
            .map(|bytes| crate::convert::hash(bytes))
            .collect()
    }

    /// Says how long ago a home may have confirmed a guest who opens an app; `None` for no bound of its own.
    /// `false` when there is no such app.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn set_app_max_unconfirmed(
        &mut self,
        id: &Id<kind::App>,
        longest: Option<Span>,
    ) -> Result<bool, StoreError> {
        let rows = sql!(self, |c| diesel::update(apps::table.find(id.as_str()))
            .set(apps::max_unconfirmed_secs.eq(longest.map(Span::as_secs)))
            .execute(c))?;
        Ok(rows == 1)
    }

    /// How long ago a home may have confirmed a guest who opens an app; `None` for no bound of its own.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn app_max_unconfirmed(&mut self, id: &Id<kind::App>) -> Result<Option<Span>, StoreError> {
        let secs: Option<Option<i64>> = sql!(self, |c| apps::table
            .find(id.as_str())
            .select(apps::max_unconfirmed_secs)
            .first(c)
            .optional())?;
        Ok(secs.flatten().map(Span::secs))
    }

    /// What every app asks of those who open it, by name.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn app_rules(&mut self) -> Result<Vec<AppRules>, StoreError> {
        type Row = (String, String, String, bool, Option<i64>);
        let rows: Vec<Row> = sql!(self, |c| apps::table
            .order((apps::name, apps::id))
            .select((
                apps::id,
                apps::name,
                apps::state,
                apps::require_mfa,
                apps::max_unconfirmed_secs,
            ))
            .load(c))?;
        let rules = rows.into_iter().map(|(id, name, state, wants_mfa, secs)| {
            Ok(AppRules {
                id: read(&id)?,
                name,
                state: read(&state)?,
                wants_mfa,
                max_unconfirmed: secs.map(Span::secs),
            })
        });
        rules.collect()
    }
}
