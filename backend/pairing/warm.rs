//! The roster in memory: read once when the program starts, then only what moved, before each ranking.
//!
//! Each helper is one packed row, made by the transaction that changes them; what moves all the time (loads, who is there) is
//! beside. Memory only proposes: the transaction that offers or claims checks every right again.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use matching::{Helper, HelperKey, Now, Ranked, Roster, TopicSet, When};
use serde::{Deserialize, Serialize};
use tokio::sync::{Mutex, MutexGuard};

use super::roster;
use super::store::roster as kept;
use super::store::rows::{self, PackedRow};
use crate::associations;
use crate::clock::SECOND;
use crate::helpers::{self, loads};
use crate::hub::{Hub, PRESENCE_MS};
use crate::jobs::{Job, JobError};
use crate::learning::store::attempts;
use crate::state::AppState;
use crate::storage::{AccountId, AssociationId, Db, Error, Storage, Tx, sql};
use crate::web::words::day_number;

/// The job that makes the rows of an association's members again.
pub const REPACK: &str = "repack";
/// Rows made by one transaction.
const AT_ONCE: usize = 500;
/// A row can be stamped before the last look and committed after it: transactions are shorter than this.
const OVERLAP_MS: i64 = 5 * SECOND;
/// Where there is one writer, what is stamped later is committed later: this much is for a clock that was set back a little.
const OVERLAP_OF_ONE_WRITER_MS: i64 = 100;
/// How often those who were there are looked for.
const LOOK_EVERY_MS: i64 = SECOND;
/// How often presence that other nodes wrote is read.
const READ_PRESENCE_EVERY_MS: i64 = 10 * SECOND;

/// The roster of this process.
#[derive(Clone)]
pub struct Warm {
    storage: Storage,
    hub: Hub,
    /// Held while somebody looks up what moved and ranks: a few hundred microseconds.
    memory: Arc<Mutex<Memory>>,
}

#[derive(Default)]
struct Memory {
    roster: Roster,
    /// The instant of the last look at the tables; 0: nothing was read yet.
    as_of: i64,
    /// When the last load moved that was read.
    load_moved_at: i64,
    /// Who is there, and until when by the table.
    online: HashMap<AccountId, i64>,
    looked_at: i64,
    presence_read_at: i64,
    /// Who was proposed and counts as asked, and since when: their load is read again once the transaction must have ended.
    proposed: VecDeque<(AccountId, i64)>,
}

impl Warm {
    pub fn new(storage: Storage, hub: Hub) -> Self {
        Self { storage, hub, memory: Arc::default() }
    }

    /// Reads the whole roster; rankings wait for it.
    pub async fn warm_up(self) {
        if let Err(error) = self.caught_up().await.map(drop) {
            // The first ranking reads it, and says aloud what is wrong; the program may have been stopped meanwhile.
            tracing::debug!(%error, "the roster is read at the first ranking");
        }
    }

    /// The best helpers for a help request, of everybody as they are now; the first `size` of them count as asked from now on, so
    /// that help requests that come at the same moment are not all offered to the same people.
    pub async fn rank(&self, request: &matching::HelpRequest, now: Now, size: usize, limit: usize) -> Result<Vec<Ranked>, Error> {
        let mut memory = self.caught_up().await?;
        let ranked = matching::rank(request, &memory.roster, now, limit);
        let is_now = matches!(request.when, When::Now);
        ranked.iter().take(size).for_each(|ranked| memory.propose(ranked.helper, is_now, now.at));
        Ok(ranked)
    }

    /// What [`matching::consider`] says of one helper as they are now; `None`: nobody of that key is on the roster.
    pub async fn consider(&self, request: &matching::HelpRequest, now: Now, helper: AccountId) -> Result<Option<Ranked>, Error> {
        let memory = self.caught_up().await?;
        let found = memory.roster.find(HelperKey(helper.0));
        Ok(found.and_then(|helper| matching::consider(request, helper, &memory.roster, now).ok()))
    }

