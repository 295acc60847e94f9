//! Who was erased is looked for at each start, to be added to the erasure list.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct ErasedAskers;

#[async_trait::async_trait]
impl MigrationTrait for ErasedAskers {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, STATEMENTS).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const STATEMENTS: &str = "
CREATE INDEX askers_erased ON askers (erased_at) WHERE erased_at IS NOT NULL
";
