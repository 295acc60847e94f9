//! The backup of each day: made at its hour, kept as long as was said, and loudly missed.

use binome::backup::{Backups, Standing};
use binome::clock::{DAY, HOUR};
use binome::config::BackupSettings;
use binome::storage::Place;

use super::{instance, parts};
use crate::associations::operator;
use crate::support::{Answer, Folder, MONDAY_10_H, TestApp};

fn backups(of: &Folder, into: &Folder, days: i64) -> Backups {
    let settings = BackupSettings { folder: Some(into.to_path_buf()), days, ..BackupSettings::none(of) };
    Backups::new(Place::Sqlite(of.database()), settings)
}

fn names(folder: &Folder) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(&**folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn one_is_made_a_day_and_none_is_kept_too_long() {
    let (folder, into) = (instance().await, Folder::new());
    let backups = backups(&folder, &into, 2);
    assert_eq!(backups.standing(MONDAY_10_H).await, Standing::Soon);
    std::fs::write(into.join("photos.zip"), "somebody else's").unwrap();
    std::fs::write(into.join("binome-2026-11-01T02-00-00Z.db.0a1b2c3d.part"), "killed on the way").unwrap();
    for hour in 0..24 * 5 {
        backups.look(MONDAY_10_H + hour * HOUR).await.unwrap();
    }
    let end = MONDAY_10_H + (24 * 5 - 1) * HOUR; // Saturday at 9
    assert_eq!(
        names(&into),
        ["binome-2026-11-27T02-00-00Z.db", "binome-2026-11-28T02-00-00Z.db", "photos.zip"],
        "at three in Paris, for two days; the rest is gone, what is not ours stays"
    );
    assert_eq!(backups.standing(end).await, Standing::Good { at: end - 6 * HOUR });
    assert_eq!(backups.standing(end + 19 * HOUR).await, Standing::Good { at: end - 6 * HOUR });
    assert_eq!(backups.standing(end + 21 * HOUR).await, Standing::Old { at: end - 6 * HOUR });
    backups.look(end + 90 * DAY).await.unwrap();
    assert_eq!(names(&into).len(), 2, "after a long absence: the new one");
}

#[tokio::test]
async fn a_failure_is_said_and_leaves_the_last_one() {
    let (folder, into) = (instance().await, Folder::new());
    let backups = backups(&folder, &into, 2);
    backups.look(MONDAY_10_H).await.unwrap();
    let whole = std::fs::read(folder.database()).unwrap();
    std::fs::write(folder.database(), &whole[..whole.len() / 2]).unwrap();
    backups.look(MONDAY_10_H + 10 * DAY).await.unwrap_err();
    assert_eq!(backups.standing(MONDAY_10_H + 10 * DAY).await, Standing::Failed { at: Some(MONDAY_10_H), why: "damaged" });
    assert_eq!((names(&into).len(), parts(&into)), (1, 0), "the last good one is never deleted");
    std::fs::write(folder.database(), whole).unwrap();
    backups.look(MONDAY_10_H + 11 * DAY).await.unwrap();
    assert_eq!(backups.standing(MONDAY_10_H + 11 * DAY).await, Standing::Good { at: MONDAY_10_H + 11 * DAY });

    std::fs::remove_dir_all(&*into).unwrap();
    backups.look(MONDAY_10_H + 12 * DAY).await.unwrap_err();
    assert_eq!(backups.standing(MONDAY_10_H + 12 * DAY).await, Standing::Failed { at: None, why: "folder" });
}

#[tokio::test]
async fn without_a_folder_and_on_postgres_it_says_so() {
    let folder = Folder::new();
    let off = Backups::new(Place::Sqlite(folder.database()), BackupSettings::none(&folder));
    off.look(MONDAY_10_H).await.unwrap();
    assert_eq!(off.standing(MONDAY_10_H).await, Standing::Off);
    let elsewhere = Backups::new(Place::Postgres("postgres://localhost".into()), BackupSettings::none(&folder));
    elsewhere.look(MONDAY_10_H).await.unwrap();
    assert_eq!(elsewhere.standing(MONDAY_10_H).await, Standing::Elsewhere);
}

#[tokio::test]
async fn the_operator_is_told_loudly_when_the_last_one_is_old_or_failed() {
    let (folder, into) = (Folder::new(), Folder::new());
    let app = TestApp::on_folder_with(&folder, |config| config.backups.folder = Some(into.to_path_buf())).await;
    let operator = operator(&app).await;
    let alerts = |page: &Answer| page.all("main [role=alert]", "class").len();
    app.state.backups.look(MONDAY_10_H).await.unwrap();
    let well = operator.get("/instance").await;
    assert!(well.words().contains("gardée 30 jours. C’est bien."), "{}", well.words());
    assert_eq!(alerts(&well), 0);

    app.state.clock().move_to(MONDAY_10_H + 3 * DAY);
    let old = operator.get("/instance").await;
    assert!(old.words().contains("La dernière sauvegarde est trop vieille"), "{}", old.words());
    assert_eq!(alerts(&old), 1);

    std::fs::remove_dir_all(&*into).unwrap();
    app.state.backups.look(app.state.clock().now()).await.unwrap_err();
    let failed = operator.get("/instance").await;
    assert!(failed.words().contains("La sauvegarde a échoué") && failed.words().contains("BINOME_BACKUP_FOLDER"), "{}", failed.words());
    assert_eq!(alerts(&failed), 1);
    app.close().await;
}

#[tokio::test]
async fn an_instance_without_a_folder_is_asked_for_one() {
    let app = TestApp::start().await;
    let page = operator(&app).await.get("/instance").await.words();
    let wanted =
        if app.state.storage.is_sqlite() { "Aucune sauvegarde n’est faite toute seule" } else { "Programmez pg_dump chaque jour" };
    assert!(page.contains(wanted), "{page}");
}
