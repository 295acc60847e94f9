//! The database's shape: one dated file per change, each in one transaction, the same statements for both databases.

#![forbid(unsafe_code)]

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

mod m2026_11_22_01_storage;
mod m2026_11_22_02_accounts;
mod m2026_11_22_03_associations;
mod m2026_11_22_04_helpers;
mod m2026_11_22_05_help_requests;
mod m2026_11_22_06_pairing;
mod m2026_11_22_07_help_sessions;
mod m2026_11_22_08_recognition;
mod m2026_11_22_09_taken_over;
mod m2026_11_22_10_pairing_rows;
mod m2026_11_22_11_help_sessions;
mod m2026_11_22_12_help_requests;
mod m2026_11_22_13_learning;
mod m2026_11_22_14_pairing;
mod m2026_11_22_15_helpers;
mod m2026_11_22_16_helpers;
mod m2026_11_22_17_permanences;
mod m2026_11_22_18_accounts;
mod m2026_11_22_20_board;
mod m2026_11_22_21_board;
mod m2026_11_22_22_recognition;
mod m2026_11_23_23_recognition;
mod m2026_11_23_24_recognition;
mod m2026_11_23_25_help_sessions;
mod m2026_11_23_26_help_sessions;
mod m2026_11_23_29_help_sessions;
mod m2026_11_23_31_help_sessions;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m2026_11_22_01_storage::Storage),
            Box::new(m2026_11_22_02_accounts::Accounts),
            Box::new(m2026_11_22_03_associations::Associations),
            Box::new(m2026_11_22_04_helpers::Helpers),
            Box::new(m2026_11_22_05_help_requests::HelpRequests),
            Box::new(m2026_11_22_06_pairing::Pairing),
            Box::new(m2026_11_22_07_help_sessions::HelpSessions),
            Box::new(m2026_11_22_08_recognition::Recognition),
            Box::new(m2026_11_22_09_taken_over::TakenOver),
            Box::new(m2026_11_22_10_pairing_rows::PairingRows),
            Box::new(m2026_11_22_11_help_sessions::UnreadMessages),
            Box::new(m2026_11_22_12_help_requests::ErasedAskers),
            Box::new(m2026_11_22_13_learning::Learning),
            Box::new(m2026_11_22_14_pairing::TrainingGaps),
            Box::new(m2026_11_22_15_helpers::Rosters),
            Box::new(m2026_11_22_16_helpers::Availability),
            Box::new(m2026_11_22_17_permanences::Permanences),
            Box::new(m2026_11_22_18_accounts::SecondFactors),
            Box::new(m2026_11_22_20_board::Board),
            Box::new(m2026_11_22_21_board::Figures),
            Box::new(m2026_11_22_22_recognition::Attestations),
            Box::new(m2026_11_23_23_recognition::Ledger),
            Box::new(m2026_11_23_24_recognition::Badges),
            Box::new(m2026_11_23_25_help_sessions::Records),
            Box::new(m2026_11_23_26_help_sessions::DropIns),
            Box::new(m2026_11_23_29_help_sessions::Contested),
            Box::new(m2026_11_23_31_help_sessions::Meetings),
        ]
    }
}

/// Runs statements, separated by `;`, in which `BLOB` stands for the database's type of bytes.
async fn run(manager: &SchemaManager<'_>, statements: &str) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let bytes = if connection.get_database_backend() == DbBackend::Postgres { "BYTEA" } else { "BLOB" };
    for statement in statements.split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
        connection.execute_unprepared(&statement.replace("BLOB", bytes)).await?;
    }
    Ok(())
}
