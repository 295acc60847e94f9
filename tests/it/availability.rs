//! When helpers are there: hours, exceptions, pauses and quiet hours that they change themselves, by their own clocks.

use binome::clock::{DAY, HOUR, MINUTE};
use binome::help_requests::{NewHelpRequest, Urgency};
use binome::helpers::{self, Profile};
use binome::storage::{Error, Sql};

use crate::support::{Answer, MONDAY_10_H, Person, TestApp, josiane};

pub fn offers(home: &Answer) -> usize {
    home.all("form[action$='/acceptance']", "action").len()
}

/// Moves a helper elsewhere.
async fn moves_to(app: &TestApp, person: &Person, commune: &'static str) {
    let account = person.account;
    let work = async move |tx: &binome::storage::Tx| {
        let profile = helpers::store::profile(tx, account).await?.unwrap();
        helpers::actions::keep_profile(tx, &Profile { commune: commune.into(), ..profile }).await?;
        Ok::<_, Error>(())
    };
    app.state.storage.write(work).await.unwrap();
}

async fn hours(app: &TestApp, person: &Person) -> binome::associations::WeeklyHours {
    helpers::store::profile(app.state.db(), person.account).await.unwrap().unwrap().hours
}

/// The hours of some days, as the page's own form sends them: (day, from, until).
pub fn week<'a>(lines: &[(&'a str, &'a str, &'a str)]) -> Vec<(&'static str, &'a str)> {
    lines.iter().flat_map(|(day, from, until)| [("day", *day), ("from", *from), ("until", *until)]).collect()
}

#[tokio::test]
async fn not_today_in_two_taps_from_home_and_back_again() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let home = ana.submit("/availability/exceptions", &[("which", "today"), ("back", "home")]).await;
    assert!(home.words().contains("Vous n’êtes pas disponible aujourd’hui"));
    app.josiane_asks().await;
    app.advance(MINUTE).await;
    assert_eq!(offers(&ana.get("/home").await), 0, "an absence of that very day was meant, though the page is open");
    let page = ana.get("/availability").await;
    assert!(page.words().contains("lundi 23 novembre"));
    let which = page.first("form[action$='/exceptions/removal'] input[name='which']", "value");
    assert_eq!(ana.post("/availability/exceptions/removal", &[("which", &which)]).await.status, 303);
    app.settle().await;
    assert_eq!(offers(&ana.get("/home").await), 1, "somebody waits for anybody at all: they are asked at once");
}

#[tokio::test]
async fn offers_leave_whoever_goes_away_and_come_back_with_them() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    app.ask(NewHelpRequest { urgency: Urgency::Today, ..josiane() }).await;
    app.settle().await;
    assert_eq!(offers(&ana.get("/home").await), 1);
    ana.post("/availability/exceptions", &[("which", "week")]).await;
    let bob = app.volunteer("Bob", entraide).await;
    app.settle().await;
    let home = ana.get("/home").await;
    assert_eq!(offers(&home), 0);
    assert!(home.words().contains("quelqu’un d’autre est prévenu"));
    app.advance(MINUTE).await;
    assert_eq!(offers(&bob.get("/home").await), 1, "the wave tops up");
    ana.post("/availability/exceptions/removal", &[("which", "2026-11-23/2026-11-29")]).await;
    app.advance(3 * HOUR).await;
    assert_eq!(offers(&ana.get("/home").await), 1, "and the next wave asks Ana again, in the same round");
}

#[tokio::test]
async fn a_pause_empties_the_list_and_its_end_fills_it() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    app.ask(NewHelpRequest { urgency: Urgency::Week, ..josiane() }).await;
    app.settle().await;
    ana.post("/profile/pause", &[("until", "tomorrow")]).await;
    app.settle().await;
    assert_eq!(offers(&ana.get("/home").await), 0);
    ana.post("/profile/pause", &[("until", "none")]).await;
    app.settle().await;
    assert_eq!(offers(&ana.get("/home").await), 1, "nobody else had it");
}

