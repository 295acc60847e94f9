//! Many published documents of one association, as its members read and search them.

use binome::args;
use binome::clock::DAY;
use binome::learning::documents::{self, Kind};
use binome::learning::{bits, midnight};
use binome::storage::{AssociationId, DocumentId, Error, Sql, Storage, Tx};

use super::ours::{insert, written};

const AT_ONCE: usize = 100;

/// Each: its kind, its title, its source.
pub async fn fill(storage: &Storage, texts: &[(Kind, String, String)]) {
    for (first, some) in texts.chunks(AT_ONCE).enumerate() {
        written(storage, async |tx| publish(tx, first * AT_ONCE, some).await).await;
    }
}

async fn publish(tx: &Tx, first: usize, texts: &[(Kind, String, String)]) -> Result<(), Error> {
    let whose: Option<AssociationId> = tx.scalar("SELECT id FROM associations ORDER BY id LIMIT 1", args![]).await?;
    let mut rows = Vec::new();
    for (place, (kind, title, source)) in texts.iter().enumerate() {
        let front = documents::read(*kind, source).expect("a document that can be published").front;
        let (slug, topics, unlocks) = (format!("texte-{}", first + place), bits(&front.topics), bits(&front.unlocks));
        let checked_at = front.checked.map_or(0, midnight);
        let (id, title, at) = (tx.new_id::<DocumentId>(), title.as_str(), tx.now() - DAY);
        rows.extend(args![id, kind.as_str(), whose, slug, source.as_str(), title, topics, unlocks, front.minutes, checked_at, at]);
    }
    let columns = "documents (id, kind, association_id, slug, source, title, topics, unlocks, minutes, checked_at, published_at, moved_at, \
                   state, version, draft)";
    insert(tx, columns, "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 'published', 1, ''", 11, rows).await
}
