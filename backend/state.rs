//! What every handler and job is given.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use crate::backup::{Backups, Erasures};
use crate::clock::Clock;
use crate::config::Config;
use crate::hub::Hub;
use crate::mail::Mailer;
use crate::measure::Lately;
use crate::push::Pusher;
use crate::storage::{Storage, Turns};
use crate::web::{Assets, Limits, Templates};
use tokio_util::sync::CancellationToken;

/// Every layer of every request has its own: a clone counts one more.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// What it gives.
pub struct Parts {
    pub storage: Storage,
    pub hub: Hub,
    pub mailer: Mailer,
    pub pusher: Pusher,
    pub templates: Templates,
    pub assets: Assets,
    pub config: Arc<Config>,
    pub backups: Backups,
    /// Who was erased, outside the database.
    pub erasures: Erasures,
    /// Who did what how often, and how many are served at once, on this node.
    pub limits: Limits,
    /// Who acts on one help request, on this node.
    pub turns: Turns,
    /// When this process began.
    pub started_at: i64,
    /// How late jobs began, on this node.
    pub jobs: Lately,
    /// What slices keep in memory for the life of this process.
    pub kept: Kept,
    /// Cancelled when the process is asked to stop: sockets close with 1012.
    pub stop: CancellationToken,
}

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl From<Parts> for AppState {
    fn from(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl AppState {
    pub fn clock(&self) -> &Clock {
        self.storage.clock()
    }

    /// The readers.
    pub fn db(&self) -> &crate::storage::Db {
        self.storage.read()
    }

    /// The address that people type, without a final slash.
    pub fn public_url(&self) -> String {
        self.config.public_url.clone().unwrap_or_else(|| format!("http://{}", self.config.listen))
    }
}

/// One value of each type, made when it is first asked for: a slice keeps what it reads once, and nobody else names it.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<HashMap<TypeId, Box<dyn Any + Send>>>>);

impl Kept {
    pub fn of<T: Clone + Default + Send + 'static>(&self) -> T {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.entry(TypeId::of::<T>()).or_insert_with(|| Box::new(T::default())).downcast_ref::<T>();
        known.cloned().unwrap_or_default()
    }
}
