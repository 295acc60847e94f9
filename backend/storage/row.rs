//! One row, read in place: of SQLite while it is stepped over, of PostgreSQL as the driver gives it.

use std::cell::Cell as Kept;

use rusqlite::types::FromSql;
use sea_orm::{QueryResult, TryGetable};

use super::Error;

/// The row that a statement stands on.
pub enum Cells<'a> {
    /// And the place after the column read last: mostly the next one that is asked for.
    Sqlite(&'a rusqlite::Row<'a>, Kept<usize>),
    Postgres(&'a QueryResult),
}

/// What a column holds, on both databases.
pub trait Cell: FromSql + TryGetable + Send {}

impl<T: FromSql + TryGetable + Send> Cell for T {}

/// What is read from a row by the names of its columns: `#[derive(Row)]`.
pub trait Row: Sized + Send {
    fn read(cells: &Cells<'_>) -> Result<Self, Error>;
}

impl<'a> Cells<'a> {
    pub(super) fn of(row: &'a rusqlite::Row<'a>) -> Self {
        Self::Sqlite(row, Kept::new(0))
    }

    pub fn named<T: Cell>(&self, column: &str) -> Result<T, Error> {
        match self {
            Self::Sqlite(row, next) => {
                let (columns, here) = (row.as_ref(), next.get());
                let is_here = columns.column_name(here).is_ok_and(|name| name == column);
                let place = if is_here { here } else { columns.column_index(column)? };
                next.set(place + 1);
                Ok(row.get(place)?)
            }
            Self::Postgres(row) => row.try_get("", column).map_err(Error::from),
        }
    }

    /// By its place, from 0.
    pub fn at<T: Cell>(&self, place: usize) -> Result<T, Error> {
        match self {
            Self::Sqlite(row, _) => row.get(place).map_err(Error::from),
            Self::Postgres(row) => row.try_get_by_index(place).map_err(Error::from),
        }
    }
}

/// Makes a newtype readable as what it holds.
macro_rules! cell {
    ($name:ty, $held:ty) => {
        impl sea_orm::TryGetable for $name {
            fn try_get_by<I: sea_orm::ColIdx>(row: &sea_orm::QueryResult, index: I) -> Result<Self, sea_orm::TryGetError> {
                <$held as sea_orm::TryGetable>::try_get_by(row, index).map(Self)
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                <$held as rusqlite::types::FromSql>::column_result(value).map(Self)
            }
        }
    };
}
pub(super) use cell;
