//! Hours: what a helper gave, what the asker and the association say of it.

use binome::recognition::store;

use crate::help_sessions::{Paired, paired, record};
use crate::support::{Person, TestApp};

/// All time.
const EVER: (i64, i64) = (0, i64::MAX);

#[tokio::test]
async fn a_record_counts_at_once_and_a_correction_changes_the_sum() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, entraide, .. } = paired(&app).await;
    let mut anas = ana.live(&ana.get("/hours").await).await;
    let read = record(&ana, &pairing, &[("minutes", "45")]).await;
    anas.event("hours_moved").await;
    let hours = ana.get("/hours").await.words().replace('\u{a0}', " ");
    assert!(hours.contains("45 minutes") && hours.contains("personne aidée 1") && hours.contains("À valider"), "{hours}");
    let fields = [("version", "1"), ("minutes", "30"), ("outcome", "resolu"), ("autonomie", "autonome"), ("topics", "travail_formation")];
    ana.post(&format!("{read}/correction"), &fields).await;
    let totals = store::totals_of(app.state.db(), ana.account, EVER.0, EVER.1).await.unwrap();
    assert_eq!((totals.minutes, totals.sessions, totals.people), (30, 1, 1));
    assert_eq!(store::to_validate(app.state.db(), entraide).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_year_is_read_by_association_kind_and_topic() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, .. } = paired(&app).await;
    record(&ana, &pairing, &[("minutes", "45"), ("topics", "email"), ("topics", "logement")]).await;
    let own = [("minutes", "15"), ("outcome", "resolu"), ("autonomie", "autonome"), ("topics", "email"), ("held", "2026-10-20")];
    ana.post("/log/details", &own).await;
    let page = ana.get("/hours?year=2026").await;
    let words = page.words().replace('\u{a0}', " ");
    for part in ["E-mails 38 minutes", "Logement 22 minutes"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(!words.contains("À valider"), "meetings are read month by month");
    let october = ana.get("/hours?month=2026-10").await.words().replace('\u{a0}', " ");
    assert!(october.contains("15 minutes") && !october.contains("45 minutes") && october.contains("Le mois d’après"), "{october}");
    assert!(ana.get("/hours?year=2025").await.words().contains("Aucune aide notée cette année-là"));
}

#[tokio::test]
async fn an_association_answers_once_for_its_own_hours_only() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, entraide, .. } = paired(&app).await;
    let nour = app.coordinator("Nour", entraide).await;
    let yves = app.coordinator("Yves", app.association("Ailleurs").await).await;
    let read = record(&ana, &pairing, &[("minutes", "60")]).await;
    let source = read.replace("/records/", "help-");
    let answer = async |by: &Person, verb: &str| {
        by.post(&format!("/board/hours/{verb}"), &[("hours", source.as_str()), ("reason", "Déjà comptée")]).await;
        store::totals_of(app.state.db(), ana.account, EVER.0, EVER.1).await.unwrap()
    };
    assert_eq!(answer(&yves, "validation").await.validated_minutes, 0, "another association's");
    assert_eq!(answer(&nour, "refusal").await.minutes, 0);
    assert_eq!(answer(&nour, "validation").await.validated_minutes, 0, "it was answered");
    let hours = ana.get("/hours").await.words();
    assert!(hours.contains("Non retenue") && hours.contains("Déjà comptée"), "{hours}");
    // Corrected, it waits for an answer again, and counts again.
    let fields = [("version", "1"), ("minutes", "30"), ("outcome", "resolu"), ("autonomie", "autonome"), ("topics", "travail_formation")];
    ana.post(&format!("{read}/correction"), &fields).await;
    let waits = store::to_validate(app.state.db(), entraide).await.unwrap();
    assert_eq!((waits.len(), waits[0].minutes), (1, 30));
    assert_eq!(answer(&nour, "validation").await.validated_minutes, 30);
}

#[tokio::test]
async fn help_without_a_pairing_is_logged_in_a_few_taps() {
    let app = TestApp::start().await;
    let Paired { ana, .. } = paired(&app).await;
    let form = ana.get("/log/details").await;
    assert_eq!(form.first("#held", "value"), "2026-11-23", "today");
    let fields = [("minutes", "15"), ("outcome", "en_partie"), ("autonomie", "autonome"), ("topics", "email"), ("held", "2026-11-20")];
    for _ in 0..2 {
        let key = [("form_key", "0123456789abcdef0123456789abcdef")];
        let sent = ana.post("/log/details", &[&key[..], &fields[..]].concat()).await;
        assert_eq!(sent.location.as_deref(), Some("/log"));
    }
    let totals = store::totals_of(app.state.db(), ana.account, EVER.0, EVER.1).await.unwrap();
    assert_eq!((totals.minutes, totals.sessions, totals.people), (15, 1, 0), "sent twice, counted once");
    let late = ana.post("/log/details", &[("minutes", "15"), ("held", "2026-11-24")]).await;
    assert_eq!(late.status, 422);
    assert!(late.words().contains("Ce jour n’est pas encore venu"));
}