#[tokio::test]
async fn weekly_hours_are_typed_line_by_line_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let typed = week(&[("0", "09:00", "12:00"), ("1", "", ""), ("4", "22:00", "02:00")]);
    let more = ana.post("/availability/hours", &[typed.clone(), vec![("then", "add-0")]].concat()).await;
    assert_eq!((more.status, more.first("#week-0", "value")), (200, "09:00".to_owned()));
    assert_eq!(more.all("#week-0-2", "value"), [""], "one more line, and nothing is kept yet");
    assert!(hours(&app, &ana).await.is_empty());
    let copied = ana.post("/availability/hours", &[typed.clone(), vec![("then", "copy")]].concat()).await;
    assert_eq!(copied.first("#week-3-until", "value"), "12:00");
    let wrong = ana.post("/availability/hours", &week(&[("0", "09:00", "12:00"), ("2", "14:00", "")])).await;
    assert_eq!((wrong.status, wrong.first("#week-0", "value"), wrong.first("#week-2", "value")), (422, "09:00".into(), "14:00".into()));
    assert!(wrong.words().contains("se chevauchent"));
    assert_eq!(ana.post("/availability/hours", &typed).await.status, 303);
    let page = ana.get("/availability").await;
    assert_eq!(
        (page.first("#week-4", "value"), page.first("#week-4-until", "value")),
        ("22:00".into(), "02:00".into()),
        "a night is one line"
    );
    assert!(page.words().contains("9 h – 12 h"), "{}", page.words());
    assert_eq!(ana.post("/availability/hours/removal", &[]).await.status, 303);
    assert!(hours(&app, &ana).await.is_empty());
}

#[tokio::test]
async fn other_hours_on_some_days_and_faults_beside_their_fields() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    for (first, last, from, until, field) in [
        ("2026-11-22", "", "", "", "first_day"),
        ("2026-02-30", "", "", "", "first_day"),
        ("2026-12-01", "2026-11-30", "", "", "last_day"),
        ("2026-12-01", "2027-12-01", "", "", "last_day"),
        ("2026-12-01", "", "14:00", "", "hours_from"),
        ("2026-12-01", "", "14:00", "13:00", "hours_from"),
    ] {
        let sent = [("first_day", first), ("last_day", last), ("hours_from", from), ("hours_until", until)];
        let again = ana.post("/availability/exceptions", &sent).await;
        assert_eq!((again.status, again.first("#first_day", "value")), (422, first.to_owned()), "{sent:?}");
        assert_eq!(again.all(&format!("#{field}-error"), "class").len(), 1, "{sent:?}");
    }
    let afternoon = [("first_day", "2026-11-24"), ("last_day", ""), ("hours_from", "14:00"), ("hours_until", "17:00")];
    assert_eq!(ana.post("/availability/exceptions", &afternoon).await.status, 303);
    assert!(ana.get("/availability").await.words().contains("14 h – 17 h"));
    app.set_clock(MONDAY_10_H + DAY);
    app.josiane_asks().await;
    app.settle().await;
    assert_eq!(offers(&ana.get("/home").await), 0, "ten in the morning");
}

#[tokio::test]
async fn quiet_hours_and_a_cap_a_day_are_kept_and_wrong_ones_are_said() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let wrong = ana.post("/availability/quiet", &[("quiet_from", "25:00"), ("quiet_until", "08:00"), ("offers_a_day", "0")]).await;
    assert_eq!((wrong.status, wrong.first("#quiet_from", "value")), (422, "25:00".to_owned()));
    assert!(wrong.words().contains("Écrivez un nombre entre 1 et 20"));
    assert_eq!(
        ana.post("/availability/quiet", &[("quiet_from", "09:30"), ("quiet_until", "11:00"), ("offers_a_day", "2")]).await.status,
        303
    );
    app.josiane_asks().await;
    app.settle().await;
    assert_eq!(offers(&ana.get("/home").await), 0, "ten is a quiet hour");
}

