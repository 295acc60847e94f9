//! The roster as a file: what a coordinator may see of their members, and nothing of anybody else. Read back, it changes nothing.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::accounts::Contact;
use crate::accounts::store::contacts_of;
use crate::associations::rights::Coordinator;
use crate::audit;
use crate::helpers::LANGUAGES;
use crate::helpers::roster::Asked;
use crate::helpers::store::roster::{self, Listed};
use crate::learning::topics::Topic;
use crate::places::communes::communes;
use crate::state::AppState;
use crate::storage::AccountId;
use crate::web::tables::{Cell, FileKind, MOST_ROWS, Table, download};
use crate::web::words::{ZONE, phone};
use crate::web::{AppError, Page};

const HEADER: [&str; 14] = [
    "import-field-first_name",
    "import-field-last_name",
    "import-field-email",
    "import-field-phone",
    "import-field-commune",
    "import-field-postal_code",
    "export-kind",
    "export-role",
    "export-languages",
    "export-topics",
    "export-vetting-seen",
    "export-vetted-until",
    "export-since",
    "export-seen",
];

pub async fn csv(state: State<AppState>, page: Page, who: Coordinator) -> Result<Response, AppError> {
    export(state, page, who, FileKind::Csv).await
}

pub async fn xlsx(state: State<AppState>, page: Page, who: Coordinator) -> Result<Response, AppError> {
    export(state, page, who, FileKind::Xlsx).await
}

async fn export(State(state): State<AppState>, page: Page, who: Coordinator, kind: FileKind) -> Result<Response, AppError> {
    let (by, association) = (who.who.account, who.association.id);
    let members = roster::first(state.db(), association, &Asked::default().read(), MOST_ROWS, page.now()).await?;
    let accounts: Vec<AccountId> = members.iter().map(|member| member.account_id).collect();
    let contacts = contacts_of(state.db(), &accounts).await?;
    let count = members.len().to_string();
    state.storage.write(async move |tx| audit::exported(tx, by, association, "roster_exported", &count).await).await?;
    let table = Table {
        name: who.association.name.clone(),
        header: HEADER.map(|id| page.words(id)).to_vec(),
        rows: members.iter().map(|member| row(member, &contacts, &page)).collect(),
    };
    download(table, kind, &format!("{}-members", who.association.slug), page.now()).await
}

fn row(member: &Listed, contacts: &HashMap<AccountId, Contact>, page: &Page) -> Vec<Cell> {
    let contact = contacts.get(&member.account_id).cloned().unwrap_or_default();
    let commune = member.commune.as_deref().and_then(|code| communes().by_code(code));
    let bits = |bits: Option<i64>| bits.unwrap_or(0).cast_unsigned();
    let languages = LANGUAGES.iter().enumerate().filter(|(bit, _)| bits(member.languages) >> bit & 1 == 1);
    let topics = Topic::all().iter().filter(|topic| bits(member.topics) >> topic.bit() & 1 == 1);
    vec![
        Cell::from(member.first_name.as_str()),
        Cell::from(member.last_name.as_str()),
        Cell::from(contact.email),
        Cell::from(contact.phone.as_deref().map(phone)),
        Cell::from(commune.map(|commune| commune.name)),
        Cell::from(commune.and_then(|commune| commune.postal_codes().next())),
        Cell::from(member.kind.as_deref().map(|kind| page.words(&format!("member-kind-{kind}")))),
        Cell::from(page.words(&format!("role-{}", member.role().as_str()))),
        Cell::from(languages.map(|(_, code)| page.words(&format!("language-{code}"))).collect::<Vec<_>>().join(" | ")),
        Cell::from(topics.map(|topic| page.words(topic.label_id())).collect::<Vec<_>>().join(" | ")),
        Cell::from(member.vetting_seen_at.and_then(day)),
        Cell::from(member.vetted_until.and_then(|until| day(until - 1))),
        Cell::from(member.approved_at.and_then(day)),
        Cell::from(member.seen_at.and_then(day)),
    ]
}

fn day(at: i64) -> Option<Date> {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    Some(Timestamp::from_millisecond(at).ok()?.to_zoned(zone).date())
}
