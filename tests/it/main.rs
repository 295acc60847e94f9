//! One test program: stories of people, through HTTP and sockets, on SQLite or (with `BINOME_TEST_POSTGRES`) on PostgreSQL.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accounts;
mod assets;
mod associations;
mod attestations;
mod audit;
mod availability;
mod backup;
mod board;
mod board_history;
mod board_line;
mod board_merge;
mod board_owner;
mod board_reports;
mod board_today;
mod check;
mod contracts;
mod demo;
mod factors;
mod faults;
mod figures;
mod follow;
mod health;
mod help_requests;
mod help_sessions;
mod helpers;
mod learning;
mod limits;
mod live;
mod modules;
mod pairing;
mod permanences;
mod places;
mod races;
mod recognition;
mod ringing;
mod roster;
mod routes;
mod statements;
mod support;
mod templates;
mod training;
mod waiting;
mod writes;
mod writing;
