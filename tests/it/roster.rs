//! A roster: brought in from a file and out again, narrowed, written to, and left.

use std::fmt::Write;

use binome::args;
use binome::storage::Sql;

use crate::support::{Answer, Browser, TestApp};

const MESS: &str = "Les Clés du Numérique;;;;;\nListe au 23/11/2026;;;;;\n\nNOM;Prénom;E-mail;Tél.;Ville;Né(e) le\n\
    LEFÈVRE;Zoé;zoe@example.org;639980012;Chartres;12/03/1958\n\
    Petit;Bob;;06 39 98 00 13;Lucé;1970\n\
    ;;;;;\n\
    Moreau;Eve;eve@;;Chartres;\n\
    =2+3;Dan;dan@example.org;;;\n\
    Martin;Ana;ana@example.org;;;1980\n\
    Autre;Uma;;06 39 98 00 01;;\n";

/// Sends a file; where it leads.
async fn send(browser: &Browser, bytes: &[u8]) -> String {
    let answer = browser.post_file("/members/imports", "file", bytes, &[]).await;
    answer.location.clone().unwrap_or_else(|| panic!("{}: {}", answer.status, answer.words()))
}

/// The numbers of a page: to add, to complete, unchanged, asked or left out, wrong.
fn numbers(page: &Answer) -> Vec<String> {
    let list = page.text.split("<dl class=\"numbers\">").nth(1).unwrap_or_else(|| panic!("{}", page.words()));
    let list = list.split("</dl>").next().unwrap();
    list.split("<dd>").skip(1).map(|part| part.split('<').next().unwrap().to_owned()).collect()
}

async fn count(app: &TestApp, table: &str) -> i64 {
    app.state.db().scalar(&format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table}"), args![]).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_messy_file_is_looked_at_brought_in_and_changes_nothing_the_second_time() {
    let app = TestApp::start().await;
    let cles = app.association("Les Clés").await;
    let carole = app.coordinator("Carole", cles).await;
    app.volunteer("Ana", cles).await;
    let mut latin = encoding_rs::WINDOWS_1252.encode(MESS).0.into_owned();
    latin.truncate(latin.len());

    let import = send(&carole, &latin).await;
    let page = carole.get(&import).await;
    assert_eq!(numbers(&page), ["2", "1", "0", "1", "2"], "{}", page.words());
    for said in ["Est-ce la même personne", "Même téléphone que", "À corriger"] {
        assert!(page.words().contains(said), "{said}: {}", page.words());
    }
    let csv = String::from_utf8(carole.bytes(&format!("{import}/faults.csv")).await).unwrap();
    assert!(csv.contains("8;E-mail;eve@;") && csv.contains("9;NOM;'=2+3;"), "{csv}");
    assert_eq!((count(&app, "accounts").await, count(&app, "invitations").await), (2, 0), "nothing is written yet");

    let refused = carole.post(&format!("{import}/start"), &[("what", "all")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.words().contains("rien n’a été importé"), "{}", refused.words());
    carole.post(&format!("{import}/start"), &[("what", "good")]).await;
    app.settle().await;
    let done = carole.get(&import).await;
    assert!(done.words().contains("Import fini") && done.words().contains("Une invitation attend"), "{}", done.words());
    assert_eq!(numbers(&done), ["2", "1", "0", "1", "2"]);
    assert!(app.mails().is_empty(), "nobody is written to before the button is pressed");
    assert_eq!((count(&app, "roster_import_parts").await, count(&app, "invitations").await), (0, 1), "the file is gone");
    let members = carole.get("/members").await.words();
    assert!(members.contains("Bob Petit") && !members.contains("Zoé"), "an address is invited, whoever it belongs to: {members}");

    let again = send(&carole, MESS.as_bytes()).await;
    assert_eq!(numbers(&carole.get(&again).await), ["0", "0", "3", "1", "2"], "{}", carole.get(&again).await.words());

    carole.submit("/members/invitations/sending", &[]).await;
    app.settle().await;
    let mails = app.mails();
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["zoe@example.org"]);
    carole.submit("/members/invitations/sending", &[]).await;
    app.settle().await;
    assert_eq!(app.mails().len(), 1, "once");

    let link = mails[0].text.lines().find_map(|line| line.split_once("/join/")).unwrap().1.to_owned();
    let zoe = app.browser();
    let form = [
        ("first_name", "Zoé"),
        ("last_name", "Lefèvre"),
        ("email", "zoe@example.org"),
        ("commune", "Chartres"),
        ("kind", "volunteer"),
        ("adult", "yes"),
    ];
    zoe.post(&format!("/join/{link}"), &form).await;
    assert!(carole.get("/members").await.words().contains("Zoé Lefèvre"));
    let zoes: Option<i64> =
        app.state.db().scalar("SELECT id FROM accounts WHERE first_name = 'Zoé' AND phone IS NOT NULL", args![]).await.unwrap();
    assert!(zoes.is_some(), "the telephone of the file filled what she left empty");
    assert_eq!(count(&app, "invitation_details").await, 0);
}

