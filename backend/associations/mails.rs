//! The words of this slice's mails. Every link stands alone on its line.

use crate::mail::Message;
use crate::web::Lang;
use crate::web::templates::with;

fn message(lang: Lang, to: &str, id: &str, words: &[(&'static str, &str)]) -> Message {
    Message { to: to.to_owned(), subject: with(lang, &format!("{id}-subject"), words), text: with(lang, id, words) }
}

/// To somebody invited by name. `id`: "mail-invitation" or "mail-invitation-coordinator".
pub fn invitation(lang: Lang, to: &str, id: &'static str, by: &str, association: &str, link: &str) -> Message {
    message(lang, to, id, &[("by", by), ("association", association), ("link", link)])
}

/// To somebody whose wish to join was answered. `id`: "mail-approved" or "mail-refused".
pub fn answer(lang: Lang, to: &str, id: &'static str, association: &str, phone: &str, link: &str) -> Message {
    message(lang, to, id, &[("association", association), ("phone", phone), ("link", link)])
}

/// The operator's test of the instance's mail.
pub fn test(lang: Lang, to: &str, link: &str) -> Message {
    message(lang, to, "mail-test", &[("link", link)])
}
