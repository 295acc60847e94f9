//! What the engine does to people, and what it costs: programs that depend on `matching` only.
//!
//! A month: [`region`] (who lives where), [`demand`] (who asks for what, and when), [`people`] (what whoever is asked answers),
//! [`policy`] (the ways of asking that are compared), [`month`] (what happens), [`hindsight`] (the best that could have
//! happened), [`figures`] (what it was like). All of it from one seed.
//!
//! The cost: [`growth`], how ranking grows with the roster, beside looking at everybody.

pub mod chance;
pub mod chart;
pub mod clock;
pub mod demand;
pub mod directory;
pub mod figures;
pub mod flow;
pub mod growth;
pub mod hindsight;
pub mod month;
pub mod people;
pub mod policy;
pub mod region;
pub mod table;

use matching::Helper;

use crate::chance::Chance;
use crate::clock::{DAY, HOUR};
use crate::demand::Asked;
use crate::month::Outcome;
use crate::people::People;
use crate::policy::Policy;
use crate::region::Region;

/// Everything that is the same whatever way of asking is tried.
#[derive(Clone, Debug)]
pub struct World {
    pub people: People,
    pub helpers: Vec<Helper>,
    pub asked: Vec<Asked>,
}

impl World {
    pub fn new(seed: u64, helpers: usize, requests: usize) -> Self {
        let mut chance = Chance::of(seed);
        let region = Region::new(&mut chance);
        let helpers = region.helpers(helpers, &mut chance);
        Self { people: People { seed }, helpers, asked: demand::month(requests, &region, &mut chance) }
    }

    /// One month of that way of asking; with the windows of hindsight when they are wanted: at ten and at three, on every
    /// third day.
    pub fn live(&self, policy: &Policy, with_hindsight: bool) -> Outcome {
        let windows = (1..demand::DAYS).step_by(3).flat_map(|day| [10, 15].map(|hour| day * DAY + hour * HOUR));
        let windows: Vec<i64> = windows.filter(|_| with_hindsight).collect();
        month::live(policy, self.people, &self.helpers, &self.asked, &windows)
    }
}
