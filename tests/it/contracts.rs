//! Civic-service volunteers: offers within their contract and no further, and who may read it.

use binome::args;
use binome::clock::{DAY, HOUR, MINUTE};
use binome::help_requests::{Meeting, NewHelpRequest, Urgency};
use binome::helpers::{self, HelperKind, Profile};
use binome::storage::{AccountId, AssociationId, Error, MembershipId, PlaceId, Sql, Tx};

use crate::availability::{offers, week};
use crate::support::{MONDAY_10_H, Person, TestApp, josiane};

/// An association, its coordinator, Lea in civic service, and the address of her contract.
struct World {
    app: TestApp,
    entraide: AssociationId,
    zoe: Person,
    lea: Person,
    page: String,
}

async fn world() -> World {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (zoe, lea) = (app.coordinator("Zoe", entraide).await, app.volunteer("Lea", entraide).await);
    is_in_civic_service(&app, &lea).await;
    // Zoe does not answer for her.
    zoe.post("/profile/pause", &[("until", "date"), ("date", "2027-10-01")]).await;
    let page = format!("/members/{}/contract", membership(&app, lea.account).await);
    World { app, entraide, zoe, lea, page }
}

async fn is_in_civic_service(app: &TestApp, person: &Person) {
    let account = person.account;
    let work = async move |tx: &Tx| {
        let profile = helpers::store::profile(tx, account).await?.unwrap();
        helpers::actions::keep_profile(tx, &Profile { kind: HelperKind::CivicService, meetings: 0b1111, ..profile }).await?;
        Ok::<_, Error>(())
    };
    app.state.storage.write(work).await.unwrap();
    app.settle().await;
}

async fn membership(app: &TestApp, account: AccountId) -> MembershipId {
    app.state.db().scalar("SELECT id FROM memberships WHERE account_id = $1", args![account]).await.unwrap().unwrap()
}

async fn place(app: &TestApp, association: AssociationId, name: &'static str) -> PlaceId {
    app.state
        .storage
        .write(async move |tx| {
            let id: PlaceId = tx.new_id();
            tx.execute(
                "INSERT INTO places (id, association_id, name, sort_key, address, commune, phone, opening_hours, latitude, longitude, created_at) \
                 VALUES ($1, $2, $3, $3, '1 rue du Cygne', '28085', '', '[[],[],[],[],[],[],[]]', 48.44, 1.49, $4)",
                args![id, association, name, tx.now()],
            )
            .await?;
            Ok::<_, Error>(id)
        })
        .await
        .unwrap()
}

/// From 2 November to that day, Monday to Friday, 9 to 12 and 14 to 17 h.
fn contract<'a>(last_day: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("first_day", "2026-11-02"), ("last_day", last_day)];
    for day in ["0", "1", "2", "3", "4"] {
        fields.extend(week(&[(day, "09:00", "12:00"), (day, "14:00", "17:00")]));
    }
    fields.extend(more);
    fields
}

impl World {
    /// Offers that Lea has of a help request asked at an instant, which is then withdrawn.
    async fn offered(&self, at: i64, new: NewHelpRequest) -> usize {
        self.app.set_clock(at);
        let asked = self.app.ask(new).await;
        self.app.settle().await;
        let count = offers(&self.lea.get("/home").await);
        self.app.asker_withdraws(asked.help_request).await;
        self.app.settle().await;
        count
    }
}

#[tokio::test]
async fn nothing_is_offered_before_a_contract_and_then_within_it_only() {
    let world = world().await;
    let now = josiane();
    assert_eq!(world.offered(MONDAY_10_H, now.clone()).await, 0);
    assert!(world.lea.get("/availability").await.words().contains("Votre contrat n’est pas encore noté"));
    assert!(world.zoe.get(&world.page).await.words().contains("aucune demande n’est proposée à Lea"));
    let written = world.zoe.post(&world.page, &contract("2026-11-24", &[])).await;
    assert_eq!(written.status, 303, "{}", written.words());
    assert_eq!(world.offered(MONDAY_10_H, now.clone()).await, 1, "seen at once");
    assert_eq!(world.offered(MONDAY_10_H + 3 * HOUR, now.clone()).await, 0, "13 h, between two spans");
    assert_eq!(world.offered(MONDAY_10_H + 5 * HOUR, now.clone()).await, 1);
    let on = |days: i64| NewHelpRequest { urgency: Urgency::Dated, wanted_at: Some(MONDAY_10_H + days * DAY), ..josiane() };
    assert_eq!(world.offered(MONDAY_10_H + 5 * HOUR, on(1)).await, 1, "the last day");
    assert_eq!(world.offered(MONDAY_10_H + 5 * HOUR, on(2)).await, 0, "the contract ends tomorrow");
    assert_eq!(world.offered(MONDAY_10_H + DAY, now.clone()).await, 1);
    assert_eq!(world.offered(MONDAY_10_H + 2 * DAY, now).await, 0, "it is over");
}

