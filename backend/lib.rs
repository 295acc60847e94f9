//! Binôme: a realtime hub that pairs people who are stuck online with trained helpers, and records the help.
//!
//! # Map
//!
//! From the bottom up; arrows go down only (`tests/architecture.rs` checks them).
//!
//! - [`clock`], [`holidays`], [`config`], [`hex`], [`measure`]: time, days off, settings, bytes, what Prometheus reads.
//! - [`storage`]: the database, one way to write, ids, sealed words. [`facts`]: what a slice tells the later ones.
//! - [`hub`] (events, mailboxes, live sockets), [`jobs`] (what must happen later), [`mail`], [`push`], [`pdf`], [`audit`],
//!   [`backup`] (copies, and the list of erased people), [`check`] (is the database whole).
//! - [`state`], [`web`]: what handlers are given; routes, pages, forms, errors, assets.
//! - The slices, each one noun of the product, in this order: [`accounts`], [`associations`], [`places`], [`learning`],
//!   [`helpers`], [`permanences`], [`help_requests`], [`pairing`], [`help_sessions`], [`recognition`], [`board`], [`home`],
//!   [`demo`].
//!   In each: `mod` (types and rules, pure), `store` (its SQL), `actions` (what a person can do), `pages`.
//! - [`app`] assembles them. The crate `matching` says who is asked; only `pairing` calls it.
//!
//! # Invariants
//!
//! - The database is the truth: a change and the events that tell of it are one transaction ([`storage::Storage::write`]).
//! - A help request has one winner at most, by one conditional update.
//! - What people tell us is sealed; events, jobs, logs and audit carry ids.
//! - What is kept in memory only proposes; the transaction checks every right again.

#![forbid(unsafe_code)]

// `#[derive(Row)]` names this crate so, in its tests too.
extern crate self as binome;

pub mod accounts;
pub mod app;
pub mod associations;
pub mod audit;
pub mod backup;
pub mod board;
pub mod check;
pub mod clock;
pub mod config;
pub mod demo;
pub mod facts;
pub mod help_requests;
pub mod help_sessions;
pub mod helpers;
pub mod hex;
pub mod holidays;
pub mod home;
pub mod hub;
pub mod jobs;
pub mod learning;
pub mod mail;
pub mod measure;
pub mod pairing;
pub mod pdf;
pub mod permanences;
pub mod places;
pub mod push;
pub mod recognition;
pub mod state;
pub mod storage;
pub mod web;
