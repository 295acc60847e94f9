//! The world of the peers: people are numbers, and what happened is a journal (`peers/hub.mjs`).

use std::fmt::Write;

use super::{Offer, World};
use crate::folder::Folder;
use crate::server::Person;

/// People and offers, without a file.
pub fn numbers(world: &World) -> (Vec<Person>, Vec<Offer>) {
    let people = (0..world.people).map(|number| Person { cookie: format!("sign_in={number}"), mailbox: number.to_string() }).collect();
    let offers = |request| {
        world.offered(request).enumerate().map(move |(place, person)| Offer { id: format!("r{request}-{place}"), person, request })
    };
    (people, (0..world.requests).flat_map(offers).collect())
}

/// Writes the journal that a peer reads when it starts.
pub fn fill(folder: &Folder, world: &World) -> (Vec<Person>, Vec<Offer>) {
    let (people, offers) = numbers(world);
    let mut lines = String::new();
    let mut asked = |request: &str, offers: &[(String, usize)]| {
        let offers: Vec<String> = offers.iter().map(|(id, person)| format!("[\"{id}\",{person}]")).collect();
        writeln!(lines, r#"{{"kind":"asked","request":"{request}","offers":[{}]}}"#, offers.join(",")).expect("text");
    };
    for some in offers.chunk_by(|one, other| one.request == other.request) {
        let list: Vec<_> = some.iter().map(|offer| (offer.id.clone(), offer.person)).collect();
        asked(&format!("r{}", some[0].request), &list);
    }
    for number in 0..world.missed {
        let list: Vec<_> = (0..world.people).map(|person| (format!("m{number}-{person}"), person)).collect();
        asked(&format!("m{number}"), &list);
    }
    for first in (0..world.log).step_by(100) {
        let nobody = world.people + first / 100;
        let list: Vec<_> = (first..world.log.min(first + 100)).map(|number| (format!("l{number}"), nobody)).collect();
        asked(&format!("l{first}"), &list);
    }
    std::fs::write(folder.path().join("journal"), lines).expect("room for a journal");
    (people, offers)
}
