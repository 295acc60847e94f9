//! SQL, written once for both databases: `$1` placeholders, and rows that derive [`Row`].
//!
//! Every statement of the product goes through here, so that it can be counted, and so that a failed one marks
//! its transaction.

use std::time::Instant;

use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, QueryResult, Statement, Value};

use super::{Cell, Cells, Error, Row, sqlite};
use crate::measure;

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

/// What a statement goes through.
pub enum Way<'a> {
    Sqlite(&'a sqlite::Readers),
    SqliteWriter(&'a sqlite::Writer),
    Postgres(&'a DatabaseConnection),
    PostgresTransaction(&'a DatabaseTransaction),
}

/// What can run a statement: the readers, or a transaction.
pub trait Sql: Sync {
    fn way(&self) -> Way<'_>;

    /// Looks at how a statement ended; a transaction remembers what forbids its commit.
    fn seen(&self, failed: Option<&Error>);

    /// Every row, in the order of the statement.
    fn all<R: Row>(&self, sql: &str, args: Vec<Arg>) -> impl Future<Output = Result<Vec<R>, Error>> + Send {
        self.read(sql, args, usize::MAX, R::read)
    }

    /// The first row, if there is one.
    fn first<R: Row>(&self, sql: &str, args: Vec<Arg>) -> impl Future<Output = Result<Option<R>, Error>> + Send {
        async move { Ok(self.read(sql, args, 1, R::read).await?.pop()) }
    }

    /// The first column of every row.
    fn column<T: Cell>(&self, sql: &str, args: Vec<Arg>) -> impl Future<Output = Result<Vec<T>, Error>> + Send {
        self.read(sql, args, usize::MAX, |cells| cells.at(0))
    }

    /// The first column of the first row, if there is one.
    fn scalar<T: Cell>(&self, sql: &str, args: Vec<Arg>) -> impl Future<Output = Result<Option<T>, Error>> + Send {
        async move { Ok(self.read(sql, args, 1, |cells| cells.at(0)).await?.pop()) }
    }

    /// Runs a statement and says how many rows it touched.
    fn execute(&self, sql: &str, args: Vec<Arg>) -> impl Future<Output = Result<u64, Error>> + Send {
        async move {
            let since = Instant::now();
            let ended = match self.way() {
                Way::Sqlite(readers) => readers.run(sql, &args, |_row| Ok(true)).await,
                Way::SqliteWriter(writer) => writer.run(sql, &args, |_row| Ok(true)).await,
                Way::Postgres(pool) => touched(pool, sql, args).await,
                Way::PostgresTransaction(transaction) => touched(transaction, sql, args).await,
            };
            measure::statement(measure::verb(sql), since);
            self.seen(ended.as_ref().err());
            ended
        }
    }

    /// Reads rows with `read`, at most so many of the first.
    fn read<T: Send>(
        &self,
        sql: &str,
        args: Vec<Arg>,
        most: usize,
        read: impl Fn(&Cells<'_>) -> Result<T, Error> + Send + Sync,
    ) -> impl Future<Output = Result<Vec<T>, Error>> + Send {
        async move {
            let since = Instant::now();
            let mut found = Vec::new();
            let mut keep = |cells: Cells<'_>| {
                found.push(read(&cells)?);
                Ok(found.len() < most)
            };
            let ended = match self.way() {
                Way::Sqlite(readers) => readers.run(sql, &args, keep).await.map(|_touched| ()),
                Way::SqliteWriter(writer) => writer.run(sql, &args, keep).await.map(|_touched| ()),
                Way::Postgres(pool) => rows(pool, sql, args).await.and_then(|rows| each(&rows, &mut keep)),
                Way::PostgresTransaction(transaction) => rows(transaction, sql, args).await.and_then(|rows| each(&rows, &mut keep)),
            };
            measure::statement(measure::verb(sql), since);
            self.seen(ended.as_ref().err());
            ended.map(|()| found)
        }
    }
}

async fn touched(connection: &impl ConnectionTrait, sql: &str, args: Vec<Arg>) -> Result<u64, Error> {
    Ok(connection.execute_raw(statement(sql, args)).await?.rows_affected())
}

async fn rows(connection: &impl ConnectionTrait, sql: &str, args: Vec<Arg>) -> Result<Vec<QueryResult>, Error> {
    Ok(connection.query_all_raw(statement(sql, args)).await?)
}

fn each(rows: &[QueryResult], keep: &mut impl FnMut(Cells<'_>) -> Result<bool, Error>) -> Result<(), Error> {
    for row in rows {
        if !keep(Cells::Postgres(row))? {
            break;
        }
    }
    Ok(())
}

fn statement(sql: &str, args: Vec<Arg>) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, args.into_iter().map(|arg| arg.0))
}
