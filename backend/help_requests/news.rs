//! News for askers who are not looking at their page: by mail, for those who left an address.

use super::store;
use crate::mail::{self, Message};
use crate::storage::{Error, HelpRequestId, Tx};
use crate::web::Lang;
use crate::web::templates::plain;

/// How an asker can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    ByMail,
    /// They have a telephone and no mail: somebody must call.
    OnlyByPhone,
    /// Their page is all they have.
    Never,
}

/// Mails a piece of news if it can be mailed. `what`: the end of a Fluent id, "news-…" (paired, unmet, nobody, reopened, no_sign, closed).
/// The mail holds no name, no code and no link: whoever reads over a shoulder learns nothing, and nobody learns to follow links.
pub async fn tell(tx: &Tx, help_request: HelpRequestId, what: &str) -> Result<Reached, Error> {
    let Some(reach) = store::news_reach(tx, help_request).await? else { return Ok(Reached::Never) };
    let Some(email) = &reach.email else {
        return Ok(if reach.has_phone { Reached::OnlyByPhone } else { Reached::Never });
    };
    let to = tx.seal_key(reach.id.0).await?.open("askers.email", reach.id.0, email)?;
    mail::later(tx, reach.id.0, &message(to, &reach.language, &reach.trust_word, what)).await?;
    Ok(Reached::ByMail)
}

fn message(to: String, language: &str, trust_word: &str, what: &str) -> Message {
    let lang = Lang::parse(language).unwrap_or_default();
    let word = crate::web::templates::with(lang, "news-word", &[("word", trust_word)]);
    let parts = [plain(lang, &format!("news-{what}")), word, plain(lang, "news-page"), plain(lang, "news-never")];
    Message { to, subject: plain(lang, &format!("news-{what}-subject")), text: parts.join("\n\n") }
}
