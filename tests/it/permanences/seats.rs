//! Seats: taken, given up, waited for; never more than there are, never two at once for one person.

use binome::permanences::{Filled, Seats, Sitter, store::signups};
use tokio::task::JoinSet;

use super::{by_state, civic, id, place, plan, said, seated, sign, subjects, unsigned_civic, verb};
use crate::support::{Person, TestApp};

#[tokio::test]
async fn a_helper_signs_up_in_one_tap_and_leaves() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (odile, ana) = (app.coordinator("Odile", entraide).await, app.volunteer("Ana", entraide).await);
    let mediatheque = place(&app, entraide, "Médiathèque").await;
    let permanence = plan(&odile, mediatheque, &[]).await;
    let list = ana.get("/permanences").await;
    assert!(list.words().contains("mardi 1er décembre") && list.words().contains("Médiathèque"), "{}", list.words());
    let form = list.first("form[action$='/seat']", "action");
    let answer = ana.post(&form, &[("back", "/permanences?view=list")]).await;
    assert_eq!(answer.location.as_deref(), Some(format!("/permanences?view=list#p-{}", id(&permanence)).as_str()));
    assert!(said(&ana, &answer).await.contains("vous avez une place"));
    assert_eq!(seated(&app, &permanence).await, ["Ana"]);
    assert!(odile.get(&permanence).await.words().contains("Ana Martin"));
    assert!(verb(&ana, &permanence, "seat/end").await.contains("Votre place est rendue"));
    assert!(seated(&app, &permanence).await.is_empty());
    assert!(verb(&ana, &permanence, "seat/end").await.contains("Vous n’avez pas de place ici"));
}

#[tokio::test]
async fn fifty_take_the_last_seats_at_once() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[("seats_max", "3")]).await;
    let mut races = JoinSet::new();
    for number in 0..50 {
        let helper = app.volunteer(&format!("Aidant{number}"), entraide).await;
        let form = format!("{permanence}/seat");
        races.spawn(async move { helper.browser.post(&form, &[]).await.status });
    }
    while let Some(status) = races.join_next().await {
        assert_eq!(status.unwrap(), 303);
    }
    assert_eq!(seated(&app, &permanence).await.len(), 3);
}

