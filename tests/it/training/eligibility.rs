//! Who is asked, who may claim, and what a module passed just now brings.

use binome::args;
use binome::clock::MINUTE;
use binome::help_requests::{NewHelpRequest, Urgency};
use binome::storage::Sql;

use super::{ask_for_training, offers, pass, start};
use crate::support::{TestApp, josiane};

/// What was passed is valid for another minute; the job that says so when it no longer is knows.
async fn ends_in_a_minute(app: &TestApp) {
    app.state
        .storage
        .write(async move |tx| {
            let until = tx.now() + MINUTE;
            tx.execute("UPDATE completions SET valid_until = $1", args![until]).await?;
            tx.execute("UPDATE jobs SET due_at = $1 WHERE kind = 'learning_expire'", args![until]).await
        })
        .await
        .unwrap();
}

async fn refused_claims(app: &TestApp) -> i64 {
    let statement = "SELECT CAST(COUNT(*) AS BIGINT) FROM audit_entries WHERE verb = 'claim_refused'";
    app.state.db().scalar(statement, args![]).await.unwrap().unwrap()
}

#[tokio::test]
async fn only_the_trained_are_asked_where_an_association_wants_that() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    let zoe = app.coordinator("Zoe", entraide).await;
    ask_for_training(&app, entraide, zoe.account, &["travail_formation", "no_such_topic"]).await;
    pass(&app, ana.account, "actualisation").await;
    let asked = app.josiane_asks().await;
    app.advance(30 * MINUTE).await;
    assert_eq!((offers(&ana).await.len(), offers(&bob).await.len(), offers(&zoe).await.len()), (1, 0, 0));
    let drawer = zoe.look_into(&format!("/board/{}", asked.help_request)).await.words();
    assert!(drawer.contains("module"), "the coordinator reads why Bob may not be asked: {drawer}");
    assert!(ana.get("/home").await.words().contains("Vous avez suivi le module"), "the offer says why her");
}

#[tokio::test]
async fn a_topic_that_needs_none_is_for_everybody() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, zoe) = (app.volunteer("Ana", entraide).await, app.coordinator("Zoe", entraide).await);
    ask_for_training(&app, entraide, zoe.account, &["argent_impots"]).await;
    app.josiane_asks().await;
    app.settle().await;
    assert_eq!((offers(&ana).await.len(), offers(&zoe).await.len()), (1, 1));
}

#[tokio::test]
async fn the_rule_of_whom_the_asker_named_holds() {
    let app = start().await;
    let (here, there) = (app.association("Entraide 28").await, app.association("Les Clés").await);
    let (ana, zoe) = (app.volunteer("Ana", there).await, app.coordinator("Zoe", here).await);
    ask_for_training(&app, here, zoe.account, &["travail_formation"]).await;
    app.ask(NewHelpRequest { named_association: Some(there), ..josiane() }).await;
    app.settle().await;
    assert_eq!(offers(&ana).await.len(), 1, "hers asks for no training");
    ana.post(&offers(&ana).await[0], &[]).await;
    app.ask(NewHelpRequest { named_association: Some(here), ..josiane() }).await;
    app.advance(10 * MINUTE).await;
    assert_eq!(offers(&ana).await.len(), 0, "theirs does, whoever is asked");
}

#[tokio::test]
async fn a_claim_is_refused_once_the_training_has_lapsed() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, zoe) = (app.volunteer("Ana", entraide).await, app.coordinator("Zoe", entraide).await);
    ask_for_training(&app, entraide, zoe.account, &["travail_formation"]).await;
    pass(&app, ana.account, "actualisation").await;
    ends_in_a_minute(&app).await;
    app.josiane_asks().await;
    app.settle().await;
    let form = offers(&ana).await.pop().expect("an offer");
    app.state.clock().move_to(app.state.clock().now() + 2 * MINUTE); // before the job that would say so
    assert_eq!(ana.post(&form, &[]).await.status, 409, "offered while it was valid, accepted after");
    assert_eq!(refused_claims(&app).await, 1, "and it is written down");
}

#[tokio::test]
async fn a_claim_is_refused_once_the_topic_asks_for_training() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    let zoe = app.coordinator("Zoe", entraide).await;
    pass(&app, bob.account, "actualisation").await;
    app.josiane_asks().await;
    app.settle().await;
    let (anas, bobs) = (offers(&ana).await[0].clone(), offers(&bob).await[0].clone());
    ask_for_training(&app, entraide, zoe.account, &["travail_formation"]).await;
    assert_eq!(ana.post(&anas, &[]).await.status, 409);
    assert_eq!(refused_claims(&app).await, 1);
    assert_eq!(bob.post(&bobs, &[]).await.status, 303, "whoever is trained still wins");
}

#[tokio::test]
async fn what_the_untrained_were_offered_leaves_as_soon_as_the_topic_asks_for_training() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    let zoe = app.coordinator("Zoe", entraide).await;
    pass(&app, bob.account, "actualisation").await;
    app.josiane_asks().await;
    app.settle().await;
    let (mut anas, mut bobs) = (ana.live(&ana.get("/home").await).await, bob.live(&bob.get("/home").await).await);
    ask_for_training(&app, entraide, zoe.account, &["argent_impots"]).await;
    app.settle().await;
    assert_eq!(offers(&ana).await.len(), 1, "of another topic");
    ask_for_training(&app, entraide, zoe.account, &["travail_formation"]).await;
    app.settle().await;
    assert_eq!(anas.event("offer_left").await["data"]["because"], "not_trained");
    assert!(ana.get("/home").await.words().contains("quelqu’un qui a suivi le module"));
    assert_eq!((offers(&ana).await.len(), offers(&bob).await.len()), (0, 1));
    app.advance(10 * MINUTE).await;
    assert_eq!(offers(&ana).await.len(), 0, "no wave brings it back");
    bob.post(&offers(&bob).await[0], &[]).await;
    assert_eq!(bobs.event("paired").await["kind"], "paired");
}

