//! What can go wrong with the database, told apart by what to do about it.

use rusqlite::ErrorCode;
use rusqlite::ffi::{SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
use sea_orm::{DbErr, RuntimeErr, SqlErr};

const REFUSED_ROW: [i32; 3] = [SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_FOREIGNKEY];

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the database refused: {0}")]
    Database(#[from] DbErr),
    #[error("the database refused: {0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error("a statement has {given} arguments and names {wanted}")]
    Arguments { wanted: usize, given: usize },
    #[error("the database was closed")]
    Closed,
    /// A key is missing, or text was moved between rows: fails closed.
    #[error("a sealed value cannot be opened: {0}")]
    Sealed(&'static str),
    /// A statement failed earlier in this transaction, so nothing of it was kept.
    #[error("the transaction was given up after a failed statement")]
    GivenUp,
    /// The commit failed: nothing was kept, and nobody was told that it was.
    #[error("the database could not keep what was written: {0}")]
    NotKept(String),
    /// A row holds what the program never writes (a word of an enumeration, JSON).
    #[error("a row cannot be read: {0}")]
    Row(String),
}

impl Error {
    /// Two transactions met, and the same work tried again will pass.
    pub(super) fn passes_if_tried_again(&self) -> bool {
        let Self::Database(error) = self else { return false };
        let text = error.to_string();
        // SQLSTATE 40001 (serialization failure) and 40P01 (deadlock), as PostgreSQL words them.
        text.contains("deadlock detected") || text.contains("could not serialize access")
    }

    /// A constraint of any kind refused a row: class 23 of SQLSTATE, SQLITE_CONSTRAINT.
    pub(super) fn is_constraint(&self) -> bool {
        if let Self::Sqlite(error) = self {
            return error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation);
        }
        let Self::Database(DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error))) = self else {
            return false;
        };
        let code = error.as_database_error().and_then(|error| error.code());
        code.is_some_and(|code| code.starts_with("23"))
    }

    /// A row that is there already, or names one that is not, was refused.
    pub fn is_refused_row(&self) -> bool {
        match self {
            Self::Sqlite(rusqlite::Error::SqliteFailure(error, _)) => REFUSED_ROW.contains(&error.extended_code),
            Self::Database(error) => {
                matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_) | SqlErr::ForeignKeyConstraintViolation(_)))
            }
            _ => false,
        }
    }
}
