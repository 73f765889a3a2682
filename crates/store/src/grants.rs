//! Token families, authorization codes and refresh tokens.

use crate::{
    StoreError, Tx,
    convert::{at, json, read},
    kept::{Keep, kept},
    schema::{codes, families, refresh_tokens},
    tx::Conn,
};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Binary, Nullable, Text},
};
use model::{At, Code, Confirmation, Family, HashedSecret, Id, kind};

#[derive(Queryable, Selectable)]
#[diesel(table_name = codes)]
struct CodeRow {
    family_id: String,
    app_id: String,
    redirect_uri: String,
    challenge: Option<String>,
    nonce: Option<String>,
    expires_at: i64,
    dpop_jkt: Option<String>,
}

/// A code with its hash.
#[derive(Clone, Debug)]
pub struct NewCode {
    /// What it stands for.
    pub code: Code,
    /// Hash of its value.
    pub hash: HashedSecret,
}

/// What a family is about to get.
#[derive(Clone, Copy, Debug)]
pub struct Issue<'a> {
    /// When its access token ends.
    pub access_until: At,
    /// Its new refresh token, if it gets one.
    pub refresh_token: Option<&'a HashedSecret>,
    /// The key that its refresh tokens are bound to from now on, if they are.
    pub confirmation: Option<&'a Confirmation>,
    /// When this is.
    pub now: At,
}

/// What came of presenting a code.
#[derive(Clone, Debug)]
pub enum CodeRedemption {
    /// It was unused and is used up now. Its expiry and what it is bound to are still to be checked.
    Taken(Code),
    /// It was used before; the family must be revoked.
    Replayed(Id<kind::Family>),
    /// There is no such code.
    Unknown,
}

/// A refresh token that was used before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedToken {
    /// Its family.
    pub family_id: Id<kind::Family>,
    /// When it was used.
    pub used_at: At,
    /// What its successor was derived with.
    pub successor_salt: Vec<u8>,
}

/// What came of presenting a refresh token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefreshRedemption {
    /// It was unused and is used up now.
    Taken(Id<kind::Family>),
    /// It was used before. Unless this is a retry that may be answered again, the family must be
    /// revoked.
    Replayed(UsedToken),
    /// There is no such token.
    Unknown,
}

