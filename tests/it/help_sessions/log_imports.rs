//! Past sessions from a file: looked at, brought in once however often the file comes, each corrected as any.

use binome::args;
use binome::recognition::store;
use binome::storage::Sql;

use crate::support::{Person, TestApp};

const FILE: &str = "Mon carnet;;;;\nDate;Durée;Thématique;Participants;Commentaire\n\
    20/11/2026;15;E-mail;;Josiane\n20/11/2026;15;E-mail;;Marcel\n19/11/2026;1 h 30;Bureautique;8;\n;;;;\n\
    2030-01-01;15;E-mail;;\n18/11/2026;longtemps;E-mail;;\n";

async fn totals(app: &TestApp, who: &Person) -> (i64, i64) {
    let totals = store::totals_of(app.state.db(), who.account, 0, i64::MAX).await.unwrap();
    (totals.sessions, totals.minutes)
}

async fn send(who: &Person, text: &str) -> String {
    let answer = who.post_file("/log/imports", "file", text.as_bytes(), &[]).await;
    answer.location.clone().unwrap_or_else(|| panic!("{}: {}", answer.status, answer.words()))
}

#[tokio::test]
async fn a_notebook_is_looked_at_brought_in_and_changes_nothing_the_second_time() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let import = send(&ana, FILE).await;
    let page = ana.get(&import).await;
    let words = page.words().replace('\u{a0}', " ");
    for said in ["aides à noter 3", "Noter ces 3 aides", "2 h", "Cette durée n’est pas comprise", "Ligne 7", "Commentaire"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(!words.contains("Josiane"), "what is not read is not shown");
    assert_eq!(totals(&app, &ana).await, (0, 0), "nothing is written yet");
    let refused = ana.post(&format!("{import}/start"), &[("what", "all")]).await;
    assert_eq!((refused.status, totals(&app, &ana).await), (422, (0, 0)));
    let bob = app.volunteer("Bob", entraide).await;
    assert_eq!(bob.post(&format!("{import}/start"), &[("what", "good")]).await.status, 404);

    for _ in 0..2 {
        assert_eq!(ana.post(&format!("{import}/start"), &[("what", "good")]).await.location.as_deref(), Some("/log/imports"));
    }
    assert_eq!(totals(&app, &ana).await, (3, 120));
    let again = send(&ana, &format!("{FILE}17/11/2026;45;E-mail;;\n")).await;
    let words = ana.get(&again).await.words().replace('\u{a0}', " ");
    assert!(words.contains("Noter cette aide") && words.contains("déjà notées 3"), "{words}");
    ana.post(&format!("{again}/start"), &[("what", "good")]).await;
    assert_eq!(totals(&app, &ana).await, (4, 165), "only what joined the file");
    assert!(ana.get("/log").await.texts("#day").concat().contains("Rien de noté aujourd’hui"), "the past is not today");
}

#[tokio::test]
async fn the_same_file_started_twice_at_once_counts_once() {
    let app = TestApp::start().await;
    let ana = app.volunteer("Ana", app.association("Entraide 28").await).await;
    let (one, two) = (send(&ana, FILE).await, send(&ana, FILE).await);
    let (first, second) = (format!("{one}/start"), format!("{two}/start"));
    let wish = [("what", "good")];
    let (a, b) = tokio::join!(ana.post(&first, &wish), ana.post(&second, &wish));
    assert_eq!((a.status, b.status), (303, 303));
    assert_eq!(totals(&app, &ana).await, (3, 120));
}

#[tokio::test]
async fn what_we_know_under_its_own_id_is_not_noted_again() {
    let app = TestApp::start().await;
    let ana = app.volunteer("Ana", app.association("Entraide 28").await).await;
    ana.post("/log", &[("topics", "email"), ("minutes", "15")]).await;
    let id = ana.get("/log").await.first("#day .list a[href^='/records/']", "href").replace("/records/", "");
    let import = send(&ana, &format!("id,date,duration,topic\n{id},2026-11-22,15,email\nx,2026-11-22,30,sante\n")).await;
    ana.post(&format!("{import}/start"), &[]).await;
    assert_eq!(totals(&app, &ana).await, (2, 45));
}

#[tokio::test]
async fn a_coordinator_brings_in_for_their_own_and_nobody_else() {
    let app = TestApp::start().await;
    let (entraide, ailleurs) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", ailleurs).await);
    let carole = app.coordinator("Carole", entraide).await;
    let page = carole.get("/log/imports").await;
    assert!(page.all("option", "value").contains(&ana.account.to_string()), "{}", page.words());
    assert!(ana.get("/log/imports").await.all("option", "value").is_empty());
    for (who, account, status) in [(&carole, bob.account, 404), (&ana, carole.account, 404), (&carole, ana.account, 303)] {
        let answer = who.post_parts("/log/imports", &[("account", &account.to_string())], ("file", FILE.as_bytes())).await;
        assert_eq!(answer.status, status, "{}", answer.words());
        if let Some(import) = answer.location {
            assert!(carole.get(&import).await.words().contains("Pour Ana"));
            carole.post(&format!("{import}/start"), &[("what", "good")]).await;
        }
    }
    assert_eq!(totals(&app, &ana).await, (3, 120));
    assert_eq!(totals(&app, &carole).await, (0, 0));
    assert_eq!(store::to_validate(app.state.db(), entraide).await.unwrap().len(), 3);
}

