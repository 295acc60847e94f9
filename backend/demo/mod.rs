//! A believable month in Eure-et-Loir, invented: four associations, three hundred who help, nine hundred help requests with the
//! rush of the job-seekers' monthly update, and what goes on at this moment.
//!
//! # What the seed fixes
//!
//! The same seed gives the same people (names, communes, what they know, when they are free), the same places, and the same
//! things asked, in the same words. The month ends *now*: ids and instants are counted back from the clock, and the rush falls
//! on the real 28th. So the same seed at the same instant gives the same month, row for row; a day later it is the same people
//! who asked the same things, on days moved to the calendar, and the helpers who were free then. Codes, trust words and keys
//! are secrets: they are never drawn from the seed.
//!
//! Communes and their populations are real. Nobody else is: telephones are from ARCEP's ranges for fiction, addresses at example.org.

pub mod actions;
mod asks;
mod calendar;
mod chance;
mod details;
mod helping;
mod live;
mod names;
mod past;
mod people;
mod permanences;
mod pool;
mod records;
mod store;
mod stories;
mod towns;

use chance::{Chance, Ids};
use people::{Helper, Person};
use stories::{Asker, Logged, Story};
use towns::Town;

use crate::associations::Role;
use crate::clock::DAY;
use crate::storage::AccountId;

/// How many help requests, those of this moment included.
pub const HELP_REQUESTS: usize = 900;

/// A month, invented but not yet written.
pub struct Month {
    pub(crate) seed: u64,
    pub(crate) towns: Vec<Town>,
    pub(crate) helpers: Vec<Helper>,
    pub(crate) operator: Person,
    pub(crate) askers: Vec<Asker>,
    pub(crate) stories: Vec<Story>,
    pub(crate) logs: Vec<Logged>,
    /// The asker whose code is printed.
    pub(crate) josiane: usize,
}

impl Month {
    /// The month that ends at `now` (UTC milliseconds).
    pub fn invent(seed: u64, now: i64) -> Self {
        let mut ids = Ids::new(seed);
        let towns = towns::towns(&mut ids, now - 200 * DAY);
        let helpers = people::helpers(seed, &mut ids, &towns, now);
        let operator = people::operator(&mut ids, now);
        let mut past = past::Past::new(&towns, &helpers, now);
        past.invent(seed, &mut ids, HELP_REQUESTS - live::COUNT);
        let josiane = live::Moment { past: &mut past, ids: &mut ids, chance: Chance::new(seed, 3), now }.happen();
        let (askers, stories) = (past.askers, past.stories);
        let logs = records::logged(seed, &mut ids, &helpers, now);
        Self { seed, towns, helpers, operator, askers, stories, logs, josiane }
    }

    /// The first coordinator of an association.
    pub(crate) fn coordinator_of(&self, town: usize) -> Option<AccountId> {
        let coordinates = |helper: &&Helper| helper.member.as_ref().is_some_and(|it| it.town == town && it.role == Role::Coordinator);
        self.helpers.iter().find(coordinates).map(|helper| helper.person.id)
    }
}
