//! One test program: stories of people, through HTTP and sockets, on SQLite or (with `BINOME_TEST_POSTGRES`) on PostgreSQL.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod demo;
mod help_requests;
mod live;
mod pairing;
mod routes;
mod support;
mod templates;
mod waiting;
