//! One test program: stories of people, through HTTP and sockets, on SQLite or (with `BINOME_TEST_POSTGRES`) on PostgreSQL.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accounts;
mod associations;
mod live;
mod pairing;
mod places;
mod support;
mod templates;
