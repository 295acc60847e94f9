//! The demonstration: an invented month that a seed decides, and people one can be.

use binome::args;
use binome::clock::HOUR;
use binome::demo::actions::{Link, NoDemonstration, fill, links};
use binome::storage::Sql;

use crate::support::{Answer, Browser, TestApp, josiane};

async fn texts(app: &TestApp, sql: &str) -> Vec<String> {
    app.state.db().column(sql, args![]).await.unwrap()
}

async fn count(app: &TestApp, sql: &str) -> i64 {
    app.state.db().scalar(sql, args![]).await.unwrap().unwrap()
}

/// Who helps, what is asked and when, who helped whom, with which words and how long.
async fn month(app: &TestApp) -> Vec<String> {
    let mut month = Vec::new();
    for sql in [
        "SELECT first_name || ' ' || last_name FROM accounts ORDER BY id",
        "SELECT kind || commune || weekly_hours || CAST(topics AS TEXT) || CAST(languages AS TEXT) FROM helpers ORDER BY account_id",
        "SELECT name || address FROM places ORDER BY id",
        "SELECT tile || meeting || urgency || commune || state || CAST(created_at AS TEXT) FROM help_requests ORDER BY id",
        "SELECT a.first_name || CAST(p.started_at AS TEXT) FROM pairings p JOIN accounts a ON a.id = p.account_id ORDER BY p.id",
        "SELECT reasons || state || CAST(offered_at AS TEXT) FROM offers ORDER BY id",
        "SELECT lieu || outcome || CAST(minutes AS TEXT) FROM session_records ORDER BY help_session_id",
    ] {
        month.extend(texts(app, sql).await);
    }
    month
}

async fn filled(seed: u64) -> TestApp {
    let app = TestApp::start().await;
    assert!(fill(&app.state.storage, seed).await.unwrap());
    app
}

async fn signed_in(app: &TestApp, links: &[Link], who: &str) -> Browser {
    let browser = app.browser();
    let answer = browser.get(path(links, who)).await; // one click
    assert_eq!(answer.status, 303, "{who}");
    browser
}

fn path<'a>(links: &'a [Link], who: &str) -> &'a str {
    let url = &links.iter().find(|link| link.who == who).unwrap().url;
    &url[url.find("/link/").or_else(|| url.find("/code/")).unwrap()..]
}

fn acceptances(home: &Answer) -> Vec<String> {
    home.all("form[action$='/acceptance']", "action")
}

#[tokio::test]
async fn the_same_seed_gives_the_same_month() {
    let (one, same, other) = (filled(28).await, filled(28).await, filled(29).await);
    let (one, same, other) = (month(&one).await, month(&same).await, month(&other).await);
    assert!(one == same, "the same seed, the same month");
    assert!(one != other, "another seed, another month");
}

#[tokio::test]
async fn three_hundred_help_and_nine_hundred_help_requests_were_made() {
    let app = filled(28).await;
    assert_eq!(count(&app, "SELECT COUNT(*) FROM helpers").await, 300);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM help_requests").await, 900);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM associations").await, 4);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM help_requests WHERE state = 'open'").await, 5);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM pairings WHERE ended_at IS NULL").await, 3);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM callbacks WHERE closed_at IS NULL").await, 2);
    let now = app.state.clock().now();
    for (table, column) in
        [("help_requests", "created_at"), ("pairings", "started_at"), ("help_sessions", "held_at"), ("hours", "created_at")]
    {
        assert!(count(&app, &format!("SELECT MAX({column}) FROM {table}")).await < now, "{table}: nothing of the past is to come");
    }
}

#[tokio::test]
async fn invented_rows_obey_the_rules_of_real_ones() {
    let app = filled(28).await;
    app.settle().await;
    for (rule, sql) in [
        (
            "what helpers carry is what they have",
            "SELECT COUNT(*) FROM helper_loads l WHERE open_pairings <> \
             (SELECT COUNT(*) FROM pairings p WHERE p.account_id = l.account_id AND p.ended_at IS NULL) OR live_now + live_later <> \
             (SELECT COUNT(*) FROM offers o WHERE o.account_id = l.account_id AND o.state = 'live') OR offered <> \
             (SELECT COUNT(*) FROM offers o WHERE o.account_id = l.account_id)",
        ),
        (
            "an association sees what it covers, a circle's is nobody's",
            "SELECT COUNT(*) FROM help_requests h WHERE (CASE WHEN h.circle_only THEN 0 ELSE 1 END) <> \
             (SELECT COUNT(*) FROM help_request_reach r JOIN association_areas a ON a.association_id = r.association_id \
             AND a.area = h.commune WHERE r.help_request_id = h.id AND r.association_id = h.settings_association_id)",
        ),
        (
            "who is told is what was counted",
            "SELECT COUNT(*) FROM help_requests h WHERE told <> (SELECT COUNT(*) FROM offers o WHERE o.help_request_id = h.id)",
        ),
        (
            "only whoever was checked helps",
            "SELECT COUNT(*) FROM pairings p JOIN helpers h ON h.account_id = p.account_id \
             WHERE h.identity_seen_at IS NULL OR h.charter_signed_at IS NULL OR h.identity_seen_at > p.started_at",
        ),
        (
            "what is recorded has its record, its hours and its end",
            "SELECT COUNT(*) FROM help_requests h WHERE h.state IN ('recorded', 'confirmed') AND NOT EXISTS \
             (SELECT 1 FROM help_sessions s JOIN session_records r ON r.help_session_id = s.id JOIN hours l ON l.help_session_id = s.id \
             JOIN pairings p ON p.id = s.pairing_id WHERE s.help_request_id = h.id AND p.end_reason = 'done')",
        ),
        ("nothing ends before it begins", "SELECT COUNT(*) FROM offers WHERE ended_at < offered_at"),
        ("no pairing either", "SELECT COUNT(*) FROM pairings WHERE ended_at < started_at OR last_sign_at < started_at"),
    ] {
        assert_eq!(count(&app, sql).await, 0, "{rule}");
    }
}

