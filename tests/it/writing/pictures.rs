//! Pictures beside texts: checked, kept small, the association's own.

use std::io::Cursor;

use binome::args;
use binome::storage::Sql;
use image::{DynamicImage, ImageFormat, RgbImage};

use super::{TUTORIAL, published, text_of};
use crate::support::TestApp;

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::new(width, height)).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn a_picture_is_kept_small_and_seen_by_members_alone() {
    let app = TestApp::start().await;
    let (here, elsewhere) = (app.association("Entraide 28").await, app.association("Ailleurs").await);
    let (zoe, ana) = (app.coordinator("Zoé", here).await, app.volunteer("Ana", here).await);
    let yves = app.coordinator("Yves", elsewhere).await;
    let sent = zoe.post_file("/writing/pictures", "picture", &png(3_200, 1_000), &[("accept", "text/plain")]).await;
    assert_eq!(sent.status, 201, "{}", sent.text);
    let address = sent.text;
    let shown = ana.get(&address).await;
    assert_eq!((shown.status, shown.headers["content-type"].to_str().unwrap()), (200, "image/png"));
    assert_eq!(shown.headers["cache-control"], "private, max-age=31536000, immutable");
    assert_eq!(shown.headers["x-content-type-options"], "nosniff");
    let picture = image::load_from_memory(&ana.bytes(&address).await).unwrap();
    assert_eq!((picture.width(), picture.height()), (1_600, 500));
    assert_eq!(yves.get(&address).await.status, 404);
    assert_eq!(app.browser().get(&address).await.status, 404);
    assert_eq!(ana.post_file("/writing/pictures", "picture", &png(10, 10), &[]).await.status, 404, "helpers read");

    let with = TUTORIAL.replace("1. Appuyez", &format!("![la touche]({address})\n\n1. Appuyez"));
    let to = published(&zoe, &with).await;
    let read = ana.get(&format!("/tutorials/{}/steps/1", to.rsplit('/').next().unwrap())).await;
    assert_eq!(read.all("img[alt='la touche']", "src"), [address.as_str()]);

    let page = yves.post("/writing", &[("kind", "tutorial"), ("text", &with), ("then", "publish")]).await;
    assert_eq!(page.status, 422, "another association's picture is none");
    assert!(page.words().contains("Ligne 17 Cette image n’existe pas") && text_of(&page) == with, "{}", page.words());

    let id = address.rsplit('/').next().unwrap();
    assert_eq!(yves.post(&format!("/writing/pictures/{id}/erasure"), &[]).await.status, 404);
    assert!(zoe.submit(&format!("/writing/pictures/{id}/erasure"), &[]).await.words().contains("L’image est effacée"));
    assert_eq!(ana.get(&address).await.status, 404);
}

#[tokio::test]
async fn what_is_no_picture_is_refused_with_words() {
    let app = TestApp::start().await;
    let zoe = app.coordinator("Zoé", app.association("Entraide 28").await).await;
    for (bytes, said) in [
        (b"".to_vec(), "Choisissez une image"),
        (b"<svg onload='alert(1)'/>".to_vec(), "n’est pas une image"),
        (b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "n’est pas une image"),
        (png(100, 100)[..60].to_vec(), "n’est pas une image"),
        (bomb(), "trop de pixels"),
    ] {
        let page = zoe.post_file("/writing/pictures", "picture", &bytes, &[]).await;
        assert!(page.status == 422 && page.words().contains(said), "{said}: {} {}", page.status, page.words());
        let answer = zoe.post_file("/writing/pictures", "picture", &bytes, &[("accept", "text/plain")]).await;
        assert!(answer.status == 422 && answer.text.contains(said), "{said}: {}", answer.text);
    }
    let heavy = zoe.post_file("/writing/pictures", "picture", &vec![0; 3 << 20], &[]).await;
    assert_eq!(heavy.status, 413);
    for odd in [&[][..], &[("picture", "x")]] {
        assert_eq!(zoe.post("/writing/pictures", odd).await.status, 400, "no file form");
    }
    let kept: Option<i64> = app.state.db().scalar("SELECT COUNT(*) FROM document_pictures", args![]).await.unwrap();
    assert_eq!(kept, Some(0));
    let fine = zoe.post_file("/writing/pictures", "picture", &png(100, 100), &[]).await;
    assert_eq!(fine.status, 303);
    assert!(zoe.get("/writing/pictures").await.text.contains("](/pictures/"));
}

/// A few bytes that say that they are 60,000 pixels wide and high.
fn bomb() -> Vec<u8> {
    let mut png = png(1, 1);
    png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let mut sum = flate2::Crc::new();
    sum.update(&png[12..29]);
    png[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    png
}
