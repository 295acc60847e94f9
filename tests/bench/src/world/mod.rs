//! What a measure starts from, made the same for everybody: helpers, what was asked and offered, what was missed.

pub mod journal;
pub mod ours;
pub mod shelf;

#[derive(Clone, Debug, Default)]
pub struct World {
    /// Helpers who are signed in on a device.
    pub people: usize,
    /// Helpers in all; at least as many.
    pub roster: usize,
    /// Open help requests, each offered to so many of the people, one after the other.
    pub requests: usize,
    pub offers_each: usize,
    /// Events in each person's mailbox.
    pub missed: usize,
    /// Events in the mailboxes of others, who are nobody here: a long log.
    pub log: usize,
    /// Asked, and its first wave due at the next start. The product alone has waves.
    pub waiting: usize,
    /// The first of the people who are coordinators.
    pub coordinators: usize,
    /// Asked, offered to nobody, over the last three hours: what a board shows. The product alone has boards.
    pub open: usize,
    /// The product on PostgreSQL, at this address; else on SQLite.
    pub postgres: Option<String>,
    /// Where the product says what it counts (`/metrics`); 0: nowhere.
    pub metrics: u16,
}

/// A live offer.
#[derive(Clone, Debug)]
pub struct Offer {
    pub id: String,
    pub person: usize,
    pub request: usize,
}

impl World {
    /// Whom a help request is offered to.
    fn offered(&self, request: usize) -> impl Iterator<Item = usize> {
        let (first, people) = (request * self.offers_each, self.people);
        (first..first + self.offers_each).map(move |place| place % people)
    }
}
