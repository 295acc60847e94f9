//! PostgreSQL committed, and its answer was lost: nobody is told that it was kept, and nobody misses what was.

use std::time::Duration;

use binome::args;
use binome::hub::{Event, Mailbox, tell};
use binome::storage::{Error, Place, Sql, Tx};

use crate::support::{Folder, Postgres, Proxy, Reader, TestApp, Wire, ask_once};

/// Of the form of asking.
const KEY: &str = "00000000000010000000000002";

#[tokio::test]
async fn a_commit_whose_answer_is_lost_is_heard_all_the_same_and_its_form_asks_once() {
    let Some(server) = Postgres::start() else { return };
    let (folder, wire) = (Folder::new(), Proxy::before(server.listens_at()).await);
    let app = TestApp::on_place(&folder, Place::Postgres(Postgres::database_at(wire.address))).await;
    app.association("Entraide 28").await;
    let ana = app.person("Ana").await;
    let mut reader = Reader::of(ana.account);
    let (address, cookies, account) = (app.address, ana.cookies(), ana.account);
    let listening = tokio::spawn(async move {
        // Cut or not, it comes back with its cursor.
        while reader.listen(address, &cookies, 1).await.is_none() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    while app.state.hub.sockets() == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    tokio::time::sleep(Duration::from_millis(200)).await;

    wire.is(Wire::LosesAnswerTo("COMMIT"));
    let work = async move |tx: &Tx| {
        tell(tx, Mailbox::Account(account), Event::ProfileMoved {});
        Ok::<_, Error>(())
    };
    assert!(app.state.storage.write(work).await.is_err(), "nobody knows, so nobody is told that it is there");
    assert!(tokio::time::timeout(Duration::from_secs(5), listening).await.is_ok(), "it is there, and Ana was not told");

    let josiane = app.browser();
    assert!(josiane.post("/ask", &ask_once(KEY)).await.status >= 500);
    wire.is(Wire::Well);
    assert_eq!(josiane.post("/ask", &ask_once(KEY)).await.location.as_deref(), Some("/wait"));
    let asked: Option<i64> = app.state.db().scalar("SELECT COUNT(*) FROM help_requests", args![]).await.unwrap();
    assert_eq!(asked, Some(1));
    app.close().await;
}
