//! SQL, written once for both databases: `$1` placeholders, and rows that derive [`Row`].
//!
//! Every statement of the product goes through here, so that it can be counted, and so that a failed one marks
//! its transaction.

use std::time::Instant;

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, QueryResult, Statement, Value};

use super::Error;
use crate::measure;

pub use sea_orm::FromQueryResult as Row;

/// One argument of a statement.
#[derive(Clone, Debug)]
pub struct Arg(pub Value);

macro_rules! arg_from {
    ($($of:ty),+) => {$(
        impl From<$of> for Arg {
            fn from(value: $of) -> Self {
                Self(value.into())
            }
        }
        impl From<Option<$of>> for Arg {
            fn from(value: Option<$of>) -> Self {
                Self(value.into())
            }
        }
    )+};
}
arg_from!(i64, bool, String, f64, Vec<u8>);

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self(value.into())
    }
}

impl From<&String> for Arg {
    fn from(value: &String) -> Self {
        Self(value.as_str().into())
    }
}

impl From<Option<&str>> for Arg {
    fn from(value: Option<&str>) -> Self {
        Self(value.map(str::to_owned).into())
    }
}

/// The arguments of a statement: `args![id, "words", Some(3_i64)]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::storage::Arg::from($value)),*] };
}

/// `$3, $4, $5` for `marks(3, 3)`.
pub fn marks(first: usize, count: usize) -> String {
    (first..first + count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

/// `($1, $2), ($3, $4)` for `rows_of_marks(2, 2)`: `rows` rows of `width` values.
pub fn rows_of_marks(rows: usize, width: usize) -> String {
    (0..rows).map(|row| format!("({})", marks(row * width + 1, width))).collect::<Vec<_>>().join(", ")
}

/// What can run a statement: the readers, or a transaction.
pub trait Sql: Sync {
    type Connection: ConnectionTrait + Sync;

    fn connection(&self) -> &Self::Connection;

    /// Looks at how a statement ended; a transaction remembers what forbids its commit.
    fn seen(&self, failed: Option<&Error>);

    /// Every row, in the order of the statement.
    fn all<R: FromQueryResult + Send>(&self, sql: &str, args: Vec<Arg>) -> impl Future<Output = Result<Vec<R>, Error>> + Send {
        async move { self.rows(sql, args).await?.iter().map(|row| R::from_query_result(row, "").map_err(Error::from)).collect() }
    }

    /// The first row, if there is one.
    fn first<R: FromQueryResult + Send>(&self, sql: &str, args: Vec<Arg>) -> impl Future<Output = Result<Option<R>, Error>> + Send {
        async move { self.rows(sql, args).await?.first().map(|row| R::from_query_result(row, "").map_err(Error::from)).transpose() }
    }

    /// The first column of every row.
    fn column<T: sea_orm::TryGetable + Send>(&self, sql: &str, args: Vec<Arg>) -> impl Future<Output = Result<Vec<T>, Error>> + Send {
        async move { self.rows(sql, args).await?.iter().map(|row| row.try_get_by_index(0).map_err(Error::from)).collect() }
    }

    /// The first column of the first row, if there is one.
    fn scalar<T: sea_orm::TryGetable + Send>(&self, sql: &str, args: Vec<Arg>) -> impl Future<Output = Result<Option<T>, Error>> + Send {
        async move { self.rows(sql, args).await?.first().map(|row| row.try_get_by_index(0).map_err(Error::from)).transpose() }
    }

    /// Runs a statement and says how many rows it touched.
    fn execute(&self, sql: &str, args: Vec<Arg>) -> impl Future<Output = Result<u64, Error>> + Send {
        let statement = statement(self.connection().get_database_backend(), sql, args);
        let verb = measure::verb(sql);
        async move {
            let since = Instant::now();
            let ended = self.connection().execute_raw(statement).await.map(|done| done.rows_affected()).map_err(Error::from);
            measure::statement(verb, since);
            self.seen(ended.as_ref().err());
            ended
        }
    }

    fn rows(&self, sql: &str, args: Vec<Arg>) -> impl Future<Output = Result<Vec<QueryResult>, Error>> + Send {
        let statement = statement(self.connection().get_database_backend(), sql, args);
        let verb = measure::verb(sql);
        async move {
            let since = Instant::now();
            let ended = self.connection().query_all_raw(statement).await.map_err(Error::from);
            measure::statement(verb, since);
            self.seen(ended.as_ref().err());
            ended
        }
    }
}

fn statement(backend: DbBackend, sql: &str, args: Vec<Arg>) -> Statement {
    Statement::from_sql_and_values(backend, sql, args.into_iter().map(|arg| arg.0))
}
