//! Thousands may wait: counts are true, every one can be reached, and what SQL selects is what the rules say.

use binome::args;
use binome::board::{Column, column, is_late, is_theirs, soon_too_long_at};
use binome::clock::{DAY, HOUR, MINUTE, SECOND};
use binome::config::{DEFAULT_LIMITS, Limits, Rate};
use binome::help_requests::{self, HelpRequest, NewHelpRequest};
use binome::storage::{AccountId, AssociationId, Error, HelpRequestId, Sql, Tx};

use crate::support::{Answer, Chance, MONDAY_10_H, Person, TestApp, josiane};

const MANY: usize = 160;
const FOR_A_CROWD: Limits = Limits { rate_requests: Rate::new(u32::MAX, u32::MAX, 60), ..DEFAULT_LIMITS };

/// Somewhere in the life of a help request, whatever that life was.
async fn scatter(
    tx: &Tx,
    id: HelpRequestId,
    chance: &mut Chance,
    (ours, other): (AssociationId, AssociationId),
    helper: AccountId,
) -> Result<(), Error> {
    let now = MONDAY_10_H;
    let state = *chance.of(&["open", "open", "unmet", "paired", "helping", "recorded", "withdrawn", "closed"]);
    let urgency = *chance.of(&["now", "today", "week", "dated"]);
    let at = |chance: &mut Chance, hours: usize| now - i64::try_from(chance.below(hours * 60)).unwrap() * MINUTE;
    let (line_at, claimed_at) = (at(chance, 60), at(chance, 24 * 9));
    // On the very edges too: a wait that is too long from this instant, a record that is missed from this one.
    let line_at = if chance.once_in(5) { now - [8 * MINUTE, 144 * MINUTE, 8 * DAY / 5][chance.below(3)] } else { line_at };
    let claimed_at = if chance.once_in(5) { now - DAY } else { claimed_at };
    let wanted_at = (urgency == "dated" && !chance.once_in(4)).then(|| at(chance, 60) + 30 * HOUR);
    let owner = *chance.of(&[Some(ours), Some(ours), None, Some(other)]);
    let claimed_at = matches!(state, "paired" | "helping" | "recorded").then_some(claimed_at);
    let values = args![id, state, urgency, line_at, wanted_at, claimed_at, owner, *chance.of(&["28085", "28218", "28220"])];
    let set = "state = $2, urgency = $3, line_at = $4, wanted_at = $5, claimed_at = $6, association_id = $7, commune = $8";
    tx.execute(&format!("UPDATE help_requests SET {set} WHERE id = $1"), values).await?;
    if chance.once_in(6) {
        tx.execute("DELETE FROM help_request_reach WHERE help_request_id = $1 AND association_id = $2", args![id, ours]).await?;
    }
    if claimed_at.is_some() {
        let resumes_at = chance.once_in(2).then(|| at(chance, 60) + 12 * HOUR);
        let statement = "INSERT INTO pairings (id, help_request_id, asker_id, account_id, started_at, is_asked_after, resumes_at) \
                         SELECT $2, id, asker_id, $3, $4, FALSE, $5 FROM help_requests WHERE id = $1";
        tx.execute(statement, args![id, tx.new_id::<i64>(), helper, claimed_at, resumes_at]).await?;
    }
    Ok(())
}

/// Every help request, and the hour agreed on by its pairing.
async fn all(app: &TestApp, ours: AssociationId) -> Vec<(HelpRequest, Option<i64>)> {
    let seen = "(h.association_id = $1 OR (h.association_id IS NULL AND EXISTS (SELECT 1 FROM help_request_reach r \
                WHERE r.help_request_id = h.id AND r.association_id = $1))) ORDER BY h.line_at, h.id";
    let mut rows = Vec::new();
    for asked in help_requests::store::all(app.state.db(), seen, args![ours]).await.unwrap() {
        let latest = "SELECT resumes_at FROM pairings WHERE help_request_id = $1 ORDER BY id DESC LIMIT 1";
        let resumes_at: Option<Option<i64>> = app.state.db().scalar(latest, args![asked.id]).await.unwrap();
        rows.push((asked, resumes_at.flatten()));
    }
    rows
}

fn cards(page: &Answer) -> Vec<String> {
    page.all(".column h3 a", "id").into_iter().map(|id| id.trim_start_matches("card-").to_owned()).collect()
}

/// Every page of one column.
async fn whole(zoe: &Person, query: &str) -> Vec<String> {
    let (mut shown, mut next) = (Vec::new(), Some(format!("/board?{query}")));
    while let Some(address) = next {
        let page = zoe.get(&address).await;
        assert_eq!(page.status, 200, "{address}");
        shown.extend(cards(&page));
        next = page.all(".pager a[rel=next]", "href").into_iter().next();
    }
    shown
}

