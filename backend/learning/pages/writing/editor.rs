//! One text being written: kept as a draft, looked at, published. Nothing that was typed is lost.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::preview::Preview;
use super::writer;
use crate::associations::rights::Mentor;
use crate::context;
use crate::learning::actions::{self, WritingError};
use crate::learning::compare::compare;
use crate::learning::documents::{self, Fault, Kind, MOST_BYTES};
use crate::learning::library::Library;
use crate::learning::models::{model, slug_of};
use crate::learning::store::documents as store;
use crate::learning::topics::Topic;
use crate::learning::{Document, is_slug};
use crate::state::AppState;
use crate::storage::DocumentId;
use crate::web::{AppError, Faults, Form, Id, Page, templates};

#[derive(Default, Deserialize)]
pub struct New {
    /// "tutorial" or "module".
    #[serde(default)]
    kind: String,
    /// What ships, to begin with a copy of it.
    #[serde(default)]
    of: String,
}

/// What was typed.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct Values {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    slug: String,
    #[serde(default)]
    text: String,
    /// The edition of the document that the text was begun from.
    #[serde(default)]
    edition: String,
    /// "keep", "publish" or "look".
    #[serde(default)]
    then: String,
}

/// What the page shows beside what was typed.
#[derive(Default)]
struct Beside<'a> {
    document: Option<&'a Document>,
    faults: Faults,
    /// Of the text, that only the database knows.
    more: Vec<Fault>,
    /// Somebody else kept another text meanwhile.
    has_moved: bool,
}

pub async fn new(
    Query(new): Query<New>,
    _: Mentor,
    library: Library,
    State(state): State<AppState>,
    page: Page,
) -> Result<Response, AppError> {
    let copied = new.of.parse().ok().and_then(|id| library.book(id)).filter(|book| book.document.association.is_none());
    let kind = copied.as_ref().map(|book| book.document.kind).or_else(|| Kind::parse(&new.kind)).unwrap_or(Kind::Tutorial);
    let (slug, text) = match copied {
        Some(book) => (book.document.slug.clone(), book.document.source.clone()),
        None => (String::new(), model(kind, page.lang, page.now())),
    };
    let values = Values { kind: kind.as_str().into(), slug, text, ..Values::default() };
    form(&state, &page, kind, &values, Beside::default()).await
}

pub async fn show(Id(id): Id<DocumentId>, who: Mentor, State(state): State<AppState>, page: Page) -> Result<Response, AppError> {
    let document = store::own(state.db(), who.association, id).await?.ok_or(AppError::NotFound)?;
    let values = Values { text: document.text().to_owned(), edition: document.edition(), ..Values::default() };
    form(&state, &page, document.kind, &values, Beside { document: Some(&document), ..Beside::default() }).await
}

async fn form(state: &AppState, page: &Page, kind: Kind, values: &Values, beside: Beside<'_>) -> Result<Response, AppError> {
    let versions = match beside.document {
        Some(document) => store::versions(state.db(), document.id).await?,
        None => Vec::new(),
    };
    let theirs = beside.document.filter(|_| beside.has_moved).map(|document| (document.text(), compare(document.text(), &values.text)));
    let document = beside
        .document
        .map(|document| context_of(document, versions.iter().map(|one| (one.version, one.published_at, one.by.clone())).collect()));
    let context = context! {
        document: document, kind: kind.as_str(), is_module: kind == Kind::TrainingModule, values: values, theirs: theirs,
        preview: Preview::of(kind, &values.text, page.lang, &beside.more), is_looked: values.then == "look",
        topics: topics(page), errors: beside.faults.in_words(page.lang), most_bytes: MOST_BYTES,
    };
    let template = "learning/writing_editor.html";
    if beside.faults.is_empty() { page.show(template, context) } else { page.again(template, context) }
}

/// A document as the editor speaks of it.
#[derive(Serialize)]
struct Shown {
    id: DocumentId,
    slug: String,
    title: String,
    state: &'static str,
    version: i64,
    has_draft: bool,
    href: String,
    versions: Vec<(i64, i64, Option<String>)>,
}

fn context_of(document: &Document, versions: Vec<(i64, i64, Option<String>)>) -> Shown {
    Shown {
        id: document.id,
        slug: document.slug.clone(),
        title: document.title.clone(),
        state: document.state.as_str(),
        version: document.version,
        has_draft: !document.draft.is_empty(),
        href: document.href(),
        versions,
    }
}

/// The words of the catalogue, each with what it means.
fn topics(page: &Page) -> Vec<(&'static str, String)> {
    Topic::all().iter().map(|topic| (topic.as_str(), templates::plain(page.lang, topic.label_id()))).collect()
}

