//! What is published or changed, and what follows a record that was not solved.

use binome::help_requests::NewHelpRequest;
use binome::helpers;
use binome::learning::actions::{Writer, keep_draft, publish};
use binome::learning::documents::Kind;
use binome::learning::store::readings::Beside;
use binome::learning::suggestions::Why;
use binome::learning::topics::Topic;
use binome::learning::{actions, shipped};
use binome::storage::{AssociationId, DocumentId};

use super::{book, pass, proposed, start};
use crate::help_sessions::record;
use crate::support::{Person, TestApp, josiane};

/// A tutorial about taxes, as an association writes it.
fn taxes(title: &str) -> String {
    let source = shipped::file("tutorials/declaration-de-revenus.md").unwrap();
    let rows = source.lines().map(|row| if row.starts_with("title:") { format!("title: {title}") } else { row.to_owned() });
    rows.collect::<Vec<_>>().join("\n")
}

async fn write(app: &TestApp, association: AssociationId, by: &Person, id: Option<DocumentId>, title: &str) -> DocumentId {
    let (writer, source) = (Writer { account: by.account, association }, taxes(title));
    let id = app
        .state
        .storage
        .write(async move |tx| {
            let id = keep_draft(tx, writer, id, Kind::Tutorial, "les-impots-ici", &source).await?;
            publish(tx, writer, id).await?;
            Ok::<_, actions::WritingError>(id)
        })
        .await
        .unwrap();
    app.settle().await;
    id
}

async fn whys(app: &TestApp, who: &Person) -> Vec<Why> {
    proposed(app, who).await.into_iter().map(|one| one.why).collect()
}

#[tokio::test]
async fn the_members_whom_it_concerns_hear_of_it_and_of_a_change_those_who_know_it() {
    let app = start().await;
    let (entraide, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (ana, bob, zoe) =
        (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await, app.coordinator("Zoe", entraide).await);
    let eve = app.volunteer("Eve", elsewhere).await;
    let bobs = bob.account;
    app.state
        .storage
        .write(async move |tx| {
            let profile = helpers::store::profile(tx, bobs).await?.unwrap();
            let email = 1 << Topic::Email.bit();
            helpers::actions::keep_profile(tx, &helpers::Profile { topics: email, ..profile }).await
        })
        .await
        .unwrap();
    let mut anas = ana.live(&ana.get("/home").await).await;
    let id = write(&app, entraide, &zoe, None, "Les impôts à Chartres").await;
    anas.event("learning_moved").await;
    assert_eq!(whys(&app, &ana).await, [Why::Published]);
    assert!(whys(&app, &bob).await.is_empty(), "Bob helps with e-mail only");
    assert!(whys(&app, &eve).await.is_empty(), "it is another association's");
    assert!(whys(&app, &zoe).await.is_empty(), "whoever wrote it knows");
    write(&app, entraide, &zoe, Some(id), "Les impôts à Chartres, corrigé").await;
    assert_eq!(whys(&app, &ana).await, [Why::Published], "Ana never opened it");
    let beside = Beside { account: ana.account, document: id, pairing: None };
    app.state.storage.write(async move |tx| actions::turn_to(tx, beside, 1).await).await.unwrap();
    write(&app, entraide, &zoe, Some(id), "Les impôts à Chartres, corrigé encore").await;
    assert!(whys(&app, &ana).await.contains(&Why::Changed), "now she has read it");
}

#[tokio::test]
async fn everybody_is_told_in_batches_each_once() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    app.state
        .storage
        .write(async move |tx| {
            for number in 0..450_i64 {
                let statements = [
                    "INSERT INTO accounts (id, first_name, last_name, sort_key, language, is_operator, created_at) VALUES ($1, 'A', 'B', 'a', 'fr', FALSE, 0)",
                    "INSERT INTO helpers (account_id, kind, commune, radius_km, topics, languages, meetings, weekly_hours, quiet_from, quiet_until, \
                     paused_until, offers_a_day, is_adult, created_at) VALUES ($1, 'volunteer', '28085', 10, 1073741823, 1, 7, '[]', 0, 0, 0, 6, TRUE, 0)",
                ];
                for statement in statements {
                    binome::storage::Sql::execute(tx, statement, binome::args![1_000 + number]).await?;
                }
                let member = "INSERT INTO memberships (id, association_id, account_id, role, state, asked_at) VALUES ($1, $2, $1, 'helper', 'active', 0)";
                binome::storage::Sql::execute(tx, member, binome::args![1_000 + number, entraide]).await?;
            }
            Ok::<_, binome::storage::Error>(())
        })
        .await
        .unwrap();
    write(&app, entraide, &zoe, None, "Les impôts à Chartres").await;
    let statement = "SELECT CAST(COUNT(*) AS BIGINT) FROM suggestions WHERE why = 'published'";
    let told: Option<i64> = binome::storage::Sql::scalar(app.state.db(), statement, binome::args![]).await.unwrap();
    assert_eq!(told, Some(450));
}

#[tokio::test]
async fn what_was_not_solved_is_followed_by_what_answers_it() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    for (outcome, why) in [("resolu", None), ("pas_resolu", Some("impots")), ("en_partie", Some("not the module"))] {
        app.ask(NewHelpRequest { topic: Topic::ArgentImpots, tile: "impots".into(), ..josiane() }).await;
        app.settle().await;
        let pairing = ana.post(&super::offers(&ana).await[0], &[]).await.location.unwrap();
        record(&ana, &pairing, &[("outcome", outcome), ("topics", "argent_impots")]).await;
        let open: Vec<_> = proposed(&app, &ana).await.into_iter().filter(|one| one.why == Why::Unsolved).collect();
        match why {
            None => assert!(open.is_empty(), "nothing to add"),
            Some("impots") => {
                let module = book(&app, Kind::TrainingModule, "impots").await.document.id;
                assert_eq!(open.iter().map(|one| one.document).collect::<Vec<_>>(), [module]);
                pass(&app, ana.account, "impots").await;
                assert!(proposed(&app, &ana).await.iter().all(|one| one.document != module), "done");
            }
            Some(_) => {
                let module = book(&app, Kind::TrainingModule, "impots").await.document.id;
                assert!(open.len() == 1 && open[0].document != module, "not what she passed");
            }
        }
    }
}
