//! Figures: a little world whose sums were done by hand, whose they are, and what may leave the association.

use std::io::Cursor;

use binome::args;
use binome::clock::{DAY, HOUR, MINUTE};
use binome::help_requests::NewHelpRequest;
use binome::learning::topics::Topic;
use binome::storage::{AssociationId, HelpRequestId, Sql, Tx};
use calamine::{Data, Reader, Xlsx};

use crate::support::{MONDAY_10_H, Person, TestApp, josiane};

/// What became of a help request.
#[derive(Clone, Copy)]
struct Story {
    of: Option<AssociationId>,
    topic: Topic,
    /// INSEE code.
    commune: &'static str,
    state: &'static str,
    end_reason: Option<&'static str>,
    /// When it was made, and how long after it somebody accepted.
    at: i64,
    wait: Option<i64>,
}

struct World {
    app: TestApp,
    zoe: Person,
    ana: Person,
    here: AssociationId,
    elsewhere: AssociationId,
}

/// Nothing asked yet, on Monday 23 November 2026.
async fn world() -> World {
    let app = TestApp::start().await;
    let (here, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (zoe, ana) = (app.coordinator("Zoe", here).await, app.volunteer("Ana", here).await);
    World { app, zoe, ana, here, elsewhere }
}

impl World {
    fn story(&self) -> Story {
        let (at, wait) = (MONDAY_10_H - 5 * DAY, Some(10 * MINUTE));
        Story { of: Some(self.here), topic: Topic::Sante, commune: "28085", state: "recorded", end_reason: None, at, wait }
    }

    async fn tell(&self, story: Story) -> HelpRequestId {
        let asked = self.app.ask(NewHelpRequest { topic: story.topic, ..josiane() }).await.help_request;
        let (ana, claimed_at) = (self.ana.account, story.wait.map(|wait| story.at + wait));
        let work = async move |tx: &Tx| {
            let told = "UPDATE help_requests SET state = $2, end_reason = $3, created_at = $4, line_at = $4, claimed_at = $5, \
                        association_id = $6, commune = $7 WHERE id = $1";
            tx.execute(told, args![asked, story.state, story.end_reason, story.at, claimed_at, story.of, story.commune]).await?;
            if let Some(at) = claimed_at {
                let paired = "INSERT INTO pairings (id, help_request_id, asker_id, account_id, started_at, is_asked_after, ended_at) \
                              SELECT $1, id, asker_id, $3, $4, FALSE, $4 FROM help_requests WHERE id = $2";
                tx.execute(paired, args![tx.new_id::<i64>(), asked, ana, at]).await?;
            }
            Ok::<_, binome::storage::Error>(())
        };
        self.app.state.storage.write(work).await.unwrap();
        asked
    }

    /// A meeting of Ana's, of so many minutes; refused ones add up to nought.
    async fn meet(&self, asked: Option<HelpRequestId>, minutes: i64, autonomie: &'static str, is_refused: bool) {
        let (ana, of, at) = (self.ana.account, self.here, MONDAY_10_H - 4 * DAY);
        let work = async move |tx: &Tx| {
            let session: i64 = tx.new_id();
            let held = "INSERT INTO help_sessions (id, help_request_id, account_id, association_id, type, held_at, version, mailed, created_at) \
                        VALUES ($1, $2, $3, $4, 'individuel', $5, 1, 0, $5)";
            tx.execute(held, args![session, asked, ana, of, at]).await?;
            let record = "INSERT INTO session_records (help_session_id, version, topics, minutes, lieu, materiel, autonomie, outcome, \
                          written_by, created_at) VALUES ($1, 1, 'email', $2, 'a_distance', '', $3, 'resolu', $4, $5)";
            tx.execute(record, args![session, minutes, autonomie, ana, at]).await?;
            for (verb, minutes) in [("recorded", minutes), ("refused", if is_refused { -minutes } else { 0 })] {
                let line = "INSERT INTO hours (id, help_session_id, account_id, association_id, kind, verb, minutes, held_at, created_at) \
                            VALUES ($1, $2, $3, $4, 'volunteer', $5, $6, $7, $7)";
                tx.execute(line, args![tx.new_id::<i64>(), session, ana, of, verb, minutes, at]).await?;
            }
            Ok::<_, binome::storage::Error>(())
        };
        self.app.state.storage.write(work).await.unwrap();
    }

    async fn run(&self, sql: &'static str, id: HelpRequestId, other: i64) {
        self.app.state.storage.write(async move |tx| tx.execute(sql, args![id, other]).await).await.unwrap();
    }

    /// Eight asked: six about health in Chartres, who waited 10 to 60 minutes, and two about mail in a village.
    async fn eight(&self) {
        let mut first = None;
        for number in 1..=6 {
            let asked = self.tell(Story { wait: Some(number * 10 * MINUTE), ..self.story() }).await;
            self.meet(Some(asked), 30, "autonome", number == 6).await;
            first.get_or_insert(asked);
            if number == 2 {
                let same = "UPDATE help_requests SET asker_id = (SELECT asker_id FROM help_requests WHERE id = $2) WHERE id = $1";
                self.run(same, asked, first.unwrap().0).await;
            }
        }
        let village = Story { topic: Topic::Email, commune: "28003", wait: None, ..self.story() };
        self.tell(Story { state: "unmet", at: MONDAY_10_H - 2 * HOUR, ..village }).await;
        self.tell(Story { state: "withdrawn", ..village }).await;
        self.meet(None, 45, "entierement_accompagne", false).await;
    }
}

async fn csv(person: &Person, query: &str) -> Vec<Vec<String>> {
    let text = String::from_utf8(person.bytes(&format!("/figures.csv?{query}")).await).unwrap();
    let lines = text.trim_start_matches('\u{feff}').lines();
    lines.map(|line| line.replace('\u{a0}', " ").split(';').map(str::to_owned).collect()).collect()
}

fn cells<'a>(rows: &'a [Vec<String>], group: &str) -> Vec<&'a str> {
    let row = rows.iter().find(|row| row[1] == group || row[0] == group).unwrap_or_else(|| panic!("{group}: {rows:?}"));
    row[2..].iter().map(String::as_str).collect()
}

