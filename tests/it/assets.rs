//! What browsers keep: style sheets and scripts for ever, pages never.

use std::io::Write;

use binome::app;
use binome::web::Right;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::{Answer, TestApp};

const FOR_EVER: &str = "public, max-age=31536000, immutable";

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).map_or("", |value| value.to_str().unwrap())
}

/// Bytes of a text as it travels.
fn packed(text: &str) -> usize {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(text.as_bytes()).unwrap();
    packer.finish().unwrap().len()
}

/// Addresses of everything that the first page asks for.
async fn assets(app: &TestApp) -> Vec<String> {
    let page = app.browser().get("/").await;
    let mut found = page.all("link[href^='/assets/']", "href");
    found.extend(page.all("script[src^='/assets/']", "src"));
    assert!(found.len() >= 3, "{found:?}");
    found
}

#[tokio::test]
async fn what_a_page_asks_for_is_kept_for_ever_and_comes_packed() {
    let app = TestApp::start().await;
    let browser = app.browser();
    for path in assets(&app).await {
        let plain = browser.get(&path).await;
        let packed = browser.get_with(&path, &[("accept-encoding", "br, gzip")]).await;
        for answer in [&plain, &packed] {
            assert_eq!(
                (answer.status, header(answer, "cache-control"), header(answer, "vary")),
                (200, FOR_EVER, "accept-encoding"),
                "{path}"
            );
        }
        assert_eq!((header(&plain, "content-encoding"), header(&packed, "content-encoding")), ("", "gzip"), "{path}");
        assert_ne!(header(&plain, "etag"), header(&packed, "etag"), "a tag names bytes, and these differ: {path}");
        let refused = browser.get_with(&path, &[("accept-encoding", "gzip;q=0, identity")]).await;
        assert_eq!(header(&refused, "content-encoding"), "", "{path} was packed for who does not want it");
    }
}

#[tokio::test]
async fn who_has_the_bytes_already_is_told_so_without_them() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let paths = assets(&app).await.into_iter().chain(["/sw.js".to_owned()]);
    for path in paths {
        let tag = header(&browser.get(&path).await, "etag").to_owned();
        for known in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
            let again = browser.get_with(&path, &[("if-none-match", &known)]).await;
            assert_eq!((again.status, again.text.as_str(), header(&again, "etag")), (304, "", tag.as_str()), "{path} {known}");
            assert_eq!(header(&again, "vary"), "accept-encoding", "{path}");
            assert_ne!(header(&again, "cache-control"), "", "{path}");
        }
        // The packed bytes are others.
        let packed = browser.get_with(&path, &[("if-none-match", &tag), ("accept-encoding", "gzip")]).await;
        assert_eq!(packed.status, 200, "{path}");
        assert_eq!(browser.get_with(&path, &[("if-none-match", "\"other\"")]).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn the_address_of_another_version_answers_but_is_not_kept() {
    let app = TestApp::start().await;
    for path in assets(&app).await {
        let (_, file) = path.trim_start_matches("/assets/").split_once('/').unwrap();
        let old = app.browser().get(&format!("/assets/000000000000/{file}")).await;
        assert_eq!((old.status, header(&old, "cache-control")), (200, "no-cache"), "what {file} is now is not what that page meant");
    }
}

#[tokio::test]
async fn packed_bytes_are_made_once_and_shared() {
    let app = TestApp::start().await;
    let headers = |tag: &str| {
        let mut headers = axum::http::HeaderMap::new();
        headers.insert("accept-encoding", "gzip".parse().unwrap());
        headers.insert("if-none-match", tag.parse().unwrap());
        headers
    };
    let body = async |answer: axum::response::Response| axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    let version = app.state.assets.version();
    let one = body(app.state.assets.serve(&version, "app.css", &headers("\"\""))).await;
    let two = body(app.state.assets.serve(&version, "app.css", &headers("\"\""))).await;
    assert_eq!((one.as_ptr(), one.len()), (two.as_ptr(), two.len()), "the same bytes in memory, not packed again");
}

#[tokio::test]
async fn the_first_page_comes_in_one_breath_of_the_network() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let first = browser.get("/").await;
    let mut bytes = packed(&first.text);
    for path in first.all("link[rel=stylesheet]", "href") {
        bytes += packed(&browser.get(&path).await.text);
    }
    assert!(bytes < 14 * 1024, "the first page and its style sheet are {bytes} bytes, packed: ten segments carry 14 KiB");
}

#[tokio::test]
async fn no_proxy_keeps_a_page_a_redirection_or_an_error() {
    let app = TestApp::start().await;
    let entraide = app.association("Entraide 28").await;
    let (ana, asker) = (app.volunteer("Ana", entraide).await, app.asker(&app.josiane_asks().await));
    let mut faults = Vec::new();
    // Documents for everybody, about nobody; whoever verifies badges may keep them for an hour.
    let published = ["/sw.js", "/badges/issuer", "/badges/keys"];
    let is_page = |path: &str| !path.contains('{') && !published.contains(&path);
    for route in app::routes().1.into_iter().filter(|route| route.method == "GET" && is_page(route.path)) {
        let browser = if route.right == Right::Asker { &asker } else { &ana.browser };
        let answer = browser.get(route.path).await;
        let cache = header(&answer, "cache-control");
        if !cache.contains("no-store") || cache.contains("public") {
            faults.push(format!("{} ({}): {cache:?}", route.path, answer.status));
        }
    }
    for path in ["/nowhere", "/pairings/0000000000001", "/assets/000000000000/nothing.css"] {
        let answer = ana.get(path).await;
        if answer.status != 404 || header(&answer, "cache-control") != "private, no-store" {
            faults.push(format!("{path} ({}): {:?}", answer.status, header(&answer, "cache-control")));
        }
    }
    assert!(faults.is_empty(), "a cache between may keep these:\n  {}", faults.join("\n  "));
}

#[tokio::test]
async fn pages_come_packed_for_who_wants_it() {
    let app = TestApp::start().await;
    let packed = app.browser().get_with("/", &[("accept-encoding", "gzip")]).await;
    assert_eq!((header(&packed, "content-encoding"), header(&packed, "vary")), ("gzip", "accept-encoding"));
    assert_eq!(header(&app.browser().get("/").await, "content-encoding"), "");
}

/// DESIGN.md, section 8: a five-year-old phone on a poor line gets all of it.
#[tokio::test]
async fn all_scripts_together_stay_under_25_kib_as_they_travel() {
    let app = TestApp::start().await;
    let version = assets(&app).await[0].split('/').nth(2).unwrap().to_owned();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("frontend/js");
    let (mut waiting, mut count, mut bytes) = (vec![folder.clone()], 0, 0);
    while let Some(at) = waiting.pop() {
        for path in std::fs::read_dir(at).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let name = path.strip_prefix(&folder).unwrap().display().to_string();
            let address = format!("http://{}/assets/{version}/js/{name}", app.address);
            let answer = reqwest::Client::new().get(address).header("accept-encoding", "gzip").send().await.unwrap();
            assert_eq!(answer.status(), 200, "{name}");
            bytes += answer.bytes().await.unwrap().len();
            count += 1;
        }
    }
    assert!(count > 20 && bytes < 25 * 1024, "{count} files, {bytes} bytes");
}
