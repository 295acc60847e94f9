//! Permanences: planned, filled, handed over, attended, and told to calendar programs.

mod attending;
pub mod calendars;
mod planning;
mod seats;
mod swaps;

use binome::args;
use binome::associations::WeeklyHours;
use binome::helpers::{self, Contract, HelperKind, Profile};
use binome::storage::{AssociationId, Error, PermanenceId, PlaceId, Sql};

use crate::support::{Answer, Browser, Person, TestApp};

/// A place in Chartres.
pub async fn place(app: &TestApp, association: AssociationId, name: &str) -> PlaceId {
    let name = name.to_owned();
    let work = async move |tx: &binome::storage::Tx| {
        let id: PlaceId = tx.new_id();
        tx.execute(
            "INSERT INTO places (id, association_id, name, sort_key, address, commune, phone, opening_hours, latitude, longitude, created_at) \
             VALUES ($1, $2, $3, $3, '1, rue Verte', '28085', '', '[]', 48.4, 1.5, $4)",
            args![id, association, &name, tx.now()],
        )
        .await?;
        Ok::<_, Error>(id)
    };
    app.state.storage.write(work).await.unwrap()
}

/// A Tuesday in December, 14 to 17 h, once, for one to two people; and what is said otherwise.
pub async fn plan(by: &Browser, place: PlaceId, otherwise: &[(&str, &str)]) -> String {
    let answer = send(by, place, otherwise).await;
    assert_eq!(answer.status, 303, "{}", answer.words());
    answer.location.unwrap()
}

/// One this afternoon and each week, with one seat.
pub async fn plan_this_afternoon(app: &TestApp, by: &Browser, association: AssociationId) {
    let mediatheque = place(app, association, "Médiathèque").await;
    plan(by, mediatheque, &[("date", "2026-11-23"), ("repeat", "weekly"), ("seats_max", "1")]).await;
}

pub async fn send(by: &Browser, place: PlaceId, otherwise: &[(&str, &str)]) -> Answer {
    let place = place.to_string();
    let usual = [
        ("place", place.as_str()),
        ("date", "2026-12-01"),
        ("starts", "14:00"),
        ("ends", "17:00"),
        ("repeat", "once"),
        ("holidays", "yes"),
        ("seats_min", "1"),
        ("seats_max", "2"),
        ("alert_days", "3"),
    ];
    let mut fields: Vec<(&str, &str)> = usual.into_iter().filter(|(name, _)| !otherwise.iter().any(|(other, _)| other == name)).collect();
    fields.extend(otherwise);
    by.post("/permanences", &fields).await
}

pub async fn verb(who: &Browser, permanence: &str, verb: &str) -> String {
    let answer = who.post(&format!("{permanence}/{verb}"), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.words());
    said(who, &answer).await
}

/// What the page says once, after a form.
pub async fn said(who: &Browser, answer: &Answer) -> String {
    let to = answer.location.clone().unwrap();
    who.get(to.split('#').next().unwrap()).await.words().replace('\u{a0}', " ")
}

/// Who sits there, by first name, in the order in which they came.
pub async fn seated(app: &TestApp, permanence: &str) -> Vec<String> {
    by_state(app, permanence, "seated").await
}

pub async fn by_state(app: &TestApp, permanence: &str, state: &str) -> Vec<String> {
    let statement = "SELECT a.first_name FROM permanence_signups s JOIN accounts a ON a.id = s.account_id \
                     WHERE s.permanence_id = $1 AND s.state = $2 ORDER BY s.moved_at, s.id";
    app.state.db().column(statement, args![id(permanence), state]).await.unwrap()
}

pub fn id(permanence: &str) -> PermanenceId {
    permanence.trim_start_matches("/permanences/").parse().unwrap()
}

/// Somebody in civic service, at any hour of the coming months.
pub async fn civic(app: &TestApp, name: &str, association: AssociationId) -> Person {
    let person = unsigned_civic(app, name, association).await;
    sign(app, &person, association).await;
    person
}

/// Their contract is noted.
pub async fn sign(app: &TestApp, person: &Person, association: AssociationId) {
    let account = person.account;
    let contract = Contract {
        association,
        first_day: jiff::civil::date(2026, 11, 1),
        last_day: jiff::civil::date(2027, 6, 30),
        week: WeeklyHours::same([0, 1, 2, 3, 4, 5, 6], &[(0, 24 * 60)]),
        places: Vec::new(),
        tutor: None,
        turns_18_on: None,
    };
    let work = async move |tx: &binome::storage::Tx| helpers::actions::write_contract(tx, account, &contract, account).await;
    assert!(app.state.storage.write(work).await.unwrap().is_ok());
}

/// Somebody in civic service whose contract nobody noted.
pub async fn unsigned_civic(app: &TestApp, name: &str, association: AssociationId) -> Person {
    let person = app.volunteer(name, association).await;
    let account = person.account;
    let work = async move |tx: &binome::storage::Tx| {
        let profile = helpers::store::profile(tx, account).await?.unwrap();
        helpers::actions::keep_profile(tx, &Profile { kind: HelperKind::CivicService, ..profile }).await
    };
    app.state.storage.write(work).await.unwrap();
    person
}

/// Subjects of the mails to somebody, oldest first.
pub fn subjects(app: &TestApp, first_name: &str) -> Vec<String> {
    let to = format!("{}@example.org", first_name.to_lowercase());
    app.mails().into_iter().filter(|sent| sent.to == to).map(|sent| sent.subject.replace('\u{a0}', " ")).collect()
}
