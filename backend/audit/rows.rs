//! Reading the audit: what one association's coordinators may see of it, and what somebody did with a record lately.

use std::collections::BTreeSet;

use crate::args;
use crate::storage::{AssociationId, AuditId, Error, Row, SealKey, Sealed, Sql, decode, sql};

/// Whose record: a noun and an id, as they stand in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(String);

/// The nouns of records that are read one at a time.
const NOUNS: [&str; 5] = ["help_request", "help_session", "report", "membership", "account"];

impl Subject {
    pub fn new(noun: &'static str, id: impl std::fmt::Display) -> Self {
        Self(format!("{noun} {id}"))
    }

    /// As it came back in an address: "help_request 0a…"; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (noun, id) = text.split_once(' ')?;
        (NOUNS.contains(&noun) && decode(id).is_some()).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What somebody did with a record: which verbs, and those of them since an instant.
#[derive(Clone, Debug, Default)]
pub struct Acts {
    pub ever: BTreeSet<String>,
    pub lately: BTreeSet<String>,
}

pub async fn acts(db: &impl Sql, actor: &str, subject: &Subject, since_at: i64) -> Result<Acts, Error> {
    #[derive(Row)]
    struct Act {
        verb: String,
        at: i64,
    }
    let statement = "SELECT verb, MAX(at) AS at FROM audit_entries WHERE subject = $1 AND actor = $2 GROUP BY verb ORDER BY verb";
    let rows = db.all::<Act>(statement, args![subject.as_str(), actor]).await?;
    let lately = rows.iter().filter(|act| act.at > since_at).map(|act| act.verb.clone()).collect();
    Ok(Acts { ever: rows.into_iter().map(|act| act.verb).collect(), lately })
}

/// A row, as it is shown.
#[derive(Clone, Debug, Row)]
pub struct Entry {
    pub id: AuditId,
    pub at: i64,
    pub actor: String,
    pub verb: String,
    pub subject: String,
    pub detail: String,
    pub reason: Option<Sealed>,
}

/// Which rows of one association.
#[derive(Clone, Debug)]
pub struct Filter {
    pub association: AssociationId,
    /// A pseudonym, and the subjects that stand for the same person.
    pub person: Option<(String, Vec<Subject>)>,
    pub verb: Option<String>,
    pub from_at: Option<i64>,
    pub until_at: Option<i64>,
}

impl Filter {
    fn condition(&self) -> (String, Vec<sql::Arg>) {
        let mut values = args![self.association, self.from_at.unwrap_or(0), self.until_at.unwrap_or(i64::MAX)];
        let mut condition = "association_id = $1 AND at >= $2 AND at < $3".to_owned();
        if let Some(verb) = &self.verb {
            values.push(verb.into());
            condition += &format!(" AND verb = ${}", values.len());
        }
        if let Some((actor, subjects)) = &self.person {
            values.push(actor.into());
            let at = values.len();
            condition += &format!(" AND (actor = ${at} OR subject IN ({}))", sql::marks(at + 1, subjects.len()));
            values.extend(subjects.iter().map(|subject| sql::Arg::from(subject.as_str())));
        }
        (condition, values)
    }
}

pub async fn count(db: &impl Sql, filter: &Filter) -> Result<usize, Error> {
    let (condition, values) = filter.condition();
    let count: Option<i64> = db.scalar(&format!("SELECT COUNT(*) FROM audit_entries WHERE {condition}"), values).await?;
    Ok(count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
}

/// Some rows, latest first.
pub async fn page(db: &impl Sql, filter: &Filter, skip: usize, most: usize) -> Result<Vec<Entry>, Error> {
    let (condition, values) = filter.condition();
    let statement = format!(
        "SELECT id, at, actor, verb, subject, detail, reason FROM audit_entries WHERE {condition} ORDER BY id DESC LIMIT {most} OFFSET {skip}"
    );
    db.all(&statement, values).await
}

/// The acts that an association's rows tell of.
pub async fn verbs(db: &impl Sql, association: AssociationId) -> Result<Vec<String>, Error> {
    db.column("SELECT DISTINCT verb FROM audit_entries WHERE association_id = $1 ORDER BY verb", args![association]).await
}

impl Entry {
    /// The reason's own words; none once the key of whoever wrote them was deleted.
    pub fn words(&self, key: Option<&SealKey>) -> Result<Option<String>, Error> {
        let (Some(sealed), Some(key)) = (&self.reason, key) else { return Ok(None) };
        key.open("audit_entries.reason", self.id.0, sealed).map(Some)
    }
}