#[tokio::test]
async fn whoever_tries_it_by_night_sees_a_pairing() {
    let app = TestApp::start().await;
    app.state.clock().move_to(app.state.clock().now() + 17 * HOUR); // 3 in the morning
    fill(&app.state.storage, 7).await.unwrap();
    app.settle().await;
    let links = links(&app.state).await.unwrap();
    let ana = signed_in(&app, &links, "volunteer").await;
    let home = ana.get("/home").await;
    assert!(home.words().contains("Josiane"), "whoever waits is offered to Ana: {}", home.words());

    let before = acceptances(&home);
    app.ask(josiane()).await; // in Chartres, now
    app.settle().await;
    let offered = acceptances(&ana.get("/home").await);
    let new: Vec<&String> = offered.iter().filter(|form| !before.contains(form)).collect();
    assert_eq!(new.len(), 1, "a new help request reaches Ana at once");
    let accepted = ana.post(new[0], &[]).await;
    assert!(accepted.location.unwrap().starts_with("/pairings/"));
}

#[tokio::test]
async fn what_was_earned_and_said_is_there_with_its_days() {
    let app = filled(28).await;
    let now = app.state.clock().now();
    for (what, sql) in [
        ("a paper that stands", "SELECT COUNT(*) FROM attestations WHERE withdrawn_at IS NULL"),
        ("one that was replaced", "SELECT COUNT(*) FROM attestations WHERE replaced_by IS NOT NULL"),
        ("one taken back", "SELECT COUNT(*) FROM attestations WHERE withdrawn_at IS NOT NULL AND replaced_by IS NULL"),
        ("an association's own badge", "SELECT COUNT(*) FROM badges WHERE achievement_id IS NOT NULL"),
        ("a badge of permanences", "SELECT COUNT(*) FROM badges WHERE achievement = 'regular_permanence'"),
        ("workshops", "SELECT COUNT(*) FROM workshops WHERE people > 3"),
        ("a paper kept somewhere", "SELECT COUNT(*) FROM help_sessions WHERE confirmed_how = 'paper_kept' AND kept_where IS NOT NULL"),
        ("somebody who says no, and why", "SELECT COUNT(*) FROM help_sessions WHERE disputed_at IS NOT NULL AND contested IS NOT NULL"),
        ("thanks", "SELECT COUNT(*) FROM help_sessions WHERE thanked_at IS NOT NULL AND said IS NOT NULL"),
        ("receipts", "SELECT COUNT(*) FROM session_records WHERE receipts IS NOT NULL"),
        ("what stood in the way", "SELECT COUNT(*) FROM session_records WHERE irritant IS NOT NULL"),
        ("ages", "SELECT COUNT(*) FROM session_records WHERE tranche_age <> 'non_communique'"),
    ] {
        assert!(count(&app, sql).await > 0, "{what}");
    }
    let (badges, days) = ("SELECT COUNT(*) FROM badges", "SELECT COUNT(DISTINCT earned_at / 86400000) FROM badges");
    assert!(count(&app, badges).await > 100 && count(&app, days).await > 20, "not all on one day");
    assert!(count(&app, "SELECT MAX(earned_at) FROM badges").await <= now);
    let early = "SELECT COUNT(*) FROM badges b WHERE b.achievement = 'first_help' AND b.earned_at <> \
                 (SELECT MIN(l.held_at) FROM hours l WHERE l.account_id = b.account_id AND l.help_session_id IS NOT NULL)";
    assert_eq!(count(&app, early).await, 0, "the first help is that of the first meeting");
    app.settle().await;
    let again = count(&app, badges).await;
    assert_eq!(again, count(&app, "SELECT COUNT(*) FROM (SELECT DISTINCT account_id, achievement FROM badges) b").await, "each once");
}

#[tokio::test]
async fn every_start_prints_links_that_open() {
    let app = filled(28).await;
    assert!(!fill(&app.state.storage, 28).await.unwrap(), "it is filled once");
    let links = links(&app.state).await.unwrap();
    let who: Vec<&str> = links.iter().map(|link| link.who).collect();
    assert_eq!(who, ["asker", "volunteer", "volunteer-2", "family", "civic", "mentor", "coordinator", "operator"]);
    for who in &who[1..] {
        signed_in(&app, &links, who).await;
        signed_in(&app, &links, who).await; // as often as one likes
    }
    let asker = app.browser();
    assert_eq!(asker.get(path(&links, "asker")).await.status, 303, "the code goes into a cookie");
}

#[tokio::test]
async fn an_instance_with_real_people_is_never_filled() {
    let app = TestApp::start().await;
    app.person("Ana").await;
    assert!(matches!(fill(&app.state.storage, 28).await, Err(NoDemonstration::RealInstance)));
    assert_eq!(count(&app, "SELECT COUNT(*) FROM associations").await, 0);
}
