//! Style sheet, scripts, icons and pictures: embedded in the program, compressed once, cached for ever under one hash.

use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::hex;

#[derive(rust_embed::RustEmbed)]
#[folder = "frontend"]
#[include = "css/*"]
#[include = "js/*"]
#[include = "icons/*"]
#[include = "pictures/*"]
#[include = "manifest.webmanifest"]
struct Files;

/// `app.css` for everybody; `signed_in.css` after it, for whoever signed in: the first page stays small.
const SHEETS: [&str; 2] = ["app", "signed_in"];

/// Whether a picture of this name ships.
pub fn is_picture(name: &str) -> bool {
    Files::get(&format!("pictures/{name}.svg")).is_some()
}

/// A drawing that ships, whole: "pictures/sante", "icons/star".
pub fn drawing(name: &str) -> Option<String> {
    let file = Files::get(&format!("{name}.svg"))?;
    Some(String::from_utf8_lossy(&file.data).trim().to_owned())
}

/// What browsers fetch beside pages.
#[derive(Clone)]
pub struct Assets(Arc<Inner>);

struct Inner {
    files: HashMap<String, File>,
    icons: Arc<HashMap<String, String>>,
    pictures: Arc<HashMap<String, String>>,
    version: String,
}

#[derive(Clone)]
struct File {
    kind: &'static str,
    plain: Body,
    gzip: Body,
}

/// One way of sending a file, and the tag that names exactly these bytes.
#[derive(Clone)]
struct Body {
    bytes: Bytes,
    tag: HeaderValue,
}

impl Body {
    fn new(bytes: Vec<u8>) -> Self {
        let tag = format!("\"{}\"", hex::write(&Sha256::digest(&bytes)[..8]));
        // Hexadecimal in quotes is always a header.
        Self { tag: HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\"")), bytes: bytes.into() }
    }
}

impl Assets {
    /// Reads every file; `css/app.txt` says of which files, in which order, `app.css` is made; so for each of the sheets.
    pub fn load() -> Self {
        let mut files = HashMap::new();
        let mut digest = Sha256::new();
        let mut names: Vec<_> = Files::iter().filter(|name| !name.starts_with("css/")).collect();
        names.sort_unstable();
        let mut put = |name: String, bytes: Vec<u8>| {
            digest.update(name.as_bytes());
            digest.update(&bytes);
            files.insert(name.clone(), File { kind: kind(&name), gzip: Body::new(gzip(&bytes)), plain: Body::new(bytes) });
        };
        for sheet in SHEETS {
            put(format!("{sheet}.css"), style_sheet(sheet));
        }
        for name in names {
            let bytes = read(&name);
            put(name.to_string(), if name.ends_with(".js") { without_comments(&bytes) } else { bytes });
        }
        let version = hex::write(&digest.finalize()[..6]);
        Self(Arc::new(Inner { files, icons: Arc::new(drawings("icons/")), pictures: Arc::new(drawings("pictures/")), version }))
    }

    /// The hash under which everything is served.
    pub fn version(&self) -> String {
        self.0.version.clone()
    }

    /// Inline drawings by name: `icon` or `picture`.
    pub(super) fn drawings(&self, what: &str) -> Arc<HashMap<String, String>> {
        Arc::clone(if what == "icon" { &self.0.icons } else { &self.0.pictures })
    }

    /// `GET /assets/{version}/{path}`: kept for ever under this version's address. Another's still answers, for pages made before
    /// an update, and is asked for again: what is served there now is not what that address names.
    pub fn serve(&self, version: &str, path: &str, asked: &HeaderMap) -> Response {
        self.answer(path, asked, if version == self.0.version { "public, max-age=31536000, immutable" } else { "no-cache" })
    }

    /// The service worker lives at a fixed address, so it is looked at again.
    pub fn serve_fresh(&self, path: &str, asked: &HeaderMap) -> Response {
        self.answer(path, asked, "no-cache")
    }

