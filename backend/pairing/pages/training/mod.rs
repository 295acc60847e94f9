//! A coordinator's training page: who is trained for what, what is asked and lacks somebody trained, and what was proposed.

pub mod members;
pub mod modules;
pub mod topics;

use serde::Serialize;

use crate::learning::topics::Topic;
use crate::web::Lang;
use crate::web::templates::plain;

/// The names of the topics of a set of bits, in the catalogue's order.
fn names(bits: i64, lang: Lang) -> Vec<String> {
    let inside = |topic: &&Topic| bits >> topic.bit() & 1 == 1;
    Topic::all().iter().filter(inside).map(|topic| plain(lang, topic.label_id())).collect()
}

/// One answer of a list to pick from.
#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}
