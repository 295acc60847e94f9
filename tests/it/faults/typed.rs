//! What people paste: letters that cannot be seen, that turn a line round, that are no letters, that are markup.

use crate::help_sessions::paired;
use crate::support::TestApp;

#[tokio::test]
async fn letters_that_deceive_are_not_kept() {
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    for (typed, kept) in
        [("An\u{202E}a", "Ana"), ("\u{200B}A\u{200D}n\u{FEFF}a\u{2066}", "Ana"), ("A\tn\u{a0}a", "A n a"), ("Zoé 🌻", "Zoé 🌻")]
    {
        let page = ana.submit("/account", &[("first_name", typed), ("language", "fr")]).await;
        assert_eq!((page.status, page.first("#first_name", "value").as_str()), (200, kept), "{typed:?}");
        assert!(!page.text.contains(['\u{202E}', '\u{200B}', '\u{2066}']), "{typed:?}");
    }
}

#[tokio::test]
async fn markup_in_a_message_is_text_and_a_megabyte_is_refused_with_words() {
    let app = TestApp::start().await;
    let story = paired(&app).await;
    let write = format!("{}/messages", story.pairing);
    let markup = "<script>alert(1)</script><img src=x onerror=alert(2)> [clic](javascript:alert(3))";
    assert_eq!(story.ana.post(&write, &[("text", markup)]).await.status, 303);
    let page = story.josiane.get("/wait").await;
    assert!(page.words().contains("<script>alert(1)</script>"), "{}", page.words());
    assert!(page.all("main script", "src").is_empty() && page.all("img[onerror]", "src").is_empty());
    assert!(page.all("a[href^='javascript']", "href").is_empty());
    for huge in ["a".repeat(1_000_000), "\0".repeat(3), "é".repeat(400_000)] {
        let refused = story.ana.post(&write, &[("text", &huge)]).await;
        assert!(matches!(refused.status, 413 | 422), "{} bytes: {}", huge.len(), refused.status);
    }
    assert!(!story.josiane.get("/wait").await.text.contains(&"a".repeat(5_000)));
}
