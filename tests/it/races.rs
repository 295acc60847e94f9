//! Acceptance against withdrawal, the next wave and the loss of a right: whatever comes first, one legal outcome.

use binome::args;
use binome::help_requests::{self, State};
use binome::pairing::store::{live_pairing, offers_of};
use binome::pairing::{self, Offer, OfferState, Pairing, Refused};
use binome::storage::{HelpRequestId, MembershipId, Sql, Tx};
use tokio::task::JoinSet;

use crate::support::{Person, TestApp};

async fn offers(people: &[Person]) -> Vec<(usize, String)> {
    let mut forms = Vec::new();
    for (number, person) in people.iter().enumerate() {
        let home = person.get("/home").await;
        forms.extend(home.all("form[action$='/acceptance']", "action").into_iter().map(|form| (number, form)));
    }
    forms
}

fn accept_all(races: &mut JoinSet<u16>, people: &[Person], forms: &[(usize, String)]) {
    for (number, form) in forms {
        let (browser, form) = (people[*number].browser.clone(), form.clone());
        races.spawn(async move { browser.post(&form, &[]).await.status });
    }
}

/// What must hold whatever happened: no live offer of what is not open, and loads that say what is so.
async fn is_legal(app: &TestApp, id: HelpRequestId) -> (State, Option<Pairing>) {
    let db = app.state.db();
    let asked = help_requests::store::help_request(db, id).await.unwrap().unwrap();
    let pairing = live_pairing(db, id).await.unwrap();
    let live = offers_of(db, id).await.unwrap().into_iter().filter(|offer| offer.state == OfferState::Live).count();
    assert!(live == 0 || asked.state == State::Open, "{live} offers of what is {:?}", asked.state);
    assert_eq!(pairing.is_some(), asked.state == State::Paired);
    let carried: i64 =
        db.scalar("SELECT CAST(COALESCE(SUM(live_now + open_pairings), 0) AS BIGINT) FROM helper_loads", args![]).await.unwrap().unwrap();
    assert_eq!(carried, i64::try_from(live).unwrap() + i64::from(pairing.is_some()), "loads count what is carried");
    (asked.state, pairing)
}

async fn team(app: &TestApp, count: usize) -> (binome::storage::AssociationId, Vec<Person>) {
    let entraide = app.association("Entraide 28").await;
    let mut people = Vec::new();
    for number in 0..count {
        people.push(app.volunteer(&format!("Aidant{number}"), entraide).await);
    }
    (entraide, people)
}

#[tokio::test]
async fn acceptances_against_a_withdrawal() {
    let app = TestApp::start().await;
    let (_, people) = team(&app, 3).await;
    // Her form is sent before theirs, among them, and after them.
    for before in [0, 0, 1, 2, 3] {
        let asked = app.josiane_asks().await;
        app.settle().await;
        let forms = offers(&people).await;
        assert_eq!(forms.len(), 3);
        let (josiane, which) = (app.asker(&asked), asked.help_request.to_string());
        let mut races = JoinSet::new();
        accept_all(&mut races, &people, &forms[..before]);
        races.spawn(async move { josiane.post("/withdrawal", &[("help_request", &which)]).await.status });
        accept_all(&mut races, &people, &forms[before..]);
        let answers = races.join_all().await;
        assert!(answers.iter().all(|status| matches!(status, 303 | 409)), "{answers:?}");
        app.settle().await;
        let (state, pairing) = is_legal(&app, asked.help_request).await;
        assert_eq!((state, pairing), (State::Withdrawn, None), "whoever withdraws is left in peace");
        all_are_told(&app, asked.help_request).await;
    }
}

/// A page looks before it writes; what decides is the transaction, whatever was seen before it.
#[tokio::test]
async fn what_comes_too_late_is_refused_by_the_transaction_itself() {
    let app = TestApp::start().await;
    let _team = team(&app, 3).await;
    let accept = async |offer: &Offer| {
        let (who, id) = (offer.account, offer.id);
        app.state.storage.write(async move |tx| pairing::actions::accept(tx, who, id).await).await.unwrap()
    };
    let withdrawn = app.josiane_asks().await.help_request;
    app.settle().await;
    let offers = offers_of(app.state.db(), withdrawn).await.unwrap();
    app.asker_withdraws(withdrawn).await;
    assert_eq!(accept(&offers[0]).await, Err(Refused::Withdrawn));
    assert_eq!(is_legal(&app, withdrawn).await, (State::Withdrawn, None));

    let taken = app.josiane_asks().await.help_request;
    app.settle().await;
    let offers = offers_of(app.state.db(), taken).await.unwrap();
    let open = help_requests::store::help_request(app.state.db(), taken).await.unwrap().unwrap();
    let won = accept(&offers[0]).await.unwrap();
    let wave = async |tx: &Tx| help_requests::actions::begin_wave(tx, &open, open.wave + 1).await;
    assert_eq!(app.state.storage.write(wave).await.unwrap(), None, "a wave that looked while it was open");
    assert_eq!(accept(&offers[1]).await, Err(Refused::Taken));
    assert_eq!(accept(&offers[0]).await, Ok(won), "the winner may say it again");
    assert_eq!(is_legal(&app, taken).await.0, State::Paired);
}

