//! A day at a desk: sessions noted in three taps, each once however often it is sent, and undone by a line.

use binome::args;
use binome::clock::{DAY, HOUR, MINUTE};
use binome::recognition::store;
use binome::storage::Sql;

use crate::support::{Answer, Person, TestApp};

const EVER: (i64, i64) = (0, i64::MAX);
const KEY: &str = "0123456789abcdef0123456789abcdef";
const AS_A_SCRIPT: [(&str, &str); 1] = [("accept", "application/json")];

async fn desk() -> (TestApp, Person) {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    (app, ana)
}

/// The list of the day, beside the form.
fn day(page: &Answer) -> String {
    page.texts("#day").concat().replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn minutes(app: &TestApp, who: &Person) -> (i64, i64) {
    let totals = store::totals_of(app.state.db(), who.account, EVER.0, EVER.1).await.unwrap();
    (totals.sessions, totals.minutes)
}

#[tokio::test]
async fn a_topic_and_minutes_are_enough_and_the_rest_is_as_the_last_time() {
    let (app, ana) = desk().await;
    let sent = ana.submit("/log", &[("topics", "email"), ("minutes", "15")]).await;
    let words = format!("{} {}", sent.words(), day(&sent));
    assert!(words.contains("C’est noté") && words.contains("aide notée1d’aide15 minpersonne venue1"), "{words}");
    let fields = [("topics", "justice"), ("minutes", "30"), ("lieu", "autre"), ("materiel", "tablette"), ("outcome", "en_partie")];
    ana.post("/log", &[&fields[..], &[("autonomie", "autonome")]].concat()).await;
    let page = ana.get("/log").await;
    let tiles = page.all("#log .tile input", "value");
    assert_eq!((tiles[0].as_str(), tiles[1].as_str(), tiles.len()), ("justice", "email", 8), "the last choices first");
    let picked = page.all("#rest input[checked]", "value");
    assert_eq!(picked, ["en_partie", "autonome", "autre", "tablette"]);
    assert!(page.all("input[name=minutes][checked]", "value").is_empty() && page.all(".tile input[checked]", "value").is_empty());
    assert_eq!(minutes(&app, &ana).await, (2, 45));
}

#[tokio::test]
async fn a_wrong_form_comes_back_with_what_was_chosen() {
    let (app, ana) = desk().await;
    let again = ana.post("/log", &[("topics", "email"), ("lieu", "domicile")]).await;
    assert_eq!(again.status, 422);
    assert!(again.words().contains("Choisissez une durée"), "{}", again.words());
    assert_eq!(again.all("#log .tile input[checked]", "value"), ["email"]);
    assert_eq!(again.all("#rest input[name=lieu][checked]", "value"), ["domicile"]);
    assert_eq!(minutes(&app, &ana).await, (0, 0));
}

#[tokio::test]
async fn the_same_key_counts_once_one_after_the_other_and_in_a_race() {
    let (app, ana) = desk().await;
    let noted_at = (app.state.clock().now() - HOUR).to_string();
    let form = [("form_key", KEY), ("topics", "email"), ("minutes", "15"), ("noted_at", noted_at.as_str())];
    for _ in 0..2 {
        assert_eq!(ana.post_with("/log", &form, &AS_A_SCRIPT).await.status, 204);
    }
    assert_eq!(minutes(&app, &ana).await, (1, 15));
    let other = [("form_key", "ffffffffffffffffffffffffffffffff"), ("topics", "email"), ("minutes", "30"), ("noted_at", noted_at.as_str())];
    let many = (0..8).map(|_| ana.post_with("/log", &other, &AS_A_SCRIPT));
    for answer in futures_util::future::join_all(many).await {
        assert_eq!(answer.status, 204);
    }
    assert_eq!(minutes(&app, &ana).await, (2, 45));
    // A month on a device, its answer lost: known again.
    app.advance(29 * DAY).await;
    assert_eq!(ana.post_with("/log", &form, &AS_A_SCRIPT).await.status, 204);
    assert_eq!(minutes(&app, &ana).await, (2, 45));
}

#[tokio::test]
async fn what_waited_on_a_device_keeps_its_moment_and_its_owner() {
    let (app, ana) = desk().await;
    let bob = app.volunteer("Bob", app.association("Ailleurs").await).await;
    let yesterday = app.state.clock().now() - 20 * HOUR;
    let (at, person) = (yesterday.to_string(), ana.account.to_string());
    let form = [("topics", "email"), ("minutes", "15"), ("noted_at", at.as_str()), ("person", person.as_str())];
    assert_eq!(bob.post_with("/log", &form, &AS_A_SCRIPT).await.status, 409, "not in somebody else's name");
    assert_eq!(minutes(&app, &bob).await, (0, 0));
    assert_eq!(ana.post_with("/log", &form, &AS_A_SCRIPT).await.status, 204);
    let held: Option<i64> =
        app.state.db().scalar("SELECT held_at FROM help_sessions WHERE account_id = $1", args![ana.account]).await.unwrap();
    assert_eq!(held, Some(yesterday));
    let old = (app.state.clock().now() - 40 * DAY).to_string();
    let refused = ana.post_with("/log", &[("topics", "email"), ("minutes", "15"), ("noted_at", old.as_str())], &AS_A_SCRIPT).await;
    assert_eq!(refused.status, 422);
    assert!(refused.texts(".banner.wrong li")[0].contains("30 jours"), "the device shows the reason");
}

#[tokio::test]
async fn what_is_undone_stays_readable_and_counts_no_more() {
    let (app, ana) = desk().await;
    ana.post("/log", &[("topics", "email"), ("minutes", "15")]).await;
    ana.post("/log", &[("topics", "sante"), ("minutes", "30")]).await;
    let page = ana.get("/log").await;
    let undo = page.first("#day form[action$='/undoing']", "action");
    for _ in 0..2 {
        assert_eq!(ana.post(&undo, &[]).await.location.as_deref(), Some("/log"));
    }
    assert_eq!(minutes(&app, &ana).await, (1, 15));
    let lines: Vec<String> = app
        .state
        .db()
        .column("SELECT verb || ' ' || minutes FROM hours WHERE account_id = $1 AND minutes <> 15 ORDER BY id", args![ana.account])
        .await
        .unwrap();
    assert_eq!(lines, ["recorded 30", "corrected -30"], "a line corrects, none is erased");
    let words = day(&ana.get("/log").await);
    assert!(words.contains("annulée") && words.contains("aide notée1"), "{words}");
    // Correcting it brings it back.
    let record = undo.replace("/undoing", "/correction");
    let fields = [("version", "2"), ("minutes", "45"), ("outcome", "resolu"), ("autonomie", "autonome"), ("topics", "sante")];
    ana.post(&record, &fields).await;
    assert_eq!(minutes(&app, &ana).await, (2, 60));
}

#[tokio::test]
async fn undoing_is_for_the_same_day_and_for_ones_own() {
    let (app, ana) = desk().await;
    let bob = app.volunteer("Bob", app.association("Ailleurs").await).await;
    ana.post("/log", &[("topics", "email"), ("minutes", "15")]).await;
    let undo = ana.get("/log").await.first("#day form[action$='/undoing']", "action");
    assert_eq!(bob.post(&undo, &[]).await.status, 404);
    app.advance(DAY).await;
    let late = ana.post(&undo, &[]).await;
    assert_eq!(late.status, 409);
    assert!(late.words().contains("le jour où elle est notée"), "{}", late.words());
    assert_eq!(minutes(&app, &ana).await, (1, 15));
}

#[tokio::test]
async fn a_workshop_counts_once_for_its_helper_and_its_people_are_a_number() {
    let (app, ana) = desk().await;
    let fields = [("topics", "email"), ("minutes", "90"), ("first_names", "Josiane, Marcel\nZoé"), ("held", "2026-11-23")];
    let wrong = ana.post("/log/workshop", &[&fields[..], &[("people", "2")]].concat()).await;
    assert!(wrong.words().contains("plus de prénoms que de personnes"), "{}", wrong.words());
    for _ in 0..2 {
        let form = [&fields[..], &[("people", "8"), ("form_key", KEY)]].concat();
        assert_eq!(ana.post("/log/workshop", &form).await.location.as_deref(), Some("/log"));
    }
    assert_eq!(minutes(&app, &ana).await, (1, 90));
    let page = ana.get("/log").await;
    assert!(day(&page).contains("atelier, 8 personnes") && !page.text.contains("Josiane"), "{}", day(&page));
    let who = page.first("#day a[href$='/participants']", "href");
    assert!(ana.get(&who).await.text.contains("Josiane"));
    let bob = app.volunteer("Bob", app.association("Ailleurs").await).await;
    assert_eq!(bob.get(&who).await.status, 404);
    ana.post(&who, &[("version", "1"), ("people", "9"), ("first_names", "Josiane")]).await;
    assert!(day(&ana.get("/log").await).contains("atelier, 9 personnes"));
    app.advance(31 * DAY).await;
    binome::help_sessions::actions::drop_ins::forget(&app.state.storage, app.state.clock().now()).await.unwrap();
    let later = ana.get(&who).await;
    assert!(!later.text.contains("Josiane") && later.first("#people", "value") == "9", "the number stays");
}

#[tokio::test]
async fn whoever_leaves_for_good_leaves_no_name_of_anybody() {
    let (app, ana) = desk().await;
    let fields = [("topics", "email"), ("minutes", "90"), ("first_names", "Josiane"), ("held", "2026-11-23")];
    ana.post("/log/workshop", &fields).await;
    ana.post_file("/log/imports", "file", b"date;minutes;topic\n2026-11-20;15;email\n", &[]).await;
    let count = async |statement: &str| app.state.db().scalar::<i64>(statement, args![]).await.unwrap();
    let names = "SELECT CAST(COUNT(*) AS BIGINT) FROM workshops WHERE first_names IS NOT NULL";
    let files = "SELECT CAST(COUNT(*) AS BIGINT) FROM log_imports";
    assert_eq!((count(names).await, count(files).await), (Some(1), Some(1)));
    assert_eq!(ana.post("/account/deletion", &[("sure", "yes")]).await.status, 303);
    assert_eq!((count(names).await, count(files).await), (Some(0), Some(0)));
    assert_eq!(count("SELECT people FROM workshops").await, Some(1), "the number stays");
}

#[tokio::test]
async fn the_permanence_that_goes_on_is_the_place() {
    let (app, ana) = desk().await;
    let now = app.state.clock().now();
    let account = ana.account;
    app.state
        .storage
        .write(async move |tx| {
            let (place, series, permanence): (i64, i64, i64) = (tx.new_id(), tx.new_id(), tx.new_id());
            let association: i64 = tx.scalar("SELECT association_id FROM memberships WHERE account_id = $1", args![account]).await?.unwrap_or(0);
            tx.execute(
                "INSERT INTO places (id, association_id, name, sort_key, address, commune, phone, opening_hours, latitude, longitude, created_at) \
                 VALUES ($1, $2, 'Médiathèque', 'mediatheque', '1 rue Verte', '28085', '+33261910002', '[]', 48.4, 1.5, $3)",
                args![place, association, now],
            )
            .await?;
            tx.execute(
                "INSERT INTO permanence_series (id, association_id, place_id, rule, first_on, starts_minute, duration_minutes, zone, skips_holidays, \
                 note, seats_min, seats_max, topics, languages, alert_days, made_until, created_at) \
                 VALUES ($1, $2, $3, '', '2026-11-23', 540, 180, 'Europe/Paris', TRUE, '', 1, 2, 0, 0, 3, '2026-12-01', $4)",
                args![series, association, place, now],
            )
            .await?;
            tx.execute(
                "INSERT INTO permanences (id, series_id, association_id, place_id, made_for, zone, starts_at, ends_at, note, seats_min, seats_max, \
                 topics, languages, alert_days, sequence, changed_at) \
                 VALUES ($1, $2, $3, $4, '2026-11-23', 'Europe/Paris', $5, $6, '', 1, 2, 0, 0, 3, 0, $7)",
                args![permanence, series, association, place, now - HOUR, now + 30 * MINUTE, now],
            )
            .await?;
            tx.execute(
                "INSERT INTO permanence_signups (id, permanence_id, account_id, state, sequence, moved_at) VALUES ($1, $2, $3, 'seated', 0, $4)",
                args![tx.new_id::<i64>(), permanence, account, now],
            )
            .await?;
            Ok::<_, binome::storage::Error>(())
        })
        .await
        .unwrap();
    assert!(ana.get("/log").await.words().contains("Permanence en cours"));
    app.advance(HOUR).await;
    assert!(!ana.get("/log").await.words().contains("Permanence en cours"));
}
