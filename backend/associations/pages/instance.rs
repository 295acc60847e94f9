//! The operator's page: how the instance is, whether mail leaves and HTTPS protects, and its associations.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::accounts::rights::Operator;
use crate::accounts::store::contact_of;
use crate::associations::health::Health;
use crate::associations::{Role, mails, store};
use crate::audit;
use crate::backup::Standing;
use crate::context;
use crate::hub;
use crate::mail::Trouble;
use crate::state::AppState;
use crate::storage::{AssociationId, FormKey};
use crate::web::{AppError, Page};

#[derive(Default, Deserialize)]
pub struct Outcome {
    /// "sent", "kept" (files, no server), "no-address", or the word of a [`Trouble`].
    #[serde(default)]
    mail: String,
}

/// One thing that is checked: the id of its words, and whether it is well.
#[derive(Serialize)]
struct Check {
    words: &'static str,
    is_well: bool,
}

#[derive(Serialize)]
struct Line {
    id: AssociationId,
    name: String,
    coordinators: i64,
}

/// How the backups stand, for the template.
#[derive(Serialize)]
struct Backup {
    /// "elsewhere", "off", "soon", "good", "old", "failed".
    standing: &'static str,
    /// The last good one.
    at: Option<i64>,
    why: Option<String>,
    days: i64,
}

impl Backup {
    fn of(standing: &Standing, days: i64) -> Self {
        let (standing, at, why) = match standing {
            Standing::Elsewhere => ("elsewhere", None, None),
            Standing::Off => ("off", None, None),
            Standing::Soon => ("soon", None, None),
            Standing::Good { at } => ("good", Some(*at), None),
            Standing::Old { at } => ("old", Some(*at), Some("instance-backup-old-why".to_owned())),
            Standing::Failed { at, why } => ("failed", *at, Some(format!("instance-backup-failed-{why}"))),
        };
        Self { standing, at, why, days }
    }

    /// Nothing to do that the program knows of.
    fn is_well(&self) -> bool {
        matches!(self.standing, "good" | "soon" | "elsewhere")
    }
}

pub async fn show(
    State(state): State<AppState>,
    page: Page,
    who: Operator,
    headers: HeaderMap,
    Query(outcome): Query<Outcome>,
) -> Result<Response, AppError> {
    let cursor = hub::cursor(state.db(), who.0.account.0).await?;
    let health = Health::look(&state).await?.lines(page.lang);
    let mut lines = Vec::new();
    let counts = store::count_with(state.db(), Role::Coordinator).await?;
    for association in store::all(state.db()).await? {
        let coordinators = counts.get(&association.id).copied().unwrap_or(0);
        lines.push(Line { id: association.id, name: association.name, coordinators });
    }
    let email = contact_of(state.db(), who.0.account).await?.email;
    let backup = Backup::of(&state.backups.standing(page.now()).await, state.backups.days());
    let is_backup_well = backup.is_well();
    let checks = https(&state, &headers);
    let is_https_well = checks.iter().all(|check| check.is_well);
    let audited = audit::last_look(state.db()).await?;
    let is_audit_well = audited.as_ref().is_none_or(|(_, broken)| broken.is_none());
    let to_do = usize::from(!is_audit_well)
        + health.iter().filter(|line| line.to_do.is_some()).count()
        + usize::from(!is_https_well)
        + usize::from(!is_backup_well);
    let context = context! {
        audited_at: audited.map(|(at, _)| at), is_audit_well: is_audit_well, health: health, to_do: to_do, is_backup_well: is_backup_well, is_https_well: is_https_well, database: if state.storage.is_sqlite() { "SQLite" } else { "PostgreSQL" }, version: env!("CARGO_PKG_VERSION"), started_at: state.started_at,
        associations: lines, backup: backup, checks: checks, email: email, mail_way: state.mailer.way(), mail_words: mail_words(&outcome.mail),
        is_mail_well: matches!(outcome.mail.as_str(), "sent" | "kept"), public_url: state.public_url()
    };
    page.live(vec![cursor]).show("associations/instance.html", context)
}

/// Sends a mail to the operator while they wait, and comes back with what became of it.
pub async fn test_mail(State(state): State<AppState>, page: Page, who: Operator) -> Result<Response, AppError> {
    let Some(email) = contact_of(state.db(), who.0.account).await?.email else { return Ok(page.go("/instance?mail=no-address#mail")) };
    let message = mails::test(page.lang, &email, &state.public_url());
    let outcome = match state.mailer.test(&message, FormKey::fresh().as_str()).await {
        Ok(()) if state.mailer.way() == "files" => "kept",
        Ok(()) => "sent",
        Err(trouble) => trouble.as_str(),
    };
    Ok(page.go(format!("/instance?mail={outcome}#mail")))
}

fn mail_words(outcome: &str) -> Option<String> {
    let known = matches!(outcome, "sent" | "kept" | "no-address") || Trouble::parse(outcome).is_some();
    known.then(|| format!("instance-mail-{outcome}"))
}

/// Public address, this very request, cookies: each says by itself what is wrong.
fn https(state: &AppState, headers: &HeaderMap) -> Vec<Check> {
    let address = state.config.public_url.as_deref().unwrap_or_default();
    let forwarded = headers.get("x-forwarded-proto").and_then(|value| value.to_str().ok());
    let is_https = address.starts_with("https://");
    let told = |is_well, well, wrong| Check { words: if is_well { well } else { wrong }, is_well };
    let mut checks = vec![match address {
        "" => Check { words: "instance-address-missing", is_well: false },
        _ => told(is_https, "instance-address-https", "instance-address-http"),
    }];
    checks.push(match forwarded {
        Some(way) => told(way == "https", "instance-request-https", "instance-request-http"),
        None => Check { words: "instance-request-direct", is_well: false },
    });
    checks.push(told(is_https, "instance-cookies-safe", "instance-cookies-open"));
    checks
}
