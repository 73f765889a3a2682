//! Lists of a directory's resources: filters in the words of the database.

use crate::{StoreError, Tx, scim::Row, tx::Conn};
use diesel::{
    pg::Pg,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
    sqlite::Sqlite,
};
use model::{Id, ScimKind, ScimResource, kind};

/// What a value must be like.
#[derive(Clone, Debug)]
pub enum ScimTest {
    /// There is one.
    Present,
    /// Equal.
    Eq(String),
    /// Contains.
    Co(String),
    /// Starts with.
    Sw(String),
    /// Ends with.
    Ew(String),
    /// Greater.
    Gt(String),
    /// Greater or equal.
    Ge(String),
    /// Less.
    Lt(String),
    /// Less or equal.
    Le(String),
}

/// Which resources are meant.
#[derive(Clone, Debug)]
pub enum ScimCondition {
    /// All of these.
    All(Vec<ScimCondition>),
    /// Any of these.
    Any(Vec<ScimCondition>),
    /// Not this.
    Not(Box<ScimCondition>),
    /// Some value at the path passes.
    Value(String, ScimTest),
    /// Some element of the list at the path passes; the paths within are whole ones.
    Element(String, Box<ScimCondition>),
    /// Some member's id passes.
    Member(ScimTest),
}

/// Which resources to list, and how.
#[derive(Debug)]
pub struct ScimQuery<'a> {
    /// Only this connection's.
    pub connection: &'a Id<kind::Connection>,
    /// Only of this kind.
    pub kind: ScimKind,
    /// Only these.
    pub condition: Option<&'a ScimCondition>,
    /// By the least value at this path, and whether downwards; else by id.
    pub sort: Option<(&'a str, bool)>,
    /// How many to pass over.
    pub offset: i64,
    /// At most so many.
    pub limit: i64,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

impl Tx<'_> {
    /// A page of a connection's resources, and how many there are on all pages.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub fn list_scim_resources(
        &mut self,
        query: &ScimQuery<'_>,
    ) -> Result<(Vec<ScimResource>, i64), StoreError> {
        let is_pg = matches!(self.conn, Conn::Pg(_));
        let mut wanted = Statement::new(is_pg);
        wanted.select("count(*) AS number", query);
        let total = match &mut self.conn {
            Conn::Pg(c) => wanted.bound::<Pg>().get_result::<Count>(*c)?,
            Conn::Lite(c) => wanted.bound::<Sqlite>().get_result::<Count>(*c)?,
        };
        let mut page = Statement::new(is_pg);
        page.select("r.*", query);
        page.order(query.sort);
        let (n, page_of) = (page.binds.len(), (query.limit, query.offset));
        page.text
            .push_str(&format!(" LIMIT ${} OFFSET ${}", n + 1, n + 2));
        let rows: Vec<Row> = match &mut self.conn {
            Conn::Pg(c) => page
                .bound::<Pg>()
                .bind::<BigInt, _>(page_of.0)
                .bind::<BigInt, _>(page_of.1)
                .load(*c)?,
            Conn::Lite(c) => page
                .bound::<Sqlite>()
                .bind::<BigInt, _>(page_of.0)
                .bind::<BigInt, _>(page_of.1)
                .load(*c)?,
        };
        let rows: Result<Vec<_>, _> = rows.into_iter().map(ScimResource::try_from).collect();
        Ok((rows?, total.number))
    }
}

/// A text with placeholders and what stands for them. Nothing that a caller sent becomes text.
struct Statement {
    text: String,
    binds: Vec<String>,
    /// So that both databases compare by code points.
    collate: &'static str,
}

