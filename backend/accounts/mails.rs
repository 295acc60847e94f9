//! The words of this slice's mails.

use crate::mail::Message;
use crate::web::Lang;
use crate::web::templates::with;

/// A sign-in code. It stands in the subject and alone on its line: easy to read, easy to copy.
pub fn code(lang: Lang, to: &str, code: &str) -> Message {
    let words = [("code", code)];
    Message { to: to.to_owned(), subject: with(lang, "mail-code-subject", &words), text: with(lang, "mail-code", &words) }
}

/// A code that proves that a new address is read by its owner.
pub fn new_address(lang: Lang, to: &str, code: &str) -> Message {
    let words = [("code", code)];
    Message { to: to.to_owned(), subject: with(lang, "mail-address-subject", &words), text: with(lang, "mail-address", &words) }
}

/// Their second factor was removed by somebody who may: they are told, whoever asked for it.
pub fn factors_removed(lang: Lang, to: &str) -> Message {
    Message { to: to.to_owned(), subject: with(lang, "mail-factors-removed-subject", &[]), text: with(lang, "mail-factors-removed", &[]) }
}
