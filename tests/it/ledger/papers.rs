//! What leaves: files, the valuation, the yearly sheet; and the last month of a contract.

use binome::args;
use binome::clock::{DAY, HOUR};
use binome::helpers::{self, HelperKind, Profile};
use binome::recognition::actions::endings;
use binome::storage::{Error, Sql, Tx};

use super::{World, world};

fn plain(words: &str) -> String {
    words.replace(['\u{a0}', '\u{202f}'], " ")
}

async fn acts(world: &World) -> Vec<String> {
    let all = "SELECT verb FROM audit_entries WHERE verb LIKE '%_exported' ORDER BY id";
    world.app.state.db().column(all, args![]).await.unwrap()
}

#[tokio::test]
async fn hours_and_sessions_leave_as_files_that_run_nothing_and_are_noted() {
    let world = world().await;
    let account = world.ana.account;
    let rename = async move |tx: &Tx| tx.execute("UPDATE accounts SET first_name = '=HYPERLINK(1)' WHERE id = $1", args![account]).await;
    world.app.state.storage.write(rename).await.unwrap();
    let source = world.help(-5 * HOUR, 45).await;
    world.learn(20, true).await;
    world.answer(&world.odile, "validation", source).await;
    let page = plain(&world.odile.get("/association/exports").await.words());
    assert!(page.contains("2 lignes, 1 h 05") && page.contains("Un accompagnement, sans le nom"), "{page}");
    let hours = world.odile.get("/association/exports/hours.csv").await.text;
    assert!(hours.contains("'=HYPERLINK(1) Martin;Accompagnements;") && hours.contains(";23/11/2026;0,75;;oui;non confirmée"), "{hours}");
    assert!(hours.contains("Formation") && hours.contains(";0,33;;non;"), "{hours}");
    let coop = world.odile.get("/association/exports/coop.csv").await.text;
    assert!(coop.contains(";individuel;2026-11-23;45;lieu_activite;;;email;;autonome;"), "{coop}");
    let json: serde_json::Value = serde_json::from_str(&world.odile.get("/association/exports/coop.json").await.text).unwrap();
    assert_eq!((json[0]["duree"].as_i64(), json[0]["thematique"][0].as_str()), (Some(45), Some("email")));
    assert!(world.odile.bytes("/association/exports/hours.xlsx").await.starts_with(b"PK"));
    world.odile.get("/association/valuation.csv").await;
    world.odile.get("/figures.csv").await;
    world.odile.get("/members/export.csv").await;
    let noted = ["hours", "sessions", "sessions", "hours", "valuation", "figures", "roster"].map(|what| format!("{what}_exported"));
    assert_eq!(acts(&world).await, noted);
    let old = world.odile.get("/association/exports/hours.csv?from=2025-01-01&until=2025-12-31").await.text;
    assert_eq!(old.lines().count(), 1, "the header alone");
    let yves = world.app.coordinator("Yves", world.app.association("Ailleurs").await).await;
    assert_eq!(yves.get("/association/exports/hours.csv").await.text.lines().count(), 1, "another association's");
    assert_eq!(world.ana.get("/association/exports").await.status, 404);
}

#[tokio::test]
async fn the_time_of_volunteers_is_valued_at_the_rate_that_the_association_sets() {
    let world = world().await;
    let source = world.help(-5 * HOUR, 90).await;
    world.attend(world.seat("Médiathèque").await, 180, None).await;
    world.answer(&world.odile, "validation", source).await;
    let page = plain(&world.odile.get("/association/valuation").await.words());
    assert!(page.contains("Non valorisé") && page.contains("3 h attendent encore votre accord"), "{page}");
    let wrong = world.odile.post("/association/valuation/rates", &[("help", "douze"), ("permanence", "15")]).await;
    assert!(wrong.status == 422 && wrong.words().contains("Écrivez un montant"), "{}", wrong.words());
    assert_eq!(world.odile.post("/association/valuation/rates", &[("help", "12,02"), ("permanence", "")]).await.status, 303);
    let page = plain(&world.odile.get("/association/valuation").await.words());
    assert!(page.contains("12,02 €") && page.contains("18,03 €"), "{page}");
    let csv = world.odile.get("/association/valuation.csv").await.text;
    assert!(csv.contains("Accompagnements;1;1,5;12,02;18,03") && csv.contains("Ensemble;1;1,5;;18,03"), "{csv}");
}

