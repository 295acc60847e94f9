//! One helper in some 150 bytes: what changes only when somebody changes it.
//!
//! A roster is warm in a fraction of a second because it is read as rows of bytes, made by whichever action
//! last changed the helper. What moves all the time is not in them: who is online
//! ([`crate::Roster::set_online`]), what is asked of them and how they answered ([`crate::Roster::set_load`]).
//!
//! ```text
//! version   1 byte
//! sum       8 bytes, of all that follows: a flipped bit is refused, not believed
//! key       8 bytes; numbers are little-endian, as wide as in Helper
//! facts     1 byte: kind (2 bits), adult, has a position, is paused, has a term, has a contract, is under 18 by it
//! checks    1 byte: identity, charter, vetted; then 4 bytes, the last day, if vetted
//! caps      4 x 2 bytes
//! topics, low bits and high bits of levels, languages   4 x 8 bytes
//! meetings  1 byte
//! radius    2 bytes
//! position  2 x 4 bytes, microdegrees, if there is one
//! week      1 byte: which days differ from the day before; then 12 bytes for each of them, 1 bit a quarter
//! days      2 bytes: how many differ from their week; then 4 + 12 bytes each, in order
//! term      2 x 4 bytes, first and last day, if there is one
//! zone      1 byte
//! contract  1 byte: how many places; then 8 bytes each, in order, if there is one
//! quiet     2 x 2 bytes
//! paused    8 bytes, if so
//! members   1 byte: how many memberships; then 16 bytes of keys, 1 byte standing, checks, caps each
//! ```

mod read;
mod write;

use std::fmt;

pub use read::unpack;
pub use write::pack;

/// Another one is refused: the row is made again from what it was made of.
pub const VERSION: u8 = 2;

const HEAD: usize = 9;
const DAY_BYTES: usize = 12;

/// Why bytes are no helper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpack {
    /// Written by an older or a newer program.
    OtherVersion(u8),
    /// It ends too early.
    Truncated,
    /// The sum is wrong, or something is in it that [`pack`] never writes.
    Damaged,
}

impl fmt::Display for Unpack {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherVersion(version) => write!(out, "a packed helper of version {version}; this program reads {VERSION}"),
            Self::Truncated => out.write_str("a packed helper that ends too early"),
            Self::Damaged => out.write_str("a damaged packed helper"),
        }
    }
}

impl std::error::Error for Unpack {}

/// Eight bytes at a time, each step without loss (a product with an odd number, a turn): whatever is changed in one word
/// changes the sum.
fn sum(bytes: &[u8]) -> u64 {
    let step = |sum: u64, word: u64| (sum ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(bytes.len() as u64, |sum, word| step(sum, u64::from_le_bytes(*word)));
    rest.iter().fold(sum, |sum, byte| step(sum, u64::from(*byte)))
}

fn bits(facts: &[bool]) -> u8 {
    facts.iter().rev().fold(0, |bits, fact| bits << 1 | u8::from(*fact))
}
