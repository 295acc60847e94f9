//! Nobody is left without an answer: a winner who loses a right, a roster with nobody, a place that is none.

use binome::args;
use binome::clock::MINUTE;
use binome::help_requests::{Meeting, NewHelpRequest, State, Urgency, store};
use binome::helpers::{self, Profile};
use binome::storage::{AccountId, Error, MembershipId, Sql, Tx};

use crate::support::{Person, TestApp, josiane};

async fn takes(helper: &Person) {
    let form = helper.get("/home").await.first("form[action$='/acceptance']", "action");
    assert_eq!(helper.post(&form, &[]).await.status, 303);
}

async fn is_offered(helper: &Person) -> bool {
    !helper.get("/home").await.all("form[action$='/acceptance']", "action").is_empty()
}

#[tokio::test]
async fn a_winner_who_loses_their_right_gives_the_place_back_and_it_is_audited() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    let zoe = app.coordinator("Zoe", entraide).await;
    zoe.post("/profile/pause", &[("until", "tomorrow")]).await;
    let asked = app.josiane_asks().await;
    app.settle().await;
    takes(&ana).await;
    let asker = app.asker(&asked);
    let (mut at_josianes, mut at_anas) = (asker.live(&asker.get("/wait").await).await, ana.live(&ana.get("/home").await).await);
    let membership: MembershipId =
        app.state.db().scalar("SELECT id FROM memberships WHERE account_id = $1", args![ana.account]).await.unwrap().unwrap();
    assert_eq!(zoe.post(&format!("/members/{membership}/end"), &[]).await.status, 303);
    assert_eq!(at_josianes.event("unpaired").await["data"]["because"], "not_allowed");
    at_anas.event("right_lost").await;
    assert_eq!(at_anas.next().await["closed"], 4401);
    app.settle().await;
    let state = store::help_request(app.state.db(), asked.help_request).await.unwrap().unwrap().state;
    assert_eq!(state, State::Open);
    assert!(is_offered(&bob).await && !is_offered(&ana).await);
    let audited = "SELECT COUNT(*) FROM audit_entries WHERE verb = 'unpaired' AND detail = 'not_allowed'";
    assert_eq!(app.state.db().scalar::<i64>(audited, args![]).await.unwrap(), Some(1));
}

#[tokio::test]
async fn when_nobody_may_be_asked_the_coordinator_is_alerted_at_once() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", entraide).await;
    zoe.post("/profile/pause", &[("until", "tomorrow")]).await;
    let mut at_zoes = zoe.live(&zoe.get("/board").await).await;
    let asker = app.asker(&app.josiane_asks().await);
    app.settle().await;
    let alert = at_zoes.event("alert").await;
    assert_eq!(
        (alert["data"]["what"].as_str(), alert["data"]["association"].as_str()),
        (Some("nobody_eligible"), Some(&*entraide.to_string()))
    );
    assert!(asker.get("/wait").await.words().contains("Personne n’est libre pour l’instant."));
}

async fn lives_in(app: &TestApp, account: AccountId, commune: &'static str) {
    let work = async move |tx: &Tx| {
        let profiles = helpers::store::profiles(tx, "p.account_id = $1", args![account]).await?;
        for profile in profiles {
            helpers::actions::keep_profile(tx, &Profile { commune: commune.into(), ..profile }).await?;
        }
        Ok::<_, Error>(())
    };
    app.state.storage.write(work).await.unwrap();
}

#[tokio::test]
async fn an_absurd_place_of_helper_or_asker_holds_nobody_up() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    app.ask(NewHelpRequest { commune: "99999".into(), named_association: Some(entraide), ..josiane() }).await;
    app.advance(MINUTE).await;
    assert!(is_offered(&bob).await, "by phone any place will do");
    for (here, there) in [("99999", "28085"), ("", "28085"), ("28085", "99999"), ("💥", "0")] {
        lives_in(&app, ana.account, here).await;
        for meeting in [Meeting::Phone, Meeting::Messages, Meeting::Place] {
            let new =
                NewHelpRequest { meeting, commune: there.into(), urgency: Urgency::Today, named_association: Some(entraide), ..josiane() };
            let id = app.ask(new).await.help_request;
            app.settle().await;
            let waves: Option<i64> =
                app.state.db().scalar("SELECT COUNT(*) FROM waves WHERE help_request_id = $1", args![id]).await.unwrap();
            assert_eq!(waves, Some(1), "{here:?} {there:?} {meeting:?}: its wave goes, with somebody or with nobody");
            app.asker_withdraws(id).await;
        }
    }
}
