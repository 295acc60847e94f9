//! Figures read help requests and meetings of an association by when they were.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Figures;

#[async_trait::async_trait]
impl MigrationTrait for Figures {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, INDEXES).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const INDEXES: &str = "
CREATE INDEX help_requests_asked ON help_requests (association_id, created_at, id);
CREATE INDEX help_sessions_held ON help_sessions (association_id, held_at, id)
";
