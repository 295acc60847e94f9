//! Texts as files: all of them, or none; twice changes nothing.

use std::io::Cursor;

use binome::learning::actions::{self, ImportError, Imported};
use binome::learning::documents::FaultKind;
use binome::learning::files::{self, Batch, File};
use binome::storage::{AssociationId, Sql};
use binome::{app, args};
use image::{DynamicImage, ImageFormat, RgbImage};

use super::{TUTORIAL, published, text_of};
use crate::support::{Folder, TestApp};

fn file(path: &str, words: &str) -> File {
    File { path: path.into(), bytes: words.as_bytes().to_vec() }
}

fn picture() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::new(20, 20)).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

async fn import(app: &TestApp, into: Option<AssociationId>, files: &[File]) -> Result<Imported, ImportError> {
    let batch = Batch::read(files);
    app.state.storage.write(async move |tx| actions::import(tx, into, None, &batch).await).await
}

async fn count(app: &TestApp) -> i64 {
    app.state.db().scalar("SELECT CAST(COUNT(*) AS BIGINT) FROM documents", args![]).await.unwrap().unwrap_or_default()
}

#[tokio::test]
async fn files_come_in_once_and_go_out_as_they_came() {
    let app = TestApp::start().await;
    let (here, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (zoe, yves) = (app.coordinator("Zoé", here).await, app.coordinator("Yves", elsewhere).await);
    let sent = zoe.post_file("/writing/pictures", "picture", &picture(), &[("accept", "text/plain")]).await.text;
    published(&zoe, &TUTORIAL.replace("1. Appuyez", &format!("![la touche]({sent})\n\n1. Appuyez"))).await;
    let out = files::collect(app.state.db(), Some(here)).await.unwrap();
    assert_eq!(
        out.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
        [&format!("{}.png", &sent[1..]), "tutorials/imprimer-une-page.md"]
    );

    let again = import(&app, Some(here), &out).await.unwrap();
    assert_eq!(again, Imported { unchanged: 1, ..Imported::default() });
    let brought = import(&app, Some(elsewhere), &out).await.unwrap();
    assert_eq!((brought.new.len(), brought.pictures), (1, 1));
    assert_eq!(import(&app, Some(elsewhere), &out).await.unwrap(), Imported { unchanged: 1, ..Imported::default() });
    let theirs = yves.get("/writing").await.first("#own + ul a", "href");
    let shown = yves.get(&theirs).await.first("img[alt='la touche']", "src");
    assert!(shown != sent && yves.get(&shown).await.status == 200, "with a picture of their own");
}

#[tokio::test]
async fn one_bad_file_and_nothing_comes_in() {
    let app = TestApp::start().await;
    let here = app.association("Entraide 28").await;
    let files = [
        file("tutorials/bon.md", TUTORIAL),
        file("tutorials/mauvais.md", &TUTORIAL.replace("effort: 1", "effort: 9")),
        file("modules/rien.md", "rien"),
        file("tutorials/image.md", &TUTORIAL.replace("1. Appuyez", "![x](/pictures/0000000000001)\n\n1. Appuyez")),
    ];
    let Err(ImportError::Faulty(faults)) = import(&app, Some(here), &files).await else { panic!("it came in") };
    for (path, line, kind) in [
        ("tutorials/mauvais.md", 6, FaultKind::Number),
        ("modules/rien.md", 1, FaultKind::NoFront),
        ("tutorials/image.md", 17, FaultKind::Picture),
    ] {
        assert!(faults.iter().any(|one| (one.path.as_str(), one.fault.line, one.fault.kind) == (path, line, kind)), "{path} in {faults:?}");
    }
    assert_eq!(count(&app).await, 0);
}

#[tokio::test]
async fn what_is_imported_for_everybody_outlives_what_ships() {
    let app = TestApp::start().await;
    let storage = &app.state.storage;
    binome::learning::shipped::bring_in(storage).await.unwrap();
    let shipped = files::collect(app.state.db(), None).await.unwrap();
    assert_eq!(import(&app, None, &shipped).await.unwrap().unchanged, shipped.len(), "what ships is here already");
    let own = [file("tutorials/imprimer.md", TUTORIAL)];
    assert_eq!(import(&app, None, &own).await.unwrap().new, ["tutorials/imprimer.md"]);
    let reset = async |tx: &binome::storage::Tx| tx.keep_setting("shipped_content", "another").await;
    storage.write(reset).await.unwrap();
    binome::learning::shipped::bring_in(storage).await.unwrap();
    assert!(app.browser().get("/tutorials/imprimer").await.words().contains("Mettre une page sur papier"));

    let path = shipped.iter().find(|file| file.path.starts_with("tutorials/")).unwrap().path.clone();
    let Err(ImportError::Faulty(faults)) = import(&app, None, &[file(&path, TUTORIAL)]).await else {
        panic!("it took the place of what ships")
    };
    assert_eq!(faults[0].fault.kind, FaultKind::Ships);
}

#[tokio::test]
async fn a_page_takes_the_same_files() {
    let app = TestApp::start().await;
    let here = app.association("Entraide 28").await;
    let (zoe, ana) = (app.coordinator("Zoé", here).await, app.volunteer("Ana", here).await);
    let good = files::zip(&[file("tutorials/imprimer.md", TUTORIAL)]).unwrap();
    assert_eq!(ana.post_file("/writing/files", "file", &good, &[]).await.status, 404);
    for (bytes, said) in [
        (
            files::zip(&[file("tutorials/bon.md", TUTORIAL), file("tutorials/faux.md", "rien")]).unwrap(),
            "tutorials/faux.md Ligne 1 Il manque l’en-tête",
        ),
        (files::zip(&[file("../x.md", TUTORIAL)]).unwrap(), "sortir de son dossier"),
        (files::zip(&[file("x.md", TUTORIAL)]).unwrap(), "ni fiche ni module"),
        (b"x".to_vec(), "ni un texte .md ni un zip"),
        (Vec::new(), "Choisissez un fichier"),
    ] {
        let page = zoe.post_file("/writing/files", "file", &bytes, &[]).await;
        assert!(page.status == 422 && page.words().contains(said), "{said}: {} {}", page.status, page.words());
    }
    assert_eq!(count(&app).await, 0);
    assert_eq!(zoe.post_file("/writing/files", "file", &good, &[]).await.location.as_deref(), Some("/writing"));
    assert!(zoe.get("/writing").await.words().contains("Les fichiers sont entrés"));
    zoe.post_file("/writing/files", "file", &good, &[]).await;
    assert!(zoe.get("/writing").await.words().contains("Rien n’a changé"));
    assert_eq!(files::unzip(Cursor::new(zoe.bytes("/writing/files.zip").await)).unwrap(), [file("tutorials/imprimer.md", TUTORIAL)]);
}

#[tokio::test]
async fn a_draft_stays_when_its_document_is_imported() {
    let app = TestApp::start().await;
    let here = app.association("Entraide 28").await;
    let zoe = app.coordinator("Zoé", here).await;
    let to = published(&zoe, TUTORIAL).await;
    let page = zoe.get(&to).await;
    let draft = TUTORIAL.replace("papier", "carton");
    super::send(&zoe, &page, &draft, "keep").await;
    let changed = import(&app, Some(here), &[file("tutorials/imprimer-une-page.md", &TUTORIAL.replace("5", "6"))]).await.unwrap();
    assert_eq!(changed.changed, ["tutorials/imprimer-une-page.md"]);
    assert_eq!(text_of(&zoe.get(&to).await), draft);
}

#[tokio::test]
async fn the_commands_read_and_write_folders_and_zips() {
    let folder = Folder::new();
    let app = TestApp::on_folder(&folder).await;
    let config = (*app.state.config).clone();
    app.association("Entraide").await;
    app.close().await;
    let (clock, content) = (binome::clock::Clock::real, folder.join("content"));
    let tutorials = content.join("tutorials");
    std::fs::create_dir_all(&tutorials).unwrap();
    std::fs::write(tutorials.join("imprimer.md"), TUTORIAL.replace('\n', "\r\n")).unwrap();
    std::fs::write(content.join("README.md"), "x").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", tutorials.join("lien.md")).unwrap();
    let (done, aside) = app::import_content(config.clone(), &content, Some("entraide"), clock()).await.unwrap();
    assert_eq!((done.new.len(), aside), (1, vec!["README.md".to_owned()]));

    let zip = folder.join("out.zip");
    assert_eq!(app::export_content(&config, &zip, Some("entraide")).await.unwrap(), 1);
    assert!(app::export_content(&config, &zip, Some("entraide")).await.is_err(), "a zip is not overwritten");
    let (done, _) = app::import_content(config.clone(), &zip, Some("entraide"), clock()).await.unwrap();
    assert_eq!((done.unchanged, done.changed.len()), (1, 0));

    std::fs::write(tutorials.join("faux.md"), TUTORIAL.replace("minutes: 5", "minutes: 0")).unwrap();
    let error = app::import_content(config.clone(), &content, Some("entraide"), clock()).await.unwrap_err().to_string();
    assert!(error.contains("tutorials/faux.md:5: ") && error.contains("nothing was imported"), "{error}");
    for (path, association) in [(content.clone(), Some("personne")), (folder.join("rien"), None)] {
        assert!(app::import_content(config.clone(), &path, association, clock()).await.is_err());
    }
    let _held = config.lock().unwrap();
    assert!(config.lock().is_err(), "a served folder is refused before anything is read");
}