#[tokio::test]
async fn face_to_face_in_the_places_of_the_contract_and_never_at_homes() {
    let world = world().await;
    let (library, town_hall) = (place(&world.app, world.entraide, "Médiathèque").await, place(&world.app, world.entraide, "Mairie").await);
    let chosen = library.to_string();
    assert_eq!(world.zoe.post(&world.page, &contract("2027-05-31", &[("places", &chosen)])).await.status, 303);
    let shown = world.zoe.get(&world.page).await;
    assert_eq!(shown.all("input[name='places'][checked]", "value"), [chosen]);
    let at_place = |place| NewHelpRequest { meeting: Meeting::Place, place: Some(place), ..josiane() };
    assert_eq!(world.offered(MONDAY_10_H, at_place(library)).await, 1);
    assert_eq!(world.offered(MONDAY_10_H, at_place(town_hall)).await, 0);
    let home = NewHelpRequest { meeting: Meeting::Home, urgency: Urgency::Week, ..josiane() };
    assert_eq!(world.offered(MONDAY_10_H, home).await, 0);
}

#[tokio::test]
async fn under_18_neither_on_holidays_nor_at_night_nor_more_than_seven_hours() {
    let world = world().await;
    let minor = contract("2027-05-31", &[("turns_18_on", "2027-02-15")]);
    let nights: Vec<_> = minor.into_iter().map(|(name, value)| if value == "17:00" { (name, "23:00") } else { (name, value) }).collect();
    assert_eq!(world.zoe.post(&world.page, &nights).await.status, 303);
    world.lea.post("/availability/quiet", &[("offers_a_day", "20")]).await;
    assert!(!profile(&world).await.is_adult, "what she said when she joined counts no more");
    world.app.open_associations_at_any_hour().await;
    assert_eq!(world.offered(MONDAY_10_H + 11 * HOUR, josiane()).await, 1, "21 h");
    assert_eq!(world.offered(MONDAY_10_H + 12 * HOUR + MINUTE, josiane()).await, 0, "22 h");
    let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap().as_millisecond();
    assert_eq!(world.offered(at("2026-12-25T09:00:00Z"), josiane()).await, 0, "Christmas, a Friday");
    assert_eq!(world.offered(at("2026-12-28T09:00:00Z"), josiane()).await, 1);
    helped(&world, 6 * 60 + 30).await;
    assert_eq!(world.offered(at("2026-12-28T13:00:00Z"), josiane()).await, 0, "half an hour is left of the seven");
    assert_eq!(world.offered(at("2026-12-29T09:00:00Z"), josiane()).await, 1, "another day");
    // The birthday: from then on as any adult.
    world.app.set_clock(at("2027-02-14T22:00:00Z"));
    world.app.settle().await;
    world.app.advance(2 * HOUR).await;
    assert_eq!(world.offered(at("2027-02-15T21:30:00Z"), josiane()).await, 1, "22 h 30");
    let statement = "SELECT COUNT(*) FROM contracts WHERE turns_18_on IS NOT NULL";
    let kept: Option<i64> = world.app.state.db().scalar(statement, args![]).await.unwrap();
    assert_eq!(kept, Some(0), "the birthday is kept no longer");
    assert!(profile(&world).await.is_adult);
}

async fn profile(world: &World) -> Profile {
    helpers::store::profile(world.app.state.db(), world.lea.account).await.unwrap().unwrap()
}

/// Minutes of help that Lea gave today.
async fn helped(world: &World, minutes: i64) {
    let account = world.lea.account;
    let work = async move |tx: &Tx| helpers::loads::helped(tx, account, minutes, tx.now()).await;
    world.app.state.storage.write(work).await.unwrap();
}

#[tokio::test]
async fn the_claim_looks_at_the_contract_again() {
    let world = world().await;
    assert_eq!(world.zoe.post(&world.page, &contract("2027-05-31", &[])).await.status, 303);
    world.app.josiane_asks().await;
    world.app.settle().await;
    let form = world.lea.get("/home").await.first("form[action$='/acceptance']", "action");
    // Lunch time: nothing moved, but the contract does not go that far.
    world.app.set_clock(MONDAY_10_H + 2 * HOUR + MINUTE);
    assert_eq!(world.lea.post(&form, &[]).await.status, 409);
    world.app.set_clock(MONDAY_10_H + HOUR);
    assert_eq!(world.lea.post(&form, &[]).await.status, 303);
}

