//! Messages that an asker who left an address has not seen yet.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct UnreadMessages;

#[async_trait::async_trait]
impl MigrationTrait for UnreadMessages {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, STATEMENTS).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const STATEMENTS: &str = "
CREATE TABLE unread_messages (
    help_request_id BIGINT PRIMARY KEY REFERENCES help_requests (id), since_at BIGINT NOT NULL, mailed_at BIGINT
)
";