/// La Réunion is three hours ahead of Paris in winter, two in summer.
#[tokio::test]
async fn in_la_reunion_hours_and_nights_are_those_of_la_reunion() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, bob) = (app.volunteer("Ana", entraide).await, app.volunteer("Bob", entraide).await);
    moves_to(&app, &ana, "97411").await;
    assert!(ana.get("/availability").await.words().contains("La Réunion"));
    let week = NewHelpRequest { urgency: Urgency::Week, ..josiane() };
    // 17 h 30 in Paris, where the association is open; 20 h 30 in Saint-Denis, where nobody is rung from 20 h on.
    ana.post("/availability/quiet", &[("quiet_from", "20:00"), ("quiet_until", "08:00"), ("offers_a_day", "6")]).await;
    app.set_clock(MONDAY_10_H + 7 * HOUR + 30 * MINUTE);
    let asked = app.ask(week).await;
    app.settle().await;
    assert_eq!((offers(&ana.get("/home").await), offers(&bob.get("/home").await)), (0, 1));
    app.asker_withdraws(asked.help_request).await;
    // 9 h in Paris the next morning: noon there.
    app.set_clock(MONDAY_10_H + 23 * HOUR);
    app.josiane_asks().await;
    app.settle().await;
    assert_eq!(offers(&ana.get("/home").await), 1);
    // A pause until tomorrow ends at midnight there: 21 h in Paris.
    ana.post("/profile/pause", &[("until", "tomorrow")]).await;
    let profile = helpers::store::profile(app.state.db(), ana.account).await.unwrap().unwrap();
    assert_eq!(profile.paused_until, MONDAY_10_H + 35 * HOUR);
}

/// Sunday 28 March 2027: at two it is three.
#[tokio::test]
async fn hours_follow_the_clock_when_it_changes() {
    let app = TestApp::start().await;
    app.open_at_any_hour().await;
    let entraide = app.association("Entraide 28").await;
    app.open_at_any_hour().await;
    let ana = app.volunteer("Ana", entraide).await;
    ana.post("/availability/quiet", &[("offers_a_day", "6")]).await;
    ana.post("/availability/hours", &week(&[("6", "02:00", "03:30"), ("0", "09:00", "10:00")])).await;
    for (at, is_free) in [
        ("2027-03-28T00:59:00Z", false), // 1 h 59
        ("2027-03-28T01:00:00Z", true),  // 3 h
        ("2027-03-28T01:30:00Z", false), // 3 h 30
        ("2027-03-29T07:00:00Z", true),  // Monday, 9 h by the summer's clock
        ("2027-10-31T00:30:00Z", true),  // 2 h 30, for the first time
        ("2027-10-31T01:30:00Z", true),  // 2 h 30, for the second time
        ("2027-10-31T02:30:00Z", false), // 3 h 30
        ("2027-11-01T07:00:00Z", false), // 8 h by the winter's clock
        ("2027-11-01T08:00:00Z", true),
    ] {
        app.set_clock(at.parse::<jiff::Timestamp>().unwrap().as_millisecond());
        let asked = app.josiane_asks().await;
        app.settle().await;
        // Months pass: nobody stays signed in for so long.
        let live: Option<i64> = app.state.db().scalar("SELECT COUNT(*) FROM offers WHERE state = 'live'", binome::args![]).await.unwrap();
        assert_eq!(live, Some(i64::from(is_free)), "{at}");
        app.asker_withdraws(asked.help_request).await;
        app.settle().await;
    }
}

#[tokio::test]
async fn a_coordinator_reads_it_and_changes_nothing() {
    let app = TestApp::start().await;
    let (entraide, ailleurs) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (zoe, ana, yves) =
        (app.coordinator("Zoe", entraide).await, app.volunteer("Ana", entraide).await, app.coordinator("Yves", ailleurs).await);
    ana.post("/availability/hours", &week(&[("1", "14:00", "17:00")])).await;
    ana.post("/availability/exceptions", &[("first_day", "2026-12-01"), ("last_day", "2026-12-03")]).await;
    let statement = "SELECT id FROM memberships WHERE account_id = $1";
    let id: binome::storage::MembershipId = app.state.db().scalar(statement, binome::args![ana.account]).await.unwrap().unwrap();
    let read = zoe.get(&format!("/members/{id}/availability")).await;
    assert!(
        read.words().contains("Mardi : 14 h – 17 h") && read.words().contains("du mardi 1er décembre au jeudi 3 décembre"),
        "{}",
        read.words()
    );
    assert!(read.all("main form", "action").is_empty());
    assert_eq!(yves.get(&format!("/members/{id}/availability")).await.status, 404);
}