/// The faults of a form, before the database is asked.
fn check(values: &Values, is_new: bool) -> Faults {
    let mut faults = Faults::default();
    if values.then == "look" {
        return faults;
    }
    if values.text.len() > MOST_BYTES {
        faults.add("text", "writing-fault-long");
    } else if values.text.trim().is_empty() {
        faults.add("text", "writing-fault-empty");
    }
    if is_new && !is_slug(&values.slug) {
        faults.add("slug", if values.slug.is_empty() { "writing-fault-no-slug" } else { "writing-fault-slug" });
    }
    faults
}

impl Values {
    fn cleaned(mut self) -> Self {
        self.text = documents::plain(&self.text);
        self.slug = self.slug.trim().to_owned();
        self
    }
}

pub async fn begin(who: Mentor, State(state): State<AppState>, page: Page, form_sent: Form<Values>) -> Result<Response, AppError> {
    let mut values = form_sent.values.cleaned();
    let kind = Kind::parse(&values.kind).ok_or_else(|| AppError::Unreadable("kind".into()))?;
    if values.slug.is_empty() {
        values.slug = slug_of(&documents::look(kind, &values.text).0.front.title);
    }
    let mut faults = check(&values, true);
    if !faults.is_empty() || values.then == "look" {
        return form(&state, &page, kind, &values, Beside { faults, ..Beside::default() }).await;
    }
    let (slug, text, by) = (values.slug.clone(), values.text.clone(), writer(&who));
    match state.storage.write(async move |tx| actions::begin_draft(tx, by, kind, &slug, &text).await).await {
        Ok(id) if values.then == "publish" => publish(&state, &page, &who, id, &values).await,
        Ok(id) => Ok(page.go_saying(format!("/writing/{id}"), "notice-writing-kept")),
        Err(WritingError::SlugTaken) => {
            faults.add("slug", "writing-fault-taken");
            form(&state, &page, kind, &values, Beside { faults, ..Beside::default() }).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn keep(
    Id(id): Id<DocumentId>,
    who: Mentor,
    State(state): State<AppState>,
    page: Page,
    form_sent: Form<Values>,
) -> Result<Response, AppError> {
    let values = form_sent.values.cleaned();
    let document = store::own(state.db(), who.association, id).await?.ok_or(AppError::NotFound)?;
    let faults = check(&values, false);
    if !faults.is_empty() || values.then == "look" {
        return form(&state, &page, document.kind, &values, Beside { document: Some(&document), faults, ..Beside::default() }).await;
    }
    let (text, edition, by) = (values.text.clone(), values.edition.clone(), writer(&who));
    match state.storage.write(async move |tx| actions::change_draft(tx, by, id, &edition, &text).await).await {
        Ok(()) if values.then == "publish" => publish(&state, &page, &who, id, &values).await,
        Ok(()) => Ok(page.go_saying(format!("/writing/{id}"), "notice-writing-kept")),
        Err(WritingError::Moved) => moved(&state, &page, &who, id, values).await,
        Err(error) => Err(error.into()),
    }
}

/// Publishes what was just kept; what is wrong with it is shown beside it, and the draft stays.
async fn publish(state: &AppState, page: &Page, who: &Mentor, id: DocumentId, values: &Values) -> Result<Response, AppError> {
    let by = writer(who);
    match state.storage.write(async move |tx| actions::publish(tx, by, id).await).await {
        Ok(()) => Ok(page.go_saying(format!("/writing/{id}"), "notice-writing-published")),
        Err(WritingError::Faulty(found)) => {
            let document = store::own(state.db(), who.association, id).await?.ok_or(AppError::NotFound)?;
            let mut faults = Faults::default();
            faults.add("text", "writing-fault-text");
            let values = Values { edition: document.edition(), ..values.clone() };
            // What reading finds is found again by the preview.
            let known = documents::look(document.kind, &values.text).1;
            let more = found.into_iter().filter(|fault| !known.contains(fault)).collect();
            form(state, page, document.kind, &values, Beside { document: Some(&document), faults, more, has_moved: false }).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Both texts: theirs is kept, yours is in the field, and sending it again puts it in their place knowingly.
async fn moved(state: &AppState, page: &Page, who: &Mentor, id: DocumentId, values: Values) -> Result<Response, AppError> {
    let document = store::own(state.db(), who.association, id).await?.ok_or(AppError::NotFound)?;
    let mut faults = Faults::default();
    faults.add("text", "writing-fault-moved");
    let values = Values { edition: document.edition(), ..values };
    form(state, page, document.kind, &values, Beside { document: Some(&document), faults, has_moved: true, ..Beside::default() }).await
}