#[tokio::test]
async fn offers_leave_with_the_contract_and_with_the_membership() {
    let world = world().await;
    assert_eq!(world.zoe.post(&world.page, &contract("2027-05-31", &[])).await.status, 303);
    world.app.ask(NewHelpRequest { urgency: Urgency::Today, ..josiane() }).await;
    world.app.settle().await;
    assert_eq!(offers(&world.lea.get("/home").await), 1);
    assert_eq!(world.zoe.post(&format!("{}/end", world.page), &[]).await.status, 303);
    world.app.settle().await;
    assert_eq!(offers(&world.lea.get("/home").await), 0);
    assert_eq!(world.zoe.post(&world.page, &contract("2027-05-31", &[])).await.status, 303);
    assert_eq!(world.zoe.post(&world.page.replace("/contract", "/end"), &[]).await.status, 303);
    let left: Option<i64> = world.app.state.db().scalar("SELECT COUNT(*) FROM contracts", args![]).await.unwrap();
    assert_eq!(left, Some(0));
}

#[tokio::test]
async fn wrong_answers_stand_beside_their_fields_and_nothing_is_lost() {
    let world = world().await;
    let mut fields = contract("2026-10-01", &[("turns_18_on", "15/02/2027")]);
    fields[3] = ("from", "12:30");
    let again = world.zoe.post(&world.page, &fields).await;
    assert_eq!(again.status, 422);
    for field in ["last_day", "turns_18_on", "week-0"] {
        assert_eq!(again.all(&format!("#{field}-error"), "class").len(), 1, "{field}");
    }
    assert_eq!((again.first("#last_day", "value"), again.first("#turns_18_on", "value")), ("2026-10-01".into(), "15/02/2027".into()));
    let empty = world.zoe.post(&world.page, &[("first_day", "2026-11-02"), ("last_day", "2027-05-31")]).await;
    assert!(empty.words().contains("Écrivez au moins un jour"));
}

#[tokio::test]
async fn the_volunteer_and_the_tutor_read_it_and_no_other_association_knows() {
    let world = world().await;
    let marc = world.app.member("Marc", world.entraide, "mentor").await;
    let tutor = marc.account.to_string();
    assert_eq!(world.zoe.post(&world.page, &contract("2027-05-31", &[("tutor", &tutor)])).await.status, 303);
    let own = world.lea.get("/contract").await.words();
    assert!(own.contains("Mon contrat") && own.contains("Marc Martin") && own.contains("Jamais à la maison"), "{own}");
    assert!(marc.get("/contract").await.words().contains("Lea Martin"));
    assert!(!world.zoe.get("/contract").await.words().contains("Lea"), "she reads it on the member's page");
    let marcs = membership(&world.app, marc.account).await;
    assert_eq!(world.zoe.post(&format!("/members/{marcs}/end"), &[]).await.status, 303);
    assert!(!marc.get("/contract").await.words().contains("Lea"), "whoever left reads nothing of others");

    let ailleurs = world.app.association("Ailleurs").await;
    let yves = world.app.coordinator("Yves", ailleurs).await;
    let (foreign, missing) = (yves.get(&world.page).await, yves.get("/members/0000000000001/contract").await);
    assert_eq!((foreign.status, missing.status), (404, 404));
    assert_eq!(yves.post(&world.page, &contract("2027-05-31", &[])).await.status, 404);
    let anas = membership(&world.app, world.app.volunteer("Ana", world.entraide).await.account).await;
    assert!(world.zoe.get(&format!("/members/{anas}/contract")).await.words().contains("n’est pas en service civique"));
    assert_eq!(world.zoe.post(&format!("/members/{anas}/contract"), &contract("2027-05-31", &[])).await.status, 404);
}

/// A second association of the same volunteer neither sees nor replaces a contract that runs.
#[tokio::test]
async fn one_contract_runs_at_a_time() {
    let world = world().await;
    assert_eq!(world.zoe.post(&world.page, &contract("2026-11-30", &[])).await.status, 303);
    let ailleurs = world.app.association("Ailleurs").await;
    let yves = world.app.coordinator("Yves", ailleurs).await;
    let lea = world.lea.account;
    let work = async move |tx: &Tx| {
        let id: MembershipId = tx.new_id();
        let statement = "INSERT INTO memberships (id, association_id, account_id, role, state, asked_at, approved_at) \
                         VALUES ($1, $2, $3, 'helper', 'active', $4, $4)";
        tx.execute(statement, args![id, ailleurs, lea, tx.now()]).await?;
        Ok::<_, Error>(id)
    };
    let page = format!("/members/{}/contract", world.app.state.storage.write(work).await.unwrap());
    let shown = yves.get(&page).await;
    assert!(shown.words().contains("Un autre contrat court déjà") && shown.first("#last_day", "value").is_empty());
    assert_eq!(yves.post(&page, &contract("2027-05-31", &[])).await.status, 422);
    world.app.set_clock(MONDAY_10_H + 8 * DAY);
    assert_eq!(yves.post(&page, &contract("2027-05-31", &[])).await.status, 303, "that one has ended");
}
