//! Sealed words open only in their own row and column, with their own key.

use binome::args;
use binome::help_requests::store::words;
use binome::storage::{Arg, Cells, Error, Row, Sql};
use rusqlite::types::ValueRef;

use crate::support::{TestApp, josiane};

async fn change(app: &TestApp, sql: &'static str, values: Vec<Arg>) {
    app.state.storage.write(async move |tx| tx.execute(sql, values.clone()).await).await.unwrap();
}

#[tokio::test]
async fn words_moved_to_another_row_do_not_open() {
    let app = TestApp::start().await;
    let (one, two) =
        (app.josiane_asks().await, app.ask(binome::help_requests::NewHelpRequest { first_name: "Pierre".into(), ..josiane() }).await);
    assert_eq!(words(app.state.db(), one.help_request).await.unwrap().first_name, "Josiane");
    let swap = "UPDATE askers SET first_name = (SELECT first_name FROM askers WHERE id = $2) WHERE id = $1";
    change(&app, swap, args![one.asker, two.asker]).await;
    assert!(matches!(words(app.state.db(), one.help_request).await, Err(Error::Sealed(_))));
}

#[tokio::test]
async fn words_moved_to_another_column_do_not_open() {
    let app = TestApp::start().await;
    let asked = app.josiane_asks().await;
    change(&app, "UPDATE askers SET first_name = phone WHERE id = $1", args![asked.asker]).await;
    assert!(matches!(words(app.state.db(), asked.help_request).await, Err(Error::Sealed(_))));
}

#[tokio::test]
async fn keys_moved_to_another_owner_do_not_open() {
    let app = TestApp::start().await;
    let (one, two) = (app.josiane_asks().await, app.josiane_asks().await);
    change(
        &app,
        "UPDATE seal_keys SET wrapped = (SELECT k.wrapped FROM seal_keys k WHERE k.owner = $2) WHERE owner = $1",
        args![one.asker, two.asker],
    )
    .await;
    assert!(matches!(words(app.state.db(), one.help_request).await, Err(Error::Sealed(_))));
}

#[tokio::test]
async fn a_stolen_database_tells_no_words() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    app.volunteer("Ana", entraide).await;
    let asked = app.josiane_asks().await;
    app.settle().await;
    for table in ["askers", "help_requests", "accounts", "events", "jobs", "audit_entries", "offers", "idempotency_keys"] {
        let rows: Vec<Whole> = app.state.db().all(&format!("SELECT * FROM {table}"), args![]).await.unwrap();
        let text: String = rows.into_iter().map(|row| row.0).collect();
        let spaceless = asked.code.replace('-', "");
        for hidden in ["Josiane", "actualiser", "639981234", "0639981234", "ana@example.org", &asked.code, &spaceless] {
            assert!(!text.contains(hidden), "{table} tells {hidden:?}");
            assert!(!text.contains(&bytes_of(hidden)), "{table} tells {hidden:?} as bytes");
        }
    }
}

/// Every column of a row as text, in each database's own way.
struct Whole(String);

impl Row for Whole {
    fn read(cells: &Cells<'_>) -> Result<Self, binome::storage::Error> {
        Ok(Self(match cells {
            Cells::Sqlite(row, _) => (0..row.as_ref().column_count()).map(|at| told(row.get_ref(at).unwrap())).collect(),
            Cells::Postgres(row) => format!("{row:?}"),
        }))
    }
}

fn told(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        other => format!("{other:?}"),
    }
}

fn bytes_of(text: &str) -> String {
    let list: Vec<String> = text.bytes().map(|byte| byte.to_string()).collect();
    list.join(", ")
}