impl Statement {
    const fn new(is_pg: bool) -> Self {
        Self {
            text: String::new(),
            binds: Vec::new(),
            collate: if is_pg { " COLLATE \"C\"" } else { "" },
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A placeholder for a value; each is numbered where it first appears, so the numbers ascend.
    fn bind(&mut self, value: &str) -> String {
        self.binds.push(value.to_owned());
        format!("${}", self.binds.len())
    }

    fn bound<DB>(
        &self,
    ) -> diesel::query_builder::BoxedSqlQuery<'_, DB, diesel::query_builder::SqlQuery>
    where
        DB: diesel::backend::Backend + diesel::sql_types::HasSqlType<Text>,
        String: diesel::serialize::ToSql<Text, DB>,
    {
        let mut query = sql_query(self.text.as_str()).into_boxed::<DB>();
        for value in &self.binds {
            query = query.bind::<Text, _>(value.clone());
        }
        query
    }

    fn select(&mut self, what: &str, query: &ScimQuery<'_>) {
        let connection = self.bind(query.connection.as_str());
        let kind = self.bind(query.kind.as_str());
        self.push(&format!(
            "SELECT {what} FROM scim_resources r WHERE r.connection_id = {connection} AND r.kind = {kind}"
        ));
        if let Some(condition) = query.condition {
            self.push(" AND ");
            self.condition(condition, query.connection, false);
        }
    }

    fn order(&mut self, sort: Option<(&str, bool)>) {
        self.push(" ORDER BY ");
        if let Some((path, downwards)) = sort {
            let collate = self.collate;
            let path = self.bind(path);
            // Whoever has no such value comes last upwards (RFC 7644 §3.4.2.3).
            let least = format!(
                "(SELECT min(s.compared{collate}) FROM scim_values s WHERE s.resource_id = r.id AND s.path = {path})"
            );
            let way = if downwards { "DESC" } else { "ASC" };
            self.push(&format!(
                "CASE WHEN {least} IS NULL THEN 1 ELSE 0 END {way}, {least} {way}, "
            ));
        }
        self.push("r.id");
    }

    /// `within`: about values of the element `e`, else of the resource `r`.
    fn condition(
        &mut self,
        condition: &ScimCondition,
        connection: &Id<kind::Connection>,
        within: bool,
    ) {
        match condition {
            ScimCondition::All(all) => self.joined(all, " AND ", (connection, within)),
            ScimCondition::Any(all) => self.joined(all, " OR ", (connection, within)),
            ScimCondition::Not(inner) => {
                self.push("NOT ");
                self.condition(inner, connection, within);
            }
            ScimCondition::Value(path, test) if within => {
                let path = self.bind(path);
                self.push(&format!(
                    "EXISTS (SELECT 1 FROM scim_values v WHERE v.resource_id = e.resource_id \
                     AND v.element = e.element AND v.path = {path}"
                ));
                self.test("v.compared", test);
            }
            ScimCondition::Value(path, test) => {
                let connection = self.bind(connection.as_str());
                let path = self.bind(path);
                self.push(&format!(
                    "r.id IN (SELECT v.resource_id FROM scim_values v WHERE v.connection_id = {connection} \
                     AND v.path = {path}"
                ));
                self.test("v.compared", test);
            }
            ScimCondition::Element(path, inner) => {
                let of = self.bind(connection.as_str());
                let path = self.bind(path);
                self.push(&format!(
                    "r.id IN (SELECT e.resource_id FROM scim_values e WHERE e.connection_id = {of} \
                     AND e.path = {path} AND "
                ));
                self.condition(inner, connection, true);
                self.push(")");
            }
            ScimCondition::Member(test) => {
                self.push("r.id IN (SELECT m.group_id FROM scim_members m WHERE 1 = 1");
                self.test("m.user_id", test);
            }
        }
    }

    fn joined(
        &mut self,
        all: &[ScimCondition],
        word: &str,
        (connection, within): (&Id<kind::Connection>, bool),
    ) {
        self.push("(");
        for (n, one) in all.iter().enumerate() {
            if n > 0 {
                self.push(word);
            }
            self.condition(one, connection, within);
        }
        self.push(")");
    }

    /// The rest of a subquery: what the column is like.
    fn test(&mut self, column: &str, test: &ScimTest) {
        let collate = self.collate;
        let (way, value) = match test {
            ScimTest::Present => return self.push(")"),
            ScimTest::Eq(value) => ("=", value),
            ScimTest::Gt(value) => (">", value),
            ScimTest::Ge(value) => (">=", value),
            ScimTest::Lt(value) => ("<", value),
            ScimTest::Le(value) => ("<=", value),
            ScimTest::Co(value) | ScimTest::Sw(value) | ScimTest::Ew(value) => {
                let given = self.bind(value);
                let found = match test {
                    ScimTest::Co(_) => {
                        format!("replace({column}, {given}, '') <> {column} OR {given} = ''")
                    }
                    ScimTest::Sw(_) => format!("substr({column}, 1, length({given})) = {given}"),
                    _ => format!(
                        "length({column}) >= length({given}) AND \
                         substr({column}, length({column}) - length({given}) + 1) = {given}"
                    ),
                };
                return self.push(&format!(" AND ({found}))"));
            }
        };
        let given = self.bind(value);
        let column = if way == "=" {
            column.to_owned()
        } else {
            format!("{column}{collate}")
        };
        self.push(&format!(" AND {column} {way} {given})"));
    }
}
