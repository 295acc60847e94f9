//! What an association wrote, what ships, and what should be looked at again.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;

use crate::associations::rights::Mentor;
use crate::context;
use crate::learning::documents::{self, FaultKind, Kind};
use crate::learning::library::Library;
use crate::learning::{Document, State as Written, store};
use crate::state::AppState;
use crate::storage::DocumentId;
use crate::web::text::sort_key;
use crate::web::{AppError, Page};

/// A document in the list.
#[derive(Serialize)]
struct Line {
    id: DocumentId,
    is_module: bool,
    /// Empty when no title was written yet.
    title: String,
    state: &'static str,
    version: i64,
    has_draft: bool,
    checked_at: i64,
    published_at: Option<i64>,
    /// Of its page, once it was published.
    href: Option<String>,
}

impl From<&Document> for Line {
    fn from(document: &Document) -> Self {
        Self {
            id: document.id,
            is_module: document.kind == Kind::TrainingModule,
            title: document.title.clone(),
            state: document.state.as_str(),
            version: document.version,
            has_draft: !document.draft.is_empty(),
            checked_at: document.checked_at,
            published_at: document.published_at,
            href: (document.state == Written::Published).then(|| document.href()),
        }
    }
}

/// What is published and may be wrong by now.
#[derive(Serialize)]
struct Stale {
    line: Line,
    is_own: bool,
    is_old: bool,
    /// A topic that the catalogue no longer has; empty when there is none.
    dead_topic: String,
}

fn stale(document: &Document, now: i64) -> Option<Stale> {
    if document.state != Written::Published {
        return None;
    }
    let faults = documents::look(document.kind, &document.source).1;
    let dead_topic = faults.into_iter().find(|fault| fault.kind == FaultKind::Topic).map(|fault| fault.about).unwrap_or_default();
    let is_old = document.is_old(now);
    (is_old || !dead_topic.is_empty()).then(|| Stale {
        line: Line::from(document),
        is_own: document.association.is_some(),
        is_old,
        dead_topic,
    })
}

pub async fn show(State(state): State<AppState>, who: Mentor, library: Library, page: Page) -> Result<Response, AppError> {
    let mut own = store::documents::of(state.db(), Some(who.association)).await?;
    own.sort_by_cached_key(|document| (sort_key(&document.title), document.id));
    let shared = library.all(|book| book.document.association.is_none());
    let now = page.now();
    let stale: Vec<Stale> = own.iter().chain(shared.iter().map(|book| &book.document)).filter_map(|one| stale(one, now)).collect();
    let (retired, here): (Vec<&Document>, Vec<&Document>) = own.iter().partition(|one| one.state == Written::Retired);
    let lines = |documents: &[&Document]| documents.iter().map(|one| Line::from(*one)).collect::<Vec<_>>();
    page.show(
        "learning/writing.html",
        context! {
            own: lines(&here), retired: lines(&retired), stale: stale,
            shared: shared.iter().map(|book| Line::from(&book.document)).collect::<Vec<_>>(),
        },
    )
}
