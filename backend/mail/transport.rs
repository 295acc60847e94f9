//! How mail leaves.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::message::{Mailbox, header::ContentType};
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::trouble::without_addresses;
use super::{Message, Trouble};
use crate::config::MailTarget;
use crate::measure::{self, Lately};

/// A mail as a test finds it.
pub type Sent = Message;

#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// This mail will never leave: the address is wrong, or the server says so.
    #[error("{0}")]
    Refused(String),
    #[error("{0}")]
    NotNow(String),
}

impl MailError {
    fn outcome(&self) -> &'static str {
        match self {
            Self::Refused(_) => "refused",
            Self::NotNow(_) => "not_now",
        }
    }
}

#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    transport: Transport,
    /// How mails left, on this node.
    pub lately: Lately,
}

#[derive(Clone)]
enum Transport {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Files(PathBuf),
    Memory(Arc<Mutex<Vec<Sent>>>),
}

impl Mailer {
    pub fn new(target: &MailTarget, from: &str) -> Result<Self, MailError> {
        let from = from.parse().map_err(|error| MailError::Refused(format!("BINOME_MAIL_FROM: {error}")))?;
        let transport = match target {
            MailTarget::Files(folder) => Transport::Files(folder.clone()),
            MailTarget::Smtp(address) => {
                let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(address)
                    .map_err(|error| MailError::Refused(format!("BINOME_MAIL cannot be used: {error}")))?;
                Transport::Smtp(builder.timeout(Some(Duration::from_secs(20))).build())
            }
        };
        Ok(Self { from, transport, lately: Lately::default() })
    }

    /// A mailer that keeps what it is given.
    pub fn memory() -> Self {
        let from = Mailbox::new(Some("Binôme".into()), lettre::Address::new_dangerous("binome", "example.org"));
        Self { from, transport: Transport::Memory(Arc::default()), lately: Lately::default() }
    }

    /// What a memory mailer was given so far, oldest first; nothing for the others.
    pub fn sent(&self) -> Vec<Sent> {
        match &self.transport {
            Transport::Memory(sent) => sent.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            Transport::Smtp(_) | Transport::Files(_) => Vec::new(),
        }
    }

    /// Where mail goes, for the operator's page: no address, no password.
    pub fn way(&self) -> &'static str {
        match &self.transport {
            Transport::Smtp(_) => "smtp",
            Transport::Files(_) => "files",
            Transport::Memory(_) => "memory",
        }
    }

    /// Sends one mail; `key` makes its Message-ID, the same on every try.
    pub async fn send(&self, message: &Message, key: &str) -> Result<(), MailError> {
        let sent = self.carry(message, key).await;
        match &sent {
            Ok(()) => self.lately.well(),
            Err(_) => self.lately.failed(),
        }
        measure::sent("mail", sent.as_ref().map_or_else(MailError::outcome, |()| "well"));
        sent
    }

    async fn carry(&self, message: &Message, key: &str) -> Result<(), MailError> {
        let mail = self.written(message, key)?;
        match &self.transport {
            Transport::Smtp(smtp) => smtp.send(mail).await.map(drop).map_err(|error| {
                let reason = without_addresses(&error.to_string());
                if error.is_permanent() { MailError::Refused(reason) } else { MailError::NotNow(reason) }
            }),
            Transport::Files(folder) => {
                tokio::fs::create_dir_all(folder).await.map_err(|error| MailError::NotNow(error.to_string()))?;
                let files = AsyncFileTransport::<Tokio1Executor>::new(folder);
                files.send(mail).await.map(drop).map_err(|error| MailError::NotNow(error.to_string()))
            }
            Transport::Memory(sent) => {
                sent.lock().unwrap_or_else(PoisonError::into_inner).push(message.clone());
                Ok(())
            }
        }
    }

    /// Sends one mail while somebody waits for the answer, and says what is wrong in a way that can be told to them.
    pub async fn test(&self, message: &Message, key: &str) -> Result<(), Trouble> {
        let Transport::Smtp(smtp) = &self.transport else { return self.send(message, key).await.map_err(Trouble::other) };
        let mail = self.written(message, key).map_err(Trouble::other)?;
        smtp.send(mail).await.map(drop).map_err(|error| Trouble::of(&error))
    }

    fn written(&self, message: &Message, key: &str) -> Result<lettre::Message, MailError> {
        let to: Mailbox = message.to.parse().map_err(|_| MailError::Refused("the address is not one".into()))?;
        let host = self.from.email.domain();
        lettre::Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&message.subject)
            .message_id(Some(format!("<{key}@{host}>")))
            .header(ContentType::TEXT_PLAIN)
            .body(message.text.clone())
            .map_err(|error| MailError::Refused(error.to_string()))
    }
}
