//! What carries events may carry them twice, late, in another order or not at all: a reader has each once, in order, and at most late.

use std::time::Duration;

use binome::args;
use binome::clock::Clock;
use binome::hub::{Event, Mailbox, tell};
use binome::storage::{self, AccountId, Committed, Error, EventId, Keys, Letter, Row, Sql, Storage, Tx};

use crate::support::{Proxy, Reader, Socket, TestApp, Wire};

async fn say_something(storage: &Storage, account: AccountId) {
    let work = async move |tx: &Tx| {
        tell(tx, Mailbox::Account(account), Event::ProfileMoved {});
        Ok::<_, Error>(())
    };
    storage.write(work).await.unwrap();
}

/// Another program on the same database, whose word reaches this one as the test wills.
async fn elsewhere(app: &TestApp) -> Storage {
    let clock = Clock::by_hand(app.state.clock().now());
    storage::open(&app.state.config.database, Keys::derive(&[7; 32]), clock).await.unwrap()
}

/// The letters of a mailbox, as a commit hands them over.
async fn letters(app: &TestApp, account: AccountId) -> Vec<Letter> {
    #[derive(Row)]
    struct Stored {
        number: i64,
        id: EventId,
        at: i64,
        data: String,
    }
    let all = "SELECT number, id, at, data FROM events WHERE mailbox_id = $1 ORDER BY number";
    let stored: Vec<Stored> = app.state.db().all(all, args![account]).await.unwrap();
    let letter = |Stored { number, id, at, data }| Letter { mailbox: account.0, id, number, at, kind: "profile_moved", data };
    stored.into_iter().map(letter).collect()
}

async fn hears(socket: &mut Socket, numbers: impl IntoIterator<Item = i64>) {
    for number in numbers {
        assert_eq!(socket.event("profile_moved").await["number"], number);
    }
    socket.stays_silent().await;
}

#[tokio::test]
async fn carried_twice_late_or_in_another_order_each_is_heard_once_and_in_order() {
    let app = TestApp::start().await;
    let (ana, bob) = (app.person("Ana").await, app.person("Bob").await);
    let (hub, other) = (&app.state.hub, elsewhere(&app).await);
    let cursors = format!(r#"[{{"mailbox":"{}","number":0,"event":null}}]"#, ana.account);
    let mut socket = Socket::open(app.address, &ana.cookies(), &cursors).await;
    socket.stays_silent().await;
    for _ in 0..4 {
        say_something(&other, ana.account).await;
    }
    socket.stays_silent().await; // dropped: not one of them was carried

    let all = letters(&app, ana.account).await;
    let carry = |at: usize| hub.carry(Committed { letters: vec![all[at].clone()], ..Committed::default() });
    carry(2);
    hears(&mut socket, 1..=4).await; // the log has what was dropped, and what had not come yet
    [3, 0, 2, 1, 1].into_iter().for_each(carry);
    hears(&mut socket, []).await;

    say_something(&other, ana.account).await;
    (0..5).for_each(|_| hub.look(ana.account.0));
    hub.look(bob.account.0);
    hears(&mut socket, [5]).await;

    // The bus is dead. Whoever comes back has everything; and so has whoever stays, with the next that is carried.
    say_something(&other, ana.account).await;
    let mut again = Socket::open(app.address, &ana.cookies(), &cursors).await;
    hears(&mut again, 1..=6).await;
    say_something(&app.state.storage, ana.account).await;
    hears(&mut socket, 6..=7).await;
    hears(&mut again, [7]).await;
}

#[tokio::test]
async fn two_tabs_and_a_phone_on_a_bad_wire_have_everything() {
    const EVENTS: usize = 100;
    let app = TestApp::start().await;
    let ana = app.person("Ana").await;
    let proxy = Proxy::before(app.address).await;
    let telling = async {
        for _ in 0..EVENTS {
            say_something(&app.state.storage, ana.account).await;
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
    };
    let tab = async || {
        let mut reader = Reader::of(ana.account);
        reader.listen(app.address, &ana.cookies(), EVENTS).await.unwrap();
        reader.had
    };
    let phone = async {
        let mut reader = Reader::of(ana.account);
        for round in 0.. {
            proxy.is(if round < 20 { Wire::CutsAnswerAfter(300 + round * 57) } else { Wire::Well });
            if reader.listen(proxy.address, &ana.cookies(), EVENTS).await.is_some() {
                break;
            }
        }
        assert!(reader.connections > 10, "{}", reader.connections);
        reader.had
    };
    let ((), first, second, third) = tokio::join!(telling, tab(), tab(), phone);
    assert_eq!(first.len(), EVENTS);
    assert_eq!(first, second);
    assert_eq!(first, third);
}