#[tokio::test]
async fn the_yearly_sheet_counts_validated_hours_by_association() {
    let world = world().await;
    for day in 1..=25 {
        let source = world.help(-day * DAY, 240).await;
        world.answer(&world.odile, "validation", source).await;
    }
    world.help(-HOUR, 30).await;
    let page = plain(&world.ana.get("/engagement").await.words());
    assert!(page.contains("Entraide 28") && page.contains("100 h") && page.contains("30 minutes attendent"), "{page}");
    assert!(page.contains("30 juin 2027") && page.contains("31 décembre 2027") && page.contains("Vous n’avez pas ce rôle ici"), "{page}");
    assert_eq!((page.matches("Atteint ").count(), page.matches("Pas encore").count()), (1, 1), "{page}");
    assert!(world.ana.bytes("/engagement/paper").await.starts_with(b"%PDF-1.7"));
    assert!(plain(&world.ana.get("/engagement?year=2025").await.words()).contains("Aucune heure validée cette année-là"));
}

#[tokio::test]
async fn a_contract_that_ends_is_told_once_and_whoever_wishes_stays() {
    let world = world().await;
    let (volunteer, tutor, here) = (world.ana.account, world.odile.account, world.here);
    let work = async move |tx: &Tx| {
        let profile = helpers::store::profile(tx, volunteer).await?.unwrap();
        helpers::actions::keep_profile(tx, &Profile { kind: HelperKind::CivicService, ..profile }).await?;
        let contract = "INSERT INTO contracts (account_id, association_id, first_day, last_day, weekly_hours, places, tutor_id, written_by, written_at) \
                        VALUES ($1, $2, '2026-05-02', '2026-12-31', '[]', '[]', $3, $3, $4)";
        tx.execute(contract, args![volunteer, here, tutor, tx.now()]).await?;
        Ok::<_, Error>(())
    };
    world.app.state.storage.write(work).await.unwrap();
    world.help(-5 * HOUR, 45).await;
    let told = async || {
        endings::tell_due(&world.app.state).await.unwrap();
        world.app.settle().await;
        world.app.mails().iter().filter(|mail| mail.subject.contains("finit jeudi 31 décembre")).count()
    };
    assert_eq!(told().await, 0, "38 days before");
    world.app.advance(9 * DAY).await;
    assert_eq!((told().await, told().await), (2, 2), "the volunteer and the tutor, once");
    let own = plain(&world.ana.get("/contract/end").await.words());
    assert!(own.contains("finit dans 29 jours") && own.contains("Une ligne attend encore"), "{own}");
    assert!(plain(&world.odile.get("/tutored/hours").await.words()).contains("Une ligne à valider (45 minutes)"));
    assert!(plain(&world.odile.get("/board/hours").await.words()).contains("Dernier jour : jeudi 31 décembre"));
    world.ana.post("/contract/end/staying", &[]).await;
    let kind = async || helpers::store::profile(world.app.state.db(), volunteer).await.unwrap().unwrap();
    assert_eq!(kind().await.kind, HelperKind::CivicService, "it goes on");
    world.app.advance(30 * DAY).await;
    assert!(plain(&world.ana.get("/contract/end").await.words()).contains("Rester bénévole"));
    assert_eq!(world.ana.post("/contract/end/staying", &[]).await.location.as_deref(), Some("/home"));
    let now = kind().await;
    assert_eq!((now.kind, now.contract), (HelperKind::Volunteer, None));
    assert_eq!(world.ana.get("/contract/end").await.location.as_deref(), Some("/contract"), "it is over");
    // What was done in civic service stays so, noted late or not.
    world.help(HOUR, 30).await;
    world.help(60 * DAY, 30).await;
    let kinds: Vec<String> =
        world.app.state.db().column("SELECT kind FROM hours WHERE verb = 'recorded' ORDER BY held_at", args![]).await.unwrap();
    assert_eq!(kinds, ["civic_activity", "civic_activity", "volunteer"]);
}
