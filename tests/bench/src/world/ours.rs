//! The product's world: filled through its own library where that is quick enough, in many rows a statement where it is not.

use binome::associations::WeeklyHours;
use binome::clock::Clock;
use binome::config::{Cli, Command, Config};
use binome::help_requests::{self, Asked, Meeting, NewHelpRequest, Urgency};
use binome::learning::topics::Topic;
use binome::storage::{self, AccountId, AssociationId, Error, Keys, MembershipId, OfferId, SignInId, Sql, Storage, Tx, sql};
use binome::web::contacts::Phone;
use binome::{accounts, args, pairing, places, push};
use clap::Parser;

use super::{Offer, World};
use crate::folder::Folder;
use crate::server::Person;

/// Helpers made by one transaction.
const AT_ONCE: usize = 500;

/// A helper as they were made.
struct Made {
    account: AccountId,
    membership: MembershipId,
    token: String,
}

/// Opens the database of a data folder, which nobody serves; or that of an address, whose key is in the folder.
pub async fn open(folder: &Folder, database: Option<&str>) -> Storage {
    let folder = folder.path().to_str().expect("a folder in UTF-8");
    let asked = ["binome", "serve", "--port", "0", "--data", folder].into_iter();
    let asked = asked.chain(database.into_iter().flat_map(|address| ["--database", address]));
    let Command::Serve(options) = Cli::parse_from(asked).command else { panic!("serve") };
    let config = Config::read(&options).expect("settings");
    let keys = Keys::derive(&config.instance_key().expect("a key"));
    storage::open(&config.database, keys, Clock::real()).await.expect("a database")
}

pub async fn fill(folder: &Folder, world: &World) -> (Vec<Person>, Vec<Offer>) {
    let storage = open(folder, world.postgres.as_deref()).await;
    let made = fill_storage(&storage, world).await;
    storage.close().await;
    made
}

/// The same, in a database that is open.
pub async fn fill_storage(storage: &Storage, world: &World) -> (Vec<Person>, Vec<Offer>) {
    push::key(storage).await.expect("a key for push");
    let association = written(storage, async |tx| association(tx).await).await;
    let mut made = Vec::with_capacity(world.roster);
    for first in (0..world.roster.max(world.people)).step_by(AT_ONCE) {
        let numbers = first..world.roster.max(world.people).min(first + AT_ONCE);
        made.extend(written(storage, async |tx| helpers(tx, association, numbers.clone(), world.people).await).await);
    }
    // Yesterday: what moved in the last seconds is read again at each ranking.
    written(storage, async |tx| tx.execute("UPDATE roster_rows SET moved_at = moved_at - 86400000", args![]).await).await;
    made.truncate(world.people);
    let offers = offers(storage, association, world, &made).await;
    if world.waiting > 0 {
        written(storage, async |tx| there(tx, &made).await).await;
    }
    for _ in 0..world.waiting {
        written(storage, async |tx| pairing::waves::begin(tx, ask(tx).await?.help_request).await).await;
    }
    let coordinators: Vec<AccountId> = made.iter().take(world.coordinators).map(|made| made.account).collect();
    written(storage, async |tx| coordinate(tx, &coordinators).await).await;
    for first in (0..world.open).step_by(100) {
        let numbers = first..world.open.min(first + 100);
        written(storage, async |tx| open_ones(tx, association, numbers.clone()).await).await;
    }
    for some in made.chunks(50) {
        let mailboxes: Vec<i64> = some.iter().map(|made| made.account.0).collect();
        written(storage, async |tx| events(tx, &mailboxes, world.missed).await).await;
    }
    // A hundred events in each mailbox of nobody.
    for first in (0..world.log.div_ceil(100)).step_by(10_000) {
        let last = world.log.div_ceil(100).min(first + 10_000);
        written(storage, async |tx| log(tx, first, last).await).await;
    }
    let person = |made: Made| Person { cookie: format!("sign_in={}", made.token), mailbox: made.account.to_string() };
    (made.into_iter().map(person).collect(), offers)
}

pub async fn written<T>(storage: &Storage, work: impl AsyncFn(&Tx) -> Result<T, Error>) -> T {
    storage.write(work).await.expect("what is written")
}

fn always() -> String {
    WeeklyHours::same(0..7, &[(0, 1440)]).to_json()
}

async fn association(tx: &Tx) -> Result<AssociationId, Error> {
    let id: AssociationId = tx.new_id();
    tx.execute(
        "INSERT INTO associations (id, slug, name, sort_key, phone, opening_hours, settings, created_at) \
         VALUES ($1, 'mesure', 'Mesure', 'mesure', '+33261910001', $2, '{\"offers_a_day\":1000}', $3)",
        args![id, always(), tx.now()],
    )
    .await?;
    tx.execute("INSERT INTO association_areas (association_id, area) VALUES ($1, 'd28')", args![id]).await?;
    Ok(id)
}

