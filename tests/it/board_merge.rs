//! The same person asked twice: both are followed as one, and can be taken apart again.

use binome::args;
use binome::help_requests::{NewHelpRequest, Urgency};
use binome::storage::{HelpRequestId, Sql};
use binome::web::contacts::Phone;

use crate::board::audited;
use crate::support::{Person, TestApp, josiane};

async fn take(zoe: &Person, id: HelpRequestId) {
    assert_eq!(zoe.post(&format!("/board/{id}/ownership"), &[]).await.status, 303);
}

/// Offers of a helper's page.
async fn offers(of: &Person) -> usize {
    of.get("/home").await.all("form[action$='/acceptance']", "action").len()
}

#[tokio::test]
async fn two_of_the_same_person_are_followed_as_one_and_taken_apart_again() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (zoe, ana) = (app.coordinator("Zoe", entraide).await, app.volunteer("Ana", entraide).await);
    zoe.post("/profile/pause", &[("until", "tomorrow")]).await;
    // One after the other: waves written at the same moment leave a helper who is being told of another to the next wave.
    let first = app.ask(NewHelpRequest { urgency: Urgency::Week, ..josiane() }).await;
    app.settle().await;
    let again = app.ask(NewHelpRequest { urgency: Urgency::Week, ..josiane() }).await;
    app.settle().await;
    let stranger = app.ask(NewHelpRequest { urgency: Urgency::Week, phone: Phone::parse("06 39 98 00 77").ok(), ..josiane() }).await;
    app.settle().await;
    let page = format!("/board/{}", again.help_request);
    for one in [again.help_request, stranger.help_request] {
        take(&zoe, one).await;
    }
    assert!(!zoe.get(&page).await.words().contains("Peut-être la même personne"), "the first one is not theirs yet");
    take(&zoe, first.help_request).await;
    let seen = zoe.get(&page).await;
    assert!(seen.words().contains("Peut-être la même personne"), "{}", seen.words());
    assert_eq!(seen.all("form[action$='/merger']", "action").len(), 1, "never somebody with another telephone");
    let (into, apart) = (first.help_request.to_string(), stranger.help_request.to_string());
    assert_eq!(zoe.post(&format!("{page}/merger"), &[("into", &apart)]).await.status, 404);
    let before = offers(&ana).await;
    let mut socket = ana.live(&ana.get("/home").await).await;
    let mut asker = app.asker(&again).live(&app.asker(&again).get("/wait").await).await;
    let merged = zoe.submit(&format!("{page}/merger"), &[("into", &into)]).await;
    assert!(merged.words().contains("suivies ensemble, ici"), "{}", merged.words());
    assert_eq!(socket.event("offer_left").await["data"]["because"], "closed");
    assert_eq!(offers(&ana).await, before - 1, "one of both is enough");
    zoe.post(&format!("{page}/merger"), &[("into", &into)]).await;
    assert_eq!(audited(&app, "merged").await, 1, "sent twice, done once");
    let closed = zoe.get(&page).await;
    assert!(closed.words().contains("Demande faite deux fois") && closed.text.contains(&format!("/board/{into}")), "{}", closed.words());

    // Whoever asked hears it at once, and sees how the other stands: no more of it.
    assert_eq!(asker.event("help_request_moved").await["data"]["state"], "closed");
    let waits = app.asker(&again).get("/wait").await;
    assert!(waits.words().contains("suivie avec une autre") && waits.words().contains("Nous cherchons"), "{}", waits.words());
    let form = ana.get("/home").await.all("form[action$='/acceptance']", "action");
    let offer: String = app
        .state
        .db()
        .scalar::<i64>("SELECT id FROM offers WHERE help_request_id = $1 AND account_id = $2", args![first.help_request, ana.account])
        .await
        .unwrap()
        .map(binome::storage::encode)
        .unwrap();
    ana.post(form.iter().find(|form| form.contains(&offer)).unwrap(), &[]).await;
    assert_eq!(asker.event("help_request_moved").await["data"]["state"], "paired");
    let helped = app.asker(&again).get("/wait").await;
    assert!(helped.words().contains("Quelqu’un s’occupe de l’autre demande") && !helped.text.contains("Ana"), "{}", helped.words());

    // Opened again, it is one of its own; and what somebody helps with is not merged away.
    assert!(zoe.submit(&format!("{page}/reopening"), &[]).await.words().contains("La recherche reprend"));
    assert!(app.asker(&again).get("/wait").await.words().contains("Nous cherchons quelqu’un"));
    let other_way = format!("/board/{into}/merger");
    let refused = zoe.submit(&other_way, &[("into", &again.help_request.to_string())]).await;
    assert!(refused.words().contains("Elles restent séparées"), "{}", refused.words());
}

#[tokio::test]
async fn nobody_of_another_association_can_merge_or_learns_of_it() {
    let app = TestApp::start().await;
    let (entraide, ailleurs) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (zoe, yves) = (app.coordinator("Zoe", entraide).await, app.coordinator("Yves", ailleurs).await);
    let (first, again) = (app.josiane_asks().await, app.josiane_asks().await);
    take(&zoe, first.help_request).await;
    take(&yves, again.help_request).await;
    let page = format!("/board/{}", again.help_request);
    assert!(!yves.get(&page).await.words().contains("Peut-être la même personne"));
    let into = first.help_request.to_string();
    assert_eq!(yves.post(&format!("{page}/merger"), &[("into", &into)]).await.status, 404);
    assert_eq!(zoe.post(&format!("{page}/merger"), &[("into", &into)]).await.status, 404);
    assert_eq!(yves.post(&format!("/board/{into}/merger"), &[("into", &again.help_request.to_string())]).await.status, 404);
}
