//! How many statements each page costs: the same for twelve rows as for one, and never more than is said here.

mod counter;
mod crowd;
mod rows;

use std::collections::BTreeMap;

use binome::app;
use counter::Counting;
use crowd::{Crowd, Who};

/// Who looks at each page, and the most statements it may take. A new page is named here, or the test fails.
#[rustfmt::skip]
const PAGES: &[(&str, Who, u64)] = &[
    ("/profile", Who::Helper, 2),
    ("/availability", Who::Helper, 2),
    ("/contract", Who::Helper, 3),
    ("/members/{id}/contract", Who::Coordinator, 8),
    ("/members/{id}/availability", Who::Coordinator, 6),
    ("/members/{id}/history", Who::Coordinator, 6),
    ("/charter", Who::Stranger, 0),
    ("/members/{id}/checks", Who::Coordinator, 6),
    ("/relatives", Who::Coordinator, 3),
    ("/relatives/{account}/checks", Who::Coordinator, 6),
    ("/board", Who::Coordinator, 12),
    ("/board/test", Who::Coordinator, 5),
    ("/board/hours", Who::Coordinator, 11),
    ("/tutored/hours", Who::Coordinator, 10),
    ("/association/exports", Who::Coordinator, 5),
    ("/association/valuation", Who::Coordinator, 6),
    ("/engagement", Who::Helper, 5),
    ("/board/reports", Who::Coordinator, 7),
    ("/board/records/{record}", Who::Coordinator, 18),
    ("/board/reports/{report}", Who::Coordinator, 8),
    ("/board/{help_request}", Who::Coordinator, 20),
    ("/figures", Who::Coordinator, 8),
    ("/figures/report", Who::Coordinator, 7),
    ("/figures/irritants", Who::Coordinator, 6),
    ("/instance/associations/new", Who::Operator, 1),
    ("/instance/associations/{id}", Who::Operator, 7),
    ("/instance/associations/{id}/places/new", Who::Operator, 2),
    ("/association", Who::Coordinator, 4),
    ("/association/places/new", Who::Coordinator, 2),
    ("/association/training", Who::Coordinator, 6),
    ("/association/training/topics", Who::Coordinator, 8),
    ("/association/training/modules", Who::Coordinator, 5),
    ("/association/places/{id}", Who::Coordinator, 3),
    ("/join", Who::Stranger, 0),
    ("/relative", Who::Stranger, 0),
    ("/pairings/{pairing}", Who::Helper, 15),
    ("/pairings/{pairing}/record", Who::Helper, 5),
    ("/records/{record}", Who::Helper, 11),
    ("/records/{record}/recap", Who::Helper, 5),
    ("/records/{record}/correction", Who::Helper, 7),
    ("/records/{record}/confirmation", Who::Helper, 5),
    ("/log", Who::Helper, 5),
    ("/log/details", Who::Helper, 2),
    ("/log/workshop", Who::Helper, 2),
    ("/log/imports", Who::Helper, 4),
    ("/recap", Who::Asker, 9),
    ("/recap/paper", Who::Asker, 6),
    ("/chat", Who::Asker, 8),
    ("/reply", Who::Asker, 7),
    ("/mentor-calls", Who::Coordinator, 6),
    ("/mentor-calls/{call}", Who::Coordinator, 13),
    ("/wait", Who::Asker, 18),
    ("/home", Who::Helper, 12),
    ("/learning", Who::Helper, 11),
    ("/tutorials", Who::Stranger, 1),
    ("/writing", Who::Coordinator, 4),
    ("/writing/new", Who::Coordinator, 4),
    ("/writing/pictures", Who::Coordinator, 4),
    ("/writing/files", Who::Coordinator, 4),
    ("/words", Who::Stranger, 0),
    ("/", Who::Stranger, 0),
    ("/ask/desk", Who::Helper, 9),
    ("/ask/desk/{help_request}", Who::Helper, 6),
    ("/ask/desk/{help_request}/slip", Who::Helper, 6),
    ("/ask/desk/{help_request}/ticket", Who::Helper, 6),
    ("/code", Who::Stranger, 0),
    ("/slip", Who::Asker, 6),
    ("/ticket", Who::Asker, 6),
    ("/withdrawal", Who::Asker, 2),
    ("/erasure", Who::Asker, 1),
    ("/erasure/done", Who::Stranger, 0),
    ("/legal", Who::Stranger, 1),
    ("/accessibility", Who::Stranger, 0),
    ("/privacy", Who::Stranger, 0),
    ("/offline", Who::Stranger, 0),
    ("/instance", Who::Operator, 9),
    ("/associations", Who::Helper, 2),
    ("/members", Who::Coordinator, 10),
    ("/members/invitations", Who::Coordinator, 7),
    ("/members/imports", Who::Coordinator, 4),
    ("/members/{id}", Who::Coordinator, 15),
    ("/hours", Who::Helper, 10),
    ("/permanences", Who::Coordinator, 9),
    ("/permanences/{id}", Who::Coordinator, 9),
    ("/permanences/new", Who::Coordinator, 9),
    ("/permanences/{id}/change", Who::Coordinator, 9),
    ("/calendars", Who::Coordinator, 9),
    ("/attestations", Who::Helper, 3),
    ("/association/attestations", Who::Coordinator, 5),
    ("/members/{id}/attestations", Who::Coordinator, 14),
    ("/passport", Who::Helper, 14),
    ("/badges", Who::Helper, 3),
    ("/association/badges", Who::Coordinator, 5),
    ("/members/{id}/badges", Who::Coordinator, 6),
    ("/verify", Who::Stranger, 0),
    ("/sign-in", Who::Stranger, 0),
    ("/account", Who::Helper, 8),
    ("/account/address", Who::Helper, 1),
    ("/account/factors", Who::Helper, 6),
    ("/second-factor", Who::Helper, 1),
    ("/association/audit", Who::Coordinator, 7),
];