#[tokio::test]
async fn one_person_has_no_two_seats_at_one_time_whatever_the_association() {
    let app = TestApp::start().await;
    let (here, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (odile, yves) = (app.coordinator("Odile", here).await, app.coordinator("Yves", elsewhere).await);
    let ana = app.volunteer("Ana", here).await;
    let account = ana.account;
    let join = async move |tx: &binome::storage::Tx| {
        binome::associations::actions::add_member(tx, elsewhere, account, binome::associations::Role::Helper).await
    };
    app.state.storage.write(join).await.unwrap();
    let ours = plan(&odile, place(&app, here, "Médiathèque").await, &[]).await;
    let theirs = plan(&yves, place(&app, elsewhere, "Mairie").await, &[("starts", "16:00"), ("ends", "18:00")]).await;
    let after = plan(&yves, place(&app, elsewhere, "Gare").await, &[("starts", "17:00"), ("ends", "18:00")]).await;
    let mut races = JoinSet::new();
    for permanence in [&ours, &theirs] {
        let (browser, form) = (ana.browser.clone(), format!("{permanence}/seat"));
        races.spawn(async move { browser.post(&form, &[]).await.status });
    }
    races.join_all().await;
    let count = seated(&app, &ours).await.len() + seated(&app, &theirs).await.len();
    assert_eq!(count, 1, "sent at the same moment, one of them wins");
    let refused = if seated(&app, &ours).await.is_empty() { &ours } else { &theirs };
    let words = verb(&ana, refused, "seat").await;
    assert!(words.contains("Vous avez déjà une place ailleurs à cette heure"), "{words}");
    if refused == &theirs {
        verb(&ana, &after, "seat").await;
        assert_eq!(seated(&app, &after).await, ["Ana"], "one that begins when the other ends");
    }
    assert!(!yves.get(&theirs).await.words().contains("Médiathèque"), "where she sits is nobody's business");
    assert_eq!(yves.get(&ours).await.status, 404);
}

#[tokio::test]
async fn whoever_waits_moves_up_when_a_seat_is_given_up() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[("seats_max", "1")]).await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    let carl = app.volunteer("Carl", entraide).await;
    verb(&ana, &permanence, "seat").await;
    assert!(verb(&bob, &permanence, "seat").await.contains("La dernière place vient d’être prise"));
    verb(&bob, &permanence, "waiting").await;
    app.advance(1_000).await;
    verb(&carl, &permanence, "waiting").await;
    assert_eq!(by_state(&app, &permanence, "waiting").await, ["Bob", "Carl"]);
    let mut bobs = bob.live(&bob.get(&permanence).await).await;
    verb(&ana, &permanence, "seat/end").await;
    assert_eq!(bobs.event("permanence_moved").await["data"]["state"], "seated");
    app.settle().await;
    assert_eq!(seated(&app, &permanence).await, ["Bob"]);
    assert_eq!(subjects(&app, "Bob"), ["Une place s’est libérée, elle est à vous"]);
    assert!(carl.get(&permanence).await.words().contains("rang 1"));
    // Bob no longer belongs here: Carl sits there.
    let membership: binome::storage::MembershipId = {
        use binome::storage::Sql;
        let statement = "SELECT id FROM memberships WHERE account_id = $1";
        app.state.db().scalar(statement, binome::args![bob.account]).await.unwrap().unwrap()
    };
    assert_eq!(odile.post(&format!("/members/{membership}/end"), &[]).await.status, 303);
    assert_eq!(seated(&app, &permanence).await, ["Carl"]);
}

#[tokio::test]
async fn civic_service_volunteers_alone_are_not_enough() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[("seats_min", "2"), ("seats_max", "3")]).await;
    let (lucas, lea) = (civic(&app, "Lucas", entraide).await, civic(&app, "Lea", entraide).await);
    verb(&lucas, &permanence, "seat").await;
    verb(&lea, &permanence, "seat").await;
    let shown = odile.get(&permanence).await.words();
    assert!(shown.contains("Il manque un adulte bénévole"), "{shown}");
    let ana = app.volunteer("Ana", entraide).await;
    verb(&ana, &permanence, "seat").await;
    assert!(odile.get(&permanence).await.words().contains("Assez de monde"));
    let everybody = signups::of(app.state.db(), &[id(&permanence)]).await.unwrap();
    let sitters: Vec<Sitter> = everybody.iter().map(|signup| signup.sitter).collect();
    assert_eq!(Seats { min: 2, max: 3 }.filled(sitters.iter().copied()), Filled::Enough);
}

#[tokio::test]
async fn a_civic_service_volunteer_sits_once_the_contract_is_noted() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[]).await;
    let lea = unsigned_civic(&app, "Lea", entraide).await;
    assert!(verb(&lea, &permanence, "seat").await.contains("n’a pas encore noté votre contrat"));
    let given = odile.post(&format!("{permanence}/people"), &[("helper", lea.account.to_string().as_str())]).await;
    assert!(said(&odile, &given).await.contains("Notez d’abord son contrat"));
    sign(&app, &lea, entraide).await;
    verb(&lea, &permanence, "seat").await;
    assert_eq!(seated(&app, &permanence).await, ["Lea"]);
}