/// Helpers of every commune of Eure-et-Loir, who may be asked at any hour; each knows all topics but two. The first `signed_in`
/// of all have a device.
async fn helpers(tx: &Tx, association: AssociationId, numbers: std::ops::Range<usize>, signed_in: usize) -> Result<Vec<Made>, Error> {
    let communes: Vec<&str> = places::communes::communes().in_departement("28").iter().map(|commune| commune.code).collect();
    let (topics, now, hours) = (Topic::all().len(), tx.now(), always());
    let (mut accounts, mut memberships, mut helpers, mut loads, mut sign_ins) = (vec![], vec![], vec![], vec![], vec![]);
    let mut made = Vec::with_capacity(numbers.len());
    for number in numbers {
        let (account, membership): (AccountId, MembershipId) = (tx.new_id(), tx.new_id());
        accounts.extend(args![account, format!("Aidant{number}"), format!("mesure {number:07}"), now]);
        memberships.extend(args![membership, association, account, now]);
        let known = ((1_i64 << topics) - 1) & !(1 << (number % topics)) & !(1 << (number * 7 / topics % topics));
        helpers.extend(args![account, communes[number % communes.len()], known, &hours, now]);
        loads.extend(args![account]);
        let token = accounts::new_token();
        if number < signed_in {
            sign_ins.extend(args![tx.new_id::<SignInId>(), account, accounts::token_hash(&token), now]);
        }
        made.push(Made { account, membership, token });
    }
    insert(
        tx,
        "accounts (id, first_name, last_name, sort_key, language, is_operator, created_at)",
        "$1, $2, 'Mesure', $3, 'fr', FALSE, $4",
        4,
        accounts,
    )
    .await?;
    insert(
        tx,
        "memberships (id, association_id, account_id, role, state, asked_at, approved_at)",
        "$1, $2, $3, 'helper', 'active', $4, $4",
        4,
        memberships,
    )
    .await?;
    let columns = "helpers (account_id, kind, commune, radius_km, topics, languages, meetings, weekly_hours, quiet_from, quiet_until, paused_until, \
                   offers_a_day, is_adult, identity_seen_at, charter_signed_at, created_at)";
    insert(tx, columns, "$1, 'volunteer', $2, 15, $3, 1, 7, $4, 0, 0, 0, 1000, TRUE, $5, $5, $5", 5, helpers).await?;
    let columns = "helper_loads (account_id, live_now, live_later, offers_today, today, open_pairings, minutes_this_week, week, last_offered_at, offered, answered)";
    insert(tx, columns, "$1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0", 1, loads).await?;
    insert(tx, "sign_ins (id, account_id, token_hash, device, created_at, seen_at)", "$1, $2, $3, 'Mesure', $4, $4", 4, sign_ins).await?;
    let accounts: Vec<AccountId> = made.iter().map(|made| made.account).collect();
    pairing::actions::repack(tx, &accounts).await?;
    Ok(made)
}

/// Inserts rows in one statement; `row` is written with the marks of the first one.
pub async fn insert(tx: &Tx, into: &str, row: &str, width: usize, values: Vec<sql::Arg>) -> Result<(), Error> {
    let marked = |at: usize| {
        (1..=width).rev().fold(row.to_owned(), |row, mark| row.replace(&format!("${mark}"), &format!("#{}", at * width + mark)))
    };
    let rows: Vec<String> = (0..values.len() / width).map(|at| format!("({})", marked(at).replace('#', "$"))).collect();
    if rows.is_empty() {
        return Ok(());
    }
    tx.execute(&format!("INSERT INTO {into} VALUES {}", rows.join(", ")), values).await.map(drop)
}

/// What Josiane asks, through the product's own action.
async fn ask(tx: &Tx) -> Result<Asked, Error> {
    let new = NewHelpRequest {
        topic: Topic::TravailFormation,
        tile: "emploi".into(),
        words: Some("Je n’arrive pas à m’actualiser".into()),
        meeting: Meeting::Phone,
        urgency: Urgency::Now,
        wanted_at: None,
        commune: "28085".into(),
        place: None,
        is_for_other: false,
        first_name: "Josiane".into(),
        call_name: None,
        phone: Phone::parse("06 39 98 12 34").ok(),
        email: None,
        call_when: String::new(),
        language: "fr".into(),
        needs: Vec::new(),
        is_minor: false,
        named_association: None,
        is_circle_only: false,
        asked_by: None,
        asker: None,
        circle: Vec::new(),
        is_test: false,
    };
    help_requests::actions::ask(tx, &new).await
}

/// These see the board.
async fn coordinate(tx: &Tx, accounts: &[AccountId]) -> Result<(), Error> {
    for account in accounts {
        tx.execute("UPDATE memberships SET role = 'coordinator' WHERE account_id = $1", args![*account]).await?;
    }
    Ok(())
}

