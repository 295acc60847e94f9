//! Writes belong to the owner of the table; a later slice may read what an earlier one keeps.

use std::collections::BTreeMap;

use super::source::What;
use super::tree::{self, Source, judge, slice};

/// Tables that stand in another slice's migration than their owner's.
const ELSEWHERE: [(&str, &str); 2] = [("places", "places"), ("roster_rows", "pairing")];

/// Table → the slice that owns it, or "storage" for what the core keeps: the noun that ends the migration's name.
fn owners() -> BTreeMap<String, String> {
    let mut owners = BTreeMap::new();
    for path in tree::files("migrations", &[".rs"]) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // m2026_11_22_03_associations
        let Some(owner) = stem.splitn(5, '_').nth(4).filter(|_| stem.starts_with('m')) else { continue };
        for after in tree::read(&path).split("CREATE TABLE ").skip(1) {
            let table: String = after.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            let owner = ELSEWHERE.iter().find(|(name, _)| *name == table).map_or(owner, |(_, owner)| owner);
            owners.insert(table, owner.to_owned());
        }
    }
    owners
}

/// What a statement does to which tables: `(is_write, table)`.
fn touched(sql: &str) -> Vec<(bool, String)> {
    let words: Vec<&str> = sql.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).filter(|word| !word.is_empty()).collect();
    words
        .windows(3)
        .filter_map(|three| match three {
            ["INSERT", "INTO", table] | ["DELETE", "FROM", table] => Some((true, (*table).to_owned())),
            ["UPDATE", table, "SET"] => Some((true, (*table).to_owned())),
            [before, "FROM" | "JOIN", table] if *before != "DELETE" => Some((false, (*table).to_owned())),
            _ => None,
        })
        .collect()
}

fn breach(source: &Source, owners: &BTreeMap<String, String>, sql: &str) -> Option<String> {
    let own = source.slice()?;
    touched(sql).into_iter().find_map(|(is_write, table)| {
        let owner = owners.get(&table)?;
        match slice(owner) {
            _ if is_write && owner != source.part() => Some(format!("writes {table}, which belongs to {owner}")),
            Some(other) if other > own => Some(format!("reads {table}, of the later slice {owner}")),
            _ => None,
        }
    })
}

#[test]
fn only_its_owner_writes_a_table() {
    let owners = owners();
    assert!(owners.len() > 20, "{owners:?}");
    let mut breaches = Vec::new();
    for source in tree::backend() {
        for token in &source.tokens {
            if let What::Text(sql) = &token.what
                && let Some(what) = breach(&source, &owners, sql)
            {
                breaches.push(source.says(token.line, &what));
            }
        }
    }
    judge("Writes belong to the owner of the table; reads go to earlier slices", &breaches, &[]);
}

/// Columns of bytes that hold no sealed words.
const PLAIN_BYTES: [(&str, &str); 3] = [("seal_keys", "wrapped"), ("roster_rows", "packed"), ("document_pictures", "bytes")];

/// Every other column of bytes holds sealed words, which `binome check` must open.
#[test]
fn every_sealed_column_is_checked() {
    let checked = tree::read(&tree::root().join("backend/check/sealed.rs"));
    let mut count = 0;
    for path in tree::files("migrations", &[".rs"]) {
        for table in tree::read(&path).split("CREATE TABLE ").skip(1) {
            let Some((name, columns)) = table.split_once(" (") else { continue };
            for column in columns.split(';').next().unwrap_or_default().split([',', '\n']) {
                let Some((column, _)) = column.trim().split_once(" BLOB") else { continue };
                count += 1;
                let is_known = PLAIN_BYTES.contains(&(name, column)) || checked.contains(&format!("(\"{name}\", \"{column}\", "));
                assert!(is_known, "backend/check/sealed.rs does not open {name}.{column}");
            }
        }
    }
    assert!(count > 15, "{count}");
}

#[test]
fn statements_are_understood() {
    assert_eq!(touched("INSERT INTO a (x) SELECT 1 FROM b JOIN c ON TRUE ON CONFLICT (x) DO UPDATE SET x = 1").len(), 3);
    assert_eq!(touched("DELETE FROM a WHERE b = $1"), [(true, "a".to_owned())]);
    assert_eq!(touched("UPDATE a SET b = 1"), [(true, "a".to_owned())]);
}
