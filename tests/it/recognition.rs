//! Hours: what a helper gave, what the asker and the association say of it.

use binome::recognition::{actions, store};
use binome::storage::HelpSessionId;

use crate::help_sessions::{Paired, paired, record};
use crate::support::TestApp;

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
async fn an_association_answers_once_for_its_own_hours_only() {
    let app = TestApp::start().await;
    let Paired { ana, pairing, entraide, .. } = paired(&app).await;
    let (nour, other) = (app.coordinator("Nour", entraide).await, app.association("Ailleurs").await);
    let read = record(&ana, &pairing, &[("minutes", "60")]).await;
    let id: HelpSessionId = read.trim_start_matches("/records/").parse().unwrap();
    let by = nour.account;
    let answers = app
        .state
        .storage
        .write(async move |tx| {
            let foreign = actions::validate(tx, by, other, id).await?;
            let refused = actions::refuse(tx, by, entraide, id, "Déjà comptée").await?;
            let twice = actions::validate(tx, by, entraide, id).await?;
            Ok::<_, binome::storage::Error>((foreign, refused, twice))
        })
        .await
        .unwrap();
    assert_eq!(answers, (false, true, false));
    let hours = ana.get("/hours").await.words();
    assert!(hours.contains("Non retenue") && hours.contains("Déjà comptée"), "{hours}");
    assert_eq!(store::totals_of(app.state.db(), ana.account, EVER.0, EVER.1).await.unwrap().minutes, 0);
    // Corrected, it waits for an answer again, and counts again.
    let fields = [("version", "1"), ("minutes", "30"), ("outcome", "resolu"), ("autonomie", "autonome"), ("topics", "travail_formation")];
    ana.post(&format!("{read}/correction"), &fields).await;
    let waits = store::to_validate(app.state.db(), entraide).await.unwrap();
    assert_eq!((waits.len(), waits[0].minutes), (1, 30));
    let count = app.state.storage.write(async move |tx| actions::validate_all(tx, by, entraide, &[id, id]).await).await.unwrap();
    assert_eq!(count, 1);
    assert_eq!(store::totals_of(app.state.db(), ana.account, EVER.0, EVER.1).await.unwrap().validated_minutes, 30);
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