/// Help requests that wait, of every urgency, half of them the association's own.
async fn open_ones(tx: &Tx, association: AssociationId, numbers: std::ops::Range<usize>) -> Result<(), Error> {
    for number in numbers {
        let asked = ask(tx).await?;
        let urgency = ["now", "today", "week"][number % 3];
        let owner = Some(association).filter(|_| number.is_multiple_of(2));
        let line_at = tx.now() - i64::try_from(number * 7_919 % 10_800).unwrap_or(0) * 1_000;
        let statement = "UPDATE help_requests SET urgency = $2, association_id = $3, line_at = $4, wave = 1, told = 3 WHERE id = $1";
        tx.execute(statement, args![asked.help_request, urgency, owner, line_at]).await?;
    }
    Ok(())
}

async fn offers(storage: &Storage, association: AssociationId, world: &World, made: &[Made]) -> Vec<Offer> {
    let mut all = Vec::new();
    for request in 0..world.requests {
        let people: Vec<usize> = world.offered(request).collect();
        let ids = written(storage, async |tx| offer(tx, association, &people, made).await).await;
        all.extend(people.into_iter().zip(ids).map(|(person, id)| Offer { id: id.to_string(), person, request }));
    }
    all
}

/// A help request that was offered to these, now, as a wave writes it.
async fn offer(tx: &Tx, association: AssociationId, people: &[usize], made: &[Made]) -> Result<Vec<OfferId>, Error> {
    let asked = ask(tx).await?;
    let ids: Vec<OfferId> = people.iter().map(|_| tx.new_id()).collect();
    let row = |(id, person): (&OfferId, &usize)| {
        let Made { account, membership, .. } = &made[*person];
        args![*id, asked.help_request, *account, *membership, association, tx.now()]
    };
    let values = ids.iter().zip(people).flat_map(row).collect();
    let columns =
        "offers (id, help_request_id, account_id, membership_id, association_id, round, wave, is_now, reasons, state, offered_at)";
    insert(tx, columns, "$1, $2, $3, $4, $5, 1, 1, TRUE, '[]', 'live', $6", 6, values).await?;
    let accounts: Vec<sql::Arg> = people.iter().map(|person| made[*person].account.into()).collect();
    let statement = format!(
        "UPDATE helper_loads SET live_now = live_now + 1, offered = offered + 1, moved_at = {} WHERE account_id IN ({})",
        tx.now(),
        sql::marks(1, accounts.len())
    );
    tx.execute(&statement, accounts).await?;
    tx.execute("UPDATE help_requests SET wave = 1, round = 1 WHERE id = $1", args![asked.help_request]).await?;
    Ok(ids)
}

/// These have a page open, and go on having it.
async fn there(tx: &Tx, made: &[Made]) -> Result<(), Error> {
    let until_at = tx.now() + binome::clock::DAY;
    insert(tx, "presences (account_id, until_at)", "$1, $2", 2, made.iter().flat_map(|made| args![made.account, until_at]).collect()).await
}

/// So many events in each of these mailboxes.
async fn events(tx: &Tx, mailboxes: &[i64], each: usize) -> Result<(), Error> {
    if each == 0 {
        return Ok(());
    }
    let each = i64::try_from(each).unwrap_or(i64::MAX);
    insert(tx, "mailboxes (id, head)", "$1, $2", 2, mailboxes.iter().flat_map(|id| args![*id, each]).collect()).await?;
    let event = |mailbox: i64, number: i64| {
        let (offer, asked): (OfferId, OfferId) = (tx.new_id(), tx.new_id());
        let data = format!(r#"{{"help_request":"{asked}","is_now":true,"offer":"{offer}"}}"#);
        args![mailbox, number, tx.new_id::<OfferId>(), tx.now(), data]
    };
    let values = mailboxes.iter().flat_map(|mailbox| (1..=each).flat_map(move |number| event(*mailbox, number))).collect();
    insert(tx, "events (mailbox_id, number, id, at, kind, data)", "$1, $2, $3, $4, 'offer_made', $5", 5, values).await
}

/// A hundred events in each mailbox from one to another, over the last four weeks, as they would have come: in the order of time.
async fn log(tx: &Tx, first: usize, last: usize) -> Result<(), Error> {
    let (first, last) = (i64::try_from(first).unwrap_or(0), i64::try_from(last).unwrap_or(0));
    let boxes = "WITH RECURSIVE m (id) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT id + 1 FROM m WHERE id + 1 < $2)";
    let numbers = "n (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM n WHERE number < 100)";
    tx.execute(&format!("INSERT INTO mailboxes (id, head) {boxes} SELECT 1000000 + id, 100 FROM m"), args![first, last]).await?;
    let data = r#"{"help_request":"0f3kr01dr5e2n","is_now":true,"offer":"0f3kr01dsy3b4"}"#;
    let statement = format!(
        "INSERT INTO events (mailbox_id, number, id, at, kind, data) {boxes}, {numbers} \
         SELECT 1000000 + m.id, n.number, (1000000 + m.id) * 100 + n.number, $3 + n.number * 1000, 'offer_made', '{data}' FROM m, n"
    );
    tx.execute(&statement, args![first, last, tx.now() - 28 * binome::clock::DAY + first * 200]).await.map(drop)
}
