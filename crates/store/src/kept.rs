//! Statements that stay prepared.
//!
//! diesel prepares whatever `sql_query` is given anew each time, and every UPDATE: for the joins behind a
//! decision that is most of what they cost, and one more round trip on PostgreSQL. A kept statement is prepared
//! once on each connection. Connections never forget one, so a text with a varying number of places is none.
//!
//! SQLite itself prepares a statement anew when a bound `LIMIT` changes nothing but might: what is looked up by
//! a unique key ends in `get_result`, which has none, and not in `first`.

use diesel::{
    QueryResult, QuerySource,
    backend::Backend,
    query_builder::{AstPass, Query, QueryFragment, QueryId, UpdateStatement},
    query_dsl::RunQueryDsl,
    result::Error,
    serialize::ToSql,
    sql_types::{HasSqlType, Untyped},
};
use std::marker::PhantomData;

/// A statement whose places `$1`, `$2`, … stand for the values bound to it, in this order. A place may stand
/// more than once and anywhere in the text.
#[must_use = "a statement does nothing until it is run"]
pub(crate) struct Kept<'q, V> {
    text: &'q str,
    values: V,
}

/// A value, after those bound before it.
pub(crate) struct Bound<V, T, S> {
    before: V,
    value: T,
    sql_type: PhantomData<S>,
}

/// A statement to keep, so far without values.
pub(crate) const fn kept(text: &str) -> Kept<'_, ()> {
    Kept { text, values: () }
}

impl<'q, V> Kept<'q, V> {
    /// Binds the next value, as SQL type `S`.
    pub(crate) fn bind<S, T>(self, value: T) -> Kept<'q, Bound<V, T, S>> {
        Kept {
            text: self.text,
            values: Bound {
                before: self.values,
                value,
                sql_type: PhantomData,
            },
        }
    }
}

/// Values that can be put into the places of a statement.
pub(crate) trait Values<DB: Backend> {
    /// How many there are.
    const COUNT: usize;

    /// Puts the value of a place, counted from 1, where the text stands.
    fn put<'b>(&'b self, place: usize, out: AstPass<'_, 'b, DB>) -> QueryResult<()>;
}

impl<DB: Backend> Values<DB> for () {
    const COUNT: usize = 0;

    fn put<'b>(&'b self, place: usize, _: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        Err(Error::QueryBuilderError(
            format!("nothing is bound to ${place}").into(),
        ))
    }
}

impl<DB, V, T, S> Values<DB> for Bound<V, T, S>
where
    DB: Backend + HasSqlType<S>,
    V: Values<DB>,
    T: ToSql<S, DB>,
{
    const COUNT: usize = V::COUNT + 1;

    fn put<'b>(&'b self, place: usize, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        if place == Self::COUNT {
            out.push_bind_param::<S, _>(&self.value)
        } else {
            self.before.put(place, out)
        }
    }
}

impl<DB: Backend, V: Values<DB>> QueryFragment<DB> for Kept<'_, V> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let mut pieces = self.text.split('$');
        out.push_sql(pieces.next().unwrap_or_default());
        for piece in pieces {
            let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
            let (place, rest) = piece.split_at(digits);
            let place = place.parse().unwrap_or_default();
            self.values.put(place, out.reborrow())?;
            out.push_sql(rest);
        }
        Ok(())
    }
}

// Without an id of its own the connection knows a statement by its text and the types of its values.
impl<V> QueryId for Kept<'_, V> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<V> Query for Kept<'_, V> {
    type SqlType = Untyped;
}

impl<Conn, V> RunQueryDsl<Conn> for Kept<'_, V> {}

/// A statement of the query builder that is kept although diesel would not.
pub(crate) struct Standing<Q>(Q);

/// For statements whose text is the same at each use.
pub(crate) trait Keep: Sized {
    /// The same, kept.
    fn kept(self) -> Standing<Self> {
        Standing(self)
    }
}

impl<T: QuerySource, U, V, R> Keep for UpdateStatement<T, U, V, R> {}

impl<DB: Backend, Q: QueryFragment<DB>> QueryFragment<DB> for Standing<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Standing<Q> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Standing<Q> {
    type SqlType = Q::SqlType;
}

impl<Conn, Q> RunQueryDsl<Conn> for Standing<Q> {}

#[cfg(test)]
mod tests {
    use super::*;
    use diesel::{
        debug_query,
        pg::Pg,
        sql_types::{BigInt, Text},
        sqlite::Sqlite,
    };

    #[test]
    fn a_place_takes_its_value_wherever_and_however_often_it_stands() {
        let statement = || {
            kept("SELECT $2, $1 WHERE $2 = 'x'")
                .bind::<BigInt, _>(7)
                .bind::<Text, _>("x")
        };
        assert_eq!(
            debug_query::<Pg, _>(&statement()).to_string(),
            r#"SELECT $1, $2 WHERE $3 = 'x' -- binds: ["x", 7, "x"]"#
        );
        assert_eq!(
            debug_query::<Sqlite, _>(&statement()).to_string(),
            r#"SELECT ?, ? WHERE ? = 'x' -- binds: ["x", 7, "x"]"#
        );
    }

    #[test]
    fn an_update_is_kept_where_that_is_said() {
        use crate::schema::codes;
        use diesel::prelude::*;
        let update = || diesel::update(codes::table).set(codes::consumed_at.eq(7));
        let is_kept = |it: &dyn QueryFragment<Sqlite>| it.is_safe_to_cache_prepared(&Sqlite);
        assert_eq!(is_kept(&update()), Ok(false));
        assert_eq!(is_kept(&update().kept()), Ok(true));
        assert_eq!(
            debug_query::<Sqlite, _>(&update().kept()).to_string(),
            debug_query::<Sqlite, _>(&update()).to_string()
        );
    }

    #[test]
    fn a_statement_is_kept_unless_a_place_has_no_value() {
        let whole = kept("SELECT $1").bind::<BigInt, _>(7);
        assert_eq!(
            QueryFragment::<Sqlite>::is_safe_to_cache_prepared(&whole, &Sqlite),
            Ok(true)
        );
        let short = kept("SELECT $1, $2").bind::<BigInt, _>(7);
        let told = QueryFragment::<Sqlite>::is_safe_to_cache_prepared(&short, &Sqlite);
        assert!(told.is_err_and(|error| error.to_string().contains("$2")));
    }
}