#[tokio::test]
async fn what_is_no_log_is_refused_with_the_column_that_is_missing() {
    let app = TestApp::start().await;
    let ana = app.volunteer("Ana", app.association("Entraide 28").await).await;
    for (text, said) in
        [("nom;email\nAna;ana@example.org\n", "Date"), ("date;thème\n20/11/2026;email\n", "Durée"), ("%PDF-1.7", "pas un tableau")]
    {
        let refused = ana.post_file("/log/imports", "file", text.as_bytes(), &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.words().contains(said), "{}", refused.words());
    }
}

/// Everything that La Coop has a word for.
async fn kept(app: &TestApp, who: &Person) -> Vec<String> {
    let statement = "SELECT s.type || ' ' || CAST(s.held_at AS TEXT) || ' ' || r.topics || ' ' || CAST(r.minutes AS TEXT) || ' ' || r.lieu || \
                     ' [' || r.materiel || '] ' || r.autonomie || ' ' || COALESCE(r.redirection, '-') || ' ' || r.tranche_age || ' ' || \
                     r.statut_social || ' ' || CAST(COALESCE(w.people, 1) AS TEXT) FROM help_sessions s JOIN session_records r \
                     ON r.help_session_id = s.id AND r.version = s.version LEFT JOIN workshops w ON w.help_session_id = s.id \
                     WHERE s.account_id = $1 AND r.minutes > 0 ORDER BY 1";
    app.state.db().column(statement, args![who.account]).await.unwrap()
}

#[tokio::test]
async fn what_leaves_in_the_fields_of_la_coop_comes_back_as_it_was() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    let odile = app.coordinator("Odile", entraide).await;
    let usual = [("minutes", "45"), ("outcome", "resolu"), ("held", "2026-11-20")];
    let each: [&[(&str, &str)]; 3] = [
        &[
            ("topics", "social_sante"),
            ("topics", "email"),
            ("lieu", "domicile"),
            ("materiel", "telephone"),
            ("materiel", "ordinateur"),
            ("autonomie", "entierement_accompagne"),
            ("redirection", "aide_sociale"),
            ("tranche_age", "soixante_dix_plus"),
            ("statut_social", "retraite"),
        ],
        &[
            ("topics", "culture_numerique"),
            ("lieu", "a_distance"),
            ("materiel", "aucun"),
            ("autonomie", "autonome"),
            ("redirection", "operateur_ou_organisme_en_charge"),
            ("tranche_age", "moins_de_douze"),
            ("statut_social", "scolarise"),
        ],
        &[("topics", "aide_aux_demarches_administratives"), ("lieu", "autre"), ("autonomie", "partiellement_autonome")],
    ];
    for more in each {
        let fields: Vec<(&str, &str)> = usual.iter().chain(more).copied().collect();
        assert_eq!(ana.post("/log/details", &fields).await.status, 303);
    }
    let workshop = [("topics", "bureautique"), ("minutes", "90"), ("people", "8"), ("lieu", "lieu_activite"), ("held", "2026-11-19")];
    assert_eq!(ana.post("/log/workshop", &workshop).await.status, 303);
    // What was undone does not leave.
    ana.post("/log", &[("topics", "email"), ("minutes", "15")]).await;
    ana.post(&ana.get("/log").await.first("#day form[action$='/undoing']", "action"), &[]).await;

    let file = odile.get("/association/exports/coop.csv").await.text;
    let answer = odile.post_parts("/log/imports", &[("account", &bob.account.to_string())], ("file", file.as_bytes())).await;
    let import = answer.location.clone().unwrap_or_else(|| panic!("{}", answer.words()));
    let seen = odile.get(&import).await.words().replace('\u{a0}', " ");
    assert!(seen.contains("Colonnes non lues : commune") && seen.contains("Noter ces 4 aides"), "{seen}");
    odile.post(&format!("{import}/start"), &[("what", "all")]).await;
    let (own, copy) = (kept(&app, &ana).await, kept(&app, &bob).await);
    // Two procedures stand beside their subjects, in the order of the catalogue.
    let sorted = |all: Vec<String>| all.into_iter().map(|one| one.replace("social_sante email", "email social_sante")).collect::<Vec<_>>();
    assert_eq!((own.len(), sorted(own)), (4, sorted(copy)));
}

#[tokio::test]
async fn an_age_that_is_not_understood_is_told_beside_its_line() {
    let app = TestApp::start().await;
    let ana = app.volunteer("Ana", app.association("Entraide 28").await).await;
    let text = "Date;Durée;Thématique;Âge;Situation\n20/11/2026;15;E-mail;70 ans et plus;Retraitée\n20/11/2026;15;E-mail;senior;\n";
    let import = send(&ana, text).await;
    let words = ana.get(&import).await.words().replace('\u{a0}', " ");
    assert!(words.contains("Cette tranche d’âge n’est pas connue") && words.contains("senior"), "{words}");
    ana.post(&format!("{import}/start"), &[("what", "good")]).await;
    let kept = kept(&app, &ana).await;
    assert!(kept.len() == 1 && kept[0].contains("soixante_dix_plus retraite"), "{kept:?}");
}