    fn answer(&self, path: &str, asked: &HeaderMap, cache: &'static str) -> Response {
        let Some(file) = self.0.files.get(path) else { return StatusCode::NOT_FOUND.into_response() };
        let is_packed = takes_gzip(asked);
        let body = if is_packed { &file.gzip } else { &file.plain };
        let is_known = has_tag(asked, &body.tag);
        let mut answer = if is_known { StatusCode::NOT_MODIFIED.into_response() } else { body.bytes.clone().into_response() };
        let headers = answer.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(header::ETAG, body.tag.clone());
        if !is_known {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
            if is_packed {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            }
        }
        answer
    }
}

/// The items of a header that is a list, from every line of it.
fn items<'a>(asked: &'a HeaderMap, name: &'a header::HeaderName) -> impl Iterator<Item = &'a str> {
    asked.get_all(name).iter().filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(',')).map(str::trim)
}

/// `gzip;q=0` says that gzip is not understood.
fn takes_gzip(asked: &HeaderMap) -> bool {
    items(asked, &header::ACCEPT_ENCODING).any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let is_gzip = parts.next().is_some_and(|coding| coding.eq_ignore_ascii_case("gzip"));
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
        is_gzip && weight.is_none_or(|weight| weight > 0.0)
    })
}

/// Whoever asks has these very bytes (RFC 9110: a weak tag compares like a strong one here).
fn has_tag(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    items(asked, &header::IF_NONE_MATCH).any(|item| item == "*" || item.trim_start_matches("W/").as_bytes() == tag.as_bytes())
}

fn read(name: &str) -> Vec<u8> {
    Files::get(name).map(|file| file.data.into_owned()).unwrap_or_default()
}

/// Scripts without indentation, whole-line comments and notes of types, which are a third of them. A comment that follows code stays.
fn without_comments(bytes: &[u8]) -> Vec<u8> {
    let (text, mut is_inside) = (String::from_utf8_lossy(bytes), false);
    let mut kept = String::new();
    for line in text.lines().map(str::trim) {
        let rest = if is_inside || line.starts_with("/**") {
            match line.split_once("*/") {
                Some((_, rest)) => {
                    is_inside = false;
                    rest.trim()
                }
                None => {
                    is_inside = true;
                    ""
                }
            }
        } else {
            line
        };
        if !rest.is_empty() && !rest.starts_with("//") {
            kept.push_str(&without_types(rest));
            kept.push('\n');
        }
    }
    kept.into_bytes()
}

/// `f(/** @type {any} */ (x))` is `f((x))`.
fn without_types(line: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(line.len()), line);
    while let Some((code, after)) = rest.split_once("/** @") {
        let Some((_, code_again)) = after.split_once("*/ ") else { break };
        kept.push_str(code);
        rest = code_again;
    }
    kept + rest
}

/// The files of `css/` that make a style sheet, in their order.
fn files_of(sheet: &str) -> Vec<String> {
    String::from_utf8_lossy(&read(&format!("css/{sheet}.txt"))).split_whitespace().map(|name| format!("css/{name}")).collect()
}

fn style_sheet(sheet: &str) -> Vec<u8> {
    files_of(sheet).iter().flat_map(|name| read(name)).collect()
}

fn drawings(folder: &str) -> HashMap<String, String> {
    Files::iter()
        .filter_map(|path| {
            let name = path.strip_prefix(folder)?.strip_suffix(".svg")?.to_owned();
            Some((name, String::from_utf8_lossy(&read(&path)).trim().to_owned()))
        })
        .collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory does not fail; an empty answer would show at once.
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_travel_without_what_only_their_readers_need() {
        let script = b"/**\n * Doubles.\n */\n  const two = (/** @type {number} */ (n)) * 2; // twice\n// why\nconst far = '/**';\n";
        assert_eq!(String::from_utf8_lossy(&without_comments(script)), "const two = ((n)) * 2; // twice\nconst far = '/**';\n");
    }

    #[test]
    fn every_file_of_styles_is_in_one_sheet() {
        let mut listed: Vec<String> = SHEETS.iter().flat_map(|sheet| files_of(sheet)).collect();
        let mut there: Vec<String> = Files::iter().map(String::from).filter(|name| name.ends_with(".css")).collect();
        listed.sort_unstable();
        there.sort_unstable();
        assert_eq!(listed, there);
    }
}
