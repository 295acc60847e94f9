//! Bytes of the first page, its style sheet and every script, gzipped as they travel.

use std::collections::BTreeSet;

use crate::http::{self, Connection};
use crate::server::{Stage, Who};
use crate::world::World;

pub async fn measure() {
    let running = Stage::set(Who::Ours, World::default()).await.start().await;
    let mut base = Connection::open(running.address).await;
    let (page, text) = fetch(&mut base, "/").await;
    let sheet = attributes(&text, "href=\"").into_iter().find(|path| path.ends_with(".css")).expect("a style sheet");
    let (css, _) = fetch(&mut base, &sheet).await;
    let entry = attributes(&text, "src=\"").into_iter().find(|path| path.ends_with(".js")).expect("a script");
    let mut waiting = vec![entry];
    let (mut seen, mut scripts) = (BTreeSet::new(), 0);
    while let Some(path) = waiting.pop() {
        if seen.insert(path.clone()) {
            let (bytes, text) = fetch(&mut base, &path).await;
            scripts += bytes;
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let imports = ["from '", "from \"", "import('", "import(\""].iter().flat_map(|mark| attributes(&text, mark));
            waiting.extend(imports.filter(|import| import.starts_with('.')).map(|import| joined(folder, &import)));
        }
    }
    println!("first page {page} B + style sheet {css} B = {} B gzipped; all {} scripts {scripts} B gzipped", page + css, seen.len());
    running.kill().await;
}

/// The bytes that travel with gzip, and the text without.
async fn fetch(base: &mut Connection, path: &str) -> (usize, String) {
    let (packed, plain) = (http::get_packed(base.at(), path, "", 0), http::get(base.at(), path, "", 0));
    (base.ask(&packed).await.body.len(), base.ask(&plain).await.text())
}

fn attributes(text: &str, mark: &str) -> Vec<String> {
    text.split(mark).skip(1).filter_map(|rest| rest.split(['"', '\'']).next()).map(str::to_owned).collect()
}

fn joined(folder: &str, import: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}