#[tokio::test]
async fn a_coordinator_sees_what_was_counted_by_hand() {
    let world = world().await;
    world.eight().await;
    let page = world.zoe.get("/figures").await;
    let words = page.words().replace('\u{a0}', " ");
    for said in [
        "Du 1er novembre 2026 au 30 novembre 2026",
        "La période n’est pas finie",
        "Demandes 8",
        "La moitié attend au plus 40 minutes",
        "9 sur 10 attendent au plus 2 h",
        "Restées sans aide 2",
        "Accompagnements 6",
        "Aide donnée 3 h 15",
        "Personnes aidées 4",
        "Personnes qui ont aidé 1",
        "Santé en ligne 6 30 minutes",
        "Sans aide : retirée avant que quelqu’un accepte 1 13 %",
        "La personne seule 5 83 %",
    ] {
        assert!(words.contains(said), "{said:?} in {words}");
    }
}

#[tokio::test]
async fn small_communes_are_set_beside_large_ones() {
    let world = world().await;
    world.eight().await;
    let words = world.zoe.get("/figures?by=size").await.words().replace('\u{a0}', " ");
    let (small, large) = (words.find("Moins de 2 000 habitants").unwrap(), words.find("De 10 000 à 49 999 habitants").unwrap());
    assert!(small < large, "from the smallest");
    assert!(words.contains("Moins de 2 000 habitants 2 2 h 2 h 2"), "{words}");
}

#[tokio::test]
async fn who_asked_at_a_desk_is_set_beside_who_asked_alone() {
    let world = world().await;
    world.eight().await;
    let first: Option<HelpRequestId> =
        world.app.state.db().scalar("SELECT id FROM help_requests ORDER BY id LIMIT 1", args![]).await.unwrap();
    world.run("UPDATE help_requests SET asked_by = $2 WHERE id = $1", first.unwrap(), world.zoe.account.0).await;
    let words = world.zoe.get("/figures?by=asked").await.words().replace('\u{a0}', " ");
    assert!(words.contains("La personne elle-même 7") && words.contains("À un accueil ou au téléphone 1"), "{words}");
}