    /// Whoever would be asked now if the topic needed no training, of the best `limit`, as they stand on the roster.
    pub async fn untrained(&self, request: &matching::HelpRequest, now: Now, limit: usize) -> Result<Vec<Helper>, Error> {
        let mut open = request.clone();
        open.topics_needing_training = TopicSet::NONE;
        let memory = self.caught_up().await?;
        let ranked = matching::rank(&open, &memory.roster, now, limit);
        let found = ranked.iter().filter_map(|ranked| memory.roster.find(ranked.helper));
        Ok(found.filter(|helper| helper.levels.of(request.topic) == 0).cloned().collect())
    }

    async fn caught_up(&self) -> Result<MutexGuard<'_, Memory>, Error> {
        let mut memory = self.memory.lock().await;
        let now = self.storage.clock().now();
        if memory.as_of == 0 || now < memory.as_of {
            // A first look; or the clock was set back, and instants say nothing of what moved.
            *memory = Memory::default();
            self.pack_missing().await?;
        }
        let has_other_nodes = !self.storage.is_sqlite();
        let damaged = memory.catch_up(self.storage.read(), now, has_other_nodes).await?;
        if !damaged.is_empty() {
            tracing::warn!(rows = damaged.len(), "packed rows that this program cannot read are made again");
            self.pack(damaged).await?;
            memory.catch_up(self.storage.read(), now, has_other_nodes).await?;
        }
        memory.look_who_is_there(&self.hub, self.storage.read(), now, has_other_nodes).await?;
        Ok(memory)
    }

    async fn pack_missing(&self) -> Result<(), Error> {
        loop {
            let missing = rows::missing(self.storage.read(), AT_ONCE).await?;
            if missing.is_empty() {
                return Ok(());
            }
            self.pack(missing).await?;
        }
    }

    async fn pack(&self, accounts: Vec<AccountId>) -> Result<(), Error> {
        for some in accounts.chunks(AT_ONCE) {
            let some = some.to_vec();
            self.storage.write(async move |tx| repack(tx, &some).await).await?;
        }
        Ok(())
    }
}

impl Memory {
    /// Reads what moved since the last look. Returns whose rows cannot be read.
    async fn catch_up(&mut self, db: &Db, now: i64, has_other_nodes: bool) -> Result<Vec<AccountId>, Error> {
        let since = if self.as_of == 0 { i64::MIN } else { self.as_of - OVERLAP_MS };
        let is_new_day = day_number(now) != day_number(self.as_of);
        if is_new_day {
            self.roster.begin_day(loads::week_number(now) != loads::week_number(self.as_of));
        }
        let moved = rows::moved_since(db, since).await?;
        let (mut damaged, mut helpers) = (Vec::new(), Vec::with_capacity(moved.len()));
        for PackedRow { account_id, packed } in moved {
            if packed.is_empty() {
                self.roster.remove(HelperKey(account_id.0));
            } else if let Ok(helper) = matching::unpack(&packed) {
                helpers.push(helper);
            } else {
                damaged.push(account_id);
            }
        }
        if self.as_of == 0 {
            self.roster = helpers.into_iter().collect();
        } else {
            helpers.into_iter().for_each(|helper| self.put(helper));
        }
        let since = if has_other_nodes { since } else { since.max(self.load_moved_at - OVERLAP_OF_ONE_WRITER_MS) };
        // A load that never moved is empty, as a new row's is.
        let mut moved = loads::moved_since(db, since.max(1), &self.settled(now)).await?;
        let last = moved.iter().map(|load| load.moved_at).max().unwrap_or(0);
        self.load_moved_at = last.max(self.load_moved_at).min(now); // stamped before the clock was set back, perhaps
        if is_new_day {
            moved.extend(loads::of_day(db, day_number(now)).await?); // begun already, before the clock was set back
        }
        for load in moved {
            let (load, answers, key) = (load.at(now), roster::answers(&load), HelperKey(load.account_id.0));
            self.roster.set_load(key, roster::load(&load), answers);
        }
        self.as_of = now;
        Ok(damaged)
    }

    /// A row says nothing of load and presence: they stay.
    fn put(&mut self, mut helper: matching::Helper) {
        if let Some(before) = self.roster.find(helper.key) {
            (helper.is_online, helper.load, helper.answers) = (before.is_online, before.load, before.answers);
            if *before == helper {
                return;
            }
        }
        self.roster.put(helper);
    }

