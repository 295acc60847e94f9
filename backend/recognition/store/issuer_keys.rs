//! The issuer's keys, in SQL: private ones sealed until they are retired, public ones for good.

use crate::args;
use crate::recognition::badges::{IssuerKey, PublicKey};
use crate::storage::{Db, Error, Row, SealKey, Sealed, Sql, Tx};

/// The instance itself owns them: no id of a person is that small (1 is push's).
pub(in crate::recognition) const OWNER: i64 = 2;
const PLACE: &str = "issuer_keys.private_key";

#[derive(Row)]
struct KeyRow {
    generation: i64,
    private_key: Sealed,
}

const CURRENT: &str = "SELECT generation, private_key FROM issuer_keys WHERE retired_at IS NULL ORDER BY generation DESC LIMIT 1";

fn open(row: &KeyRow, seal: &SealKey) -> Result<IssuerKey, Error> {
    let secret = seal.open(PLACE, row.generation, &row.private_key)?;
    IssuerKey::read(row.generation, &secret).ok_or(Error::Sealed("is no key"))
}

/// The key that signs today; `None` before the first.
pub async fn current(db: &Db) -> Result<Option<IssuerKey>, Error> {
    let (Some(row), Some(seal)) = (db.first::<KeyRow>(CURRENT, args![]).await?, db.seal_key(OWNER).await?) else { return Ok(None) };
    open(&row, &seal).map(Some)
}

/// The generation that signs today.
pub(in crate::recognition) async fn generation(tx: &Tx) -> Result<Option<i64>, Error> {
    tx.scalar("SELECT MAX(generation) FROM issuer_keys WHERE retired_at IS NULL", args![]).await.map(Option::flatten)
}

/// Keeps a new key; `false` when another process kept one of that generation first.
pub(in crate::recognition) async fn insert(tx: &Tx, generation: i64, secret: &str) -> Result<bool, Error> {
    let seal = tx.seal_key(OWNER).await?;
    let key = IssuerKey::read(generation, secret).ok_or(Error::Sealed("is no key"))?;
    let statement = "INSERT INTO issuer_keys (generation, public_key, private_key, created_at) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (generation) DO NOTHING";
    Ok(tx.execute(statement, args![generation, key.public().x, seal.seal(PLACE, generation, secret)?, tx.now()]).await? == 1)
}

/// Destroys every private key up to a generation; what they signed is still verified.
pub(in crate::recognition) async fn retire(tx: &Tx, up_to: i64) -> Result<(), Error> {
    let statement = "UPDATE issuer_keys SET private_key = NULL, retired_at = $2 WHERE generation <= $1 AND retired_at IS NULL";
    tx.execute(statement, args![up_to, tx.now()]).await?;
    Ok(())
}

#[derive(Row)]
struct PublicRow {
    generation: i64,
    public_key: String,
}

/// Every public key there ever was, the newest first.
pub async fn public(db: &Db) -> Result<Vec<PublicKey>, Error> {
    let rows: Vec<PublicRow> = db.all("SELECT generation, public_key FROM issuer_keys ORDER BY generation DESC", args![]).await?;
    Ok(rows.into_iter().map(|row| PublicKey { generation: row.generation, x: row.public_key }).collect())
}