#[tokio::test]
async fn under_18_no_more_than_seven_hours_a_day() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let mediatheque = place(&app, entraide, "Médiathèque").await;
    let ana = app.volunteer("Ana", entraide).await;
    grow_younger(&app, &ana).await;
    let morning = plan(&odile, mediatheque, &[("starts", "08:00"), ("ends", "13:00")]).await;
    let afternoon = plan(&odile, mediatheque, &[("starts", "14:00"), ("ends", "16:30")]).await;
    let short = plan(&odile, mediatheque, &[("starts", "14:00"), ("ends", "16:00")]).await;
    let tomorrow = plan(&odile, mediatheque, &[("date", "2026-12-02"), ("starts", "14:00"), ("ends", "16:30")]).await;
    verb(&ana, &morning, "seat").await;
    assert!(verb(&ana, &afternoon, "seat").await.contains("pas plus de 7 heures par jour"));
    verb(&ana, &short, "seat").await;
    verb(&ana, &tomorrow, "seat").await;
    assert_eq!(seated(&app, &short).await, ["Ana"], "five and two");
    assert_eq!(seated(&app, &tomorrow).await, ["Ana"], "another day");
}

async fn grow_younger(app: &TestApp, person: &Person) {
    let account = person.account;
    let young = async move |tx: &binome::storage::Tx| {
        let profile = binome::helpers::store::profile(tx, account).await?.unwrap();
        binome::helpers::actions::keep_profile(tx, &binome::helpers::Profile { is_adult: false, ..profile }).await
    };
    app.state.storage.write(young).await.unwrap();
}

#[tokio::test]
async fn whoever_is_not_ready_or_too_young_is_told_why() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let odile = app.coordinator("Odile", entraide).await;
    let mediatheque = place(&app, entraide, "Médiathèque").await;
    let ana = app.volunteer("Ana", entraide).await;
    let account = ana.account;
    grow_younger(&app, &ana).await;
    let late = plan(&odile, mediatheque, &[("starts", "20:00"), ("ends", "22:30")]).await;
    assert!(verb(&ana, &late, "seat").await.contains("Avant 18 ans"));
    let christmas = plan(&odile, mediatheque, &[("date", "2026-12-25")]).await;
    assert!(verb(&ana, &christmas, "seat").await.contains("Avant 18 ans"));
    let unchecked = async move |tx: &binome::storage::Tx| {
        let noting = binome::helpers::actions::Noting { by: account, association: entraide };
        binome::helpers::actions::note_checks(tx, account, binome::helpers::Checks::default(), noting).await
    };
    app.state.storage.write(unchecked).await.unwrap();
    let day = plan(&odile, mediatheque, &[("date", "2026-12-02")]).await;
    assert!(verb(&ana, &day, "seat").await.contains("signez la charte"));
}

#[tokio::test]
async fn a_coordinator_gives_a_seat_and_takes_it_back() {
    let app = TestApp::start().await;
    let (entraide, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (odile, ana) = (app.coordinator("Odile", entraide).await, app.volunteer("Ana", entraide).await);
    let (yves, bob) = (app.coordinator("Yves", elsewhere).await, app.volunteer("Bob", elsewhere).await);
    let permanence = plan(&odile, place(&app, entraide, "Médiathèque").await, &[]).await;
    let form = format!("{permanence}/people");
    let account = ana.account.to_string();
    assert_eq!(yves.post(&form, &[("helper", account.as_str())]).await.status, 404);
    assert_eq!(odile.post(&form, &[("helper", bob.account.to_string().as_str())]).await.status, 404, "somebody else's people");
    assert!(odile.get(&permanence).await.words().contains("Ana Martin"), "she could sit there");
    odile.post(&form, &[("helper", account.as_str())]).await;
    assert_eq!(seated(&app, &permanence).await, ["Ana"]);
    let signup = odile.get(&permanence).await.first("form[action$='/people/end'] input[name=signup]", "value");
    odile.post(&format!("{form}/end"), &[("signup", signup.as_str())]).await;
    assert!(seated(&app, &permanence).await.is_empty());
    app.settle().await;
    let mut told = subjects(&app, "Ana"); // mails leave side by side
    told.sort_unstable();
    assert_eq!(told, ["Votre place à une permanence est rendue", "Vous avez une place à une permanence"]);
}
