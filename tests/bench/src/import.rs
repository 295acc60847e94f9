//! A roster brought in: by the command, and through the page, from the file sent to the last line done.

use std::fmt::Write;
use std::time::{Duration, Instant};

use binome::args;
use binome::storage::{Error, Sql, Tx};
use tokio::process::Command;

use crate::folder::Folder;
use crate::http::{self, Connection};
use crate::report::{Figure, Report, figure, ms};
use crate::server::{Stage, Who, product};
use crate::world::{World, ours};

const COMMAND: Figure = figure("the command, start of the program included", "ms").wanted("10,000");
const SENT: Figure = figure("the page: sent, read, and a preview shown", "ms");
const DONE: Figure = figure("the page: the whole, until it says that it is done", "ms").wanted("10,000");
const AGAIN: Figure = figure("the command again: nothing changes", "ms");

pub async fn measure(rounds: usize, lines: usize) -> Report {
    let mut report = Report::new(&format!("A roster of {lines} lines, one in ten without an address"));
    let stage = Stage::set(Who::Ours, World { people: 1, roster: 1, ..World::default() }).await;
    let text = roster(lines);
    for _ in 0..rounds {
        command(&mut report, &stage, &text).await;
        page(&mut report, &stage, &text).await;
    }
    report
}

fn roster(lines: usize) -> String {
    let mut text = String::from("Prénom;Nom;E-mail;Téléphone;Commune;Né(e) le\n");
    for number in 0..lines {
        let email = if number % 10 == 0 { String::new() } else { format!("p{number}@example.org") };
        let (year, tail) = (1950 + number % 50, number % 1_000_000);
        let phone = format!("06{tail:08}");
        writeln!(text, "Prénom{number};Nom{number};{email};{phone};Chartres;12/03/{year}").expect("a string");
    }
    text
}

/// Makes the only helper a coordinator; the slug of their association.
async fn coordinated(folder: &Folder) -> String {
    let storage = ours::open(folder, None).await;
    let work = async |tx: &Tx| {
        tx.execute("UPDATE memberships SET role = 'coordinator'", args![]).await?;
        Ok::<_, Error>(tx.scalar::<String>("SELECT slug FROM associations ORDER BY id LIMIT 1", args![]).await?.unwrap_or_default())
    };
    let slug = storage.write(work).await.expect("a coordinator");
    storage.close().await;
    slug
}

async fn command(report: &mut Report, stage: &Stage, text: &str) {
    let folder = stage.copy();
    let slug = coordinated(&folder).await;
    let file = folder.path().join("roster.csv");
    std::fs::write(&file, text).expect("room for a file");
    for figure in [COMMAND, AGAIN] {
        let began = Instant::now();
        let mut command = Command::new(product());
        command.args(["import", "roster"]).arg(&file).args(["--association", &slug, "--data"]).arg(folder.path());
        let ended = command.output().await.expect("a program that was built");
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
        report.add(figure, "", Who::Ours.name(), ms(began.elapsed()));
    }
}

async fn page(report: &mut Report, stage: &Stage, text: &str) {
    let folder = stage.copy();
    coordinated(&folder).await;
    let running = stage.start_on(folder, 0).await;
    let (at, cookie) = (running.address, running.people[0].cookie.clone());
    let mut connection = Connection::open(at).await;
    let began = Instant::now();
    let sent = connection.ask(&http::post_file(at, "/members/imports", &cookie, 0, text.as_bytes())).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let list = connection.ask(&http::get(at, "/members/imports", &cookie, 0)).await.text();
    let import = list.split("href=\"").find_map(|part| part.strip_prefix("/members/imports/")).expect("an import");
    let import = format!("/members/imports/{}", import.split('"').next().unwrap_or_default());
    let preview = connection.ask(&http::get(at, &import, &cookie, 0)).await;
    assert_eq!(preview.status, 200);
    report.add(SENT, "", Who::Ours.name(), ms(began.elapsed()));
    let started = connection.ask(&http::post(at, &format!("{import}/start"), &cookie, 0, "what=all")).await;
    assert_eq!(started.status, 303, "{}", started.text());
    while connection.ask(&http::get(at, &import, &cookie, 0)).await.text().contains("http-equiv=\"refresh\"") {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    report.add(DONE, "", Who::Ours.name(), ms(began.elapsed()));
    running.kill().await;
}
