//! What a text will look like, and what is wrong with it, while it is written.

use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::associations::rights::Mentor;
use crate::context;
use crate::learning::documents::{self, Block, Body, Doer, Draft, Fault, Front, Kind, Question, Screen};
use crate::web::{AppError, Form, Lang, Page, templates};

/// What is wrong, in words, where.
#[derive(Serialize)]
pub struct FaultLine {
    line: usize,
    words: String,
}

pub fn in_words(faults: &[Fault], lang: Lang) -> Vec<FaultLine> {
    let words = |fault: &Fault| templates::with(lang, fault.kind.text_id(), &[("about", &fault.about)]);
    faults.iter().map(|fault| FaultLine { line: fault.line, words: words(fault) }).collect()
}

/// A text as far as it can be read.
#[derive(Serialize)]
pub struct Preview {
    is_module: bool,
    front: Front,
    /// In words.
    topics: Vec<String>,
    unlocks: Vec<String>,
    before: Vec<Block>,
    steps: Vec<Step>,
    draft: Option<Draft>,
    screens: Vec<Screen>,
    pool: Vec<Question>,
    pub faults: Vec<FaultLine>,
}

/// A step as `gestures` and `doers` show it.
#[derive(Serialize)]
struct Step {
    title: String,
    who: [Doer; 3],
    is_same: bool,
    see: Vec<Block>,
    act: Vec<Block>,
    stuck: Vec<Block>,
}

impl Preview {
    /// Reads a text; `more` faults are those that only the database knows.
    pub fn of(kind: Kind, source: &str, lang: Lang, more: &[Fault]) -> Self {
        let (text, mut faults) = documents::look(kind, source);
        faults.extend_from_slice(more);
        let label = |topic: &crate::learning::topics::Topic| templates::plain(lang, topic.label_id());
        let (topics, unlocks) = (text.front.topics.iter().map(label).collect(), text.front.unlocks.iter().map(label).collect());
        let mut preview = Self {
            is_module: kind == Kind::TrainingModule,
            front: text.front,
            topics,
            unlocks,
            before: Vec::new(),
            steps: Vec::new(),
            draft: None,
            screens: Vec::new(),
            pool: Vec::new(),
            faults: in_words(&faults, lang),
        };
        match text.body {
            Body::Tutorial(tutorial) => {
                preview.before = tutorial.before;
                preview.steps = tutorial.steps.into_iter().map(Step::from).collect();
                preview.draft = tutorial.draft;
            }
            Body::Module(module) => (preview.screens, preview.pool) = (module.screens, module.pool),
        }
        preview
    }
}

impl From<documents::Step> for Step {
    fn from(step: documents::Step) -> Self {
        let is_same = step.who.iter().all(|doer| *doer == step.who[0]);
        Self { title: step.title, who: step.who, is_same, see: step.see, act: step.act, stuck: step.stuck }
    }
}

#[derive(Deserialize)]
pub struct Looked {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    text: String,
}

/// The preview alone, for the page that is being written on. Counted among the forms of an account.
pub async fn show(_: Mentor, page: Page, form: Form<Looked>) -> Result<Response, AppError> {
    let kind = Kind::parse(&form.values.kind).ok_or_else(|| AppError::Unreadable("kind".into()))?;
    let (text, lang) = (form.values.text, page.lang);
    // The longest text takes a moment: others are served meanwhile.
    let reading = tokio::task::spawn_blocking(move || Preview::of(kind, &text, lang, &[]));
    let preview = reading.await.map_err(|error| AppError::Internal(format!("a preview ended early: {}", error.is_panic())))?;
    page.show("learning/writing_preview.html", context! { preview: preview })
}