#[tokio::test]
async fn what_is_no_roster_is_refused_with_a_reason_and_unsure_columns_are_asked() {
    let app = TestApp::start().await;
    let cles = app.association("Les Clés").await;
    let carole = app.coordinator("Carole", cles).await;
    for (bytes, said) in [(&b"%PDF-1.7"[..], "pas un tableau"), (b"", "vide"), (b"\xD0\xCF\x11\xE0", "ancien Excel")] {
        let refused = carole.post_file("/members/imports", "file", bytes, &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.words().contains(said), "{}", refused.words());
    }
    let huge = carole.post_file("/members/imports", "file", &vec![b'a'; 50 << 20], &[]).await;
    assert_eq!(huge.status, 413);
    assert_eq!(carole.get("/members").await.status, 200, "and others are served");

    let import = send(&carole, b"Qui;Joindre\nZo\xc3\xa9;zoe@example.org\n").await;
    let asked = carole.get(&import).await;
    assert!(asked.words().contains("Que contient chaque colonne") && asked.words().contains("zoe@example.org"), "{}", asked.words());
    let columns = format!("{import}/columns");
    assert_eq!(carole.post(&columns, &[("columns", "first_name"), ("columns", "first_name")]).await.status, 422);
    assert_eq!(carole.post(&columns, &[("columns", "first_name"), ("columns", "email")]).await.status, 303);
    assert_eq!(numbers(&carole.get(&import).await)[0], "1");

    let nord = app.association("Nord").await;
    let yves = app.coordinator("Yves", nord).await;
    for path in [import.clone(), format!("{import}/faults.csv")] {
        let (theirs, nobodys) = (yves.get(&path).await, yves.get("/members/imports/0000000000001").await);
        assert_eq!((theirs.status, theirs.words()), (404, nobodys.words()));
    }
    assert_eq!(yves.post(&format!("{import}/start"), &[("what", "good")]).await.status, 404);
    carole.post(&format!("{import}/end"), &[]).await;
    assert_eq!(count(&app, "roster_import_parts").await, 0);
}

#[tokio::test]
async fn five_thousand_lines_come_in_and_what_goes_out_comes_in_as_the_same() {
    let app = TestApp::start().await;
    let cles = app.association("Les Clés").await;
    let carole = app.coordinator("Carole", cles).await;
    let mut text = String::from("Prénom;Nom;E-mail;Téléphone\n");
    for number in 0..5_000 {
        let email = if number % 10 == 0 { String::new() } else { format!("p{number}@example.org") };
        writeln!(text, "Prénom{number};Nom{number};{email};06 39 {:02} {:02} {:02}", number / 10_000, number / 100 % 100, number % 100)
            .unwrap();
    }
    let import = send(&carole, text.as_bytes()).await;
    assert_eq!(numbers(&carole.get(&import).await)[0], "5000");
    carole.post(&format!("{import}/start"), &[("what", "all")]).await;
    app.settle().await;
    assert_eq!((count(&app, "invitations").await, count(&app, "memberships").await), (4_500, 501));
    let again = send(&carole, text.as_bytes()).await;
    assert_eq!(numbers(&carole.get(&again).await), ["0", "0", "5000", "0", "0"]);

    for file in ["/members/export.csv", "/members/export.xlsx"] {
        let bytes = carole.bytes(file).await;
        let back = send(&carole, &bytes).await;
        let page = carole.get(&back).await;
        assert_eq!(numbers(&page), ["0", "0", "501", "0", "0"], "{file}: {}", page.words());
    }
    let list = carole.get("/members").await;
    assert!(list.words().contains("1 à 50 sur 501") || list.words().contains("501"), "{}", list.words());
}