    async fn look_who_is_there(&mut self, hub: &Hub, db: &Db, now: i64, has_other_nodes: bool) -> Result<(), Error> {
        let is_first = self.looked_at == 0;
        if is_first || (has_other_nodes && now - self.presence_read_at >= READ_PRESENCE_EVERY_MS) {
            self.presence_read_at = now;
            for (account, until_at) in kept::present(db, now).await? {
                self.came(account, until_at.min(now + PRESENCE_MS)); // written before the clock was set back, perhaps
            }
        }
        let here = if is_first { hub.present() } else { Vec::new() };
        for account in here.into_iter().chain(hub.take_appeared()) {
            self.came(AccountId(account), now + PRESENCE_MS);
        }
        if is_first || now - self.looked_at >= LOOK_EVERY_MS {
            self.looked_at = now;
            let roster = &mut self.roster;
            self.online.retain(|account, until_at| {
                let is_there = *until_at > now || hub.is_present(account.0);
                if !is_there {
                    roster.set_online(HelperKey(account.0), false);
                }
                is_there
            });
        }
        Ok(())
    }

    fn propose(&mut self, key: HelperKey, is_now: bool, now: i64) {
        let Some(helper) = self.roster.find(key) else { return };
        let (mut load, answers) = (helper.load, helper.answers);
        *if is_now { &mut load.live_now } else { &mut load.live_others } += 1;
        (load.offers_today, load.last_offered_at) = (load.offers_today + 1, Some(now));
        self.roster.set_load(key, load, answers);
        self.proposed.push_back((AccountId(key.0), now));
    }

    /// Proposals whose transaction must have ended.
    fn settled(&mut self, now: i64) -> Vec<AccountId> {
        let waiting = self.proposed.partition_point(|(_, at)| at + OVERLAP_MS <= now);
        self.proposed.drain(..waiting).map(|(account, _)| account).collect()
    }

    fn came(&mut self, account: AccountId, until_at: i64) {
        if self.online.insert(account, until_at).is_none() {
            self.roster.set_online(HelperKey(account.0), true);
        }
    }
}

/// Makes the rows of these helpers again, in the transaction that changed them.
pub async fn repack(tx: &Tx, accounts: &[AccountId]) -> Result<(), Error> {
    let associations = associations::store::all(tx).await?;
    let memberships = kept::memberships_of(tx, accounts).await?;
    let marks = sql::marks(1, accounts.len());
    let values = accounts.iter().map(|account| sql::Arg::from(*account)).collect();
    let profiles = helpers::store::profiles(tx, &format!("p.account_id IN ({marks})"), values).await?;
    let unlocked = attempts::unlocked(tx, accounts, tx.now()).await?;
    let row = |account: &AccountId| {
        let profile = profiles.iter().find(|profile| profile.account == *account)?;
        let own: Vec<_> = memberships.iter().filter(|membership| membership.account_id == *account).collect();
        let unlocked = unlocked.get(account).map_or(&[][..], Vec::as_slice);
        Some(matching::pack(&roster::member(profile, &own, unlocked, &associations, tx.now())))
    };
    let packed = accounts.iter().map(|account| PackedRow { account_id: *account, packed: row(account).unwrap_or_default() });
    rows::save(tx, &packed.collect::<Vec<_>>()).await
}

/// What the job carries: members up to `after` have their row.
#[derive(Serialize, Deserialize)]
pub struct Repack {
    pub association: AssociationId,
    pub after: AccountId,
}

/// The job: the caps of an association are in the rows of all its members.
pub async fn repack_members(state: &AppState, job: Job) -> Result<(), JobError> {
    let Repack { association, mut after } = job.read()?;
    loop {
        let some = rows::members_after(state.db(), association, after, AT_ONCE).await?;
        let Some(last) = some.last().copied() else { break };
        after = last;
        state.storage.write(async move |tx| repack(tx, &some).await).await?;
    }
    state.storage.write(async move |tx| job.done(tx).await).await?;
    Ok(())
}
