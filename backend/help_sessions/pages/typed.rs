//! Free words as they are typed: cleaned, bounded, and without what must never be written to a helper.

use serde::Serialize;

use crate::help_requests::secrets::find_secrets;
use crate::web::text::{TextFault, clean_words};
use crate::web::{Faults, Lang};

/// Words that are needed; a fault beside the field otherwise.
pub fn needed(faults: &mut Faults, field: &'static str, text: &str, most_chars: usize) -> Option<String> {
    let words = faults.check(field, clean_words(text, most_chars))?;
    match find_secrets(&words).first() {
        Some(secret) => {
            faults.add(field, secret.text_id());
            None
        }
        None => Some(words),
    }
}

/// Words that may be left out.
pub fn optional(faults: &mut Faults, field: &'static str, text: &str, most_chars: usize) -> Option<String> {
    if clean_words(text, most_chars) == Err(TextFault::Empty) {
        return None;
    }
    needed(faults, field, text, most_chars)
}

/// One line of an error summary.
#[derive(Serialize)]
pub struct Fault {
    pub field: &'static str,
    pub message: String,
}

/// The faults as the summary at the top of a page wants them: in the `order` of its fields.
pub fn summary(faults: &Faults, lang: Lang, order: &[&str]) -> Vec<Fault> {
    let mut all: Vec<Fault> = faults.in_words(lang).into_iter().map(|(field, message)| Fault { field, message }).collect();
    all.sort_by_key(|fault| order.iter().position(|field| *field == fault.field));
    all
}