#[tokio::test]
async fn what_is_shown_is_what_the_rules_say_and_nothing_is_forgotten() {
    let app = TestApp::limited(FOR_A_CROWD).await;
    let (ours, other) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (zoe, bob) = (app.coordinator("Zoe", ours).await, app.volunteer("Bob", other).await);
    let mut chance = Chance(28);
    for number in 0..MANY {
        let tile = if number % 3 == 0 { "caf" } else { "emploi" };
        let id = app.ask(NewHelpRequest { tile: tile.into(), ..josiane() }).await.help_request;
        let seed = u64::try_from(chance.below(1 << 30)).unwrap();
        let helper = bob.account;
        let work = async move |tx: &Tx| scatter(tx, id, &mut Chance(seed), (ours, other), helper).await;
        app.state.storage.write(work).await.unwrap();
    }
    let all = all(&app, ours).await;
    let now = MONDAY_10_H;
    type Rule = fn(&HelpRequest) -> bool;
    let views: [(&str, Rule); 6] = [
        ("", |_| true),
        ("urgency=dated&", |asked| asked.urgency.as_str() == "dated"),
        ("topic=caf&commune=28218&", |asked| asked.tile == "caf" && asked.commune == "28218"),
        ("whose=ours&", |asked| asked.association.is_some()),
        ("whose=nobodys&", |asked| asked.association.is_none()),
        ("late=1&", |asked| is_late(asked, MONDAY_10_H)),
    ];
    for (query, rule) in views {
        for place in Column::ALL {
            let mut wanted: Vec<&HelpRequest> = all
                .iter()
                .filter(|(asked, resumes_at)| column(asked, *resumes_at, now) == Some(*place) && rule(asked))
                .map(|(asked, _)| asked)
                .collect();
            if query.starts_with("late") {
                wanted.sort_by_key(|asked| (soon_too_long_at(asked), asked.id));
            }
            let wanted: Vec<String> = wanted.iter().map(|asked| asked.id.to_string()).collect();
            let address = format!("{query}column={}", place.as_str());
            assert_eq!(whole(&zoe, &address).await, wanted, "{address}");
            assert!(!query.is_empty() || wanted.len() > 4, "the story has some of each");
        }
    }
    let board = zoe.get("/board").await;
    let counted = |place: Column| all.iter().filter(|(asked, resumes_at)| column(asked, *resumes_at, now) == Some(place)).count();
    for place in Column::ALL {
        assert!(board.words().contains(&counted(*place).to_string()), "the count of {place:?} is true");
    }
    let late = all.iter().filter(|(asked, _)| is_late(asked, now)).count();
    assert!(board.words().contains(&format!("{late} bientôt trop longues")), "{}", board.words());
    assert!(all.iter().any(|(asked, _)| !is_theirs(asked, ours)), "nobody's are among them");
}

#[tokio::test]
async fn every_call_that_is_owed_can_be_reached() {
    let app = TestApp::limited(FOR_A_CROWD).await;
    let ours = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoe", ours).await;
    for _ in 0..57 {
        let id = app.josiane_asks().await.help_request;
        let owe = async move |tx: &Tx| help_requests::callbacks::owe(tx, id, ours, "nobody", tx.now()).await;
        app.state.storage.write(owe).await.unwrap();
    }
    let board = zoe.get("/board").await;
    assert!(board.words().contains("57 personnes à rappeler"), "{}", board.words());
    assert_eq!(board.all("#callbacks li", "class").len(), 0);
    assert_eq!(board.all("#callbacks li a[id^=call]", "id").len(), 5, "the most pressing");
    let first = zoe.get("/board?column=calls").await;
    let second = zoe.get(&first.first(".pager a[rel=next]", "href")).await;
    let mut calls = first.all("#callbacks li a[id^=call]", "id");
    calls.extend(second.all("#callbacks li a[id^=call]", "id"));
    calls.sort();
    calls.dedup();
    assert_eq!(calls.len(), 57);
}

#[tokio::test]
async fn who_is_there_is_said_by_what_they_know_and_never_of_others() {
    let app = TestApp::start().await;
    let (ours, other) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let zoe = app.coordinator("Zoe", ours).await;
    assert!(zoe.get("/board").await.words().contains("n’a sa page ouverte"));
    let (ana, eve) = (app.volunteer("Ana", ours).await, app.volunteer("Eve", other).await);
    let paul = app.volunteer("Paul", ours).await;
    paul.post("/profile/pause", &[("until", "tomorrow")]).await;
    let there = [ana.account, eve.account, paul.account, zoe.account];
    let come = async move |tx: &Tx| {
        for account in there {
            tx.execute("INSERT INTO presences (account_id, until_at) VALUES ($1, $2)", args![account, tx.now() + MINUTE]).await?;
        }
        Ok::<_, Error>(())
    };
    app.state.storage.write(come).await.unwrap();
    let board = zoe.get("/board").await;
    assert!(board.words().contains("1 personne prête à aider") && board.words().contains("Ana"), "{}", board.words());
    assert!(!board.text.contains("Eve") && !board.text.contains("Paul"), "another association's, or in a pause");
    app.advance(2 * MINUTE).await;
    assert!(zoe.get("/board").await.words().contains("Personne en ligne"));
}

#[tokio::test]
async fn the_board_moves_when_somebody_comes_or_goes() {
    let app = TestApp::start().await;
    let ours = app.association("Entraide 28").await;
    let (zoe, ana) = (app.coordinator("Zoe", ours).await, app.volunteer("Ana", ours).await);
    let mut live = zoe.live(&zoe.get("/board").await).await;
    let watching = tokio::spawn(binome::board::online::watch(app.state.clone()));
    let come = async move |tx: &Tx| {
        tx.execute("INSERT INTO presences (account_id, until_at) VALUES ($1, $2)", args![ana.account, tx.now() + MINUTE]).await
    };
    app.state.storage.write(come).await.unwrap();
    for words in ["1 personne prête à aider", "Personne en ligne"] {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await; // it waits for its moment
        app.advance(11 * SECOND).await;
        loop {
            let frame = live.next().await;
            if frame["type"] == "hint" {
                assert_eq!(frame["name"], format!("board/{ours}"));
                break;
            }
        }
        let board = zoe.get("/board").await;
        assert!(board.words().contains(words), "{}", board.words());
        app.advance(50 * SECOND).await; // her sign of life is old
    }
    watching.abort();
}