#[tokio::test]
async fn the_roster_is_narrowed_written_to_and_paused_and_notes_stay_inside() {
    let app = TestApp::start().await;
    let cles = app.association("Les Clés").await;
    let carole = app.coordinator("Carole", cles).await;
    let (ana, _bob) = (app.volunteer("Ana", cles).await, app.volunteer("Bob", cles).await);
    ana.get("/home").await;
    let id_of = |page: &Answer, name: &str| {
        let before = &page.text[..page.text.find(&format!("<strong>{name}")).unwrap()];
        before[before.rfind("/members/").unwrap() + 9..][..13].to_owned()
    };
    let all = carole.get("/members").await;
    let (anas, bobs) = (id_of(&all, "Ana"), id_of(&all, "Bob"));
    for (query, shown, hidden) in [
        ("q=ana", "Ana Martin", "Bob Martin"),
        ("role=coordinator", "Carole Martin", "Ana Martin"),
        ("kind=volunteer&topic=sante&available=now&active=recent&vetting=none&sort=active", "Bob Martin", "Personne ne correspond"),
    ] {
        let page = carole.get(&format!("/members?{query}")).await.words();
        assert!(page.contains(shown) && !page.contains(hidden), "{query}: {page}");
    }
    for nobody in ["kind=civic_service", "trained=yes", "available=paused", "vetting=soon", "active=away", "available=unready"] {
        assert!(carole.get(&format!("/members?{nobody}")).await.words().contains("Personne ne correspond"), "{nobody}");
    }

    let confirm = carole.post("/members/selection", &[("members", &anas), ("members", &bobs), ("act", "message")]).await;
    assert!(confirm.words().contains("Écrire à 2 personnes") && app.mails().is_empty(), "{}", confirm.words());
    let key = confirm.first("form[action='/members/messages'] input[name='form_key']", "value");
    for _ in 0..2 {
        carole.post("/members/messages", &[("form_key", &key), ("members", &anas), ("members", &bobs), ("words", "Réunion mardi.")]).await;
    }
    app.settle().await;
    assert_eq!(app.mails().len(), 2, "each alone, once");
    assert!(app.mails().iter().all(|mail| mail.text.contains("Réunion mardi.")));

    carole.post("/members/pauses", &[("members", &bobs), ("date", "2099-01-01")]).await;
    assert!(carole.get("/members?available=paused").await.words().contains("Personne ne correspond"), "not for seventy years");
    let tomorrow = carole.post("/members/selection", &[("all", "yes"), ("q", "bob"), ("act", "pause")]).await;
    assert!(tomorrow.words().contains("Mettre en pause une personne"), "{}", tomorrow.words());

    let page = carole.post(&format!("/members/{anas}/notes"), &[("words", "Préfère les matins.")]).await;
    assert_eq!(page.status, 303);
    assert!(carole.get(&format!("/members/{anas}")).await.words().contains("Préfère les matins."));
    let kept: Vec<u8> = app.state.db().scalar("SELECT words FROM member_notes", args![]).await.unwrap().unwrap();
    assert!(!String::from_utf8_lossy(&kept).contains("matins"), "sealed");
    let nord = app.association("Nord").await;
    let yves = app.coordinator("Yves", nord).await;
    assert_eq!(yves.get(&format!("/members/{anas}")).await.status, 404);
    assert_eq!(yves.post(&format!("/members/{anas}/notes"), &[("words", "x")]).await.status, 404);
    let nothing = yves.post("/members/selection", &[("members", &anas), ("act", "leave")]).await;
    assert_eq!(nothing.location.as_deref(), Some("/members"), "another association's people cannot be picked");
}

#[tokio::test]
async fn who_leaves_loses_every_right_over_others_at_once_and_keeps_their_own() {
    let app = TestApp::start().await;
    let cles = app.association("Les Clés").await;
    let (carole, ana) = (app.coordinator("Carole", cles).await, app.member("Ana", cles, "coordinator").await);
    let bob = app.volunteer("Bob", cles).await;
    let taken = app.josiane_asks().await;
    app.settle().await;
    let pairing = ana.post(&ana.get("/home").await.first("form[action$='/acceptance']", "action"), &[]).await.location.unwrap();
    let waiting = app.josiane_asks().await;
    app.settle().await;
    assert_eq!(ana.get("/board").await.status, 200);
    let mut socket = ana.live(&ana.get("/board").await).await;

    let list = carole.get("/members").await;
    let before = &list.text[..list.text.find("<strong>Ana").unwrap()];
    let anas = before[before.rfind("/members/").unwrap() + 9..][..13].to_owned();
    let confirm = carole.post("/members/selection", &[("members", &anas), ("act", "leave")]).await;
    assert!(confirm.words().contains("ne verront plus rien"), "{}", confirm.words());
    carole.post("/members/departures", &[("members", &anas)]).await;
    let closed = loop {
        let frame = socket.next().await;
        if let Some(code) = frame.get("closed") {
            break code.clone();
        }
    };
    assert_eq!(closed, 4401, "her socket stood on that right");
    app.settle().await;
    assert_eq!(ana.get("/board").await.status, 404);
    let past = ana.get(&pairing).await;
    assert!(
        !past.text.contains("39 98 12 34") && !past.text.contains("actualiser"),
        "what Josiane said is no longer hers to read: {}",
        past.words()
    );
    assert!(ana.get("/home").await.all("form[action$='/acceptance']", "action").is_empty(), "no offer is left");
    let state: String =
        app.state.db().scalar("SELECT state FROM help_requests WHERE id = $1", args![taken.help_request]).await.unwrap().unwrap();
    assert_eq!(state, "open", "handed back, first in line");
    assert!(!bob.get("/home").await.all("form[action$='/acceptance']", "action").is_empty(), "Bob is asked instead");
    let _ = waiting;
    for own in ["/account", "/hours", "/learning", "/profile", "/home"] {
        assert_eq!(ana.get(own).await.status, 200, "{own} stays hers");
    }
    assert!(carole.get("/members?state=ended").await.words().contains("Ana Martin"));
}
