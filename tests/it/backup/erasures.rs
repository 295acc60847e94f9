//! The list of erased people: complete before the answer, whatever comes between; kept to ids.

use binome::args;
use binome::audit::Actor;
use binome::backup::Erasures;
use binome::clock::Clock;
use binome::config::{Cli, Command, Config};
use binome::facts::Fact;
use binome::help_requests::erasure;
use binome::storage::{AskerId, Error, Sql, encode};
use clap::Parser;

use crate::support::{Folder, TestApp};

pub fn config(folder: &Folder) -> Config {
    let cli = Cli::try_parse_from(["binome", "serve", "--data", folder.to_str().unwrap()]).unwrap();
    let Command::Serve(options) = cli.command else { panic!("serve") };
    Config::read(&options).unwrap()
}

fn list(folder: &std::path::Path) -> String {
    std::fs::read_to_string(folder.join("erasures")).unwrap_or_default()
}

#[tokio::test]
async fn whoever_is_told_that_they_are_erased_is_on_the_list() {
    let app = TestApp::start().await;
    app.association("Entraide 28").await;
    let asked = app.josiane_asks().await;
    let folder = app.state.config.data.clone();
    let done = app.asker(&asked).submit("/erasure", &[]).await;
    assert!(done.words().contains("C’est effacé"), "{}", done.words());
    assert_eq!(list(&folder), format!("{}\n", asked.asker), "an id, and nothing else");
}

#[tokio::test]
async fn who_cannot_be_put_on_the_list_is_not_told_that_they_are_erased() {
    let app = TestApp::start().await;
    app.association("Entraide 28").await;
    let asked = app.josiane_asks().await;
    let folder = app.state.config.data.clone();
    std::fs::create_dir(folder.join("erasures")).unwrap(); // no file can be there
    assert_eq!(app.asker(&asked).post("/erasure", &[]).await.status, 500);
    // Once the disk is well again, the next round finds them in the database.
    std::fs::remove_dir(folder.join("erasures")).unwrap();
    erasure::keep_list(&app.state.storage, &app.state.erasures, app.state.clock().now()).await.unwrap();
    assert_eq!(list(&folder), format!("{}\n", asked.asker));
}

#[tokio::test]
async fn a_crash_between_the_commit_and_the_list_is_made_good_at_the_next_start() {
    let folder = Folder::new();
    let app = TestApp::on_folder(&folder).await;
    app.association("Entraide 28").await;
    let asker = app.josiane_asks().await.asker;
    // The commit, and no more.
    let commit = async move |tx: &binome::storage::Tx| {
        tx.record(Fact::AskerErased { asker });
        Ok::<_, Error>(())
    };
    app.state.storage.write(commit).await.unwrap();
    app.close().await;
    assert_eq!(list(&folder), "");
    let (state, _) = binome::app::open(config(&folder), Clock::real()).await.map_err(|error| error.to_string()).unwrap();
    assert_eq!(list(&folder), format!("{asker}\n"));
    state.storage.close().await;
}

#[tokio::test]
async fn a_start_on_an_older_copy_erases_again_and_only_whom_it_must() {
    let app = TestApp::start().await;
    app.association("Entraide 28").await;
    let (gone, stays) = (app.josiane_asks().await.asker, app.josiane_asks().await.asker);
    let unknown = 12_345;
    app.state.erasures.add(vec![gone.0, unknown]).await.unwrap();
    assert_eq!(erasure::replay(&app.state.storage, &app.state.erasures).await.unwrap(), 1);
    assert_eq!(erasure::replay(&app.state.storage, &app.state.erasures).await.unwrap(), 0, "once is enough");
    assert!(app.state.db().seal_key(gone.0).await.unwrap().is_none());
    assert!(app.state.db().seal_key(stays.0).await.unwrap().is_some());
    let noted: Option<i64> =
        app.state.db().scalar("SELECT COUNT(*) FROM audit_entries WHERE verb = 'asker_erased'", args![]).await.unwrap();
    assert_eq!(noted, Some(1), "nothing is noted of somebody whom this copy never knew");
}

#[tokio::test]
async fn erasing_twice_or_at_once_lists_once() {
    let app = TestApp::start().await;
    app.association("Entraide 28").await;
    let mut askers: Vec<AskerId> = Vec::new();
    for _ in 0..8 {
        askers.push(app.josiane_asks().await.asker);
    }
    let erasing = askers.iter().chain(&askers).map(|asker| {
        let state = app.state.clone();
        let asker = *asker;
        tokio::spawn(async move { erasure::erase(&state.storage, &state.erasures, asker, Actor::Asker).await })
    });
    for one in erasing.collect::<Vec<_>>() {
        one.await.unwrap().unwrap();
    }
    let mut lines: Vec<String> = list(&app.state.config.data).lines().map(str::to_owned).collect();
    lines.sort();
    assert_eq!(lines, askers.iter().map(ToString::to_string).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_line_that_a_crash_cut_is_written_over() {
    let folder = Folder::new();
    let path = folder.join("erasures");
    std::fs::write(&path, format!("{}\n{}", encode(1), &encode(2)[..7])).unwrap();
    let list = Erasures::at(path.clone());
    assert_eq!(list.all().await.unwrap().into_iter().collect::<Vec<_>>(), [1]);
    list.add(vec![3]).await.unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), format!("{}\n{}\n", encode(1), encode(3)));
    std::fs::write(&path, "not an id\n").unwrap();
    let words = Erasures::at(path).all().await.unwrap_err().to_string();
    assert!(words.contains("line 1") && words.contains("put back the list"), "{words}");
}

#[cfg(unix)]
#[tokio::test]
async fn the_list_is_its_owners_alone() {
    let folder = Folder::new();
    Erasures::at(folder.join("erasures")).add(vec![1]).await.unwrap();
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(folder.join("erasures")).unwrap().permissions());
    assert_eq!(mode & 0o077, 0);
}
