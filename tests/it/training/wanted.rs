//! While a topic lacks trained helpers, the module is proposed to whoever lacks only that.

use binome::clock::{DAY, MINUTE};
use binome::help_requests::{NewHelpRequest, Urgency};
use binome::learning::actions;
use binome::learning::suggestions::Why;

use super::{ask_for_training, module, pass, proposed, start};
use crate::support::{Person, TestApp, josiane};

async fn ask_about_taxes(app: &TestApp) {
    app.ask(NewHelpRequest {
        topic: binome::learning::topics::Topic::ArgentImpots,
        tile: "impots".into(),
        urgency: Urgency::Today,
        ..josiane()
    })
    .await;
    app.settle().await;
}

async fn wanted(app: &TestApp, who: &Person) -> Vec<(String, i64)> {
    let open = proposed(app, who).await.into_iter().filter(|one| one.why == Why::Wanted);
    open.map(|one| (one.about.topic, one.about.count)).collect()
}

#[tokio::test]
async fn whoever_lacks_only_the_training_is_told_which_module() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob, zoe) =
        (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await, app.coordinator("Zoe", entraide).await);
    bob.post("/profile/pause", &[("until", "tomorrow")]).await;
    ask_for_training(&app, entraide, zoe.account, &["travail_formation", "argent_impots"]).await;
    let mut anas = ana.live(&ana.get("/home").await).await;
    app.josiane_asks().await;
    app.settle().await;
    anas.event("learning_moved").await;
    let open = proposed(&app, &ana).await;
    assert_eq!((open.len(), open[0].document, open[0].why), (1, module(&app, "actualisation").await, Why::Wanted));
    assert_eq!((open[0].about.topic.as_str(), open[0].about.count), ("travail_formation", 1));
    assert_eq!(wanted(&app, &zoe).await.len(), 1);
    assert_eq!(wanted(&app, &bob).await.len(), 0, "Bob rests: the training is not all he lacks");
    ask_about_taxes(&app).await;
    assert_eq!(wanted(&app, &ana).await.len(), 1, "one a week, whatever the topic");
    app.advance(7 * DAY + MINUTE).await;
    ask_about_taxes(&app).await;
    assert_eq!(wanted(&app, &ana).await[0], ("argent_impots".into(), 2), "two found nobody in a fortnight");
}

#[tokio::test]
async fn who_declined_it_is_left_in_peace() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, zoe) = (app.volunteer("Ana", entraide).await, app.coordinator("Zoe", entraide).await);
    ask_for_training(&app, entraide, zoe.account, &["travail_formation"]).await;
    app.josiane_asks().await;
    app.settle().await;
    let (id, account) = (proposed(&app, &ana).await[0].id, ana.account);
    assert!(app.state.storage.write(async move |tx| actions::decline(tx, account, id).await).await.unwrap());
    app.advance(8 * DAY).await;
    app.josiane_asks().await;
    app.settle().await;
    assert!(proposed(&app, &ana).await.is_empty());
    assert!(!proposed(&app, &zoe).await.is_empty());
}

#[tokio::test]
async fn where_enough_are_trained_nobody_is_told() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, zoe) = (app.volunteer("Ana", entraide).await, app.coordinator("Zoe", entraide).await);
    ask_for_training(&app, entraide, zoe.account, &["travail_formation"]).await;
    for number in 0..3 {
        let helper = app.volunteer(&format!("Aidant{number}"), entraide).await;
        pass(&app, helper.account, "actualisation").await;
    }
    app.josiane_asks().await;
    app.advance(MINUTE).await;
    assert!(proposed(&app, &ana).await.is_empty());
}

#[tokio::test]
async fn twenty_are_told_and_no_more() {
    let app = start().await;
    let entraide = app.association("Entraide 28").await;
    let mut people = vec![app.coordinator("Zoe", entraide).await];
    for number in 0..30 {
        people.push(app.volunteer(&format!("Aidant{number}"), entraide).await);
    }
    ask_for_training(&app, entraide, people[0].account, &["travail_formation"]).await;
    app.josiane_asks().await;
    app.settle().await;
    let mut told = 0;
    for person in &people {
        told += proposed(&app, person).await.len();
    }
    assert_eq!(told, 20);
}
