//! The best that anybody could have done who knew every answer beforehand: a floor for every way of asking.
//!
//! In windows of ten minutes: all that is asked for *now* in one, and everybody who would have said yes to it. Each
//! helper takes one at most. As many as possible are helped, and of all ways to do that the soonest one is taken.
//! Nobody is told in vain: one notification a help.

use std::collections::HashMap;

use matching::{HelperKey, Roster, Urgency};

use crate::clock::{self, MINUTE};
use crate::demand::Asked;
use crate::directory::Directory;
use crate::flow::Network;
use crate::people::{Answer, People};

pub const WINDOW: i64 = 10 * MINUTE;

/// What would have been best for one help request: seconds to the yes; `None` when nobody was left who would have said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Best {
    pub request: usize,
    pub seconds: Option<i64>,
}

/// The best for what is asked for now in the window that begins at this second, with the helpers as they are then.
pub fn window(from: i64, asked: &[Asked], roster: &Roster, directory: &Directory, people: People) -> Vec<Best> {
    let start = asked.partition_point(|asked| asked.at < from);
    let end = asked.partition_point(|asked| asked.at < from + WINDOW);
    let requests: Vec<usize> = (start..end).filter(|request| asked[*request].urgency == Urgency::Now).collect();
    let willing = |request: &usize| fastest(*request, requests.len(), &asked[*request], roster, directory, people);
    assign(&requests, &requests.iter().map(willing).collect::<Vec<_>>())
}

/// Whoever would say yes, the soonest first. No more than there are help requests: if one of these were not free for this
/// one, another of them would be, for the others take one each.
fn fastest(request: usize, most: usize, asked: &Asked, roster: &Roster, directory: &Directory, people: People) -> Vec<(HelperKey, i64)> {
    let helpers = directory.who_might_help(&asked.request(asked.at), roster, clock::now(asked.at));
    let yes = helpers.into_iter().filter_map(|helper| match people.answer(request, helper.key, asked.urgency, helper.is_online) {
        Answer::Yes(after) => Some((helper.key, after)),
        _ => None,
    });
    let mut willing: Vec<(HelperKey, i64)> = yes.collect();
    willing.sort_unstable_by_key(|(key, after)| (*after, *key));
    willing.truncate(most);
    willing
}

fn assign(requests: &[usize], willing: &[Vec<(HelperKey, i64)>]) -> Vec<Best> {
    let mut numbers: HashMap<HelperKey, usize> = HashMap::new();
    for (key, _) in willing.iter().flatten() {
        let next = requests.len() + numbers.len();
        numbers.entry(*key).or_insert(next);
    }
    let source = requests.len() + numbers.len();
    let mut network = Network::new(source + 2);
    let mut offers = Vec::new();
    for (place, willing) in willing.iter().enumerate() {
        network.add(source, place, 1, 0);
        offers.push(willing.iter().map(|(key, after)| (network.add(place, numbers[key], 1, *after), *after)).collect::<Vec<_>>());
    }
    for helper in numbers.values() {
        network.add(*helper, source + 1, 1, 0);
    }
    network.send(source, source + 1);
    let taken = |offers: &Vec<(usize, i64)>| offers.iter().find(|(edge, _)| network.sent(*edge) > 0).map(|(_, after)| *after);
    requests.iter().zip(&offers).map(|(request, offers)| Best { request: *request, seconds: taken(offers) }).collect()
}