#[tokio::test]
async fn acceptances_against_the_next_wave() {
    let app = TestApp::start().await;
    let (_, people) = team(&app, 12).await;
    let asked = app.josiane_asks().await;
    app.settle().await;
    let forms = offers(&people).await;
    app.state.clock().move_to(app.state.clock().now() + 30_000);
    let mut races = JoinSet::new();
    accept_all(&mut races, &people, &forms);
    let ((), answers) = tokio::join!(app.settle(), races.join_all());
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|status| matches!(status, 303 | 409)), "{answers:?}");
    app.settle().await;
    let (_, pairing) = is_legal(&app, asked.help_request).await;
    assert!(pairing.is_some());
    all_are_told(&app, asked.help_request).await;
}

/// Whoever was offered it was told how that ended.
async fn all_are_told(app: &TestApp, id: HelpRequestId) {
    for offer in offers_of(app.state.db(), id).await.unwrap() {
        let told = "SELECT COUNT(*) FROM events WHERE mailbox_id = $1 AND ((kind = 'offer_left' AND data LIKE $2) OR (kind = 'paired' AND data LIKE $3))";
        let values = args![offer.account, format!("%{}%", offer.id), format!("%{id}%")];
        let told: i64 = app.state.db().scalar(told, values).await.unwrap().unwrap();
        assert!(told > 0 || offer.state == OfferState::Live, "{} was not told", offer.account);
    }
}

#[tokio::test]
async fn acceptances_against_the_end_of_looking() {
    let app = TestApp::start().await;
    let (_, people) = team(&app, 3).await;
    for _ in 0..4 {
        let asked = app.josiane_asks().await;
        app.settle().await;
        let forms = offers(&people).await;
        assert_eq!(forms.len(), 3);
        let ends = "SELECT due_at FROM jobs WHERE job_key = $1";
        let ends_at: i64 = app.state.db().scalar(ends, args![format!("give_up/{}", asked.help_request)]).await.unwrap().unwrap();
        app.state.clock().move_to(ends_at);
        let mut races = JoinSet::new();
        accept_all(&mut races, &people, &forms);
        let ((), answers) = tokio::join!(app.settle(), races.join_all());
        assert!(answers.iter().all(|status| matches!(status, 303 | 409)), "{answers:?}");
        let (state, pairing) = is_legal(&app, asked.help_request).await;
        let winners = answers.iter().filter(|status| **status == 303).count();
        assert_eq!(winners, usize::from(pairing.is_some()), "{answers:?}");
        assert!(matches!(state, State::Paired | State::Unmet), "{state:?}");
        all_are_told(&app, asked.help_request).await;
        app.asker_withdraws(asked.help_request).await;
        app.state.clock().move_to(ends_at + 10_000);
    }
}

#[tokio::test]
async fn an_acceptance_against_the_loss_of_its_right() {
    let app = TestApp::start().await;
    let (entraide, people) = team(&app, 1).await;
    let zoe = app.coordinator("Zoe", entraide).await;
    zoe.post("/profile/pause", &[("until", "tomorrow")]).await;
    let asked = app.josiane_asks().await;
    app.settle().await;
    let forms = offers(&people).await;
    let membership: MembershipId =
        app.state.db().scalar("SELECT id FROM memberships WHERE account_id = $1", args![people[0].account]).await.unwrap().unwrap();
    let mut races = JoinSet::new();
    accept_all(&mut races, &people, &forms);
    let coordinator = zoe.browser.clone();
    races.spawn(async move { coordinator.post(&format!("/members/{membership}/end"), &[]).await.status });
    let answers = races.join_all().await;
    assert!(answers.iter().all(|status| matches!(status, 303 | 409)), "{answers:?}");
    app.settle().await;
    let (state, pairing) = is_legal(&app, asked.help_request).await;
    assert_eq!((state, pairing), (State::Open, None), "nobody helps through a membership that ended");
    assert!(offers(&people).await.is_empty());
}