#[tokio::test]
async fn where_nobody_trained_is_left_the_others_are_told_of_the_module() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, zoe) = (app.volunteer("Ana", entraide).await, app.coordinator("Zoe", entraide).await);
    app.josiane_asks().await;
    app.settle().await;
    ask_for_training(&app, entraide, zoe.account, &["travail_formation"]).await;
    app.settle().await;
    assert_eq!((offers(&ana).await.len(), offers(&zoe).await.len()), (0, 0));
    let home = ana.get("/home").await.words();
    assert!(home.contains("Une demande près de chez vous n’a trouvé personne de formé"), "{home}");
    pass(&app, ana.account, "actualisation").await;
    app.settle().await;
    assert_eq!(offers(&ana).await.len(), 1, "what left comes back");
}

#[tokio::test]
async fn what_is_no_longer_valid_opens_nothing() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, zoe) = (app.volunteer("Ana", entraide).await, app.coordinator("Zoe", entraide).await);
    ask_for_training(&app, entraide, zoe.account, &["travail_formation"]).await;
    pass(&app, ana.account, "actualisation").await;
    app.settle().await;
    ends_in_a_minute(&app).await;
    app.josiane_asks().await;
    app.settle().await;
    assert_eq!(offers(&ana).await.len(), 1);
    let mut anas = ana.live(&ana.get("/home").await).await;
    app.advance(2 * MINUTE).await;
    assert_eq!(anas.event("offer_left").await["data"]["because"], "not_trained");
    app.josiane_asks().await;
    app.settle().await;
    assert_eq!(offers(&ana).await.len(), 0, "it was valid for a while");
    pass(&app, ana.account, "actualisation").await;
    app.settle().await;
    assert_eq!(offers(&ana).await.len(), 1, "refreshed, she is asked");
}

#[tokio::test]
async fn what_waits_for_somebody_trained_reaches_whoever_passes_the_module() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, zoe) = (app.volunteer("Ana", entraide).await, app.coordinator("Zoe", entraide).await);
    ask_for_training(&app, entraide, zoe.account, &["travail_formation"]).await;
    let asked = app.josiane_asks().await;
    let mut josianes = app.asker(&asked).live(&app.asker(&asked).get("/wait").await).await;
    app.advance(5 * MINUTE).await;
    assert_eq!(offers(&ana).await.len(), 0);
    let mut anas = ana.live(&ana.get("/home").await).await;
    pass(&app, ana.account, "actualisation").await;
    app.settle().await;
    let made = anas.event("offer_made").await;
    assert_eq!(
        (made["data"]["help_request"].clone(), made["data"]["is_now"].clone()),
        (asked.help_request.to_string().into(), true.into())
    );
    loop {
        if josianes.event("helpers_told").await["data"]["told"] == 1 {
            break;
        }
    }
    assert_eq!(ana.post(&offers(&ana).await[0], &[]).await.status, 303);
}

#[tokio::test]
async fn passing_a_module_forces_nothing() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let elsewhere = app.association("Ailleurs").await;
    app.state
        .storage
        .write(async move |tx| tx.execute("UPDATE association_areas SET area = 'd75' WHERE association_id = $1", args![elsewhere]).await)
        .await
        .unwrap();
    let (ana, zoe) = (app.volunteer("Ana", entraide).await, app.coordinator("Zoe", entraide).await);
    let (bob, eve, far) =
        (app.volunteer("Bob", entraide).await, app.volunteer("Eve", entraide).await, app.volunteer("Far", elsewhere).await);
    pass(&app, ana.account, "actualisation").await;
    ask_for_training(&app, entraide, zoe.account, &["travail_formation"]).await;
    for _ in 0..7 {
        app.ask(NewHelpRequest { urgency: Urgency::Today, ..josiane() }).await;
        app.settle().await;
    }
    assert_eq!(offers(&ana).await.len(), 5, "a list is full at five");
    ana.post(&offers(&ana).await[0].replace("acceptance", "refusal"), &[]).await;
    bob.post("/profile/pause", &[("until", "tomorrow")]).await;
    for who in [bob.account, eve.account, far.account] {
        pass(&app, who, "actualisation").await;
    }
    app.settle().await;
    assert_eq!(offers(&bob).await.len(), 0, "Bob rests");
    assert_eq!(offers(&far).await.len(), 0, "nobody of another place");
    assert_eq!(offers(&eve).await.len(), 5, "Eve's list is full at five too");
    pass(&app, eve.account, "actualisation").await;
    pass(&app, ana.account, "actualisation").await;
    app.settle().await;
    let twice: i64 = app
        .state
        .db()
        .scalar("SELECT CAST(COUNT(*) AS BIGINT) FROM (SELECT account_id FROM offers GROUP BY account_id, help_request_id HAVING COUNT(*) > 1) twice", args![])
        .await
        .unwrap()
        .unwrap();
    assert_eq!(twice, 0, "nothing is offered twice");
}
