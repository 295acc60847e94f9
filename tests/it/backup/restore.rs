//! A backup put back: in an empty place, whole, of this key, with nobody back who was erased since; and browsers that look again.

use binome::args;
use binome::hub::{Event, Mailbox, tell};
use binome::storage::{AccountId, Error, Sql};
use serde_json::json;

use super::{file, instance, parts, run};
use crate::support::{Folder, Socket, TestApp};

/// A new data folder with the key and the erasure list of another, as an operator carries them.
fn empty_place(from: &Folder) -> Folder {
    let place = Folder::new();
    for name in ["instance.key", "erasures"] {
        if from.join(name).exists() {
            std::fs::copy(from.join(name), place.join(name)).unwrap();
        }
    }
    place
}

async fn backed_up(folder: &Folder) -> String {
    // A start by the program itself: it makes the list of erased people.
    let config = super::erasures::config(folder);
    let (state, _) = binome::app::open(config, binome::clock::Clock::real()).await.map_err(|error| error.to_string()).unwrap();
    state.storage.close().await;
    let target = file(folder, "copy.db");
    let (went_well, said) = run("backup", folder, &[&target]);
    assert!(went_well, "{said}");
    target
}

#[tokio::test]
async fn a_backup_comes_back_in_an_empty_place() {
    let folder = instance().await;
    let copy = backed_up(&folder).await;
    let place = empty_place(&folder);
    let (went_well, said) = run("restore", &place, &[&copy]);
    assert!(went_well, "{said}");
    assert_eq!(parts(&place), 0);
    let (went_well, said) = run("check", &place, &[]);
    assert!(went_well, "{said}");
    let app = TestApp::on_folder(&place).await;
    let asked: Option<i64> = app.state.db().scalar("SELECT COUNT(*) FROM help_requests", args![]).await.unwrap();
    assert_eq!(asked, Some(1));
    app.close().await;
}

#[tokio::test]
async fn nothing_is_overwritten_and_nothing_half_restored() {
    let folder = instance().await;
    let copy = backed_up(&folder).await;
    let refused = |place: &Folder, copy: &str, wanted: &str| {
        let (went_well, said) = run("restore", place, &[copy]);
        assert!(!went_well && said.contains(wanted), "{wanted}: {said}");
        assert_eq!(parts(place), 0, "{wanted}");
    };
    let before = std::fs::read(folder.database()).unwrap();
    refused(&folder, &copy, "exists already");
    assert_eq!(std::fs::read(folder.database()).unwrap(), before);

    let place = empty_place(&folder);
    let served = binome::config::Config::lock(&super::erasures::config(&place)).unwrap();
    refused(&place, &copy, "another Binôme serves");
    drop(served);
    refused(&place, &file(&folder, "no such copy.db"), "there is no");
    std::fs::write(place.join("half.db"), &std::fs::read(&copy).unwrap()[..40_000]).unwrap();
    refused(&place, &file(&place, "half.db"), "take another backup");
    std::fs::write(place.join("none.db"), "no database").unwrap();
    refused(&place, &file(&place, "none.db"), "take another backup");
    newer(&copy, &file(&place, "newer.db")).await;
    refused(&place, &file(&place, "newer.db"), "newer Binôme");
    std::fs::remove_file(place.join("erasures")).unwrap();
    refused(&place, &copy, "--without-erasures");
    std::fs::write(place.join("instance.key"), "ab".repeat(32)).unwrap();
    refused(&place, &copy, "BINOME_KEY_FILE names another");
    std::fs::remove_file(place.join("instance.key")).unwrap();
    refused(&place, &copy, "put it back");
    assert!(!place.join("instance.key").exists(), "no key is made up");
    assert!(!place.database().exists());
}

/// The same backup, as a program of tomorrow would have made it.
async fn newer(copy: &str, to: &str) {
    std::fs::copy(copy, to).unwrap();
    let pool = sea_orm::Database::connect(format!("sqlite://{to}")).await.unwrap();
    let tomorrow = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m2099_01_01_01_tomorrow', 0)";
    sea_orm::ConnectionTrait::execute_unprepared(&pool, tomorrow).await.unwrap();
    pool.close().await.unwrap();
}

#[tokio::test]
async fn whoever_was_erased_since_is_erased_again() {
    let folder = instance().await;
    let copy = backed_up(&folder).await;
    let app = TestApp::on_folder(&folder).await;
    let asker: binome::storage::AskerId = app.state.db().scalar("SELECT id FROM askers", args![]).await.unwrap().unwrap();
    let (storage, list) = (&app.state.storage, &app.state.erasures);
    binome::help_requests::erasure::erase(storage, list, asker, binome::audit::Actor::Asker).await.unwrap();
    app.close().await;

    let place = empty_place(&folder);
    let (went_well, said) = run("restore", &place, &[&copy]);
    assert!(went_well && said.contains("1 people who were erased since were erased again"), "{said}");
    let words = b"639981234";
    let bytes = std::fs::read(place.database()).unwrap();
    assert!(!bytes.windows(words.len()).any(|some| some == words));
    let app = TestApp::on_folder(&place).await;
    assert!(app.state.db().seal_key(asker.0).await.unwrap().is_none(), "her words can be read again");
    let erased: Option<i64> = app.state.db().scalar("SELECT COUNT(*) FROM askers WHERE erased_at IS NULL", args![]).await.unwrap();
    assert_eq!(erased, Some(0));
    app.close().await;
}

async fn say_something(app: &TestApp, account: AccountId, times: usize) {
    for _ in 0..times {
        let work = async move |tx: &binome::storage::Tx| {
            tell(tx, Mailbox::Account(account), Event::ProfileMoved {});
            Ok::<_, Error>(())
        };
        app.state.storage.write(work).await.unwrap();
    }
}

/// What a browser knows after the latest event: its cursor as JSON.
async fn latest(app: &TestApp, account: AccountId) -> String {
    let cursor = binome::hub::cursor(app.state.db(), account.0).await.unwrap();
    json!([{ "mailbox": account.to_string(), "number": cursor.number, "event": cursor.event }]).to_string()
}

#[tokio::test]
async fn browsers_of_a_restored_copy_look_again_and_numbers_are_never_used_in_silence() {
    let folder = instance().await;
    let app = TestApp::on_folder(&folder).await;
    let ana = app.person("Ana").await;
    say_something(&app, ana.account, 5).await;
    let at_five = latest(&app, ana.account).await;
    app.state.storage.close().await;
    let copy = backed_up(&folder).await;
    let app = TestApp::on_folder(&folder).await;
    say_something(&app, ana.account, 3).await;
    let at_eight = latest(&app, ana.account).await;
    app.close().await;

    let place = empty_place(&folder);
    assert!(run("restore", &place, &[&copy]).0);
    let app = TestApp::on_folder(&place).await;
    let answer = async |cursors: &str| Socket::open(app.address, &ana.cookies(), cursors).await.next().await;
    assert_eq!(answer(&at_eight).await["type"], "resync", "its number is in the future");
    // The copy uses the numbers six to nine for other events: the old cursor must not pass for one of them.
    say_something(&app, ana.account, 4).await;
    assert_eq!(answer(&at_eight).await["type"], "resync", "its number is another event's now");
    let next = answer(&at_five).await;
    assert_eq!((next["type"].as_str(), next["number"].as_i64()), (Some("event"), Some(6)), "what both stories share goes on");
    app.close().await;
}
