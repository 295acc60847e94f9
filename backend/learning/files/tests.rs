//! Folders and zips as people, and others, make them.

use super::*;
use crate::learning::documents::FaultKind;

const TUTORIAL: &str = "---\ntitle: Imprimer\nsummary: Une page sur papier.\ntopics: bureautique\nminutes: 5\neffort: 1\nchecked: 2026-11-02\n---\n\
    ## Avant de commencer\n- Du papier\n\n## Lancer\nQui : personne / ensemble / aidant\n\n### Vous faites\n1. Appuyez sur Imprimer.\n";

fn file(path: &str, words: &str) -> File {
    File { path: path.into(), bytes: words.as_bytes().to_vec() }
}

#[test]
fn a_zip_comes_back_as_it_was() {
    let files = [file("modules/b.md", "b"), file("tutorials/a.md", "a")];
    let bytes = zip(&files).unwrap();
    assert_eq!(bytes, zip(&files).unwrap());
    assert_eq!(unzip(Cursor::new(bytes)).unwrap(), files);
}

#[test]
fn a_zip_that_leads_out_is_refused() {
    for path in ["../x.md", "tutorials/../../x.md", "/etc/x.md", "tutorials\\..\\..\\x.md", "C:\\x.md"] {
        let bytes = zip(&[file("tutorials/a.md", "a"), file(path, "x")]).unwrap();
        assert!(matches!(unzip(Cursor::new(bytes)), Err(FilesError::LeadsOut(_))), "{path}");
    }
}

#[test]
fn a_bomb_is_refused() {
    let huge = zip(&[File { path: "tutorials/a.md".into(), bytes: vec![b'a'; 5 << 20] }]).unwrap();
    assert!(huge.len() < 20_000 && matches!(unzip(Cursor::new(huge)), Err(FilesError::Large(_))));
    let large: Vec<File> = (0..20).map(|at| File { path: format!("tutorials/{at}.md"), bytes: vec![b'a'; 4 << 20] }).collect();
    assert!(matches!(unzip(Cursor::new(zip(&large).unwrap())), Err(FilesError::Large(_))));
    let many: Vec<File> = (0..2_001).map(|at| file(&format!("tutorials/{at}.md"), "")).collect();
    assert!(matches!(unzip(Cursor::new(zip(&many).unwrap())), Err(FilesError::Many)));
    for odd in [&b"PK"[..], b"", &[0; 400]] {
        assert!(matches!(unzip(Cursor::new(odd)), Err(FilesError::Zip(_))));
    }
    let mut cut = zip(&[file("tutorials/a.md", TUTORIAL)]).unwrap();
    cut.drain(60..80);
    assert!(unzip(Cursor::new(cut)).is_err());
}

#[test]
fn each_file_is_what_its_folder_says() {
    let batch = Batch::read(&[
        file("content/tutorials/imprimer.md", TUTORIAL),
        file("other/tutorials/imprimer.md", TUTORIAL),
        file("modules/imprimer.md", TUTORIAL),
        file("tutorials/Été.md", TUTORIAL),
        file("README.md", "x"),
        file("tutorials/notes.txt", "x"),
        File { path: "tutorials/latin.md".into(), bytes: b"\xe9t\xe9".to_vec() },
        file("pictures/0000000000001.png", "not a picture"),
    ]);
    assert_eq!(batch.documents.iter().map(|one| one.slug.as_str()).collect::<Vec<_>>(), ["imprimer"]);
    assert_eq!(batch.aside, ["README.md", "tutorials/notes.txt"]);
    let said: Vec<_> = batch.faults.iter().map(|one| (one.path.as_str(), one.fault.kind)).collect();
    for expected in [
        ("other/tutorials/imprimer.md", FaultKind::TwiceFile),
        ("modules/imprimer.md", FaultKind::UnknownKey),
        ("tutorials/Été.md", FaultKind::Slug),
        ("tutorials/latin.md", FaultKind::NotText),
        ("pictures/0000000000001.png", FaultKind::PictureFile),
    ] {
        assert!(said.contains(&expected), "{expected:?} in {said:?}");
    }
}
