//! A paste from a spreadsheet, looked at before anybody is written to.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::accounts::{email_hash, phone_hash};
use crate::associations::actions;
use crate::associations::rights::Coordinator;
use crate::associations::roster::{self, Line, Person};
use crate::associations::store::invitations;
use crate::associations::{AssociationError, Reach, Role};
use crate::context;
use crate::state::AppState;
use crate::storage::Once;
use crate::web::templates::plain;
use crate::web::words::phone;
use crate::web::{AppError, Faults, Form, Page};

#[derive(Deserialize, Serialize, Default)]
pub struct Pasted {
    #[serde(default)]
    pasted: String,
}

#[derive(Serialize)]
struct Row {
    number: usize,
    text: String,
    name: String,
    reach: String,
    is_mail: bool,
    fault: Option<String>,
}

/// Shows what would be done; nothing is written, nobody is written to.
pub async fn preview(State(state): State<AppState>, page: Page, who: Coordinator, form: Form<Pasted>) -> Result<Response, AppError> {
    let lines = checked(&state, &who, &form.values.pasted).await?;
    let rows: Vec<Row> = lines.iter().map(|line| row(line, &page)).collect();
    let good = rows.iter().filter(|row| row.fault.is_none()).count();
    let mut faults = Faults::default();
    if good == 0 {
        faults.add("pasted", if lines.is_empty() { "roster-empty" } else { "roster-none" });
    }
    let context = context! {
        rows: rows, good: good, bad: lines.len() - good, values: form.values, errors: faults.in_words(page.lang),
        association: who.association.name, is_full: lines.len() == roster::MOST_LINES
    };
    if faults.is_empty() { page.show("associations/roster.html", context) } else { page.again("associations/roster.html", context) }
}

fn row(line: &Line, page: &Page) -> Row {
    let (name, reach, is_mail) = match &line.read {
        Ok(Person { name, reach: Reach::Email(email) }) => (name.clone(), email.as_str().to_owned(), true),
        Ok(Person { name, reach: Reach::Phone(number) }) => (name.clone(), phone(number.as_str()), false),
        Err(_) => Default::default(),
    };
    let fault = line.read.as_ref().err().map(|id| plain(page.lang, id));
    Row { number: line.number, text: line.text.clone(), name, reach, is_mail, fault }
}

/// Invites the good lines; the bad ones were shown with their reason, and are left out.
pub async fn invite(State(state): State<AppState>, page: Page, who: Coordinator, form: Form<Pasted>) -> Result<Response, AppError> {
    let people: Vec<Person> = checked(&state, &who, &form.values.pasted).await?.into_iter().filter_map(|line| line.read.ok()).collect();
    let (inviting, key, sent) = (who.inviting(&state, page.lang), form.key, form.sent);
    let actor = who.who.account.to_string();
    state
        .storage
        .write(async move |tx| {
            if tx.once(&actor, &key, &sent).await? == Once::New {
                for person in &people {
                    actions::invite_person(tx, &inviting, Role::Helper, &person.name, &person.reach).await?;
                }
                tx.remember(&actor, &key, "invited").await?;
            }
            Ok::<_, AssociationError>(())
        })
        .await?;
    Ok(page.go_saying("/members/invitations#pending", "notice-invited"))
}

/// The lines that were pasted; who belongs or is invited already is told as such.
async fn checked(state: &AppState, who: &Coordinator, pasted: &str) -> Result<Vec<Line>, AppError> {
    let (db, association) = (state.db(), who.association.id);
    let here: BTreeSet<String> = invitations::member_hashes(db, association).await?.into_iter().collect();
    let invited: BTreeSet<String> = invitations::pending_hashes(db, association, state.clock().now()).await?.into_iter().collect();
    let mut lines = roster::read(pasted);
    for line in &mut lines {
        let Ok(person) = &line.read else { continue };
        let hash = match &person.reach {
            Reach::Email(email) => email_hash(db, email),
            Reach::Phone(number) => phone_hash(db, number),
        };
        if here.contains(&hash) {
            line.read = Err("roster-member");
        } else if invited.contains(&hash) {
            line.read = Err("roster-invited");
        }
    }
    Ok(lines)
}
