//! A full disk, and syncs that fail: writes are refused visibly, reads go on, nothing acknowledged is lost, and no restart is needed
//! once the disk is well again.

use binome::args;
use binome::check::check;
use binome::storage::Sql;

use crate::disk::{Disk, End, Trouble, put};
use crate::support::{Browser, Folder, TestApp, josiane};

/// Asks for help as the coordinator's board would; whether it was acknowledged.
async fn ask(app: &TestApp, name: &str) -> bool {
    let new = binome::help_requests::NewHelpRequest { first_name: name.to_owned(), ..josiane() };
    app.state.storage.write(async move |tx| binome::help_requests::actions::ask(tx, &new).await).await.is_ok()
}

/// A form of Ana's account: its status.
async fn writes(ana: &Browser) -> u16 {
    ana.post("/account", &[("language", "fr"), ("first_name", "Ana"), ("last_name", "Martin")]).await.status
}

async fn reads(ana: &Browser) {
    assert_eq!(ana.get("/home").await.status, 200, "reads go on");
    assert_eq!(ana.get("/ready").await.status, 200);
}

async fn troubled(trouble: Trouble, seed: u64) {
    let folder = Folder::new();
    let disk = Disk::watch(&folder);
    let app = TestApp::on_folder(&folder).await;
    let entraide = app.association("Entraide 28").await;
    let ana = app.volunteer("Ana", entraide).await;
    let well = writes(&ana).await;
    assert!(well < 400, "{well}");
    let mut told = Vec::new();
    let mut refused = 0;
    for turn in 0..6 {
        disk.set(if turn % 2 == 1 { trouble } else { Trouble::None });
        for number in 0..20 {
            let name = format!("{turn}/{number}");
            if ask(&app, &name).await {
                told.push(name);
            } else {
                refused += 1;
                reads(&ana).await;
            }
        }
        if turn % 2 == 0 {
            assert_eq!(writes(&ana).await, well, "it writes again without a restart");
        } else if trouble == Trouble::SyncFails {
            assert_eq!(writes(&ana).await, 500, "a write that is not kept is not acknowledged");
            reads(&ana).await;
        }
    }
    disk.set(Trouble::None);
    assert!(refused > 0, "{trouble:?} was never met");
    assert!(ask(&app, "last").await);
    told.push("last".into());
    for end in [End::Killed, End::PowerCut(seed)] {
        let after = Folder::new();
        put(&disk.end(end), &after);
        std::fs::copy(folder.join("instance.key"), after.join("instance.key")).unwrap();
        all_there(&after, &told).await;
    }
    app.close().await;
}

/// Whoever was told that their help request is there finds it, and the database is whole.
async fn all_there(folder: &Folder, told: &[String]) {
    let app = TestApp::on_folder(folder).await;
    let ids = app.state.db().column("SELECT id FROM help_requests ORDER BY id", args![]).await.unwrap();
    let mut names = Vec::new();
    for id in ids {
        names.push(binome::help_requests::store::words(app.state.db(), id).await.unwrap().first_name);
    }
    assert_eq!(names, told);
    let findings = check(app.state.db()).await.unwrap();
    assert!(findings.iter().all(|finding| finding.is_well), "{findings:#?}");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_writes_and_loses_nothing() {
    for seed in 0..crate::rounds(2) {
        troubled(Trouble::Full, seed).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failed_sync_is_no_acknowledgement() {
    for seed in 0..crate::rounds(2) {
        troubled(Trouble::SyncFails, seed).await;
    }
}
