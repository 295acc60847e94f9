//! What hours are of, in words: topics, a place, the title of a module.

use std::collections::HashMap;

use crate::learning::topics::Topic;
use crate::recognition::Source;
use crate::storage::{CompletionId, Error, HelpSessionId, PermanenceId, Row, SignupId, Sql, sql};

/// Rows asked for in one statement.
const AT_ONCE: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    Topics(Vec<Topic>),
    Permanence { id: PermanenceId, place: String },
    Module(String),
}

#[derive(Row)]
struct TopicsRow {
    id: HelpSessionId,
    topics: String,
}

#[derive(Row)]
struct PlaceRow {
    id: SignupId,
    permanence_id: PermanenceId,
    name: String,
}

#[derive(Row)]
struct ModuleRow {
    id: CompletionId,
    title: String,
}

/// What each of these is of.
pub async fn named(db: &impl Sql, sources: &[Source]) -> Result<HashMap<Source, Named>, Error> {
    let (mut sessions, mut signups, mut completions) = (Vec::new(), Vec::new(), Vec::new());
    for source in sources {
        match *source {
            Source::HelpSession(id) => sessions.push(id.0),
            Source::Permanence(id) => signups.push(id.0),
            Source::Training(id) => completions.push(id.0),
        }
    }
    let mut found = HashMap::new();
    let topics = "SELECT s.id, r.topics FROM help_sessions s JOIN session_records r ON r.help_session_id = s.id AND r.version = s.version WHERE s.id";
    for row in some::<TopicsRow>(db, topics, &sessions).await? {
        let topics = row.topics.split(' ').filter_map(|word| word.parse().ok()).collect();
        found.insert(Source::HelpSession(row.id), Named::Topics(topics));
    }
    let places = "SELECT s.id, s.permanence_id, l.name FROM permanence_signups s JOIN permanences p ON p.id = s.permanence_id \
                  JOIN places l ON l.id = p.place_id WHERE s.id";
    for row in some::<PlaceRow>(db, places, &signups).await? {
        found.insert(Source::Permanence(row.id), Named::Permanence { id: row.permanence_id, place: row.name });
    }
    let modules = "SELECT c.id, d.title FROM completions c JOIN documents d ON d.id = c.document_id WHERE c.id";
    for row in some::<ModuleRow>(db, modules, &completions).await? {
        found.insert(Source::Training(row.id), Named::Module(row.title));
    }
    Ok(found)
}

async fn some<R: Row + Send>(db: &impl Sql, statement: &str, ids: &[i64]) -> Result<Vec<R>, Error> {
    let mut rows = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let statement = format!("{statement} IN ({})", sql::marks(1, some.len()));
        rows.extend(db.all::<R>(&statement, some.iter().map(|id| sql::Arg::from(*id)).collect()).await?);
    }
    Ok(rows)
}