impl Tx<'_> {
    /// Adds a family.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_family(&mut self, family: &Family) -> Result<(), StoreError> {
        let confirmation = family.confirmation.as_ref().map(json).transpose()?;
        sql!(self, |c| diesel::insert_into(families::table)
            .values((
                families::id.eq(family.id.as_str()),
                families::session_id.eq(family.session_id.as_str()),
                families::guest_id.eq(family.guest_id.as_str()),
                families::app_id.eq(family.app_id.as_str()),
                families::scope.eq(&family.scope),
                families::created_at.eq(family.created_at.micros()),
                families::expires_at.eq(family.expires_at.micros()),
                families::granted.eq(json(&family.granted)?),
                families::exchanged_from.eq(family.exchanged_from.as_ref().map(Id::as_str)),
                families::confirmation.eq(&confirmation),
                families::access_until.eq(family.access_until.map(At::micros)),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Notes what a family is about to get, in one statement where statements travel; `false` when it
    /// was revoked meanwhile, and then nothing is noted. Whatever ends the family sees either all of
    /// this or prevents it, since both write the family's row.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn note_issue(
        &mut self,
        family: &Id<kind::Family>,
        issue: &Issue<'_>,
    ) -> Result<bool, StoreError> {
        let confirmation = issue.confirmation.map(json).transpose()?;
        let until = issue.access_until.micros();
        // SQLite numbers `$n` by first appearance, so the numbers ascend within the text.
        let extended = "UPDATE families SET access_until = CASE WHEN access_until > $1 THEN access_until ELSE $1 END, \
             confirmation = COALESCE($2, confirmation) WHERE id = $3 AND revoked_at IS NULL";
        match (&mut self.conn, issue.refresh_token) {
            (Conn::Pg(c), Some(token)) => Ok(kept(&format!(
                "WITH f AS ({extended} RETURNING id) \
                 INSERT INTO refresh_tokens (token_hash, family_id, created_at) SELECT $4, f.id, $5 FROM f"
            ))
            .bind::<BigInt, _>(until)
            .bind::<Nullable<Text>, _>(&confirmation)
            .bind::<Text, _>(family.as_str())
            .bind::<Binary, _>(token.as_bytes())
            .bind::<BigInt, _>(issue.now.micros())
            .execute(*c)?
                == 1),
            _ => {
                let rows = sql!(self, |c| kept(extended)
                    .bind::<BigInt, _>(until)
                    .bind::<Nullable<Text>, _>(&confirmation)
                    .bind::<Text, _>(family.as_str())
                    .execute(c))?;
                if rows == 1
                    && let Some(token) = issue.refresh_token
                {
                    self.insert_refresh_token(family, token, issue.now)?;
                }
                Ok(rows == 1)
            }
        }
    }

    /// Adds the code that will start a family.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_code(&mut self, new: &NewCode) -> Result<(), StoreError> {
        let code = &new.code;
        sql!(self, |c| diesel::insert_into(codes::table)
            .values((
                codes::code_hash.eq(new.hash.as_bytes()),
                codes::family_id.eq(code.family_id.as_str()),
                codes::app_id.eq(code.app_id.as_str()),
                codes::redirect_uri.eq(&code.redirect_uri),
                codes::challenge.eq(&code.challenge),
                codes::nonce.eq(&code.nonce),
                codes::expires_at.eq(code.expires_at.micros()),
                codes::dpop_jkt.eq(&code.dpop_jkt),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Uses a code up. Whoever presents it uses it up, rightly or not.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn consume_code(
        &mut self,
        hash: &HashedSecret,
        now: At,
    ) -> Result<CodeRedemption, StoreError> {
        let taken: Option<CodeRow> = sql!(self, |c| diesel::update(
            codes::table
                .find(hash.as_bytes())
                .filter(codes::consumed_at.is_null())
        )
        .set(codes::consumed_at.eq(now.micros()))
        .returning(CodeRow::as_returning())
        .kept()
        .get_result(c)
        .optional())?;
        if let Some(row) = taken {
            return Ok(CodeRedemption::Taken(Code {
                family_id: read(&row.family_id)?,
                app_id: read(&row.app_id)?,
                redirect_uri: row.redirect_uri,
                challenge: row.challenge,
                nonce: row.nonce,
                dpop_jkt: row.dpop_jkt,
                expires_at: at(row.expires_at),
            }));
        }
        let known: Option<String> = sql!(self, |c| codes::table
            .find(hash.as_bytes())
            .select(codes::family_id)
            .get_result(c)
            .optional())?;
        Ok(match known {
            Some(family) => CodeRedemption::Replayed(read(&family)?),
            None => CodeRedemption::Unknown,
        })
    }

    /// Adds a refresh token to a family.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn insert_refresh_token(
        &mut self,
        family: &Id<kind::Family>,
        hash: &HashedSecret,
        now: At,
    ) -> Result<(), StoreError> {
        sql!(self, |c| diesel::insert_into(refresh_tokens::table)
            .values((
                refresh_tokens::token_hash.eq(hash.as_bytes()),
                refresh_tokens::family_id.eq(family.as_str()),
                refresh_tokens::created_at.eq(now.micros()),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Uses a refresh token up. `salt` is kept with it: whoever comes with the same token again can
    /// be given the successor that was derived with it.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn consume_refresh_token(
        &mut self,
        hash: &HashedSecret,
        salt: &[u8],
        now: At,
    ) -> Result<RefreshRedemption, StoreError> {
        let taken: Option<String> = sql!(self, |c| diesel::update(
            refresh_tokens::table
                .find(hash.as_bytes())
                .filter(refresh_tokens::used_at.is_null())
        )
        .set((
            refresh_tokens::used_at.eq(now.micros()),
            refresh_tokens::successor_salt.eq(salt),
        ))
        .returning(refresh_tokens::family_id)
        .kept()
        .get_result(c)
        .optional())?;
        if let Some(family) = taken {
            return Ok(RefreshRedemption::Taken(read(&family)?));
        }
        let known: Option<(String, Option<i64>, Option<Vec<u8>>)> =
            sql!(self, |c| refresh_tokens::table
                .find(hash.as_bytes())
                .select((
                    refresh_tokens::family_id,
                    refresh_tokens::used_at,
                    refresh_tokens::successor_salt
                ))
                .get_result(c)
                .optional())?;
        Ok(match known {
            Some((family, used_at, salt)) => RefreshRedemption::Replayed(UsedToken {
                family_id: read(&family)?,
                used_at: at(used_at.unwrap_or_default()),
                successor_salt: salt.unwrap_or_default(),
            }),
            None => RefreshRedemption::Unknown,
        })
    }

    /// The family of a refresh token that was not used yet; looking uses nothing up.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn find_refresh_token(
        &mut self,
        hash: &HashedSecret,
    ) -> Result<Option<Id<kind::Family>>, StoreError> {
        let family: Option<String> = sql!(self, |c| refresh_tokens::table
            .find(hash.as_bytes())
            .filter(refresh_tokens::used_at.is_null())
            .select(refresh_tokens::family_id)
            .get_result(c)
            .optional())?;
        family.map(|family| read(&family)).transpose()
    }
}
