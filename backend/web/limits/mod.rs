//! Who did what how often, and how many are served at once. The numbers are settings (`config::Limits`).
//!
//! People are slowed before they are refused: a library is one address. In a rush, newcomers (who ask, sign up, sign in)
//! share a few places and the others are told to come back; whoever is helped already, or helps, keeps their pace.

mod admission;
mod counter;

use std::hash::Hash;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::{Address, AppError};
use crate::config;
use crate::measure;
use counter::{Counter, TooOften};

/// How long a request waits for a place before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(1);

/// What this node counts.
#[derive(Clone)]
pub struct Limits(Arc<Inner>);

struct Inner {
    set: config::Limits,
    requests: Counter,
    asking: Counter,
    signing_in: Counter,
    wrong_codes: Counter,
    tried_codes: Counter,
    forms: Counter,
    places: Arc<Semaphore>,
    newcomers: Arc<Semaphore>,
}

/// A place among those served at once, given back when it is dropped.
#[must_use]
pub struct Place(#[allow(dead_code, reason = "held, never read")] OwnedSemaphorePermit);

impl Limits {
    pub fn new(set: config::Limits) -> Self {
        let places = |count: u32| Arc::new(Semaphore::new(usize::try_from(count).unwrap_or(Semaphore::MAX_PERMITS)));
        Self(Arc::new(Inner {
            set,
            requests: Counter::new(set.rate_requests),
            asking: Counter::new(set.rate_asking),
            signing_in: Counter::new(set.rate_sign_in),
            wrong_codes: Counter::new(set.rate_wrong_codes),
            tried_codes: Counter::new(set.rate_wrong_codes),
            forms: Counter::new(set.rate_forms),
            places: places(set.requests_at_once),
            newcomers: places(set.newcomers_at_once),
        }))
    }

    /// Somebody asks for help. Hold the place until it is written.
    pub async fn asking(&self, Address(from): Address, now: i64) -> Result<Place, AppError> {
        pass(&self.0.asking, "asking", from, now).await?;
        place(&self.0.newcomers, "newcomers").await
    }

    /// Somebody asks for a sign-in code, types one, or makes an account, whatever the addresses they give.
    pub async fn signing_in(&self, Address(from): Address, now: i64) -> Result<Place, AppError> {
        pass(&self.0.signing_in, "sign_in", from, now).await?;
        place(&self.0.newcomers, "newcomers").await
    }

    /// Before a personal code is tried. `code`: its keyed hash.
    pub fn may_try_code(&self, Address(from): Address, code: &str, now: i64) -> Result<(), AppError> {
        let tried = self.0.tried_codes.count(code, now).map(drop).and_then(|()| self.0.wrong_codes.check(from, now));
        tried.map_err(|too_often| refused("wrong_codes", too_often))
    }

    /// It was wrong: each wrong one is answered later than the one before.
    pub async fn wrong_code(&self, Address(from): Address, now: i64) {
        if let Ok(delay) = self.0.wrong_codes.count(from, now) {
            tokio::time::sleep(delay).await;
        }
    }

    /// The most bytes of a form.
    pub fn form_bytes(&self) -> u32 {
        self.0.set.form_bytes
    }

    /// Bytes that a roster's file may have.
    pub fn import_bytes(&self) -> u32 {
        self.0.set.import_bytes
    }

    /// Somebody known (an account, a personal code) sends a form.
    pub async fn form(&self, who: impl Hash, now: i64) -> Result<(), AppError> {
        pass(&self.0.forms, "forms", who, now).await
    }

    async fn request(&self, from: IpAddr, now: i64) -> Result<(), AppError> {
        pass(&self.0.requests, "requests", from, now).await
    }

    async fn place(&self) -> Result<Place, AppError> {
        place(&self.0.places, "at_once").await
    }
}

async fn pass(counter: &Counter, name: &'static str, who: impl Hash, now: i64) -> Result<(), AppError> {
    let delay = counter.count(who, now).map_err(|too_often| refused(name, too_often))?;
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    Ok(())
}

fn refused(by: &'static str, TooOften { wait_s }: TooOften) -> AppError {
    measure::refused(by);
    AppError::TooMany { wait_s }
}

/// In the order of arrival, for a short while.
async fn place(places: &Arc<Semaphore>, name: &'static str) -> Result<Place, AppError> {
    match timeout(PATIENCE, Arc::clone(places).acquire_owned()).await {
        Ok(Ok(permit)) => Ok(Place(permit)),
        Ok(Err(_)) | Err(_) => {
            measure::refused(name);
            // Not all at the same second.
            Err(AppError::Busy { wait_s: 5 + u32::from(rand::random::<u8>() % 10) })
        }
    }
}