#[tokio::test]
async fn what_is_shared_tells_no_small_count() {
    let world = world().await;
    world.eight().await;
    let rows = csv(&world.zoe, "").await;
    assert_eq!(rows[0][..3], ["Tableau", "Ligne", "Demandes"].map(str::to_owned));
    assert_eq!(cells(&rows, "Ensemble"), ["8", "40", "n. c.", "< 5", "6", "3,3", "< 5", "n. c.", "0"], "{rows:?}");
    assert_eq!(cells(&rows, "E-mails")[0], "< 5");
    assert_eq!(cells(&rows, "Santé en ligne")[0], "n. c.", "8 less 6 would give 2");
    let report = world.zoe.get("/figures/report").await.words().replace('\u{a0}', " ");
    assert!(report.contains("E-mails < 5") && !report.contains("E-mails 2"), "{report}");
    let shared = world.zoe.get("/figures?shared=1").await.words().replace('\u{a0}', " ");
    assert!(shared.contains("E-mails < 5") && shared.contains("Voir les vrais nombres"), "{shared}");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(world.zoe.bytes("/figures.xlsx").await)).unwrap();
    let sheet = book.worksheet_range("Chiffres").unwrap();
    assert_eq!(sheet.get((1, 2)), Some(&Data::Float(8.0)));
    assert_eq!(sheet.rows().count(), rows.len());
}

#[tokio::test]
async fn those_who_came_to_a_workshop_are_a_number_of_their_own() {
    let world = world().await;
    world.eight().await;
    assert!(!world.zoe.get("/figures").await.words().contains("Participants aux ateliers 0"), "nothing to say of no workshop");
    let fields = [("topics", "email"), ("minutes", "90"), ("people", "8"), ("held", "2026-11-20")];
    world.ana.post("/log/workshop", &fields).await;
    let page = world.ana.get("/log?day=2026-11-20").await;
    assert_eq!(page.status, 200);
    let words = world.zoe.get("/figures").await.words().replace('\u{a0}', " ");
    assert!(words.contains("Personnes aidées 4 Participants aux ateliers 8"), "{words}");
    let rows = csv(&world.zoe, "").await;
    assert_eq!(rows[0].last().map(String::as_str), Some("Participants aux ateliers"));
    assert_eq!(*cells(&rows, "Ensemble").last().unwrap(), "8");
    assert_eq!(cells(&rows, "Ensemble")[6], "< 5", "never among the people helped");
}

#[tokio::test]
async fn another_associations_rows_tests_and_nobodys_never_count() {
    let world = world().await;
    world.tell(world.story()).await;
    world.tell(Story { of: Some(world.elsewhere), ..world.story() }).await;
    let test = world.tell(world.story()).await;
    world.run("UPDATE help_requests SET is_test = TRUE WHERE id = $1 AND 0 <> $2", test, 1).await;
    world.tell(Story { of: None, state: "unmet", wait: None, ..world.story() }).await;
    let nour = world.app.coordinator("Nour", world.elsewhere).await;
    for person in [&world.zoe, &nour] {
        let words = person.get("/figures").await.words().replace('\u{a0}', " ");
        assert!(words.contains("Demandes 1") && words.contains("Ensemble 1 10 minutes"), "{words}");
        assert!(words.contains("Restées sans association : 1."), "{words}");
    }
    assert_eq!(world.ana.get("/figures").await.status, world.ana.get("/board").await.status);
}

#[tokio::test]
async fn an_empty_period_says_so_and_another_is_compared() {
    let world = world().await;
    let empty = world.zoe.get("/figures?from=2020-01-01&to=2020-01-31").await;
    assert_eq!(empty.status, 200);
    assert!(empty.words().contains("Rien à compter sur ces jours"), "{}", empty.words());
    assert!(world.zoe.get("/figures/report?period=last_year").await.words().contains("Rien à compter"));
    world.eight().await;
    world.tell(Story { at: MONDAY_10_H - 35 * DAY, ..world.story() }).await;
    let words = world.zoe.get("/figures?period=this_month").await.words().replace('\u{a0}', " ");
    assert!(words.contains("Demandes : 8, contre 1 avant. C’est 7 de plus."), "{words}");
    assert!(words.contains("Du 1er octobre 2026 au 23 octobre 2026"), "as many days: {words}");
    let quarter = csv(&world.zoe, "period=this_quarter").await;
    assert_eq!(cells(&quarter, "Ensemble")[0], "9");
    let english = world.zoe.get("/figures?lang=en&period=nonsense&by=nonsense&from=x").await;
    assert!(english.words().contains("1 November 2026 to 30 November 2026"), "{}", english.words());
}
