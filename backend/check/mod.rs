//! Is the database whole? The file, its schema, the instance's key, every sealed text, what belongs together, the audit.
//!
//! It only reads, beside a program that serves or without one.

mod links;
mod sealed;

use crate::audit;
use crate::storage::{Db, Error, Keyring, Schema};

/// One thing that was looked at, in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub is_well: bool,
    pub words: String,
}

impl Finding {
    fn well(words: impl Into<String>) -> Self {
        Self { is_well: true, words: words.into() }
    }

    fn wrong(words: impl Into<String>) -> Self {
        Self { is_well: false, words: words.into() }
    }
}

/// Looks at everything; what is wrong and what is well, in the order of the look. Stops where the rest cannot be read.
pub async fn check(db: &Db) -> Result<Vec<Finding>, Error> {
    let mut findings = file(db).await?;
    match contents(db).await {
        Ok(more) => findings.extend(more),
        Err(_) if findings.iter().any(|finding| !finding.is_well) => findings.push(Finding::wrong("the rest cannot be read")),
        Err(error) => return Err(error),
    }
    Ok(findings)
}

async fn contents(db: &Db) -> Result<Vec<Finding>, Error> {
    let mut findings = vec![match db.schema().await? {
        Schema::Newer(newer) => {
            return Ok(vec![Finding::wrong(format!("it was made by a newer Binôme ({newer}): check it with that version"))]);
        }
        Schema::Older => {
            let words = "its schema is older than this program: the next start brings it up to date, check again then";
            return Ok(vec![Finding::wrong(words)]);
        }
        Schema::Current => Finding::well("its schema is this program's"),
    }];
    let keyring = Keyring::load(db).await?;
    findings.push(key(db, &keyring).await?);
    findings.push(sealed::check(db, &keyring).await?);
    findings.extend(links::check(db).await?);
    findings.push(chain(db).await?);
    Ok(findings)
}

async fn file(db: &Db) -> Result<Vec<Finding>, Error> {
    if !db.is_sqlite() {
        return Ok(vec![Finding::well("PostgreSQL answers for its own pages and links (pg_amcheck looks at them)")]);
    }
    // A file that is damaged badly cannot even be read through: that is a finding, too.
    let faults = db.faults().await.unwrap_or_else(|error| vec![error.to_string()]);
    if faults.is_empty() {
        return Ok(vec![Finding::well("the file is whole: pages, indexes and links")]);
    }
    Ok(faults.into_iter().map(|fault| Finding::wrong(format!("the file is damaged: {fault}; restore a backup"))).collect())
}

async fn key(db: &Db, keyring: &Keyring) -> Result<Finding, Error> {
    let (needs, has) = (db.key_fingerprint().await?, db.given_fingerprint());
    Ok(match needs {
        Some(needs) if needs != has => {
            Finding::wrong(format!("it needs the key whose fingerprint is {needs}, and BINOME_KEY_FILE names another ({has})"))
        }
        _ if keyring.shut > 0 => Finding::wrong(format!("the instance's key does not open {} of the keys of people", keyring.shut)),
        _ => Finding::well(format!("the instance's key ({has}) opens the keys of all {} people and associations", keyring.len())),
    })
}

/// The audit alone, as `binome audit verify` says it.
pub async fn chain(db: &Db) -> Result<Finding, Error> {
    let seen = audit::verify(db).await?;
    Ok(match seen.broken {
        Some(broken) => Finding::wrong(format!("the audit was changed: {broken}")),
        None => Finding::well(format!("the audit's chain holds: {} rows in {} blocks", seen.entries, seen.blocks)),
    })
}