/// Where the twelve rows must be seen, so that it is known that they were read.
#[rustfmt::skip]
const LISTS: &[&str] = &[
    "/relatives", "/board", "/board/hours", "/board/reports", "/board/{help_request}", "/instance/associations/{id}", "/association", "/association/training", "/pairings/{pairing}", "/recap", "/chat", "/mentor-calls", "/mentor-calls/{call}", "/wait", "/home", "/ask/desk", "/instance", "/associations", "/members", "/hours", "/account", "/permanences", "/permanences/{id}", "/calendars", "/members/{id}/history",
];

/// No pages: a file, a socket, or what leads elsewhere at once.
const NO_PAGES: &[&str] = &[
    "/assets/{version}/{*path}",
    "/sw.js",
    "/health",
    "/ready",
    "/live",
    // A file: what it costs goes with its lines.
    "/members/imports/{import}",
    "/members/imports/{import}/faults.csv",
    "/association/exports/coop.csv",
    "/association/exports/coop.json",
    "/association/exports/hours.csv",
    "/association/exports/hours.xlsx",
    "/association/valuation.csv",
    "/engagement/paper",
    "/members/export.csv",
    "/members/export.xlsx",
    // A form of one, and what leads elsewhere unless an authenticator is being set up.
    "/reasons",
    // Of a workshop alone, and a file that is looked at.
    "/records/{record}/participants",
    // Files of one meeting.
    "/recap/calendar.ics",
    "/confirm/{token}/calendar.ics",
    "/log/imports/{log_import}",
    "/account/authenticator",
    // To the contracts, unless one ends.
    "/contract/end",
    "/figures.csv",
    "/figures/irritants.csv",
    "/figures/irritants.xlsx",
    "/figures.xlsx",
    // One tutorial, one module, one screen of it: no list.
    "/tutorials/{document}",
    "/tutorials/{document}/paper",
    "/tutorials/{document}/draft",
    "/tutorials/{document}/steps/{step}",
    "/modules/{document}",
    "/modules/{document}/attempt",
    "/writing/{document}",
    "/writing/{document}/versions/{version}",
    "/writing/files.zip",
    "/attestations/{attestation}/paper",
    "/verify/{code}",
    // One file of everything, and pages that read nothing.
    "/account/export",
    "/account/export.zip",
    "/account/deletion",
    // Files for programs, and a badge or what one stands for.
    "/badges/{code}",
    "/badges/{code}/{file}",
    "/badges/issuer",
    "/badges/keys",
    "/badges/keys/{generation}",
    "/badges/status/{list}",
    "/achievements/{word}",
    "/achievements/{word}/picture",
    "/pictures/{picture}",
    // Behind a secret, one thing that has no list.
    "/communes",
    "/sign-in/code",
    "/account/address/code",
    "/invitations/{id}/paper",
    "/join/{token}",
    "/calendar/{token}",
    "/link/{token}",
    "/card/{token}",
    "/code/{code}",
    "/confirm/{token}",
    "/shared/{help_request}/{key}",
];

/// What a page answered, how many statements it took, and how long it is.
struct Looked {
    status: u16,
    statements: u64,
    length: usize,
}

async fn counted(rows: usize) -> BTreeMap<&'static str, Looked> {
    let crowd = Crowd::of(rows).await;
    let counting = Counting::begin();
    let mut counts = BTreeMap::new();
    for (path, who, _) in PAGES {
        let address = crowd.address(path);
        // The first look may write that it was looked at.
        crowd.look(*who, &address).await;
        counting.taken();
        let answer = crowd.look(*who, &address).await;
        counts.insert(*path, Looked { status: answer.status, statements: counting.taken(), length: answer.text.len() });
    }
    counts
}

#[tokio::test]
async fn a_page_costs_the_same_for_twelve_rows_as_for_one() {
    let (one, twelve) = (counted(1).await, counted(12).await);
    let mut faults = Vec::new();
    for (path, _, most) in PAGES {
        let (few, many) = (&one[path], &twelve[path]);
        if few.status != 200 || many.status != 200 {
            faults.push(format!("{path}: answered {} and {}, so nothing was measured", few.status, many.status));
        } else if few.statements != many.statements || many.statements > *most {
            faults.push(format!("{path}: {} statements for one row, {} for twelve, at most {most}", few.statements, many.statements));
        }
        if LISTS.contains(path) && many.length < few.length + 11 * 60 {
            faults.push(format!("{path}: twelve rows make it {} bytes, one row {}: its list is not there", many.length, few.length));
        }
    }
    assert!(faults.is_empty(), "\n  {}", faults.join("\n  "));
}

#[test]
fn no_page_is_left_out() {
    let known = |path: &str| NO_PAGES.contains(&path) || PAGES.iter().any(|(named, ..)| *named == path);
    let missing: Vec<_> = app::routes().1.into_iter().filter(|route| route.method == "GET" && !known(route.path)).collect();
    assert!(missing.is_empty(), "say in tests/it/statements/mod.rs what these may cost: {missing:#?}");
}
