//! News for askers who are not looking at their page: by mail, for those who left an address.

use super::store::{self, NewsReach};
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
    let Some(to) = address(tx, &reach).await? else {
        return Ok(if reach.has_phone { Reached::OnlyByPhone } else { Reached::Never });
    };
    mail::later(tx, reach.id.0, &message(to, &reach.language, &reach.trust_word, what)).await?;
    Ok(Reached::ByMail)
}

/// How an asker can be reached, if at all.
pub async fn reach(tx: &Tx, help_request: HelpRequestId) -> Result<Reached, Error> {
    Ok(match store::news_reach(tx, help_request).await? {
        Some(reach) if reach.email.is_some() => Reached::ByMail,
        Some(reach) if reach.has_phone => Reached::OnlyByPhone,
        Some(_) | None => Reached::Never,
    })
}

/// Mails that a message waits at `url`, which opens nothing without the personal code; no word of it, and no name.
pub async fn mail_message(tx: &Tx, help_request: HelpRequestId, url: &str) -> Result<(), Error> {
    let Some(reach) = store::news_reach(tx, help_request).await? else { return Ok(()) };
    let Some(to) = address(tx, &reach).await? else { return Ok(()) };
    let lang = Lang::parse(&reach.language).unwrap_or_default();
    let text = [plain(lang, "news-message"), url.to_owned(), plain(lang, "news-message-code"), plain(lang, "news-never")];
    let message = Message { to, subject: plain(lang, "news-message-subject"), text: text.join("\n\n") };
    mail::later(tx, reach.id.0, &message).await
}

async fn address(tx: &Tx, reach: &NewsReach) -> Result<Option<String>, Error> {
    let Some(email) = &reach.email else { return Ok(None) };
    Ok(Some(tx.seal_key(reach.id.0).await?.open("askers.email", reach.id.0, email)?))
}

fn message(to: String, language: &str, trust_word: &str, what: &str) -> Message {
    let lang = Lang::parse(language).unwrap_or_default();
    let word = crate::web::templates::with(lang, "news-word", &[("word", trust_word)]);
    let parts = [plain(lang, &format!("news-{what}")), word, plain(lang, "news-page"), plain(lang, "news-never")];
    Message { to, subject: plain(lang, &format!("news-{what}-subject")), text: parts.join("\n\n") }
}
